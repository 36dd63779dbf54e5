"""One search over what the desk said about claims: remarks, contacts and tags, as far as the member may see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.tables import Claim, ClaimTag, Comment, Contact, Member, Tag
from claims.store.queries.comments import may_see

MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found; `text` is what holds the words."""

    kind: str  # "comment", "contact" or "tag"
    id: int
    claim_id: int
    quote: str  # of the claim
    who: str  # whoever wrote it, was asked, or put it on
    text: str
    at: datetime


def search_talk(session: Session, words: str, *, viewer_id: int | None = None, limit: int = 100) -> list[Found]:
    """The newest remarks, contacts and tags that hold every word, newest first; empty for no words."""
    wanted = words.split()[:MOST_WORDS]
    if not wanted:
        return []
    about = sa.func.coalesce(col(Contact.asked), "") + "\n" + sa.func.coalesce(col(Contact.answer), "")
    comments = (
        _columns(Comment.id, Comment.claim_id, Claim.quote, Member.name, Comment.body, Comment.written_at)
        .join(Claim, col(Claim.id) == Comment.claim_id)
        .join(Member, col(Member.id) == Comment.author_id)
        .where(col(Comment.removed_at).is_(None), may_see(viewer_id), *_all(wanted, Comment.body))
        .order_by(col(Comment.written_at).desc())
    )
    contacts = (
        _columns(Contact.id, Contact.claim_id, Claim.quote, Contact.who, about, Contact.tried_at)
        .join(Claim, col(Claim.id) == Contact.claim_id)
        .where(col(Contact.removed_at).is_(None), *_all(wanted, Contact.who, Contact.asked, Contact.answer))
        .order_by(col(Contact.tried_at).desc())
    )
    tags = (
        _columns(Tag.id, ClaimTag.claim_id, Claim.quote, Member.name, Tag.name, ClaimTag.added_at)
        .join(ClaimTag, col(ClaimTag.tag_id) == Tag.id)
        .join(Claim, col(Claim.id) == ClaimTag.claim_id)
        .join(Member, col(Member.id) == ClaimTag.added_by)
        .where(*_all(wanted, Tag.name))
        .order_by(col(ClaimTag.added_at).desc())
    )
    parts = (("comment", comments), ("contact", contacts), ("tag", tags))
    found = [Found(kind, *row) for kind, query in parts for row in session.execute(query.limit(limit)).all()]
    return sorted(found, key=lambda one: one.at, reverse=True)[:limit]


def _columns(*columns: Any) -> sa.Select[Any]:
    return sa.select(*columns)


def _all(words: list[str], *columns: Any) -> list[sa.ColumnElement[bool]]:
    return [sa.or_(*(col(column).icontains(word, autoescape=True) for column in columns)) for word in words]


def said_of_claim(word: str, viewer_id: int | None) -> sa.ColumnElement[bool]:
    """The condition that a remark on the claim of a row, which the member may see, holds a word."""
    return sa.exists().where(
        col(Comment.claim_id) == Claim.id,
        col(Comment.removed_at).is_(None),
        may_see(viewer_id),
        col(Comment.body).icontains(word, autoescape=True),
    )
