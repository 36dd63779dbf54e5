import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import claims.reporting
from claims.model.enums import ClaimState
from claims.model.report import ArticleReport
from claims.reporting import html

Read = Callable[[str], Any]


@pytest.fixture(params=["desk", "draft"])
def report(request: pytest.FixtureRequest, desk_report: ArticleReport, draft_report: ArticleReport) -> ArticleReport:
    return {"desk": desk_report, "draft": draft_report}[request.param]


def test_the_page_is_well_formed_and_asks_for_nothing(report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(report))
    assert page.faults == []
    assert {"script", "link", "img", "iframe", "object", "form", "base", "svg"}.isdisjoint(e.tag for e in page.elements)
    assert not [e for e in page.elements if "src" in e.attributes or "style" in e.attributes]
    assert not re.search(r"url\(|@import", page.all("style")[0].text)
    policy = next(e for e in page.all("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_same_report_gives_the_same_page(report: ArticleReport) -> None:
    assert html(report) == html(replace(report))


def test_there_is_one_title_and_no_heading_level_is_skipped(report: ArticleReport, read_page: Read) -> None:
    levels = [int(e.tag[1]) for e in read_page(html(report)).elements if re.fullmatch("h[1-6]", e.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_every_header_its_scope(report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(report))
    assert len(page.all("table")) == len(page.all("caption")) == 2
    assert all(e.attributes.get("scope") in {"col", "row"} for e in page.all("th"))


def test_the_page_has_landmarks_and_a_way_past_the_beginning(report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(report))
    assert [len(page.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    first_link = page.all("a")[0]
    assert first_link.attributes["class"] == "skip"
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    local = {e.attributes["href"][1:] for e in page.all("a") if e.attributes["href"].startswith("#")}
    labels = {e.attributes["aria-labelledby"] for e in page.elements if "aria-labelledby" in e.attributes}
    assert local | labels <= set(ids)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "en"), ("pt-BR", "pt-BR"), (None, "en"), ("", "en"), ('x" onload="y', "en")],
)
def test_the_language_is_that_of_the_article(
    desk_report: ArticleReport, read_page: Read, language: str | None, shown: str
) -> None:
    page = read_page(html(replace(desk_report, language=language)))
    assert page.all("html")[0].attributes["lang"] == shown
    # The words around the article are English whatever its language.
    assert page.all("body")[0].attributes.get("lang", "en") == "en"
    assert page.all("blockquote")[0].attributes["lang"] == shown


def test_every_claim_stands_with_its_quote_its_place_and_its_speaker(report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(report))
    for claim in report.claims:
        section = page.with_id(f"claim-{claim.number}").text
        assert claim.quote in section
        assert f"characters {claim.start}–{claim.end}" in section
        assert (claim.claimant or "nobody named") in section
    assert "paragraph 2" in page.with_id("claim-1").text
    assert "told the council" in page.with_id("claim-1").text


def test_a_checked_claim_shows_verdict_evidence_and_people(desk_report: ArticleReport, read_page: Read) -> None:
    shown = " ".join(read_page(html(desk_report)).with_id("claim-1").text.split())
    for words in (
        "Figuresnearly 70%",
        "Mostly false",
        "The only count of arrivals",
        "Desk scale (2026), 2 where 1 is worst and 5 best",
        "Refutes",
        "County Tourism Board · February 2025 · statistics · at table 3",
        "Verdict by Ana Ruiz, version 2, 3 March 2026, 14:02 UTC",
        "Changes asked by Ben Osei, 3 March 2026, 11:30 UTC (an earlier version of the verdict): Ask about",
        "Approved by Ben Osei, 3 March 2026, 16:45 UTC",
        "1 other passage was looked at and rejected.",
    ):
        assert words in shown
    links = [e.attributes["href"] for e in read_page(html(desk_report)).all("a")]
    assert "https://archive.example/20260302/survey" in links
    assert "https://tourism.example/survey/2024?table=3" in links


def test_what_differs_comes_before_the_passage_and_the_score_last(report: ArticleReport, read_page: Read) -> None:
    shown = read_page(html(report)).with_id("claim-1").text
    order = ["24 percentage points lower", "“Nearly 70%”", "In 2024, 46 per cent", "Likeness 71 of 100"]
    found = [shown.index(words) for words in order]
    assert found == sorted(found)


def test_a_verdict_nobody_signed_is_not_shown_as_a_conclusion(desk_report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(desk_report))
    assert "proposed, not signed off" in page.with_id("claim-2").text
    assert "True (proposed, not signed off)" in page.all("table")[1].text
    assert "True" not in page.all("table")[0].text


def test_the_summary_comes_first_and_says_what_is_open(desk_report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(desk_report))
    assert "5 claims: 1 checked and signed off, 1 set aside and 3 still open." in page.text
    assert "Report in progress: 3 of 5 claims are still open" in page.all("h1")[0].text
    lines = [re.split(r"\s{2,}|\n", row.text.strip()) for row in page.all("tr") if "tbody" in row.within][:5]
    assert [line[0] for line in lines] == ["Mostly false1", "To check1", "In progress1", "For sign-off1", "Set aside1"]


def test_a_finished_report_is_headed_so(desk_report: ArticleReport, read_page: Read) -> None:
    finished = replace(desk_report, claims=(desk_report.claims[0], desk_report.claims[3]))
    page = read_page(html(finished))
    assert page.all("h1")[0].text.split()[:2] == ["Verdict", "report"]
    assert "2 claims: 1 checked and signed off, 1 set aside and none open." in page.text
    assert "Checked byAna Ruiz Approved byBen Osei" in page.text


def test_approved_without_a_verdict_is_still_open(desk_report: ArticleReport, read_page: Read) -> None:
    claim = replace(desk_report.claims[0], verdict=None, state=ClaimState.APPROVED)
    page = read_page(html(replace(desk_report, claims=(claim,))))
    assert "1 of 1 claim is still open" in page.text
    assert "Approved by" not in page.text


def test_a_report_made_without_a_desk_says_that_nobody_checked(draft_report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(draft_report))
    assert "Draft report: nothing here has been checked by a person yet" in page.all("h1")[0].text
    assert "5 claims found. Passages are proposed for 3 of 5" in page.text
    assert "24 percentage points lower" in page.all("table")[1].text
    assert "None was found in the sources given." in page.with_id("claim-5").text
    assert "Approved" not in page.text


def test_an_article_without_claims_has_a_page(desk_report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(replace(desk_report, claims=())))
    assert page.faults == []
    assert "No claims were found in this article." in page.text


def test_the_whole_article_is_the_appendix_with_its_claims_numbered(report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(report))
    appendix = next(e for e in page.all("div") if e.attributes.get("class") == "article")
    without_numbers = re.sub(r"[1-5](?=Nearly|The cross|twice|A second|not one)", "", appendix.text)
    assert without_numbers.split() == report.text.split()
    assert [page.with_id(f"place-{n}").text for n in range(1, 6)] == ["1", "2", "3", "4", "5"]


def test_the_running_header_cannot_leave_its_string(desk_report: ArticleReport, read_page: Read) -> None:
    page = read_page(html(replace(desk_report, title='";} </style><script>x</script> \\ é')))
    assert page.all("script") == []
    header = re.search(r'@top-left \{ content: "([^"]*)" \}', page.all("style")[0].text)
    assert header
    text = re.sub(r"\\([0-9a-f]{6}|[0-9a-f]{4}) ?", lambda found: chr(int(found[1], 16)), header[1])
    assert '";} </style><script>x</script> \\ é' in text


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css))


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio"""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_paper(scheme: str) -> None:
    css = (Path(claims.reporting.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    named = colours(light if scheme == "light" else dark.split("html {")[0])
    for text in ("ink", "quiet", "accent", "warn"):
        assert contrast(named[text], named["paper"]) >= 4.5
    assert contrast(named["ink"], named["paper"]) >= 7
    assert contrast(named["ink"], named["mark"]) >= 7
