"""One amount: a number with its currency, unit, base ("per 100,000") or the thing counted."""

from claims.model.enums import Hedge, QuantityKind
from claims.quantities.currencies import Prefix, currency_at, prefix_at, scale_after
from claims.quantities.hedges import hedge_after
from claims.quantities.nouns import noun_at
from claims.quantities.number_words import HYPHENS
from claims.quantities.numbers import number_at
from claims.quantities.numerals import Number, tidy
from claims.quantities.reading import Figure
from claims.quantities.spelled import part_at
from claims.quantities.tokens import NUMERAL, WORD, Token
from claims.quantities.units import Unit, unit_at
from claims.quantities.word_list import words

# What a hyphen joins a number to when the two together count: "a 12-member panel", "a 50-strong crowd".
COUNTED_BY_HYPHEN = words(
    """
    member strong seat point page storey story vehicle person judge bed nation country goal game match run
    vote room man woman car truck ship tower hectare stop way
    """
) - {"way", "stop", "man"}
BASES = {1e2: "per_100", 1e3: "per_1000", 1e4: "per_10000", 1e5: "per_100000", 1e6: "per_million"}


def amount_at(tokens: list[Token], index: int) -> Figure | None:
    """The amount that starts at this token, or None."""
    sign = tokens[index].text in {"-", "−"} and tokens[index + 1].gap == 0
    prefix = prefix_at(tokens, index + 1 if sign else index)
    if prefix:
        figure = money_after_prefix(tokens, index, prefix)
        return negated(figure) if figure and sign else figure
    if tokens[index].low == "magnitude":
        return strength(tokens, index)
    number = number_at(tokens, index) or half_of_unit(tokens, index)
    if number is None:
        return one_and_a_part(tokens, index)
    if number.ordinal:
        return None
    return measured(tokens, index, number)


def strength(tokens: list[Token], index: int) -> Figure | None:
    """ "magnitude 7.1", the word in the span."""
    number = number_at(tokens, index + 1) if tokens[index + 1].gap == 1 else None
    if number is None or number.ordinal:
        return None
    return with_unit(tokens, index, number, Unit("magnitude", QuantityKind.MEASURE, number.end))


def half_of_unit(tokens: list[Token], index: int) -> Number | None:
    """The half of "half an hour" and "half a percentage point"; "half" before anything else is no amount."""
    article = tokens[index].low == "half" and tokens[index + 1].low in {"a", "an"} and tokens[index + 1].gap == 1
    if not article or unit_at(tokens, index + 2) is None:
        return None
    return Number(0.5, index + 1, spelled=True, part=True)


def one_and_a_part(tokens: list[Token], index: int) -> Figure | None:
    """ "an hour and a half", "a mile and a quarter": one and a part of the unit after the article."""
    unit = unit_at(tokens, index + 1) if tokens[index].low in {"a", "an"} and tokens[index + 1].gap == 1 else None
    if unit is None or tokens[unit.end].low != "and" or unit.kind not in {QuantityKind.DURATION, QuantityKind.MEASURE}:
        return None
    part = part_at(tokens, unit.end + 1)
    if part is None or part.value >= 1:
        return None
    number = Number(1 + part.value, index + 1, spelled=True)
    return with_unit(tokens, index, number, unit)._replace(end=part.end)


def negated(figure: Figure) -> Figure:
    """The figure below zero."""
    return figure._replace(value=-figure.value if figure.value is not None else None)


def money_after_prefix(tokens: list[Token], start: int, prefix: Prefix) -> Figure | None:
    """Money whose currency stands in front: "£3.5m", "US$ 14 million", "Rs 4.5 lakh crore", "€5"."""
    number, code = number_at(tokens, prefix.number), prefix.code
    if number is None or number.ordinal:
        return None
    value, end, scale = tidy(number.value * prefix.factor), number.end, number.scale * prefix.factor
    if scale == 1.0 and (more := scale_after(tokens, end)) and not is_new_word(tokens, end):
        value, scale, end = tidy(value * more[0]), more[0], more[1]
    after = currency_at(tokens, end, scaled=True)
    number_end = end
    if after and after.kind is QuantityKind.MONEY and after.factor == 1.0 and tokens[end].kind == WORD:
        code, end = named_dollar(code, after.name), after.end
    return Figure(
        start,
        end,
        value,
        code,
        QuantityKind.MONEY,
        explicit=True,
        scale=scale,
        mantissa=value / scale,
        number_end=number_end,
    )


