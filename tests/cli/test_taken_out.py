"""What is taken out of the desk from the shell is in the log, and so is who verified it."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine


def newest(desk: Engine) -> tuple[str, int | None, dict]:
    with desk.connect() as connection:
        query = "SELECT action, actor_id, data FROM event ORDER BY id DESC LIMIT 1"
        action, actor, data = connection.execute(sa.text(query)).one()
    return action, actor, json.loads(data)


@pytest.mark.parametrize(
    ("what", "command"),
    [
        ("report", ["report", "1", "--format", "html", "--output", "{}/report.html", "--as", "Ben Oduya"]),
        ("sources", ["sources", "export", "{}/sources.csv", "--as", "Ben Oduya"]),
        ("comments", ["comments", "export", "--as", "Ben Oduya"]),
        ("contacts", ["contacts", "export"]),
        ("corrections", ["corrections"]),
        ("gold", ["gold"]),
    ],
)
def test_an_export_is_in_the_log(added: Engine, run, tmp_path: Path, what: str, command: list[str]) -> None:
    result = run(*(part.format(tmp_path) for part in command))
    assert result.exit_code == 0, result.stderr
    action, actor, data = newest(added)
    assert (action, data["what"]) == ("export.created", what)
    assert actor == (2 if "--as" in command else None)


def test_a_log_that_cannot_be_written_is_exported_and_verified_all_the_same(added: Engine, run, tmp_path: Path) -> None:
    with added.begin() as connection:
        connection.execute(sa.text("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT * FROM nowhere; END"))
    result = run("report", 1, "--format", "csv", "--output", tmp_path / "report.csv")
    assert result.exit_code == 0
    assert (tmp_path / "report.csv").exists()
    assert "The log does not say that this was exported" in result.stderr
    result = run("audit", "verify", "--as", "Ben Oduya")
    assert (result.exit_code, "The log verifies" in result.stdout) == (0, True)
    assert "The log does not say that it was verified" in result.stderr


def test_the_log_says_who_verified_it_where_somebody_is_named(added: Engine, run, objects) -> None:
    before = newest(added)
    (said,) = objects(run("audit", "verify", "--json"))
    assert newest(added) == before
    objects(run("audit", "verify", "--json", "--as", "Vic Reed"))
    action, actor, data = newest(added)
    assert (action, actor, data["events"], data["head"]) == ("audit.verified", 4, said["events"], said["hash"])
    assert run("audit", "verify").exit_code == 0
