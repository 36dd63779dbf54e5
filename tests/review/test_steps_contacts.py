"""The right of reply: who was asked, by when, and what they said; the claim is not held up by it."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.errors import NotFound, Refused, StaleVersion
from claims.model.base import now
from claims.model.enums import Channel, ClaimState
from claims.review import steps
from claims.store.queries.contacts import contacts

HOUR = timedelta(hours=1)


def ask(desk, claim_id: int, **given) -> int:
    about = {"who": "The harbour office", "channel": Channel.EMAIL, "asked": "How many ships came?"}
    about |= {"claim_id": claim_id, "actor_id": desk.checker} | given
    return steps.record_contact(desk.engine, **about)


@pytest.fixture
def claim(desk) -> int:
    return desk.claim(ClaimState.IN_PROGRESS)


def test_a_contact_is_recorded_and_the_claim_waits_without_being_held_up(desk, claim) -> None:
    before = desk.rows("SELECT state, version FROM claim")
    ask(desk, claim, deadline=now() + HOUR)
    (view,) = desk.read(contacts, claim)
    assert (view.who, view.channel, view.asked, view.waiting) == (
        "The harbour office",
        "email",
        "How many ships came?",
        True,
    )
    assert desk.rows("SELECT state, version FROM claim") == before
    assert desk.last_event().action == "contact.attempted"
    desk.prove(claim)
    steps.submit(desk.engine, claim_id=claim, actor_id=desk.checker)


def test_one_whose_answer_should_be_there_is_overdue_until_it_is(desk, claim) -> None:
    late = ask(desk, claim, tried_at=now() - 2 * HOUR, deadline=now() - HOUR)
    ask(desk, claim, deadline=now() + HOUR)
    assert [view.id for view in desk.read(contacts, overdue=True)] == [late]
    steps.record_answer(desk.engine, contact_id=late, actor_id=desk.checker, based_on=1, answer="Twelve.", quoted=True)
    assert desk.read(contacts, overdue=True) == ()
    answered = desk.read(contacts, claim)[0]
    assert (answered.answer, answered.quoted, answered.version) == ("Twelve.", True, 2)
    assert '"before":{"answer":null' in desk.last_event().data


def test_no_answer_is_waited_for_once_it_is_closed_and_one_that_comes_is_still_recorded(desk, claim) -> None:
    contact = ask(desk, claim)
    steps.close_contact(desk.engine, contact_id=contact, actor_id=desk.checker, based_on=1)
    assert not desk.read(contacts, claim)[0].waiting
    assert desk.last_event().action == "contact.closed"
    with desk.nothing_stored(), pytest.raises(Refused, match="No answer is waited for"):
        steps.close_contact(desk.engine, contact_id=contact, actor_id=desk.checker, based_on=2)
    steps.record_answer(desk.engine, contact_id=contact, actor_id=desk.checker, based_on=2, answer="After all: 12.")
    assert desk.read(contacts, claim)[0].answer == "After all: 12."


def test_a_save_that_is_based_on_an_older_version_shows_both(desk, claim) -> None:
    contact = ask(desk, claim)
    steps.record_answer(desk.engine, contact_id=contact, actor_id=desk.editor, based_on=1, answer="Twelve ships.")
    with desk.nothing_stored(), pytest.raises(StaleVersion) as refused:
        steps.record_answer(desk.engine, contact_id=contact, actor_id=desk.checker, based_on=1, answer="A dozen.")
    assert "Twelve ships." in refused.value.theirs
    assert refused.value.yours == "A dozen."


def test_what_was_recorded_can_be_changed_and_the_log_keeps_what_it_was(desk, claim) -> None:
    contact = ask(desk, claim)
    changed = {"who": "The mayor", "channel": Channel.PHONE, "tried_at": now() - HOUR, "deadline": None, "asked": ""}
    steps.edit_contact(desk.engine, contact_id=contact, actor_id=desk.checker, based_on=1, **changed)
    view = desk.read(contacts, claim)[0]
    assert (view.who, view.channel, view.asked) == ("The mayor", "phone", None)
    assert '"who":"The harbour office"' in desk.last_event().data


def test_a_removed_contact_is_gone_and_can_be_taken_back(desk, claim) -> None:
    contact = ask(desk, claim)
    steps.remove_contact(desk.engine, contact_id=contact, actor_id=desk.checker, based_on=1)
    assert desk.read(contacts, claim) == ()
    assert len(desk.read(contacts, claim, removed=True)) == 1
    with desk.nothing_stored(), pytest.raises(Refused, match="was removed"):
        steps.record_answer(desk.engine, contact_id=contact, actor_id=desk.checker, based_on=2, answer="Yes.")
    steps.restore_contact(desk.engine, contact_id=contact, actor_id=desk.checker)
    assert len(desk.read(contacts, claim)) == 1
    with desk.nothing_stored(), pytest.raises(Refused, match="not removed"):
        steps.restore_contact(desk.engine, contact_id=contact, actor_id=desk.checker)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"who": " "}, "Say who was asked"),
        ({"who": "x" * 201}, "201 characters"),
        ({"tried_at": datetime(2999, 1, 1, tzinfo=UTC)}, "in the future"),
        ({"deadline": datetime(2020, 1, 1, tzinfo=UTC)}, "The deadline lies before the contact"),
    ],
)
def test_a_contact_that_cannot_be_is_refused(desk, claim, given, says) -> None:
    with desk.nothing_stored(), pytest.raises(Refused, match=says):
        ask(desk, claim, **given)


def test_viewers_and_admins_record_no_contact_and_none_is_made_up(desk, claim) -> None:
    with desk.nothing_stored():
        for member in (desk.viewer, desk.admin):
            with pytest.raises(Refused, match="cannot record a contact"):
                ask(desk, claim, actor_id=member)
        with pytest.raises(NotFound, match="no contact 99"):
            steps.restore_contact(desk.engine, contact_id=99, actor_id=desk.checker)