def named_dollar(sign: str, word: str) -> str:
    """The currency of "$5 Canadian dollars": the word tells which dollar the sign means."""
    return word if sign == "USD" else sign


def is_new_word(tokens: list[Token], at: int) -> bool:
    """Whether a single letter after a sum stands for itself: "£5 a", "£3 T"."""
    return (
        len(tokens[at].low) == 1
        and tokens[at].gap == 1
        and (tokens[at].low not in {"m", "b"} or tokens[at + 1].text == "'")
    )


def measured(tokens: list[Token], start: int, number: Number) -> Figure | None:
    """The number with what it measures or counts; None where letters hang on its digits that are no unit."""
    at = number.end
    money = currency_at(tokens, at, scaled=number.scale >= 1e3)
    if money:
        return with_coins(tokens, sum_of(tokens, start, number, money), money)
    unit = unit_at(tokens, unit_start(tokens, number))
    if unit and unit.name == "metre" and tokens[at].low == "m" and tokens[at].gap == 0 and number.scale > 1:
        unit = None
    if unit:
        return based(tokens, compound(tokens, with_unit(tokens, start, number, unit)))
    if metres := glued_metres(tokens, start, number):
        return metres
    if tokens[at].gap == 0 and tokens[at].kind in {WORD, NUMERAL} and tokens[at - 1].kind == NUMERAL:
        return None
    return based(tokens, counted(tokens, start, number))


def unit_start(tokens: list[Token], number: Number) -> int:
    """Where a unit may start: after "of a" in "a quarter of a mile", "half an hour"; else directly after the number."""
    at = number.end
    if number.part and tokens[at].low == "of" and tokens[at + 1].low in {"a", "an", "one"}:
        return at + 2 if unit_at(tokens, at + 2) else at
    if number.part and tokens[at].low in {"a", "an"} and unit_at(tokens, at + 1):
        return at + 1
    return at


def sum_of(tokens: list[Token], start: int, number: Number, money: Unit) -> Figure:
    """Money whose currency stands behind: "1.2bn euros", "50p", "75 USD million"."""
    value, scale, end = number.value, number.scale, money.end
    more = scale_after(tokens, end) if scale == 1.0 and money.kind is QuantityKind.MONEY else None
    if more and tokens[end].gap == 1 and len(tokens[end].low) > 1:
        value, scale, end = value * more[0], more[0], more[1]
    return Figure(
        start, end, tidy(value * money.factor), money.name, money.kind, explicit=True, scale=scale,
        mantissa=value / scale, number_end=number.end,
    )  # fmt: skip


def with_coins(tokens: list[Token], figure: Figure, money: Unit) -> Figure:
    """ "thirteen dollars and forty-five cents" as one sum; anything else unchanged."""
    if money.factor != 1.0 or figure.value is None:
        return figure
    at = figure.end + (1 if tokens[figure.end].low == "and" else 0)
    coins = number_at(tokens, at) if tokens[at].gap == 1 else None
    if coins is None or coins.ordinal or coins.scale != 1.0 or not 0 < coins.value < 100:
        return figure
    unit = currency_at(tokens, coins.end, scaled=False)
    if unit and unit.factor != 1.0:
        return figure._replace(value=tidy(figure.value + coins.value * unit.factor), end=unit.end)
    apart = tokens[coins.end].gap > 0 or tokens[coins.end].kind not in {WORD, NUMERAL}
    left_out = apart and at == figure.end and coins.value >= 10 and coins.value.is_integer() and figure.scale == 1.0
    if (
        not left_out
        or unit
        or counted(tokens, at, coins).noun
        or unit_at(tokens, coins.end)
        or tokens[coins.end].text == "%"
    ):
        return figure
    return figure._replace(value=tidy(figure.value + coins.value * 0.01), end=coins.end)  # "15 dollars 50"


