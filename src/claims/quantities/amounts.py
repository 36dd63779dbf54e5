"""One amount: a number with its currency, unit, base ("per 100,000") or the thing counted."""

from claims.model.enums import QuantityKind
from claims.quantities.counts import based, counted, stands_alone
from claims.quantities.currencies import Prefix, currency_at, prefix_at, scale_after
from claims.quantities.number_words import HYPHENS, MINUS_WORDS
from claims.quantities.numbers import number_at, slashed_part
from claims.quantities.numerals import Number, tidy
from claims.quantities.reading import Figure
from claims.quantities.spelled import part_at
from claims.quantities.tokens import NUMERAL, WORD, Token
from claims.quantities.unit import Unit
from claims.quantities.units import unit_at


def amount_at(tokens: list[Token], index: int) -> Figure | None:
    """The amount that starts at this token, or None."""
    sign = tokens[index + 1].gap == 0 if tokens[index].text in {"-", "−"} else tokens[index].low in MINUS_WORDS
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


def money_in_every(tokens: list[Token], index: int) -> Figure | None:
    """ "£1 in every £5", "$2 of each $10" as a fraction; None for anything else."""
    prefix = prefix_at(tokens, index)
    money = money_after_prefix(tokens, index, prefix) if prefix else None
    if money is None or not money.value:
        return None
    at = money.end + (tokens[money.end].low == "out")
    if tokens[at].low not in {"in", "of"} or tokens[at + 1].low not in {"every", "each"}:
        return None
    prefix = prefix_at(tokens, at + 2)
    whole = money_after_prefix(tokens, at + 2, prefix) if prefix else None
    if whole is None or not whole.value or whole.unit != money.unit or whole.value <= money.value:
        return None
    value = money.value / whole.value
    return Figure(index, whole.end, value, "fraction", QuantityKind.FRACTION, explicit=True, number_end=whole.end)


def strength(tokens: list[Token], index: int) -> Figure | None:
    """ "magnitude 7.1", "magnitude-7.1", "magnitude of 7", the word in the span."""
    hyphen = tokens[index + 1].text in HYPHENS
    at = index + 2 if hyphen or tokens[index + 1].low == "of" else index + 1
    number = number_at(tokens, at) if tokens[at].gap == (0 if hyphen else 1) else None
    if number is None or number.ordinal:
        return None
    return with_unit(tokens, index, number, Unit("magnitude", QuantityKind.MEASURE, number.end))


def half_of_unit(tokens: list[Token], index: int) -> Number | None:
    """The part of "half an hour", "half a percentage point", "quarter-mile", "half hour"; else it is no amount."""
    part = {"half": 0.5, "quarter": 0.25}.get(tokens[index].low)
    if part is None:
        return None
    article = part == 0.5 and tokens[index + 1].low in {"a", "an"} and tokens[index + 1].gap == 1
    unit = unit_at(tokens, index + 2 if article else index + 1)
    if unit is None or not (article or unit.kind in PARTED or (part == 0.5 and unit.name == "hour")):
        return None
    return Number(part, index + 1, spelled=True, part=True)


PARTED = {QuantityKind.MEASURE, QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT}  # "half mile", "half per cent"


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
    number = with_part_of_cent(tokens, number, prefix.number)
    value, end, scale = tidy(number.value * prefix.factor), number.end, number.scale * prefix.factor
    if scale == 1.0 and (more := scale_after(tokens, end)) and not is_new_word(tokens, end):
        value, scale, end = tidy(value * more[0]), more[0], more[1]
    after = currency_at(tokens, end, scaled=True)
    number_end = end
    if after and after.kind is QuantityKind.MONEY and after.factor == 1.0 and tokens[end].kind == WORD:
        code, end = named_dollar(code, after.name), after.end
    figure = Figure(
        start, end, value, code, QuantityKind.MONEY, explicit=True, scale=scale, mantissa=value / scale,
        number_end=number_end,
    )  # fmt: skip
    return with_coins(tokens, figure, coins_named=True)


def with_part_of_cent(tokens: list[Token], number: Number, index: int) -> Number:
    """The price with the part of a cent that grain is sold by: "$5.93 1/2", "$5.93-3/4"."""
    at = number.end + 1 if tokens[number.end].text == "-" and tokens[number.end].gap == 0 else number.end
    cents = "." in tokens[index].text and number.scale == 1.0 and tokens[at].kind == NUMERAL
    part = slashed_part(tokens, at) if cents and tokens[at].gap < 2 else None
    return number._replace(value=tidy(number.value + part.value * 0.01), end=part.end) if part else number


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
        if money.kind is not QuantityKind.MONEY:  # pounds that weigh
            return compound(tokens, with_unit(tokens, start, number, money))
        figure = sum_of(tokens, start, number, money)
        return with_coins(tokens, figure) if money.factor == 1.0 else figure
    if tokens[at].low == "on" and tokens[at + 2].low == "richter":
        magnitude = Unit("magnitude", QuantityKind.MEASURE, at)
        return with_unit(tokens, start, number, magnitude)
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


