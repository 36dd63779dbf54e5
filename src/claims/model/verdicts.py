"""What people conclude: rating scales, verdicts and their reviews, what was published, and its corrections."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from claims.model.base import Record, key, now, one_of
from claims.model.enums import CorrectionKind, CorrectionState, Credibility, Decision


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
    about: str = ""  # whose scale it is and where it is explained
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
    credibility: Credibility = Field(default=Credibility.UNKNOWN, sa_type=one_of(Credibility))  # the cross-walk


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
    rating_id: int | None = Field(default=None, foreign_key="rating.id")  # None: a conclusion in words only
    headline: str | None = None
    rationale: str
    corrected_wording: str | None = None  # what the article should say instead, if anything
    sources_reason: str | None = None  # why fewer sources than the policy asks for are enough here
    author_id: int = Field(foreign_key="member.id")
    saved_at: datetime = Field(default_factory=now)


class Review(Record, table=True):
    """Another person's decision on one version of a verdict."""

    __tablename__ = "review"
    __table_args__ = (
        sa.UniqueConstraint("verdict_id", "reviewer_id"),
        sa.CheckConstraint(
            "decision NOT IN ('request_changes', 'dissent') OR length(trim(comment)) > 0", name="changes_need_a_comment"
        ),
        # NULL passes a CHECK; without this a request for changes could come with no comment at all.
        sa.CheckConstraint(
            "decision NOT IN ('request_changes', 'dissent') OR comment IS NOT NULL", name="changes_need_words"
        ),
    )

    id: int | None = key()
    verdict_id: int = Field(foreign_key="verdict.id")
    reviewer_id: int = Field(foreign_key="member.id")
    decision: Decision = Field(sa_type=one_of(Decision))
    rating_id: int | None = Field(default=None, foreign_key="rating.id")  # the rating the reviewer would have given
    comment: str | None = None
    decided_at: datetime = Field(default_factory=now)


class Publication(Record, table=True):
    """What was published of a claim, as it was then; no row ever changes."""

    __tablename__ = "publication"
    __table_args__ = (sa.UniqueConstraint("claim_id", "number"),)

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id")
    number: int  # 1 is the first publication of the claim
    verdict_id: int = Field(foreign_key="verdict.id")
    correction_id: int | None = Field(default=None, foreign_key="correction.id")  # what made it; None: it was published
    content: str  # canonical JSON: claim, verdict, reviews and evidence as they stood
    sha256: str = Field(max_length=64)  # of `content`
    published_by: int = Field(foreign_key="member.id")
    published_at: datetime = Field(default_factory=now)


class Correction(Record, table=True):
    """A change to something published: proposed by one person, approved by others, kept for ever."""

    __tablename__ = "correction"
    __table_args__ = (
        sa.CheckConstraint("length(trim(public_note)) > 0", name="note_given"),
        sa.CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decided_once"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    verdict_id: int = Field(foreign_key="verdict.id")  # the published version that it corrects
    kind: CorrectionKind = Field(sa_type=one_of(CorrectionKind))
    public_note: str  # what readers are told
    rating_id: int | None = Field(default=None, foreign_key="rating.id")
    headline: str | None = None
    rationale: str  # as they are to be; those of the published version where they stay
    corrected_wording: str | None = None
    state: CorrectionState = Field(default=CorrectionState.PROPOSED, sa_type=one_of(CorrectionState))
    proposed_by: int = Field(foreign_key="member.id")
    proposed_at: datetime = Field(default_factory=now)
    decided_at: datetime | None = None
    version: int = 1


class CorrectionReview(Record, table=True):
    """Another person's decision on a correction."""

    __tablename__ = "correction_review"
    __table_args__ = (sa.UniqueConstraint("correction_id", "reviewer_id"),)

    id: int | None = key()
    correction_id: int = Field(foreign_key="correction.id")
    reviewer_id: int = Field(foreign_key="member.id")
    decision: Decision = Field(sa_type=one_of(Decision))
    comment: str | None = None
    decided_at: datetime = Field(default_factory=now)
