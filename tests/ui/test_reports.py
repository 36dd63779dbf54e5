"""The reports: what is missing stands beside the page that will be printed; who may, downloads it."""

import pytest

from claims.model.enums import ClaimState


def page_of(screen) -> str:
    """The report in the frame."""
    (frame,) = [element for element in screen.elements() if getattr(element, "key", None) == "report_page"]
    return str(frame.proto)


def test_without_an_article_the_page_says_what_to_do(open_page):
    screen = open_page("reports")
    assert "No article was added yet." in screen.says
    assert "Add an article" in screen.links


def test_an_incomplete_report_says_what_is_missing_and_can_be_downloaded_all_the_same(desk, open_page):
    article = desk.article("One.", "Two.", "Three.", title="Harbour budget")
    desk.bring(desk.claims(article)[0], ClaimState.SUBMITTED)
    screen = open_page("reports", who="Mina Marsh", article=article)
    assert "The report is not complete: 2 of 3 claims are still to be checked and 1 waits for sign-off." in screen.says
    assert screen.pressable() == {"report_html", "report_csv"}
    assert "nothing to export" in screen.says


def test_a_complete_report_says_so(desk, open_page):
    desk.claim(ClaimState.PUBLISHED, title="Harbour budget")
    screen = open_page("reports", who="Mina Marsh")
    assert "Every claim is settled." in screen.says
    assert "Harbour budget" in page_of(screen)


def test_claim_review_is_offered_once_the_report_has_an_address(desk, open_page, setting):
    setting("CLAIMS_PUBLISHER_URL", "https://desk.example")
    desk.claim(ClaimState.PUBLISHED, url="https://paper.example/a")
    screen = open_page("reports", who="Mina Marsh")
    assert not screen.may_press("report_json")
    assert "The page has no address" in screen.says
    screen.fill("report_page_url_1", "https://desk.example/harbour").run()
    assert screen.may_press("report_json")


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (None, "Choose your name at the top right first."),
        ("Vera View", "A viewer cannot export reports: that is for checkers, editors and leads."),
        ("Ada Adams", "An admin cannot export reports"),
    ],
)
def test_who_cannot_export_is_told_why_and_can_read_it(desk, open_page, who, why):
    desk.article("One.", title="Harbour budget")
    screen = open_page("reports", who=who)
    assert screen.pressable() == set()
    assert why in screen.says
    assert "Harbour budget" in page_of(screen)


def test_the_article_in_the_address_is_chosen(desk, open_page):
    desk.article("One.", title="Harbour budget")
    desk.article("Two.", title="School places")
    screen = open_page("reports", article=1)
    assert screen.at.get_by_key("report_article").value == 1
    screen.fill("report_article", 2).run()
    assert "School places" in page_of(screen)


def test_an_unknown_article_in_the_address_is_said_and_no_other_is_shown(desk, open_page):
    desk.article("One.", title="Harbour budget")
    screen = open_page("reports", article=99)
    assert "There is no article 99." in screen.errors
    assert not screen.shows("report_article")


def test_leads_read_how_far_reviewers_agree_once_there_is_enough(desk, open_page):
    claim_id = desk.claim(ClaimState.PUBLISHED)
    assert "reviewers agree" not in open_page("reports", who="Lena Lee").says
    for version in range(2, 25):
        desk.by_hand(
            "INSERT INTO verdict (claim_id, version, rating_id, rationale, author_id, saved_at)"
            " SELECT claim_id, :version, :rating, rationale, author_id, saved_at FROM verdict WHERE version = 1",
            version=version,
            rating=desk.ratings[version % 2],
        )
        for by in (desk.editor, desk.lead):
            desk.by_hand(
                "INSERT INTO review (verdict_id, reviewer_id, decision, decided_at)"
                " SELECT id, :by, 'approve', saved_at FROM verdict WHERE claim_id = :claim AND version = :version",
                by=by,
                claim=claim_id,
                version=version,
            )
    says = open_page("reports", who="Lena Lee").says
    assert "How far reviewers agree: 1.00" in says
    assert "on 23 versions" in says
    assert "reviewers agree" not in open_page("reports", who="Mina Marsh").says
