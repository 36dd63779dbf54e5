"""Remarks as one member may see them: a private note is shown to its author alone."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.model.enums import Audience
from claims.model.tables import Claim, Comment, Draft, Member, Mention, Verdict


@dataclass(frozen=True, slots=True)
class CommentView:
    """A remark about a claim."""

    id: int
    claim_id: int
    author: str
    author_id: int
    body: str
    written_at: datetime
    version: int = 1
    parent_id: int | None = None
    audience: Audience = Audience.DESK
    draft: int | None = None  # the number of the draft whose words it is about, and where they stand in it
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    verdict_version: int | None = None
    resolved_by: str | None = None
    resolved_at: datetime | None = None
    removed_by: str | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MentionView:
    """A remark in which somebody is named."""

    comment_id: int
    claim_id: int
    quote: str  # of the claim
    author: str
    body: str
    written_at: datetime
    read_at: datetime | None


def may_see(viewer_id: int | None) -> sa.ColumnElement[bool]:
    """The condition that somebody may see a remark; None is nobody in particular: notes for the desk alone."""
    desk = col(Comment.audience) == Audience.DESK
    return desk if viewer_id is None else sa.or_(desk, col(Comment.author_id) == viewer_id)


def comments(
    session: Session, claim_id: int | None = None, *, viewer_id: int | None = None, removed: bool = False
) -> tuple[CommentView, ...]:
    """The remarks about a claim (about every claim, if none is given) that `viewer_id` may see, oldest first."""
    resolver, remover = aliased(Member), aliased(Member)
    words = sa.func.substr(col(Draft.text), col(Comment.start) + 1, col(Comment.end) - col(Comment.start))
    query = (
        sa.select(
            Comment,
            col(Member.name).label("author"),
            col(Verdict.version).label("verdict_version"),
            col(Draft.number).label("draft"),
            words.label("quote"),
            col(resolver.name).label("resolver"),
            col(remover.name).label("remover"),
        )
        .join(Member, col(Member.id) == Comment.author_id)
        .outerjoin(Verdict, col(Verdict.id) == Comment.verdict_id)
        .outerjoin(Draft, col(Draft.id) == Comment.draft_id)
        .outerjoin(resolver, col(resolver.id) == Comment.resolved_by)
        .outerjoin(remover, col(remover.id) == Comment.removed_by)
        .where(may_see(viewer_id))
        .order_by(col(Comment.written_at), col(Comment.id))
    )
    if claim_id is not None:
        query = query.where(col(Comment.claim_id) == claim_id)
    if not removed:
        query = query.where(col(Comment.removed_at).is_(None))
    stands = {"id", "claim_id", "author_id", "body", "written_at", "version", "parent_id", "audience", "start", "end"}
    return tuple(
        CommentView(
            **row.Comment.model_dump(include=stands | {"resolved_at", "removed_at"}),
            author=row.author,
            draft=row.draft,
            quote=row.quote,
            verdict_version=row.verdict_version,
            resolved_by=row.resolver,
            removed_by=row.remover,
        )
        for row in session.execute(query)
    )


def threads(found: tuple[CommentView, ...]) -> list[tuple[CommentView, tuple[CommentView, ...]]]:
    """Remarks as threads: each first remark with its answers; an answer whose first one is gone stands alone."""
    ids = {comment.id for comment in found}
    answers: dict[int, list[CommentView]] = {}
    for comment in found:
        if comment.parent_id in ids and comment.parent_id is not None:
            answers.setdefault(comment.parent_id, []).append(comment)
    firsts = [comment for comment in found if comment.parent_id not in ids]
    return [(first, tuple(answers.get(first.id, ()))) for first in firsts]


def mentions(session: Session, member_id: int, *, unread: bool = True, limit: int = 50) -> tuple[MentionView, ...]:
    """The newest remarks that name a member, newest first; with `unread` only those not marked as read."""
    query = (
        sa.select(Mention, Comment, col(Claim.quote), col(Member.name))
        .join(Comment, col(Comment.id) == Mention.comment_id)
        .join(Claim, col(Claim.id) == Comment.claim_id)
        .join(Member, col(Member.id) == Comment.author_id)
        .where(col(Mention.member_id) == member_id, col(Comment.removed_at).is_(None), may_see(member_id))
        .order_by(col(Comment.written_at).desc(), col(Comment.id).desc())
        .limit(limit)
    )
    if unread:
        query = query.where(col(Mention.read_at).is_(None))
    return tuple(
        MentionView(comment.id, comment.claim_id, quote, author, comment.body, comment.written_at, mention.read_at)
        for mention, comment, quote, author in session.execute(query).all()
    )
