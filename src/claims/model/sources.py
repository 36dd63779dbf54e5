"""What claims are checked against: sources and the passages in them."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from claims.model.base import Record, key, now, one_of
from claims.model.enums import SourceKind


class Source(Record, table=True):
    """A document, data set or earlier fact-check. Dates are ISO text: they may be partial (`2021-02`)."""

    __tablename__ = "source"
    __table_args__ = (
        sa.UniqueConstraint("identity"),
        sa.CheckConstraint("length(trim(title)) > 0", name="title_given"),
    )

    id: int | None = key()
    identity: str = Field(max_length=64)  # SHA-256 of the url, or of title and publisher where there is none
    title: str
    publisher: str | None = None
    url: str | None = None
    published_on: str | None = Field(default=None, max_length=10)
    kind: SourceKind = Field(sa_type=one_of(SourceKind))
    language: str | None = Field(default=None, max_length=16)
    accessed_on: str | None = Field(default=None, max_length=10)
    archive_url: str | None = None
    primary: bool | None = None
    owner_group: str | None = None
    wire: str | None = None  # the agency whose copy it is; several papers with one wire story are one source
    confidential: bool = False  # shown only to those who may see it; see `claims.model.confidential`
    added_by: int | None = Field(default=None, foreign_key="member.id")  # None: from the shell, by nobody named
    added_at: datetime = Field(default_factory=now)
    removed_by: int | None = Field(default=None, foreign_key="member.id")
    removed_at: datetime | None = None  # not proposed any more; kept, and can be restored
    version: int = 1


class Snapshot(Record, table=True):
    """The text of a source as it was read at one time; no row ever changes. A later one that differs is drift."""

    __tablename__ = "snapshot"

    id: int | None = key()
    source_id: int = Field(foreign_key="source.id", index=True)
    url: str | None = None  # where it was read; None: a person pasted or uploaded it
    archive_url: str | None = None
    text: str
    sha256: str = Field(max_length=64)  # of `text` in UTF-8
    retrieved_at: datetime
    taken_by: int = Field(foreign_key="member.id")


class Passage(Record, table=True):
    """One statement in a source, with where it stands there. A full-text index follows it by triggers.

    So does `changed`, which counts up over the store with every new or edited statement, claimant or title.
    """

    __tablename__ = "passage"
    __table_args__ = (
        sa.UniqueConstraint("source_id", "statement_sha256"),
        sa.CheckConstraint("length(trim(statement)) > 0", name="statement_given"),
    )

    id: int | None = key()
    source_id: int = Field(foreign_key="source.id", index=True)
    statement: str
    statement_sha256: str = Field(max_length=64)
    locator: str | None = None
    claimant: str | None = None
    rating: str | None = None
    rating_value: float | None = None
    added_at: datetime = Field(default_factory=now)
    changed: int = Field(default=0, sa_column_kwargs={"server_default": "0"}, index=True)
    version: int = 1


class PassageVector(Record, table=True):
    """What a passage means, as a language model reads it: 384 numbers of one byte. Triggers delete it on an edit."""

    __tablename__ = "passage_vector"
    # A number is never given twice: whoever has read up to one finds what came later by asking for higher ones.
    __table_args__ = (sa.UniqueConstraint("passage_id"), {"sqlite_autoincrement": True})

    id: int | None = key()
    passage_id: int = Field(sa_column=sa.Column(sa.ForeignKey("passage.id", ondelete="CASCADE"), nullable=False))
    model: str = Field(max_length=64)  # `claims.meaning.Model.name`; vectors of another model are no use beside these
    vector: bytes