def with_unit(tokens: list[Token], start: int, number: Number, unit: Unit) -> Figure:
    """The number in its unit."""
    value = tidy(number.value * unit.factor)
    daily = unit.name == "barrel" and tokens[unit.end - 1].low in {"bpd", "d"}
    period = "a day" if daily else None
    return Figure(
        start, unit.end, value, unit.name, unit.kind, explicit=True, scale=number.scale,
        mantissa=number.value / number.scale, period=period, number_end=number.end,
    )  # fmt: skip


# Smaller units that people say after a larger one, and how many make it.
SMALLER = {"foot": ("inch", 12), "stone": ("pound", 14)}


def compound(tokens: list[Token], figure: Figure) -> Figure:
    """Feet with inches and stones with pounds as one figure ("5 ft 10 in", "six feet and two inches")."""
    if figure.unit not in SMALLER or figure.value is None:
        return figure
    small, many = SMALLER[figure.unit]
    at = figure.end + (1 if tokens[figure.end].low == "and" else 0)
    number = number_at(tokens, at) if tokens[at].gap < 2 else None
    if number is None or number.ordinal or not 0 < number.value < many:
        return figure
    unit = tokens[number.end]
    forms = {"inch": {"in", "ins", "inch", "inches"}, "pound": {"lb", "lbs", "pound", "pounds"}}[small]
    if unit.low not in forms or unit.gap == 2:
        return figure
    return figure._replace(value=tidy(figure.value + number.value / many), end=number.end + 1)


def glued_metres(tokens: list[Token], start: int, number: Number) -> Figure | None:
    """ "7.5m wide" in metres: the "m" was taken for a million, which the words after it rule out."""
    letter = tokens[number.end - 1]
    if letter.low != "m" or letter.gap or number.scale != 1e6 or unit_at(tokens, number.end - 1) is None:
        return None
    value = tidy(number.value / number.scale)
    return Figure(
        start,
        number.end,
        value,
        "metre",
        QuantityKind.MEASURE,
        explicit=True,
        mantissa=value,
        number_end=number.end - 1,
    )


def counted(tokens: list[Token], start: int, number: Number) -> Figure:
    """A count with the thing counted, as far as the words tell; bare where they do not."""
    plus = hedge_after(tokens, number.end)
    at, own = number.end, None
    if plus and plus.hedge in {Hedge.AT_LEAST, Hedge.APPROX} and tokens[plus.start].low in {"-", "+", "plus", "odd"}:
        at, own = plus.end, plus.hedge
    kind = QuantityKind.FRACTION if number.part else QuantityKind.COUNT
    unit = "fraction" if number.part else "count"
    noun = None if number.part else hyphened(tokens, at) or plain_noun(tokens, at, number)
    end = noun[1] if noun else at
    return Figure(
        start, end, number.value, unit, kind, hedge=own, noun=noun[0] if noun else None, scale=number.scale,
        mantissa=number.value / number.scale, number_end=number.end, explicit=number.part,
    )  # fmt: skip


def plain_noun(tokens: list[Token], at: int, number: Number) -> tuple[str, int] | None:
    """The plural noun after the number; "of" may stand between after a scale ("a dozen of the eggs" not)."""
    noun = noun_at(tokens, at, value=number.value)
    return (noun.text, noun.end) if noun else None


def hyphened(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "12-member", "50-strong": the noun that a hyphen joins to its number."""
    if tokens[at].text not in HYPHENS or tokens[at].gap or tokens[at + 1].gap:
        return None
    return (tokens[at + 1].low, at + 2) if tokens[at + 1].low in COUNTED_BY_HYPHEN else None


def based(tokens: list[Token], figure: Figure) -> Figure:
    """The figure as a rate where "per 100,000 people" or "for every 1,000 births" follows."""
    at = figure.end
    if tokens[at].low == "for" and tokens[at + 1].low == "every":
        at += 1
    elif tokens[at].low == "out" and tokens[at + 1].low == "of" and tokens[at + 2].low == "every":
        at += 2
    if tokens[at].low not in {"per", "every"} or tokens[at].gap != 1 or figure.kind not in RATED:
        return figure
    base = number_at(tokens, at + 1)
    if base is None or base.ordinal or base.value not in BASES:
        return figure
    noun = noun_at(tokens, base.end, value=base.value)
    end = noun.end if noun else base.end
    return figure._replace(end=end, unit=BASES[base.value], kind=QuantityKind.RATE, explicit=True)


RATED = {QuantityKind.COUNT}
