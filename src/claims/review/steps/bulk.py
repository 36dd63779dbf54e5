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
from claims.model.event_data import standing
from claims.model.situation import Person
from claims.model.tables import Bulk, Claim, ClaimTag, Draft, Tag
from claims.review.bulk import Kind, Planned, Standing, Tagged, Value, plan
from claims.review.placing import refuse_taken
from claims.review.rules import may_lead
from claims.review.step import log_claim, move, step, typed
from claims.review.steps.leases import set_urgency
from claims.review.steps.spans import put_away
from claims.review.steps.tags import put_on, take_off
from claims.review.steps.triage import ASIDE
from claims.review.steps.work import give
from claims.store import audit
from claims.store.audit import canonical
from claims.store.queries import situations

CHANGED = {  # what a step changes in a claim, and what nobody may have changed since for it to be undone
    Kind.ASSIGN: ("assignee_id", "lease_by", "state"),
    Kind.PRIORITY: ("priority",),
    Kind.DUE: ("due_at",),
    Kind.TAG: (),
    Kind.ARCHIVE: ("state", "set_aside_reason"),
}
FREED = {"state": ClaimState.EXTRACTED.value, "set_aside_reason": None, "duplicate_of_id": None}
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
    before, by = standing(claim, *CHANGED[kind]), done.done_by
    freed: dict[int, dict[str, Any]] = {}
    said: dict[str, Any] = {"bulk": done.id, "reason": reason or None}
    if isinstance(value, Person):
        give(session, claim, value.id, by, **said)
    elif isinstance(value, Priority):
        set_urgency(session, claim, by, priority=value, due_at=claim.due_at, **said)
    elif isinstance(value, Tagged):
        claim.version += 1  # a second bulk step on the same preview is told
        put_on(session, claim, value.id, value.name, by, **said)
    elif kind == Kind.DUE:
        set_urgency(session, claim, by, priority=claim.priority, due_at=value, **said)
    else:
        freed = put_away(session, claim, by, bulk=done.id, reason=reason)
    session.flush()
    after = {"tag": value.id} if isinstance(value, Tagged) else standing(claim, *CHANGED[kind])
    return {"claim": claim_id, "before": before, "after": after, "freed": freed}


@step
def undo_bulk(session: Session, *, bulk_id: int, actor_id: int) -> Undone:
    """Put every claim back that nobody changed since, one event each; what was left, and why."""
    if reasons := may_lead(situations.person(session, actor_id)):
        raise Refused(reasons)
    done = situations.stored(session, Bulk, bulk_id)
    if done.undone_at is not None:
        raise Refused([f"Bulk step {bulk_id} was undone already."])
    kind, put_back, left = Kind(done.kind), set[int](), dict[int, str]()
    said: dict[str, Any] = {"actor_id": actor_id, "undoes": bulk_id, "reason": f"Undoes bulk step {bulk_id}."}
    for change in reversed(json.loads(done.before)):  # a duplicate that was put away after its original comes first
        claim = situations.claim(session, change["claim"])
        if why_not := _why_not_back(session, kind, claim, change):
            left[change["claim"]] = why_not
            continue
        _put_back(session, kind, claim, change, **said)
        put_back.add(change["claim"])
        for follower, before in change.get("freed", {}).items():
            follows = situations.claim(session, int(follower))
            if standing(follows, *ASIDE) == FREED:
                _set(session, "claim.marked_duplicate", follows, before, **said)
                put_back.add(int(follower))
            else:
                left[int(follower)] = f"It was a duplicate of claim {claim.id}. {CHANGED_SINCE}"
    done.undone_by, done.undone_at = actor_id, now()
    _log(session, "bulk.undone", done, actor_id, {"put_back": sorted(put_back), "left": sorted(left)})
    return Undone(tuple(sorted(put_back)), dict(sorted(left.items())))


def _why_not_back(session: Session, kind: Kind, claim: Claim, change: dict[str, Any]) -> str:
    """Why a claim cannot be put back; empty when it can, because it is as the step left it."""
    before, after = change["before"], change["after"]
    if kind == Kind.TAG:
        return "" if session.get(ClaimTag, (claim.id, after["tag"])) else CHANGED_SINCE
    if standing(claim, *CHANGED[kind]) != after:
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


def _put_back(
    session: Session, kind: Kind, claim: Claim, change: dict[str, Any], *, actor_id: int, **said: Any
) -> None:
    """Make a claim what it was before the step, and log it."""
    before = change["before"]
    if kind == Kind.TAG:
        put = session.get_one(ClaimTag, (claim.id, change["after"]["tag"]))
        claim.version += 1
        take_off(session, claim, put, session.get_one(Tag, put.tag_id).name, actor_id, **said)
    elif kind == Kind.ASSIGN:
        give(session, claim, before["assignee_id"], actor_id, **said)
    elif kind == Kind.PRIORITY:
        set_urgency(session, claim, actor_id, priority=Priority(before["priority"]), due_at=claim.due_at, **said)
    elif kind == Kind.DUE:
        due = datetime.fromisoformat(before["due_at"]) if before["due_at"] else None
        set_urgency(session, claim, actor_id, priority=claim.priority, due_at=due, **said)
    else:
        _set(session, "claim.restored", claim, before, actor_id=actor_id, **said)


def _set(
    session: Session, action: str, claim: Claim, before: dict[str, Any], *, actor_id: int, reason: str, undoes: int
) -> None:
    """Let a claim that was set aside, or freed, stand as it did before, and log it."""
    stood = standing(claim, *ASIDE)
    claim.set_aside_reason = before["set_aside_reason"]
    claim.duplicate_of_id = before.get("duplicate_of_id", claim.duplicate_of_id)
    move(claim, ClaimState(before["state"]))
    data = {"undoes": undoes, "before": stood, "after": standing(claim, *ASIDE)}
    log_claim(session, action, claim, actor_id, data=data, reason=reason)


def _log(
    session: Session, action: str, done: Bulk, actor_id: int, data: dict[str, Any], *, reason: str | None = None
) -> None:
    assert done.id is not None  # flushed
    data = {"version": 2 if done.undone_at else 1, **data}
    audit.append(session, action=action, entity="bulk", entity_id=done.id, actor_id=actor_id, data=data, reason=reason)
