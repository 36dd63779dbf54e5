"""The fit finds what explains the labels, and stands where no direction makes it better."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.training.logistic import Matrix, fit
from claims.extraction.training.measures import auc, calibration_error, tenths, weighted_f1
from claims.learning.odds import probability


def matrix(dense: list[list[float]]) -> Matrix:
    table = np.array(dense, dtype=np.float64).reshape(len(dense), -1)
    rows, columns = np.nonzero(table)
    return Matrix(rows, columns, table[rows, columns], *table.shape)


@given(
    st.lists(st.lists(st.floats(-3, 3), min_size=3, max_size=3), min_size=4, max_size=20),
    st.lists(st.booleans(), min_size=20, max_size=20),
)
def test_at_the_fit_the_slope_of_the_loss_is_flat(table: list[list[float]], worth: list[bool]) -> None:
    given, labels = matrix(table), np.array(worth[: len(table)], dtype=np.float64)
    if labels.min() == labels.max():
        labels[0] = 1 - labels[0]
    found = fit(given, labels, np.ones(3))
    wrong = probability(found.log_odds(given)) - labels
    assert np.abs(given.across(wrong) + found.weights).max() < 0.01
    assert abs(wrong.sum()) < 0.01


def test_a_column_that_goes_with_the_label_gets_its_sign_and_an_idle_one_nothing() -> None:
    found = fit(matrix([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0]]), np.array([1.0, 1, 0, 0]), np.full(3, 0.1))
    assert found.weights[0] > 1
    assert found.weights[1] < -1
    assert found.weights[2] == 0


def test_a_larger_penalty_holds_weights_nearer_to_nothing() -> None:
    table, labels = matrix([[1.0], [1.0], [0.0], [0.0]]), np.array([1.0, 1, 0, 0])
    sizes = [float(fit(table, labels, np.array([penalty])).weights[0]) for penalty in (0.01, 0.1, 1, 10)]
    assert sizes == sorted(sizes, reverse=True)


def test_rows_that_are_wanted_keep_their_values() -> None:
    table = np.array([[1.0, 0], [0, 2], [3, 4]])
    kept = matrix(table.tolist()).only(np.array([True, False, True]))
    assert kept.times(np.array([1.0, 10.0])).tolist() == [1.0, 43.0]
    assert kept.across(np.array([1.0, 1.0])).tolist() == [4.0, 4.0]


@pytest.mark.parametrize(
    ("labels", "scores", "expected"),
    [
        ([0, 0, 1, 1], [0.1, 0.2, 0.3, 0.4], 1.0),
        ([1, 1, 0, 0], [0.1, 0.2, 0.3, 0.4], 0.0),
        ([0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5], 0.5),
        ([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4], 0.75),
    ],
    ids=["all right", "all wrong", "ties", "one pair of four wrong"],
)
def test_auc_is_the_share_of_pairs_in_the_right_order(labels: list[int], scores: list[float], expected: float) -> None:
    assert auc(np.array(labels, dtype=np.float64), np.array(scores)) == expected


def test_weighted_f1_weighs_each_kind_by_its_size() -> None:
    labels = np.array([1.0, 0, 0, 0])
    assert weighted_f1(labels, labels == 1) == 1.0
    assert weighted_f1(labels, np.zeros(4, dtype=bool)) == pytest.approx(0.75 * 6 / 7)


def test_scores_that_come_true_are_calibrated() -> None:
    labels = np.array([1.0, 0, 0, 0, 1, 1, 1, 0])
    scores = np.array([0.25] * 4 + [0.75] * 4)
    assert calibration_error(labels, scores) == 0
    assert tenths(labels, scores) == [(0.2, 4, 0.25, 0.25), (0.7, 4, 0.75, 0.75)]
    assert calibration_error(labels, 1 - scores) == 0.5
