"""Publishing what was approved, and taking it back into work."""

import hashlib
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.base import now
from claims.model.enums import ClaimState, CorrectionState
from claims.model.event_data import standing
from claims.model.tables import Claim, Correction, Publication
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, move, step, typed
from claims.store import audit
from claims.store.queries.publications import content
from claims.store.queries.situations import current_verdict


@step
def publish(session: Session, *, claim_id: int, actor_id: int) -> int:
    """Publish an approved verdict as it is, and keep what was published for ever; the number of the publication."""
    claim, _, stands = allowed(session, Step.PUBLISH, claim_id=claim_id, actor_id=actor_id)
    claim.published_at, claim.retracted_at = now(), None
    changed = move(claim, ClaimState.PUBLISHED)
    kept = keep_publication(session, claim, actor_id)
    data = {**changed, "verdict": stands.verdict_version, "publication": kept.number, "sha256": kept.sha256}
    log_claim(session, "claim.published", claim, actor_id, data=data)
    return kept.number


def keep_publication(
    session: Session, claim: Claim, actor_id: int, *, correction: Correction | None = None
) -> Publication:
    """Store what is published of a claim as it stands now, under the next number."""
    session.flush()
    verdict = current_verdict(session, claim.id or 0)
    assert claim.id is not None and verdict is not None and verdict.id is not None  # nothing else is published
    at = now()
    newest = session.exec(select(sa.func.max(Publication.number)).where(Publication.claim_id == claim.id)).one()
    number = (newest or 0) + 1
    said = audit.canonical(content(session, claim, verdict, number=number, at=at, correction=correction))
    kept = Publication(
        claim_id=claim.id,
        number=number,
        verdict_id=verdict.id,
        correction_id=correction.id if correction else None,
        content=said,
        sha256=hashlib.sha256(said.encode()).hexdigest(),
        published_by=actor_id,
        published_at=at,
    )
    session.add(kept)
    return kept


def withdraw(correction: Correction) -> dict[str, Any]:
    """Close a correction that never took effect; what changed, for the log."""
    before = standing(correction, "state")
    correction.state, correction.decided_at = CorrectionState.WITHDRAWN, now()
    correction.version += 1
    return {"correction": correction.id, "before": before, "after": standing(correction, "state")}


@step
def reopen(session: Session, *, claim_id: int, actor_id: int, reason: str) -> None:
    """Take an approved or published claim back into work; submitting it again needs a new version of the verdict.

    What was published stays readable as it was. A correction that waits for approval is withdrawn by it.
    """
    claim, _, _ = allowed(session, Step.REOPEN, claim_id=claim_id, actor_id=actor_id)
    reason = typed(reason, "reason", missing="Say why this claim is opened again.")
    waiting = select(Correction).where(
        col(Correction.claim_id) == claim_id, col(Correction.state) == CorrectionState.PROPOSED
    )
    data = move(claim, ClaimState.IN_PROGRESS)
    if correction := session.exec(waiting).first():
        withdraw(correction)
        data["correction_withdrawn"] = correction.id
    log_claim(session, "claim.reopened", claim, actor_id, data=data, reason=reason)
