"""Who is at the desk, and what was done: members and the events of the audit log."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from claims.model.base import Record, key, now, one_of
from claims.model.enums import Role


class Member(Record, table=True):
    """A person at the desk. Members are deactivated, never deleted: the log names them."""

    __tablename__ = "member"
    __table_args__ = (sa.CheckConstraint("length(trim(name)) > 0", name="name_given"),)

    id: int | None = key()
    name: str = Field(unique=True, max_length=120)
    role: Role = Field(sa_type=one_of(Role))
    active: bool = True
    created_at: datetime = Field(default_factory=now)
    version: int = 1


class Event(Record, table=True):
    """One line of the audit log: append-only, each carrying the hash of the one before.

    `id` is given by the log itself, without gaps, so that a removed line shows.
    """

    __tablename__ = "event"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor_id: int | None = Field(default=None, foreign_key="member.id")  # None: the desk itself
    action: str = Field(max_length=64)  # "claim.queued", "verdict.submitted" …
    entity: str = Field(max_length=32)
    entity_id: int
    article_id: int | None = Field(default=None, index=True)  # what the event is about, for its history
    claim_id: int | None = Field(default=None, index=True)
    data: str = "{}"  # canonical JSON: what changed, before and after
    reason: str | None = None
    previous_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)
