"""Leases renewed and broken, claims passed over, priorities and due dates, tags, and what is being typed."""

from datetime import timedelta

import pytest

from claims.errors import NotFound, Refused, StaleVersion
from claims.model.base import now
from claims.model.enums import ClaimState, Priority
from claims.review import steps
from claims.store.queries.filters import Filters, Sort, View
from claims.store.queries.queue import queue
from claims.store.queries.tags import tags, tags_of
from claims.store.queries.talk import search_talk
from claims.store.queries.typed_texts import typed_texts

HOUR = timedelta(hours=1)


def lease(desk, claim_id: int):
    return desk.rows("SELECT lease_by, lease_until, assignee_id, state FROM claim WHERE id = :id", id=claim_id)[0]


def shorten(desk, **left: int) -> None:
    from sqlmodel import Session, select

    from claims.model.tables import Claim

    with Session(desk.engine) as session:
        for claim in session.exec(select(Claim).where(Claim.lease_by != None)).all():  # noqa: E711
            claim.lease_until = now() + timedelta(**left)
        session.commit()


def events(desk, action: str) -> int:
    return len(desk.rows("SELECT id FROM event WHERE action = :action", action=action))


def test_a_lease_is_renewed_when_less_than_half_is_left_and_said_once(desk) -> None:
    claim = desk.claim(ClaimState.IN_PROGRESS)
    with desk.nothing_stored():
        assert not steps.renew(desk.engine, claim_id=claim, actor_id=desk.checker)
    for _ in range(3):
        shorten(desk, minutes=10)
        with desk.nothing_stored():
            assert not steps.renew(desk.engine, claim_id=claim, actor_id=desk.colleague)
        assert steps.renew(desk.engine, claim_id=claim, actor_id=desk.checker)
    assert events(desk, "lease.renewed") == 1
    with desk.nothing_stored(), pytest.raises(Refused, match="has this claim open"):
        steps.take(desk.engine, claim_id=claim, actor_id=desk.editor)


def test_a_lead_or_admin_breaks_a_lease_with_a_reason(desk) -> None:
    claim = desk.claim(ClaimState.IN_PROGRESS)
    call = {"claim_id": claim, "reason": "Mina is ill."}
    with desk.nothing_stored():
        with pytest.raises(Refused, match="cannot take a claim from whoever has it open"):
            steps.break_lease(desk.engine, **call, actor_id=desk.editor)
        with pytest.raises(Refused, match="Say why"):
            steps.break_lease(desk.engine, claim_id=claim, actor_id=desk.lead, reason=" ")
    steps.break_lease(desk.engine, **call, actor_id=desk.admin)
    assert tuple(lease(desk, claim)) == (None, None, None, "queued")
    event = desk.last_event()
    assert (event.action, event.reason) == ("lease.broken", "Mina is ill.")
    assert f'"lease_by":{desk.checker}' in event.data
    with desk.nothing_stored(), pytest.raises(Refused, match="is waiting in the queue"):
        steps.break_lease(desk.engine, **call, actor_id=desk.lead)
    assert steps.take_next(desk.engine, actor_id=desk.colleague) == claim


def test_a_lease_that_ran_out_has_not_to_be_broken(desk) -> None:
    claim = desk.claim(ClaimState.IN_PROGRESS)
    shorten(desk, minutes=-1)
    with desk.nothing_stored(), pytest.raises(Refused, match="Nobody has this claim open"):
        steps.break_lease(desk.engine, claim_id=claim, actor_id=desk.lead, reason="x")


def test_next_leaves_out_what_one_skipped_and_says_so_when_nothing_else_waits(desk) -> None:
    first = desk.claim(ClaimState.QUEUED, checkworthiness=0.9)
    second = desk.claim(ClaimState.QUEUED, checkworthiness=0.1)
    steps.skip(desk.engine, claim_id=first, actor_id=desk.checker, reason="Not my field.")
    assert steps.take_next(desk.engine, actor_id=desk.checker) == second
    with desk.nothing_stored(), pytest.raises(Refused, match="the 1 claim that does is one you skipped"):
        steps.take_next(desk.engine, actor_id=desk.checker)
    mine = desk.read(queue, Filters(view=View.SKIPPED), member_id=desk.checker)
    assert [line.id for line in mine.lines] == [first]
    assert desk.read(queue, Filters(view=View.SKIPPED), member_id=desk.colleague).total == 0
    assert steps.take_next(desk.engine, actor_id=desk.checker, skipped=True) == first
    assert desk.rows("SELECT id FROM skip") == []


