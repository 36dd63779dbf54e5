"""What is typed on the claim page outlives the window it was typed in, whatever field it is and whatever others do."""

import pytest

from claims.model.base import now
from claims.model.enums import Channel, ClaimState, CorrectionKind
from claims.review import steps


@pytest.fixture
def claim(desk) -> int:
    (passage,) = desk.passages("The port handled 13 ships.")
    claim_id = desk.claims(desk.article("The port handled 12 ships.", matches=[passage]))[0]
    desk.bring(claim_id, ClaimState.IN_PROGRESS)
    return claim_id


def contact(desk, claim: int) -> int:
    about = {"who": "The harbour office", "channel": Channel.EMAIL, "asked": "How many?"}
    return steps.record_contact(desk.engine, claim_id=claim, actor_id=desk.checker, **about)


def typed_and_offered(open_page, who: str, claim: int, *keys: str, before=lambda screen: screen) -> None:
    """Type into fields, lose the window, and find everything that was typed in a new one."""
    screen = before(open_page("claim", who=who, claim=claim))
    for key in keys:
        screen.fill(key, f"Half a thought for {key}")
    screen.run()
    again = before(open_page("claim", who=who, claim=claim))
    for key in keys:
        assert f"Half a thought for {key}" in again.says, key
        assert again.shows(f"typed_take_{key}"), key
    assert "Typed before, not saved, and offered at its field: " in again.says
    first = keys[0]
    again.at.get_by_key(f"typed_take_{first}").click()
    again.run()
    assert again.at.get_by_key(first).value == f"Half a thought for {first}"
    assert not again.shows(f"typed_take_{first}")


def test_whoever_works_on_a_claim_finds_what_they_typed_in_every_field(desk, open_page, claim):
    (told,) = desk.passages("The office counted it.", url="https://example.org/b")
    desk.evidence(claim, told)
    asked = contact(desk, claim)
    said = steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.checker, body="Which years?")
    verdict = [f"verdict_{name}_{claim}" for name in ("headline", "rationale", "wording", "sources_reason")]
    contacts = [f"contact_who_new_{claim}", f"contact_asked_new_{claim}", f"contact_answer_{asked}"]
    contacts += [f"contact_who_edit_{asked}", f"contact_asked_edit_{asked}"]
    comments = [f"comment_body_{claim}", f"comment_edit_{said}", f"comment_answer_{said}"]
    evidence = [f"evidence_{name}_{claim}" for name in ("note", "quote", "locator")]
    source = [f"source_{name}_{claim}" for name in ("statement", "title", "url", "publisher")]
    reasons = [f"claim_aside_reason_{claim}", f"claim_skip_reason_{claim}"]
    every = [*verdict, *contacts, *comments, *evidence, *source, *reasons]
    typed_and_offered(open_page, "Mina Marsh", claim, *every, before=lambda page: page.press("evidence_note_open"))


def test_an_editor_finds_what_they_typed_in_a_correction(desk, open_page):
    claim = desk.claim(ClaimState.PUBLISHED)
    words = [f"correction_{name}_{claim}_1" for name in ("note", "headline", "rationale", "wording")]
    typed_and_offered(open_page, "Asha Rao", claim, *words, f"claim_reopen_reason_{claim}")
    screen = open_page("claim", who="Asha Rao", claim=claim)
    for key in words:
        screen.at.get_by_key(f"typed_take_{key}").click()
        screen.run()
    screen.fill(f"correction_kind_{claim}_1", "correction").run().press("correction_propose")
    assert desk.rows("SELECT public_note FROM correction") == [(f"Half a thought for correction_note_{claim}_1",)]
    places = [place for (place,) in desk.rows("SELECT place FROM typed_text")]
    assert [place.split(" #")[0] for place in places] == [f"claim {claim} reason to open again"]


def test_whoever_approves_a_correction_finds_their_comment(desk, open_page):
    claim = desk.claim(ClaimState.PUBLISHED)
    words = {"rating_id": desk.ratings[0], "rationale": "It is not so.", "based_on": 1, "public_note": "Wrong."}
    about = {"claim_id": claim, "kind": CorrectionKind.CORRECTION, **words}
    steps.propose_correction(desk.engine, actor_id=desk.editor, **about)
    typed_and_offered(open_page, "Jon Bell", claim, f"correction_comment_{claim}")
    screen = open_page("claim", who="Jon Bell", claim=claim).press(f"typed_take_correction_comment_{claim}")
    screen.press("correction_back")
    assert desk.rows("SELECT place FROM typed_text") == []


