"""Working together on the claim page and in the queue: contacts, threads, tags, urgency, and what is being typed."""

from datetime import timedelta

import pytest

from claims.model.base import now
from claims.model.enums import Audience, Channel, ClaimState, Priority, Stance
from claims.review import steps

HOUR = timedelta(hours=1)


@pytest.fixture
def claim(desk) -> int:
    claim_id = desk.claims(desk.article("The port handled 12 ships."))[0]
    desk.bring(claim_id, ClaimState.IN_PROGRESS)
    return claim_id


def ask(desk, claim: int, **given) -> int:
    about = {"who": "The harbour office", "channel": Channel.EMAIL} | given
    return steps.record_contact(desk.engine, claim_id=claim, actor_id=desk.checker, **about)


def test_a_contact_is_recorded_and_the_claim_shows_that_it_waits(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    screen.fill(f"contact_who_new_{claim}", "The mayor").press("contact_add")
    assert "Waits for a reply from The mayor" in screen.says
    screen.fill("contact_answer_1", "No comment.").press("contact_answer_save")
    assert "No comment." in screen.says
    assert "Waits for a reply" not in screen.says


def test_an_overdue_reply_is_seen_on_the_page_and_in_the_queue(desk, open_page, claim):
    ask(desk, claim, tried_at=now() - 2 * HOUR, deadline=now() - HOUR)
    assert "Overdue: no reply from The harbour office" in open_page("claim", who="Mina Marsh", claim=claim).says
    screen = open_page("queue", who="Mina Marsh", queue_view="overdue")
    assert "no reply from The harbour office in time" in screen.says


def test_an_answer_that_someone_recorded_meanwhile_is_shown_beside_ones_own(desk, open_page, claim):
    contact = ask(desk, claim)
    screen = open_page("claim", who="Mina Marsh", claim=claim).fill(f"contact_answer_{contact}", "A dozen.")
    step = {"contact_id": contact, "actor_id": desk.editor, "based_on": 1}
    steps.record_answer(desk.engine, **step, answer="Twelve ships.")
    screen.press("contact_answer_save")
    assert "Twelve ships." in screen.says
    assert "Yours, not saved" in screen.says
    assert screen.at.get_by_key(f"contact_answer_{contact}").value == "A dozen."


def test_a_thread_is_answered_resolved_and_opened_again(desk, open_page, claim):
    steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.editor, body="Which years?")
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    screen.fill("comment_answer_1", "All of them.").press("comment_answer_save")
    assert "All of them." in screen.says
    screen.press("comment_resolve")
    assert "Which years?" not in screen.says
    screen.fill("comment_resolved", True).run()
    assert "resolved by Mina Marsh" in screen.says
    screen.press("comment_reopen")
    assert "Which years?" in screen.says


def test_the_link_of_a_resolved_comment_opens_it_in_place(desk, open_page, claim):
    comment = steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.editor, body="Which years?")
    steps.resolve_thread(desk.engine, comment_id=comment, actor_id=desk.editor)
    screen = open_page("claim", who="Mina Marsh", claim=claim, comment=comment)
    assert any("<mark><bdi>Which years?" in body for body in screen.html)


def test_words_of_the_claim_are_commented_and_others_refused(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    screen.fill(f"comment_body_{claim}", "Counted?").fill(f"comment_about_{claim}", "these words of it").run()
    screen.fill(f"comment_words_{claim}", "30 ships").press("comment_add")
    assert "exactly as they stand" in screen.errors
    screen.fill(f"comment_words_{claim}", "12 ships").press("comment_add")
    assert "on “12 ships” (draft 1)" in screen.says


def test_a_private_note_is_shown_to_its_author_alone(desk, open_page, claim):
    step = {"claim_id": claim, "actor_id": desk.checker, "audience": Audience.PRIVATE}
    steps.add_comment(desk.engine, **step, body="Hush, hush.")
    assert "Hush, hush." in open_page("claim", who="Mina Marsh", claim=claim).says
    for who in ("Lena Lee", "Ada Adams", None):
        assert "Hush" not in open_page("claim", who=who, claim=claim).says
        assert "first · 0 claims" in open_page("queue", who=who, queue_words="hush").says
    assert "first · 1 claim" in open_page("queue", who="Mina Marsh", queue_words="hush").says


def test_a_mention_is_listed_until_it_is_read(desk, open_page, claim):
    steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.checker, body="@Asha please look")
    screen = open_page("queue", who="Asha Rao")
    assert "Mentions of you (1)" in screen.says
    screen.press("mention_read")
    assert "Mentions of you" not in screen.says
    assert "Mentions of you" not in open_page("queue", who="Tom Reed").says


def test_a_tag_is_put_on_and_narrows_the_queue(desk, open_page, claim):
    tag = steps.add_tag(desk.engine, name="Shipping", actor_id=desk.lead)
    other = desk.claim()
    screen = open_page("claim", who="Mina Marsh", claim=claim).fill(f"tag_on_{claim}", tag).run()
    assert "Shipping" in screen.links
    article = desk.rows("SELECT article_id FROM claim WHERE id = :id", id=claim)[0][0]
    assert "label: Shipping" in open_page("article", article=article).says
    queue = open_page("queue", queue_tag="Shipping")
    assert queue.shows(f"queue_row_{claim}")
    assert not queue.shows(f"queue_row_{other}")
    screen.press(f"tag_off_{tag}")
    assert "Shipping" not in screen.links


