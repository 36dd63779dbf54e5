"""Log odds and probabilities, in numpy."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

_FARTHEST = 30.0  # log odds beyond which a probability is 0 or 1 to thirteen digits


def probability(log_odds: Vector) -> Vector:
    """From log odds to 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -_FARTHEST, _FARTHEST))), dtype=np.float64)