def test_reasons_are_kept_too(desk, open_page, claim):
    typed_and_offered(open_page, "Lena Lee", claim, f"lease_break_reason_{claim}")
    aside = desk.claim(ClaimState.NOT_CHECKABLE)
    typed_and_offered(open_page, "Asha Rao", aside, f"claim_restore_reason_{aside}")
    screen = open_page("claim", who="Asha Rao", claim=aside).press("typed_take_claim_restore_reason")
    screen.press(f"claim_restore_{aside}")
    kept = "SELECT place FROM typed_text WHERE member_id = :id"
    assert desk.rows(kept, id=desk.editor) == []


def test_what_is_typed_while_something_is_offered_is_kept_beside_it(desk, open_page, claim):
    key = f"verdict_rationale_{claim}"
    open_page("claim", who="Mina Marsh", claim=claim).fill(key, "The first thought").run()
    open_page("claim", who="Mina Marsh", claim=claim).fill(key, "The second thought").run()
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    assert "The first thought" in screen.says
    assert "The second thought" in screen.says
    screen.press(f"typed_take_{key}")  # the newest comes first
    assert screen.at.get_by_key(key).value == "The second thought"
    assert "The first thought" in screen.says


def test_taking_over_what_was_typed_loses_nothing_that_stands_in_the_field(desk, open_page, claim):
    key = f"verdict_rationale_{claim}"
    open_page("claim", who="Mina Marsh", claim=claim).fill(key, "The first thought").run()
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    screen.fill(key, "The second thought").press(f"typed_take_{key}")  # typed and not even left when it is pressed
    assert screen.at.get_by_key(key).value == "The first thought"
    assert "The second thought" in screen.says
    again = open_page("claim", who="Mina Marsh", claim=claim)
    assert "The first thought" in again.says
    assert "The second thought" in again.says
    again.press(f"typed_discard_{key}").press(f"typed_discard_{key}")
    assert desk.rows("SELECT id FROM typed_text") == []


def test_what_another_window_threw_away_is_kept_as_long_as_it_stands_in_a_field(desk, open_page, claim):
    key = f"verdict_rationale_{claim}"
    screen = open_page("claim", who="Mina Marsh", claim=claim).fill(key, "Half a thought").run()
    open_page("claim", who="Mina Marsh", claim=claim).press(f"typed_discard_{key}")
    assert desk.rows("SELECT id FROM typed_text") == []
    screen.run()
    assert desk.rows("SELECT text FROM typed_text") == [("Half a thought",)]


def test_what_was_typed_in_a_field_that_is_closed_by_now_is_shown_in_a_new_session(desk, open_page, claim):
    open_page("claim", who="Mina Marsh", claim=claim).fill(f"verdict_rationale_{claim}", "Half a thought").run()
    steps.assign(desk.engine, claim_id=claim, actor_id=desk.lead, to_id=desk.colleague)
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    assert not screen.shows(f"verdict_rationale_{claim}")
    assert "What you typed here was not saved." in screen.says
    assert "Half a thought" in screen.says
    assert "Half a thought" not in open_page("claim", who="Tom Reed", claim=claim).says
    screen.press("typed_left")
    assert "Half a thought" not in screen.says
    assert desk.rows("SELECT id FROM typed_text") == []


def test_what_comes_with_the_click_that_finds_the_field_closed_is_kept(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim).fill(f"verdict_headline_{claim}", "Half a thought")
    steps.assign(desk.engine, claim_id=claim, actor_id=desk.lead, to_id=desk.colleague)
    screen.run()
    assert "What you typed here was not saved." in screen.says
    assert desk.rows("SELECT text FROM typed_text") == [("Half a thought",)]


def test_a_contact_changed_by_somebody_meanwhile_is_not_overwritten(desk, open_page, claim):
    asked = contact(desk, claim)
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    idle = open_page("claim", who="Mina Marsh", claim=claim)
    screen.fill(f"contact_asked_edit_{asked}", "How many ships in 2023?").run()
    change = {"contact_id": asked, "actor_id": desk.editor, "based_on": 1, "channel": Channel.PHONE, "deadline": None}
    steps.edit_contact(desk.engine, **change, who="The harbour master", tried_at=now(), asked="How many ships?")
    screen.run()
    assert "saved version 2 while you were writing" in screen.says
    screen.press("contact_edit_save")
    assert "Someone saved this contact while you were working" in screen.errors
    assert desk.rows("SELECT who, channel, asked FROM contact") == [("The harbour master", "phone", "How many ships?")]
    idle.run()  # who changed nothing sees what is stored
    assert idle.at.get_by_key(f"contact_who_edit_{asked}").value == "The harbour master"
    assert idle.at.get_by_key(f"contact_channel_edit_{asked}").value == Channel.PHONE
    screen.press(f"keep_mine_contact_edit_{asked}_filled").press("contact_edit_save")
    assert desk.rows("SELECT asked FROM contact") == [("How many ships in 2023?",)]


