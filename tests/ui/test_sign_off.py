"""The verdict: written by one person, signed off by another, and nothing typed is lost on the way."""

import pytest

from claims.model.enums import ClaimState, Stance
from claims.review import steps


@pytest.fixture
def claim(desk):
    """A claim in the hands of Mina Marsh."""
    return desk.claim(ClaimState.IN_PROGRESS)


@pytest.fixture
def submitted(desk):
    """A claim whose verdict Mina Marsh wrote and submitted."""
    return desk.claim(ClaimState.SUBMITTED)


def write(screen, claim, rating, rationale):
    screen.fill(f"verdict_rating_{claim}", rating).fill(f"verdict_rationale_{claim}", rationale)
    return screen.run()


def test_a_verdict_is_proposed_saved_and_submitted(desk, open_page, claim):
    (passage,) = desk.passages("The office counted it.")
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    assert "No verdict is proposed" in screen.says
    screen.press("verdict_save")
    assert "Choose a rating first." in screen.errors
    write(screen, claim, desk.ratings[0], "The register says so.").press("verdict_save")
    assert "Verdict saved as version 1." in screen.says
    assert "No evidence is recorded" in screen.says
    assert not screen.may_press("verdict_submit")
    screen.fill("evidence_words", "office").run()
    screen.fill("evidence_found_stance", Stance.REFUTES).press("evidence_found_add")
    assert "2 independent sources are needed" in screen.says
    assert not screen.may_press("verdict_submit")
    desk.evidence(claim, *desk.passages("A count.", url="https://example.org/b", publisher="Ministry", primary=True))
    screen.run().press("verdict_submit")
    assert "For sign-off" in screen.says
    assert desk.rows("SELECT state FROM claim")[0][0] == "submitted"
    assert passage


def test_changes_that_are_not_saved_are_not_submitted_past_their_writer(desk, open_page, claim):
    desk.prove(claim)
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    assert screen.may_press("verdict_submit")
    screen.fill(f"verdict_rationale_{claim}", "Another thought.").run()
    assert not screen.may_press("verdict_submit")
    assert "What you changed is not saved yet." in screen.says
    screen.press("verdict_save")
    assert screen.may_press("verdict_submit")