def with_coins(tokens: list[Token], figure: Figure, *, below: float = 1.0, coins_named: bool = False) -> Figure:
    """ "thirteen dollars and forty-five cents" or "15 dollars 50" as one sum; anything else unchanged.

    The coins must be worth less than `below`. With `coins_named` their own word tells them, as after "£2": "£2 50p".
    """
    at = figure.end + (1 if tokens[figure.end].low == "and" else 0)
    coins = number_at(tokens, at) if tokens[at].gap == 1 and figure.value is not None else None
    if coins is None or coins.ordinal or coins.scale != 1.0 or not 0 < coins.value < 100:
        return figure
    unit = currency_at(tokens, coins.end, scaled=False)
    if unit and unit.factor < below and unit.name in {figure.unit, "USD"}:
        more = added(figure, coins.value * unit.factor, unit.end)
        return with_coins(tokens, more, below=unit.factor) if unit.factor == TENTH else more
    if coins_named or unit or figure.scale != 1.0 or not stands_alone(tokens, at, coins):
        return figure
    if below == TENTH:
        return added(figure, coins.value * 0.01, coins.end) if coins.value < 10 else figure  # "five mao five"
    left_out = at == figure.end and coins.value >= 10 and coins.value.is_integer()
    return added(figure, coins.value * 0.01, coins.end) if left_out else figure


TENTH = 0.1  # a coin of which ten make the whole


def added(figure: Figure, value: float, end: int) -> Figure:
    """The sum with so much more, up to `end`."""
    return figure._replace(value=tidy((figure.value or 0.0) + value), end=end)


def with_unit(tokens: list[Token], start: int, number: Number, unit: Unit) -> Figure:
    """The number in its unit."""
    value = tidy(number.value * unit.factor)
    daily = unit.name == "barrel" and tokens[unit.end - 1].low in {"bpd", "d"}
    period = "a day" if daily else None
    return Figure(
        start, unit.end, value, unit.name, unit.kind, explicit=True, scale=number.scale,
        mantissa=number.value / number.scale, period=period, number_end=number.end,
    )  # fmt: skip


# Smaller units that people say after a larger one, how many make it, and how they are written.
SMALLER = {
    "foot": (12, {"in", "ins", "inch", "inches", '"', "”", "″"}),
    "stone": (14, {"lb", "lbs", "pound", "pounds"}),
    "pound": (16, {"oz", "ounce", "ounces"}),
}


def compound(tokens: list[Token], figure: Figure) -> Figure:
    """Feet with inches, stones with pounds, pounds with ounces as one figure: "5 ft 10 in", "6-foot-2"."""
    if figure.unit not in SMALLER or figure.value is None:
        return figure
    many, forms = SMALLER[figure.unit]
    joined = tokens[figure.end].text in HYPHENS and tokens[figure.end].gap == 0 == tokens[figure.end + 1].gap
    at = figure.end + (1 if joined or tokens[figure.end].low == "and" else 0)
    number = number_at(tokens, at) if tokens[at].gap < 2 else None
    if number is None or number.ordinal or not 0 < number.value < many:
        return figure
    step = number.end + 1 if tokens[number.end].text in HYPHENS and joined else number.end
    named = tokens[step].low in forms and tokens[step].gap < 2
    if not named and not (figure.unit == "foot" and (joined or is_height(tokens, figure, at, number))):
        return figure
    end = step + 1 if named else number.end
    return figure._replace(value=tidy(figure.value + number.value / many), end=end)


def is_height(tokens: list[Token], figure: Figure, at: int, number: Number) -> bool:
    """Whether "6 foot 2" leaves its inches out."""
    singular = tokens[figure.end - 1].low in {"foot", "ft"} and at == figure.end and tokens[at].gap == 1
    return singular and number.value.is_integer() and stands_alone(tokens, at, number)


def glued_metres(tokens: list[Token], start: int, number: Number) -> Figure | None:
    """ "7.5m wide" in metres: the "m" was taken for a million, which the words after it rule out."""
    letter = tokens[number.end - 1]
    unit = unit_at(tokens, number.end - 1) if letter.low == "m" and not letter.gap and number.scale == 1e6 else None
    if unit is None:
        return None
    value = tidy(number.value / number.scale)
    return Figure(
        start, unit.end, value, unit.name, unit.kind, explicit=True, mantissa=value, number_end=number.end - 1
    )
