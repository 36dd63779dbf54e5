"""Rating scales: the labels a verdict can have."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from claims.model.crosswalk import Equivalent, RatingLine, equivalents
from claims.model.tables import Rating, RatingScale


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """One version of a rating scale; `retired_at` is None while it is offered."""

    name: str
    version: int
    best: int | None
    worst: int | None
    about: str
    retired_at: datetime | None
    ratings: tuple[RatingLine, ...]


def ratings(session: Session) -> list[RatingLine]:
    """The labels of every scale that is not retired, scale by scale, the desk's first one first; empty before any.

    A new version of a scale stands where its first one stood.
    """
    return [rating for scale in scales(session) if scale.retired_at is None for rating in scale.ratings]


def scales(session: Session) -> list[ScaleLine]:
    """Every version of every scale with its labels in order: by when a scale first came to the desk."""
    stored = {scale.id: scale for scale in session.exec(select(RatingScale).order_by(col(RatingScale.id)))}
    came: dict[str, int] = {}
    for place, scale in enumerate(stored.values()):
        came.setdefault(scale.name, place)
    labels: dict[int, list[RatingLine]] = {}
    for rating in session.exec(select(Rating).order_by(col(Rating.position))):
        labels.setdefault(rating.scale_id, []).append(_line(rating, stored[rating.scale_id].name))
    return [
        ScaleLine(
            name=scale.name,
            version=scale.version,
            best=scale.best,
            worst=scale.worst,
            about=scale.about,
            retired_at=scale.retired_at,
            ratings=tuple(labels.get(scale_id or 0, ())),
        )
        for scale_id, scale in sorted(stored.items(), key=lambda one: (came[one[1].name], one[1].version))
    ]


def equivalents_of(session: Session, rating_id: int | None) -> tuple[Equivalent, ...]:
    """What a rating comes closest to on the other scales that are offered; empty for none."""
    rating = session.get(Rating, rating_id) if rating_id else None
    if rating is None:
        return ()
    scale = session.get_one(RatingScale, rating.scale_id)
    return equivalents(_line(rating, scale.name), ratings(session))


def _line(rating: Rating, scale: str) -> RatingLine:
    assert rating.id is not None  # read from the database
    return RatingLine(rating.id, rating.label, rating.value, rating.definition, scale, rating.credibility)
