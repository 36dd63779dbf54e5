"""`claims check`: the whole job in one go; reports are written whole or not at all."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

CLAIM = {
    "number",
    "quote",
    "start",
    "end",
    "text",
    "type",
    "claimant",
    "checkworthiness",
    "reasons",
    "matches",
}
MATCH = {"state", "outcome", "differences", "score", "reasons", "source"}
SOURCE = {
    "statement",
    "title",
    "publisher",
    "url",
    "published_on",
    "kind",
    "locator",
    "accessed_on",
    "archive_url",
}


def checked(run: Run, article: Path, sources: Path, *more: object) -> Result:
    result = run("check", article, "--sources", sources, *more)
    assert result.exit_code == 0, result.stderr
    return result


def about(claims: list[dict[str, object]], words: str) -> dict[str, object]:
    """The claim whose quote holds these words."""
    return next(claim for claim in claims if words in claim["quote"])


def test_a_line_of_check_has_exactly_its_keys(run: Run, article: Path, sources: Path) -> None:
    text = article.read_text(encoding="utf-8")
    claims = [json.loads(line) for line in checked(run, article, sources, "--json").stdout.splitlines()]
    assert [claim["number"] for claim in claims] == list(range(1, len(claims) + 1))
    for claim in claims:
        assert set(claim) == CLAIM
        assert claim["quote"] == text[claim["start"] : claim["end"]]
        for match in claim["matches"]:
            assert set(match) == MATCH
            assert set(match["source"]) == SOURCE
            assert match["state"] == "suggested"
            assert all(set(each) == {"kind", "claim", "source", "says"} for each in match["differences"])


def test_each_claim_has_the_passage_about_it_with_what_differs(run: Run, article: Path, sources: Path) -> None:
    claims = [json.loads(line) for line in checked(run, article, sources, "--json").stdout.splitlines()]
    survey = about(claims, "60%")["matches"][0]
    assert survey["source"]["title"] == "Bus survey"
    assert "19 percentage points lower" in survey["differences"][0]["says"]
    assert about(claims, "£4.2 million")["matches"][0]["outcome"] == "differs"


def test_for_people_what_differs_comes_before_the_passage_and_its_score(run: Run, article: Path, sources: Path) -> None:
    said = checked(run, article, sources).stdout
    differs = said.index("19 percentage points lower")
    assert differs < said.index("“Bus journeys rose by 41") < said.index("Likeness", differs)
    assert "https://northby.example/survey" in said


def test_the_html_report_is_a_page_with_every_claim(run: Run, article: Path, sources: Path, tmp_path: Path) -> None:
    result = checked(run, article, sources, "--output", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith(("<!doctype html>", "<!DOCTYPE html>"))
    assert "19 percentage points lower" in page
    assert result.stdout == ""
    assert "report.html" in result.stderr


def test_the_csv_report_has_a_row_a_claim(run: Run, article: Path, sources: Path, tmp_path: Path) -> None:
    lines = checked(run, article, sources, "--json", "--output", tmp_path / "report.CSV").stdout.splitlines()
    with (tmp_path / "report.CSV").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quote"].removeprefix("'") for row in rows] == [json.loads(line)["quote"] for line in lines]


def test_the_json_report_is_the_article_and_the_lines(run: Run, article: Path, sources: Path, tmp_path: Path) -> None:
    lines = checked(run, article, sources, "--json", "--output", tmp_path / "report.json").stdout.splitlines()
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert set(report) == {"made_at", "article", "claims"}
    assert set(report["article"]) == {"title", "publisher", "byline", "published_on", "url", "language", "text"}
    assert report["claims"] == [json.loads(line) for line in lines]


def test_an_earlier_report_is_replaced_and_nothing_else_is_left(
    run: Run, article: Path, sources: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    report = tmp_path / "out" / "report.html"
    report.write_text("an earlier one", encoding="utf-8")
    checked(run, article, sources, "--output", report)
    assert "an earlier one" not in report.read_text(encoding="utf-8")
    assert list((tmp_path / "out").iterdir()) == [report]


def test_a_link_to_a_report_keeps_pointing_to_it(run: Run, article: Path, sources: Path, tmp_path: Path) -> None:
    link, report = tmp_path / "link.html", tmp_path / "report.html"
    link.symlink_to(report)
    checked(run, article, sources, "--output", link)
    assert link.is_symlink()
    assert report.stat().st_size > 1000


@pytest.mark.parametrize(
    ("output", "says"),
    [("nowhere/report.html", "There is no folder"), ("folder.html", "is a folder")],
    ids=["missing folder", "a folder"],
)
def test_a_place_where_nothing_can_be_written_is_refused(
    *, run: Run, article: Path, sources: Path, tmp_path: Path, output: str, says: str
) -> None:
    (tmp_path / "folder.html").mkdir()
    before = sorted(tmp_path.rglob("*"))
    result = run("check", article, "--sources", sources, "--output", tmp_path / output)
    assert result.exit_code == 1
    assert says in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_refused(run: Run, article: Path, sources: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    result = run("check", article, "--sources", sources, "--output", closed / "report.html")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert not list(closed.iterdir())


def test_check_needs_no_database(run: Run, article: Path, sources: Path, tmp_path: Path) -> None:
    checked(run, article, sources)
    assert not (tmp_path / "desk").exists()
