import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claims.model.enums import ClaimantKind, ClaimState
from claims.model.report import ArticleReport, ClaimReport
from claims.reporting import FORMATS, claim_review, claim_review_json, problems, warnings

PLACE = {
    "publisher_name": "Example Desk",
    "publisher_url": "https://desk.example",
    "page_url": "https://checks.desk.example/2026/ferry",
}


def only(report: ArticleReport, **changes: object) -> ArticleReport:
    """The report with its first claim alone, changed; changes named verdict_… go into its verdict."""
    claim = report.claims[0]
    assert claim.verdict
    inside = {name.removeprefix("verdict_"): value for name, value in changes.items() if name.startswith("verdict_")}
    outside = {name: value for name, value in changes.items() if not name.startswith("verdict_")}
    changed: ClaimReport = replace(claim, verdict=replace(claim.verdict, **inside))  # type: ignore[arg-type]
    return replace(report, claims=(replace(changed, **outside),))  # type: ignore[arg-type]


def test_only_signed_off_claims_are_exported(desk_report: ArticleReport) -> None:
    items = claim_review(desk_report, **PLACE)
    assert [item["url"] for item in items] == ["https://checks.desk.example/2026/ferry#claim-1"]
    assert problems(desk_report, **PLACE) == []


def test_the_markup_says_what_the_report_says(desk_report: ArticleReport) -> None:
    (item,) = claim_review(desk_report, **PLACE)
    assert (item["@context"], item["@type"]) == ("https://schema.org", "ClaimReview")
    assert item["claimReviewed"] == "Nearly 70% of visitors to Port Ellis came by ferry in 2024"
    assert item["datePublished"] == "2026-03-03"
    assert item["author"] == {"@type": "Organization", "name": "Example Desk", "url": "https://desk.example"}
    assert item["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Mostly false",
        "ratingValue": 2,
        "bestRating": 5,
        "worstRating": 1,
    }
    claim = item["itemReviewed"]
    assert claim["author"] == {"@type": "Person", "name": "Ingrid Sole", "jobTitle": "mayor of Port Ellis"}
    assert claim["datePublished"] == "2026-02-24"
    assert claim["appearance"]["@type"] == "CreativeWork"
    assert claim["appearance"]["url"] == "https://courier.example/ferry"


def test_a_published_claim_has_the_day_it_was_published(desk_report: ArticleReport) -> None:
    at = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    (item,) = claim_review(only(desk_report, state=ClaimState.PUBLISHED, published_at=at), **PLACE)
    assert item["datePublished"] == "2026-03-09"


@pytest.mark.parametrize(
    ("claimant", "kind", "author"),
    [
        (None, None, None),
        ("Harbour Courier", ClaimantKind.PUBLICATION, {"@type": "Organization", "name": "Harbour Courier"}),
        ("the county", ClaimantKind.ORGANISATION, {"@type": "Organization", "name": "the county"}),
        ("the annual report", ClaimantKind.DOCUMENT, None),
    ],
)
def test_only_persons_and_organisations_are_authors_of_claims(
    desk_report: ArticleReport, claimant: str | None, kind: ClaimantKind | None, author: dict[str, str] | None
) -> None:
    report = only(desk_report, claimant=claimant, claimant_kind=kind, claimant_role=None)
    (item,) = claim_review(report, **PLACE)
    assert item["itemReviewed"].get("author") == author


def test_a_scale_without_numbers_gives_a_rating_in_words_alone(desk_report: ArticleReport) -> None:
    report = only(desk_report, verdict_value=None, verdict_best=None, verdict_worst=None)
    (item,) = claim_review(report, **PLACE)
    assert item["reviewRating"] == {"@type": "Rating", "alternateName": "Mostly false"}
    assert problems(report, **PLACE) == []


