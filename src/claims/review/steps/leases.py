"""Who has a claim open and how urgent it is: leases renewed and broken, claims passed over, priority and due date."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import Refused
from claims.model.base import now
from claims.model.enums import ClaimState, Priority
from claims.model.event_data import standing
from claims.model.tables import Claim, Event, Skip
from claims.review.rules import Step
from claims.review.step import (
    allowed,
    lease_end,
    log_claim,
    move,
    refuse_inactive,
    refuse_outdated,
    refuse_put_away,
    step,
    typed,
)
from claims.settings import settings
from claims.store.queries import situations

MAX_REASON = 500  # characters: why somebody passed a claim over is a sentence
HOLDING = ("state", "assignee_id", "lease_by", "lease_until")  # what changes when a claim changes hands
HELD = frozenset({ClaimState.IN_PROGRESS, ClaimState.CHANGES_REQUESTED})


def half_over(until: datetime | None) -> bool:
    """Whether less than half of a lease is left: then working on renews it."""
    return until is not None and until - now() < timedelta(minutes=settings().lease_minutes) / 2


@step
def renew(session: Session, *, claim_id: int, actor_id: int) -> bool:
    """Keep a claim that one has open and is working on; whether the lease was renewed.

    Nothing happens while more than half of it is left, or when somebody else has the claim. The log says so once a
    lease length at most, however often it is renewed.
    """
    claim, who = situations.claim(session, claim_id), situations.person(session, actor_id)
    if claim.lease_by != actor_id or claim.state not in HELD or not who.active or not half_over(claim.lease_until):
        return False
    before = standing(claim, "lease_until")
    claim.lease_until = lease_end()
    if _quiet_for_a_lease(session, claim_id):
        after = standing(claim, "lease_until")
        log_claim(session, "lease.renewed", claim, actor_id, data={"before": before, "after": after})
    return True


def _quiet_for_a_lease(session: Session, claim_id: int) -> bool:
    query = select(Event.at).where(Event.claim_id == claim_id, Event.action == "lease.renewed")
    last = session.exec(query.order_by(col(Event.id).desc()).limit(1)).first()
    return last is None or now() - last >= timedelta(minutes=settings().lease_minutes)


@step
def break_lease(session: Session, *, claim_id: int, actor_id: int, reason: str) -> None:
    """Take a claim from whoever has it open; it waits for somebody again, and keeps what was recorded on it."""
    claim, _, _ = allowed(session, Step.BREAK_LEASE, claim_id=claim_id, actor_id=actor_id)
    reason = typed(reason, "reason", missing="Say why this claim is taken from whoever has it open.")
    log_claim(session, "lease.broken", claim, actor_id, data=let_go(claim), reason=reason)


def note_expired(session: Session, claim: Claim, actor_id: int) -> None:
    """Log that somebody's lease had run out, where a claim goes to another member after that."""
    if claim.lease_by is not None and claim.lease_until is not None and claim.lease_until <= now():
        data = {"before": standing(claim, "lease_by", "lease_until"), "after": {"lease_by": None, "lease_until": None}}
        log_claim(session, "lease.expired", claim, actor_id, data=data)


def let_go(claim: Claim) -> dict[str, Any]:
    """Make a claim nobody's, and waiting again; what changed, for the log."""
    before = standing(claim, *HOLDING)
    claim.assignee_id = claim.lease_by = claim.lease_until = None
    move(claim, claim.state if claim.state == ClaimState.CHANGES_REQUESTED else ClaimState.QUEUED)
    return {"before": before, "after": standing(claim, *HOLDING)}


@step
def skip(session: Session, *, claim_id: int, actor_id: int, reason: str = "") -> None:
    """Pass a claim over: "next" does not give it to this member again. One that they had open waits for others."""
    claim, _, _ = allowed(session, Step.SKIP, claim_id=claim_id, actor_id=actor_id)
    reason = typed(reason, "reason", most=MAX_REASON)
    skipped = _skip_of(session, claim_id, actor_id) or Skip(claim_id=claim_id, member_id=actor_id)
    skipped.reason, skipped.skipped_at = reason or None, now()
    session.add(skipped)
    mine = claim.state in HELD and claim.assignee_id == actor_id
    data = let_go(claim) if mine else {}
    log_claim(session, "claim.skipped", claim, actor_id, data=data, reason=reason or None)


@step
def unskip(session: Session, *, claim_id: int, actor_id: int) -> None:
    """Let "next" give a claim to this member again that they had passed over."""
    claim = situations.claim(session, claim_id)
    refuse_inactive(session, actor_id)
    refuse_put_away(session, claim.article_id)
    skipped = _skip_of(session, claim_id, actor_id)
    if skipped is None:
        raise Refused(["You have not passed this claim over."])
    session.delete(skipped)
    log_claim(session, "claim.unskipped", claim, actor_id)


def _skip_of(session: Session, claim_id: int, member_id: int) -> Skip | None:
    return session.exec(select(Skip).where(Skip.claim_id == claim_id, Skip.member_id == member_id)).first()


@step
def prioritise(
    session: Session, *, claim_id: int, actor_id: int, priority: Priority, due_at: datetime | None, based_on: int
) -> None:
    """Set how urgent a claim is and when it is due; `based_on` is the version of the claim that was on the screen."""
    claim, who, _ = allowed(session, Step.PRIORITISE, claim_id=claim_id, actor_id=actor_id)
    theirs, yours = _urgency(claim.priority, claim.due_at), _urgency(priority, due_at)
    refuse_outdated(session, claim, who, based_on=based_on, theirs=theirs, yours=yours)
    if theirs == yours:
        raise Refused(["That is what the claim has already."])
    set_urgency(session, claim, actor_id, priority=priority, due_at=due_at)


def _urgency(priority: Priority, due_at: datetime | None) -> str:
    return f"{priority.value}, due {due_at.isoformat() if due_at else 'never'}"


def set_urgency(
    session: Session,
    claim: Claim,
    actor_id: int,
    *,
    priority: Priority,
    due_at: datetime | None,
    reason: str | None = None,
    **about: Any,
) -> None:
    """Give a claim a priority and a due date, and log it; `about` is more for the event."""
    before = standing(claim, "priority", "due_at")
    claim.priority, claim.due_at = priority, due_at
    claim.version += 1
    data = {**about, "before": before, "after": standing(claim, *before)}
    log_claim(session, "claim.prioritised", claim, actor_id, data=data, reason=reason)
