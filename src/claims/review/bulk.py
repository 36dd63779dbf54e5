"""One step with many claims at once: what would happen to each, pure; the steps of `review.steps.bulk` do just that."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from claims.model.enums import Priority
from claims.model.situation import Person, Situation
from claims.review.roles import CHECKERS
from claims.review.rules import Step, may_lead, objections

MOST = 1000  # claims in one step: it holds up other writers for about a second


class Kind(StrEnum):
    """What is done with the claims."""

    ASSIGN = "assign"
    PRIORITY = "priority"
    DUE = "due"
    TAG = "tag"
    ARCHIVE = "archive"


STEP = {
    Kind.ASSIGN: Step.ASSIGN,
    Kind.PRIORITY: Step.PRIORITISE,
    Kind.DUE: Step.PRIORITISE,
    Kind.TAG: Step.TAG,
    Kind.ARCHIVE: Step.ARCHIVE,
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag of the desk's list."""

    id: int
    name: str
    retired: bool = False


Value = Person | Priority | datetime | Tagged | None  # None: no due date any more, or archive


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with a claim that was chosen."""

    claim_id: int
    version: int
    text: str
    situation: Situation
    priority: Priority
    due_at: datetime | None = None
    tags: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Planned:
    """What will happen to one claim, or why not; exactly one of the two is given."""

    claim_id: int
    version: int
    text: str
    happens: str = ""
    refused: tuple[str, ...] = ()


def plan(kind: Kind, value: Value, who: Person, chosen: Sequence[Standing], *, reason: str = "") -> tuple[Planned, ...]:
    """For each chosen claim, in order, what the step does or why it is refused."""
    general = [*may_lead(who), *_value_refused(kind, value, reason)]
    if len(chosen) > MOST:
        general.append(f"Those are {len(chosen):,} claims; take at most {MOST:,} at once.")
    return tuple(_planned(kind, value, who, claim, general) for claim in chosen)


def _planned(kind: Kind, value: Value, who: Person, claim: Standing, general: list[str]) -> Planned:
    refused = general or objections(STEP[kind], who, claim.situation) or _same(kind, value, claim)
    happens = "" if refused else _happens(kind, value, claim)
    return Planned(claim.claim_id, claim.version, claim.text, happens, tuple(refused))


def _value_refused(kind: Kind, value: Value, reason: str) -> list[str]:
    if kind == Kind.ASSIGN:
        if not isinstance(value, Person):
            return ["Say to whom the claims are assigned."]
        if not value.active:
            return [f"{value.name} is no longer active at this desk; choose someone else."]
        if value.role not in CHECKERS:
            return [f"{value.name} ({value.role.value}) does not check claims; choose a checker, editor or lead."]
    if kind == Kind.TAG:
        if not isinstance(value, Tagged):
            return ["Say which tag."]
        if value.retired:
            return [f"The tag {value.name} is retired; choose another."]
    if kind == Kind.PRIORITY and not isinstance(value, Priority):
        return ["Say which priority."]
    if kind == Kind.ARCHIVE and not reason.strip():
        return ["Say why these claims are put away."]
    return []


def _same(kind: Kind, value: Value, claim: Standing) -> list[str]:
    assignee = claim.situation.assignee
    if isinstance(value, Person) and assignee and assignee.id == value.id:
        return [f"It is assigned to {value.name} already."]
    if kind == Kind.PRIORITY and claim.priority == value:
        return [f"Its priority is {claim.priority.value} already."]
    if kind == Kind.DUE and claim.due_at == value:
        return ["It has this due date already." if value else "It has no due date."]
    if isinstance(value, Tagged) and value.id in claim.tags:
        return [f"It has the tag {value.name} already."]
    return []


def _happens(kind: Kind, value: Value, claim: Standing) -> str:
    if isinstance(value, Person):
        before = claim.situation.assignee.name if claim.situation.assignee else "nobody"
        holder = claim.situation.leased_by
        loses = f"; {holder.name}, who has it open, loses it" if holder and holder.id != value.id else ""
        return f"Goes from {before} to {value.name}{loses}."
    if isinstance(value, Priority):
        return f"Its priority goes from {claim.priority.value} to {value.value}."
    if isinstance(value, Tagged):
        return f"Gets the tag {value.name}."
    if kind == Kind.DUE:
        return f"Its due date goes from {said_due(claim.due_at)} to {said_due(value)}."
    return "Is put away."


def said_due(due: Any) -> str:
    """A due date in a sentence."""
    return f"{due:%Y-%m-%d %H:%M} UTC" if isinstance(due, datetime) else "none"
