"""What others decide on a verdict: approve it, dissent, abstain, ask for changes."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from claims.model.base import now
from claims.model.enums import ClaimState, Decision
from claims.model.event_data import standing
from claims.model.tables import Claim, Review
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, move, refuse_stale, step, typed
from claims.review.steps.verdicts import check_rating
from claims.store.queries.situations import current_verdict

DECIDED = ("decision", "rating_id", "comment")


@step
def approve(
    session: Session,
    *,
    claim_id: int,
    actor_id: int,
    verdict_version: int,
    comment: str = "",
    rating_id: int | None = None,
) -> bool:
    """Approve one version of the verdict; whether the claim has all the approvals it needs now.

    Never by anyone who wrote a version of it. `rating_id` is the rating they would have given, for the record only.
    Raises StaleVersion when another version was saved since.
    """
    claim, _, stands = allowed(session, Step.APPROVE, claim_id=claim_id, actor_id=actor_id)
    said = _review(
        session, claim_id, actor_id, Decision.APPROVE, version=verdict_version, comment=comment, rating_id=rating_id
    )
    by = stands.approved_by | {actor_id}
    enough = len(by) >= stands.policy.approvals
    _log(session, "review.approved", claim, actor_id, said, leads=ClaimState.APPROVED if enough else None)
    if enough:
        quorum = {"verdict": verdict_version, "approved_by": sorted(by), "needed": stands.policy.approvals}
        log_claim(session, "quorum.reached", claim, actor_id, data=quorum)
    return enough


@step
def request_changes(session: Session, *, claim_id: int, actor_id: int, verdict_version: int, comment: str) -> None:
    """Send the verdict back; the comment says what should change."""
    claim, _, _ = allowed(session, Step.REQUEST_CHANGES, claim_id=claim_id, actor_id=actor_id)
    comment = typed(comment, "comment", missing="Say what should change.")
    said = _review(session, claim_id, actor_id, Decision.REQUEST_CHANGES, version=verdict_version, comment=comment)
    _log(session, "review.changes_requested", claim, actor_id, said, leads=ClaimState.CHANGES_REQUESTED)


@step
def dissent(
    session: Session,
    *,
    claim_id: int,
    actor_id: int,
    verdict_version: int,
    comment: str,
    rating_id: int | None = None,
) -> None:
    """Disagree with one version of the verdict, on record; it stands with the verdict from then on.

    An approval that the same person gave before counts no more. The others may go on. Raises StaleVersion.
    """
    claim, _, _ = allowed(session, Step.DISSENT, claim_id=claim_id, actor_id=actor_id)
    comment = typed(comment, "comment", missing="Say why you disagree.")
    said = _review(
        session, claim_id, actor_id, Decision.DISSENT, version=verdict_version, comment=comment, rating_id=rating_id
    )
    _log(session, "review.dissented", claim, actor_id, said)


@step
def abstain(session: Session, *, claim_id: int, actor_id: int, verdict_version: int, comment: str = "") -> None:
    """Leave one version of the verdict to others, on record. Raises StaleVersion."""
    claim, _, _ = allowed(session, Step.ABSTAIN, claim_id=claim_id, actor_id=actor_id)
    said = _review(session, claim_id, actor_id, Decision.ABSTAIN, version=verdict_version, comment=comment)
    _log(session, "review.abstained", claim, actor_id, said)


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision as it is stored, on which version, and what the same person had decided on it before."""

    review: Review
    version: int
    before: dict[str, Any]


def _log(
    session: Session, action: str, claim: Claim, actor_id: int, said: _Decided, *, leads: ClaimState | None = None
) -> None:
    moved = move(claim, leads or claim.state)
    before, after = said.before | moved["before"], standing(said.review, *DECIDED) | moved["after"]
    data = {"verdict": said.version, "before": before, "after": after}
    log_claim(session, action, claim, actor_id, data=data, reason=said.review.comment)


def _review(
    session: Session,
    claim_id: int,
    actor_id: int,
    decision: Decision,
    *,
    version: int,
    comment: str,
    rating_id: int | None = None,
) -> _Decided:
    """Store a decision on the newest version of a verdict, in place of the member's earlier one.

    Raises StaleVersion when the newest version is not the one decided on.
    """
    comment = typed(comment, "comment")
    verdict = current_verdict(session, claim_id)
    assert verdict is not None and verdict.id is not None  # a submitted claim has a verdict
    refuse_stale("this verdict", based_on=version, stored=verdict.version, theirs=verdict.rationale, yours=comment)
    if rating_id is not None:
        check_rating(session, rating_id)
    earlier = select(Review).where(Review.verdict_id == verdict.id, Review.reviewer_id == actor_id)
    review = session.exec(earlier).first()
    before = standing(review, *DECIDED) if review else dict.fromkeys(DECIDED)
    if review is None:
        review = Review(verdict_id=verdict.id, reviewer_id=actor_id, decision=decision)
    review.decision, review.comment, review.decided_at = decision, comment or None, now()
    review.rating_id = rating_id
    session.add(review)
    return _Decided(review, version, before)
