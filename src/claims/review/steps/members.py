"""Who is at the desk: invited, joined, given another role, deactivated and back; never deleted, the log names them."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import Refused
from claims.model.base import now
from claims.model.enums import ClaimState, Role
from claims.model.event_data import standing
from claims.model.tables import Claim, Member
from claims.review.roles import CHECKERS
from claims.review.rules import may_set_up
from claims.review.step import log_claim, move, step, typed
from claims.review.steps.desk import MAX_NAME
from claims.review.steps.leases import HOLDING
from claims.store import audit
from claims.store.queries import situations

OPEN = (ClaimState.EXTRACTED, ClaimState.QUEUED, ClaimState.IN_PROGRESS, ClaimState.CHANGES_REQUESTED)
NEEDS_ADMIN = "At least one active admin has to stay at the desk; make somebody else an admin first."


@step
def invite_member(session: Session, *, name: str, role: Role, actor_id: int) -> int:
    """Invite a person: they are at the desk from when they first choose their name; their id."""
    _admin(session, actor_id)
    name = typed(name, "name", missing="Give the member's name.", most=MAX_NAME)
    if other := situations.namesake(session, name):
        raise Refused([f"There is a member called {other.name} already; names tell people apart in the log."])
    member = Member(name=name, role=role, invited_by=actor_id)
    session.add(member)
    session.flush()
    _log(session, "member.invited", member, actor_id, {"before": None, "after": standing(member, "name", "role")})
    return _id(member)


@step
def join(session: Session, *, member_id: int) -> bool:
    """Say that an invited member is here; whether they were still awaited. Nothing happens for anybody else."""
    member = situations.stored(session, Member, member_id)
    if member.joined_at is not None or not member.active:
        return False
    member.joined_at = now()
    member.version += 1
    data = {"name": member.name, "before": {"joined_at": None}, "after": standing(member, "joined_at")}
    _log(session, "member.joined", member, member_id, data)
    return True


@step
def set_role(session: Session, *, member_id: int, role: Role, actor_id: int, reason: str) -> None:
    """Give a member another role. Whoever may not check any more gives back what they have open."""
    _admin(session, actor_id)
    reason = typed(reason, "reason", missing="Say why the role changes.")
    member = situations.stored(session, Member, member_id)
    if member.role == role:
        raise Refused([f"{member.name} is {role.value} already."])
    if role != Role.ADMIN:
        _keep_an_admin(session, member)
    before, member.role = standing(member, "role"), role
    member.version += 1
    if role not in CHECKERS:
        _free_claims(session, member, actor_id, reason)
    data = {"before": before, "after": standing(member, "role")}
    _log(session, "member.role_changed", member, actor_id, data, reason=reason)


@step
def deactivate_member(session: Session, *, member_id: int, actor_id: int, reason: str) -> int:
    """End a member's time at the desk; what they have open waits for others. How many claims that were."""
    _admin(session, actor_id)
    reason = typed(reason, "reason", missing="Say why this member leaves the desk.")
    member = situations.stored(session, Member, member_id)
    if not member.active:
        raise Refused([f"{member.name} is not active already."])
    _keep_an_admin(session, member)
    member.active, member.deactivated_at = False, now()
    member.version += 1
    freed = _free_claims(session, member, actor_id, reason)
    data = {"before": {"active": True}, "after": {"active": False}, "claims": freed}
    _log(session, "member.deactivated", member, actor_id, data, reason=reason)
    return len(freed)


@step
def activate_member(session: Session, *, member_id: int, actor_id: int, reason: str = "") -> None:
    """Take a member back, in the role they had."""
    _admin(session, actor_id)
    member = situations.stored(session, Member, member_id)
    if member.active:
        raise Refused([f"{member.name} is active already."])
    member.active, member.deactivated_at = True, None
    member.version += 1
    said = typed(reason, "reason") or None
    data = {"before": {"active": False}, "after": {"active": True}}
    _log(session, "member.activated", member, actor_id, data, reason=said)


def _admin(session: Session, actor_id: int) -> None:
    if reasons := may_set_up(situations.person(session, actor_id)):
        raise Refused(reasons)


def _keep_an_admin(session: Session, leaving: Member) -> None:
    """Writers take turns, so two admins who leave at the same moment do not both find the other still there."""
    if leaving.role != Role.ADMIN or not leaving.active:
        return
    here = sa.and_(col(Member.active), col(Member.joined_at).is_not(None), col(Member.role) == Role.ADMIN)
    if not situations.count(session, Member, here, col(Member.id) != leaving.id):
        raise Refused([NEEDS_ADMIN])


def _free_claims(session: Session, member: Member, actor_id: int, reason: str) -> list[int]:
    theirs = sa.or_(col(Claim.assignee_id) == member.id, col(Claim.lease_by) == member.id)
    freed = []
    for claim in session.exec(select(Claim).where(theirs, col(Claim.state).in_(OPEN)).order_by(col(Claim.id))):
        before = standing(claim, *HOLDING)
        claim.lease_by = claim.lease_until = None
        if claim.assignee_id == member.id:
            claim.assignee_id = None
        move(claim, ClaimState.QUEUED if claim.state == ClaimState.IN_PROGRESS else claim.state)
        data = {"before": before, "after": standing(claim, *HOLDING)}
        log_claim(session, "claim.unassigned", claim, actor_id, data=data, reason=reason)
        freed.append(claim.id or 0)
    return freed


def _log(
    session: Session, action: str, member: Member, actor_id: int, data: dict[str, Any], *, reason: str | None = None
) -> None:
    audit.append(
        session,
        action=action,
        entity="member",
        entity_id=_id(member),
        actor_id=actor_id,
        data={"version": member.version, **data},
        reason=reason,
    )


def _id(member: Member) -> int:
    assert member.id is not None  # flushed
    return member.id