def test_a_claim_one_had_open_waits_for_others_when_skipped_and_can_be_unskipped(desk) -> None:
    claim = desk.claim(ClaimState.IN_PROGRESS)
    steps.skip(desk.engine, claim_id=claim, actor_id=desk.checker)
    steps.skip(desk.engine, claim_id=claim, actor_id=desk.checker, reason="Twice.")
    assert tuple(lease(desk, claim)) == (None, None, None, "queued")
    steps.unskip(desk.engine, claim_id=claim, actor_id=desk.checker)
    with desk.nothing_stored(), pytest.raises(Refused, match="not passed this claim over"):
        steps.unskip(desk.engine, claim_id=claim, actor_id=desk.checker)
    assert steps.take_next(desk.engine, actor_id=desk.checker) == claim
    with desk.nothing_stored(), pytest.raises(Refused, match="Mina Marsh works on this claim"):
        steps.skip(desk.engine, claim_id=claim, actor_id=desk.colleague)


def test_who_left_the_desk_does_nothing_with_what_is_theirs_alone(desk) -> None:
    claim = desk.claim(ClaimState.QUEUED)
    steps.skip(desk.engine, claim_id=claim, actor_id=desk.checker)
    comment = steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.editor, body="@Mina, look")
    steps.deactivate_member(desk.engine, member_id=desk.checker, reason="Left.", actor_id=desk.admin)
    with desk.nothing_stored():
        with pytest.raises(Refused, match="Mina Marsh is no longer active at this desk"):
            steps.unskip(desk.engine, claim_id=claim, actor_id=desk.checker)
        with pytest.raises(Refused, match="Mina Marsh is no longer active at this desk"):
            steps.read_mentions(desk.engine, actor_id=desk.checker, comment_ids=[comment])
        with pytest.raises(Refused, match="Mina Marsh is no longer active at this desk"):
            steps.keep_typed(desk.engine, member_id=desk.checker, place="claim 1 comment", text="Hm")


def prioritise(desk, claim_id: int, priority: Priority = Priority.NORMAL, due_at=None, **given) -> None:
    (version,) = desk.rows("SELECT version FROM claim WHERE id = :id", id=claim_id)[0]
    about = {"actor_id": desk.lead, "based_on": version} | given
    steps.prioritise(desk.engine, claim_id=claim_id, priority=priority, due_at=due_at, **about)


def test_next_honours_priority_then_the_due_date_then_what_is_worth_checking(desk) -> None:
    worth = desk.claim(ClaimState.QUEUED, checkworthiness=0.9)
    low = desk.claim(ClaimState.QUEUED, checkworthiness=1.0)
    soon, later, high = (desk.claim(ClaimState.QUEUED, checkworthiness=0.1) for _ in range(3))
    prioritise(desk, low, Priority.LOW)
    prioritise(desk, soon, due_at=now() + HOUR)
    prioritise(desk, later, due_at=now() + 2 * HOUR)
    prioritise(desk, high, Priority.HIGH)
    due = desk.read(queue, Filters(sort=Sort.DUE), member_id=None)
    assert [line.id for line in due.lines] == [soon, later, high, worth, low]
    order = [steps.take_next(desk.engine, actor_id=desk.checker) for _ in range(5)]
    assert order == [high, soon, later, worth, low]