def test_a_lead_sets_a_priority_and_takes_a_claim_from_somebody(desk, open_page, claim):
    screen = open_page("claim", who="Lena Lee", claim=claim)
    assert "open with Mina Marsh until" in screen.says
    screen.fill(f"claim_priority_{claim}", Priority.HIGH).press("claim_prioritise")
    assert "high priority" in screen.says
    screen.press("lease_break")
    assert "Say why" in screen.errors
    screen.fill(f"lease_break_reason_{claim}", "Mina is ill.").press("lease_break")
    assert "assigned to nobody" in screen.says


def test_a_skipped_claim_is_found_again_and_next_says_that_nothing_else_waits(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim).press("claim_skip")
    assert "you skipped it" in screen.says
    queue = open_page("queue", who="Mina Marsh").press("queue_next")
    assert "the 1 claim that does is one you skipped" in queue.errors
    assert open_page("queue", who="Mina Marsh", queue_view="skipped").shows(f"queue_row_{claim}")
    screen.press("claim_unskip")
    assert "you skipped it" not in screen.says


def test_working_on_the_page_keeps_a_claim_open(desk, open_page, claim):
    soon = (now() + timedelta(minutes=5)).strftime("%Y-%m-%d %H:%M:%S")
    desk.by_hand("UPDATE claim SET lease_until = :soon", soon=soon)
    open_page("claim", who="Tom Reed", claim=claim)
    assert desk.rows("SELECT id FROM event WHERE action = 'lease.renewed'") == []
    open_page("claim", who="Mina Marsh", claim=claim)
    assert len(desk.rows("SELECT id FROM event WHERE action = 'lease.renewed'")) == 1


@pytest.mark.parametrize("field", ["verdict_headline", "verdict_rationale", "comment_body"])
def test_a_new_session_of_the_same_member_finds_what_was_typed(desk, open_page, claim, field):
    open_page("claim", who="Mina Marsh", claim=claim).fill(f"{field}_{claim}", "Half a thought").run()
    assert "Half a thought" not in open_page("claim", who="Tom Reed", claim=claim).says
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    assert "You were typing this" in screen.says
    screen.press(f"typed_take_{field}")
    assert screen.at.get_by_key(f"{field}_{claim}").value == "Half a thought"
    assert "You were typing this" not in screen.says
    again = open_page("claim", who="Mina Marsh", claim=claim).press(f"typed_discard_{field}")
    assert "You were typing this" not in again.says
    assert "You were typing this" not in open_page("claim", who="Mina Marsh", claim=claim).says


def test_what_was_saved_is_not_offered_again(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim).fill(f"comment_body_{claim}", "Which years?").run()
    assert len(desk.rows("SELECT id FROM typed_text")) == 1
    screen.press("comment_add")
    assert desk.rows("SELECT id FROM typed_text") == []


def test_what_a_reviewer_types_is_kept_and_forgotten_once_it_is_sent(desk, open_page):
    claim = desk.claim(ClaimState.SUBMITTED)
    screen = open_page("claim", who="Asha Rao", claim=claim).fill(f"review_comment_{claim}", "Fine").run()
    assert "You were typing this" in open_page("claim", who="Asha Rao", claim=claim).says
    screen.press("review_approve")
    assert desk.rows("SELECT id FROM typed_text") == []


def test_an_outdated_screen_assigns_and_removes_nothing_and_says_who_changed_what(desk, open_page, claim):
    (passage,) = desk.passages("The port handled 13 ships.")
    piece = desk.evidence(claim, passage)
    lead = open_page("claim", who="Lena Lee", claim=claim).fill("claim_assign_to", desk.colleague)
    steps.assign(desk.engine, claim_id=claim, actor_id=desk.editor, to_id=desk.editor)
    lead.press("claim_assign")
    assert "Asha Rao assigned it" in lead.errors
    assert "Assigned to Tom Reed." in lead.says
    assert desk.rows("SELECT assignee_id FROM claim WHERE id = :id", id=claim) == [(desk.editor,)]
    steps.assign(desk.engine, claim_id=claim, actor_id=desk.lead, to_id=desk.checker)
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    change = {"evidence_id": piece, "actor_id": desk.checker, "based_on": 1}
    steps.change_stance(desk.engine, **change, stance=Stance.CONTEXT)
    screen.press(f"evidence_remove_{piece}")
    assert "changed what evidence does for it" in screen.errors
    assert desk.rows("SELECT removed_at FROM evidence") == [(None,)]
    screen.press(f"evidence_remove_{piece}")
    assert desk.rows("SELECT count(*) FROM evidence WHERE removed_at IS NULL") == [(0,)]


def test_claims_of_an_article_are_queued_as_they_were_seen(desk, open_page):
    article = desk.article("One.", "Two.")
    first, second = desk.claims(article)
    screen = open_page("article", who="Mina Marsh", article=article)
    steps.mark_not_checkable(desk.engine, claim_id=second, actor_id=desk.colleague, reason="An opinion.")
    screen.press(f"article_queue_{first}")
    assert f"Claim {second}: Tom Reed set it aside as not checkable" in screen.errors
    assert desk.rows("SELECT state FROM claim WHERE id = :id", id=first) == [("extracted",)]
    screen.press(f"article_queue_{first}")
    assert "1 claim put into the queue." in screen.says