def test_what_is_typed_survives_a_refusal(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    write(screen, claim, desk.ratings[0], "word " * 5000).press("verdict_save")
    assert "The rationale has 24,999 characters; keep it to 20,000." in screen.errors
    assert screen.at.get_by_key(f"verdict_rationale_{claim}").value == "word " * 5000


def test_a_verdict_saved_by_someone_else_meanwhile_shows_both_texts_and_keeps_what_was_typed(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    write(screen, claim, desk.ratings[0], "My own thought.")
    desk.propose(claim, rationale="From the other window.")
    screen.run()
    assert "Mina Marsh saved version 1 while you were writing" in screen.says
    assert "From the other window." in screen.says
    assert "My own thought." in screen.says
    screen.press("verdict_save")
    assert "Someone saved this verdict while you were working" in screen.errors
    assert desk.rows("SELECT count(*) FROM verdict") == [(1,)]
    assert screen.at.get_by_key(f"verdict_rationale_{claim}").value == "My own thought."


def test_after_both_texts_were_seen_either_can_be_gone_on_with(desk, open_page, claim):
    screens = [open_page("claim", who="Mina Marsh", claim=claim) for _ in range(2)]
    for screen in screens:
        write(screen, claim, desk.ratings[0], "My own thought.")
    desk.propose(claim, rationale="From the other window.")
    mine, theirs = (screen.run() for screen in screens)
    theirs.press("take_theirs_verdict")
    assert theirs.at.get_by_key(f"verdict_rationale_{claim}").value == "From the other window."
    assert "while you were writing" not in theirs.says
    mine.press("keep_mine_verdict").press("verdict_save")
    assert [text for (text,) in desk.rows("SELECT rationale FROM verdict ORDER BY version")] == [
        "From the other window.",
        "My own thought.",
    ]


def test_fields_nobody_changed_follow_what_is_stored(desk, open_page, claim):
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    desk.propose(claim, rationale="From the other window.")
    screen.run()
    assert screen.at.get_by_key(f"verdict_rationale_{claim}").value == "From the other window."
    assert "while you were writing" not in screen.says


def test_the_author_is_told_why_they_cannot_approve(desk, open_page):
    claim = desk.claim(ClaimState.QUEUED)
    screen = open_page("claim", who="Asha Rao", claim=claim).press("claim_take")
    write(screen, claim, desk.ratings[0], "The register says so.").press("verdict_save")
    desk.passages("The office counted it.")
    screen.fill("evidence_words", "office").run()
    screen.fill("evidence_found_stance", Stance.REFUTES).press("evidence_found_add")
    (count,) = desk.passages("A count.", url="https://example.org/b", publisher="Ministry", primary=True)
    steps.add_evidence(desk.engine, claim_id=claim, passage_id=count, actor_id=desk.editor, stance=Stance.REFUTES)
    screen.run().press("verdict_submit")
    assert not screen.may_press("review_approve")
    assert not screen.may_press("review_request")
    assert "You wrote this verdict; another editor approves it." in screen.says
    screen.fill("member", "Jon Bell").run()
    assert screen.may_press("review_approve")


def test_another_person_approves_and_publishes(desk, open_page, submitted):
    screen = open_page("claim", who="Asha Rao", claim=submitted).press("review_approve")
    assert "Asha Rao approved" in screen.says
    screen.press("claim_publish")
    assert "Published" in screen.says
    assert desk.rows("SELECT state FROM claim")[0][0] == "published"


def test_with_two_approvals_needed_the_first_does_not_settle_it(desk, open_page, setting, submitted):
    setting("CLAIMS_APPROVALS", "2")
    screen = open_page("claim", who="Asha Rao", claim=submitted).press("review_approve")
    assert "For sign-off" in screen.says
    assert not screen.may_press("review_approve")
    assert "You approved this version already; another editor's approval is still needed." in screen.says


def test_asking_for_changes_needs_a_comment_and_reaches_the_author(desk, open_page, submitted):
    screen = open_page("claim", who="Asha Rao", claim=submitted).press("review_request")
    assert "Say what should change." in screen.errors
    screen.fill(f"review_comment_{submitted}", "Say which year.").press("review_request")
    assert "Changes asked" in screen.says
    author = open_page("claim", who="Mina Marsh", claim=submitted).press("claim_take")
    assert "Asha Rao asks: Say which year." in author.says
    assert "Changes were asked for on this version of the verdict; save a new version first." in author.says
    assert not author.may_press("verdict_submit")


def test_a_click_meant_for_one_claim_approves_no_other(desk, open_page, submitted):
    other = desk.claim(ClaimState.SUBMITTED)
    screen = open_page("claim", who="Asha Rao", claim=submitted)
    screen.at.get_by_key(f"review_approve_{submitted}").click()
    screen.at.query_params["claim"] = str(other)  # the next claim was asked for before the click arrived
    screen.run()
    assert desk.rows("SELECT * FROM review") == []


def test_what_was_typed_is_kept_when_someone_else_decides_first(desk, open_page, submitted):
    screen = open_page("claim", who="Asha Rao", claim=submitted).fill(f"review_comment_{submitted}", "Say which year.")
    desk.by_hand("UPDATE claim SET state = 'approved'")
    screen.run()
    assert "What you typed here was not saved." in screen.says
    assert "Say which year." in "".join(screen.html)


def test_an_approval_of_a_text_that_was_replaced_meanwhile_is_refused_and_the_comment_kept(desk, open_page, submitted):
    screen = open_page("claim", who="Asha Rao", claim=submitted)
    screen.fill(f"review_comment_{submitted}", "Good.").at.get_by_key(f"review_approve_{submitted}").click()
    desk.by_hand("UPDATE claim SET state = 'in_progress'")
    desk.propose(submitted, based_on=1, rationale="Changed meanwhile.")
    desk.by_hand("UPDATE claim SET state = 'submitted'")
    screen.run()
    assert desk.rows("SELECT * FROM review") == []
    assert "Someone saved this verdict while you were working" in screen.errors
    assert "Changed meanwhile." in screen.says
    assert screen.at.get_by_key(f"review_comment_{submitted}").value == "Good."
    screen.press("review_approve")
    assert "Asha Rao approved: “Good.”" in screen.says


def test_an_approved_claim_is_opened_again_with_a_reason(desk, open_page):
    claim = desk.claim(ClaimState.APPROVED)
    screen = open_page("claim", who="Asha Rao", claim=claim).press("claim_reopen")
    assert "Say why this claim is opened again." in screen.errors
    screen.fill(f"claim_reopen_reason_{claim}", "A newer figure is out.").press("claim_reopen")
    assert "In progress" in screen.says


def test_the_published_verdict_can_be_read_by_everyone(desk, open_page):
    claim = desk.claim(ClaimState.PUBLISHED)
    screen = open_page("claim", claim=claim)
    assert "**True** (Five steps)" in screen.says
    assert "The office counted it." in screen.says
    assert "version 1 by Mina Marsh" in screen.says
