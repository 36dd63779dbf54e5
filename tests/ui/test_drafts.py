"""A new draft through the pages: read, looked at, stored, and looked at again on the claim."""

import pytest

from claims.model.enums import ClaimState

OLD = "The port lost £2m last year.\n\nTwo ferries sail daily.\n\nThe mill closed in 1998."
NEW = "The port lost £3m last year.\n\nTwo ferries sail daily.\n\nThe depot has 14 lorries."


@pytest.fixture
def article(desk):
    return desk.article(*OLD.split("\n\n"), title="Port news", url="https://example.org/port")


def plan(screen, text: str = NEW):
    return screen.fill("article_text", text).press("article_find")


def test_the_article_page_leads_to_the_form_of_a_new_draft(article, open_page) -> None:
    screen = open_page("article", who="Mina Marsh", article=article)
    assert "Add a new draft" in screen.links
    screen.go_to("add", draft_of=article)
    assert "A new draft of: Port news" in screen.says


def test_what_the_draft_would_do_is_shown_before_it_is_stored(desk, article, open_page) -> None:
    first, _, third = desk.claims(article)
    desk.bring(first, ClaimState.APPROVED)
    with desk.nothing_stored():
        screen = plan(open_page("add", who="Mina Marsh", draft_of=article))
    assert "Draft 2: 1 unchanged · 1 changed · 1 not there any more · 1 new" in screen.says
    assert "“£2m” is now “£3m”" in screen.says
    assert "Approved · comes back for another look" in screen.says
    assert "The mill closed in 1998." in screen.says
    assert "To triage · is archived" in screen.says
    screen.press("draft_add")
    assert "Draft 2 added: 1 claim changed, 1 new." in screen.says
    states = dict(desk.rows("SELECT id, state FROM claim"))
    assert (states[first], states[third]) == ("changes_requested", "archived")
    assert len(states) == 4


def test_the_article_page_says_which_claims_need_another_look_and_shows_earlier_drafts(desk, article, open_page):
    first, _, third = desk.claims(article)
    for claim in (first, third):
        desk.bring(claim, ClaimState.IN_PROGRESS)
    plan(open_page("add", who="Mina Marsh", draft_of=article)).press("draft_add")
    screen = open_page("article", who="Mina Marsh", article=article)
    assert "1 claim was changed in draft 2 after work on it began." in screen.says
    assert "draft 2 of 2" in screen.says
    assert "The mill closed in 1998. · In progress · draft 1" in screen.links
    assert {"Draft 2 · worked on", "Draft 1"} <= set(screen.links)
    screen.go_to("article", article=article, draft=1)
    assert "This is draft 1, as it was; claims are checked in draft 2." in screen.says
    assert not screen.shows("article_queue")
    screen.go_to("article", article=article, draft=9)
    assert f"There is no draft 9 of article {article}; it has 2." in screen.errors


def test_the_claim_page_says_what_changed_until_somebody_looked(desk, article, open_page) -> None:
    first = desk.claims(article)[0]
    desk.bring(first, ClaimState.IN_PROGRESS)
    plan(open_page("add", who="Mina Marsh", draft_of=article)).press("draft_add")
    screen = open_page("claim", who="Tom Reed", claim=first)
    assert "Draft 2 changed this claim." in screen.says
    assert not screen.may_press("claim_looked")
    assert "Mina Marsh works on this claim" in screen.says
    screen = open_page("claim", who="Mina Marsh", claim=first)
    assert "Draft 2 changed this claim; look at what changed and say that you did." in screen.says
    screen.press("claim_looked")
    assert not screen.shows("claim_looked")
    assert "“£2m” is now “£3m”" in screen.says  # what changed can still be read
    assert "looked at what a draft changed" in screen.says


def test_a_lost_claim_says_so_on_its_page(desk, article, open_page) -> None:
    third = desk.claims(article)[2]
    desk.bring(third, ClaimState.IN_PROGRESS)
    plan(open_page("add", who="Mina Marsh", draft_of=article)).press("draft_add")
    screen = open_page("claim", who="Mina Marsh", claim=third)
    assert "This claim does not stand in draft 2 any more; it is shown as it stood before." in screen.says


def test_an_article_with_the_same_link_or_headline_is_offered_as_a_draft(desk, article, open_page) -> None:
    screen = plan(open_page("add", who="Mina Marsh"), f"Port news\n\n{NEW}")
    assert "“Port news” was added" in screen.says
    screen.press("article_as_draft")
    assert "Draft 2:" in screen.says
    assert screen.may_press("draft_add")


def test_a_draft_that_was_overtaken_is_worked_out_again(desk, article, open_page) -> None:
    screen = plan(open_page("add", who="Mina Marsh", draft_of=article))
    desk.queue(desk.claims(article)[0])
    screen.press("draft_add")
    assert "a claim of this article was worked on. Add the draft again." in screen.errors
    screen.press("draft_add")
    assert "Draft 2 added" in screen.says


def test_the_same_text_is_refused_in_place(article, open_page) -> None:
    screen = plan(open_page("add", who="Mina Marsh", draft_of=article), OLD.replace("\n\n", "\n"))
    assert "No claim is touched by this draft." in screen.says
    screen.press("draft_add")
    assert "This text is draft 1 of the article already; nothing was changed." in screen.errors
