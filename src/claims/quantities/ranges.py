"""Two amounts that make one figure: "5 to 6 per cent", "£24.3bn-£25.1bn", "between three and four million barrels"."""

from claims.model.enums import Hedge, QuantityKind
from claims.quantities.amounts import amount_at
from claims.quantities.currency_words import SYMBOLS
from claims.quantities.direction import PAST_CHANGES
from claims.quantities.moments import looks_like_year
from claims.quantities.number_words import HUNDRED, HYPHENS
from claims.quantities.numerals import tidy
from claims.quantities.reading import Figure
from claims.quantities.tokens import Token
from claims.quantities.word_list import words

# Before "from" these say that the two ends belong together; otherwise "from 38 to 81" tells of a change.
SPREAD_CUES = words(
    """
    range ranges ranged ranging vary varies varied varying anywhere prices costing costs estimates estimated
    aged ages sizes spanning sentences spread anything somewhere children pupils temperatures speeds
    """
)


def range_at(tokens: list[Token], index: int) -> Figure | None:
    """The range that starts at this token: with "between" or "from" in front, or an amount joined to a second one."""
    opener = tokens[index].low
    if opener == "between":
        return bounded(tokens, index, {"and", "to"} | HYPHENS)
    if opener == "from" and tokens[index - 1].low in SPREAD_CUES:
        return bounded(tokens, index, {"to"} | HYPHENS)
    return None


def bounded(tokens: list[Token], index: int, joints: set[str]) -> Figure | None:
    """A range whose first word is a preposition, which belongs to its span."""
    first = amount_at(tokens, index + 1)
    if first is None or tokens[index + 1].gap == 2:
        return None
    return joined(tokens, first, joints, start=index)


def joined(tokens: list[Token], first: Figure, joints: set[str], *, start: int | None = None) -> Figure | None:
    """The range of `first` and the amount after one of `joints`, or None where the two do not belong together."""
    at = first.end
    if tokens[at].text in HYPHENS and tokens[at + 1].low in {"to", "or"}:  # "18-to-24-year-olds", "16- to 24-year-olds"
        at += 1
    joint, after = tokens[at], tokens[at + 1]
    if joint.low not in joints or joint.gap == 2 or after.gap == 2:
        return None
    if joint.text in HYPHENS and joint.gap != after.gap:
        return None
    step = 2 if after.text in HYPHENS and tokens[at + 2].gap == 0 else 1
    second = amount_at(tokens, at + step)
    if second is None:
        return None
    if tokens[second.number_end - 1].low == "hundred" and second.scale == 1.0:  # "between four and five hundred"
        second = second._replace(scale=100.0, mantissa=(second.value or 0.0) / HUNDRED)
    if first.kind is QuantityKind.MONEY and second.bare and (joint.text in HYPHENS or second.scale > 1):
        second = second._replace(unit=first.unit, kind=first.kind, explicit=True)  # "$5-6bn"
    if not belong(first, second, announced=start is not None) or are_years(tokens, first, second):
        return None
    prefixed = second.kind is QuantityKind.MONEY and tokens[second.start].kind is not tokens[second.number_end - 1].kind
    if first.bare and prefixed and start is None and tokens[second.start].text in SYMBOLS:
        return None  # "Platform One to £70m": the sign would stand before the first number
    return spanned(shared(first, second), second, first.start if start is None else start)


def belong(first: Figure, second: Figure, *, announced: bool) -> bool:
    """Whether two amounts may bound one range: same unit, or the first one's left to the second, and rising."""
    if QuantityKind.FRACTION in {first.kind, second.kind} and first.kind is not second.kind:
        return False
    if first.explicit and first.unit != second.unit:
        return False
    if first.noun and not announced:
        return False
    low, high = shared(first, second).value, second.value
    return (
        low is not None
        and high is not None
        and low < high
        and (announced or first.explicit or not second.bare or rises(first, second))
    )


def are_years(tokens: list[Token], first: Figure, second: Figure) -> bool:
    """Whether both ends are bare years: "between 1939 and 1945"."""
    ends = (tokens[first.number_end - 1], tokens[second.number_end - 1])
    return first.bare and second.bare and all(looks_like_year(token.text) for token in ends)


def rises(first: Figure, second: Figure) -> bool:
    """Whether two bare numbers are near enough to mean "so many": "10 to 12", but not "7 to 2021"."""
    return bool(first.value) and (second.value or 0) <= 20 * (first.value or 0)


def shared(first: Figure, second: Figure) -> Figure:
    """The first amount with the scale that only the second one writes: "5 to 6 million", "$5-6bn"."""
    if first.scale == 1.0 and second.scale > 12 and first.value is not None and first.value < second.mantissa:
        return first._replace(value=tidy(first.value * second.scale))
    return first


def spanned(first: Figure, second: Figure, start: int) -> Figure:
    """One figure from the first amount to the end of the second, in the unit that either has."""
    owner = first if first.explicit and not second.explicit else second
    return second._replace(
        start=start, value=None, low=first.value, high=second.value, unit=owner.unit, kind=owner.kind,
        explicit=owner.explicit, hedge=Hedge.RANGE,
    )  # fmt: skip


def follows_change(tokens: list[Token], index: int) -> bool:
    """Whether a past change stands right before: in "rose 5p to 321p" the two figures are no range."""
    return tokens[index - 1].low in PAST_CHANGES or (
        tokens[index - 1].low == "by" and tokens[index - 2].low in PAST_CHANGES
    )
