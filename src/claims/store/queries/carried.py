"""What a new draft of an article carries over: its claims, where each stood last."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.enums import ClaimState
from claims.model.tables import Anchor, Claim, Draft


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim of an article with the last draft that holds it, and its place there."""

    id: int
    version: int
    state: ClaimState
    quote: str
    draft: int  # its number
    start: int
    end: int
    sentence_start: int
    sentence_end: int


def carried_over() -> sa.ColumnElement[bool]:
    """The condition on a claim that a new draft carries it: it is not put away, but for one that a draft had cut."""
    return sa.or_(col(Claim.state) != ClaimState.ARCHIVED, col(Claim.lost_from).is_not(None))


def placed(session: Session, article_id: int) -> tuple[list[Placed], dict[int, str]]:
    """The claims of an article that a new draft carries, where each stood last; and its drafts' texts by number."""
    drafts = session.exec(select(Draft).where(Draft.article_id == article_id)).all()
    query = (
        sa.select(Claim, Anchor, col(Draft.number))
        .join(Anchor, sa.and_(col(Anchor.claim_id) == Claim.id, col(Anchor.draft_id) == Claim.draft_id))
        .join(Draft, col(Draft.id) == Claim.draft_id)
        .where(col(Claim.article_id) == article_id, carried_over())
        .order_by(col(Anchor.start), col(Anchor.end), col(Claim.id))
    )
    claims = [
        Placed(
            id=claim.id,
            version=claim.version,
            state=claim.state,
            quote=claim.quote,
            draft=number,
            start=anchor.start,
            end=anchor.end,
            sentence_start=anchor.sentence_start,
            sentence_end=anchor.sentence_end,
        )
        for claim, anchor, number in session.execute(query).all()
    ]
    return claims, {draft.number: draft.text for draft in drafts}
