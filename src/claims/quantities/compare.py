"""How two figures relate: within what the claim says, close to it, away from it, or in another unit."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from claims.model.enums import DifferenceKind, Hedge, Outcome, QuantityKind
from claims.quantities.conversion import convert
from claims.quantities.quantity import Quantity
from claims.quantities.relation import Relation
from claims.quantities.rounding import slack_converted, slack_of
from claims.quantities.says import difference, other_period, other_unit
from claims.quantities.spell import span_in_days

CLOSE = 0.05  # DESIGN section 5: "close" is not equal, but under 5 per cent apart
LOOSE = 0.05  # how far "about" and "nearly" reach: no further than what is close without them

# Kinds within which one figure can be told in the other's unit, or mistaken for it.
FAMILIES = {
    QuantityKind.PERCENT: "share",
    QuantityKind.FRACTION: "share",
    QuantityKind.PERCENTAGE_POINT: "share",
    QuantityKind.RATE: "measure",
    QuantityKind.MEASURE: "measure",
    QuantityKind.TEMPERATURE: "measure",
    QuantityKind.COUNT: "count",
    QuantityKind.NUMBER: "count",
    QuantityKind.MONEY: "money",
    QuantityKind.MULTIPLIER: "multiplier",
    QuantityKind.AGE: "age",
    QuantityKind.DURATION: "duration",
    QuantityKind.ORDINAL: "ordinal",
}
# What one of each is worth of the whole; points are no shares of a whole, but two units of one kind.
SHARES = {
    "fraction": 1.0,
    "percent": 1e-2,
    "per_100": 1e-2,
    "per_1000": 1e-3,
    "per_10000": 1e-4,
    "per_100000": 1e-5,
    "per_million": 1e-6,
}
POINTS = {"percentage_point": 1.0, "basis_point": 0.01}


class Bounds(NamedTuple):
    """The lowest and highest value a figure may stand for; `open_low` and `open_high` leave the bound itself out."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False


def relate(claim: Quantity, source: Quantity) -> Relation:
    """How the source's figure stands to the claim's; never raises, and never looks at the words around them.

    - `agrees`: the source's figure lies within the claim's hedge, within the rounding the claim is printed in, or
      within the claim's range; a fraction agrees with its percentage, feet agree with metres once converted.
    - `close`: not equal, but under 5 per cent apart.
    - `differs`: 5 per cent apart or more; `says` tells by how much and which way, seen from the claim.
    - `unit_mismatch`: the same figure with another unit, currency or period, or percent against percentage points.
    - `not_comparable`: figures of other kinds (a share and a sum of money, people and tonnes), or
      sums in two currencies.

    The pairing of figures, and what a statement as a whole then says, is the caller's.
    """
    if family(claim) != family(source):
        return Relation(Outcome.NOT_COMPARABLE)
    stated = numbers_of(source)
    told = [number for number in (in_unit_of(claim, source, each) for each in stated) if number is not None]
    if not told or len(told) < len(stated) or not numbers_of(claim):
        return unlike(claim, source)
    converted = Bounds(told[0], told[-1])
    changed = claim.unit != source.unit
    if not same_period(claim, source):
        return across_periods(claim, source, converted)
    relation = weighed(claim, source, converted, changed=changed)
    if changed and relation.outcome not in {Outcome.AGREES, Outcome.CLOSE} and same_figure(claim, source):
        return Relation(Outcome.UNIT_MISMATCH, DifferenceKind.UNIT, other_unit(claim, source))
    return relation


def growth(before: Quantity, after: Quantity) -> Quantity | None:
    """How many times `before` the later figure `after` is, as a multiple to compare with "doubled" or "halved".

    None where the two cannot be told in one unit, where either is a range, or where the first is not above nought.
    The span is that of `after`.
    """
    if family(before) != family(after) or before.value is None or after.value is None or before.value <= 0:
        return None
    later = in_unit_of(before, after, after.value)
    if later is None:
        return None
    return replace(
        after, value=later / before.value, unit="multiplier", kind=QuantityKind.MULTIPLIER, hedge=None, period=None
    )


