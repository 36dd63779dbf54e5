"""Corrections of what was published: proposed by one person, approved by others, and kept with what stood before."""

from typing import Any

from sqlmodel import Session, select

from claims.errors import NotFound, Refused
from claims.model.base import now
from claims.model.enums import CorrectionKind, CorrectionState, Decision, Role
from claims.model.policy import DeskPolicy
from claims.model.situation import OpenCorrection, Person
from claims.model.tables import Claim, Correction, CorrectionReview, Review, Verdict
from claims.review.guards import names_nobody
from claims.review.refiling import other_figures
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, refuse_stale, step, typed
from claims.review.steps.publishing import keep_publication, withdraw
from claims.review.steps.verdicts import MAX_HEADLINE, MAX_WORDING, check_rating, said
from claims.store.queries.situations import current_verdict, given_away, stored

WORDS = ("rating_id", "headline", "rationale", "corrected_wording")
MOST_NAMED = 4  # figures in one refusal


@step
def propose_correction(
    session: Session,
    *,
    claim_id: int,
    actor_id: int,
    kind: CorrectionKind,
    public_note: str,
    based_on: int,
    rating_id: int | None,
    rationale: str,
    headline: str = "",
    corrected_wording: str = "",
) -> int:
    """Propose what is published of a claim from now on, with what readers are told about it; the correction's id.

    `based_on` is the version of the verdict that is published; a retraction takes that back as it is.
    Raises StaleVersion when another version was published since.
    """
    claim, _, _ = allowed(session, Step.PROPOSE_CORRECTION, claim_id=claim_id, actor_id=actor_id)
    note = typed(public_note, "public note", missing="Say what readers are told.", most=MAX_WORDING)
    published = current_verdict(session, claim_id)
    assert published is not None and published.id is not None  # a published claim has a verdict
    refuse_stale("this verdict", based_on=based_on, stored=published.version, theirs=published.rationale, yours=note)
    correction = Correction(
        claim_id=claim_id,
        verdict_id=published.id,
        kind=kind,
        public_note=note,
        rating_id=rating_id,
        headline=typed(headline, "headline", most=MAX_HEADLINE) or None,
        rationale=typed(rationale, "rationale"),
        corrected_wording=typed(corrected_wording, "corrected wording", most=MAX_WORDING) or None,
        proposed_by=actor_id,
    )
    if kind == CorrectionKind.RETRACTION:
        for name in WORDS:
            setattr(correction, name, getattr(published, name))
    else:
        _refuse_pointless(session, correction, published)
    _refuse_naming(session, correction)
    session.add(correction)
    session.flush()
    assert correction.id is not None  # flushed
    claim.version += 1
    log_claim(session, "claim.correction_proposed", claim, actor_id, data=_data(correction, published), reason=note)
    return correction.id


def _refuse_naming(session: Session, correction: Correction) -> None:
    """Nothing is published that names a confidential source; a retraction says nothing new but its note."""
    said = None if correction.kind == CorrectionKind.RETRACTION else correction
    named = given_away(session, correction.claim_id, said, ("public note", correction.public_note))
    if reasons := names_nobody(named):
        raise Refused(reasons)


def _refuse_pointless(session: Session, correction: Correction, published: Verdict) -> None:
    """A correction says something else than what is published, and a refile keeps its rating, figures and dates."""
    if correction.rating_id is None and not (correction.headline or correction.rationale):
        raise Refused(["A conclusion without a rating needs a headline or a rationale."])
    if published.rationale and not correction.rationale:
        raise Refused(["The corrected verdict has no rationale; say why."])
    if correction.rating_id != published.rating_id:
        if correction.kind == CorrectionKind.REFILE:
            raise Refused(["A refile mends a slip and keeps the rating; to change it, choose update or correction."])
        if correction.rating_id is not None:
            check_rating(session, correction.rating_id)
    if correction.kind == CorrectionKind.REFILE and (other := other_figures(_words(published), _words(correction))):
        differing = ", ".join(f"“{figure}”" for figure in other[:MOST_NAMED])
        why = f"A refile mends a slip and keeps figures and dates; this one differs in {differing}."
        raise Refused([f"{why} Choose correction if what was said was wrong, update if the world moved on."])
    same = all(getattr(correction, name) == getattr(published, name) for name in WORDS)
    if same and correction.kind != CorrectionKind.UPDATE:  # an update may be its note alone
        raise Refused(["Nothing differs from what is published; change what is to be corrected."])


def _words(said: Correction | Verdict) -> str:
    return "\n".join(text for text in (said.headline, said.rationale, said.corrected_wording) if text)


