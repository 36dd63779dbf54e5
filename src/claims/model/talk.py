"""What people say to each other and to those they ask: remarks, mentions, tags, contacts, and what is being typed."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from claims.model.base import Record, key, now, one_of
from claims.model.enums import Audience, Channel


class Comment(Record, table=True):
    """A remark about a claim, words of a draft or a version of a verdict; in a thread when `parent_id` is set."""

    __tablename__ = "comment"
    __table_args__ = (
        sa.CheckConstraint("length(trim(body)) > 0", name="body_given"),
        sa.CheckConstraint(
            '(draft_id IS NULL) = (start IS NULL) AND (start IS NULL) = ("end" IS NULL)', name="span_whole"
        ),
        sa.CheckConstraint('start IS NULL OR (start >= 0 AND start < "end")', name="start_before_end"),
        sa.CheckConstraint("(resolved_by IS NULL) = (resolved_at IS NULL)", name="resolved_by_someone"),
        sa.CheckConstraint("(removed_by IS NULL) = (removed_at IS NULL)", name="removed_by_someone"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    parent_id: int | None = Field(default=None, foreign_key="comment.id")
    author_id: int = Field(foreign_key="member.id")
    body: str
    audience: Audience = Field(default=Audience.DESK, sa_type=one_of(Audience))
    draft_id: int | None = Field(default=None, foreign_key="draft.id")  # with `start` and `end`: words of this draft
    start: int | None = None
    end: int | None = None
    verdict_id: int | None = Field(default=None, foreign_key="verdict.id")  # about this version of the verdict
    written_at: datetime = Field(default_factory=now)
    resolved_by: int | None = Field(default=None, foreign_key="member.id")
    resolved_at: datetime | None = None  # of the first remark of a thread: the thread is settled
    removed_by: int | None = Field(default=None, foreign_key="member.id")
    removed_at: datetime | None = None
    version: int = 1


class Mention(Record, table=True):
    """A member whom a remark names with @, until they have read it."""

    __tablename__ = "mention"
    __table_args__ = (sa.UniqueConstraint("comment_id", "member_id"),)

    id: int | None = key()
    comment_id: int = Field(foreign_key="comment.id")
    member_id: int = Field(foreign_key="member.id", index=True)
    read_at: datetime | None = None


class Tag(Record, table=True):
    """A word of the desk's list of tags. Retired, never deleted: claims keep it."""

    __tablename__ = "tag"
    __table_args__ = (sa.CheckConstraint("length(trim(name)) > 0", name="name_given"),)

    id: int | None = key()
    name: str = Field(unique=True, max_length=60)
    retired_at: datetime | None = None


class ClaimTag(Record, table=True):
    """A tag on a claim; taking it off deletes the row, and the log keeps who and when."""

    __tablename__ = "claim_tag"

    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    tag_id: int = Field(primary_key=True, foreign_key="tag.id", index=True)
    added_by: int = Field(foreign_key="member.id")
    added_at: datetime = Field(default_factory=now)


class Contact(Record, table=True):
    """An attempt to reach someone about a claim: the right of reply."""

    __tablename__ = "contact"
    __table_args__ = (
        sa.CheckConstraint("length(trim(who)) > 0", name="who_given"),
        sa.CheckConstraint("quoted = false OR answer IS NOT NULL", name="quoted_answer"),
        sa.CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_when"),
        sa.CheckConstraint("(removed_by IS NULL) = (removed_at IS NULL)", name="removed_by_someone"),
    )

    id: int | None = key()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    who: str = Field(max_length=200)
    channel: Channel = Field(sa_type=one_of(Channel))
    tried_at: datetime
    deadline: datetime | None = None  # by when an answer was asked for
    asked: str | None = None  # what they were asked
    answer: str | None = None
    answered_at: datetime | None = None
    quoted: bool = False  # whether the answer stands in the verdict
    closed_at: datetime | None = None  # no answer is waited for any more
    added_by: int = Field(foreign_key="member.id")
    added_at: datetime = Field(default_factory=now)
    removed_by: int | None = Field(default=None, foreign_key="member.id")
    removed_at: datetime | None = None
    version: int = 1


class TypedText(Record, table=True):
    """What a member is typing and has not saved yet, kept so that no lost connection takes it. Not logged."""

    __tablename__ = "typed_text"
    __table_args__ = (sa.UniqueConstraint("member_id", "place"),)

    id: int | None = key()
    member_id: int = Field(foreign_key="member.id")
    place: str = Field(max_length=80)  # the field: "claim 7 rationale"
    text: str
    based_on: int = 0  # the version that was on the screen
    typed_at: datetime = Field(default_factory=now)
