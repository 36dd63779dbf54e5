"""Many people at once, a small version of what bench/desk.py measures; and that its checks see what is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import newsroom, replay
from claims.model.enums import ClaimState
from claims.review import steps

ROOT = Path(__file__).parents[2]
SMALL = {"people": 3, "seconds": 3, "pause": 0.1, "takers": 6, "claims": 40}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def kind(request: pytest.FixtureRequest) -> str:
    """What bench takes as a database: SQLite, or the server of the tests."""
    return "sqlite" if request.param == "sqlite" else request.getfixturevalue("postgres")


def test_nothing_is_lost_skipped_or_given_twice_when_many_work_at_once(kind: str) -> None:
    options = [text for name, value in SMALL.items() for text in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "bench.desk", "--database", kind, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 people at work for 3 s" in done.stdout
    assert "6 people take the next of 40" in done.stdout


@pytest.fixture
def worked(desk, tmp_path):
    """A desk with a comment and a published verdict, and the journal of whoever did all that."""
    shift = newsroom.Shift(
        desk.engine.url.render_as_string(hide_password=False),
        desk.checker,
        "checker",
        tmp_path / "journal.jsonl",
        begins=0,
        seconds=0,
        pause=0,
        seed=1,
    )
    worker = newsroom.Worker(shift)
    claim = desk.claim()
    before = {row["id"] for row in replay.rows(desk.engine, "SELECT id FROM event")}
    worker.save(steps.add_comment, ("comment.added", claim), stored={"body": "Hm."}, claim_id=claim, body="Hm.")
    worker.journal.close()
    journal = [json.loads(line) for line in shift.journal.read_text().splitlines()]
    assert len(before) < len(replay.rows(desk.engine, "SELECT id FROM event"))
    return desk, claim, journal


def own(desk, journal) -> list[str]:
    """What is lost, but for the steps that the test took without a journal."""
    return [problem for problem in replay.lost(desk.engine, journal) if "to nobody" not in problem]


def test_a_confirmed_save_that_is_not_there_is_seen(worked) -> None:
    desk, claim, journal = worked
    assert own(desk, journal) == []
    desk.by_hand("DELETE FROM comment")
    assert own(desk, journal) == [f"Confirmed, not in the rows: body 'Hm.' on claim {claim}"]
    desk.tamper("DELETE FROM event WHERE action = 'comment.added'")
    assert "Confirmed, not in the log" in own(desk, journal)[0]


def test_two_saves_over_one_version_are_seen(worked) -> None:
    desk, claim, _ = worked
    line = {"step": "adjust_claim", "actor": 1, "events": [["claim.adjusted", claim]], "based_on": 3, "stored": None}
    assert any("Saved 2 times over one version" in problem for problem in replay.lost(desk.engine, [line, line]))


SKIPPED = {
    "an approval by the author": "actor_id = :checker WHERE action = 'review.approved'",
    "a publication without approval": "data = replace(data, 'in_progress', 'submitted') WHERE action = 'claim.taken'",
    "other approvals": "data = replace(data, 'approved_by\":[', 'approved_by\":[99,') WHERE action = 'quorum.reached'",
}


@pytest.mark.parametrize("how", SKIPPED)
def test_a_step_that_the_rules_do_not_allow_is_seen(desk, how: str) -> None:
    desk.claim(ClaimState.PUBLISHED)
    assert replay.log_problems(desk.engine) == []
    values = {"checker": desk.checker} if ":checker" in SKIPPED[how] else {}
    desk.tamper(f"UPDATE event SET {SKIPPED[how]}", **values)
    assert len(replay.log_problems(desk.engine)) > 1  # the hash does not fit, and neither does the step


def test_a_claim_given_twice_and_one_given_to_nobody_are_seen(desk) -> None:
    one, other = desk.claim(ClaimState.QUEUED), desk.claim(ClaimState.QUEUED)
    line = {"events": [["claim.taken", one]], "result": one}
    assert replay.given_twice(desk.engine, [line, line], waiting=2) == [
        f"Claim {one} was given 2 times",
        "1 claims of 2 were given",
        f"Claim {one} still waits",
        f"Claim {other} still waits",
    ]
