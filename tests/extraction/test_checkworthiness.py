"""How much a line is worth checking, and why."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import score_sentence
from claims.extraction.features import ALL
from claims.extraction.lexicon import load

MODEL = load("checkworthiness.json")

PAIRS = {
    "a figure against an opinion": ("The port lost £2.4 million last year.", "The port is a wonderful place."),
    "a record against a wish": ("The council has closed four schools since 2016.", "I hope we can keep our schools."),
    "a rank against a greeting": ("It is the most polluted river in Europe.", "Good evening and thank you."),
    "a statement against a question": ("The council voted against the wall.", "Will the council build the wall?"),
    "a share against a duty": ("Nearly 60 per cent of pupils failed.", "We must all do better for our pupils."),
}


@pytest.mark.parametrize(("more", "less"), PAIRS.values(), ids=PAIRS.keys())
def test_what_can_be_checked_scores_higher(more: str, less: str) -> None:
    assert score_sentence(more)[0] > score_sentence(less)[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The port lost 240 jobs.", "exact figure"),
        ("The port lost 240 jobs in 2019.", "names a year"),
        ("Murders fell last year.", "about crime"),
        ("It is the largest port of the country.", "says something is the first or the most"),
        ("Will the port close?", "a question"),
        ("I think we should be proud.", "opinion without a figure"),
    ],
)
def test_the_reasons_are_said_in_words(text: str, reason: str) -> None:
    assert reason in score_sentence(text)[1]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_blank_line_scores_nothing(text: str) -> None:
    assert score_sentence(text) == (0.0, ())


@given(st.text(max_size=200))
def test_every_score_is_between_0_and_1_with_few_reasons_each_once(text: str) -> None:
    score, reasons = score_sentence(text)
    assert 0 <= score <= 1
    assert math.isfinite(score)
    assert len(reasons) == len(set(reasons)) <= 4


def test_every_weight_belongs_to_a_feature_that_is_counted() -> None:
    assert set(MODEL["features"]) <= set(ALL)


def test_reasons_point_the_way_of_their_weight() -> None:
    for name, feature in MODEL["features"].items():
        if "says" in feature:
            assert (feature["weight"] < 0) == (feature.get("direction") == "against"), name
