import pytest

from claims.matching import Entry
from claims.matching.evaluate import evaluate

PASSAGES = [
    Entry(1, "The dam leaks."),
    Entry(2, "The ferry sinks."),
    Entry(3, "The 'dam'  LEAKS."),
    Entry(4, "The “dam” leaks."),
    Entry(5, "The mill burns."),
]


def test_the_first_place_counts_fully_and_the_second_half() -> None:
    answers = {"dam": [1, 2], "mill": [2, 5]}
    result = evaluate(PASSAGES, {"a": "dam", "b": "mill"}, {"a": [1], "b": [5]}, search=answers.__getitem__)
    assert result.claims == 2
    assert result.map_at == {1: 0.5, 3: 0.75, 5: 0.75}
    assert result.mrr == 0.75
    assert result.recall_at == {1: 0.5, 5: 1.0, 20: 1.0, 100: 1.0}


def test_twins_take_one_place_and_a_judgement_on_one_is_on_all() -> None:
    result = evaluate(PASSAGES, {"a": "x"}, {"a": [4, 2]}, search=lambda _: [3, 4, 2])
    assert result.passages == 4
    assert result.map_at[3] == 1.0


def test_average_precision_counts_every_right_passage() -> None:
    result = evaluate(PASSAGES, {"a": "x"}, {"a": [1, 5]}, search=lambda _: [1, 2, 5])
    assert result.map_at[5] == pytest.approx((1 + 2 / 3) / 2)


def test_claims_without_judgements_are_left_out() -> None:
    assert evaluate(PASSAGES, {"a": "dam", "b": "mill"}, {"b": [5]}, search=lambda _: [5]).claims == 1


def test_without_judgements_every_figure_is_zero() -> None:
    result = evaluate(PASSAGES, {"a": "dam"}, {})
    assert (result.claims, result.mrr, result.map_at[5], result.recall_at[100]) == (0, 0.0, 0.0, 0.0)


def test_the_index_is_asked_unless_another_search_is_given() -> None:
    result = evaluate(PASSAGES, {"a": "the mill is burning"}, {"a": [5]})
    assert result.map_at[1] == 1.0
    assert set(result.as_json()) >= {"claims", "map@5", "mrr", "recall@100", "seconds"}
