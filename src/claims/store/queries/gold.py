"""What people corrected in the claims of the desk, for measuring and training elsewhere."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.enums import ClaimState
from claims.model.gold import GoldArticle, GoldClaim
from claims.model.tables import Anchor, Article, Claim, Claimant, Event
from claims.store.queries import situations

CORRECTIONS = ("claim.adjusted", "claim.split", "claim.merged")
UNDECIDED = frozenset({ClaimState.EXTRACTED, ClaimState.DUPLICATE})


def gold(session: Session, *, article_id: int | None = None) -> Iterator[GoldArticle]:
    """Each article, oldest first, with the claims of its newest draft that are not archived; one in memory at a time.

    With `article_id` only that one; raises NotFound when it is not there.
    """
    if article_id is not None:
        situations.stored(session, Article, article_id)
        ids = [article_id]
    else:
        query = select(Article.id).where(col(Article.removed_at).is_(None)).order_by(col(Article.id))
        ids = [each for each in session.exec(query) if each is not None]
    for each in ids:
        yield _article(session, each)


def _article(session: Session, article_id: int) -> GoldArticle:
    article = session.get_one(Article, article_id)
    draft = situations.newest_draft(session, article_id)
    query = (
        sa.select(Claim, Anchor, Claimant)
        .join(Anchor, sa.and_(col(Anchor.claim_id) == Claim.id, col(Anchor.draft_id) == draft.id))
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .where(col(Claim.article_id) == article_id, col(Claim.draft_id) == draft.id)
        .where(col(Claim.state) != ClaimState.ARCHIVED)
        .order_by(col(Anchor.start), col(Anchor.end), col(Claim.id))
    )
    corrected = _corrections(session, article_id)
    return GoldArticle(
        id=article_id,
        title=article.title,
        publisher=article.publisher,
        published_on=article.published_on,
        language=article.language,
        draft=draft.number,
        text=draft.text,
        claims=tuple(
            GoldClaim(
                id=claim.id,
                start=anchor.start,
                end=anchor.end,
                quote=anchor.exact,
                text=claim.text,
                type=claim.type,
                origin=claim.origin,
                checkable=None if claim.state in UNDECIDED else claim.state != ClaimState.NOT_CHECKABLE,
                reason=claim.set_aside_reason,
                duplicate_of=claim.duplicate_of_id,
                claimant=claimant.name if claimant else None,
                claimant_role=(claimant.role or None) if claimant else None,
                claimant_kind=claimant.kind if claimant else None,
                corrections=tuple(corrected[claim.id]),
            )
            for claim, anchor, claimant in session.execute(query).all()
        ),
    )


def _corrections(session: Session, article_id: int) -> dict[int, list[dict[str, Any]]]:
    """What the log says was corrected, by claim, oldest first, without who did it."""
    query = select(Event).where(Event.article_id == article_id, col(Event.action).in_(CORRECTIONS))
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for event in session.exec(query.order_by(col(Event.id))):
        data = json.loads(event.data)
        if event.claim_id is not None and "after" in data and "state" not in data["after"]:
            places = {name: data.get(name) for name in ("before", "after")}
            found[event.claim_id].append({"action": event.action.removeprefix("claim."), **places})
    return found
