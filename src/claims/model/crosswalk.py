"""Ratings that can be chosen, and the cross-walk between scales: labels that say equally much about a claim."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.model.enums import Credibility


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One label of a scale."""

    id: int
    label: str
    value: int | None
    definition: str
    scale: str
    credibility: Credibility = Credibility.UNKNOWN


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What a rating comes closest to on another scale; several labels where that scale does not tell them apart."""

    scale: str
    labels: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """As it is shown: "On the PolitiFact scale: False or Pants on Fire"."""
        return f"On the {self.scale} scale: {' or '.join(self.labels)}"


def equivalents(rating: RatingLine, others: Iterable[RatingLine]) -> tuple[Equivalent, ...]:
    """The labels of other scales with the same credibility, scale by scale in the given order.

    Empty where the rating has no place on the common ladder, and a scale without such a label is left out.
    """
    found: dict[str, list[str]] = {}
    if rating.credibility != Credibility.UNKNOWN:
        for other in others:
            if other.scale != rating.scale and other.credibility == rating.credibility:
                found.setdefault(other.scale, []).append(other.label)
    return tuple(Equivalent(scale, tuple(labels)) for scale, labels in found.items())
