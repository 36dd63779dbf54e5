"""How near a passage is to a claim word by word, each word as the language model reads it in its sentence.

MaxSim as in Khattab and Zaharia, "ColBERT", 2020, https://doi.org/10.1145/3397271.3401075, with a model that was not
trained for it: what one vector for a whole text loses, who did what and which of two towns, is still there.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.meaning import Pieces

# Of the claim's words, rare ones counting more, and of the statement's: how much each side counts.
CLAIM, STATEMENT = 0.75, 0.25


def word_by_word(claim: str, passages: Sequence[tuple[str, str]]) -> list[float]:
    """For each passage (its statement and title) how near its words are to the claim's, 0 to 1 but for rare exceptions.

    Each word of the claim is compared with the nearest of the passage, and each of the statement with the nearest of
    the claim. Empty where the model cannot be used, or the claim has no letter or digit.
    """
    # Not imported before it is needed: numpy takes its time.
    from claims.meaning import claim_texts, load, switched_on

    texts = claim_texts(claim)
    if not texts or not passages or not switched_on():
        return []
    asked = load().pieces(texts[0])
    # Rounded: the last digits of a product are other ones on other processors.
    return [round(_alike(asked, *map(_read, passage)), 5) for passage in passages]


@lru_cache(maxsize=256)  # about 30 KB each, of a long passage 400: 8 MB, at most 100
def _read(text: str) -> "Pieces | None":
    from claims.meaning import load

    return load().pieces(text) if text.strip() else None


def _alike(asked: "Pieces", statement: "Pieces | None", title: "Pieces | None") -> float:
    there = statement or title
    if not there:
        return 0.0
    near = asked.rows @ there.rows.T
    nearest = near.max(axis=1)
    if statement and title:
        nearest = nearest.clip(min=(asked.rows @ title.rows.T).max(axis=1))
    of_claim = asked.telling @ nearest / asked.telling.sum()
    return float(CLAIM * of_claim + STATEMENT * near.max(axis=0).mean())
