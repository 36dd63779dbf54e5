"""Verdicts: propose a version, hand it to another person."""

from sqlmodel import Session

from claims.errors import Refused
from claims.model.enums import ClaimState
from claims.model.tables import Correction, Rating, RatingScale, Verdict
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
        check_rating(session, rating_id)
    elif not (typed(headline, "headline") or typed(rationale, "rationale")):
        raise Refused(["A conclusion without a rating needs a headline or a rationale."])
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
    data = {"verdict": verdict.version, "before": said(before) if before else None, "after": said(verdict)}
    log_claim(session, "verdict.drafted" if newest == 0 else "verdict.edited", claim, actor_id, data=data)
    return verdict.version


def said(verdict: Verdict | Correction) -> dict[str, object]:
    """What a verdict, or a correction of one, says; for the log."""
    fields = ("rating_id", "headline", "rationale", "corrected_wording", "sources_reason")
    return {name: getattr(verdict, name) for name in fields if hasattr(verdict, name)}


def check_rating(session: Session, rating_id: int) -> None:
    """Raise Refused where the scale of a rating is not offered any more, NotFound where there is no such rating."""
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
