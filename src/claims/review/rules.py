"""The rules of the desk, pure: who may take which step with a claim, and if not, why not.

`objections(...)` returns sentences; an empty list means the step may be taken. The screen shows them beside a
disabled button, the steps raise them, and tests/review/test_rules.py has them as a table.
"""

from collections.abc import Callable
from enum import StrEnum

from claims.model.enums import EDITORS, ClaimState, Role
from claims.model.situation import Person, Situation
from claims.review import guards
from claims.review.roles import CHECKERS, KEEPERS, LEADS, STATE_WORDS, S, a_role, roles_in_words


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
    DISSENT = "dissent from a verdict"
    ABSTAIN = "abstain from a verdict"
    PUBLISH = "publish a verdict"
    REOPEN = "open a claim again"
    COMMENT = "comment on a claim"
    CORRECT = "correct what a claim is"  # its span: adjust, split, merge
    LOOK = "say that a changed claim was looked at"
    ARCHIVE = "archive a claim"
    PROPOSE_CORRECTION = "correct what was published"
    APPROVE_CORRECTION = "approve a correction"
    WITHDRAW_CORRECTION = "withdraw a correction"
    CONTACT = "record a contact"
    TAG = "tag a claim"
    PRIORITISE = "set the priority and due date of a claim"
    BREAK_LEASE = "take a claim from whoever has it open"
    SKIP = "pass a claim over"


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
    Step.DISSENT: EDITORS,
    Step.ABSTAIN: EDITORS,
    Step.PROPOSE_CORRECTION: EDITORS,
    Step.APPROVE_CORRECTION: EDITORS,
    Step.WITHDRAW_CORRECTION: EDITORS,
    Step.CONTACT: CHECKERS,
    Step.TAG: CHECKERS,
    Step.PRIORITISE: KEEPERS,
    Step.BREAK_LEASE: KEEPERS,
    Step.SKIP: CHECKERS,
}

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
    Step.DISSENT: frozenset({S.SUBMITTED}),
    Step.ABSTAIN: frozenset({S.SUBMITTED}),
    Step.PROPOSE_CORRECTION: frozenset({S.PUBLISHED}),
    Step.APPROVE_CORRECTION: frozenset({S.PUBLISHED}),
    Step.WITHDRAW_CORRECTION: frozenset({S.PUBLISHED}),
    Step.CONTACT: ANY - {S.ARCHIVED},
    Step.TAG: ANY,
    Step.PRIORITISE: ANY - {S.PUBLISHED, S.ARCHIVED},
    Step.BREAK_LEASE: frozenset({S.IN_PROGRESS, S.CHANGES_REQUESTED}),
    Step.SKIP: frozenset({S.QUEUED, S.IN_PROGRESS, S.CHANGES_REQUESTED}),
}


def objections(step: Step, who: Person, claim: Situation) -> list[str]:
    """Why `who` may not take `step` with a claim as it stands; an empty list means they may."""
    if gone := inactive(who):
        return gone
    if who.role not in ROLES[step]:
        return [f"{a_role(who.role)} cannot {step.value}: that is for {roles_in_words(ROLES[step])}."]
    if claim.state not in STATES[step]:
        return [f"The claim is {STATE_WORDS[claim.state]}; {_from(step)}"]
    guard = GUARDS.get(step)
    return guard(who, claim) if guard else []


def may_ever(step: Step, who: Person) -> bool:
    """Whether `who` may take `step` with some claim, however this one stands."""
    return who.active and who.role in ROLES[step]


def inactive(who: Person) -> list[str]:
    """Why `who` may do nothing at the desk, also not with what is theirs alone; an empty list: they are active."""
    return [] if who.active else [f"{who.name} is no longer active at this desk."]


def _from(step: Step) -> str:
    states = [STATE_WORDS[state] for state in ClaimState if state in STATES[step]]
    others = [STATE_WORDS[state] for state in ClaimState if state not in STATES[step]]
    if len(others) < len(states):  # said in fewer words
        return f"to {step.value}, it must not be {' or '.join(others)}."
    return f"to {step.value}, it must be {' or '.join(states)}."


GUARDS: dict[Step, Callable[[Person, Situation], list[str]]] = {
    Step.SET_ASIDE: guards.free_unless_in_progress,
    Step.TAKE: guards.free_to_take,
    Step.RELEASE: guards.only_the_assignee,
    Step.DECIDE_MATCH: guards.only_the_assignee,
    Step.ADD_EVIDENCE: guards.only_the_assignee,
    Step.PROPOSE: guards.only_the_assignee,
    Step.SUBMIT: guards.ready_to_submit,
    Step.APPROVE: guards.not_the_author,
    Step.PUBLISH: guards.still_there,
    Step.REQUEST_CHANGES: guards.not_own_verdict,
    Step.CORRECT: guards.free_unless_in_progress,
    Step.LOOK: guards.free_to_look,
    Step.DISSENT: guards.not_own_verdict,
    Step.ABSTAIN: guards.not_own_verdict,
    Step.PROPOSE_CORRECTION: guards.may_be_corrected,
    Step.APPROVE_CORRECTION: guards.not_own_correction,
    Step.WITHDRAW_CORRECTION: guards.own_correction,
    Step.BREAK_LEASE: guards.open_with_another,
    Step.SKIP: guards.free_unless_in_progress,
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


def may_keep_sources(who: Person) -> list[str]:
    """Why `who` may not look after sources: what is known about them, and their texts; empty means they may."""
    return _general(who, CHECKERS, "look after sources")


def may_lead(who: Person) -> list[str]:
    """Why `who` may not take a step with many claims at once; an empty list means they may."""
    return _general(who, LEADS, "take a step with many claims at once")


def may_read_log(who: Person) -> list[str]:
    """Why `who` may not take the log out of the desk; an empty list means they may."""
    return _general(who, KEEPERS, "export the log")


def may_operate(who: Person) -> list[str]:
    """Why `who` may not back up, restore or clear the desk; an empty list means they may."""
    return _general(who, frozenset({Role.ADMIN}), "back up, restore or clear the desk")


def may_keep_lists(who: Person) -> list[str]:
    """Why `who` may not change the list of tags; an empty list means they may."""
    return _general(who, KEEPERS, "change the list of tags")


def may_put_away(who: Person) -> list[str]:
    """Why `who` may not put sources and articles away, or take them back; an empty list means they may."""
    return _general(who, EDITORS, "put sources and articles away")


def _general(who: Person, roles: frozenset[Role], what: str) -> list[str]:
    if gone := inactive(who):
        return gone
    if who.role not in roles:
        return [f"{a_role(who.role)} cannot {what}: that is for {roles_in_words(roles)}."]
    return []
