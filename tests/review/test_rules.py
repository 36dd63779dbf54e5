"""Who may do what: every role, step and state in one table, every guard with its sentence."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.rules_table import AT, LETTER, MAY, OTHER, at_its_best, ready, somebody

from claims.model.enums import ClaimState, Role
from claims.model.situation import Person, Situation
from claims.review.roles import STATE_WORDS
from claims.review.rules import (
    ROLES,
    STATES,
    Step,
    may_check,
    may_export,
    may_import,
    objections,
)


def test_the_table_names_every_step_and_every_state() -> None:
    assert set(MAY) == {(step, state) for step in Step for state in ClaimState}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("step", Step, ids=lambda step: step.name.lower())
def test_who_may_do_what_in_which_state(step: Step, role: Role) -> None:
    who = somebody(role)
    may = {state for state in ClaimState if not objections(step, who, at_its_best(step, ready(who, state)))}
    assert may == {state for state in ClaimState if LETTER[role] in MAY[step, state]}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("step", Step, ids=lambda step: step.name.lower())
def test_inactive_members_may_do_nothing(step: Step, role: Role) -> None:
    who = somebody(role, active=False)
    for state in ClaimState:
        assert objections(step, who, ready(who, state)) == ["Mina Marsh is no longer active at this desk."]


@pytest.mark.parametrize(
    ("step", "role", "state", "sentence"),
    [
        (
            Step.QUEUE,
            Role.VIEWER,
            ClaimState.EXTRACTED,
            "A viewer cannot queue a claim: that is for checkers, editors and leads.",
        ),
        (
            Step.APPROVE,
            Role.ADMIN,
            ClaimState.SUBMITTED,
            "An admin cannot approve a verdict: that is for editors and leads.",
        ),
        (
            Step.COMMENT,
            Role.VIEWER,
            ClaimState.QUEUED,
            "A viewer cannot comment on a claim: that is for checkers, editors, leads and admins.",
        ),
        (
            Step.PUBLISH,
            Role.EDITOR,
            ClaimState.SUBMITTED,
            "The claim is waiting for sign-off; to publish a verdict, it must be approved.",
        ),
        (
            Step.RELEASE,
            Role.CHECKER,
            ClaimState.QUEUED,
            "The claim is waiting in the queue; to give a claim back, it must be in progress or back for changes.",
        ),
        (
            Step.SUBMIT,
            Role.CHECKER,
            ClaimState.DUPLICATE,
            "The claim is set aside as a duplicate; to submit a verdict, it must be in progress.",
        ),
    ],
)
def test_role_and_state_are_refused_in_one_sentence(step: Step, role: Role, state: ClaimState, sentence: str) -> None:
    who = somebody(role)
    assert objections(step, who, ready(who, state)) == [sentence]


def test_every_state_has_its_words() -> None:
    assert set(STATE_WORDS) == set(ClaimState)
    assert set(ROLES) == set(STATES) == set(Step)


PEOPLE = st.builds(somebody, st.sampled_from(Role), active=st.booleans())
IDS = st.frozensets(st.sampled_from([1, 2, OTHER.id]))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Person, Situation]:
    who = draw(PEOPLE)
    hands = st.sampled_from([None, who, OTHER])
    lease_by = draw(hands)
    version = draw(st.integers(0, 2))
    return who, Situation(
        state=draw(st.sampled_from(ClaimState)),
        at=AT,
        assignee=draw(hands),
        lease_by=lease_by,
        lease_until=AT + timedelta(minutes=draw(st.integers(-2, 2))) if lease_by else None,
        evidence=draw(st.integers(0, 2)),
        undecided=draw(st.integers(0, 2)),
        verdict_version=version,
        rationale_given=version > 0 and draw(st.booleans()),
        authors=draw(IDS) if version else frozenset(),
        approved_by=draw(IDS) if version else frozenset(),
        changes_asked=version > 0 and draw(st.booleans()),
        changed_in=draw(st.sampled_from([0, 2])),
        missing_from=draw(st.sampled_from([0, 3])),
    )


def holds(step: Step, who: Person, claim: Situation) -> bool:
    """Whether the preconditions of a step hold, said once more and in other words than the rules say it."""
    mine = claim.assignee == who
    open_elsewhere = claim.lease_until is not None and claim.lease_until > AT and claim.lease_by != who
    fresh = not claim.approved_by and not claim.changes_asked
    needs = {
        Step.SET_ASIDE: mine or claim.state != ClaimState.IN_PROGRESS,
        Step.TAKE: not open_elsewhere and (mine or claim.assignee is None or who.role != Role.CHECKER),
        Step.RELEASE: mine,
        Step.DECIDE_MATCH: mine,
        Step.ADD_EVIDENCE: mine,
        Step.PROPOSE: mine,
        Step.SUBMIT: mine
        and claim.rationale_given
        and fresh
        and claim.evidence > 0
        and claim.undecided == 0
        and not (claim.changed_in or claim.missing_from),
        Step.CORRECT: mine or claim.state != ClaimState.IN_PROGRESS,
        Step.LOOK: claim.changed_in > 0 and (mine or claim.state == ClaimState.PUBLISHED),
        Step.APPROVE: who.id not in claim.authors | claim.approved_by and not claim.missing_from,
        Step.PUBLISH: not claim.missing_from,
        Step.REQUEST_CHANGES: who.id not in claim.authors,
        Step.DISSENT: who.id not in claim.authors,
        Step.ABSTAIN: who.id not in claim.authors,
        Step.APPROVE_CORRECTION: claim.correction is not None,  # none is drawn; who may is asked further down
        Step.WITHDRAW_CORRECTION: claim.correction is not None,
        Step.BREAK_LEASE: open_elsewhere and claim.lease_by is not None,
        Step.SKIP: mine or claim.state != ClaimState.IN_PROGRESS,
    }
    return who.active and LETTER[who.role] in MAY[step, claim.state] and needs.get(step, True)


@given(st.sampled_from(Step), situations())
def test_there_are_no_objections_exactly_when_the_preconditions_hold(
    step: Step, stands: tuple[Person, Situation]
) -> None:
    found = objections(step, *stands)
    assert (found == []) == holds(step, *stands)
    assert all(sentence.endswith(".") and not sentence[0].islower() for sentence in found)


@given(situations())
def test_the_author_of_any_version_can_never_approve(stands: tuple[Person, Situation]) -> None:
    who, claim = stands
    assert objections(Step.APPROVE, who, replace(claim, authors=claim.authors | {who.id})) != []


@pytest.mark.parametrize(("ask", "roles"), [(may_import, "CELA"), (may_check, "CEL"), (may_export, "CEL")])
def test_who_may_import_check_and_export(ask, roles: str) -> None:
    assert {LETTER[role] for role in Role if not ask(somebody(role))} == set(roles)
    assert ask(somebody(Role.LEAD, active=False)) == ["Mina Marsh is no longer active at this desk."]


def test_why_one_may_not_import_or_export_is_said() -> None:
    who = somebody(Role.VIEWER)
    assert may_import(who) == [
        "A viewer cannot add articles and sources: that is for checkers, editors, leads and admins."
    ]
    assert may_export(who) == ["A viewer cannot export reports: that is for checkers, editors and leads."]
