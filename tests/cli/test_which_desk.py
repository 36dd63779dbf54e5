"""Which desk a command works at: what makes one, what only asks, and a database or setting that cannot be used."""

from pathlib import Path

import pytest

from claims.settings import settings

from .conftest import Run

ASKING = [
    ("queue",),
    ("show", "1"),
    ("match",),
    ("report", "1", "--format", "html", "--output", "-"),
    ("sources", "export", "out.csv"),
    ("audit", "verify"),
]


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_a_question_makes_no_database(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 1
    assert "There is no database" in result.stderr
    assert "claims serve" in result.stderr
    assert not list(tmp_path.iterdir())


def test_adding_to_a_desk_that_is_not_there_makes_it_with_its_first_members(run: Run, article: Path) -> None:
    assert run("add", article).exit_code == 0
    refused = run("queue", "--view", "mine").stderr
    name = refused.partition("Who may do this: ")[2].partition(" (")[0]
    assert run("queue", "--view", "mine", "--as", name).exit_code == 0


def test_a_database_that_cannot_be_used_is_a_message(run: Run, monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    for url, says in (
        (f"sqlite:///{article}", "no SQLite database"),
        ("mysql://nowhere/desk", "SQLite or PostgreSQL"),
        ("nonsense", "no database URL"),
    ):
        monkeypatch.setenv("CLAIMS_DATABASE_URL", url)
        settings.cache_clear()
        result = run("queue")
        assert result.exit_code == 1
        assert says in result.stderr


def test_a_setting_that_is_no_number_is_a_message(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_APPROVALS", "two")
    result = run("queue")
    assert result.exit_code == 1
    assert "CLAIMS_APPROVALS is 'two'" in result.stderr
