"""A figure that a claim sets against another time: "14 million barrels, more than in the whole of 2021"."""

from claims.matching.figures import THAN, Figure, figures
from claims.matching.periods import Stretch, mentions, overlap
from claims.model.enums import DifferenceKind, Outcome
from claims.model.report import Difference
from claims.quantities import growth

REACH = 60  # characters between the figure and what it is set against
_MORE = frozenset({"more", "higher", "larger", "bigger", "greater"})


def other_times(claim: str, passage: str) -> tuple[list[Outcome], list[Difference]]:
    """Whether the claim's figure is more, or less, than what the passage gives for the time it is set against.

    Both empty where the claim sets no figure against a dated time, or the passage gives none for it in the same unit.
    """
    for date in mentions(claim, None) if figures(claim) else ():
        than = THAN.search(claim[: date.start])
        figure = _before(claim, than.start()) if than else None
        facing = _given_for(passage, date, figure) if figure else None
        if than is None or figure is None or facing is None:
            continue
        times = growth(facing.quantity, figure.quantity)
        if times is None or times.value is None:
            continue
        more = than["way"].lower() in _MORE
        if times.value > 1 if more else times.value < 1:
            return [Outcome.AGREES], []
        said = claim[than.start() : date.end]
        why = f"{figure.shown} is not {than['way'].lower()}"
        says = f"The source says “{facing.shown}” where the claim says “{said}”: {why}."
        return [Outcome.DIFFERS], [Difference(DifferenceKind.NUMBER, said, facing.shown, says)]
    return [], []


def _before(claim: str, at: int) -> Figure | None:
    """The last figure before a place, in the same sentence."""
    near = [
        figure
        for figure in figures(claim)
        if not figure.is_change
        and 0 <= at - figure.quantity.end <= REACH
        and ". " not in claim[figure.quantity.end : at]
    ]
    return near[-1] if near else None


def _given_for(passage: str, date: Stretch, like: Figure) -> Figure | None:
    """The figure of the passage, in the unit of another, that is given for a time."""
    return next(
        (
            figure
            for figure in figures(passage)
            if figure.quantity.unit == like.quantity.unit and any(overlap(date, other) for other in figure.dates)
        ),
        None,
    )
