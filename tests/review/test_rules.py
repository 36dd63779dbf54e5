"""Who may do what: every role, step and state in one table, every guard with its sentence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model.enums import ClaimState, CorrectionKind, Role
from claims.model.policy import DeskPolicy
from claims.model.situation import OpenCorrection, Origin, Person, Situation
from claims.review.roles import STATE_WORDS
from claims.review.rules import (
    GUARDS,
    ROLES,
    STATES,
    Step,
    may_check,
    may_export,
    may_import,
    objections,
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
OTHER = Person(id=99, name="Otto Other", role=Role.EDITOR)

COLUMNS = "extracted queued in_progress submitted changes_requested approved published not_checkable duplicate archived"
# V viewer, C checker, E editor, L lead, A admin: who may take the step while the claim is in the state; - is nobody.
# The situation is the one in which nothing but role and state can stand in the way.
TABLE = """
                extr  queue progr subm  chang appr  publ  notch dupl  arch
QUEUE           CEL   -     -     -     -     -     -     -     -     -
SET_ASIDE       CEL   CEL   CEL   -     -     -     -     -     -     -
RESTORE         -     -     -     -     -     -     -     EL    EL    EL
ASSIGN          -     EL    EL    -     EL    -     -     -     -     -
TAKE            -     CEL   CEL   -     CEL   -     -     -     -     -
RELEASE         -     -     CEL   -     CEL   -     -     -     -     -
DECIDE_MATCH    -     -     CEL   -     -     -     -     -     -     -
ADD_EVIDENCE    -     -     CEL   -     -     -     -     -     -     -
PROPOSE         -     -     CEL   -     -     -     -     -     -     -
SUBMIT          -     -     CEL   -     -     -     -     -     -     -
APPROVE         -     -     -     EL    -     -     -     -     -     -
REQUEST_CHANGES -     -     -     EL    -     -     -     -     -     -
PUBLISH         -     -     -     -     -     EL    -     -     -     -
REOPEN          -     -     -     -     -     EL    EL    -     -     -
CORRECT         CEL   CEL   CEL   -     -     -     -     -     -     -
LOOK            -     -     CEL   -     -     -     EL    -     -     -
ARCHIVE         EL    EL    EL    EL    EL    EL    -     EL    EL    -
COMMENT         CELA  CELA  CELA  CELA  CELA  CELA  CELA  CELA  CELA  CELA
DISSENT         -     -     -     EL    -     -     -     -     -     -
ABSTAIN         -     -     -     EL    -     -     -     -     -     -
PROPOSE_CORRECTION  -  -     -     -     -     -     EL    -     -     -
APPROVE_CORRECTION  -  -     -     -     -     -     EL    -     -     -
WITHDRAW_CORRECTION -  -     -     -     -     -     L     -     -     -
CONTACT         CEL   CEL   CEL   CEL   CEL   CEL   CEL   CEL   CEL   -
TAG             CEL   CEL   CEL   CEL   CEL   CEL   CEL   CEL   CEL   CEL
PRIORITISE      LA    LA    LA    LA    LA    LA    -     LA    LA    -
BREAK_LEASE     -     -     LA    -     LA    -     -     -     -     -
SKIP            -     CEL   CEL   -     CEL   -     -     -     -     -
"""
LETTER = {Role.VIEWER: "V", Role.CHECKER: "C", Role.EDITOR: "E", Role.LEAD: "L", Role.ADMIN: "A"}
MAY = {
    (Step[name], ClaimState(state)): set(cell) - {"-"}
    for name, *cells in (line.split() for line in TABLE.strip().splitlines()[1:])
    for state, cell in zip(COLUMNS.split(), cells, strict=True)
}


def somebody(role: Role = Role.CHECKER, *, active: bool = True) -> Person:
    return Person(id=1, name="Mina Marsh", role=role, active=active)


def ready(who: Person, state: ClaimState) -> Situation:
    """A claim that is in the hands of `who`, with everything done and a verdict that someone else wrote."""
    return Situation(
        state=state,
        at=AT,
        assignee=who,
        lease_by=who,
        lease_until=AT + timedelta(minutes=20),
        evidence=2,
        origins=(Origin(1, "Office", primary=True), Origin(2, "Ministry")),
        verdict_version=1,
        rated=True,
        rationale_given=True,
        authors=frozenset({OTHER.id}),
    )


def at_its_best(step: Step, claim: Situation) -> Situation:
    """The claim as only this step needs it."""
    if step is Step.LOOK:
        return replace(claim, changed_in=2)
    if step in {Step.APPROVE_CORRECTION, Step.WITHDRAW_CORRECTION}:
        return replace(claim, correction=OpenCorrection(1, CorrectionKind.UPDATE, proposed_by=OTHER.id))
    if step is Step.BREAK_LEASE:
        return replace(claim, lease_by=OTHER)
    return claim


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


def test_every_guard_is_asked_somewhere_in_these_tables() -> None:
    asked = {step for step, *_ in GUARDED} | {Step.TAKE, Step.APPROVE, Step.REQUEST_CHANGES, Step.PUBLISH}
    assert set(GUARDS) == asked | {step for step, *_ in AFTERWARDS} | {Step.BREAK_LEASE}


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