@step
def approve_correction(
    session: Session, *, claim_id: int, actor_id: int, correction_id: int, comment: str = ""
) -> bool:
    """Approve a correction; whether it has all the approvals it needs and is published now.

    Never by whoever proposed it; a retraction needs a lead among those who propose or approve it.
    Raises StaleVersion when another correction waits by now.
    """
    claim, who, stands = allowed(session, Step.APPROVE_CORRECTION, claim_id=claim_id, actor_id=actor_id)
    assert stands.correction is not None  # the rules asked for it
    correction = _seen(session, stands.correction, correction_id, yours=comment)
    review = _review(session, correction_id, actor_id, Decision.APPROVE, typed(comment, "comment"))
    _refuse_naming(session, correction)
    published = stored(session, Verdict, correction.verdict_id)
    enough = _enough(stands.correction, who, stands.policy)
    claim.version += 1
    data = {"correction": correction_id, "kind": correction.kind.value, "decision": review.decision.value}
    log_claim(session, "correction.approved", claim, actor_id, data=data, reason=review.comment)
    if enough:
        _take_effect(session, claim, correction, published, actor_id)
    return enough


def _enough(waiting: OpenCorrection, who: Person, policy: DeskPolicy) -> bool:
    """Whether one more approval, by `who`, settles a correction."""
    given = len(waiting.approved_by | {who.id})
    if waiting.kind == CorrectionKind.RETRACTION:
        return given >= policy.retraction_approvals and (waiting.lead_behind or who.role == Role.LEAD)
    return given >= policy.correction_approvals


def _take_effect(session: Session, claim: Claim, correction: Correction, published: Verdict, actor_id: int) -> None:
    correction.state, correction.decided_at = CorrectionState.APPROVED, now()
    correction.version += 1
    action = "claim.corrected"
    if correction.kind == CorrectionKind.RETRACTION:
        claim.retracted_at = correction.decided_at
        action = "claim.retracted"
    else:
        _new_version(session, correction, published)
    kept = keep_publication(session, claim, actor_id, correction=correction)
    data = {**_data(correction, published), "publication": kept.number, "sha256": kept.sha256}
    log_claim(session, action, claim, actor_id, data=data, reason=correction.public_note)


def _new_version(session: Session, correction: Correction, published: Verdict) -> None:
    """The corrected verdict, by whoever proposed it, with the approvals of the correction as its reviews."""
    verdict = Verdict(
        claim_id=correction.claim_id,
        version=published.version + 1,
        **{name: getattr(correction, name) for name in WORDS},
        sources_reason=published.sources_reason,
        author_id=correction.proposed_by,
    )
    session.add(verdict)
    session.flush()
    assert verdict.id is not None  # flushed
    for given in session.exec(select(CorrectionReview).where(CorrectionReview.correction_id == correction.id)).all():
        session.add(
            Review(
                verdict_id=verdict.id,
                reviewer_id=given.reviewer_id,
                decision=given.decision,
                comment=given.comment,
                decided_at=max(given.decided_at, verdict.saved_at),
            )
        )


@step
def send_back_correction(session: Session, *, claim_id: int, actor_id: int, correction_id: int, comment: str) -> None:
    """Ask for changes to a correction: this one is closed, and a changed one is proposed anew. Raises StaleVersion."""
    claim, _, stands = allowed(session, Step.APPROVE_CORRECTION, claim_id=claim_id, actor_id=actor_id)
    assert stands.correction is not None  # the rules asked for it
    comment = typed(comment, "comment", missing="Say what should change.")
    correction = _seen(session, stands.correction, correction_id, yours=comment)
    _review(session, correction_id, actor_id, Decision.REQUEST_CHANGES, comment)
    claim.version += 1
    closed = withdraw(correction)
    log_claim(session, "correction.sent_back", claim, actor_id, data=closed, reason=comment)


@step
def withdraw_correction(
    session: Session, *, claim_id: int, actor_id: int, correction_id: int, reason: str = ""
) -> None:
    """Take back a correction that waits for approval; what is published stays. Raises StaleVersion."""
    claim, _, stands = allowed(session, Step.WITHDRAW_CORRECTION, claim_id=claim_id, actor_id=actor_id)
    assert stands.correction is not None  # the rules asked for it
    correction = _seen(session, stands.correction, correction_id, yours=reason)
    why = typed(reason, "reason") or None
    claim.version += 1
    log_claim(session, "correction.withdrawn", claim, actor_id, data=withdraw(correction), reason=why)


def _seen(session: Session, waiting: OpenCorrection, correction_id: int, *, yours: str) -> Correction:
    """The correction that waits, if it is the one that was on the screen."""
    correction = stored(session, Correction, waiting.id)
    if correction.id != correction_id and session.get(Correction, correction_id) is None:
        raise NotFound(f"There is no correction {correction_id}.")
    if correction.id != correction_id:
        refuse_stale("another correction", based_on=correction_id, stored=waiting.id, theirs="", yours=yours)
    return correction


def _review(session: Session, correction_id: int, actor_id: int, decision: Decision, comment: str) -> CorrectionReview:
    review = CorrectionReview(
        correction_id=correction_id, reviewer_id=actor_id, decision=decision, comment=comment or None
    )
    session.add(review)
    session.flush()
    return review


def _data(correction: Correction, published: Verdict) -> dict[str, Any]:
    retracted = correction.kind == CorrectionKind.RETRACTION
    return {
        "correction": correction.id,
        "kind": correction.kind.value,
        "verdict": published.version,
        "before": said(published),
        "after": None if retracted else said(correction),
        "public_note": correction.public_note,
    }
