"""What is being checked: articles, their drafts, and the claims that stand in them."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import JSON, Field

from claims.model.base import Record, key, now, one_of
from claims.model.enums import (
    AnchorStatus,
    ClaimantKind,
    ClaimOrigin,
    ClaimState,
    ClaimType,
    Hedge,
    Priority,
    QuantityKind,
)


class Article(Record, table=True):
    """What is being checked; its text lives in drafts."""

    __tablename__ = "article"

    id: int | None = key()
    title: str
    byline: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    language: str | None = Field(default=None, max_length=16)
    added_by: int | None = Field(default=None, foreign_key="member.id")  # None: from the shell, by nobody named
    added_at: datetime = Field(default_factory=now)
    removed_by: int | None = Field(default=None, foreign_key="member.id")
    removed_at: datetime | None = None  # put away with its claims; kept, and can be restored
    version: int = 1


class Draft(Record, table=True):
    """One version of an article's text. The text never changes: a trigger refuses it."""

    __tablename__ = "draft"
    __table_args__ = (
        sa.UniqueConstraint("article_id", "number"),
        sa.CheckConstraint("number >= 1", name="number_from_one"),
        sa.CheckConstraint("length(text) > 0", name="text_given"),
        # The same text is added once as a new article, even by two people at the same moment.
        sa.Index(
            "uq_draft_first_text",
            "sha256",
            unique=True,
            sqlite_where=sa.text("number = 1"),
            postgresql_where=sa.text("number = 1"),
        ),
    )

    id: int | None = key()
    article_id: int = Field(foreign_key="article.id")
    number: int = 1
    text: str
    sha256: str = Field(max_length=64)
    received_at: datetime = Field(default_factory=now)


class Claimant(Record, table=True):
    """Who made a claim."""

    __tablename__ = "claimant"
    __table_args__ = (sa.UniqueConstraint("name", "kind", "role"),)

    id: int | None = key()
    name: str
    kind: ClaimantKind = Field(sa_type=one_of(ClaimantKind))
    role: str = ""  # as the article gives it; empty when it does not


class Claim(Record, table=True):
    """One checkable assertion in an article, and where it stands in the work."""

    __tablename__ = "claim"
    __table_args__ = (
        sa.CheckConstraint("checkworthiness >= 0 AND checkworthiness <= 1", name="checkworthiness_0_to_1"),
        sa.CheckConstraint("length(quote) > 0", name="quote_given"),
        sa.CheckConstraint("state <> 'duplicate' OR duplicate_of_id IS NOT NULL", name="duplicate_has_target"),
        sa.CheckConstraint("duplicate_of_id IS NULL OR duplicate_of_id <> id", name="not_its_own_duplicate"),
        sa.CheckConstraint(
            "state NOT IN ('not_checkable', 'duplicate') OR set_aside_reason IS NOT NULL",
            name="set_aside_has_reason",
        ),
        sa.CheckConstraint("(lease_by IS NULL) = (lease_until IS NULL)", name="lease_has_name_and_end"),
        sa.Index("ix_claim_state_assignee_id", "state", "assignee_id"),
    )

    id: int | None = key()
    article_id: int = Field(foreign_key="article.id", index=True)
    draft_id: int = Field(foreign_key="draft.id")  # the draft that its current anchor points into
    quote: str
    text: str  # readable without the article
    text_sure: bool = True  # False: who or what a word in `text` stands for is a suggestion
    origin: ClaimOrigin = Field(default=ClaimOrigin.FOUND, sa_type=one_of(ClaimOrigin))
    repeats_id: int | None = Field(default=None, foreign_key="claim.id")  # the claim of the article that it says again
    type: ClaimType = Field(sa_type=one_of(ClaimType))
    state: ClaimState = Field(default=ClaimState.EXTRACTED, sa_type=one_of(ClaimState))
    claimant_id: int | None = Field(default=None, foreign_key="claimant.id")
    claimant_resolved_from: str | None = None
    claimant_sure: bool = True  # False: a suggestion, somebody else may be meant
    checkworthiness: float
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    dates: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    assignee_id: int | None = Field(default=None, foreign_key="member.id")
    duplicate_of_id: int | None = Field(default=None, foreign_key="claim.id")
    set_aside_reason: str | None = None
    # What changed under a checker's hands, until somebody says that they looked: sentences, the newest draft that did
    # it, and the words that were checked.
    unseen_changes: list[str] = Field(default_factory=list, sa_type=JSON)
    unseen_draft: int | None = None
    changed_from: str | None = None
    lost_from: ClaimState | None = Field(default=None, sa_type=one_of(ClaimState))  # archived by a draft that cut it
    lease_by: int | None = Field(default=None, foreign_key="member.id")
    lease_until: datetime | None = None
    state_since: datetime = Field(default_factory=now)
    published_at: datetime | None = None  # of the newest publication; counts only while the state is published
    retracted_at: datetime | None = None  # what was published is taken back; counts only while the state is published
    priority: Priority = Field(default=Priority.NORMAL, sa_type=one_of(Priority))
    due_at: datetime | None = None
    version: int = 1

    @property
    def retracted(self) -> bool:
        """Whether what is published of it is taken back."""
        return self.retracted_at is not None and self.state == ClaimState.PUBLISHED


class Anchor(Record, table=True):
    """Where a claim stands in one draft: `quote == draft.text[start:end]`, in code points, end exclusive."""

    __tablename__ = "anchor"
    __table_args__ = (
        sa.UniqueConstraint("claim_id", "draft_id"),
        sa.CheckConstraint("start >= 0", name="start_from_zero"),
        sa.CheckConstraint('start < "end"', name="start_before_end"),
        sa.CheckConstraint('sentence_start <= start AND "end" <= sentence_end', name="inside_its_sentence"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id")
    draft_id: int = Field(foreign_key="draft.id", index=True)
    start: int
    end: int
    exact: str
    prefix: str = ""  # up to 32 characters before, to find the place again in another draft
    suffix: str = ""
    sentence_start: int
    sentence_end: int
    status: AnchorStatus = Field(default=AnchorStatus.ANCHORED, sa_type=one_of(AnchorStatus))
    changes: list[str] = Field(default_factory=list, sa_type=JSON)  # what this draft changed in the claim, in sentences


class Quantity(Record, table=True):
    """A figure in a claim; offsets count in the draft of the claim's anchor."""

    __tablename__ = "quantity"
    __table_args__ = (
        sa.CheckConstraint('start < "end"', name="start_before_end"),
        sa.CheckConstraint("value IS NOT NULL OR low IS NOT NULL OR high IS NOT NULL", name="says_something"),
        sa.CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="low_before_high"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    text: str
    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str
    kind: QuantityKind = Field(sa_type=one_of(QuantityKind))
    hedge: Hedge | None = Field(default=None, sa_type=one_of(Hedge))
    period: str | None = None
    carried: bool = False  # its unit or what it counts stands with a neighbour: "from 78 to 92.4%"
    direction: str | None = None  # "up" or "down", from the verb before it
