"""What else stands in the way of a step, although role and state allow it: every guard, in sentences."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.review.rules_table import AT, MAY, OTHER, at_its_best, ready, somebody

from claims.model.enums import ClaimState, CorrectionKind, Role
from claims.model.policy import DeskPolicy
from claims.model.situation import OpenCorrection, Origin, Person
from claims.review.rules import (
    GUARDS,
    Step,
    objections,
)

NOT_TAKEN = "Nobody works on this claim yet; take it first."
TAKEN = "Otto Other works on this claim; it has to be given back or reassigned first."
NO_VERDICT = "No verdict is proposed; choose a rating and save it."
NO_RATIONALE = "The verdict has no rationale; say why before submitting."
NO_EVIDENCE = "No evidence is recorded; add at least one piece with its stance."
ONE_OPEN = "1 match is undecided; confirm or reject first."
CHANGES_ASKED = "Changes were asked for on this version of the verdict; save a new version first."
APPROVED_BEFORE = "This version of the verdict was approved before; save a new version first."

ANYBODY = {Step.LOOK, Step.CONTACT, Step.TAG}  # whoever picks up the telephone need not work on the claim
HANDS_ON = [step for step in Step if MAY[step, ClaimState.IN_PROGRESS] == set("CEL") and step not in ANYBODY]
ONE_SOURCE = (
    "2 independent sources are needed that support or refute the claim; this verdict has 1. "
    "Add another, or give a reason in the verdict."
)
NO_PRIMARY = "None of the sources is primary. Add one that is, or give a reason in the verdict."
CHANGED = "Draft 2 changed this claim; look at what changed and say that you did."
GONE = "The claim does not stand in draft 3; mark its new place, or set it aside."
UNCHANGED = "No draft has changed this claim since it was last looked at."

GUARDED = [
    *((step, {"assignee": None}, [NOT_TAKEN]) for step in HANDS_ON),
    *((step, {"assignee": OTHER}, [TAKEN]) for step in HANDS_ON),
    (Step.SUBMIT, {"verdict_version": 0, "rationale_given": False}, [NO_VERDICT]),
    (Step.SUBMIT, {"rationale_given": False}, [NO_RATIONALE]),
    (Step.SUBMIT, {"evidence": 0}, [NO_EVIDENCE]),
    (Step.SUBMIT, {"origins": (Origin(1, "Office", primary=True), Origin(2, "office "))}, [ONE_SOURCE]),
    (Step.SUBMIT, {"origins": (Origin(1, "Office"), Origin(2, "Ministry"))}, [NO_PRIMARY]),
    (Step.SUBMIT, {"origins": (), "sources_reason_given": True}, []),
    (Step.SUBMIT, {"origins": (), "rated": False}, []),
    (Step.SUBMIT, {"origins": (Origin(1),), "policy": DeskPolicy(independent_sources=1, primary_source=False)}, []),
    (Step.SUBMIT, {"undecided": 1}, [ONE_OPEN]),
    (Step.SUBMIT, {"undecided": 4}, ["4 matches are undecided; confirm or reject first."]),
    (Step.SUBMIT, {"changes_asked": True}, [CHANGES_ASKED]),
    (Step.SUBMIT, {"approved_by": frozenset({OTHER.id})}, [APPROVED_BEFORE]),
    (Step.SUBMIT, {"changed_in": 2}, [CHANGED]),
    (Step.SUBMIT, {"missing_from": 3}, [GONE]),
    (Step.LOOK, {}, [UNCHANGED]),
    (Step.LOOK, {"changed_in": 2, "assignee": OTHER}, [TAKEN]),
    (
        Step.SUBMIT,
        {"assignee": None, "verdict_version": 0, "rationale_given": False, "evidence": 0, "undecided": 1},
        [NOT_TAKEN, NO_VERDICT, NO_EVIDENCE, ONE_OPEN],
    ),
]


@pytest.mark.parametrize(
    ("step", "stands", "sentences"),
    [case for case in GUARDED if case[0] != Step.TAKE],
    ids=lambda value: value.name.lower() if isinstance(value, Step) else None,
)
def test_what_is_missing_is_said(step: Step, stands: dict[str, object], sentences: list[str]) -> None:
    who = somebody(Role.CHECKER)
    assert objections(step, who, replace(ready(who, ClaimState.IN_PROGRESS), **stands)) == sentences


@pytest.mark.parametrize(
    ("state", "stands"),
    [
        (ClaimState.EXTRACTED, {"assignee": None}),
        (ClaimState.QUEUED, {"assignee": None}),
        (ClaimState.QUEUED, {"assignee": OTHER}),
    ],
)
def test_a_claim_nobody_started_on_can_be_set_aside_by_anyone(state: ClaimState, stands: dict[str, object]) -> None:
    who = somebody(Role.CHECKER)
    assert objections(Step.SET_ASIDE, who, replace(ready(who, state), **stands)) == []


SOON = AT + timedelta(minutes=12)
OPEN_ELSEWHERE = "Otto Other has this claim open until 09:42 UTC."
ASSIGNED_ELSEWHERE = "This claim is assigned to Otto Other; an editor or lead can reassign it."


@pytest.mark.parametrize(
    ("role", "stands", "sentences"),
    [
        (Role.CHECKER, {"assignee": None, "lease_by": None, "lease_until": None}, []),
        (Role.CHECKER, {}, []),  # one's own claim: the lease is renewed
        (Role.CHECKER, {"assignee": OTHER, "lease_by": OTHER, "lease_until": SOON}, [OPEN_ELSEWHERE]),
        (Role.LEAD, {"assignee": OTHER, "lease_by": OTHER, "lease_until": SOON}, [OPEN_ELSEWHERE]),
        (Role.CHECKER, {"assignee": OTHER, "lease_by": OTHER, "lease_until": AT}, [ASSIGNED_ELSEWHERE]),
        (Role.EDITOR, {"assignee": OTHER, "lease_by": OTHER, "lease_until": AT}, []),
        (Role.CHECKER, {"assignee": OTHER, "lease_by": None, "lease_until": None}, [ASSIGNED_ELSEWHERE]),
        (Role.EDITOR, {"assignee": OTHER, "lease_by": None, "lease_until": None}, []),
    ],
    ids=[
        "free",
        "own",
        "open with another",
        "open with another, to a lead",
        "lease run out, to a checker",
        "lease run out, to an editor",
        "assigned, to a checker",
        "assigned, to an editor",
    ],
)
def test_who_may_take_a_claim_from_whom(role: Role, stands: dict[str, object], sentences: list[str]) -> None:
    who = somebody(role)
    assert objections(Step.TAKE, who, replace(ready(who, ClaimState.IN_PROGRESS), **stands)) == sentences


@pytest.mark.parametrize(
    ("step", "stands", "sentences"),
    [
        (Step.APPROVE, {"authors": {1, 99}}, ["You wrote this verdict; another editor approves it."]),
        (
            Step.APPROVE,
            {"approved_by": {1}},
            ["You approved this version already; another editor's approval is still needed."],
        ),
        (Step.APPROVE, {"approved_by": {99}}, []),
        (Step.REQUEST_CHANGES, {"authors": {1}}, ["You wrote this verdict; another editor reviews it."]),
        (Step.REQUEST_CHANGES, {"approved_by": {1}}, []),  # an editor may find something after approving
    ],
)
def test_sign_off_is_another_persons(step: Step, stands: dict[str, set[int]], sentences: list[str]) -> None:
    who = somebody(Role.EDITOR)
    frozen = {name: frozenset(ids) for name, ids in stands.items()}
    assert objections(step, who, replace(ready(who, ClaimState.SUBMITTED), **frozen)) == sentences


@pytest.mark.parametrize(("step", "state"), [(Step.APPROVE, ClaimState.SUBMITTED), (Step.PUBLISH, ClaimState.APPROVED)])
def test_nothing_is_signed_or_published_that_the_article_does_not_say_any_more(step: Step, state: ClaimState) -> None:
    who = somebody(Role.EDITOR)
    gone = replace(ready(who, state), missing_from=3)
    assert objections(step, who, gone) == [
        "The claim does not stand in draft 3 any more; open it again or put it away."
    ]


WAITS = OpenCorrection(1, CorrectionKind.UPDATE, proposed_by=OTHER.id)
OWN = replace(WAITS, proposed_by=1)
NOTHING_WAITS = ["No correction waits for approval."]
# step, state, what is changed in the situation at its best, and what an editor is told
AFTERWARDS = [
    (Step.DISSENT, "submitted", {"authors": {1}}, ["You wrote this verdict; another editor reviews it."]),
    (Step.ABSTAIN, "submitted", {"authors": {1}}, ["You wrote this verdict; another editor reviews it."]),
    (
        Step.PROPOSE_CORRECTION,
        "published",
        {"correction": WAITS},
        ["A correction waits for approval already; approve or withdraw it first."],
    ),
    (
        Step.PROPOSE_CORRECTION,
        "published",
        {"retracted": True},
        ["What was published is retracted; open the claim again to check it anew."],
    ),
    (Step.APPROVE_CORRECTION, "published", {"correction": None}, NOTHING_WAITS),
    (
        Step.APPROVE_CORRECTION,
        "published",
        {"correction": OWN},
        ["You proposed this correction; another editor approves it."],
    ),
    (
        Step.APPROVE_CORRECTION,
        "published",
        {"correction": replace(WAITS, approved_by=frozenset({1}))},
        ["You approved this correction already; another approval is still needed."],
    ),
    (
        Step.APPROVE_CORRECTION,
        "published",
        {"authors": frozenset({1})},
        ["You wrote this verdict; another editor approves its correction."],
    ),
    (  # taking one's own verdict back approves nothing of it
        Step.APPROVE_CORRECTION,
        "published",
        {"authors": frozenset({1}), "correction": replace(WAITS, kind=CorrectionKind.RETRACTION)},
        [],
    ),
    (Step.WITHDRAW_CORRECTION, "published", {"correction": None}, NOTHING_WAITS),
    (
        Step.WITHDRAW_CORRECTION,
        "published",
        {"correction": WAITS},
        ["Someone else proposed this correction; they or a lead withdraw it."],
    ),
    (Step.WITHDRAW_CORRECTION, "published", {"correction": OWN}, []),
    (
        Step.APPROVE,
        "submitted",
        {"policy": DeskPolicy(approver_roles=frozenset({Role.LEAD}))},
        ["The policy of this desk leaves approval to leads."],
    ),
]


@pytest.mark.parametrize(("step", "state", "stands", "sentences"), AFTERWARDS)
def test_what_stands_in_an_editors_way(step: Step, state: str, stands: dict, sentences: list[str]) -> None:
    who = somebody(Role.EDITOR)
    claim = at_its_best(step, ready(who, ClaimState(state)))
    assert objections(step, who, replace(claim, **stands)) == sentences


@pytest.mark.parametrize(
    ("lease_by", "sentences"),
    [
        (None, ["Nobody has this claim open."]),
        (Person(1, "Mina Marsh", Role.LEAD), ["You have this claim open yourself; give it back instead."]),
        (OTHER, []),
    ],
)
def test_only_a_claim_open_with_another_is_taken_from_them(lease_by: Person | None, sentences: list[str]) -> None:
    who = somebody(Role.LEAD)
    claim = replace(ready(who, ClaimState.IN_PROGRESS), lease_by=lease_by)
    assert objections(Step.BREAK_LEASE, who, claim) == sentences


def test_every_guard_is_asked_somewhere_in_these_tables() -> None:
    asked = {step for step, *_ in GUARDED} | {Step.TAKE, Step.APPROVE, Step.REQUEST_CHANGES, Step.PUBLISH}
    assert set(GUARDS) == asked | {step for step, *_ in AFTERWARDS} | {Step.BREAK_LEASE}
