"""How alike claims and passages are letter by letter: what slips of the keys and other forms of a word leave alike."""

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRAM = 4  # letters; runs of 3, 4 and 5 were tried, 4 ranks best
# Four letters as one number of 64 bits: each times an odd number without a pattern, the golden ratio's. Two runs with
# one number are as likely as a collision of 64 bits, and are the same ones on every machine.
_MIX = 0x9E3779B97F4A7C15


def letter_likeness(claim: str, passages: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """For each passage (the words of its statement and of its title) how alike each is to the claim, 0 to 1.

    All are lines of words with one space between (`claims.matching.profile.line`). The cosine of the runs of four
    letters, spaces between and around words counted, each run weighed by its rarity among these passages; 0 for a line
    without a word, and for a title without one what its statement has. The same on every machine to the last digit.
    """
    # Not imported before it is needed: numpy takes its time.
    import numpy as np

    number = len(passages)
    said = _present([*(words for words, _ in passages), *(title for _, title in passages), claim])
    times = (said[:number] | said[number:-1]).sum(axis=0)
    rarity = np.array([log(1 + (number + 1) / (count + 0.5)) for count in range(number + 1)])
    weights = rarity[times]
    # Added in order of the runs, not as a product of matrices: that has other last digits on other processors.
    filled = np.flatnonzero(said)  # where the table has two sides that takes several times as long
    lines = np.repeat(np.arange(len(said)), said.sum(axis=1))
    runs = filled - lines * said.shape[1]
    shared = said[-1][runs]
    each = np.bincount(lines, weights[runs], minlength=len(said))
    alike = np.bincount(lines[shared], weights[runs[shared]], minlength=len(said))
    cosines = (alike / np.sqrt(np.maximum(each * each[-1], np.finfo(float).tiny))).tolist()
    return [(cosines[at], cosines[number + at] if title else cosines[at]) for at, (_, title) in enumerate(passages)]


def _present(lines: Sequence[str]) -> "NDArray[np.bool_]":
    """Which runs of letters (columns, all there are in some order) stand in which line (rows)."""
    import numpy as np

    padded = [f" {line} " if line else "" for line in lines]
    lengths = np.array([len(line) for line in padded])
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    line = np.repeat(np.arange(len(lines)), lengths)
    runs = letters[: max(len(letters) - GRAM + 1, 0)]
    for at in range(1, GRAM):
        runs = runs * np.uint64(_MIX) + letters[at : len(letters) - GRAM + 1 + at]
    within = line[: len(runs)] == line[GRAM - 1 :]
    found, column = np.unique(runs[within], return_inverse=True)
    present = np.zeros((len(lines), len(found)), dtype=bool)
    present[line[: len(runs)][within], column] = True
    return present
