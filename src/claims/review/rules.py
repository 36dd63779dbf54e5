"""The rules of the desk, pure: who may take which step with a claim, and if not, why not.

`objections(...)` returns sentences; an empty list means the step may be taken. The screen shows them beside a
disabled button, the steps raise them, and tests/review/test_rules.py has them as a table.
"""

from collections.abc import Callable
from enum import StrEnum

from claims.model.enums import ClaimState, Role
from claims.model.situation import Person, Situation


class Step(StrEnum):
    """What can be done with a claim, as it stands in a sentence."""

    QUEUE = "queue a claim"
    SET_ASIDE = "set a claim aside"  # as not checkable, or as a duplicate
    RESTORE = "take a claim back into the queue"
    ASSIGN = "assign a claim"
    TAKE = "take a claim"
    RELEASE = "give a claim back"
    DECIDE_MATCH = "decide a match"
    ADD_EVIDENCE = "add evidence"
    PROPOSE = "propose a verdict"
    SUBMIT = "submit a verdict"
    APPROVE = "approve a verdict"
    REQUEST_CHANGES = "ask for changes"
    PUBLISH = "publish a verdict"
    REOPEN = "open a claim again"
    COMMENT = "comment on a claim"
    CORRECT = "correct what a claim is"  # its span: adjust, split, merge
    LOOK = "say that a changed claim was looked at"
    ARCHIVE = "archive a claim"


CHECKERS = frozenset({Role.CHECKER, Role.EDITOR, Role.LEAD})
EDITORS = frozenset({Role.EDITOR, Role.LEAD})

# Admins look after the desk and get no editorial power by it: separation of duties.
ROLES: dict[Step, frozenset[Role]] = {
    Step.QUEUE: CHECKERS,
    Step.SET_ASIDE: CHECKERS,
    Step.RESTORE: EDITORS,
    Step.ASSIGN: EDITORS,
    Step.TAKE: CHECKERS,
    Step.RELEASE: CHECKERS,
    Step.DECIDE_MATCH: CHECKERS,
    Step.ADD_EVIDENCE: CHECKERS,
    Step.PROPOSE: CHECKERS,
    Step.SUBMIT: CHECKERS,
    Step.APPROVE: EDITORS,
    Step.REQUEST_CHANGES: EDITORS,
    Step.PUBLISH: EDITORS,
    Step.REOPEN: EDITORS,
    Step.COMMENT: CHECKERS | {Role.ADMIN},
    Step.CORRECT: CHECKERS,
    Step.LOOK: CHECKERS,
    Step.ARCHIVE: EDITORS,
}

S = ClaimState
ANY = frozenset(ClaimState)
STATES: dict[Step, frozenset[ClaimState]] = {
    Step.QUEUE: frozenset({S.EXTRACTED}),
    Step.SET_ASIDE: frozenset({S.EXTRACTED, S.QUEUED, S.IN_PROGRESS}),
    Step.RESTORE: frozenset({S.NOT_CHECKABLE, S.DUPLICATE, S.ARCHIVED}),
    Step.ASSIGN: frozenset({S.QUEUED, S.IN_PROGRESS, S.CHANGES_REQUESTED}),
    Step.TAKE: frozenset({S.QUEUED, S.IN_PROGRESS, S.CHANGES_REQUESTED}),
    Step.RELEASE: frozenset({S.IN_PROGRESS, S.CHANGES_REQUESTED}),
    Step.DECIDE_MATCH: frozenset({S.IN_PROGRESS}),
    Step.ADD_EVIDENCE: frozenset({S.IN_PROGRESS}),
    Step.PROPOSE: frozenset({S.IN_PROGRESS}),
    Step.SUBMIT: frozenset({S.IN_PROGRESS}),
    Step.APPROVE: frozenset({S.SUBMITTED}),
    Step.REQUEST_CHANGES: frozenset({S.SUBMITTED}),
    Step.PUBLISH: frozenset({S.APPROVED}),
    Step.REOPEN: frozenset({S.APPROVED, S.PUBLISHED}),
    Step.COMMENT: ANY,
    Step.CORRECT: frozenset({S.EXTRACTED, S.QUEUED, S.IN_PROGRESS}),
    Step.LOOK: frozenset({S.IN_PROGRESS, S.PUBLISHED}),
    Step.ARCHIVE: ANY - {S.PUBLISHED, S.ARCHIVED},
}

STATE_WORDS = {
    S.EXTRACTED: "not triaged yet",
    S.QUEUED: "waiting in the queue",
    S.IN_PROGRESS: "in progress",
    S.SUBMITTED: "waiting for sign-off",
    S.CHANGES_REQUESTED: "back for changes",
    S.APPROVED: "approved",
    S.PUBLISHED: "published",
    S.NOT_CHECKABLE: "set aside as not checkable",
    S.DUPLICATE: "set aside as a duplicate",
    S.ARCHIVED: "archived",
}


def objections(step: Step, who: Person, claim: Situation) -> list[str]:
    """Why `who` may not take `step` with a claim as it stands; an empty list means they may."""
    if not who.active:
        return [f"{who.name} is no longer active at this desk."]
    if who.role not in ROLES[step]:
        return [f"{_a(who.role)} cannot {step.value}: that is for {_roles(ROLES[step])}."]
    if claim.state not in STATES[step]:
        return [f"The claim is {STATE_WORDS[claim.state]}; {_from(step)}"]
    guard = GUARDS.get(step)
    return guard(who, claim) if guard else []


def _a(role: Role) -> str:
    return f"{'An' if role.value[0] in 'aeiou' else 'A'} {role.value}"


