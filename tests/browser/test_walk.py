"""The whole way of an article through the desk, as two people walk it in the browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from claims.reading import read_sources
from claims.review import steps
from claims.settings import home

EXAMPLE = home() / "data" / "example"
AUTHOR, APPROVER = "Leilani Hartmann", "Priya Venkataraghavan"
RATIONALE = "SIPRI counts 46 per cent for 2017–21; 69 per cent was right for 2012–16."


@pytest.fixture(scope="module")
def prepared(engine):
    """The sources of the worked example; the article comes in through the page."""
    steps.import_sources(engine, rows=read_sources(EXAMPLE / "sources.csv"), actor_id=1, name="sources.csv")


def test_an_article_is_added_checked_signed_off_and_reported(reader):
    page = reader.page
    add_the_article(reader)
    queue_its_claims(reader)
    open_from_the_queue(reader)
    take_the_best_match_for_evidence(reader)
    write_the_verdict(reader)
    reject_the_other_matches_and_submit(reader)
    sign_off(reader)
    report = download_the_report(reader)
    reader.open("/sources", member=AUTHOR).picture("sources")
    assert "Nearly 70% of India’s arms come from Russia" in report
    assert "Mostly false" in report
    assert RATIONALE in report
    assert AUTHOR in report
    assert APPROVER in report
    assert page.evaluate("window.scrollX") == 0


def add_the_article(reader):
    reader.open("/add").choose("member", AUTHOR)
    expect(reader.page.get_by_text("Editor · local desk, no sign-in")).to_be_visible()
    reader.write("article_text", (EXAMPLE / "article.txt").read_text(encoding="utf-8")).press("article_find")
    expect(reader.at("article_preview").get_by_text("Nearly 70% of India’s arms come from Russia")).to_be_visible()
    reader.picture("add")
    reader.press("article_add")
    reader.page.wait_for_url("**/article?*")
    expect(reader.page.get_by_role("heading", level=1, name="Truss and Lavrov court India")).to_be_visible()


def queue_its_claims(reader):
    reader.settle().press("article_queue")
    expect(reader.at("article_queue")).to_have_count(0)
    reader.page.get_by_role("button", name="Nearly 70% of India’s arms").click()
    expect(reader.at("article_chosen").get_by_text("24 percentage points lower")).to_be_visible()
    reader.page.evaluate("window.scrollTo(0, 0)")
    reader.picture("article")


def open_from_the_queue(reader):
    reader.page.get_by_role("link", name="Queue").click()
    reader.settle()
    expect(reader.page.get_by_role("heading", level=1, name="Queue")).to_be_visible()
    reader.picture("queue")
    reader.write("queue_words", "70%")
    expect(reader.page.get_by_text("first · 1 claim")).to_be_visible()
    reader.page.get_by_role("link", name="Nearly 70% of India’s arms come from Russia").click()
    expect(reader.page.get_by_role("heading", level=1, name=re.compile(r"Claim \d+ of \d+"))).to_be_visible()


def take_the_best_match_for_evidence(reader):
    reader.settle().press("claim_take")
    expect(reader.page.get_by_text("assigned to you")).to_be_visible()
    card = reader.page.locator("[class*='st-key-match_']").filter(has_text="alike").first
    text = card.inner_text()
    assert text.startswith(
        "The source says “46 per cent” where the claim says “Nearly 70%”: 24 percentage points lower"
    )
    assert text.index("percentage points lower") < text.index("alike")
    reader.page.keyboard.press("1")
    expect(reader.page.get_by_text(f"Confirmed by {AUTHOR}").first).to_be_visible()
    card.get_by_role("button", name="Use as evidence").click()
    reader.page.get_by_test_id("stMenuButtonBody").get_by_text("Refutes it").click()
    expect(reader.page.get_by_role("heading", name="Evidence (1)")).to_be_visible()


def write_the_verdict(reader):
    claim = re.search(r"claim=(\d+)", reader.page.url)[1]
    reader.settle().choose(f"verdict_rating_{claim}", "Mostly false")
    reader.write(f"verdict_rationale_{claim}", RATIONALE).settle()
    reader.write(f"verdict_sources_reason_{claim}", "Nobody else publishes these figures.").press("verdict_save")
    expect(reader.page.get_by_text("version 1, saved just now")).to_be_visible()
    expect(reader.at("verdict_submit").locator("button")).to_be_disabled()
    reader.picture("claim")


def reject_the_other_matches_and_submit(reader):
    reader.press("match_reject_rest")
    expect(reader.page.get_by_text(re.compile(r"Rejected \(\d+\)"))).to_be_visible()
    reader.settle().press("verdict_submit")
    expect(reader.page.get_by_text("You wrote this verdict; another editor approves it.")).to_be_visible()
    expect(reader.at("review_approve").locator("button")).to_be_disabled()


def sign_off(reader):
    reader.choose("member", APPROVER)
    expect(reader.at("review_approve").locator("button")).to_be_enabled()
    reader.picture("sign-off")
    reader.press("review_approve")
    expect(reader.page.get_by_text(f"{APPROVER} approved").first).to_be_visible()
    reader.press("claim_publish")
    expect(reader.at("claim_place").get_by_text("Published")).to_be_visible()


def download_the_report(reader) -> str:
    reader.page.get_by_role("link", name="Reports").click()
    reader.settle()
    frame = reader.page.frame_locator("iframe[title='The report as it will print']")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("Truss and Lavrov court India on the same day")
    reader.picture("reports")
    with reader.page.expect_download() as started:
        reader.at("report_html").locator("button").click()
    assert started.value.suggested_filename == "truss-and-lavrov-court-india-on-the-same-day-report.html"
    return Path(started.value.path()).read_text(encoding="utf-8")