def test_the_json_can_be_pasted_into_a_page(desk_report: ArticleReport) -> None:
    report = only(desk_report, text="</script><script>alert(1)</script> \u2028 \u202e &amp; 70 < 80")
    written = claim_review_json(report, **PLACE)
    assert "<" not in written
    assert r"\u003c/script>" in written
    assert json.loads(written) == claim_review(report, **PLACE)
    assert json.loads(written)[0]["claimReviewed"] == report.claims[0].text


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ({"page_url": None}, "The page has no address"),
        ({"page_url": "desk.example/ferry"}, "is no web address"),
        ({"page_url": "https://bit.ly/abc"}, "short link"),
        ({"page_url": "https://desk.example.evil.example/"}, "both have to be the same site"),
        ({"page_url": "https://notdesk.example/"}, "both have to be the same site"),
        ({"publisher_name": " "}, "has no name"),
        ({"publisher_url": "desk.example"}, "The publisher's address “desk.example” is no web address"),
    ],
)
def test_what_is_wrong_with_the_page_or_the_publisher_is_said(
    desk_report: ArticleReport, place: dict[str, str], says: str
) -> None:
    (problem,) = problems(desk_report, **(PLACE | place))
    assert says in problem


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": "  "}, "Claim 1: it has no text."),
        ({"claimant": " "}, "Claim 1: whoever made it has an empty name"),
        ({"verdict_rating": ""}, "Claim 1: its rating has no words."),
        ({"verdict_value": 6}, "Claim 1: its rating is 6, outside its scale from 1 to 5."),
        ({"verdict_worst": 0}, "Claim 1: its scale runs from 0"),
        ({"verdict_worst": 5}, "Claim 1: its scale runs from 5"),
        ({"verdict_best": None}, "Claim 1: its rating is 2, but the scale does not say"),
        ({"published_at": datetime(2020, 1, 1, tzinfo=UTC)}, "Claim 1: it was checked on 2020-01-01, before"),
    ],
)
def test_what_is_wrong_with_a_claim_is_said(desk_report: ArticleReport, changes: dict[str, object], says: str) -> None:
    (problem,) = problems(only(desk_report, **changes), **PLACE)
    assert problem.startswith(says)


def test_a_claim_signed_off_without_a_verdict_is_a_problem_and_no_markup(desk_report: ArticleReport) -> None:
    report = only(desk_report)
    report = replace(report, claims=(replace(report.claims[0], verdict=None),))
    assert problems(report, **PLACE) == ["Claim 1: it is signed off but has no verdict."]
    assert claim_review(report, **PLACE) == []


def test_an_article_on_the_own_site_cannot_be_what_is_checked(desk_report: ArticleReport) -> None:
    (problem,) = problems(replace(desk_report, url="https://www.desk.example/column"), **PLACE)
    assert "stands on your own site (desk.example)" in problem


def test_the_same_claim_twice_and_a_number_with_two_names_are_problems(desk_report: ArticleReport) -> None:
    first = only(desk_report).claims[0]
    second = only(desk_report, number=2, text=first.text.upper(), verdict_rating="Rather false").claims[0]
    found = problems(replace(desk_report, claims=(first, second)), **PLACE)
    assert found == [
        "Claims 1 and 2 say the same; set all but one aside as duplicates.",
        "On the scale “Desk scale (2026)”, 2 is called “Mostly false” and “Rather false”; choose one.",
    ]


def test_a_report_with_nothing_signed_off_says_so(draft_report: ArticleReport) -> None:
    assert claim_review_json(draft_report, **PLACE) == "[]\n"
    assert problems(draft_report, **PLACE) == ["No claim is approved or published, so there is nothing to export."]


def test_warnings_say_what_costs_reach(desk_report: ArticleReport) -> None:
    assert warnings(desk_report, publisher_url="https://desk.example") == []
    long = only(desk_report, text="It is mostly false that " + "x" * 70, claimant=None)
    found = warnings(replace(long, url=None, published_on=None), publisher_url=None)
    assert len(found) == 6
    assert found[3].startswith("Claim 1: its text has 94 characters")


def test_the_formats_are_made_by_name(desk_report: ArticleReport) -> None:
    assert {name: (f.extension, f.mime_type) for name, f in FORMATS.items()} == {
        "html": ("html", "text/html"),
        "csv": ("csv", "text/csv"),
        "json": ("json", "application/ld+json"),
    }
    assert isinstance(FORMATS["html"].make(desk_report), str)
    assert isinstance(FORMATS["csv"].make(desk_report), bytes)
    assert json.loads(FORMATS["json"].make(desk_report, **PLACE))