def tell_the_same_split(one: Quantity, other: Quantity) -> bool:
    """Whether two shares make up a whole, within their rounding: 20 per cent that remain, four fifths that are lost.

    That they are shares of the same whole, told from its two sides, is the caller's to know.
    """
    if one.unit not in SHARES or other.unit not in SHARES or one.value is None or other.value is None:
        return False
    whole = one.value * SHARES[one.unit] + other.value * SHARES[other.unit]
    slack = slack_of(one) * SHARES[one.unit] + slack_of(other) * SHARES[other.unit]
    return one.value * SHARES[one.unit] != other.value * SHARES[other.unit] and abs(whole - 1) <= max(slack, 1e-9)


def family(quantity: Quantity) -> str:
    """The family of kinds that the figure can be compared within; "14 per 100,000" is a share of people."""
    return "share" if quantity.unit in SHARES else FAMILIES[quantity.kind]


def numbers_of(quantity: Quantity) -> list[float]:
    """The value, or the ends of the range that are known, low one first; [] for a figure without numbers."""
    if quantity.value is not None:
        return [quantity.value]
    return [number for number in (quantity.low, quantity.high) if number is not None]


def in_unit_of(claim: Quantity, source: Quantity, number: float) -> float | None:
    """The source's number told in the claim's unit; None where it cannot be."""
    if claim.unit == source.unit or family(claim) in {"count", "multiplier", "ordinal"}:
        return number
    for table in (SHARES, POINTS):
        if claim.unit in table and source.unit in table:
            return number * table[source.unit] / table[claim.unit]
    if claim.unit in SHARES | POINTS or source.unit in SHARES | POINTS or family(claim) == "money":
        return None
    return convert(number, source.unit, claim.unit)


def unlike(claim: Quantity, source: Quantity) -> Relation:
    """What two figures say whose units cannot be told in one another: a mismatch if the figure is the same."""
    if same_figure(claim, source):
        return Relation(Outcome.UNIT_MISMATCH, DifferenceKind.UNIT, other_unit(claim, source))
    return Relation(Outcome.NOT_COMPARABLE)


def same_figure(claim: Quantity, source: Quantity) -> bool:
    """Whether the numbers are the same whatever their units, within the rounding of the claim."""
    ours, theirs = numbers_of(claim), numbers_of(source)
    if not ours or len(ours) != len(theirs):
        return False
    slack = slack_of(claim)
    return all(abs(one - other) <= slack or math.isclose(one, other) for one, other in zip(ours, theirs, strict=True))


def same_period(claim: Quantity, source: Quantity) -> bool:
    """Whether both figures are given for the same period; a figure without one may stand for any."""
    if claim.period is None or source.period is None:
        return True
    ours, theirs = span_in_days(claim.period), span_in_days(source.period)
    if ours is None or theirs is None:
        return ours is theirs and last_word(claim.period) == last_word(source.period)
    return math.isclose(ours, theirs)


# What "a …" and "per …" count by, in other words: a kilo is a kilogram, a person is a head.
SAME_GOODS = {"kilo": "kilogram", "kg": "kilogram", "kilogramme": "kilogram", "liter": "litre"} | {
    "capita": "head",
    "person": "head",
    "child": "pupil",
    "km": "kilometre",
    "kilometer": "kilometre",
}


def last_word(period: str) -> str:
    """What "a barrel", "per barrel" and "a-barrel" have in common, one word for a kilo and a kilogram."""
    word = period.lower().replace("-", " ").split()[-1].rstrip("s")
    return SAME_GOODS.get(word, word)


def across_periods(claim: Quantity, source: Quantity, stated: Bounds) -> Relation:
    """Figures for two periods: the same number is a mismatch, others are compared once told for the claim's period."""
    if same_figure(claim, source) and claim.unit == source.unit:
        return Relation(Outcome.UNIT_MISMATCH, DifferenceKind.UNIT, other_period(claim, source))
    ours, theirs = span_in_days(claim.period or ""), span_in_days(source.period or "")
    if ours is None or theirs is None:
        return Relation(Outcome.NOT_COMPARABLE)
    share = ours / theirs
    return weighed(claim, source, Bounds(stated.low * share, stated.high * share), changed=True)


