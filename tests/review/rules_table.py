"""Who may take which step in which state, as a table, and situations in which nothing else stands in the way."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from claims.model.enums import ClaimState, CorrectionKind, Role
from claims.model.situation import OpenCorrection, Origin, Person, Situation
from claims.review.rules import (
    Step,
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
