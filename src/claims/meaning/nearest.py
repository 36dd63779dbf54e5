"""Exact search among a million vectors: read in blocks from a file of their own, so that memory stays small."""

from collections.abc import Sequence
from tempfile import TemporaryFile
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from claims.meaning.model import WIDTH, Codes, Floats

BLOCK = 16_384  # rows: 6 MB as stored and 25 MB as numbers that can be multiplied; larger blocks are no faster


class Vectors:
    """Vectors by id, in 8-bit numbers; those added later are found too. For one thread at a time."""

    def __init__(self) -> None:
        # Without a name: gone with the process. In a file, not in memory: a million rows are 384 MB.
        self._file = TemporaryFile()  # noqa: SIM115
        self.close = finalize(self, self._file.close)  # gives the space on the disk back; done by itself at the end
        self._ids = np.empty(0, dtype=np.int64)
        self._lengths = np.empty(0, dtype=np.float32)
        self._codes = np.empty((BLOCK, WIDTH), dtype=np.int8)
        self._numbers = np.empty((BLOCK, WIDTH), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, ids: Sequence[int], rows: Codes | bytes) -> None:
        """Add a row for each id; an id that is added again is found by both rows."""
        codes = np.frombuffer(rows, dtype=np.int8).reshape(-1, WIDTH) if isinstance(rows, bytes) else rows
        self._file.seek(0, 2)
        self._file.write(codes.tobytes())
        self._ids = np.concatenate([self._ids, np.asarray(ids, dtype=np.int64)])
        self._lengths = np.concatenate([self._lengths, _lengths(codes.astype(np.float32))])

    def nearest(self, asked: Floats, most: int) -> list[int]:
        """The ids of the rows nearest to any of the rows asked for, nearest first, at most `most`.

        Equally near ones stand in order of id. Empty without rows to look among, or without rows asked for.
        """
        if not len(asked) or not len(self):
            return []
        best = np.empty(0, dtype=np.float32)
        ids = np.empty(0, dtype=np.int64)
        self._file.seek(0)
        for start in range(0, len(self), BLOCK):
            rows = min(BLOCK, len(self) - start)
            self._file.readinto(self._codes[:rows].data.cast("B"))
            np.copyto(self._numbers[:rows], self._codes[:rows])
            near = (self._numbers[:rows] @ asked.T).max(axis=1) / self._lengths[start : start + rows]
            best = np.concatenate([best, near])
            ids = np.concatenate([ids, self._ids[start : start + rows]])
            best, ids = _first(best, ids, most)
        return [int(found) for found in ids]


def nearness(asked: Floats, rows: Codes) -> Floats:
    """For each row the cosine with the nearest of the rows asked for, -1 to 1."""
    numbers = rows.astype(np.float32)
    found: Floats = (numbers @ asked.T).max(axis=1) / _lengths(numbers)
    return found


def _lengths(numbers: Floats) -> Floats:
    found: Floats = np.sqrt(np.einsum("ij,ij->i", numbers, numbers))
    return found


def _first(near: Floats, ids: NDArray[np.int64], most: int) -> tuple[Floats, NDArray[np.int64]]:
    """The nearest, in order."""
    if len(near) > most:
        worst = np.partition(near, -most)[-most]
        near, ids = near[near >= worst], ids[near >= worst]
    order = np.lexsort((ids, -near))[:most]
    return near[order], ids[order]
