"""What a bare number counts: the noun behind it, a hyphen's noun, or so many in a group ("per 100,000")."""

from claims.model.enums import Hedge, QuantityKind
from claims.quantities.hedges import hedge_after
from claims.quantities.nouns import noun_at
from claims.quantities.number_words import HYPHENS, SCALES
from claims.quantities.numbers import number_at
from claims.quantities.numerals import Number
from claims.quantities.reading import Figure
from claims.quantities.tokens import NUMERAL, WORD, Token
from claims.quantities.units import unit_at
from claims.quantities.word_list import words

# What a hyphen joins a number to when the two together count: "a 12-member panel", "a 50-strong crowd".
COUNTED_BY_HYPHEN = words(
    """
    member strong seat point page storey story vehicle person judge bed nation country goal game match run
    vote room man woman car truck ship tower hectare stop way home bedroom unit word team lap hole book part episode
    question minister candidate justice
    """
) - {"way", "stop", "man"}
# After digits and a hyphen these count nothing: "a 2-way street", "a 5-star hotel", "10-man Rovers".
TIED = words(
    """
    way stop man star time speed wheel fold piece over under off out plus ish nil all love and per old olds side
    iron wood tier grade something ball pin ply rated odd
    """
)
BASES = {1e2: "per_100", 1e3: "per_1000", 1e4: "per_10000", 1e5: "per_100000", 1e6: "per_million"}
RATED = {QuantityKind.COUNT}


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
    noun = tokens[at + 1]
    digits = tokens[at - 1].kind == NUMERAL and noun.kind == WORD and noun.text.islower() and len(noun.low) > 2
    return (noun.low, at + 2) if noun.low in COUNTED_BY_HYPHEN or (digits and noun.low not in TIED) else None


def stands_alone(tokens: list[Token], at: int, number: Number) -> bool:
    """Whether nothing after the number says what it counts or measures."""
    after = tokens[number.end]
    if (after.gap == 0 and after.kind in {WORD, NUMERAL}) or after.text == "%":
        return False
    return not counted(tokens, at, number).noun and unit_at(tokens, number.end) is None


def based(tokens: list[Token], figure: Figure) -> Figure:
    """The figure as a rate where "per 100,000 people" or "for every 1,000 births" follows."""
    at = figure.end
    if tokens[at].low == "for" and tokens[at + 1].low == "every":
        at += 1
    elif tokens[at].low == "for" and tokens[at + 2].low == "lakh" and tokens[at + 1].low in {"1", "one", "every"}:
        return based_on(tokens, figure, Number(1e5, at + 3))
    elif tokens[at].low == "out" and tokens[at + 1].low == "of" and tokens[at + 2].low == "every":
        at += 2
    if tokens[at].low not in {"per", "every"} or tokens[at].gap != 1 or figure.kind not in RATED:
        return figure
    base = number_at(tokens, at + 1)
    if base is None and tokens[at + 1].low in SCALES and tokens[at + 1].gap == 1:  # "per lakh", "per million people"
        base = Number(SCALES[tokens[at + 1].low], at + 2)
    if base is None or base.ordinal or base.value not in BASES:
        return figure
    return based_on(tokens, figure, base)


def based_on(tokens: list[Token], figure: Figure, base: Number) -> Figure:
    """The figure as so many in a group of `base`, with what the group is of."""
    noun = noun_at(tokens, base.end, value=base.value)
    end = noun.end if noun else base.end
    return figure._replace(end=end, unit=BASES[base.value], kind=QuantityKind.RATE, explicit=True)
