"""Triage: into the queue, or aside with a reason, and back."""

import json

import pytest

from claims.errors import Refused, StaleVersion
from claims.model.enums import ClaimState
from claims.review import steps
from claims.store.queries import claims


def stored(desk, claim_id: int):
    return desk.rows("SELECT * FROM claim WHERE id = :id", id=claim_id)[0]


def test_queueing_several_claims_puts_each_in_the_queue_once_and_logs_it(desk) -> None:
    first, second, third = desk.claims(desk.article("One.", "Two.", "Three."))
    assert steps.queue_claims(desk.engine, claim_ids=[first, third, first], actor_id=desk.checker) == 2
    assert [stored(desk, id).state for id in (first, second, third)] == ["queued", "extracted", "queued"]
    event = desk.last_event()
    assert (event.action, event.claim_id, event.actor_id) == ("claim.queued", third, desk.checker)
    assert json.loads(event.data) == {"before": {"state": "extracted"}, "after": {"state": "queued"}, "version": 2}


def test_one_claim_that_cannot_be_queued_keeps_the_others_out_too_and_is_named(desk) -> None:
    first, second, third = desk.claims(desk.article("One.", "Two.", "Three."))
    desk.bring(second, ClaimState.QUEUED)
    with desk.nothing_stored(), pytest.raises(Refused) as refused:
        steps.queue_claims(desk.engine, claim_ids=[first, second, third], actor_id=desk.checker)
    assert refused.value.reasons == [
        f"Claim {second}: The claim is waiting in the queue; to queue a claim, it must be not triaged yet."
    ]


def test_queueing_no_claim_does_nothing(desk) -> None:
    with desk.nothing_stored():
        assert steps.queue_claims(desk.engine, claim_ids=[], actor_id=desk.checker) == 0


