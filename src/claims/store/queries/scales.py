"""Rating scales: the labels a verdict can have."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.tables import Rating, RatingScale


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One label that can be chosen."""

    id: int
    label: str
    value: int | None
    definition: str
    scale: str


def ratings(session: Session) -> list[RatingLine]:
    """The labels of every scale that is not retired, in their order; empty before a scale was added."""
    query = (
        sa.select(Rating, col(RatingScale.name))
        .join(RatingScale, col(RatingScale.id) == Rating.scale_id)
        .where(col(RatingScale.retired_at).is_(None))
        .order_by(col(RatingScale.id), col(Rating.position))
    )
    return [
        RatingLine(id=rating.id, label=rating.label, value=rating.value, definition=rating.definition, scale=scale)
        for rating, scale in session.execute(query).all()
    ]
