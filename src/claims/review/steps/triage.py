"""Triage: what is worth checking goes to the queue, the rest is set aside with a reason."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import Refused, StaleVersion
from claims.model.enums import ClaimState
from claims.model.event_data import standing
from claims.model.tables import Claim, Draft
from claims.review.placing import refuse_taken
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, move, step, typed
from claims.store.queries import situations

ASIDE = ("state", "set_aside_reason", "duplicate_of_id")  # what changes when a claim is set aside or taken back


@step
def queue_claims(
    session: Session, *, claim_ids: Sequence[int], actor_id: int, seen: Mapping[int, int] | None = None
) -> int:
    """Put claims into the queue, all of them or none; how many they were. A claim named twice is queued once.

    `seen` has the version of each that was on the screen. Raises StaleVersion.
    """
    wanted = list(dict.fromkeys(claim_ids))
    for claim_id in wanted:
        with _naming(claim_id if len(wanted) > 1 else None):
            version = (seen or {}).get(claim_id)
            claim, _, _ = allowed(session, Step.QUEUE, claim_id=claim_id, actor_id=actor_id, based_on=version)
        log_claim(session, "claim.queued", claim, actor_id, data=move(claim, ClaimState.QUEUED))
    return len(wanted)


@contextmanager
def _naming(claim_id: int | None) -> Iterator[None]:
    """Say which of several claims the reasons are about."""
    try:
        yield
    except Refused as error:
        if claim_id is None:
            raise
        reasons = [f"Claim {claim_id}: {reason}" for reason in error.reasons]
        if isinstance(error, StaleVersion):
            raise StaleVersion(reasons, theirs=error.theirs, yours=error.yours) from None
        raise Refused(reasons) from None


@step
def mark_not_checkable(
    session: Session, *, claim_id: int, actor_id: int, reason: str, based_on: int | None = None
) -> None:
    """Set a claim aside as not checkable; a reason is required. `based_on` is its version that was on the screen."""
    seen: dict[str, Any] = {"based_on": based_on, "yours": f"Set aside as not checkable: {reason}"}
    claim, _, _ = allowed(session, Step.SET_ASIDE, claim_id=claim_id, actor_id=actor_id, **seen)
    reason = typed(reason, "reason", missing="Say why this claim cannot be checked.")
    _set_aside(session, claim, ClaimState.NOT_CHECKABLE, actor_id, reason)


@step
def mark_duplicate(
    session: Session, *, claim_id: int, actor_id: int, of_id: int, reason: str, based_on: int | None = None
) -> None:
    """Set a claim aside as a duplicate of another one that is itself no duplicate.

    Claims that were duplicates of it become duplicates of that other one. `based_on` is its version that was seen.
    """
    seen: dict[str, Any] = {"based_on": based_on, "yours": f"Set aside as a duplicate of claim {of_id}: {reason}"}
    claim, _, _ = allowed(session, Step.SET_ASIDE, claim_id=claim_id, actor_id=actor_id, **seen)
    original = situations.claim(session, of_id)
    if original.id == claim.id:
        raise Refused(["A claim cannot be a duplicate of itself; choose the other one."])
    if original.state == ClaimState.DUPLICATE:
        raise Refused([f"Claim {of_id} is itself a duplicate, of claim {original.duplicate_of_id}; choose that one."])
    if original.state in {ClaimState.NOT_CHECKABLE, ClaimState.ARCHIVED}:
        raise Refused([f"Claim {of_id} is set aside itself; choose one that is being checked."])
    reason = typed(reason, "reason", missing="Say what makes it a duplicate.")
    followers = select(Claim).where(Claim.duplicate_of_id == claim_id).order_by(col(Claim.id))
    for duplicate in [*session.exec(followers).all(), claim]:
        why = duplicate.set_aside_reason or reason
        _set_aside(session, duplicate, ClaimState.DUPLICATE, actor_id, why, of_id=of_id)


def _set_aside(
    session: Session, claim: Claim, state: ClaimState, actor_id: int, reason: str, *, of_id: int | None = None
) -> None:
    before = standing(claim, *ASIDE)
    claim.set_aside_reason, claim.duplicate_of_id = reason, of_id
    claim.lease_by = claim.lease_until = None
    action = "claim.marked_duplicate" if state == ClaimState.DUPLICATE else "claim.not_checkable"
    move(claim, state)
    data = {"before": before, "after": standing(claim, *ASIDE)}
    log_claim(session, action, claim, actor_id, data=data, reason=reason)


def free_followers(session: Session, claim: Claim, actor_id: int | None) -> dict[int, dict[str, Any]]:
    """Let the duplicates of a claim that is put away be looked through again: nobody would check them otherwise.

    What each of them was before, by its id.
    """
    followers = select(Claim).where(Claim.duplicate_of_id == claim.id, Claim.state == ClaimState.DUPLICATE)
    freed = {}
    for follower in session.exec(followers.order_by(col(Claim.id))).all():
        before = standing(follower, *ASIDE)
        follower.duplicate_of_id = follower.set_aside_reason = None
        move(follower, ClaimState.EXTRACTED)
        data = {"before": before, "after": standing(follower, *ASIDE)}
        reason = "The claim it repeats was put away."
        log_claim(session, "claim.freed", follower, actor_id, data=data, reason=reason)
        freed[follower.id or 0] = before
    return freed


@step
def restore(session: Session, *, claim_id: int, actor_id: int, reason: str, based_on: int | None = None) -> None:
    """Take a claim that was set aside back into the queue; a reason is required. `based_on` is its version seen."""
    seen: dict[str, Any] = {"based_on": based_on, "yours": f"Back into the queue: {reason}"}
    claim, _, _ = allowed(session, Step.RESTORE, claim_id=claim_id, actor_id=actor_id, **seen)
    reason = typed(reason, "reason", missing="Say why this claim should be checked after all.")
    draft = session.get_one(Draft, claim.draft_id)
    refuse_taken(session, draft, situations.anchor(session, claim), but=claim_id)
    before = standing(claim, *ASIDE, "assignee_id")
    claim.duplicate_of_id = claim.set_aside_reason = claim.assignee_id = claim.lost_from = None
    move(claim, ClaimState.QUEUED)
    data = {"before": before, "after": standing(claim, *before)}
    log_claim(session, "claim.restored", claim, actor_id, data=data, reason=reason)
