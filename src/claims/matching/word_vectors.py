"""How near a passage is to a claim by vectors of their words: what speaks about the same in related words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.matching.profile import LONG
from claims.matching.query import STOPWORDS, words

if TYPE_CHECKING:
    from claims.meaning.words import Row

# The nearness that says nothing, and stands where the vectors cannot be used: among candidates that score around 50,
# wrong ones lie between .2 and .3 on average and right ones between .3 and .45.
SAYS_NOTHING = 0.3
STATEMENT, TITLE = 0.55, 0.45  # of a passage's vector, as of those of docs/semantic.md


def word_nearness(claim: str, passages: Sequence[tuple[str, str]]) -> list[float]:
    """For each passage (the words of its statement and of its title) the cosine with the claim, none below 0.

    What says nothing for all where the vectors are not there, or the claim has no word.
    """
    # Not imported before it is needed: numpy takes its time.
    from claims.meaning import claim_texts, words_known

    asked = claim_texts(claim[:LONG]) if words_known() else []
    if not asked:
        return [SAYS_NOTHING] * len(passages)
    said = _of(" ".join(words(asked[0])))
    # Rounded: the last digits of a product are other ones on other processors.
    return [round(max(0.0, float(said @ _passage(*passage))), 5) for passage in passages]


@lru_cache(maxsize=4_096)  # about 1.5 KB each: 6 MB
def _passage(statement: str, title: str) -> "Row":
    """One vector for a passage, not always of length 1."""
    import numpy as np

    if not title or not statement:
        return _of(statement or title)
    both = STATEMENT * _of(statement) + TITLE * _of(title)
    length = np.sqrt(both @ both)
    return both / length if length else both


def _of(line: str) -> "Row":
    """One vector for the content words of a line; for all its words where it has no others."""
    from claims.meaning import load_words

    every = line[:LONG].split()
    return load_words().of([word for word in every if word not in STOPWORDS] or every)
