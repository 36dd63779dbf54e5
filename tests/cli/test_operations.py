"""Looking after the desk: upgrade, the audit log, and the doctor."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from typer.testing import Result

from claims.meaning import load_words
from claims.meaning.words import TABLE
from claims.settings import settings
from claims.store.engine import engine_for
from claims.store.kept import guard
from claims.store.upgrade import newest, upgrade

Run = Callable[..., Result]


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def change(engine: Engine, *statements: str) -> None:
    """Change the database by hand, past every guard that is in the program."""
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        kept = ("DROP TRIGGER IF EXISTS event_kept_update", "DROP TRIGGER IF EXISTS event_kept_delete")
        for statement in ("PRAGMA foreign_keys = OFF", *kept, *statements, "PRAGMA foreign_keys = ON"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("BEGIN")
    guard(engine)


# db upgrade


def test_upgrade_makes_the_tables_and_then_changes_nothing(run: Run) -> None:
    assert objects(run("db", "upgrade", "--json")) == [{"database": "sqlite", "before": None, "after": newest()}]
    assert objects(run("db", "upgrade", "--json")) == [{"database": "sqlite", "before": newest(), "after": newest()}]
    assert "newest revision already" in run("db", "upgrade").stdout


def test_a_database_of_a_newer_version_is_refused(run: Run, desk: Engine) -> None:
    change(desk, "UPDATE alembic_version SET version_num = '9999'")
    result = run("db", "upgrade")
    assert result.exit_code == 1
    assert "9999" in result.stderr
    assert "newer version" in result.stderr


def test_the_password_of_a_database_is_never_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE_URL", "postgresql://ada:s3cret@127.0.0.1:1/desk")
    settings.cache_clear()
    for arguments in (("db", "upgrade"), ("doctor",), ("queue",), ("audit", "verify"), ("demo", "--no-serve")):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "s3cret" not in result.output
        assert "PostgreSQL does not answer" in result.output


# audit verify


def test_a_log_as_it_was_written_verifies(run: Run, added: Engine) -> None:
    [said] = objects(run("audit", "verify", "--json"))
    assert set(said) == {"ok", "events", "hash"}
    assert said["ok"] is True
    assert f"{said['events']} events" in run("audit", "verify").stdout


@pytest.mark.parametrize(
    ("statement", "event"),
    [
        ("UPDATE event SET reason = 'as agreed' WHERE id = 3", 3),
        ("UPDATE event SET actor_id = 2 WHERE id = 5", 5),
        ("DELETE FROM event WHERE id = 4", 4),
        ("UPDATE event SET at = '2020-01-01 00:00:00' WHERE id = 1", 1),
    ],
    ids=["a reason put in", "another actor", "removed", "another time"],
)
def test_an_event_changed_by_hand_is_named(run: Run, added: Engine, statement: str, event: int) -> None:
    change(added, statement)
    result = run("audit", "verify")
    assert result.exit_code == 1
    assert f"Event {event} " in result.stderr
    assert result.stdout == ""
    [said] = objects(run("audit", "verify", "--json"))
    assert (said["ok"], said["event"]) == (False, event)
    assert f"Event {event} " in said["says"]


# doctor


def checks(run: Run) -> dict[str, dict[str, object]]:
    return {str(found["check"]): found for found in objects(run("doctor", "--json"))}


def test_a_desk_in_order_has_nothing_wrong(run: Run, added: Engine) -> None:
    result = run("doctor", "--json")
    found = objects(result)
    assert all(set(each) == {"check", "ok", "says", "what_to_do"} for each in found)
    assert [each for each in found if not each["ok"]] == []
    assert (result.exit_code, result.stderr) == (0, "")
    assert {"database", "schema", "writing", "integrity", "search index", "quotes", "audit log", "disk"} <= {
        each["check"] for each in found
    }


def test_every_problem_says_what_to_do(run: Run) -> None:
    upgrade(engine_for(settings().database_url))
    result = run("doctor", "--json")
    wrong = {each["check"]: each["what_to_do"] for each in objects(result) if not each["ok"]}
    assert set(wrong) == {"members", "ratings"}
    assert all(wrong.values())
    assert result.exit_code == 1
    assert "2 things are wrong" in result.stderr


def test_the_doctor_says_that_related_words_count(run: Run) -> None:
    found = checks(run)["word vectors"]
    assert (found["ok"], found["says"]) == (True, "passages are ranked by related words too")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (("no_such_package", "weights", ""), "Vectors of words need wordllama: pip install"),
        ((*TABLE[:2], "0" * 64), "is not the one that the desk was measured with"),
    ],
    ids=["not there", "another"],
)
def test_the_doctor_says_why_related_words_do_not_count(
    run: Run, monkeypatch: pytest.MonkeyPatch, table: tuple[str, str, str], says: str
) -> None:
    monkeypatch.setattr("claims.meaning.words.TABLE", table)
    load_words.cache_clear()
    found = checks(run)["word vectors"]
    assert found["ok"]
    assert str(found["says"]).startswith("passages are ranked by their words alone. ")
    assert says in str(found["says"])


DAMAGE = [
    (
        "search index",
        """INSERT INTO passage_index(passage_index, rowid, statement, title, claimant)
           SELECT 'delete', id, statement, title, claimant FROM passage_text WHERE id = 1""",
    ),
    ("integrity", "DELETE FROM claimant", "UPDATE claim SET claimant_id = 99 WHERE id = 1"),
    ("quotes", "UPDATE anchor SET exact = 'something else' WHERE id = 1"),
    ("members", "UPDATE member SET active = 0 WHERE role = 'admin'"),
    ("ratings", "UPDATE rating_scale SET retired_at = '2024-01-01 00:00:00'"),
    ("audit log", "UPDATE event SET reason = 'as agreed' WHERE id = 2"),
    ("schema", "UPDATE alembic_version SET version_num = '0001'"),
]


@pytest.mark.parametrize(("check", "statements"), [(case[0], case[1:]) for case in DAMAGE], ids=[c[0] for c in DAMAGE])
def test_what_is_damaged_is_found(run: Run, added: Engine, check: str, statements: tuple[str, ...]) -> None:
    change(added, *statements)
    found = checks(run)
    assert [name for name, each in found.items() if not each["ok"]] == [check]
    assert found[check]["what_to_do"]
    assert f"PROBLEM  {check}:" in run("doctor").stdout


def test_the_doctor_changes_nothing(run: Run, added: Engine, counts: Callable[[], dict[str, int]]) -> None:
    def content() -> list[object]:
        with added.connect() as connection:
            return [connection.execute(sa.text(f"SELECT * FROM {table}")).all() for table in counts()]

    before = content()
    assert run("doctor").exit_code == 0
    assert content() == before


def test_the_doctor_makes_no_database(run: Run, tmp_path: Path) -> None:
    found = checks(run)
    assert not found["database"]["ok"]
    assert "claims serve" in str(found["database"]["what_to_do"])
    assert not (tmp_path / "desk").exists()


def test_the_doctor_names_a_wrong_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LEASE_MINUTES", "soon")
    assert "CLAIMS_LEASE_MINUTES" in str(checks(run)["settings"]["says"])


@pytest.mark.parametrize("name", ["CLAIMS_MATCHING_MODEL", "CLAIMS_CHECKWORTHINESS_MODEL"])
def test_the_doctor_names_weights_that_cannot_be_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{bad", encoding="utf-8")
    monkeypatch.setenv(name, str(broken))
    found = checks(run)["weights"]
    assert not found["ok"]
    assert "broken.json cannot be used" in str(found["says"])


def test_the_doctor_says_what_a_file_is_that_is_no_database(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE_URL", f"sqlite:///{article}")
    settings.cache_clear()
    assert "no SQLite database" in str(checks(run)["database"]["says"])


# demo


def test_the_example_is_loaded_once(run: Run, environment: str) -> None:
    first = run("demo", "--no-serve")
    assert first.exit_code == 0
    assert "loaded as article 1" in first.stderr
    before = objects(run("queue", "--json"))
    [log] = objects(run("audit", "verify", "--json"))
    assert before
    second = run("demo", "--no-serve")
    assert second.exit_code == 0
    assert "there already" in second.stderr
    assert objects(run("queue", "--json")) == before
    assert objects(run("audit", "verify", "--json")) == [log]
    assert run("doctor").exit_code == 0
