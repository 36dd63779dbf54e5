"""Logistic regression in numpy, with a penalty on moving away from weights that are known to be good."""

import numpy as np

from claims.learning.odds import Vector, probability

_MOST_STEPS = 50  # Newton's method is done after ten
_DONE = 1e-9  # of a step's largest part


def fit(rows: Vector, labels: Vector, *, before: Vector, penalty: Vector) -> Vector:
    """The weights that explain the labels (1 or 0) best, each held to what it was `before` by its `penalty`.

    Newton's method, each step halved until it helps (Hastie, Tibshirani and Friedman, The Elements of Statistical
    Learning, section 4.4.1). A column of ones in `rows` is the bias.
    """
    weights = before.copy()
    size = _loss(rows, labels, weights, before, penalty)
    for _ in range(_MOST_STEPS):
        chance = probability(rows @ weights)
        slope = rows.T @ (chance - labels) + penalty * (weights - before)
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curvature, slope)
        length = 1.0
        while length > 1e-6 and _loss(rows, labels, weights - length * step, before, penalty) > size:
            length /= 2
        weights = weights - length * step
        size = _loss(rows, labels, weights, before, penalty)
        if np.abs(length * step).max() < _DONE:
            break
    return weights


def _loss(rows: Vector, labels: Vector, weights: Vector, before: Vector, penalty: Vector) -> float:
    log_odds = rows @ weights
    return float(np.logaddexp(0, log_odds).sum() - labels @ log_odds + penalty @ (weights - before) ** 2 / 2)
