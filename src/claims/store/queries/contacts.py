"""Who was asked about claims, and what is still waited for."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.base import now
from claims.model.enums import Channel
from claims.model.tables import Claim, Contact, Member


@dataclass(frozen=True, slots=True)
class ContactView:
    """An attempt to reach somebody about a claim."""

    id: int
    claim_id: int
    quote: str  # of the claim
    who: str
    channel: Channel
    tried_at: datetime
    deadline: datetime | None
    asked: str | None
    answer: str | None
    answered_at: datetime | None
    quoted: bool
    closed_at: datetime | None
    added_by: str
    added_at: datetime
    removed_at: datetime | None
    version: int

    @property
    def waiting(self) -> bool:
        """Whether an answer is still waited for."""
        return self.answer is None and self.closed_at is None and self.removed_at is None

    def overdue(self, at: datetime) -> bool:
        """Whether an answer is waited for that should be there by now."""
        return self.waiting and self.deadline is not None and self.deadline < at


def open_contact() -> sa.ColumnElement[bool]:
    """The condition that a contact still waits for its answer."""
    return sa.and_(col(Contact.answer).is_(None), col(Contact.closed_at).is_(None), col(Contact.removed_at).is_(None))


def overdue_contact(at: datetime) -> sa.ColumnElement[bool]:
    """The condition that the answer of a contact should be there by now and is not."""
    return sa.and_(open_contact(), col(Contact.deadline) < at)


def contacts(
    session: Session,
    claim_id: int | None = None,
    *,
    overdue: bool = False,
    removed: bool = False,
    at: datetime | None = None,
) -> tuple[ContactView, ...]:
    """The contacts of a claim (of every claim, if none is given) in the order they were made.

    With `overdue` only those whose answer should be there by now; with `removed` those that were removed as well.
    """
    query = (
        sa.select(Contact, col(Claim.quote), col(Member.name))
        .join(Claim, col(Claim.id) == Contact.claim_id)
        .join(Member, col(Member.id) == Contact.added_by)
        .order_by(col(Contact.tried_at), col(Contact.id))
    )
    if claim_id is not None:
        query = query.where(col(Contact.claim_id) == claim_id)
    if overdue:
        query = query.where(overdue_contact(at or now()))
    if not removed:
        query = query.where(col(Contact.removed_at).is_(None))
    return tuple(
        ContactView(
            quote=quote,
            added_by=added_by,
            **contact.model_dump(exclude={"added_by", "removed_by"}),
        )
        for contact, quote, added_by in session.execute(query).all()
    )
