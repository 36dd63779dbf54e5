"""Two figures set against each other, each brought to the measure of the other: two ends of a change to its size."""

import re
from dataclasses import replace

from claims.matching.counted import is_person
from claims.matching.figures import Figure
from claims.matching.stem import base
from claims.model.enums import DifferenceKind, Hedge, Outcome, QuantityKind
from claims.quantities import Quantity, Relation, relate

# Beside a temperature these say that it is a difference.
_WARMING = frozenset(
    map(base, ["warm", "rise", "increase", "heat", "limit", "cool", "hotter", "warmer", "colder", "industrial"])
)
_AGE, _POINT = base("age"), base("point")
# What a hedge means of "halved", where going further is to end with less.
_OF_LESS = {
    Hedge.APPROX_BELOW: Hedge.APPROX,
    Hedge.MORE_THAN: Hedge.LESS_THAN,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.LESS_THAN: Hedge.MORE_THAN,
    Hedge.AT_MOST: Hedge.AT_LEAST,
}
_LEVELS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.FRACTION})
_MASSES = frozenset({"tonne", "ton", "kilogram", "gram", "stone", "ounce"})
_POINTS = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.PERCENTAGE_POINT})
_MILLIONS = re.compile(r"[\d.,]+m")


def brought_alike(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Both figures, a bare one as what the other or the words beside it say it is: years, points, millions."""
    return _as(one, other), _as(other, one)


def _as(figure: Figure, other: Figure) -> Figure:
    quantity, kind = figure.quantity, other.quantity.kind
    if quantity.kind is QuantityKind.MEASURE and kind is QuantityKind.COUNT:
        if quantity.unit == "metre" and quantity.value is not None and _MILLIONS.fullmatch(quantity.text):  # "2.3m"
            number = replace(quantity, value=quantity.value * 1e6, unit="count", kind=QuantityKind.COUNT)
            return replace(figure, quantity=number)
        return figure
    if quantity.unit == "GBP" and other.quantity.unit in _MASSES and quantity.text.endswith("pounds"):
        return replace(figure, quantity=replace(quantity, unit="pound", kind=QuantityKind.MEASURE))
    if quantity.kind is not QuantityKind.COUNT:
        return figure
    if figure.noun == _POINT and kind in _POINTS:
        points = replace(quantity, unit="percentage_point", kind=QuantityKind.PERCENTAGE_POINT)
        return replace(figure, quantity=points, is_change=True)
    if not figure.noun and (_AGE in figure.near or (kind is QuantityKind.AGE and figure.aside)):
        return replace(figure, quantity=replace(quantity, unit="year", kind=QuantityKind.AGE))
    return figure


def related_figures(one: Figure, other: Figure) -> Relation:
    """How two figures relate, a change by its two ends and a change by its size brought to the same measure."""
    if one.rough or other.rough:
        return _roughly(one.quantity, other.quantity)
    if one.is_change or other.is_change:
        found = _of_changes(one, other)
        if found is not None:
            return found
    relation = relate(one.quantity, other.quantity)
    if relation.outcome is Outcome.NOT_COMPARABLE:
        return _of_goods(one, other) or relation
    if relation.outcome is not Outcome.DIFFERS:
        return relation
    if one.is_change != other.is_change and one.quantity.kind in _LEVELS:
        level = other if one.is_change else one  # "down by 12,000" is no answer to "58,000 members"
        return Relation(Outcome.NOT_COMPARABLE) if level.quantity.direction is None else relation
    if one.quantity.unit != other.quantity.unit and _warms(one) and _warms(other):
        warmer = relate(_degrees(one.quantity), _degrees(other.quantity))
        return warmer if warmer.outcome is Outcome.AGREES else relation
    return relation


def _of_goods(one: Figure, other: Figure) -> Relation | None:
    """That goods are counted in the one and measured in the other by one figure: 450,000 bags and tonnes of tea."""
    kinds = {one.quantity.kind, other.quantity.kind}
    if kinds != {QuantityKind.COUNT, QuantityKind.MEASURE} or one.quantity.value != other.quantity.value:
        return None
    ours, theirs = (figure.quantity.noun or figure.quantity.text.split()[-1] for figure in (one, other))
    if one.quantity.value is None or not one.near & other.near or is_person(ours) or is_person(theirs):
        return None
    return Relation(Outcome.UNIT_MISMATCH, DifferenceKind.UNIT, f"same figure, other unit: {theirs}, not {ours}")


def _of_changes(one: Figure, other: Figure) -> Relation | None:
    """How two figures relate of which at least one tells a change; None where both are told in the same measure."""
    if one.is_change and not other.is_change and other.was is not None:
        size = _size(other, one.quantity)
        relation = relate(_rounded(one.quantity), size) if size else Relation(Outcome.NOT_COMPARABLE)
        points = _points_for_percent(one.quantity, other) if relation.outcome is Outcome.DIFFERS else None
        return points or relation
    if other.is_change and not one.is_change and one.was is not None:
        size = _size(one, other.quantity)
        if size is None:
            return Relation(Outcome.NOT_COMPARABLE)
        # "From 400 to 900" agrees with "more than doubled": the hedge that counts is the one beside the size.
        turned = relate(_rounded(other.quantity), size)
        if turned.outcome is Outcome.DIFFERS and (points := _points_for_percent(other.quantity, one)):
            return replace(points, says="same figure, other unit: per cent, not percentage points")
        return turned if turned.outcome is Outcome.AGREES else relate(size, other.quantity)
    if one.is_change and other.is_change and one.quantity.kind is not other.quantity.kind:
        times = _times(one.quantity), _times(other.quantity)
        if times[0] is not None and times[1] is not None:
            return relate(_rounded(times[0]), times[1])
    if one.is_change and other.past and one.quantity.kind is not other.quantity.kind:
        return Relation(Outcome.NOT_COMPARABLE)
    return None


def _warms(figure: Figure) -> bool:
    """Whether it says by how many degrees something gets warmer or colder, not how warm it is."""
    return figure.quantity.kind is QuantityKind.TEMPERATURE and not _WARMING.isdisjoint(figure.near)


def _degrees(quantity: Quantity) -> Quantity:
    """A difference in temperature in degrees Celsius: 1.8 degrees Fahrenheit are 1 degree."""
    if quantity.unit != "degF":
        return replace(quantity, unit="degC")
    low, value, high = (each and each / 1.8 for each in (quantity.low, quantity.value, quantity.high))
    return replace(quantity, unit="degC", low=low, value=value, high=high)


def _roughly(one: Quantity, other: Quantity) -> Relation:
    """How two figures relate of which at least one is told by its size only: by how much they differ cannot be said."""
    relation = relate(one, other)
    if relation.says is None or relation.kind is not DifferenceKind.NUMBER:
        return relation
    if one.value is None and other.value is None:  # neither is near the other: hundreds and thousands
        relation = replace(relation, outcome=Outcome.DIFFERS)
    higher = (other.high or other.value or 0) > (one.high or one.value or 0)
    return replace(relation, says="more" if higher else "less")


def _rounded(quantity: Quantity) -> Quantity:
    """The figure, a bare multiple taken as approximate: "halved" is said of anything near a half.

    What "nearly halved" is a little more than a half, and what "more than halved" less.
    """
    if quantity.kind is not QuantityKind.MULTIPLIER:
        return quantity
    if quantity.hedge is None:
        return replace(quantity, hedge=Hedge.APPROX)
    if quantity.value is not None and quantity.value < 1:
        return replace(quantity, hedge=_OF_LESS.get(quantity.hedge, quantity.hedge))
    return quantity


def _times(quantity: Quantity) -> Quantity | None:
    """A change in per cent as a multiple ("rose 200%": three times); None where its direction is not told."""
    if quantity.kind is QuantityKind.MULTIPLIER:
        return quantity
    part = {QuantityKind.PERCENT: 0.01, QuantityKind.FRACTION: 1.0}.get(quantity.kind)
    if part is None or quantity.value is None or quantity.direction is None:
        return None
    value = 1 + quantity.value * part * (1 if quantity.direction == "up" else -1)
    return replace(quantity, text=f"{value:.4g}", value=value, unit="multiplier", kind=QuantityKind.MULTIPLIER)


def _points_for_percent(said: Quantity, ends: Figure) -> Relation | None:
    """That a rise in per cent is one in percentage points: from 9 to 12 per cent is 3 points, and by a third."""
    points = replace(said, unit="percentage_point", kind=QuantityKind.PERCENTAGE_POINT)
    size = _size(ends, points) if said.kind is QuantityKind.PERCENT else None
    if size is None or size.value == 0 or relate(points, size).outcome is not Outcome.AGREES:
        return None
    return Relation(
        Outcome.UNIT_MISMATCH, DifferenceKind.UNIT, "same figure, other unit: percentage points, not per cent"
    )


def _size(ends: Figure, asked: Quantity) -> Quantity | None:
    """By how much a figure changed from what it was, in the measure of `asked`; None where that cannot be said."""
    was, now = ends.was, ends.quantity
    if was is None or was.value is None or now.value is None:
        return None
    if asked.kind is QuantityKind.PERCENTAGE_POINT:
        if now.kind is not QuantityKind.PERCENT:
            return None
        points = abs(now.value - was.value)
        value = points * 100 if asked.unit == "basis_point" else points
    elif was.value == 0:
        return None
    elif asked.kind is QuantityKind.MULTIPLIER:
        value = now.value / was.value
    elif asked.kind in {QuantityKind.PERCENT, QuantityKind.FRACTION}:
        value = abs(now.value - was.value) / abs(was.value) * (100 if asked.kind is QuantityKind.PERCENT else 1)
    elif asked.unit == now.unit:
        value = abs(now.value - was.value)
    else:
        return None
    return replace(now, text=f"{value:.4g}", value=value, unit=asked.unit, kind=asked.kind, hedge=None, period=None)
