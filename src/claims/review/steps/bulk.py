"""Bulk steps of leads: assign, priority, due date, tag and archive, exactly as previewed, and the way back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from claims.errors import AlreadyThere, Refused, StaleVersion
from claims.model.base import now
from claims.model.enums import ClaimState, Priority
from claims.model.situation import Person
from claims.model.tables import Bulk, Claim, ClaimTag, Draft, Tag
from claims.review.bulk import Kind, Planned, Standing, Tagged, Value, plan
from claims.review.placing import refuse_taken
from claims.review.rules import may_lead
from claims.review.step import log_claim, move, step, typed
from claims.review.steps.triage import free_followers
from claims.store import audit
from claims.store.audit import canonical
from claims.store.queries import situations

ACTION = {
    Kind.ASSIGN: "claim.assigned",
    Kind.PRIORITY: "claim.prioritised",
    Kind.DUE: "claim.prioritised",
    Kind.TAG: "claim.tagged",
    Kind.ARCHIVE: "claim.archived",
}
BACK = {**ACTION, Kind.TAG: "claim.untagged", Kind.ARCHIVE: "claim.restored"}
CHANGED_SINCE = "It was changed since; nothing was done to it."


@dataclass(frozen=True, slots=True)
class Undone:
    """The claims that are as they were before a bulk step, and for the others why not."""

    put_back: tuple[int, ...]
    left: dict[int, str]


def preview(
    session: Session,
    *,
    kind: Kind,
    value: int | str | datetime | None,
    claim_ids: list[int],
    actor_id: int,
    reason: str,
) -> tuple[Planned, ...]:
    """What `bulk` would do to each claim or why not; the value is a member's or tag's id, a priority, or a time."""
    who = situations.person(session, actor_id)
    chosen = [_standing(session, claim_id) for claim_id in dict.fromkeys(claim_ids)]
    return plan(kind, value_of(session, kind, value), who, chosen, reason=reason)


def value_of(session: Session, kind: Kind, value: int | str | datetime | None) -> Value:
    """What the step is done with. Raises NotFound for a member or tag that is not there, Refused for no priority."""
    if kind == Kind.ASSIGN:
        return situations.person(session, value) if isinstance(value, int) else None
    if kind == Kind.TAG and isinstance(value, int):
        tag = situations.stored(session, Tag, value)
        return Tagged(value, tag.name, retired=tag.retired_at is not None)
    if kind == Kind.PRIORITY:
        if value not in set(Priority):
            raise Refused([f"There is no priority {value!r}; choose {', '.join(Priority)}."])
        return Priority(str(value))
    return value if isinstance(value, datetime) else None


def _standing(session: Session, claim_id: int) -> Standing:
    claim = situations.claim(session, claim_id)
    tags = session.exec(select(ClaimTag.tag_id).where(ClaimTag.claim_id == claim_id)).all()
    stands = situations.situation(session, claim_id)
    return Standing(claim_id, claim.version, claim.text, stands, claim.priority, claim.due_at, frozenset(tags))


@step
def bulk(
    session: Session,
    *,
    kind: Kind,
    value: int | str | datetime | None = None,
    seen: Mapping[int, int],
    actor_id: int,
    reason: str = "",
) -> int:
    """Do to each claim what the preview showed, one event each; the id of the bulk step, to undo it.

    `seen` maps each claim to the version it was previewed at. Raises StaleVersion or Refused, naming the claims, when
    anything changed since; then nothing is done.
    """
    reason = typed(reason, "reason")
    if not seen:
        raise Refused(["Choose at least one claim."])
    planned = preview(session, kind=kind, value=value, claim_ids=list(seen), actor_id=actor_id, reason=reason)
    if changed := [each.claim_id for each in planned if each.version != seen[each.claim_id]]:
        which = ", ".join(map(str, changed))
        raise StaleVersion([f"Changed since you looked, so nothing was done: claim {which}."], theirs="", yours="")
    if refused := [each for each in planned if each.refused]:
        raise Refused([f"Claim {each.claim_id}: {' '.join(each.refused)}" for each in refused])
    done = Bulk(kind=kind.value, before="[]", done_by=actor_id)
    session.add(done)
    session.flush()
    assert done.id is not None  # flushed
    meant = value_of(session, kind, value)
    changes = [_change(session, kind, meant, claim_id, done=done, reason=reason) for claim_id in seen]
    done.before = canonical(changes)
    _log(session, "bulk.done", done, actor_id, {"kind": kind.value, "claims": list(seen)}, reason=reason or None)
    return done.id


def _change(session: Session, kind: Kind, value: Value, claim_id: int, *, done: Bulk, reason: str) -> dict[str, Any]:
    claim = situations.claim(session, claim_id)
    before = _fields(kind, claim)
    if isinstance(value, Person):
        claim.assignee_id, claim.lease_by, claim.lease_until = value.id, None, None
    elif isinstance(value, Priority):
        claim.priority = value
    elif isinstance(value, Tagged):
        session.add(ClaimTag(claim_id=claim_id, tag_id=value.id, added_by=done.done_by))
    elif kind == Kind.DUE:
        claim.due_at = value
    else:
        claim.set_aside_reason, claim.lease_by, claim.lease_until = reason, None, None
        free_followers(session, claim, done.done_by)
        move(claim, ClaimState.ARCHIVED)
    if kind != Kind.ARCHIVE:  # a move counts up by itself
        claim.version += 1
    session.flush()
    after = _fields(kind, claim)
    data: dict[str, Any] = {"bulk": done.id, "from": before, "to": after}
    if isinstance(value, Tagged):
        data = {"bulk": done.id, "from": None, "to": value.name, "tag": value.id}
        after = {"tag": value.id}
    log_claim(session, ACTION[kind], claim, done.done_by, data=data, reason=reason or None)
    return {"claim": claim_id, "before": before, "after": after}


def _fields(kind: Kind, claim: Claim) -> dict[str, Any]:
    """What a bulk step changes in a claim, as JSON holds it."""
    if kind == Kind.ASSIGN:
        return {"assignee_id": claim.assignee_id, "lease_by": claim.lease_by, "state": claim.state.value}
    if kind == Kind.PRIORITY:
        return {"priority": claim.priority.value}
    if kind == Kind.DUE:
        return {"due_at": claim.due_at.isoformat() if claim.due_at else None}
    if kind == Kind.ARCHIVE:
        return {"state": claim.state.value, "set_aside_reason": claim.set_aside_reason}
    return {}


@step
def undo_bulk(session: Session, *, bulk_id: int, actor_id: int) -> Undone:
    """Put every claim back that nobody changed since, one event each; what was left, and why."""
    if reasons := may_lead(situations.person(session, actor_id)):
        raise Refused(reasons)
    done = situations.stored(session, Bulk, bulk_id)
    if done.undone_at is not None:
        raise Refused([f"Bulk step {bulk_id} was undone already."])
    kind, put_back, left = Kind(done.kind), [], {}
    for change in json.loads(done.before):
        claim = situations.claim(session, change["claim"])
        why_not = _why_not_back(session, kind, claim, change)
        if not why_not:
            _put_back(session, kind, claim, change)
            data = {"undoes": bulk_id, "from": change["after"], "to": change["before"]}
            log_claim(session, BACK[kind], claim, actor_id, data=data, reason=f"Undoes bulk step {bulk_id}.")
            put_back.append(change["claim"])
        else:
            left[change["claim"]] = why_not
    done.undone_by, done.undone_at = actor_id, now()
    _log(session, "bulk.undone", done, actor_id, {"put_back": put_back, "left": list(left)})
    return Undone(tuple(put_back), left)


def _why_not_back(session: Session, kind: Kind, claim: Claim, change: dict[str, Any]) -> str:
    """Why a claim cannot be put back; empty when it can, because it is as the step left it."""
    before, after = change["before"], change["after"]
    if kind == Kind.TAG:
        return "" if session.get(ClaimTag, (claim.id, after["tag"])) else CHANGED_SINCE
    if _fields(kind, claim) != after:
        return CHANGED_SINCE
    if kind == Kind.ASSIGN and before["assignee_id"] is not None:
        once = situations.person(session, before["assignee_id"])
        return "" if once.active else f"{once.name}, who had it, is no longer active at this desk."
    if kind == Kind.ARCHIVE:
        try:  # its words may be another claim's by now
            refuse_taken(
                session, session.get_one(Draft, claim.draft_id), situations.anchor(session, claim), but=claim.id
            )
        except AlreadyThere as taken:
            return str(taken)
    return ""


def _put_back(session: Session, kind: Kind, claim: Claim, change: dict[str, Any]) -> None:
    """Make a claim what it was before the step."""
    before = change["before"]
    if kind == Kind.TAG:
        session.delete(session.get_one(ClaimTag, (claim.id, change["after"]["tag"])))
    elif kind == Kind.ASSIGN:
        claim.assignee_id = before["assignee_id"]
        if claim.assignee_id is None and claim.state == ClaimState.IN_PROGRESS:
            move(claim, ClaimState.QUEUED)  # nobody works on it any more
    elif kind == Kind.PRIORITY:
        claim.priority = Priority(before["priority"])
    elif kind == Kind.DUE:
        claim.due_at = datetime.fromisoformat(before["due_at"]) if before["due_at"] else None
    else:
        move(claim, ClaimState(before["state"]))
        claim.set_aside_reason = before["set_aside_reason"]
    claim.version += 1


def _log(
    session: Session, action: str, done: Bulk, actor_id: int, data: dict[str, Any], *, reason: str | None = None
) -> None:
    assert done.id is not None  # flushed
    data = {"version": 2 if done.undone_at else 1, **data}
    audit.append(session, action=action, entity="bulk", entity_id=done.id, actor_id=actor_id, data=data, reason=reason)
