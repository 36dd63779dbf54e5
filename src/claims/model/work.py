"""What people decide about passages: matches and evidence."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import JSON, Field

from claims.model.base import Record, key, now, one_of
from claims.model.enums import MatchState, Outcome, Stance


class Match(Record, table=True):
    """A claim and a passage that may speak about the same thing. Only a person confirms or rejects it."""

    __tablename__ = "match"
    __table_args__ = (
        sa.UniqueConstraint("claim_id", "passage_id"),
        sa.CheckConstraint("score >= 0 AND score <= 100", name="score_0_to_100"),
        sa.CheckConstraint("(state = 'suggested') = (decided_by IS NULL)", name="decided_by_someone"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id")
    passage_id: int = Field(foreign_key="passage.id", index=True)
    score: float
    outcome: Outcome = Field(sa_type=one_of(Outcome))
    differences: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    state: MatchState = Field(default=MatchState.SUGGESTED, sa_type=one_of(MatchState))
    decided_by: int | None = Field(default=None, foreign_key="member.id")
    decided_at: datetime | None = None
    found_at: datetime = Field(default_factory=now)
    passage_changed: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # `changed` of what was judged
    version: int = 1


class Matched(Record, table=True):
    """Up to where a claim was matched with the store: the next run looks only at what changed since."""

    __tablename__ = "matched"

    claim_id: int = Field(primary_key=True, foreign_key="claim.id", sa_column_kwargs={"autoincrement": False})
    asked: str = Field(max_length=64)  # SHA-256 of the claim's words and day, as they were asked
    seen: int = Field(index=True)  # the highest `changed` of a passage then


class Evidence(Record, table=True):
    """A passage used for a claim, with exactly one stance."""

    __tablename__ = "evidence"
    __table_args__ = (
        sa.UniqueConstraint("claim_id", "passage_id"),
        sa.CheckConstraint("length(trim(quote)) > 0", name="quote_given"),
        sa.CheckConstraint("(removed_by IS NULL) = (removed_at IS NULL)", name="removed_by_someone"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id")
    passage_id: int = Field(foreign_key="passage.id")
    stance: Stance = Field(sa_type=one_of(Stance))
    quote: str
    locator: str | None = None  # where in the source the quote stands: a page, a table, a minute
    note: str | None = None
    added_by: int = Field(foreign_key="member.id")
    added_at: datetime = Field(default_factory=now)
    removed_by: int | None = Field(default=None, foreign_key="member.id")
    removed_at: datetime | None = None  # taken off the claim; kept, and can be restored
    version: int = 1
