"""What people at the desk decided, for training on it: what to check, and which passage speaks about a claim."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.enums import ClaimState, MatchState
from claims.model.tables import Claim, Match, Passage, Source

# States that only a claim somebody wanted checked gets into. An archived or duplicate claim says nothing about worth.
WANTED = (
    ClaimState.QUEUED,
    ClaimState.IN_PROGRESS,
    ClaimState.SUBMITTED,
    ClaimState.CHANGES_REQUESTED,
    ClaimState.APPROVED,
    ClaimState.PUBLISHED,
)


def triage_decisions(session: Session, *, at_most: int) -> list[tuple[str, bool]]:
    """Each claim that was queued (True) or set aside as not checkable (False), in its standalone text, oldest first.

    Claims nobody has decided on yet are left out; of more than `at_most` the newest are given.
    """
    decided = (*WANTED, ClaimState.NOT_CHECKABLE)
    query = select(Claim.text, Claim.state).where(col(Claim.state).in_(decided))
    rows = session.exec(query.order_by(col(Claim.state_since).desc(), col(Claim.id).desc()).limit(at_most)).all()
    return [(text, state != ClaimState.NOT_CHECKABLE) for text, state in reversed(rows)]


@dataclass(frozen=True, slots=True)
class MatchDecision:
    """A claim and a passage, and whether somebody confirmed the match or rejected it."""

    claim: str
    statement: str
    title: str
    claimant: str
    confirmed: bool


def match_decisions(session: Session, *, at_most: int) -> list[MatchDecision]:
    """Each match that was confirmed or rejected, oldest first; of more than `at_most` the newest are given.

    Matches nobody has decided on yet are left out, and those with confidential sources.
    """
    query = (
        sa.select(col(Claim.text), col(Passage.statement), col(Source.title), col(Passage.claimant), col(Match.state))
        .join(Match, col(Match.claim_id) == Claim.id)
        .join(Passage, col(Passage.id) == Match.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .where(col(Match.state).in_((MatchState.CONFIRMED, MatchState.REJECTED)))
        .where(col(Source.confidential).is_(False))
        .order_by(col(Match.decided_at).desc(), col(Match.id).desc())
        .limit(at_most)
    )
    return [
        MatchDecision(claim, statement, title, claimant or "", state == MatchState.CONFIRMED)
        for claim, statement, title, claimant, state in reversed(session.execute(query).all())
    ]
