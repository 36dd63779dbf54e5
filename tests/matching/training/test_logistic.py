"""The fit in numpy: it finds what made the labels, and stays where it was without reason to move."""

import numpy as np

from claims.learning.odds import probability
from claims.matching.training.logistic import fit


def test_it_finds_the_weights_that_made_the_labels() -> None:
    chance = np.random.default_rng(1)
    rows = np.column_stack([chance.normal(size=(4_000, 2)), np.ones(4_000)])
    truth = np.array([2.0, -1.0, 0.5])
    labels = (chance.random(4_000) < probability(rows @ truth)).astype(float)
    found = fit(rows, labels, before=np.zeros(3), penalty=np.full(3, 0.01))
    assert np.abs(found - truth).max() < 0.2


def test_a_high_penalty_keeps_the_weights_there_were() -> None:
    rows = np.array([[1.0, 1.0], [0.0, 1.0]])
    before = np.array([3.0, -1.0])
    found = fit(rows, np.array([0.0, 1.0]), before=before, penalty=np.full(2, 1e6))
    assert np.abs(found - before).max() < 1e-3
