"""Working on a claim: taking it, deciding matches, recording evidence, setting it aside, commenting."""

from datetime import UTC, datetime

import pytest

from claims.model.enums import ClaimState, Stance


@pytest.fixture
def passages(desk):
    """Three passages that were proposed for the claim."""
    return desk.passages("About 46 per cent came from there.", "Some 36 per cent did.", "Nobody counted.")


@pytest.fixture
def claim(desk, passages):
    """A claim in the hands of Mina Marsh, with three undecided matches."""
    (claim_id,) = desk.claims(desk.article("Nearly 70% came from there.", matches=passages))
    desk.bring(claim_id, ClaimState.IN_PROGRESS)
    return claim_id


@pytest.fixture
def screen(open_page, claim):
    """The claim as Mina Marsh sees it."""
    return open_page("claim", who="Mina Marsh", claim=claim)


def states(desk) -> list[str]:
    return [state for (state,) in desk.rows("SELECT state FROM match ORDER BY id")]


def test_a_claim_is_taken_and_given_back(desk, open_page):
    claim = desk.claim(ClaimState.QUEUED)
    screen = open_page("claim", who="Tom Reed", claim=claim).press("claim_take")
    assert "The claim is yours." in screen.says
    screen.press("claim_release")
    assert "assigned to nobody" in screen.says


def test_a_claim_is_queued_from_its_page(desk, open_page):
    screen = open_page("claim", who="Mina Marsh", claim=desk.claim()).press("claim_queue")
    assert "In the queue" in screen.says


def test_matches_are_confirmed_rejected_and_undone_one_by_one(desk, screen):
    screen.press("match_confirm_1").press("match_reject_2")
    assert states(desk) == ["confirmed", "rejected", "suggested"]
    assert "Confirmed by Mina Marsh" in screen.says
    assert "Rejected (1)" in screen.says
    screen.press("match_undo_2")
    assert states(desk) == ["confirmed", "suggested", "suggested"]


def test_the_undecided_matches_are_rejected_together(desk, screen):
    screen.press("match_confirm_1").press("match_reject_rest")
    assert states(desk) == ["confirmed", "rejected", "rejected"]
    assert "2 matches rejected." in screen.says


def test_a_match_that_someone_decided_meanwhile_is_not_decided_again(desk, screen):
    from claims.review import steps

    screen.at.get_by_key("match_reject_1").click()
    steps.confirm_match(desk.engine, match_id=1, actor_id=desk.checker, based_on=1)
    screen.run()
    assert states(desk)[0] == "confirmed"
    assert "Confirmed by Mina Marsh" in screen.says


@pytest.mark.parametrize(
    ("stance", "says"), [(Stance.SUPPORTS, "Supports"), (Stance.REFUTES, "Refutes"), (Stance.CONTEXT, "Context")]
)
def test_a_match_becomes_evidence_with_its_stance_and_is_confirmed_by_it(desk, screen, stance, says):
    screen.fill("match_use_1", stance).run()
    assert desk.rows("SELECT stance FROM evidence")[0][0] == stance
    assert states(desk)[0] == "confirmed"
    assert "Evidence (1)" in screen.says
    assert f"{says}: “About 46 per cent came from there.”" in screen.says
    assert not screen.shows("match_use_1")


def test_evidence_with_a_note_needs_a_stance_and_keeps_the_note_when_refused(desk, screen):
    screen.press("evidence_note_open").fill("evidence_note_1", "The same years.").press("evidence_add")
    assert "Say whether the passage supports or refutes the claim" in screen.errors
    assert screen.at.get_by_key("evidence_note_1").value == "The same years."
    screen.fill("evidence_stance", Stance.REFUTES).press("evidence_add")
    assert "Note: The same years." in screen.says
    assert screen.at.get_by_key("evidence_note_1").value == ""


def test_evidence_can_be_removed(desk, screen):
    screen.fill("match_use_1", Stance.REFUTES).run()
    screen.press("evidence_remove_1")
    assert "Evidence (0)" in screen.says
    assert desk.rows("SELECT removed_by FROM evidence") == [(desk.checker,)]