def test_a_claim_set_aside_keeps_its_reason_and_is_nobodys_any_more(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    steps.mark_not_checkable(desk.engine, claim_id=claim_id, actor_id=desk.checker, reason=" A matter of taste. ")
    row = stored(desk, claim_id)
    assert (row.state, row.set_aside_reason) == ("not_checkable", "A matter of taste.")
    assert row.lease_by is None
    assert row.lease_until is None
    event = desk.last_event()
    assert (event.action, event.reason) == ("claim.not_checkable", "A matter of taste.")


def test_a_claim_someone_works_on_is_not_set_aside_by_another(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    with desk.nothing_stored(), pytest.raises(Refused, match="Mina Marsh works on this claim"):
        steps.mark_not_checkable(desk.engine, claim_id=claim_id, actor_id=desk.colleague, reason="Taste.")


def test_a_duplicate_names_the_claim_it_repeats(desk) -> None:
    original, claim_id = desk.claim(), desk.claim()
    steps.mark_duplicate(desk.engine, claim_id=claim_id, actor_id=desk.checker, of_id=original, reason="Same figure.")
    assert stored(desk, claim_id).duplicate_of_id == original
    event = desk.last_event()
    assert (event.action, json.loads(event.data)["after"]["duplicate_of_id"]) == ("claim.marked_duplicate", original)


def test_a_claim_is_no_duplicate_of_itself_or_of_a_duplicate(desk) -> None:
    original, copy, claim_id = desk.claim(), desk.claim(), desk.claim()
    steps.mark_duplicate(desk.engine, claim_id=copy, actor_id=desk.checker, of_id=original, reason="Same.")
    call = {"claim_id": claim_id, "actor_id": desk.checker, "reason": "Same."}
    with desk.nothing_stored():
        with pytest.raises(Refused, match="cannot be a duplicate of itself"):
            steps.mark_duplicate(desk.engine, **call, of_id=claim_id)
        with pytest.raises(Refused, match=f"Claim {copy} is itself a duplicate, of claim {original}; choose that one"):
            steps.mark_duplicate(desk.engine, **call, of_id=copy)


def test_duplicates_follow_their_original_when_it_becomes_a_duplicate_itself(desk) -> None:
    oldest, middle, copy = desk.claim(), desk.claim(), desk.claim()
    steps.mark_duplicate(desk.engine, claim_id=copy, actor_id=desk.checker, of_id=middle, reason="Same figure.")
    steps.mark_duplicate(desk.engine, claim_id=middle, actor_id=desk.checker, of_id=oldest, reason="Said before.")
    assert stored(desk, copy).duplicate_of_id == stored(desk, middle).duplicate_of_id == oldest
    assert stored(desk, copy).set_aside_reason == "Same figure."
    newest = desk.read(claims.history, copy)[0]
    assert (newest.action, newest.data["after"]["duplicate_of_id"]) == ("claim.marked_duplicate", oldest)


@pytest.mark.parametrize("state", [ClaimState.NOT_CHECKABLE, ClaimState.DUPLICATE])
def test_a_claim_taken_back_into_the_queue_is_free_and_forgets_why_it_was_aside(desk, state: ClaimState) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.bring(claim_id, state)
    steps.restore(desk.engine, claim_id=claim_id, actor_id=desk.editor, reason="It is a figure after all.")
    row = stored(desk, claim_id)
    assert (row.state, row.assignee_id, row.duplicate_of_id, row.set_aside_reason) == ("queued", None, None, None)
    assert desk.last_event().reason == "It is a figure after all."


def test_what_is_decided_on_an_outdated_screen_is_refused_and_says_who_changed_what(desk) -> None:
    claim_id, other = desk.claims(desk.article("One.", "Two."))
    (version,) = desk.rows("SELECT version FROM claim WHERE id = :id", id=claim_id)[0]
    steps.mark_not_checkable(desk.engine, claim_id=claim_id, actor_id=desk.colleague, reason="An opinion.")
    step = {"claim_id": claim_id, "actor_id": desk.editor, "based_on": version}
    reason = {**step, "reason": "So."}
    tries = [
        lambda: steps.mark_not_checkable(desk.engine, **reason),
        lambda: steps.mark_duplicate(desk.engine, **reason, of_id=other),
        lambda: steps.restore(desk.engine, **reason),
        lambda: steps.archive_claim(desk.engine, **reason),
        lambda: steps.assign(desk.engine, **step, to_id=desk.checker),
        lambda: steps.queue_claims(desk.engine, claim_ids=[claim_id], actor_id=desk.editor, seen={claim_id: version}),
    ]
    for attempt in tries:
        with (
            desk.nothing_stored(),
            pytest.raises(StaleVersion, match="Tom Reed set it aside as not checkable") as stale,
        ):
            attempt()
        assert stale.value.theirs == "The claim is set aside as not checkable, assigned to nobody."
    with desk.nothing_stored(), pytest.raises(Refused, match="A viewer cannot") as refused:
        steps.archive_claim(desk.engine, **{**reason, "actor_id": desk.viewer})
    assert not isinstance(refused.value, StaleVersion)
    seen = {claim_id: version, other: 1}
    with desk.nothing_stored(), pytest.raises(StaleVersion, match=f"Claim {claim_id}: Tom Reed"):
        steps.queue_claims(desk.engine, claim_ids=list(seen), actor_id=desk.editor, seen=seen)
    steps.restore(desk.engine, **{**reason, "based_on": version + 1})
    assert stored(desk, claim_id).state == "queued"


def test_two_leads_who_assign_at_once_do_not_overwrite_each_other(desk) -> None:
    claim_id = desk.claim(ClaimState.QUEUED)
    (version,) = desk.rows("SELECT version FROM claim WHERE id = :id", id=claim_id)[0]
    step = {"claim_id": claim_id, "based_on": version}
    steps.assign(desk.engine, **step, actor_id=desk.lead, to_id=desk.colleague)
    with desk.nothing_stored(), pytest.raises(StaleVersion, match=r"Lena Lee assigned it \(\d\d:\d\d UTC\)") as stale:
        steps.assign(desk.engine, **step, actor_id=desk.editor, to_id=desk.checker)
    assert stale.value.theirs == "The claim is waiting in the queue, assigned to Tom Reed."
    assert stale.value.yours == "Assigned to Mina Marsh."
