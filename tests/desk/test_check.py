"""The whole job in one go, without a database."""

from datetime import UTC, date, datetime

from claims.desk.check import check
from claims.model.enums import Outcome, SourceKind
from claims.reading import Article, SourceRow

MADE_AT = datetime(2026, 3, 3, 14, 2, tzinfo=UTC)
TEXT = "Ferries pay\n\nNearly 70% of visitors came by ferry in 2024, the mayor, Ingrid Sole, said.\n"
ROWS = [
    SourceRow("Almanac", "Trains carried mail.", SourceKind.NEWS),
    SourceRow(
        "Visitor survey",
        "In 2024, 46 per cent of visitors came by ferry.",
        SourceKind.STATISTICS,
        publisher="Office",
        url="https://o.example/s",
        published_on="2025-02",
        locator="p. 7",
    ),
]


def test_a_report_is_made_from_an_article_and_a_table() -> None:
    article = Article(TEXT, "Ferries pay", "A. Hand", "The Post", date(2025, 1, 3), "https://p.example/1", "en")
    made = check(article, ROWS, made_at=MADE_AT)
    assert (made.title, made.byline, made.publisher, made.made_at) == ("Ferries pay", "A. Hand", "The Post", MADE_AT)
    claim = next(claim for claim in made.claims if "70%" in claim.quote)
    assert TEXT[claim.start : claim.end] == claim.quote
    assert (claim.state, claim.claim_id, claim.verdict) == (None, None, None)
    (match,) = claim.matches
    assert (match.source.title, match.source.locator, match.source.url) == (
        "Visitor survey",
        "p. 7",
        "https://o.example/s",
    )
    assert match.outcome == Outcome.DIFFERS
    assert "24 percentage points lower" in match.differences[0].says
    assert [claim.number for claim in made.claims] == list(range(1, len(made.claims) + 1))


def test_without_sources_there_are_claims_and_no_matches() -> None:
    made = check(Article(TEXT), [], made_at=MADE_AT)
    assert made.claims
    assert all(claim.matches == () for claim in made.claims)
    assert made.title == "Untitled article"
