"""Claims are skipped and found again from the shell, and leads say how urgent one is."""

import json

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.model.enums import Role
from claims.review import steps


@pytest.fixture
def queued(added: Engine, costs: int) -> int:
    steps.queue_claims(added, claim_ids=[costs], actor_id=1)
    steps.add_member(added, name="Lena Lee", role=Role.LEAD, actor_id=3)
    return costs


def skipped(run, objects) -> list[int]:
    return [each["id"] for each in objects(run("queue", "--view", "skipped", "--as", "Ada Lund", "--json"))]


def test_a_claim_is_skipped_and_found_again(queued: int, run, objects) -> None:
    (said,) = objects(run("skip", queued, "--reason", "I wrote it.", "--as", "Ada Lund", "--json"))
    assert said == {"claim": queued, "skipped": True, "state": "queued"}
    assert skipped(run, objects) == [queued]
    history = objects(run("show", queued, "--json"))[0]["history"]
    assert (history[0]["action"], history[0]["actor"], history[0]["reason"]) == (
        "claim.skipped",
        "Ada Lund",
        "I wrote it.",
    )
    assert "may be your next one again" in run("unskip", queued, "--as", "Ada Lund").stdout
    assert skipped(run, objects) == []
    refused = run("unskip", queued, "--as", "Ada Lund")
    assert (refused.exit_code, "You have not passed this claim over." in refused.stderr) == (1, True)


def test_a_lead_says_how_urgent_a_claim_is(queued: int, run, objects) -> None:
    (said,) = objects(run("priority", queued, "high", "--as", "Lena Lee", "--json"))
    assert (said["claim"], said["priority"], said["due_at"]) == (queued, "high", None)
    (said,) = objects(run("due", queued, "--at", "2026-03-31T18:00", "--as", "Lena Lee", "--json"))
    assert (said["priority"], said["due_at"]) == ("high", "2026-03-31T18:00:00+00:00")
    assert run("due", queued, "--as", "Lena Lee").stdout == f"Claim {queued}: priority high, due none.\n"


def test_what_a_claim_has_already_and_who_may_not_are_refused_in_words(queued: int, run, added: Engine) -> None:
    same = run("priority", queued, "normal", "--as", "Lena Lee")
    assert (same.exit_code, "That is what the claim has already." in same.stderr) == (1, True)
    checker = run("priority", queued, "high", "--as", "Ada Lund")
    assert (checker.exit_code, "That is for leads and admins." in checker.stderr) == (1, True)
    viewer = run("skip", queued, "--as", "Vic Reed")
    assert viewer.exit_code == 1
    assert run("skip", 999, "--as", "Ada Lund").exit_code == 1
    with added.connect() as connection:
        rows = connection.execute(sa.text("SELECT data FROM event WHERE action = 'claim.prioritised'")).all()
    assert [json.loads(row[0]) for row in rows] == []
