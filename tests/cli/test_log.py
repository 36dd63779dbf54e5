"""The log from the shell: its head, kept and found again; exported and verified without our program."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

DOCS = Path(__file__).parents[2] / "docs" / "audit.md"


def tampered(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for verb in ("update", "delete"):
            connection.execute(sa.text(f"DROP TRIGGER IF EXISTS event_kept_{verb}"))
        for statement in statements:
            connection.execute(sa.text(statement))


def test_the_line_that_was_mailed_is_found_again(run, added: Engine) -> None:
    said = run("audit", "head").stdout
    assert said.count("\n") == 1
    kept = json.loads(run("audit", "head", "--json").stdout)
    assert f"event {kept['event']}, {kept['hash']}" in said
    run("members", "add", "Ana Pop", "--as", "Cleo Marsh")
    for given in (said, kept["hash"], kept["hash"].upper()):
        answer = run("audit", "verify", "--head", given)
        assert answer.exit_code == 0, answer.stderr
        assert f"event {kept['event']}; 1 event came since" in " ".join(answer.stdout.split())
    assert json.loads(run("audit", "verify", "--head", said, "--json").stdout)["since"] == 1


def test_a_log_that_was_cut_or_replaced_is_found_beside_the_line(run, added: Engine) -> None:
    said = run("audit", "head").stdout
    number, digits = re.search(r"event (\d+), (\w+)", said).groups()
    tampered(added, f"DELETE FROM event WHERE id = {number}")
    assert run("audit", "verify").exit_code == 0
    cut = run("audit", "verify", "--head", said)
    assert (cut.exit_code, "The log was cut" in cut.stderr) == (1, True)
    assert f"ends with event {int(number) - 1} now" in cut.stderr
    only = run("audit", "verify", "--head", digits)
    assert (only.exit_code, "was cut before that event, or replaced" in only.stderr) == (1, True)
    run("members", "add", "Ana Pop", "--as", "Cleo Marsh")
    assert "The log was replaced" in run("audit", "verify", "--head", said).stderr
    assert "wants the 64 digits" in run("audit", "verify", "--head", "abc").stderr


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """The program that docs/audit.md prints."""
    script = tmp_path / "verify.py"
    script.write_text(re.search(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.S)[1], "utf-8")
    return script


def verified(script: Path, log: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", script, log], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_an_export_verifies_without_our_program(run, added: Engine, outside: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    head = json.loads(run("audit", "head", "--json").stdout)
    assert run("audit", "export", "--output", log).exit_code == 0
    answer = verified(outside, log)
    assert (answer.returncode, head["hash"] in answer.stdout) == (0, True), answer.stderr
    lines = log.read_text("utf-8").splitlines()
    for damaged, number in (
        ([*lines[:2], lines[2].replace('"at":"2', '"at":"3'), *lines[3:]], 3),
        ([*lines[:2], *lines[3:]], 4),
        ([lines[1], lines[0], *lines[2:]], 2),
    ):
        log.write_text("\n".join(damaged), "utf-8")
        answer = verified(outside, log)
        assert (answer.returncode, f"Event {number} " in answer.stderr) == (1, True)
    assert json.loads(run("audit", "export", "--output", "-").stdout.splitlines()[-1])["action"] == "export.created"


def test_a_table_of_a_claim_and_since_a_day(run, added: Engine, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    run("audit", "export", "--output", table, "--format", "csv", "--claim", 1)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["claim_id"] for row in rows} == {"1"}
    assert run("audit", "export", "--output", "-", "--since", "2999-01-01").stdout == ""


def test_only_leads_and_admins_export_the_log(run, added: Engine) -> None:
    answer = run("audit", "export", "--output", "-", "--as", "Ada Lund")
    assert (answer.exit_code, "that is for leads and admins" in answer.stderr) == (1, True)