def test_setting_a_priority_names_what_it_was_and_is_based_on_a_version(desk) -> None:
    claim = desk.claim(ClaimState.QUEUED)
    with desk.nothing_stored():
        with pytest.raises(Refused, match="cannot set the priority"):
            prioritise(desk, claim, Priority.HIGH, actor_id=desk.editor)
        with pytest.raises(StaleVersion, match="Mina Marsh put it into the queue") as refused:
            prioritise(desk, claim, Priority.HIGH, based_on=1)
        assert (refused.value.theirs, refused.value.yours) == ("normal, due never", "high, due never")
        with pytest.raises(Refused, match="what the claim has already"):
            prioritise(desk, claim)
    prioritise(desk, claim, Priority.HIGH)
    assert '"before":{"due_at":null,"priority":"normal"}' in desk.last_event().data


def test_what_is_past_its_due_date_is_overdue_until_it_is_published(desk) -> None:
    claim = desk.claim(ClaimState.QUEUED)
    prioritise(desk, claim, due_at=now() - HOUR)
    (line,) = desk.read(queue, Filters(view=View.OVERDUE), member_id=None).lines
    assert line.late(now()) == ["past its due date"]
    desk.by_hand("UPDATE claim SET state = 'published'")
    assert desk.read(queue, Filters(view=View.OVERDUE), member_id=None).total == 0


def test_tags_are_kept_by_leads_and_admins_and_retired_ones_stay_on_their_claims(desk) -> None:
    claim, other = desk.claim(), desk.claim()
    with desk.nothing_stored(), pytest.raises(Refused, match="cannot change the list of tags"):
        steps.add_tag(desk.engine, name="Migration", actor_id=desk.editor)
    tag = steps.add_tag(desk.engine, name=" Migration ", actor_id=desk.lead)
    with desk.nothing_stored(), pytest.raises(Refused, match="There is a tag 'Migration' already"):
        steps.add_tag(desk.engine, name="migration", actor_id=desk.admin)
    call = {"tag_id": tag, "actor_id": desk.checker}
    steps.tag_claim(desk.engine, claim_id=claim, **call)
    assert desk.last_event().action == "claim.tagged"
    with desk.nothing_stored(), pytest.raises(Refused, match="already"):
        steps.tag_claim(desk.engine, claim_id=claim, **call)
    assert [line.id for line in desk.read(queue, Filters(tag="MIGRATION"), member_id=None).lines] == [claim]
    assert [found.kind for found in desk.read(search_talk, "migra")] == ["tag"]
    steps.retire_tag(desk.engine, name="Migration", actor_id=desk.admin)
    with desk.nothing_stored(), pytest.raises(Refused, match="is retired"):
        steps.tag_claim(desk.engine, claim_id=other, **call)
    assert desk.read(tags_of, [claim]) == {claim: ((tag, "Migration"),)}
    assert desk.read(tags) == []
    assert [line.claims for line in desk.read(tags, retired=True)] == [1]
    steps.untag_claim(desk.engine, claim_id=claim, **call)
    with desk.nothing_stored(), pytest.raises(Refused, match="does not carry"):
        steps.untag_claim(desk.engine, claim_id=claim, **call)
    assert steps.add_tag(desk.engine, name="migration", actor_id=desk.lead) == tag
    with desk.nothing_stored(), pytest.raises(NotFound, match="Tags are: Migration"):
        steps.retire_tag(desk.engine, name="Nothing", actor_id=desk.lead)


def test_what_is_typed_is_kept_for_its_author_until_it_is_saved_and_not_logged(desk) -> None:
    before = desk.last_event().id
    place = "claim 7 rationale"
    for text in ("The off", "The office counted it."):
        steps.keep_typed(desk.engine, member_id=desk.checker, place=place, text=text, based_on=2)
    kept = desk.read(typed_texts, desk.checker)
    assert (kept[place].text, kept[place].based_on) == ("The office counted it.", 2)
    assert desk.read(typed_texts, desk.colleague) == desk.read(typed_texts, desk.checker, places="claim 8 ") == {}
    steps.keep_typed(desk.engine, member_id=desk.checker, place=place, text=" ")
    assert desk.read(typed_texts, desk.checker) == {}
    steps.keep_typed(desk.engine, member_id=desk.checker, place=place, text="Again")
    steps.forget_typed(desk.engine, member_id=desk.checker, place=place)
    assert desk.read(typed_texts, desk.checker) == {}
    assert desk.last_event().id == before