def test_a_passage_that_no_match_proposed_is_found_by_its_words(desk, screen):
    (other,) = desk.passages(
        "Warehouses held 1,200 tonnes of grain.", title="Harbour yearbook", url="https://example.org/b"
    )
    screen.fill("evidence_words", "zeppelin").run()
    assert "No passage holds these words" in screen.says
    screen.fill("evidence_words", "grain harbour").run()
    assert "1 of 1 shown" in screen.says
    screen.press("evidence_found_add")
    assert "Say whether the passage supports" in screen.errors
    screen.fill("evidence_found_stance", Stance.CONTEXT).press("evidence_found_add")
    assert desk.rows("SELECT passage_id, stance FROM evidence") == [(other, "context")]


SOURCE = {
    "title": "Arms register",
    "url": "https://example.org/register",
    "publisher": "The register",
    "published_on": "2022-03",
    "statement": "Forty-six of a hundred.",
}


def type_source(screen, **changes: str):
    for name, value in (SOURCE | changes).items():
        screen.fill(f"source_{name}_1", value)
    return screen.fill("source_stance_1", Stance.REFUTES)


def test_a_new_source_is_stored_and_used_at_once(desk, screen):
    type_source(screen).press("source_add")
    assert "Evidence (1)" in screen.says
    assert "Forty-six of a hundred." in screen.says
    assert "March 2022" in screen.says
    assert screen.at.get_by_key("source_title_1").value == ""


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"url": "javascript:alert(1)"}, "javascript:alert(1)"),
        ({"url": "example"}, "example"),
        ({"published_on": "31/31/2022"}, "31/31/2022"),
        ({"title": ""}, "title"),
        ({"statement": ""}, "statement"),
    ],
    ids=["a script for a link", "no link", "a bad date", "no title", "no statement"],
)
def test_a_new_source_with_a_mistake_is_refused_and_stays_in_its_fields(desk, screen, changes, says):
    with desk.nothing_stored(but="typed_text"):
        type_source(screen, **changes).press("source_add")
    assert says in screen.says
    for name, value in (SOURCE | changes).items():
        assert screen.at.get_by_key(f"source_{name}_1").value == value


def test_a_new_source_needs_a_stance(desk, screen):
    type_source(screen).fill("source_stance_1", None)
    with desk.nothing_stored(but="typed_text"):
        screen.press("source_add")
    assert "Say whether the passage supports" in screen.errors


def test_what_was_typed_for_one_claim_does_not_show_up_on_the_next(desk, open_page):
    first, second = desk.claims(desk.article("The port handled 12 ships.", "The school lost 40 pupils."))
    for claim in (first, second):
        desk.bring(claim, ClaimState.IN_PROGRESS)
    screen = open_page("claim", who="Mina Marsh", claim=first)
    screen.fill(f"source_title_{first}", "Half a source").fill(f"verdict_rationale_{first}", "Half a thought").run()
    screen.press("claim_next")
    assert screen.at.get_by_key(f"source_title_{second}").value == ""
    assert screen.at.get_by_key(f"verdict_rationale_{second}").value == ""
    screen.press("claim_previous")
    assert screen.at.get_by_key(f"source_title_{first}").value == "Half a source"
    assert screen.at.get_by_key(f"verdict_rationale_{first}").value == "Half a thought"


def test_a_claim_is_set_aside_with_a_reason(desk, screen, claim):
    screen.press("claim_aside_submit")
    assert screen.errors
    screen.fill(f"claim_aside_reason_{claim}", "An opinion.").press("claim_aside_submit")
    assert "Set aside: An opinion." in screen.says
    assert "Not checkable" in screen.says


def test_a_duplicate_is_chosen_among_the_claims_of_the_article(desk, open_page):
    first, second = desk.claims(desk.article("The port handled 12 ships.", "A dozen ships came."))
    screen = open_page("claim", who="Mina Marsh", claim=second)
    choices = screen.at.get_by_key(f"claim_aside_of_{second}")
    assert choices.options == ["1 · The port handled 12 ships."]
    choices.set_value(first)
    screen.fill(f"claim_aside_reason_{second}", "The same figure.").press("claim_aside_submit")
    assert "Set aside as a duplicate: The same figure." in screen.says
    assert "The claim that is checked instead" in screen.links


def test_an_editor_takes_a_claim_back_into_the_queue(desk, open_page):
    claim = desk.claim(ClaimState.NOT_CHECKABLE)
    screen = open_page("claim", who="Asha Rao", claim=claim).press("claim_restore")
    assert screen.errors
    screen.fill(f"claim_restore_reason_{claim}", "There is a register after all.").press("claim_restore")
    assert "In the queue" in screen.says


