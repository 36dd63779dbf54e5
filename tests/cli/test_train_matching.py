"""`claims train matching`: confirmed and rejected matches become a model with its figures."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from typer.testing import Result

from claims.matching.weights import read_model, shipped

Run = Callable[..., Result]
FIGURES = {
    "model", "pairs", "confirmed", "claims", "folds", "auc", "auc_before", "calibration"
}  # fmt: skip


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    """Claims with a passage each that is right and one that is not."""
    file = tmp_path / "decisions.jsonl"
    towns = [
        "Arden",
        "Borley",
        "Corby",
        "Dunmow",
        "Exmoor",
        "Fowey",
        "Goole",
        "Hythe",
        "Ilkley",
        "Jarrow",
        "Keswick",
        "Ludlow",
    ]
    lines = []
    for n in range(24):
        town, other = towns[n % 12], towns[(n + 5) % 12]
        claim = f"{town} lost {n + 2} buses last year"
        lines.append({"claim": claim, "passage": f"In {town} {n + 2} buses were lost.", "title": "Buses", "label": 1})
        lines.append({"claim": claim, "passage": f"{other} has {n} parks and a mill.", "label": False})
    lines.append(lines[0])
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return file


def test_a_file_of_decisions_becomes_a_model_with_its_figures(run: Run, decisions: Path, tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    result = run("train", "matching", decisions, "--output", model, "--json")
    assert result.exit_code == 0, result.stderr
    figures = json.loads(result.stdout)
    assert set(figures) == FIGURES
    assert (figures["pairs"], figures["confirmed"], figures["claims"], figures["folds"]) == (48, 24, 24, 4)
    assert figures["auc"] == pytest.approx(1)
    assert "1 repeated pairs" in result.stderr
    assert read_model(model).weights["words"] > 0


def test_contradictions_are_told_by_their_lines(run: Run, decisions: Path, tmp_path: Path) -> None:
    lines = decisions.read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0])
    shouted = first | {"claim": f" {first['claim'].upper()}"}
    decisions.write_text("\n".join([*lines[1:], json.dumps(shouted | {"label": 0}), lines[2]]), encoding="utf-8")
    result = run("train", "matching", decisions, "--output", tmp_path / "model.json")
    assert result.exit_code == 0, result.stderr
    assert (
        "1 decision is contradicted by a later one on the same pair; the later one counts: line 49, not line 48.\n"
        in result.stderr
    )


def test_a_fitted_score_keeps_its_scale(run: Run, decisions: Path, tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    run("train", "matching", decisions, "--output", model)
    fitted, came = read_model(model), shipped()
    assert sum(fitted.weights.values()) == pytest.approx(sum(came.weights.values()), abs=0.001)
    assert (fitted.middle, fitted.steepness) == (came.middle, came.steepness)
    assert sum(band.pairs for band in fitted.bands) == 48


def test_exchanged_labels_are_refused(run: Run, decisions: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in decisions.read_text(encoding="utf-8").splitlines()]
    exchanged = "\n".join(json.dumps(line | {"label": not line["label"]}) for line in lines)
    model = tmp_path / "model.json"
    result = run("train", "matching", "-", "--output", model, given=exchanged.encode())
    assert (result.exit_code, model.exists()) == (1, False)
    assert "exchanged" in result.stderr


def test_for_people_it_says_how_good_the_model_is_and_how_to_use_it(run: Run, decisions: Path, tmp_path: Path) -> None:
    result = run("train", "matching", decisions, "--output", tmp_path / "model.json")
    assert "AUC 1.000" in result.stdout
    assert "CLAIMS_MATCHING_MODEL" in result.stdout


def test_the_model_goes_beside_the_database_and_is_the_same_every_time(
    run: Run, decisions: Path, tmp_path: Path
) -> None:
    first = run("train", "matching", decisions, "--output", "-").stdout
    assert run("train", "matching", "-", given=decisions.read_bytes()).exit_code == 0
    assert json.loads((tmp_path / "desk" / "matching.json").read_text(encoding="utf-8")) == json.loads(first)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b'{"claim": "It rained.", "passage": "Rain.", "label": 1}\nnonsense\n', "Line 2"),
        (b'{"claim": "It rained.", "label": 1}\n', '"passage"'),
        (b'{"claim": "It rained.", "passage": "Rain.", "label": 3}\n', '"label"'),
        (b'{"claim": "It rained.", "passage": "Rain.", "title": 4, "label": 1}\n', '"title"'),
        (b"[]\n", "no JSON object"),
        (b'{"claim": "It rained.", "passage": "Rain.", "label": 1}\n', "rejected"),
        (b"", "There is no decided pair"),
    ],
    ids=["no json", "no passage", "no label", "odd title", "a list", "one kind only", "nothing"],
)
def test_what_cannot_be_learned_from_is_refused_and_leaves_no_file(
    run: Run, tmp_path: Path, given: bytes, says: str
) -> None:
    model = tmp_path / "model.json"
    result = run("train", "matching", "-", "--output", model, given=given)
    assert result.exit_code == 1
    assert says in result.stderr
    assert not model.exists()


@pytest.mark.parametrize(
    "arguments",
    [(), ("x.jsonl", "--from-desk"), ("x.jsonl", "--output", "-", "--json")],
    ids=["nothing to learn from", "two things", "two things on standard output"],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("train", "matching", *arguments).exit_code == 2


def test_a_desk_with_few_decisions_says_how_many_are_needed(run: Run, added: Engine) -> None:
    result = run("train", "matching", "--from-desk")
    assert result.exit_code == 1
    assert "There is no decided pair" in result.stderr


def test_no_pair_at_all_is_said(run, tmp_path) -> None:
    file = tmp_path / "none.jsonl"
    file.write_text("\n", encoding="utf-8")
    result = run("train", "matching", file, "--output", tmp_path / "model.json")
    assert result.exit_code != 0
    assert "no decided pair to learn from" in " ".join(result.stderr.split())
