"""What a person can press on a claim, by its state and by who they are: the rules, as the page shows them."""

import pytest

from claims.model.enums import ClaimState as S

NOBODY, VIEWER, AUTHOR, COLLEAGUE, EDITOR, ADMIN = None, "Vera View", "Mina Marsh", "Tom Reed", "Asha Rao", "Ada Adams"

ASIDE = "claim_aside_submit"
WORK = {
    ASIDE,
    "claim_release",
    "evidence_note_open",
    "match_confirm",
    "match_reject",
    "match_use",
    "source_add",
    "verdict_save",
}
MAY = {  # but for what is done together, below
    S.EXTRACTED: {AUTHOR: {"claim_queue", ASIDE}, COLLEAGUE: {"claim_queue", ASIDE}, EDITOR: {"claim_queue", ASIDE}},
    S.QUEUED: {
        AUTHOR: {"claim_take", ASIDE},
        COLLEAGUE: {"claim_take", ASIDE},
        EDITOR: {"claim_take", "claim_assign", ASIDE},
    },
    S.IN_PROGRESS: {AUTHOR: WORK, EDITOR: {"claim_assign"}},
    S.SUBMITTED: {EDITOR: {"review_approve", "review_request", "review_dissent", "review_abstain"}},
    S.CHANGES_REQUESTED: {AUTHOR: {"claim_take"}, EDITOR: {"claim_take", "claim_assign"}},
    S.APPROVED: {EDITOR: {"claim_publish", "claim_reopen"}},
    S.PUBLISHED: {EDITOR: {"claim_reopen", "correction_propose"}},
    S.NOT_CHECKABLE: {EDITOR: {"claim_restore"}},
    S.DUPLICATE: {EDITOR: {"claim_restore"}},
    S.ARCHIVED: {EDITOR: {"claim_restore"}},
}
SKIP = {
    S.QUEUED: {AUTHOR, COLLEAGUE, EDITOR},
    S.IN_PROGRESS: {AUTHOR},
    S.CHANGES_REQUESTED: {AUTHOR, COLLEAGUE, EDITOR},
}


def together(state: S, who: str | None) -> set[str]:
    """What does not decide about the claim: comments, contacts, skipping, and what keeps the work going."""
    may = {"comment_add"} if who not in {NOBODY, VIEWER} else set()
    may |= {"contact_add"} if who in {AUTHOR, COLLEAGUE, EDITOR} and state != S.ARCHIVED else set()
    may |= {"claim_skip"} if who in SKIP.get(state, set()) else set()
    may |= {"claim_prioritise"} if who == ADMIN and state not in {S.PUBLISHED, S.ARCHIVED} else set()
    return may | ({"lease_break"} if who == ADMIN and state == S.IN_PROGRESS else set())


WHY = {
    (S.EXTRACTED, NOBODY): "Choose your name at the top right to work on this claim.",
    (S.EXTRACTED, VIEWER): "A viewer cannot queue a claim: that is for checkers, editors and leads.",
    (S.QUEUED, ADMIN): "An admin cannot take a claim: that is for checkers, editors and leads.",
    (S.IN_PROGRESS, COLLEAGUE): "Mina Marsh has this claim open until",
    (S.IN_PROGRESS, EDITOR): "Mina Marsh works on this claim; it has to be given back or reassigned first.",
    (S.SUBMITTED, AUTHOR): "A checker cannot approve a verdict: that is for editors and leads.",
    (S.SUBMITTED, NOBODY): "Choose your name at the top right first.",
    (S.CHANGES_REQUESTED, COLLEAGUE): "This claim is assigned to Mina Marsh; an editor or lead can reassign it.",
    (S.APPROVED, AUTHOR): "A checker cannot publish a verdict: that is for editors and leads.",
    (S.NOT_CHECKABLE, NOBODY): "Set aside: An opinion.",
    (S.NOT_CHECKABLE, AUTHOR): "A checker cannot take a claim back into the queue",
    (S.DUPLICATE, EDITOR): "Set aside as a duplicate: The same figure.",
}


@pytest.mark.parametrize("state", list(S), ids=str)
def test_the_page_offers_each_person_what_the_rules_allow_and_says_why_not(desk, open_page, state):
    (passage,) = desk.passages("About 46 per cent came from there.")
    (claim,) = desk.claims(desk.article("Nearly 70% came from there.", matches=[passage]))
    desk.bring(claim, state)
    screen = open_page("claim", claim=claim)
    for who in (NOBODY, VIEWER, AUTHOR, COLLEAGUE, EDITOR, ADMIN):
        screen.fill("member", who).run()
        assert screen.pressable() == MAY[state].get(who, set()) | together(state, who), who
        assert WHY.get((state, who), "") in screen.says, who


def test_an_unknown_claim_is_named(open_page):
    assert "There is no claim 99." in open_page("claim", claim=99).errors


def test_the_claim_page_without_a_claim_leads_to_the_queue(open_page):
    screen = open_page("claim", claim="x")
    assert "Choose a claim in the queue." in screen.says
    assert "Open the queue" in screen.links


def test_the_line_on_top_says_where_the_reader_is(desk, open_page):
    article = desk.article("The port handled 12 ships.", "The school lost 40 pupils.", title="Harbour budget")
    first, second = desk.claims(article)
    desk.bring(second, S.IN_PROGRESS)
    screen = open_page("claim", who="Mina Marsh", claim=second)
    assert "Claim 2 of 2" in screen.bodies("title")
    assert "assigned to you" in screen.says
    assert "saved just now (v3)" in screen.says
    assert "Harbour budget" in screen.links
    assert not screen.may_press("claim_next")
    screen.press("claim_previous")
    assert screen.at.query_params["claim"] == str(first)
    assert "Claim 1 of 2" in screen.bodies("title")
    assert "assigned to nobody" in screen.says


def test_the_claim_stands_in_the_words_around_it(desk, open_page):
    article = desk.article("The port handled 12 ships.", "The school lost 40 pupils.", "The sun shone.")
    screen = open_page("claim", claim=desk.claims(article)[1])
    (place,) = [body for body in screen.html if "claims-quote" in body]
    assert "The port handled 12 ships." in place
    assert "<mark><bdi>The school lost 40 pupils.</bdi></mark>" in place