def test_an_editor_assigns_a_claim_to_somebody_who_checks(desk, open_page):
    claim = desk.claim(ClaimState.QUEUED)
    screen = open_page("claim", who="Asha Rao", claim=claim)
    choice = screen.at.get_by_key("claim_assign_to")
    assert "Vera View" not in choice.options
    assert "Ada Adams" not in choice.options
    choice.set_value(desk.colleague)
    screen.press("claim_assign")
    assert "assigned to Tom Reed" in screen.says


def test_a_comment_is_stored_once_and_its_field_is_empty_again(desk, screen, claim):
    screen.fill(f"comment_body_{claim}", "Which years?").press("comment_add")
    assert "Comments (1)" in screen.says
    assert "Which years?" in screen.says
    assert screen.at.get_by_key(f"comment_body_{claim}").value == ""
    screen.press("comment_add")
    assert "Write the comment first." in screen.errors


def test_the_history_says_who_did_what_newest_first(screen):
    screen.press("match_confirm_1")
    (history,) = [body for body in screen.html if "claims-history" in body]
    assert history.index("confirmed a match") < history.index("took it") < history.index("found the claim")


def test_a_claim_without_matches_leads_to_the_sources(desk, open_page):
    screen = open_page("claim", who="Mina Marsh", claim=desk.claim())
    assert "No passage in the sources speaks about this claim." in screen.says
    assert "Sources" in screen.links


def test_the_history_says_which_passage_a_decision_was_about(desk, open_page):
    ships, boats = desk.passages("The port handled 13 ships.", "The port handled 9 boats.")
    desk.by_hand("UPDATE source SET title = '<i>Yearbook</i>'")
    claim = desk.claims(desk.article("The port handled 12 ships.", matches=[ships, boats]))[0]
    desk.bring(claim, ClaimState.IN_PROGRESS)
    desk.reject_undecided(claim)
    told = open_page("claim", who="Mina Marsh", claim=claim).says
    for statement in ("The port handled 13 ships.", "The port handled 9 boats."):
        assert f"Mina Marsh rejected a match (<i>Yearbook</i>: “{statement}”)" in told
    desk.by_hand("UPDATE source SET confidential = true")
    assert "The port handled 9 boats." not in open_page("claim", who="Tom Reed", claim=claim).says


def test_a_contact_that_is_late_was_asked_for_by_a_time_and_the_form_is_folded_again(desk, open_page):
    claim = desk.claim(ClaimState.IN_PROGRESS)
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    before = {block.proto.popover.label: block.proto.id for block in popovers(screen)}
    screen.fill(f"contact_who_new_{claim}", "The harbour office")
    for name, day in (("tried", 1), ("deadline", 3)):  # the fields are in UTC and say so
        screen.fill(f"contact_{name}_new_{claim}", datetime(2022, 3, day, 12, tzinfo=UTC).replace(tzinfo=None))
    screen.press("contact_add")
    assert "Contact recorded; it stands under “Contacts”." in screen.says
    assert "Overdue: no reply from The harbour office by 3 March 2022" in screen.says
    after = {block.proto.popover.label: block.proto.id for block in popovers(screen)}
    assert before["Record a contact"] != after["Record a contact"]  # another one, which nobody has opened
    assert before["Skip"] == after["Skip"]


def popovers(screen):
    return [each for each in screen.elements() if each.type == "popover"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Ask @Nobody and @Tom Reed.", "Nobody here is called Nobody."),
        ("Ask @Tom.", ""),
        ("Write to desk@example.org.", ""),
        ("Ask @Tomas.", "Nobody here is called Tomas."),
    ],
)
def test_a_name_that_reaches_nobody_is_said_beside_the_comment_and_after_it(desk, open_page, typed, says):
    claim = desk.claim(ClaimState.IN_PROGRESS)
    screen = open_page("claim", who="Mina Marsh", claim=claim).fill(f"comment_body_{claim}", typed).run()
    assert ("Nobody here" in screen.says) == bool(says)
    assert says in screen.says
    screen.press("comment_add")
    assert f"Comment added. {says}".strip() in screen.says