def weighed(claim: Quantity, source: Quantity, stated: Bounds, *, changed: bool) -> Relation:
    """The outcome for a source's figure told in the claim's unit; `changed` figures bring their own rounding."""
    slack = 0.0
    if changed and family(claim) != "share":
        slack = max(relative_slack(source, slack_converted) * abs(stated.low), slack_converted(claim))
    elif changed or claim.kind is QuantityKind.FRACTION:
        slack = relative_slack(source, slack_of) * abs(stated.low)
    claimed = claimed_bounds(claim, slack)
    if overlap(claimed, stated) or (claim.hedge is not None and claim.hedge is source.hedge and same_as(claim, stated)):
        return Relation(Outcome.AGREES)
    if claim.kind is QuantityKind.FRACTION and is_cut_off(claim, source):
        return Relation(Outcome.AGREES)
    base, nearest = nearest_pair(claim, stated)
    apart = abs(nearest - base) / abs(base) if base else math.inf
    outcome = Outcome.CLOSE if apart < CLOSE else Outcome.DIFFERS
    return Relation(outcome, DifferenceKind.NUMBER, difference(claim, base, nearest))


def same_as(claim: Quantity, stated: Bounds) -> bool:
    """Whether the stated number is exactly the claim's own: "more than 70" against "more than 70"."""
    return claim.value is not None and math.isclose(claim.value, stated.low) and stated.low == stated.high


def is_cut_off(claim: Quantity, source: Quantity) -> bool:
    """Whether a percentage is the fraction cut off instead of rounded: 66 for two thirds, 83.3 for five sixths."""
    if claim.value is None or source.value is None or source.unit != "percent":
        return False
    step = 2 * slack_of(source)
    short = 100 * claim.value - source.value
    return step > 0 and 0 < short < step and not math.isclose(short, step)


def relative_slack(quantity: Quantity, slack: Callable[[Quantity], float]) -> float:
    """The rounding of a figure as a share of it; 0 for ranges and for nought."""
    return slack(quantity) / abs(quantity.value) if quantity.value else 0.0


def claimed_bounds(claim: Quantity, extra: float) -> Bounds:
    """What the claim says a true figure would be, with the hedge taken at its word and rounding allowed for."""
    if claim.value is None:
        low = -math.inf if claim.low is None else claim.low
        high = math.inf if claim.high is None else claim.high
        return Bounds(low - extra, high + extra)
    value, slack = claim.value, max(slack_of(claim), extra)
    loose = max(LOOSE * abs(value), slack)
    match claim.hedge:
        case Hedge.APPROX:
            return Bounds(value - loose, value + loose)
        case Hedge.APPROX_BELOW:
            return Bounds(value - loose, value + slack)
        case Hedge.APPROX_ABOVE:
            return Bounds(value - slack, value + loose)
        case Hedge.AT_LEAST:
            return Bounds(value - extra, math.inf)
        case Hedge.AT_MOST:
            return Bounds(-math.inf, value + extra)
        case Hedge.MORE_THAN:
            return Bounds(value, math.inf, open_low=True)
        case Hedge.LESS_THAN:
            return Bounds(-math.inf, value, open_high=True)
        case _:
            return Bounds(value - slack, value + slack)


def overlap(claimed: Bounds, stated: Bounds) -> bool:
    """Whether any value the source states lies within what the claim allows, to the last bit that floats keep."""
    above = stated.high > claimed.low or (not claimed.open_low and math.isclose(stated.high, claimed.low, rel_tol=1e-9))
    below = stated.low < claimed.high or (
        not claimed.open_high and math.isclose(stated.low, claimed.high, rel_tol=1e-9)
    )
    return above and below


def nearest_pair(claim: Quantity, stated: Bounds) -> tuple[float, float]:
    """The claim's and the source's numbers that lie nearest to each other."""
    pairs = [(ours, theirs) for ours in numbers_of(claim) for theirs in (stated.low, stated.high)]
    return min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
