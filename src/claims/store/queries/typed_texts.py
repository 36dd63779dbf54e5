"""What a member was typing and has not saved."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from claims.model.tables import TypedText


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that was being typed at a place."""

    place: str
    text: str
    based_on: int
    typed_at: datetime


def typed_texts(session: Session, member_id: int, *, places: str = "") -> dict[str, Typed]:
    """What a member was typing, by place; `places` is what those places begin with."""
    query = select(TypedText).where(TypedText.member_id == member_id)
    query = query.where(col(TypedText.place).startswith(places, autoescape=True))
    return {row.place: Typed(row.place, row.text, row.based_on, row.typed_at) for row in session.exec(query)}
