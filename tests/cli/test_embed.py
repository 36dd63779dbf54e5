"""`claims sources embed`, and what the doctor says of passages that have not been read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
TABLE = (
    "title,publisher,url,published_on,kind,statement\n"
    "Survey,Council,https://a.example/fish,2022,official,Fish stocks fell by half.\n"
    "Rail digest,Council,https://a.example/rail,2022,official,Trains carried mail.\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "sources.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def meaning(run: Run) -> dict[str, object]:
    (found,) = [
        each for each in map(json.loads, run("doctor", "--json").stdout.splitlines()) if each["check"] == "meaning"
    ]
    return found


def test_what_was_imported_without_the_extra_is_read_later(run: Run, table: Path, monkeypatch) -> None:
    run("sources", "import", table)
    assert meaning(run)["ok"]
    monkeypatch.setenv("CLAIMS_SEMANTIC", "on")
    assert meaning(run)["says"] == "2 of 2 passages have no vector of their words as they are"
    assert json.loads(run("sources", "embed", "--json").stdout) == {"embedded": 2}
    assert run("sources", "embed").stdout == "All were read already.\n"
    assert meaning(run)["ok"]


def test_an_import_reads_what_it_stores(run: Run, table: Path, monkeypatch) -> None:
    monkeypatch.setenv("CLAIMS_SEMANTIC", "on")
    result = run("sources", "import", table, "--json")
    assert json.loads(result.stdout) == {"sources": 2, "passages": 2, "known": 0}
    assert meaning(run)["says"] == "all 2 passages can be found by their meaning"


def test_a_check_without_a_database_scores_what_is_near_higher(
    run: Run, table: Path, tmp_path: Path, monkeypatch
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Stocks of fish were halved in 2021.\n", encoding="utf-8")
    scores = []
    for switched in ("off", "on"):
        monkeypatch.setenv("CLAIMS_SEMANTIC", switched)
        checked = json.loads(run("check", article, "--sources", table, "--json").stdout)
        scores.append(checked["matches"][0]["score"])
    assert scores[0] < scores[1]
