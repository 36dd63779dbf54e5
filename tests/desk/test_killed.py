"""A desk that is killed at any moment holds exactly the steps that were confirmed: a small version of bench/kill.py."""

import subprocess
import sys
from pathlib import Path

import pytest
from bench.day import state

from claims.model.enums import ClaimState

ROOT = Path(__file__).parents[2]
MOMENTS = 4


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_a_killed_desk_holds_exactly_what_was_confirmed(request: pytest.FixtureRequest, kind: str) -> None:
    database = "sqlite" if kind == "sqlite" else request.getfixturevalue("postgres")
    command = [sys.executable, "-m", "bench.kill", "--database", database, "--moments", str(MOMENTS), "--articles", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    *_, absent, whole, wrong, _, _ = (cell.strip() for cell in done.stdout.splitlines()[2].split("|"))
    assert (int(absent) + int(whole), wrong) == (MOMENTS, "0")


DAMAGE = (
    "UPDATE claim SET version = version + 1 WHERE id = 1",
    "UPDATE match SET version = 1",
    "DELETE FROM evidence",
)


@pytest.mark.parametrize("half", DAMAGE)
def test_a_step_that_is_there_by_half_is_seen(desk, half: str) -> None:
    desk.claim(ClaimState.SUBMITTED, matches=desk.passages("It was counted."))
    whole = state(desk.engine)
    assert state(desk.engine) == whole
    desk.by_hand(half)
    assert state(desk.engine) != whole
