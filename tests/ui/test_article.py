"""The articles: the list, and one with its claims, its coverage and what is left."""

import pytest

from claims.model.enums import ClaimState


def test_no_article_says_what_to_do(open_page):
    screen = open_page("article")
    assert "No article was added yet." in screen.says
    assert "Add an article" in screen.links


def test_the_list_says_how_far_each_article_is(desk, open_page):
    desk.article("The port handled 12 ships.", "The school lost 40 pupils.", title="Harbour budget")
    desk.claim(ClaimState.APPROVED, title="School places")
    screen = open_page("article")
    assert "2 articles, newest first" in screen.says
    assert [link.strip("*") for link in screen.links] == ["School places", "Harbour budget"]
    assert "0 of 2 decided · 2 to check" in screen.says
    assert "1 of 1 decided · none left to check" in screen.says


def test_one_article_shows_the_first_claim_that_is_left(desk, open_page):
    article = desk.article("The port handled 12 ships.", "The school lost 40 pupils.")
    first, second = desk.claims(article)
    desk.bring(first, ClaimState.SUBMITTED)
    screen = open_page("article", article=article)
    assert "Claim 2" in screen.says
    assert "The report is complete when nothing is left: 2 claims are still open." in screen.says
    screen.go_to("article", article=article, claim=first)
    assert "**Claim 1**" in screen.says
    assert second != first


def test_an_unknown_article_is_named(open_page):
    screen = open_page("article", article=99)
    assert "There is no article 99." in screen.errors


@pytest.mark.parametrize("asked", ["x", "-1", "9" * 40, "1; DROP TABLE claim", "²"])
def test_an_article_that_is_no_number_gives_the_list_or_a_sentence(desk, open_page, asked):
    desk.article("The port handled 12 ships.", title="Harbour budget")
    screen = open_page("article", article=asked)
    assert "Harbour budget" in screen.says or "There is no article" in screen.errors


def test_all_claims_go_into_the_queue_at_once(desk, open_page):
    article = desk.article("The port handled 12 ships.", "The school lost 40 pupils.")
    screen = open_page("article", who="Mina Marsh", article=article).press("article_queue")
    assert "2 claims put into the queue." in screen.says
    assert not screen.shows("article_queue")
    assert {state for (state,) in desk.rows("SELECT state FROM claim")} == {"queued"}


@pytest.mark.parametrize(("who", "why"), [(None, "Choose your name"), ("Vera View", "Checkers queue claims")])
def test_who_cannot_queue_is_told_why(desk, open_page, who, why):
    article = desk.article("The port handled 12 ships.")
    screen = open_page("article", who=who, article=article)
    assert not screen.may_press("article_queue")
    assert why in screen.says


def test_when_nothing_is_left_the_report_is_offered(desk, open_page):
    claim = desk.claim(ClaimState.PUBLISHED)
    article = desk.rows("SELECT article_id FROM claim WHERE id = :id", id=claim)[0][0]
    assert "Report" in open_page("article", article=article).links


def test_the_best_match_leads_with_what_differs(desk, open_page):
    (passage,) = desk.passages("About 46 per cent came from there.")
    article = desk.article("Nearly 70% came from there.", matches=[passage])
    screen = open_page("article", article=article)
    card = next(body for body in screen.html if "46 per cent" in body)
    assert card.index("claims-says") < card.index("46 per cent")
