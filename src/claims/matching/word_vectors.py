"""How near a passage is to a claim by vectors of their words: what speaks about the same in related words."""

from collections.abc import Sequence

from claims.matching.profile import LONG
from claims.matching.query import STOPWORDS, words

# The nearness that says nothing, and stands where the vectors cannot be used: among candidates that score around 50,
# wrong ones lie between .2 and .3 on average and right ones between .3 and .45.
SAYS_NOTHING = 0.3
STATEMENT, TITLE = 0.55, 0.45  # of a passage's vector, as of those of docs/semantic.md


def word_nearness(claim: str, passages: Sequence[tuple[str, str]]) -> list[float]:
    """For each passage (the words of its statement and of its title) the cosine with the claim, none below 0.

    What says nothing for all where the vectors are not there, or the claim has no word.
    """
    # Not imported before it is needed: numpy takes its time.
    import numpy as np

    from claims.meaning import claim_texts, words_known

    table = words_known()
    asked = claim_texts(claim[:LONG]) if table else []
    if not table or not asked:
        return [SAYS_NOTHING] * len(passages)
    lines = [" ".join(words(asked[0])), *(said for said, _ in passages), *(title for _, title in passages)]
    rows = table.of([_telling(line) for line in lines])
    both = STATEMENT * rows[1 : len(passages) + 1] + TITLE * rows[len(passages) + 1 :]
    lengths = np.sqrt(np.add.reduce(both * both, axis=1))
    lengths[lengths == 0] = 1
    cosines = both @ rows[0] / lengths
    # Rounded: the last digits of a product are other ones on other processors.
    return [round(max(0.0, how), 5) for how in cosines.tolist()]


def _telling(line: str) -> list[str]:
    """The content words of a line; all its words where it has no others."""
    every = line[:LONG].split()
    return [word for word in every if word not in STOPWORDS] or every
