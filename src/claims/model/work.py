"""What people decide: matches, evidence, verdicts on a rating scale, reviews, comments."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import JSON, Field

from claims.model.base import Record, key, now, one_of
from claims.model.enums import Decision, MatchState, Outcome, Stance


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
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id")
    passage_id: int = Field(foreign_key="passage.id")
    stance: Stance = Field(sa_type=one_of(Stance))
    quote: str
    note: str | None = None
    added_by: int = Field(foreign_key="member.id")
    added_at: datetime = Field(default_factory=now)
    version: int = 1


class RatingScale(Record, table=True):
    """A list of ratings. A scale is data: a new wording is a new version, an old one is retired, never deleted."""

    __tablename__ = "rating_scale"
    __table_args__ = (
        sa.UniqueConstraint("name", "version"),
        sa.CheckConstraint("worst IS NULL OR best IS NULL OR worst < best", name="worst_below_best"),
    )

    id: int | None = key()
    name: str = Field(max_length=120)
    version: int = 1
    best: int | None = None
    worst: int | None = None
    retired_at: datetime | None = None


class Rating(Record, table=True):
    """One label of a rating scale; `value` is None where the label has no place between worst and best."""

    __tablename__ = "rating"
    __table_args__ = (
        sa.UniqueConstraint("scale_id", "label"),
        sa.UniqueConstraint("scale_id", "position"),
    )

    id: int | None = key()
    scale_id: int = Field(foreign_key="rating_scale.id")
    label: str = Field(max_length=80)
    value: int | None = None
    definition: str = ""
    position: int


class Verdict(Record, table=True):
    """One version of the conclusion on a claim. Saving again makes a new version; no version ever changes."""

    __tablename__ = "verdict"
    __table_args__ = (
        sa.UniqueConstraint("claim_id", "version"),
        sa.CheckConstraint("version >= 1", name="version_from_one"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id")
    version: int
    rating_id: int = Field(foreign_key="rating.id")
    headline: str | None = None
    rationale: str
    author_id: int = Field(foreign_key="member.id")
    saved_at: datetime = Field(default_factory=now)


class Review(Record, table=True):
    """Another person's decision on one version of a verdict."""

    __tablename__ = "review"
    __table_args__ = (
        sa.UniqueConstraint("verdict_id", "reviewer_id"),
        sa.CheckConstraint("decision = 'approve' OR length(trim(comment)) > 0", name="changes_need_a_comment"),
        # NULL passes a CHECK; without this a request for changes could come with no comment at all.
        sa.CheckConstraint("decision = 'approve' OR comment IS NOT NULL", name="changes_need_words"),
    )

    id: int | None = key()
    verdict_id: int = Field(foreign_key="verdict.id")
    reviewer_id: int = Field(foreign_key="member.id")
    decision: Decision = Field(sa_type=one_of(Decision))
    comment: str | None = None
    decided_at: datetime = Field(default_factory=now)


class Comment(Record, table=True):
    """A remark about a claim, in a thread when `parent_id` is set."""

    __tablename__ = "comment"
    __table_args__ = (sa.CheckConstraint("length(trim(body)) > 0", name="body_given"),)

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    parent_id: int | None = Field(default=None, foreign_key="comment.id")
    author_id: int = Field(foreign_key="member.id")
    body: str
    written_at: datetime = Field(default_factory=now)
    version: int = 1
