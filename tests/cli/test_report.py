"""`claims report`: the verdict report in every format, whole or not at all."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from claims.settings import settings

from .conftest import Objects, Run


def test_the_report_names_the_verdict_in_every_format(run: Run, approved: int, tmp_path: Path) -> None:
    for form in ("html", "csv", "json"):
        output = tmp_path / f"report.{form}"
        result = run("report", "1", "--format", form, "--output", output, "--page-url", "https://desk.example/1")
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
        assert "The accounts say 3.6 million." in output.read_text(encoding="utf-8")


def test_the_report_on_standard_output_is_the_same_as_in_a_file(run: Run, approved: int, tmp_path: Path) -> None:
    run("report", "1", "--format", "csv", "--output", tmp_path / "report.csv")
    result = run("report", "1", "--format", "csv", "--output", "-")
    assert result.stdout_bytes == (tmp_path / "report.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["verdict_label"] for row in rows if row["claim_id"] == str(approved)] == ["False"]


def test_claim_review_has_the_signed_claims_and_says_what_is_missing(
    run: Run, approved: int, monkeypatch: pytest.MonkeyPatch, objects: Objects
) -> None:
    monkeypatch.setenv("CLAIMS_PUBLISHER_NAME", "Northby Checks")
    settings.cache_clear()
    result = run("report", "1", "--format", "json", "--output", "-")
    assert [(item["@type"], item["author"]["name"]) for item in json.loads(result.stdout)] == [
        ("ClaimReview", "Northby Checks")
    ]
    assert "Before you publish this: The page has no address" in result.stderr
    complete = run("report", "1", "--format", "json", "--output", "-", "--page-url", "https://desk.example/checks/1")
    assert "no address; give" not in complete.stderr
    assert json.loads(complete.stdout)[0]["url"] == "https://desk.example/checks/1#claim-" + str(
        next(claim["number"] for claim in objects(run("show", approved, "--json")))
    )


def test_the_report_says_who_made_it_and_only_members_who_may_make_one(run: Run, approved: int) -> None:
    assert "Ben Oduya" in run("report", "1", "--format", "html", "--output", "-", "--as", "Ben Oduya").stdout
    refused = run("report", "1", "--format", "html", "--output", "-", "--as", "Vic Reed")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "viewer" in refused.stderr


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_no_report_is_written_on_an_article_that_is_not_there(
    run: Run, desk: Engine, tmp_path: Path, form: str
) -> None:
    output = tmp_path / "report"
    result = run("report", "99", "--format", form, "--output", output)
    assert (result.exit_code, result.stderr) == (1, "There is no article 99.\n")
    assert not output.exists()


def test_a_report_into_a_folder_that_is_not_there_is_refused(run: Run, added: Engine, tmp_path: Path) -> None:
    result = run("report", "1", "--format", "html", "--output", tmp_path / "nowhere" / "report.html")
    assert result.exit_code == 1
    assert "There is no folder" in result.stderr
    assert not (tmp_path / "nowhere").exists()
