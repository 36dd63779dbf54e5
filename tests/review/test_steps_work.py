"""Who works on what: assigned, taken, given back, and "give me the next claim"."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import Session

from claims.errors import Refused, StaleVersion
from claims.model.base import now
from claims.model.enums import ClaimState, Priority, Role
from claims.model.tables import Claim
from claims.review import steps
from claims.store import audit


def stored(desk, claim_id: int) -> Claim:
    with Session(desk.engine) as session:
        return session.get_one(Claim, claim_id)


def test_taking_a_claim_makes_it_ones_own_for_half_an_hour(desk) -> None:
    claim_id = desk.claim(ClaimState.QUEUED)
    before = now()
    steps.take(desk.engine, claim_id=claim_id, actor_id=desk.checker)
    claim = stored(desk, claim_id)
    assert (claim.state, claim.assignee_id, claim.lease_by) == (ClaimState.IN_PROGRESS, desk.checker, desk.checker)
    assert timedelta(minutes=30) <= claim.lease_until - before < timedelta(minutes=31)
    assert desk.last_event().action == "claim.taken"


def test_how_long_a_claim_stays_open_is_a_setting(desk, setting) -> None:
    setting("CLAIMS_LEASE_MINUTES", "5")
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    assert stored(desk, claim_id).lease_until - now() <= timedelta(minutes=5)


def test_a_claim_that_someone_has_open_cannot_be_taken_until_the_lease_runs_out(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    with desk.nothing_stored(), pytest.raises(Refused, match="Mina Marsh has this claim open until"):
        steps.take(desk.engine, claim_id=claim_id, actor_id=desk.editor)
    with Session(desk.engine) as session:
        session.get_one(Claim, claim_id).lease_until = now() - timedelta(seconds=1)
        session.commit()
    with desk.nothing_stored(), pytest.raises(Refused, match="assigned to Mina Marsh; an editor or lead can reassign"):
        steps.take(desk.engine, claim_id=claim_id, actor_id=desk.colleague)
    steps.take(desk.engine, claim_id=claim_id, actor_id=desk.editor)
    assert stored(desk, claim_id).assignee_id == desk.editor


def test_a_claim_given_back_waits_again_and_keeps_what_was_recorded(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.prove(claim_id)
    steps.release(desk.engine, claim_id=claim_id, actor_id=desk.checker)
    claim = stored(desk, claim_id)
    assert (claim.state, claim.assignee_id, claim.lease_by, claim.lease_until) == (ClaimState.QUEUED, None, None, None)
    assert desk.rows("SELECT count(*) FROM evidence WHERE claim_id = :id", id=claim_id) == [(2,)]


@pytest.mark.parametrize(
    ("state", "step", "yours"),
    [(ClaimState.QUEUED, "take", "Taken."), (ClaimState.IN_PROGRESS, "release", "Given back.")],
)
def test_taking_and_giving_back_are_refused_where_the_claim_is_not_as_it_was_seen(desk, state, step, yours) -> None:
    claim_id = desk.claim(state)
    about = {"claim_id": claim_id, "actor_id": desk.checker}
    seen = stored(desk, claim_id).version
    urgent = {"priority": Priority.HIGH, "due_at": None}
    steps.prioritise(desk.engine, claim_id=claim_id, actor_id=desk.lead, **urgent, based_on=seen)
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="Lena Lee") as stale:
        getattr(steps, step)(desk.engine, **about, based_on=seen)
    assert stale.value.yours == yours
    getattr(steps, step)(desk.engine, **about, based_on=seen + 1)


def test_a_claim_back_for_changes_stays_that_when_given_back(desk) -> None:
    claim_id = desk.claim(ClaimState.CHANGES_REQUESTED)
    steps.release(desk.engine, claim_id=claim_id, actor_id=desk.checker)
    assert (stored(desk, claim_id).state, stored(desk, claim_id).assignee_id) == (ClaimState.CHANGES_REQUESTED, None)
    assert steps.take_next(desk.engine, actor_id=desk.colleague) == claim_id


def test_a_lead_gives_a_claim_to_someone_else_and_closes_it_for_whoever_had_it_open(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    steps.assign(desk.engine, claim_id=claim_id, actor_id=desk.lead, to_id=desk.colleague)
    claim = stored(desk, claim_id)
    assert (claim.state, claim.assignee_id, claim.lease_by) == (ClaimState.IN_PROGRESS, desk.colleague, None)
    data = json.loads(desk.last_event().data)
    assert (data["before"]["assignee_id"], data["after"]["assignee_id"]) == (desk.checker, desk.colleague)
    assert data["version"] == claim.version
    with desk.nothing_stored(), pytest.raises(Refused, match="Tom Reed works on this claim"):
        desk.propose(claim_id)


def test_a_claim_is_assigned_only_to_an_active_member_who_checks(desk) -> None:
    claim_id = desk.claim(ClaimState.QUEUED)
    call = {"claim_id": claim_id, "actor_id": desk.lead}
    desk.by_hand("UPDATE member SET active = :no WHERE id = :id", no=False, id=desk.colleague)
    with desk.nothing_stored():
        with pytest.raises(Refused, match=r"Ada Adams \(admin\) does not check claims"):
            steps.assign(desk.engine, **call, to_id=desk.admin)
        with pytest.raises(Refused, match=r"Vera View \(viewer\) does not check claims"):
            steps.assign(desk.engine, **call, to_id=desk.viewer)
        with pytest.raises(Refused, match="Tom Reed is no longer active at this desk; choose someone else"):
            steps.assign(desk.engine, **call, to_id=desk.colleague)


def test_the_next_claim_is_ones_own_first_then_the_one_most_worth_checking(desk) -> None:
    dull = desk.claim(ClaimState.QUEUED, checkworthiness=0.2)
    good = desk.claim(ClaimState.QUEUED, checkworthiness=0.9)
    same = desk.claim(ClaimState.QUEUED, checkworthiness=0.9)
    mine = desk.claim(ClaimState.QUEUED, checkworthiness=0.1)
    desk.claim(ClaimState.EXTRACTED, checkworthiness=1.0)
    steps.assign(desk.engine, claim_id=mine, actor_id=desk.lead, to_id=desk.checker)
    assert [steps.take_next(desk.engine, actor_id=desk.checker) for _ in range(4)] == [mine, good, same, dull]


def test_why_there_is_no_next_claim_is_said(desk) -> None:
    def asked() -> str:
        with desk.nothing_stored(), pytest.raises(Refused) as refused:
            steps.take_next(desk.engine, actor_id=desk.colleague)
        return str(refused.value)

    assert asked() == "The queue is empty: nothing waits to be checked. Add an article."
    claim_id = desk.claim()
    assert asked() == "The queue is empty, but 1 claim is not triaged yet: open its article and queue it."
    desk.article("Two.", "Three.")
    assert asked() == "The queue is empty, but 3 claims are not triaged yet: open their articles and queue them."
    desk.bring(claim_id, ClaimState.QUEUED)
    steps.assign(desk.engine, claim_id=claim_id, actor_id=desk.lead, to_id=desk.checker)
    assert asked() == "The 1 claim that waits is assigned to someone else; an editor or lead can reassign it."
    desk.by_hand("UPDATE claim SET state = 'queued', assignee_id = :id", id=desk.checker)
    assert asked() == "All 3 claims that wait are assigned to others; an editor or lead can reassign them."


def test_nobody_gets_the_same_claim_and_none_is_lost_when_all_ask_at_once(desk) -> None:
    claim_ids = desk.claims(desk.article(*(f"Claim {n} of many." for n in range(40))))
    steps.queue_claims(desk.engine, claim_ids=claim_ids, actor_id=desk.checker)
    people = [
        steps.add_member(desk.engine, name=f"Checker {n}", role=Role.CHECKER, actor_id=desk.admin) for n in range(8)
    ]

    def take_all(member_id: int) -> list[int]:
        taken = []
        while True:
            try:
                taken.append(steps.take_next(desk.engine, actor_id=member_id))
            except Refused:
                return taken

    with ThreadPoolExecutor(len(people)) as threads:
        given = list(threads.map(take_all, people))
    assert Counter(claim_id for taken in given for claim_id in taken) == Counter(claim_ids)
    held = desk.rows("SELECT id, assignee_id FROM claim")
    assert {claim_id: person for person, taken in zip(people, given, strict=True) for claim_id in taken} == dict(
        map(tuple, held)
    )
    assert desk.read(audit.verify).events == desk.last_event().id
