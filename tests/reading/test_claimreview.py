"""Fact-checks as ClaimReview: published data is untidy, and what it says is still read."""

import json
from typing import Any

import pytest

from claims.errors import TableError
from claims.model.enums import SourceKind
from claims.reading import SourceRow, read_sources_bytes

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The river rose by nine metres",
    "url": "https://checks.example/9",
    "datePublished": "2022-04-02",
    "author": {"@type": "Organization", "name": "Danube Checks"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ion Rus"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
    "inLanguage": "en-GB",
}
ROW = SourceRow(
    title="The river rose by nine metres",
    statement="The river rose by nine metres",
    kind=SourceKind.FACT_CHECK,
    publisher="Danube Checks",
    url="https://checks.example/9",
    published_on="2022-04-02",
    claimant="Ion Rus",
    rating="False",
    rating_value=1.0,
    language="en",
    row=1,
)


def rows_of(document: object, *, name: str = "checks.json") -> list[SourceRow]:
    return read_sources_bytes(json.dumps(document).encode(), name=name)


WRAPPED = [
    ("one object", REVIEW),
    ("a list", [REVIEW]),
    ("a graph", {"@context": "http://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, REVIEW]}),
    ("two types", REVIEW | {"@type": ["Review", "ClaimReview"]}),
    ("the whole address of the type", REVIEW | {"@type": "http://schema.org/ClaimReview"}),
    ("inside an article", {"@type": "NewsArticle", "mainEntity": {"review": [REVIEW]}}),
    ("number as text", REVIEW | {"reviewRating": {"ratingValue": "1", "bestRating": "5", "alternateName": "False"}}),
    ("name of the rating", REVIEW | {"reviewRating": {"ratingValue": 1, "name": "False"}}),
    (
        "lists of objects",
        REVIEW | {"itemReviewed": [{"author": [{"name": "Ion Rus"}]}], "author": [{"name": "Danube Checks"}]},
    ),
    ("a claimant as text", REVIEW | {"itemReviewed": {"author": "Ion Rus"}}),
    ("a time stamp", REVIEW | {"datePublished": "2022-04-02T06:12:47.988977+00:00"}),
    ("entities and spaces", REVIEW | {"claimReviewed": " The&nbsp;river rose\n by nine metres "}),
    ("said twice", [REVIEW, REVIEW]),
]


@pytest.mark.parametrize("document", [document for _, document in WRAPPED], ids=[name for name, _ in WRAPPED])
def test_a_fact_check_is_read_however_it_is_wrapped(document: object) -> None:
    assert rows_of(document) == [ROW]


def test_what_a_fact_check_leaves_out_stays_empty() -> None:
    [row] = rows_of({"@type": "ClaimReview", "claimReviewed": "It rained."})
    assert row == SourceRow(title="It rained.", statement="It rained.", kind=SourceKind.FACT_CHECK, row=1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("datePublished", "last week"),
        ("reviewRating", {"ratingValue": "4 out of 5"}),
        ("inLanguage", "English language"),
    ],
)
def test_untidy_dates_numbers_and_languages_are_left_out(field: str, value: object) -> None:
    [row] = rows_of(REVIEW | {field: value})
    assert None in {row.published_on, row.rating_value, row.language}


def test_a_feed_is_read_and_its_empty_entries_are_passed_over() -> None:
    feed = {
        "@type": "DataFeed",
        "dataFeedElement": [
            {"@type": "DataFeedItem", "url": "https://checks.example/1", "item": None},
            {"@type": "DataFeedItem", "url": "https://checks.example/2", "item": [{"@type": "ClaimReview"}]},
            {
                "@type": "DataFeedItem",
                "url": "https://checks.example/3",
                "item": [{"@type": "MediaReview"}, {"@type": "ClaimReview", "claimReviewed": "It snowed."}],
            },
            {"@type": "DataFeedItem", "item": [REVIEW]},
        ],
    }
    assert [(row.statement, row.url) for row in rows_of(feed)] == [
        ("It snowed.", "https://checks.example/3"),
        ("The river rose by nine metres", "https://checks.example/9"),
    ]


def test_a_page_gives_the_fact_checks_of_its_scripts() -> None:
    html = f"""<!DOCTYPE html><html><head><script>var x = "<script type='application/ld+json'>";</script>
      <SCRIPT TYPE='application/ld+json'>{json.dumps(REVIEW)}</SCRIPT>
      <script type="application/ld+json">not json at all</script>
      <script type="application/ld+json">{{"@type": "WebPage"}}</script></head><body>Text</body></html>"""
    assert read_sources_bytes(html.encode(), name="check.html") == [ROW]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!doctype html><html><body>No checks here</body></html>", "page.html"),
        (b'<html><script type="application/ld+json">{"@type": "WebPage"}', "page.html"),
        (b'{"@context": "https://schema.org", "@type": "WebPage"}', "page.jsonld"),
    ],
    ids=["no script", "a script that never ends", "other data"],
)
def test_a_file_without_a_fact_check_says_so(data: bytes, name: str) -> None:
    with pytest.raises(TableError, match="There is no ClaimReview in it"):
        read_sources_bytes(data, name=name)


def test_a_fact_check_with_a_wrong_link_or_without_a_claim_is_refused_by_its_number() -> None:
    with pytest.raises(TableError) as caught:
        rows_of([REVIEW, REVIEW | {"url": "javascript:alert(1)"}, REVIEW | {"claimReviewed": " "}])
    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "entry 2, url",
        "entry 3, title",
        "entry 3, statement",
    ]
