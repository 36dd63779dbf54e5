"""From log odds to a probability."""

import numpy as np
import pytest

from claims.learning.odds import probability


def test_a_probability_is_0_to_1_and_rises_with_the_log_odds() -> None:
    found = probability(np.array([-1e9, -2.0, 0.0, 2.0, 1e9]))
    assert found[0] == pytest.approx(0)
    assert found[2] == 0.5
    assert found[1] + found[3] == pytest.approx(1)
    assert list(found) == sorted(found)
    assert found[4] == pytest.approx(1)
