"""Verdicts and their sign-off: propose, submit, approve or ask for changes, publish, reopen."""

from sqlmodel import Session, select

from claims.errors import Refused
from claims.model.base import now
from claims.model.enums import ClaimState, Decision
from claims.model.tables import Rating, RatingScale, Review, Verdict
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, move, refuse_stale, step, typed
from claims.store.queries.situations import current_verdict, stored

MAX_HEADLINE = 300  # characters: one line in a report
MAX_WORDING = 4_000  # a paragraph of an article, or a reason


@step
def propose_verdict(
    session: Session,
    *,
    claim_id: int,
    actor_id: int,
    rating_id: int | None,
    rationale: str,
    based_on: int,
    headline: str = "",
    corrected_wording: str = "",
    sources_reason: str = "",
) -> int:
    """Save the verdict as a new version and return that version; earlier versions stay as they were.

    `rating_id` is None for a conclusion in words, without a rating. `sources_reason` says why fewer sources than the
    policy asks for are enough. `based_on` is the version that was on the screen (0 for none).
    Raises StaleVersion when another was saved since.
    """
    claim, _, _ = allowed(session, Step.PROPOSE, claim_id=claim_id, actor_id=actor_id)
    before = current_verdict(session, claim_id)
    newest, theirs = (before.version, before.rationale) if before else (0, "")
    refuse_stale("this verdict", based_on=based_on, stored=newest, theirs=theirs, yours=rationale)
    if rating_id is not None:
        _check_rating(session, rating_id)
    verdict = Verdict(
        claim_id=claim_id,
        version=newest + 1,
        rating_id=rating_id,
        headline=typed(headline, "headline", most=MAX_HEADLINE) or None,
        rationale=typed(rationale, "rationale"),
        corrected_wording=typed(corrected_wording, "corrected wording", most=MAX_WORDING) or None,
        sources_reason=typed(sources_reason, "reason for the sources", most=MAX_WORDING) or None,
        author_id=actor_id,
    )
    session.add(verdict)
    claim.version += 1
    said = verdict.model_dump(include={"headline", "rationale", "corrected_wording", "sources_reason"})
    data = {"verdict": verdict.version, "rating": rating_id, **said}
    log_claim(session, "verdict.drafted" if newest == 0 else "verdict.edited", claim, actor_id, data=data)
    return verdict.version


def _check_rating(session: Session, rating_id: int) -> None:
    rating = stored(session, Rating, rating_id)
    scale = stored(session, RatingScale, rating.scale_id)
    if scale.retired_at:
        raise Refused([f"The scale {scale.name!r} is retired; choose a rating of the current one."])


@step
def submit(session: Session, *, claim_id: int, actor_id: int) -> None:
    """Hand the verdict to another person for sign-off."""
    claim, _, stands = allowed(session, Step.SUBMIT, claim_id=claim_id, actor_id=actor_id)
    claim.lease_by = claim.lease_until = None
    data = {**move(claim, ClaimState.SUBMITTED), "verdict": stands.verdict_version}
    log_claim(session, "verdict.submitted", claim, actor_id, data=data)


@step
def approve(session: Session, *, claim_id: int, actor_id: int, verdict_version: int, comment: str = "") -> bool:
    """Approve one version of the verdict; whether the claim has all the approvals it needs now.

    Never by anyone who wrote a version of it. Raises StaleVersion when another version was saved since.
    """
    claim, _, stands = allowed(session, Step.APPROVE, claim_id=claim_id, actor_id=actor_id)
    said = _review(
        session, claim_id, actor_id, Decision.APPROVE, version=verdict_version, comment=typed(comment, "comment")
    )
    enough = len(stands.approved_by | {actor_id}) >= stands.policy.approvals
    changed = move(claim, ClaimState.APPROVED if enough else claim.state)
    data = {**changed, "verdict": verdict_version}
    log_claim(session, "review.approved", claim, actor_id, data=data, reason=said)
    return enough


@step
def request_changes(session: Session, *, claim_id: int, actor_id: int, verdict_version: int, comment: str) -> None:
    """Send the verdict back; the comment says what should change."""
    claim, _, _ = allowed(session, Step.REQUEST_CHANGES, claim_id=claim_id, actor_id=actor_id)
    comment = typed(comment, "comment", missing="Say what should change.")
    said = _review(session, claim_id, actor_id, Decision.REQUEST_CHANGES, version=verdict_version, comment=comment)
    data = {**move(claim, ClaimState.CHANGES_REQUESTED), "verdict": verdict_version}
    log_claim(session, "review.changes_requested", claim, actor_id, data=data, reason=said)


def _review(
    session: Session, claim_id: int, actor_id: int, decision: Decision, *, version: int, comment: str
) -> str | None:
    """Store a decision on the newest version of a verdict, in place of the member's earlier one; the comment stored.

    Raises StaleVersion when the newest version is not the one decided on.
    """
    verdict = current_verdict(session, claim_id)
    assert verdict is not None and verdict.id is not None  # a submitted claim has a verdict
    refuse_stale("this verdict", based_on=version, stored=verdict.version, theirs=verdict.rationale, yours=comment)
    earlier = select(Review).where(Review.verdict_id == verdict.id, Review.reviewer_id == actor_id)
    review = session.exec(earlier).first()
    if review is None:
        review = Review(verdict_id=verdict.id, reviewer_id=actor_id, decision=decision)
    review.decision, review.comment, review.decided_at = decision, comment or None, now()
    session.add(review)
    return review.comment


@step
def publish(session: Session, *, claim_id: int, actor_id: int) -> None:
    """Mark an approved verdict as published, as it is."""
    claim, _, stands = allowed(session, Step.PUBLISH, claim_id=claim_id, actor_id=actor_id)
    claim.published_at = now()
    data = {**move(claim, ClaimState.PUBLISHED), "verdict": stands.verdict_version}
    log_claim(session, "claim.published", claim, actor_id, data=data)


@step
def reopen(session: Session, *, claim_id: int, actor_id: int, reason: str) -> None:
    """Take an approved or published claim back into work; submitting it again needs a new version of the verdict."""
    claim, _, _ = allowed(session, Step.REOPEN, claim_id=claim_id, actor_id=actor_id)
    reason = typed(reason, "reason", missing="Say why this claim is opened again.")
    log_claim(session, "claim.reopened", claim, actor_id, data=move(claim, ClaimState.IN_PROGRESS), reason=reason)
