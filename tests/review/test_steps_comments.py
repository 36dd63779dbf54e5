"""Remarks: threads, places, mentions, private notes, and what becomes of them."""

import pytest

from claims.errors import NotFound, Refused, StaleVersion
from claims.model.enums import Audience, ClaimState, Role
from claims.model.situation import Person
from claims.review import steps
from claims.review.steps.comments import mentioned
from claims.store.queries.claims import history
from claims.store.queries.comments import comments, mentions, threads
from claims.store.queries.talk import search_talk


def say(desk, claim_id: int, body: str = "Which years?", by: int | None = None, **given) -> int:
    return steps.add_comment(desk.engine, claim_id=claim_id, actor_id=by or desk.checker, body=body, **given)


@pytest.fixture
def claim(desk) -> int:
    return desk.claims(desk.article("The port handled 12 ships."))[0]


def test_an_answer_joins_the_thread_and_an_answer_to_it_as_well(desk, claim) -> None:
    first = say(desk, claim)
    answer = say(desk, claim, "2020.", by=desk.editor, parent_id=first)
    again = say(desk, claim, "Thanks.", parent_id=answer)
    other = say(desk, claim, "Another thing.")
    found = threads(desk.read(comments, claim))
    assert [(one.id, [each.id for each in answers]) for one, answers in found] == [
        (first, [answer, again]),
        (other, []),
    ]
    elsewhere = desk.claim()
    with desk.nothing_stored(), pytest.raises(Refused, match="about another claim"):
        say(desk, elsewhere, parent_id=first)


def test_a_thread_is_resolved_and_opened_again(desk, claim) -> None:
    first = say(desk, claim)
    answer = say(desk, claim, "2020.", parent_id=first)
    steps.resolve_thread(desk.engine, comment_id=answer, actor_id=desk.editor)
    assert desk.read(comments, claim)[0].resolved_by == "Asha Rao"
    assert desk.last_event().action == "comment.resolved"
    with desk.nothing_stored(), pytest.raises(Refused, match="resolved already"):
        steps.resolve_thread(desk.engine, comment_id=first, actor_id=desk.editor)
    steps.reopen_thread(desk.engine, comment_id=first, actor_id=desk.checker)
    assert desk.read(comments, claim)[0].resolved_at is None
    with desk.nothing_stored(), pytest.raises(Refused, match="open already"):
        steps.reopen_thread(desk.engine, comment_id=first, actor_id=desk.checker)


def test_words_of_a_draft_are_quoted_exactly_or_not_at_all(desk, claim) -> None:
    say(desk, claim, span=(9, 16), quote="handled")
    (view,) = desk.read(comments, claim)
    assert (view.quote, view.draft, view.start, view.end) == ("handled", 1, 9, 16)
    with desk.nothing_stored():
        with pytest.raises(Refused, match="says something else"):
            say(desk, claim, span=(0, 3), quote="handled")
        with pytest.raises(Refused, match="do not stand in the draft"):
            say(desk, claim, span=(20, 400))
        other = desk.rows("SELECT draft_id FROM claim WHERE id = :id", id=claim)[0][0] + 90
        with pytest.raises(NotFound):
            say(desk, claim, span=(0, 3), draft_id=other)


def test_a_version_of_the_verdict_can_be_spoken_about(desk) -> None:
    claim = desk.claim(ClaimState.SUBMITTED)
    (verdict,) = desk.rows("SELECT id FROM verdict")[0]
    say(desk, claim, verdict_id=verdict)
    assert desk.read(comments, claim)[0].verdict_version == 1
    other = desk.claim()
    with desk.nothing_stored(), pytest.raises(Refused, match="about another claim"):
        say(desk, other, verdict_id=verdict)


def test_whoever_is_named_finds_it_until_they_have_read_it(desk, claim) -> None:
    comment = say(desk, claim, "@Asha Rao and @tom, see this. @Mina wrote it. mail@lena.example")
    assert [one.comment_id for one in desk.read(mentions, desk.editor)] == [comment]
    assert len(desk.read(mentions, desk.colleague)) == 1
    assert desk.read(mentions, desk.checker) == desk.read(mentions, desk.lead) == ()
    assert steps.read_mentions(desk.engine, actor_id=desk.editor, comment_ids=[comment]) == 1
    assert desk.read(mentions, desk.editor) == ()
    assert len(desk.read(mentions, desk.editor, unread=False)) == 1
    assert len(desk.read(mentions, desk.colleague)) == 1


def test_a_first_name_that_two_have_names_nobody_and_a_full_one_does() -> None:
    members = [Person(n, name, Role.CHECKER) for n, name in enumerate(("Ana Pop", "Ana Lund", "Ben Ode"))]
    assert mentioned("@Ana, look", members) == []
    assert [person.name for person in mentioned("@ana lund and @BEN!", members)] == ["Ana Lund", "Ben Ode"]
    assert mentioned("@Bennet", members) == []


