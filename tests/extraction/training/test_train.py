"""A model fitted to a newsroom's decisions: better than chance, calibrated, the same every time, and kept in a file."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from claims.errors import InputError, TableError
from claims.extraction import checkworthiness, score_sentence
from claims.extraction.features import ALL
from claims.extraction.parsed import parse
from claims.extraction.sentences import quotations
from claims.extraction.training import Decision, decisions_from_lines, model_text, train
from claims.extraction.training.counting import at_most, columns_of, counted
from claims.extraction.weights import Feature, Model, Word, in_use, model_from, read_model, shipped

PLACES = ["Northby", "Arden", "Sutcombe", "Elmley", "Harwick", "Tolby", "Garrow", "Penholt", "Marsk", "Ludden"]
WORTH = [
    "The council of {place} spent £{n} million on roads last year.",
    "Bus fares in {place} rose by {n} per cent in 2019.",
    "{place} has closed {n} libraries since 2010.",
    "Ferries from {place} carried {n},000 people in March.",
]
IDLE = [
    "I think {place} is a wonderful place to be.",
    "What will become of {place} and its people?",
    "Thank you all, and good evening to {place}.",
    "We should do better for the {n} of you in {place}.",
]


def some(number: int = 10) -> list[Decision]:
    """Statements this desk would check, and as many that it would set aside."""
    return [
        Decision(pattern.format(place=place, n=at + 3), patterns is WORTH)
        for at, place in enumerate(PLACES[:number])
        for patterns in (WORTH, IDLE)
        for pattern in patterns
    ]


def test_a_model_tells_statements_it_has_not_seen_apart() -> None:
    trained = train(some())
    assert trained.figures.statements == 80
    assert trained.figures.worth == 40
    assert trained.figures.auc > 0.95
    assert trained.figures.weighted_f1 > 0.9
    assert sum(number for _, number, _, _ in trained.figures.tenths) == 80


def test_a_model_without_words_holds_nothing_of_the_statements() -> None:
    trained = train(some(), words=False)
    assert trained.figures.auc > 0.9
    assert not trained.model.words
    assert not any(place in model_text(trained) for place in PLACES)


def test_the_same_decisions_give_the_same_file() -> None:
    assert model_text(train(some())) == model_text(train(some()))


def test_labels_that_nothing_explains_are_refused_instead_of_learned() -> None:
    same = [f"The town of {place}{mark}" for mark in ".!;:" for place in PLACES]
    with pytest.raises(InputError, match="tell the two kinds"):
        train([Decision(text, at // 2 % 2 == 0) for at, text in enumerate(same)])


def test_a_file_gives_the_model_back_and_scores_by_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beavers = [Decision(f"The beavers of {place} are back.", worth=True) for place in PLACES]
    badgers = [Decision(f"The badgers of {place} are back.", worth=False) for place in PLACES]
    file = tmp_path / "model.json"
    file.write_text(model_text(train([*some(), *beavers, *badgers])), encoding="utf-8")
    checked, set_aside = "The beavers of Tolworth are back.", "The badgers of Tolworth are back."
    assert score_sentence(checked)[0] == score_sentence(set_aside)[0]
    monkeypatch.setenv("CLAIMS_CHECKWORTHINESS_MODEL", str(file))
    assert score_sentence(checked)[0] > score_sentence(set_aside)[0]
    assert "this desk often checked “beavers”" in score_sentence(checked)[1]
    assert "this desk often set aside “badgers”" in score_sentence(set_aside)[1]


def test_without_the_setting_the_shipped_model_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMS_CHECKWORTHINESS_MODEL", raising=False)
    assert in_use() is shipped()
    assert not shipped().words


def test_scores_of_the_file_are_those_of_the_model(tmp_path: Path) -> None:
    trained = train(some())
    file = tmp_path / "model.json"
    file.write_text(model_text(trained), encoding="utf-8")
    read = read_model(file)
    assert read.bias == pytest.approx(trained.model.bias, abs=1e-4)
    assert set(read.features) == set(trained.model.features)
    assert set(read.words) == set(trained.model.words)


@pytest.mark.parametrize(
    ("decisions", "says"),
    [
        ([], "There is no decision to learn from"),
        ([each for each in some() if each.worth], "set aside"),
        ([each for each in some() if not each.worth], "worth checking"),
        (some(4), "at least 20"),
        (some(4) * 5, "at least 20"),
    ],
    ids=["nothing", "only checked", "only set aside", "too few", "the same few again and again"],
)
def test_too_little_to_learn_from_is_refused(decisions: list[Decision], says: str) -> None:
    with pytest.raises(InputError, match=says):
        train(decisions)


def test_a_statement_decided_twice_counts_once_with_the_last_decision() -> None:
    again = [Decision(f" {each.text.upper()}", not each.worth) for each in some()[:8]]
    figures = train([*some(), *again]).figures
    assert figures.statements == 80
    assert figures.worth == 40


@pytest.mark.parametrize(
    ("label", "worth"), [("1", True), ("0", False), ("true", True), ("false", False), ('"1"', True), ('"False"', False)]
)
def test_labels_are_read_as_people_write_them(label: str, worth: bool) -> None:
    assert decisions_from_lines([f'{{"text": "It rained.", "label": {label}}}', ""], name="x") == [
        Decision("It rained.", worth)
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no JSON object"),
        ('{"label": 1}', '"text"'),
        ('{"text": " ", "label": 1}', '"text"'),
        ('{"text": 5, "label": 1}', '"text"'),
        ('{"text": "a"}', '"label"'),
        ('{"text": "a", "label": 2}', '"label"'),
        ('{"text": "a", "label": 0.5}', '"label"'),
        ('{"text": "a", "label": null}', '"label"'),
        ('{"text": "a", "label": "maybe"}', '"label"'),
        ('{"text": "a", "label": [1]}', '"label"'),
    ],
)
def test_a_line_that_is_no_decision_is_named_with_all_the_others(line: str, says: str) -> None:
    good = '{"text": "It rained.", "label": 1}'
    with pytest.raises(TableError) as refused:
        decisions_from_lines([good, line, good, line], name="x.jsonl")
    assert [problem.split(" ")[1] for problem in refused.value.problems] == ["2", "4"]
    assert all(says in problem for problem in refused.value.problems)


def test_a_file_of_another_kind_names_only_its_first_lines() -> None:
    with pytest.raises(TableError) as refused:
        decisions_from_lines(["not json"] * 1000, name="x.jsonl")
    assert len(refused.value.problems) == 21
    assert "980 more" in refused.value.problems[-1]


GOOD = {"bias": 0.5, "features": {"figure": {"weight": 1.0, "at_most": 3}}, "words": {"road": [2.0, 0.5]}}
BROKEN: dict[str, tuple[object, str]] = {
    "a list": ([], "no JSON object"),
    "no features": ({"bias": 1}, "no JSON object"),
    "no bias": ({**GOOD, "bias": None}, "bias"),
    "a bias of text": ({**GOOD, "bias": "1"}, "bias"),
    "an endless bias": ({**GOOD, "bias": float("inf")}, "bias"),
    "a bias of yes": ({**GOOD, "bias": True}, "bias"),
    "a feature nobody counts": ({**GOOD, "features": {"magic": {"weight": 1, "at_most": 1}}}, "magic"),
    "a feature without weight": ({**GOOD, "features": {"figure": {"at_most": 1}}}, "weight"),
    "a feature counted never": ({**GOOD, "features": {"figure": {"weight": 1, "at_most": 0}}}, "at_most"),
    "a reason that is no text": ({**GOOD, "features": {"figure": {"weight": 1, "at_most": 1, "says": 1}}}, "says"),
    "a direction nobody knows": (
        {**GOOD, "features": {"figure": {"weight": 1, "at_most": 1, "direction": "up"}}},
        "direction",
    ),
    "words in a list": ({**GOOD, "words": []}, "words"),
    "a word without rarity": ({**GOOD, "words": {"road": [1]}}, "road"),
    "a word as common as nothing": ({**GOOD, "words": {"road": [0, 1]}}, "rarity"),
    "a weight beyond all": ({**GOOD, "words": {"road": [1, 1e300]}}, "weight"),
}


def test_a_good_file_is_a_model() -> None:
    assert model_from(GOOD).features["figure"].at_most == 3


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_a_model_that_is_none_is_refused_by_name(tmp_path: Path, data: object, says: str) -> None:
    file = tmp_path / "model.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match=says) as refused:
        read_model(file)
    assert str(file) in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b" " * 5_000_001])
def test_a_file_that_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "model.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match="cannot be used"):
        read_model(file)


def test_a_model_that_is_not_there_is_named_by_its_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_CHECKWORTHINESS_MODEL", str(tmp_path / "gone.json"))
    with pytest.raises(InputError, match="CLAIMS_CHECKWORTHINESS_MODEL"):
        score_sentence("It rained.")


@pytest.mark.parametrize("text", [each.text for each in some(2)])
def test_a_statement_is_scored_as_it_was_fitted(text: str) -> None:
    statements = [counted(each.text) for each in some()]
    columns = columns_of(statements)
    weights = np.linspace(-1, 1, columns.width)
    words = {term: Word(float(columns.rarity[at - len(ALL)]), float(weights[at])) for term, at in columns.terms.items()}
    features = {
        name: Feature(float(weight / spread), at_most(name))
        for name, weight, spread in zip(ALL, weights, columns.spread, strict=False)
        if spread > 0
    }
    log_odds = float(columns.matrix([counted(text)]).times(weights)[0])
    sentence = parse(text, 0, len(text), quotations(text))
    score, _ = checkworthiness.score(sentence, (0, len(sentence.words)), model=Model(0.0, features, words))
    assert score == pytest.approx(1 / (1 + math.exp(-log_odds)))
