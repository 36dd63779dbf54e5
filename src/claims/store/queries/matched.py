"""Which claims have to be matched again: those whose words, or whose candidates, changed since they were matched."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.enums import ClaimState
from claims.model.tables import Article, Claim, Matched, Passage

PAGE = 500  # claims read at once: some 200 KB


@dataclass(frozen=True, slots=True)
class LookedUpTo:
    """What a claim was matched as, and the highest `changed` of a passage then."""

    asked: str  # SHA-256 (hex) of its words and day, and of the weights in use
    seen: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim to be matched; `before` is None where it never was, or in other words."""

    claim_id: int
    text: str
    said_on: str
    asked: str
    before: int | None


def open_claims(session: Session, states: Collection[ClaimState], *, article_id: int | None = None) -> int:
    """How many claims are in these states."""
    query = sa.select(sa.func.count()).select_from(Claim).join(Article, col(Article.id) == Claim.article_id)
    query = query.where(col(Claim.state).in_(states), col(Article.removed_at).is_(None))
    if article_id is not None:
        query = query.where(col(Claim.article_id) == article_id)
    found: int = session.execute(query).scalar_one()
    return found


def page(
    session: Session, states: Collection[ClaimState], *, after: int = 0, article_id: int | None = None, how: str = ""
) -> list[Waiting]:
    """The next claims in these states by id, at most PAGE, with up to where each was matched; empty at the end.

    `how` says by what weights claims are matched now: one that was matched by others was not matched.
    """
    query = (
        sa.select(col(Claim.id), col(Claim.text), col(Article.published_on), col(Matched.asked), col(Matched.seen))
        .join(Article, col(Article.id) == Claim.article_id)
        .outerjoin(Matched, col(Matched.claim_id) == Claim.id)
        .where(col(Claim.state).in_(states), col(Claim.id) > after, col(Article.removed_at).is_(None))
        .order_by(col(Claim.id))
        .limit(PAGE)
    )
    if article_id is not None:
        query = query.where(col(Claim.article_id) == article_id)
    return list(_waiting(session.execute(query).all(), how))


def _waiting(rows: Iterable[Any], how: str) -> Iterator[Waiting]:
    for claim_id, text, published_on, asked_before, seen in rows:
        said_on = published_on.isoformat() if published_on else ""
        asked = sha256(f"{how}\n{said_on}\n{text}".encode()).hexdigest()
        yield Waiting(claim_id, text, said_on, asked, seen if asked == asked_before else None)


def newest_change(session: Session) -> int:
    """The highest `changed` of a passage; 0 where nothing was ever changed."""
    return session.execute(sa.select(sa.func.max(col(Passage.changed)))).scalar_one() or 0


def any_changed(session: Session, passages: Collection[int], *, since: int) -> bool:
    """Whether one of these passages is new or changed after `since`."""
    query = sa.select(col(Passage.id)).where(col(Passage.id).in_(passages), col(Passage.changed) > since).limit(1)
    return session.execute(query).first() is not None