def _roles(roles: frozenset[Role]) -> str:
    names = [f"{role.value}s" for role in Role if role in roles]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _from(step: Step) -> str:
    states = [STATE_WORDS[state] for state in ClaimState if state in STATES[step]]
    return f"to {step.value}, it must be {' or '.join(states)}."


def _only_the_assignee(who: Person, claim: Situation) -> list[str]:
    if claim.assignee is None:
        return ["Nobody works on this claim yet; take it first."]
    if claim.assignee.id != who.id:
        return [f"{claim.assignee.name} works on this claim; it has to be given back or reassigned first."]
    return []


def _free_to_take(who: Person, claim: Situation) -> list[str]:
    holder = claim.leased_by
    if holder and holder.id != who.id:
        until = claim.lease_until.strftime("%H:%M") if claim.lease_until else ""
        return [f"{holder.name} has this claim open until {until} UTC."]
    if claim.assignee and claim.assignee.id != who.id and who.role == Role.CHECKER:
        return [f"This claim is assigned to {claim.assignee.name}; an editor or lead can reassign it."]
    return []


def _free_unless_in_progress(who: Person, claim: Situation) -> list[str]:
    return _only_the_assignee(who, claim) if claim.state == S.IN_PROGRESS else []


def _free_to_look(who: Person, claim: Situation) -> list[str]:
    if not claim.changed_in:
        return ["No draft has changed this claim since it was last looked at."]
    if claim.state == S.IN_PROGRESS:
        return _only_the_assignee(who, claim)
    return [] if who.role in EDITORS else ["The verdict is published; an editor or lead looks at it again."]


def _ready_to_submit(who: Person, claim: Situation) -> list[str]:
    missing = _only_the_assignee(who, claim)
    if claim.changed_in:
        missing.append(f"Draft {claim.changed_in} changed this claim; look at what changed and say that you did.")
    if claim.missing_from:
        missing.append(f"The claim does not stand in draft {claim.missing_from}; mark its new place, or set it aside.")
    if claim.verdict_version == 0:
        missing.append("No verdict is proposed; choose a rating and save it.")
    elif not claim.rationale_given:
        missing.append("The verdict has no rationale; say why before submitting.")
    elif claim.changes_asked:
        missing.append("Changes were asked for on this version of the verdict; save a new version first.")
    elif claim.approved_by:
        missing.append("This version of the verdict was approved before; save a new version first.")
    if claim.evidence == 0:
        missing.append("No evidence is recorded; add at least one piece with its stance.")
    if claim.undecided:
        some = "1 match is" if claim.undecided == 1 else f"{claim.undecided} matches are"
        missing.append(f"{some} undecided; confirm or reject first.")
    return missing


def _still_there(who: Person, claim: Situation) -> list[str]:
    """Nobody signs or publishes what the article does not say any more, or not in these words."""
    if claim.missing_from:
        return [f"The claim does not stand in draft {claim.missing_from} any more; open it again or put it away."]
    return []


def _not_the_author(who: Person, claim: Situation) -> list[str]:
    if gone := _still_there(who, claim):
        return gone
    if who.id in claim.authors:
        return ["You wrote this verdict; another editor approves it."]
    if who.id in claim.approved_by:
        return ["You approved this version already; another editor's approval is still needed."]
    return []


def _not_own_verdict(who: Person, claim: Situation) -> list[str]:
    return ["You wrote this verdict; another editor reviews it."] if who.id in claim.authors else []


GUARDS: dict[Step, Callable[[Person, Situation], list[str]]] = {
    Step.SET_ASIDE: _free_unless_in_progress,
    Step.TAKE: _free_to_take,
    Step.RELEASE: _only_the_assignee,
    Step.DECIDE_MATCH: _only_the_assignee,
    Step.ADD_EVIDENCE: _only_the_assignee,
    Step.PROPOSE: _only_the_assignee,
    Step.SUBMIT: _ready_to_submit,
    Step.APPROVE: _not_the_author,
    Step.PUBLISH: _still_there,
    Step.REQUEST_CHANGES: _not_own_verdict,
    Step.CORRECT: _free_unless_in_progress,
    Step.LOOK: _free_to_look,
}

# What is done at the desk, but not with one claim.
MAY_IMPORT = CHECKERS | {Role.ADMIN}
MAY_EXPORT = CHECKERS


def may_import(who: Person) -> list[str]:
    """Why `who` may not add articles and sources; an empty list means they may."""
    return _general(who, MAY_IMPORT, "add articles and sources")


def may_correct(who: Person) -> list[str]:
    """Why `who` may not add a claim that was missed; an empty list means they may."""
    return _general(who, CHECKERS, "add a claim")


def may_check(who: Person) -> list[str]:
    """Why `who` may not be given claims to check; an empty list means they may."""
    return _general(who, CHECKERS, "check claims")


def may_export(who: Person) -> list[str]:
    """Why `who` may not export reports; an empty list means they may."""
    return _general(who, MAY_EXPORT, "export reports")


def may_set_up(who: Person) -> list[str]:
    """Why `who` may not change who is at the desk and how it rates; an empty list means they may."""
    return _general(who, frozenset({Role.ADMIN}), "change who is at the desk or how it rates")


def _general(who: Person, roles: frozenset[Role], what: str) -> list[str]:
    if not who.active:
        return [f"{who.name} is no longer active at this desk."]
    if who.role not in roles:
        return [f"{_a(who.role)} cannot {what}: that is for {_roles(roles)}."]
    return []
