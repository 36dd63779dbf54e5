"""`claims train checkworthiness`: a file of decisions, or the desk's own, becomes a model with its figures."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from typer.testing import Result

from claims.extraction.weights import read_model

Run = Callable[..., Result]
FIGURES = {
    "model", "statements", "worth_checking", "folds", "auc", "weighted_f1", "calibration_error", "calibration", "words"
}  # fmt: skip


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    """Statements with a label each, half of them worth checking."""
    file = tmp_path / "decisions.jsonl"
    lines = []
    for n in range(2, 42):
        lines.append({"text": f"The town lost {n} buses in {1980 + n}.", "label": 1})
        lines.append({"text": f"I wonder what {'really ' * (n % 5)}became of number {n}?", "label": False})
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return file


def test_a_file_of_decisions_becomes_a_model_with_its_figures(run: Run, decisions: Path, tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    result = run("train", "checkworthiness", decisions, "--output", model, "--json")
    assert result.exit_code == 0, result.stderr
    figures = json.loads(result.stdout)
    assert set(figures) == FIGURES
    assert (figures["statements"], figures["worth_checking"], figures["folds"]) == (80, 40, 4)
    assert read_model(model).words
    assert json.loads(model.read_text(encoding="utf-8"))["figures"]["auc"] == figures["auc"]


def test_for_people_it_says_how_good_the_model_is_and_how_to_use_it(run: Run, decisions: Path, tmp_path: Path) -> None:
    result = run("train", "checkworthiness", decisions, "--output", tmp_path / "model.json")
    assert "AUC" in result.stdout
    assert "CLAIMS_CHECKWORTHINESS_MODEL" in result.stdout


def test_the_model_is_written_beside_the_database_if_no_place_is_given(
    run: Run, decisions: Path, tmp_path: Path
) -> None:
    result = run("train", "checkworthiness", "-", given=decisions.read_bytes())
    assert result.exit_code == 0, result.stderr
    assert read_model(tmp_path / "desk" / "checkworthiness.json").words


def test_the_model_can_go_to_standard_output(run: Run, decisions: Path) -> None:
    result = run("train", "checkworthiness", decisions, "--output", "-")
    assert json.loads(result.stdout)["figures"]["statements"] == 80


def test_scores_come_from_the_model_that_the_setting_names(
    run: Run, decisions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "model.json"
    run("train", "checkworthiness", decisions, "--output", model)
    before = run("score-sentences", "-", "--json", given=b"The town lost 7 buses.\n").stdout
    monkeypatch.setenv("CLAIMS_CHECKWORTHINESS_MODEL", str(model))
    assert run("score-sentences", "-", "--json", given=b"The town lost 7 buses.\n").stdout != before


@pytest.mark.parametrize("command", [("score-sentences", "-"), ("extract", "-")], ids=" ".join)
def test_a_model_that_cannot_be_used_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("CLAIMS_CHECKWORTHINESS_MODEL", str(tmp_path / "gone.json"))
    result = run(*command, given=b"The town lost 7 buses in 1999.\n")
    assert result.exit_code == 1
    assert "gone.json" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b'{"text": "It rained.", "label": 1}\nnonsense\n', "Line 2"),
        (b'{"text": "It rained.", "label": 1}\n', "set aside"),
        (b"", "There is no decision to learn from"),
    ],
    ids=["a line that is none", "one kind only", "nothing"],
)
def test_what_cannot_be_learned_from_is_refused_and_leaves_no_file(
    run: Run, tmp_path: Path, given: bytes, says: str
) -> None:
    model = tmp_path / "model.json"
    result = run("train", "checkworthiness", "-", "--output", model, given=given)
    assert result.exit_code == 1
    assert says in result.stderr
    assert not model.exists()


@pytest.mark.parametrize(
    "arguments",
    [(), ("x.jsonl", "--from-desk"), ("x.jsonl", "--output", "-", "--json")],
    ids=["nothing to learn from", "two things", "two things on standard output"],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("train", "checkworthiness", *arguments).exit_code == 2


def test_a_desk_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    result = run("train", "checkworthiness", "--from-desk", "--output", tmp_path / "model.json")
    assert result.exit_code == 1
    assert "no database" in result.stderr


def test_a_desk_with_few_decisions_says_how_many_are_needed(run: Run, added: Engine) -> None:
    result = run("train", "checkworthiness", "--from-desk")
    assert result.exit_code == 1
    assert "There is no decision to learn from" in result.stderr
