"""Who is at the desk, by which policy, and what was done: members, policies, and the events of the audit log."""

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
    invited_by: int | None = Field(default=None, foreign_key="member.id")
    joined_at: datetime | None = None  # None: invited, not here yet
    deactivated_at: datetime | None = None
    version: int = 1


class Policy(Record, table=True):
    """One version of the desk's policy (`claims.model.policy.DeskPolicy` as JSON); the newest one holds."""

    __tablename__ = "policy"
    __table_args__ = (sa.UniqueConstraint("version"),)

    id: int | None = key()
    version: int
    rules: str  # canonical JSON
    reason: str
    made_by: int | None = Field(default=None, foreign_key="member.id")
    made_at: datetime = Field(default_factory=now)


class Skip(Record, table=True):
    """A claim that a member passed over when they were given the next one; it can be found again."""

    __tablename__ = "skip"
    __table_args__ = (sa.UniqueConstraint("claim_id", "member_id"),)

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id")
    member_id: int = Field(foreign_key="member.id", index=True)
    reason: str | None = None
    skipped_at: datetime = Field(default_factory=now)


class Bulk(Record, table=True):
    """One step that a lead took with many claims at once, with what it needs to be undone."""

    __tablename__ = "bulk"

    id: int | None = key()
    kind: str = Field(max_length=32)  # "assign", "priority", "due", "tag", "archive"
    before: str  # canonical JSON: for each claim that changed, what it was
    done_by: int = Field(foreign_key="member.id")
    done_at: datetime = Field(default_factory=now)
    undone_by: int | None = Field(default=None, foreign_key="member.id")
    undone_at: datetime | None = None


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