def test_only_the_author_changes_a_comment_and_the_log_keeps_the_text_before(desk, claim) -> None:
    comment = say(desk, claim)
    change = {"comment_id": comment, "body": "Which months?"}
    with desk.nothing_stored(), pytest.raises(Refused, match="Someone else wrote this comment"):
        steps.edit_comment(desk.engine, **change, actor_id=desk.lead, based_on=1)
    steps.edit_comment(desk.engine, **change, actor_id=desk.checker, based_on=1)
    assert '"before":{"body":"Which years?"}' in desk.last_event().data
    with desk.nothing_stored(), pytest.raises(StaleVersion) as refused:
        steps.edit_comment(desk.engine, comment_id=comment, body="Third", actor_id=desk.checker, based_on=1)
    assert (refused.value.theirs, refused.value.yours) == ("Which months?", "Third")


def test_who_is_edited_out_of_a_comment_is_no_longer_mentioned_and_who_is_edited_in_is(desk, claim) -> None:
    comment = say(desk, claim, "@Asha and @Tom, look.")
    steps.read_mentions(desk.engine, actor_id=desk.editor, comment_ids=[comment])
    edit = {"comment_id": comment, "actor_id": desk.checker}
    steps.edit_comment(desk.engine, **edit, body="@Asha and @Lena, look.", based_on=1)
    assert desk.read(mentions, desk.colleague, unread=False) == ()
    assert [one.comment_id for one in desk.read(mentions, desk.lead)] == [comment]
    assert desk.read(mentions, desk.editor) == ()  # she has read it
    assert len(desk.read(mentions, desk.editor, unread=False)) == 1
    steps.deactivate_member(desk.engine, member_id=desk.lead, reason="On leave.", actor_id=desk.admin)
    steps.edit_comment(desk.engine, **edit, body="@Lena, look.", based_on=2)
    assert [one.comment_id for one in desk.read(mentions, desk.lead)] == [comment]
    assert desk.read(mentions, desk.editor, unread=False) == ()


def test_a_comment_is_removed_and_taken_back_by_its_author_or_a_lead(desk, claim) -> None:
    comment = say(desk, claim)
    with desk.nothing_stored(), pytest.raises(Refused, match="they or a lead"):
        steps.remove_comment(desk.engine, comment_id=comment, actor_id=desk.editor)
    steps.remove_comment(desk.engine, comment_id=comment, actor_id=desk.lead)
    assert desk.read(comments, claim) == ()
    assert desk.read(comments, claim, removed=True)[0].removed_by == "Lena Lee"
    with desk.nothing_stored(), pytest.raises(Refused, match="was removed"):
        steps.edit_comment(desk.engine, comment_id=comment, actor_id=desk.checker, body="x", based_on=2)
    steps.restore_comment(desk.engine, comment_id=comment, actor_id=desk.checker)
    assert len(desk.read(comments, claim)) == 1


def test_a_private_note_is_seen_by_its_author_alone_and_leaves_no_text_in_the_log(desk, claim) -> None:
    before = len(desk.read(history, claim))
    note = say(desk, claim, "Secret: ask @Tom Reed's boss.", audience=Audience.PRIVATE)
    assert len(desk.read(comments, claim, viewer_id=desk.checker)) == 1
    for viewer in (None, desk.colleague, desk.lead, desk.admin):
        assert desk.read(comments, claim, viewer_id=viewer) == ()
        assert desk.read(search_talk, "secret", viewer_id=viewer) == []
    assert desk.read(mentions, desk.colleague) == ()
    assert len(desk.read(history, claim)) == before
    for step in (steps.remove_comment, steps.restore_comment, steps.resolve_thread):
        with desk.nothing_stored(), pytest.raises(NotFound, match=f"There is no comment {note}"):
            step(desk.engine, comment_id=note, actor_id=desk.lead)
    with desk.nothing_stored(), pytest.raises(NotFound):
        say(desk, claim, "Hm", by=desk.lead, parent_id=note)
    steps.edit_comment(desk.engine, comment_id=note, actor_id=desk.checker, body="Secret, changed", based_on=1)
    steps.remove_comment(desk.engine, comment_id=note, actor_id=desk.checker)
    assert not any("ecret" in data for (data,) in desk.rows("SELECT data FROM event"))


def test_an_answer_to_a_private_note_is_private(desk, claim) -> None:
    note = say(desk, claim, "To do", audience=Audience.PRIVATE)
    say(desk, claim, "Done", parent_id=note)
    assert desk.read(comments, claim, viewer_id=desk.lead) == ()


def test_the_search_finds_every_word_as_it_stands(desk, claim) -> None:
    found = say(desk, claim, "100% of_it is fine")
    say(desk, claim, "1000 of it is fine")
    assert [one.id for one in desk.read(search_talk, "100% OF_IT")] == [found]
    assert desk.read(search_talk, "  ") == []
