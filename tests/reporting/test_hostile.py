"""Outside text is shown as text, whatever it is."""

import csv as stdlib_csv
import io
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model.enums import (
    ClaimantKind,
    ClaimState,
    ClaimType,
    Decision,
    DifferenceKind,
    MatchState,
    Outcome,
    SourceKind,
    Stance,
)
from claims.model.report import (
    ArticleReport,
    ClaimReport,
    Difference,
    EvidenceLine,
    MatchLine,
    ReviewLine,
    SourceLine,
    VerdictLine,
)
from claims.reporting import claim_review_json, csv, evidence_csv, html, visible

Read = Callable[[str], Any]

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '"><a href="javascript:alert(1)">x</a>',
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("https://evil.example","click")',
    "+1-2@x",
    "abc\u202eexe.txt",
    "\u2066\u2069\u200f\x00\x0b\r",
    "half \ud83d",
    "' onmouseover='x",
]

TEXT = st.text(max_size=20) | st.sampled_from(HOSTILE)
MAYBE = st.none() | TEXT.filter(bool)  # nothing and an empty text are the same cell
TIME = st.datetimes(timezones=st.just(UTC))
SOURCE = st.builds(
    SourceLine, TEXT, TEXT, MAYBE, MAYBE, MAYBE, st.none() | st.sampled_from(SourceKind), MAYBE, MAYBE, MAYBE
)
DIFFERENCE = st.builds(Difference, st.sampled_from(DifferenceKind), TEXT, TEXT, TEXT)
MATCH = st.builds(
    MatchLine,
    SOURCE,
    st.sampled_from(MatchState),
    st.floats(0, 100),
    st.sampled_from(Outcome),
    st.lists(DIFFERENCE, max_size=2).map(tuple),
    st.lists(TEXT, max_size=2).map(tuple),
)
EVIDENCE = st.builds(EvidenceLine, SOURCE, st.sampled_from(Stance), TEXT, TEXT, TIME, MAYBE)
REVIEW = st.builds(ReviewLine, TEXT, st.sampled_from(Decision), TIME, MAYBE)
NUMBER = st.none() | st.integers(-9, 9)
VERDICT = st.builds(VerdictLine, TEXT, TEXT, TEXT, st.integers(1, 9), TIME, TEXT, NUMBER, NUMBER, NUMBER, MAYBE)


@st.composite
def reports(draw: st.DrawFn) -> ArticleReport:
    text = draw(st.text(max_size=80) | st.lists(TEXT, max_size=6).map("\n\n".join))
    claims = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        claims.append(
            draw(
                st.builds(
                    ClaimReport,
                    number=st.just(number),
                    quote=st.just(text[start:end]) | TEXT,
                    text=TEXT,
                    start=st.just(start),
                    end=st.just(end),
                    type=st.sampled_from(ClaimType),
                    checkworthiness=st.floats(0, 1),
                    reasons=st.lists(TEXT, max_size=2).map(tuple),
                    state=st.none() | st.sampled_from(ClaimState),
                    claimant=MAYBE,
                    claimant_role=MAYBE,
                    claimant_kind=st.none() | st.sampled_from(ClaimantKind),
                    set_aside=MAYBE,
                    verdict=st.none() | VERDICT,
                    reviews=st.lists(REVIEW, max_size=2).map(tuple),
                    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
                    matches=st.lists(MATCH, max_size=2).map(tuple),
                    published_at=st.none() | TIME,
                )
            )
        )
    return ArticleReport(
        title=draw(TEXT),
        text=text,
        made_at=draw(TIME),
        claims=tuple(claims),
        publisher=draw(MAYBE),
        byline=draw(MAYBE),
        published_on=draw(st.none() | st.dates()),
        url=draw(MAYBE),
        language=draw(MAYBE),
        made_by=draw(MAYBE),
    )


@settings(max_examples=60, deadline=None)
@given(report=reports())
def test_any_text_gives_a_well_formed_page_without_scripts(report: ArticleReport, read_page: Read) -> None:
    made = html(report)
    page = read_page(made)
    assert page.faults == []
    assert visible(made) == made
    assert made.encode("utf-8")
    assert not [e for e in page.elements if e.tag in {"script", "img", "iframe", "object", "form", "link"}]
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name in {"src", "style"}]
        assert (element.attributes.get("href") or "#").startswith(("#", "http://", "https://"))
    for claim in report.claims:
        shown = visible(claim.quote)
        assert shown in page.with_id(f"claim-{claim.number}").text


def cells(table: bytes, columns: str) -> list[list[str | None]]:
    """The named columns as they were before the guard: without its apostrophe, half surrogates as they were."""
    rows = stdlib_csv.DictReader(io.StringIO(table.decode("utf-8"), newline=""), strict=True)
    return [[unguarded(row[column]) for column in columns.split()] for row in rows]


def written(text: str | None) -> str | None:
    return visible(text) if text else None


def unguarded(cell: str) -> str | None:
    text = re.sub(r"\A'(?='*[=+\-@\t\r\n＝＋－＠])", "", cell)
    return re.sub(r"\\u(d[89a-f][0-9a-f]{2})", lambda half: chr(int(half[1], 16)), text) or None


@settings(max_examples=60, deadline=None)
@given(report=reports())
def test_any_text_gives_tables_that_read_back(report: ArticleReport) -> None:
    evidence = [line for claim in report.claims for line in claim.evidence]
    assert cells(csv(report), "quote claim_text claimant set_aside") == [
        [written(text) for text in (claim.quote, claim.text, claim.claimant, claim.set_aside)]
        for claim in report.claims
    ]
    assert cells(evidence_csv(report), "quote title url note") == [
        [written(text) for text in (line.quote, line.source.title, line.source.url, line.note)] for line in evidence
    ]


@settings(max_examples=60, deadline=None)
@given(report=reports(), name=TEXT, url=MAYBE)
def test_any_text_gives_markup_that_cannot_end_its_script(report: ArticleReport, name: str, url: str | None) -> None:
    made = claim_review_json(report, publisher_name=name, publisher_url=url, page_url=url)
    assert "<" not in made
    assert made.encode("utf-8")


def filled(value: Any, text: str) -> Any:
    """`value` with `text` in every field that holds text from outside."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: filled(getattr(value, f.name), text) for f in fields(value) if f.name != "language"}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(filled(each, text) for each in value)
    return text if type(value) is str else value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_is_shown_as_text(desk_report: ArticleReport, read_page: Read, text: str) -> None:
    report = filled(desk_report, text)
    page = read_page(html(report))
    assert page.faults == []
    shown = " ".join(visible(text).split())
    assert page.text.count(shown) > 40
    assert all((e.attributes["href"] or "").startswith("#") for e in page.all("a"))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_hostile_text_is_a_formula(desk_report: ArticleReport, text: str) -> None:
    report = filled(desk_report, text)
    for table in (csv(report), evidence_csv(report)):
        rows = list(stdlib_csv.reader(io.StringIO(table.decode("utf-8"), newline="")))
        assert len(rows) > 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_day_long_ago_does_not_break_the_page(desk_report: ArticleReport, read_page: Read) -> None:
    old = replace(desk_report, published_on=date(1, 1, 1), made_at=datetime(1, 1, 1, tzinfo=UTC))
    assert "1 January 1" in read_page(html(old)).text
