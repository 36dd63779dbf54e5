"""What the desk decided to check and what it set aside, for training check-worthiness on it."""

from sqlmodel import Session, col, select

from claims.model.enums import ClaimState
from claims.model.tables import Claim

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
