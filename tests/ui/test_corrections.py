"""What was published is shown for ever, corrected by two people, and words are a verdict too."""

import pytest

from claims.desk.scales import find_scale
from claims.model.enums import ClaimState
from claims.review import steps
from claims.store.queries.filters import View
from claims.store.queries.queue import counts_by_view


@pytest.fixture
def published(desk):
    return desk.claim(ClaimState.PUBLISHED)


def propose(screen, claim, **fields):
    for name, value in fields.items():
        screen.fill(f"correction_{name}_{claim}_1", value)
    return screen.run().press("correction_propose")


def test_one_person_corrects_and_another_approves(desk, open_page, published):
    screen = open_page("claim", who="Asha Rao", claim=published)
    assert "Published versions (1)" in screen.says
    propose(screen, published, kind="correction", note="<b>We</b> had it wrong.", rationale="The office erred.")
    assert "You proposed this correction; another editor approves it." in screen.says
    assert not screen.may_press("correction_approve")
    other = open_page("claim", who="Jon Bell", claim=published)
    assert "Readers are told: “<b>We</b> had it wrong.”" in other.says
    assert "0 of 1 approval" in other.says
    other.press("correction_approve")
    assert "Published versions (2)" in other.says
    assert "Earlier versions (1)" in other.says
    assert "<ins><bdi>erred.</bdi></ins>" in "".join(other.html)
    assert desk.rows("SELECT rationale FROM verdict ORDER BY version") == [
        ("The office counted it.",),
        ("The office erred.",),
    ]


def test_a_correction_waits_in_the_queue_of_those_who_may_approve_it(desk, open_page, published):
    propose(
        open_page("claim", who="Asha Rao", claim=published), published, kind="update", note="Wrong.", rationale="Other."
    )
    assert desk.read(counts_by_view, member_id=desk.second_editor)[View.SIGN_OFF] == 1
    assert desk.read(counts_by_view, member_id=desk.editor)[View.SIGN_OFF] == 0


def test_a_retraction_is_shown_and_needs_a_lead(desk, open_page, published):
    propose(open_page("claim", who="Asha Rao", claim=published), published, kind="retraction", note="Taken back.")
    editor = open_page("claim", who="Jon Bell", claim=published).press("correction_approve")
    assert "Your approval is recorded; another one is still needed." in editor.says
    assert "1 of 1 approval; a lead's is still missing" in editor.says
    lead = open_page("claim", who="Lena Lee", claim=published).press("correction_approve")
    assert "Retracted: what was published is taken back." in lead.says
    assert "Taken back" in lead.says
    assert "Retracted]" in lead.says
    assert "Published]" not in lead.says


def test_a_published_claim_that_is_opened_again_says_what_readers_have(desk, open_page, published):
    steps.reopen(desk.engine, claim_id=published, actor_id=desk.lead, reason="Newer figures.")
    screen = open_page("claim", claim=published)
    assert "Under review: readers have it as published as “True” (publication 1)." in screen.says


def test_a_conclusion_in_words_is_saved_without_a_rating(desk, open_page):
    claim = desk.claim(ClaimState.IN_PROGRESS)
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    screen.fill(f"verdict_rating_{claim}", 0).fill(f"verdict_headline_{claim}", "Nobody has counted it.")
    screen.fill(f"verdict_wording_{claim}", "Some of it.").run().press("verdict_save")
    assert "Verdict saved as version 1." in screen.says
    stored = "SELECT rating_id, headline, corrected_wording FROM verdict"
    assert desk.rows(stored) == [(None, "Nobody has counted it.", "Some of it.")]
    assert screen.at.get_by_key(f"verdict_rating_{claim}").value == 0
    assert "What you changed is not saved yet." not in screen.says


def test_dissent_is_recorded_and_shown_with_the_verdict(desk, open_page):
    claim = desk.claim(ClaimState.SUBMITTED)
    screen = open_page("claim", who="Jon Bell", claim=claim)
    assert "0 of 1 approval" in screen.says
    screen.press("review_dissent")
    assert "Say why you disagree." in screen.errors
    screen.fill(f"review_comment_{claim}", "*The table* is old.").fill(f"review_rating_{claim}", desk.ratings[0])
    screen.run().press("review_dissent")
    assert "Jon Bell disagrees (would have said “False”): *The table* is old." in screen.says
    assert desk.rows("SELECT decision FROM review") == [("dissent",)]


def test_what_a_rating_means_on_other_scales_is_shown(desk, open_page):
    for name in ("politifact", "aap"):
        steps.add_scale(desk.engine, scale=find_scale(name), actor_id=desk.admin)
    claim = desk.claim(ClaimState.IN_PROGRESS)
    (half,) = desk.rows(
        "SELECT rating.id FROM rating JOIN rating_scale ON rating_scale.id = scale_id WHERE label = 'Half True'"
    )[0]
    said = {"rating_id": half, "rationale": "In part.", "based_on": 0}
    steps.propose_verdict(desk.engine, claim_id=claim, actor_id=desk.checker, **said)
    assert "On the AAP FactCheck scale: Mixture" in open_page("claim", claim=claim).says


def test_what_a_correction_is_has_to_be_chosen_and_names_its_button(desk, open_page, published):
    screen = open_page("claim", who="Asha Rao", claim=published)
    kind = f"correction_kind_{published}_1"
    assert screen.at.get_by_key(kind).value is None
    with desk.nothing_stored(but="typed_text"):
        propose(screen, published, note="We had it wrong.", rationale="The office erred.")
    assert "Choose what it is first." in screen.errors
    screen.fill(kind, "retraction").run()
    button = screen.at.get_by_key(f"correction_propose_{published}")
    assert button.label == "Propose retraction"
    screen.press("correction_propose")
    open_page("claim", who="Lena Lee", claim=published).press("correction_approve")
    told = open_page("claim", who="Asha Rao", claim=published).says
    for said in ("Asha Rao proposed a retraction", "Lena Lee approved a retraction", "Lena Lee published a retraction"):
        assert said in told


def test_whoever_disagreed_reads_it_where_they_could_approve(desk, open_page):
    claim = desk.claim(ClaimState.SUBMITTED)
    decided = {"claim_id": claim, "actor_id": desk.second_editor, "verdict_version": 1, "comment": "The table is old."}
    said = "You dissented on this version; approving it would replace that."
    assert said not in open_page("claim", who="Jon Bell", claim=claim).says
    steps.dissent(desk.engine, **decided)
    screen = open_page("claim", who="Jon Bell", claim=claim)
    assert said in screen.says
    approve = screen.at.get_by_key(f"review_approve_{claim}")
    assert approve.proto.type == "secondary"
    assert said not in open_page("claim", who="Asha Rao", claim=claim).says
