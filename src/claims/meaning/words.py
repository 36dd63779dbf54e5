"""Vectors of words that were read once for all: what texts are about, without a model that reads them.

The table of wordllama 0.4.0.post1 (MIT, https://github.com/dleemiller/WordLlama), 32,000 word pieces of 256 numbers
each, and the order in which letters are joined to pieces. Both files are read as they lie in the wheel; it is never
imported.
"""

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from claims.errors import InputError
from claims.meaning.files import pinned

TABLE = (
    "wordllama",
    "weights/l2_supercat_256.safetensors",
    "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
)
PIECES = (
    "wordllama",
    "tokenizers/l2_supercat_tokenizer_config.json",
    "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
)
ROWS, WIDTH = 32_000, 256
HEADER = 96  # bytes before the numbers: the length of what describes them (8), and that
LONGEST_WORD = 64  # letters that are read of a word; joining takes the square of it
MISSING = "Vectors of words need wordllama: pip install wordllama==0.4.0.post1, where there is a wheel of it."

Rows = NDArray[np.float32]


class WordVectors:
    """The loaded table: 28 MB, and up to 49 for the numbers that were looked up."""

    def __init__(self, table: NDArray[np.float16], numbers: dict[str, int], order: dict[tuple[str, str], int]) -> None:
        self._table = table
        self._numbers = numbers
        self._order = order
        self.pieces = lru_cache(maxsize=32_768)(self._pieces)  # about 300 bytes each: 10 MB
        # The rows that were looked up, at full length: making them longer takes as long as adding them. Memory is
        # taken by what is written to only. Threads may write the same row twice, always the same numbers.
        self._read = np.zeros(table.shape, dtype=np.float32)
        self._known = np.zeros(len(table), dtype=bool)

    def of(self, lines: Sequence[Sequence[str]]) -> Rows:
        """One vector for the words of each line, of length 1; zeros for no words."""
        numbers = [list(chain.from_iterable(map(self.pieces, words))) for words in lines]
        every = np.array(list(chain.from_iterable(numbers)), dtype=np.intp)
        self._look_up(every)
        total = np.zeros((len(lines), self._table.shape[1]), dtype=np.float32)
        at = 0
        for row, found in zip(total, numbers, strict=True):
            if found:
                np.add.reduce(self._read.take(every[at : at + len(found)], axis=0), axis=0, out=row)
            at += len(found)
        lengths = np.sqrt(np.add.reduce(total * total, axis=1))
        lengths[lengths == 0] = 1
        total /= lengths[:, None]
        return total

    def _look_up(self, numbers: NDArray[np.intp]) -> None:
        new = numbers[~self._known[numbers]]
        if len(new):
            self._read[new] = self._table[new]
            self._known[new] = True

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word; of one that the table has whole, its own: joining comes to the same."""
        whole = self._numbers.get(f"▁{word}")
        return (whole,) if whole is not None else self.joined(word)

    def joined(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word: its letters, the pair that comes first joined again and again.

        Byte pair encoding as in Sennrich, Haddow and Birch 2016, https://doi.org/10.18653/v1/P16-1162; a letter that
        the table does not have is told in bytes.
        """
        parts = ["▁", *word[:LONGEST_WORD]]
        never = len(self._order)
        turns = [self._order.get(both, never) for both in pairwise(parts)]
        while turns and (turn := min(turns)) < never:
            at = turns.index(turn)
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
            del turns[at]
            for beside in range(max(at - 1, 0), min(at + 1, len(turns))):
                turns[beside] = self._order.get((parts[beside], parts[beside + 1]), never)
        found: list[int] = []
        for part in parts:
            known = self._numbers.get(part)
            found += [known] if known is not None else [self._numbers[f"<0x{byte:02X}>"] for byte in part.encode()]
        return tuple(found)


@cache
def load_words() -> WordVectors:
    """The vectors of words, loaded once in a fifth of a second.

    Raises InputError when wordllama is not installed, or its files are not those that were measured.
    """
    table, pieces = pinned(*TABLE, missing=MISSING), pinned(*PIECES, missing=MISSING)
    model = json.loads(pieces.read_text("utf-8"))["model"]
    order = {(first, second): rank for rank, (first, _, second) in enumerate(m.partition(" ") for m in model["merges"])}
    numbers = np.memmap(table, dtype="<f2", mode="r", offset=HEADER, shape=(ROWS, WIDTH))
    return WordVectors(numbers, model["vocab"], order)


@cache
def words_known() -> WordVectors | None:
    """The vectors of words; None where they cannot be used, which `claims doctor` says."""
    try:
        return load_words()
    except InputError:
        return None
