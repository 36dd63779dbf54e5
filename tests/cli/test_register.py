"""Scales, publications, corrections and agreement from the shell."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from claims.model.enums import ClaimState, CorrectionKind, Role
from claims.review import steps

from .conftest import BEN, Objects, Run

ADMIN = ("--as", "Cleo Marsh")


def test_scales_are_listed_added_and_retired(run: Run, desk: Engine, objects: Objects) -> None:
    assert run("scales", "add", "politifact", "--as", "Ada Lund").exit_code == 1
    assert run("scales", "add", "politifact", *ADMIN).exit_code == 0
    again = run("scales", "add", "politifact", *ADMIN)
    assert (again.exit_code, "has a version 1 already" in again.stderr) == (1, True)
    assert run("scales", "retire", "Four steps", *ADMIN, "--reason", "Too coarse.").exit_code == 0
    first, second = objects(run("scales", "list", "--json"))
    assert set(first) == {"name", "version", "best", "worst", "about", "retired_at", "ratings"}
    assert (first["name"], first["retired_at"] is not None) == ("Four steps", True)
    assert second["ratings"][-1] == {"label": "Pants on Fire", "value": 1, "credibility": "not_credible"}
    assert "PolitiFact, version 1: True, Mostly True" in run("scales", "list").stdout


def test_a_scale_of_ones_own_is_read_from_a_file(run: Run, desk: Engine, tmp_path: Path, objects: Objects) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"name": "Own", "ratings": [{"label": "Yes"}]}), encoding="utf-8")
    [said] = objects(run("scales", "add", path, *ADMIN, "--json"))
    assert (said["name"], said["version"]) == ("Own", 1)


@pytest.fixture
def corrected(added: Engine, approved: int) -> int:
    """The approved claim, published, and its rationale corrected by Ben Oduya and a lead."""
    steps.publish(added, claim_id=approved, actor_id=BEN)
    lead = steps.add_member(added, name="Lea Lang", role=Role.LEAD, actor_id=3)
    correction = steps.propose_correction(
        added,
        claim_id=approved,
        actor_id=BEN,
        kind=CorrectionKind.CORRECTION,
        public_note="=We misread a table.",
        based_on=1,
        rating_id=1,
        rationale="The accounts say 3.7 million.",
    )
    steps.approve_correction(added, claim_id=approved, actor_id=lead, correction_id=correction)
    return approved


def test_the_register_is_written_in_each_format(run: Run, corrected: int, tmp_path: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("corrections").stdout))
    assert (row["before_rationale"], row["after_rationale"]) == (
        "The accounts say 3.6 million.",
        "The accounts say 3.7 million.",
    )
    assert (row["public_note"], row["proposed_by"], row["approved_by"]) == (
        "'=We misread a table.",
        "Ben Oduya",
        "Lea Lang",
    )
    output = tmp_path / "corrections.html"
    assert run("corrections", "--format", "html", "--output", output).exit_code == 0
    assert "We misread a table." in output.read_text(encoding="utf-8")
    assert [one["kind"] for one in json.loads(run("corrections", "--format", "json").stdout)] == ["correction"]


def test_what_was_published_can_be_read_again(run: Run, corrected: int, objects: Objects) -> None:
    [claim] = objects(run("show", corrected, "--json"))
    assert [(one["number"], one["correction"]) for one in claim["publications"]] == [(2, "correction"), (1, None)]
    [first] = objects(run("show", corrected, "--publication", 1, "--json"))
    assert set(first) == {"number", "published_by", "sha256", "whole", "content"}
    assert first["content"]["verdict"]["rationale"] == "The accounts say 3.6 million."
    said = run("show", corrected, "--publication", 2).stdout
    assert "3.7 million" in said and "Correction: =We misread a table." in said
    assert f"SHA-256 {claim['publications'][0]['sha256']}" in said
    nothing = run("show", corrected, "--publication", 3)
    assert (nothing.exit_code, "has no publication 3. There are publications 1 to 2." in nothing.stderr) == (1, True)
    assert claim["state"] == ClaimState.PUBLISHED


def test_agreement_says_when_there_is_too_little(run: Run, corrected: int, objects: Objects) -> None:
    assert "Nothing can be said yet" in run("agreement").stdout
    [said] = objects(run("agreement", "--json"))
    assert (said["versions"], said["alpha"], said["pairs"]) == (0, None, [])
