"""How near in meaning the passages of an index are to a claim. Not imported without need: numpy takes its time."""

from collections.abc import Callable, Sequence

import numpy as np

from claims.matching.proposal import Entry
from claims.meaning import Model, Vectors, nearness

READ = 256  # passages read by the model at a time


class Near:
    """The vectors of an index's rows."""

    def __init__(self, model: Model, entries: Sequence[Entry], progress: Callable[[int, int], object]) -> None:
        self._model = model
        parts = []
        for start in range(0, len(entries), READ):
            parts.append(model.passages([(entry.statement, entry.title) for entry in entries[start : start + READ]]))
            progress(min(start + READ, len(entries)), len(entries))
        self._codes = np.concatenate(parts)
        self._vectors = Vectors()
        self._vectors.add(range(len(entries)), self._codes)

    def to(self, claim: str, rows: Sequence[int], most: int) -> dict[int, float]:
        """How near each of the rows and of the `most` nearest is to the claim; empty for a claim without a word."""
        asked = self._model.claim(claim)
        if not len(asked):
            return {}
        chosen = list(dict.fromkeys([*rows, *self._vectors.nearest(asked, most)]))
        return dict(zip(chosen, map(float, nearness(asked, self._codes[chosen])), strict=True))
