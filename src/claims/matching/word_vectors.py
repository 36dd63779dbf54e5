"""How near a passage is to a claim by vectors of their words: what speaks about the same in related words."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from claims.matching.profile import LONG
from claims.matching.query import STOPWORDS, words

if TYPE_CHECKING:
    from claims.meaning import WordVectors
    from claims.meaning.words import Rows

# The nearness that says nothing, and stands where the vectors cannot be used: among candidates that score around 50,
# wrong ones lie between .2 and .3 on average and right ones between .3 and .45.
SAYS_NOTHING = 0.3
STATEMENT, TITLE = 0.55, 0.45  # of a passage's vector, as of those of docs/semantic.md

KEPT = 16_384  # passages whose vector is remembered, 1 KB each and the words themselves: about 20 MB
_kept: dict[tuple[str, str], "Rows"] = {}


def word_nearness(claim: str, passages: Sequence[tuple[str, str]]) -> list[float]:
    """For each passage (the words of its statement and of its title) the cosine with the claim, none below 0.

    What says nothing for all where the vectors are not there, or the claim has no word.
    """
    # Not imported before it is needed: numpy takes its time.
    from claims.meaning import claim_texts, words_known

    table = words_known()
    asked = claim_texts(claim[:LONG]) if table else []
    if not table or not asked:
        return [SAYS_NOTHING] * len(passages)
    (said,) = table.of([_telling(" ".join(words(asked[0])))])
    cosines = _rows(table, passages) @ said
    # Rounded: the last digits of a product are other ones on other processors.
    return [round(max(0.0, how), 5) for how in cosines.tolist()]


def _rows(table: "WordVectors", passages: Sequence[tuple[str, str]]) -> "Rows":
    """A vector of length 1 for each passage, zeros for one without a word."""
    import numpy as np

    found = {passage: row for passage in passages if (row := _kept.get(passage)) is not None}
    if new := [passage for passage in dict.fromkeys(passages) if passage not in found]:
        lines = {line: at for at, line in enumerate(dict.fromkeys(chain.from_iterable(new)))}  # many share a title
        rows = table.of([_telling(line) for line in lines])
        both = STATEMENT * rows[[lines[said] for said, _ in new]] + TITLE * rows[[lines[title] for _, title in new]]
        lengths = np.sqrt(np.add.reduce(both * both, axis=1))
        lengths[lengths == 0] = 1
        read = dict(zip(new, both / lengths[:, None], strict=True))
        found |= read
        if len(_kept) > KEPT:
            _kept.clear()
        _kept.update(read)
    return np.stack([found[passage] for passage in passages]) if passages else table.of([])


def _telling(line: str) -> list[str]:
    """The content words of a line; all its words where it has no others."""
    every = line[:LONG].split()
    return [word for word in every if word not in STOPWORDS] or every
