"""Logistic regression with an L2 penalty on a sparse matrix, by L-BFGS, in numpy alone."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.learning.odds import Vector, probability

Whole = NDArray[np.int64]
Loss = Callable[[Vector], tuple[float, Vector]]  # at these weights: the loss and its gradient

_MEMORY = 10  # steps remembered; 3 to 20 are usual (Nocedal and Wright, Numerical Optimization, section 7.2)
_MOST_STEPS = 300  # figures of the folds no longer move after 100
_FLAT = 1e-3  # of the gradient's largest part, for each example: the weights stand still
_SUFFICIENT = 1e-4  # of the decrease a straight line promises (Armijo's condition, same book, section 3.1)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row for each statement, a column for each feature or word; what is not listed is 0."""

    rows: Whole
    columns: Whole
    values: Vector
    height: int
    width: int

    def times(self, weights: Vector) -> Vector:
        """A number for each row: its values times the weights of their columns."""
        return _sums(self.rows, self.values * weights[self.columns], self.height)

    def across(self, numbers: Vector) -> Vector:
        """A number for each column: its values times the numbers of their rows."""
        return _sums(self.columns, self.values * numbers[self.rows], self.width)

    def only(self, wanted: NDArray[np.bool_]) -> "Matrix":
        """The rows that are wanted, numbered anew."""
        kept = wanted[self.rows]
        number = np.cumsum(wanted) - 1
        return Matrix(number[self.rows[kept]], self.columns[kept], self.values[kept], int(wanted.sum()), self.width)


def _sums(places: Whole, values: Vector, number: int) -> Vector:
    """The sum of the values at each place."""
    return np.asarray(np.bincount(places, values, number), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Fit:
    """What a fit found: log odds of a row are `bias` plus its values times `weights`."""

    bias: float
    weights: Vector

    def log_odds(self, matrix: Matrix) -> Vector:
        """A number for each row; above 0 is more likely than not."""
        return matrix.times(self.weights) + self.bias


def fit(matrix: Matrix, labels: Vector, penalty: Vector) -> Fit:
    """The weights that explain the labels (1 or 0) best, each held to 0 by its `penalty`; the bias is free."""

    def loss(weights: Vector) -> tuple[float, Vector]:
        log_odds = matrix.times(weights[:-1]) + weights[-1]
        held = penalty * weights[:-1]
        wrong = probability(log_odds) - labels
        size = float(np.logaddexp(0, log_odds).sum() - labels @ log_odds + held @ weights[:-1] / 2)
        return size, np.append(matrix.across(wrong) + held, wrong.sum())

    # A step in each direction as long as its curvature allows: p(1 - p) is at most a quarter.
    squares = Matrix(matrix.rows, matrix.columns, matrix.values**2, matrix.height, matrix.width)
    curvature = np.append(squares.across(np.full(matrix.height, 0.25)) + penalty, 0.25 * matrix.height)
    weights = _least(loss, curvature, flat=_FLAT * max(1.0, matrix.height / 1000))
    return Fit(float(weights[-1]), weights[:-1])


def _least(loss: Loss, curvature: Vector, *, flat: float) -> Vector:
    """Where the loss is least (L-BFGS; Liu and Nocedal 1989, https://doi.org/10.1007/BF01589116)."""
    weights = np.zeros_like(curvature)
    size, slope = loss(weights)
    steps: deque[tuple[Vector, Vector]] = deque(maxlen=_MEMORY)
    for _ in range(_MOST_STEPS):
        if np.abs(slope).max() < flat:
            break
        direction = -_newton(slope, steps, curvature)
        length, promised = 1.0, float(slope @ direction)
        after, size_after, slope_after = weights, size, slope
        while length > 1e-10:
            after = weights + length * direction
            size_after, slope_after = loss(after)
            if size_after <= size + _SUFFICIENT * length * promised:
                break
            length /= 2
        else:
            break  # no step makes it less any more
        if (slope_after - slope) @ (after - weights) > 0:
            steps.append((after - weights, slope_after - slope))
        weights, size, slope = after, size_after, slope_after
    return weights


def _newton(slope: Vector, steps: deque[tuple[Vector, Vector]], curvature: Vector) -> Vector:
    """The slope times the inverse curvature as the steps so far have shown it (the two-loop recursion)."""
    result = slope.copy()
    shares = []
    for step, change in reversed(steps):
        share = float(step @ result) / float(step @ change)
        shares.append(share)
        result -= share * change
    result /= curvature
    if steps:
        step, change = steps[-1]
        result *= float(step @ change) / float(change @ (change / curvature))
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        result += step * (share - float(change @ result) / float(step @ change))
    return result