def test_a_comment_changed_in_another_window_is_not_overwritten(desk, open_page, claim):
    said = steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.checker, body="Which years?")
    screen = open_page("claim", who="Mina Marsh", claim=claim).fill(f"comment_edit_{said}", "Which months?").run()
    steps.edit_comment(desk.engine, comment_id=said, actor_id=desk.checker, body="Which decade?", based_on=1)
    screen.run()
    assert "Which decade?" in screen.says
    screen.press(f"comment_edit_save_{said}")
    assert desk.rows("SELECT body FROM comment") == [("Which decade?",)]
    screen.press(f"take_theirs_comment_edit_{said}_filled")
    assert screen.at.get_by_key(f"comment_edit_{said}").value == "Which decade?"


def test_the_page_of_a_claim_put_away_says_so_and_keeps_what_is_typed_until_it_is_restored(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    steps.remove_article(desk.engine, article_id=1, actor_id=desk.editor, reason="By mistake.")
    screen.fill(f"comment_body_{claim}", "Half a thought").press("comment_add")
    assert "The article of this claim was put away; it has to be restored first." in screen.errors
    assert "it has to be restored before anything is done with the claim" in screen.says
    steps.restore_article(desk.engine, article_id=1, actor_id=desk.editor)
    assert "Half a thought" in open_page("claim", who="Mina Marsh", claim=claim).says


def test_nothing_that_one_member_typed_is_shown_to_the_next_at_the_same_window(desk, open_page, claim):
    asked = contact(desk, claim)
    said = steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.checker, body="Which years?")
    every = [f"verdict_{name}_{claim}" for name in ("headline", "rationale", "wording")]
    every += [f"contact_who_new_{claim}", f"contact_asked_new_{claim}", f"contact_answer_{asked}"]
    every += [f"comment_body_{claim}", f"comment_answer_{said}", f"source_statement_{claim}", f"source_title_{claim}"]
    every += [f"claim_aside_reason_{claim}", f"claim_skip_reason_{claim}", "evidence_words"]
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    for key in every:
        screen.fill(key, f"Half a thought for {key}")
    screen.fill(f"verdict_rating_{claim}", desk.ratings[0]).fill(f"comment_private_{claim}", True).run()
    steps.assign(desk.engine, claim_id=claim, actor_id=desk.lead, to_id=desk.colleague)
    steps.take(desk.engine, claim_id=claim, actor_id=desk.colleague)
    screen.fill("member", "Tom Reed").run()
    values = [getattr(each, "value", None) for each in screen.elements()]
    assert "Half a thought" not in f"{values}{screen.says}"
    assert screen.at.get_by_key(f"verdict_rating_{claim}_of_{desk.colleague}").value is None
    assert screen.at.get_by_key(f"comment_private_{claim}_of_{desk.colleague}").value is False
    screen.fill(f"comment_body_{claim}_of_{desk.colleague}", "Tom's own words").run()
    screen.press("comment_add")
    assert desk.rows("SELECT body FROM comment ORDER BY id DESC LIMIT 1") == [("Tom's own words",)]
    screen.fill("member", "Mina Marsh").run()
    assert screen.at.get_by_key(f"comment_body_{claim}").value == f"Half a thought for comment_body_{claim}"
    screen.fill("member", None).run()
    assert "Half a thought" not in f"{[getattr(each, 'value', None) for each in screen.elements()]}{screen.says}"


def test_what_was_saved_once_is_not_called_unsaved_when_a_correction_changed_it(desk, open_page):
    claim = desk.claim(ClaimState.PUBLISHED)
    (first,) = desk.rows("SELECT rationale FROM verdict")[0]
    steps.keep_typed(desk.engine, member_id=desk.checker, place=f"claim {claim} rationale #1f3a9c", text=f"{first} ")
    words = {"rating_id": desk.ratings[0], "rationale": "It is not so.", "based_on": 1, "public_note": "Wrong."}
    about = {"claim_id": claim, "kind": CorrectionKind.CORRECTION, **words}
    correction = steps.propose_correction(desk.engine, actor_id=desk.editor, **about)
    decided = {"claim_id": claim, "actor_id": desk.second_editor, "correction_id": correction}
    steps.approve_correction(desk.engine, **decided)
    assert "was not saved" not in open_page("claim", who="Mina Marsh", claim=claim).says
    assert desk.rows("SELECT id FROM typed_text") == []
