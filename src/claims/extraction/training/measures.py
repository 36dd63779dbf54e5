"""How good scores are against what people decided."""

import numpy as np

from claims.learning.odds import Vector

BINS = 10  # tenths of the score


def auc(labels: Vector, scores: Vector) -> float:
    """How often a statement worth checking scores above one that is not, 0 to 1; a tie counts half."""
    _, place, number = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(number) - (number - 1) / 2)[place]
    worth = labels.sum()
    return float((ranks[labels == 1].sum() - worth * (worth + 1) / 2) / (worth * (len(labels) - worth)))


def weighted_f1(labels: Vector, chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> float:
    """The F1 of each kind, weighted by how many there are of it, 0 to 1."""
    total = 0.0
    for kind in (0, 1):
        is_so, said_so = labels == kind, chosen == bool(kind)
        both = is_so.sum() + said_so.sum()
        total += float(is_so.mean() * 2 * (is_so & said_so).sum() / both) if both else 0.0
    return total


def calibration_error(labels: Vector, scores: Vector) -> float:
    """How far scores (0 to 1) are from what happened, on average over tenths weighted by their size.

    Of a hundred statements that score 0.8, eighty should be worth checking. (Expected calibration error:
    Naeini and others 2015, https://doi.org/10.1609/aaai.v29i1.9602)
    """
    return sum(number * abs(said - was) for _, number, said, was in tenths(labels, scores)) / len(labels)


def tenths(labels: Vector, scores: Vector) -> list[tuple[float, int, float, float]]:
    """For each tenth that has scores: where it begins, how many, their mean, and the share worth checking."""
    of = np.minimum((scores * BINS).astype(int), BINS - 1)
    return [
        (k / BINS, int((of == k).sum()), float(scores[of == k].mean()), float(labels[of == k].mean()))
        for k in range(BINS)
        if (of == k).any()
    ]
