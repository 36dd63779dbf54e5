"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "removed", "added"], str]

_WORDS = re.compile(r"\s+|[^\s]+")
LONGEST = 4_000  # words and gaps of one text: beyond that both are shown whole, because comparing takes their product


def word_changes(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order; joined without the added ones they are `before`, without the removed
    ones `after`. Empty for two empty texts. Texts longer than LONGEST are given whole, one removed and one added.
    """
    if before == after:
        return [("same", after)] if after else []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > LONGEST or len(new) > LONGEST:
        return _pieces(before, after)
    found: list[Piece] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(new[first:last])))
        else:
            found += _pieces("".join(old[start:end]), "".join(new[first:last]))
    return found


def _pieces(removed: str, added: str) -> list[Piece]:
    pieces: list[Piece] = [("removed", removed), ("added", added)]
    return [piece for piece in pieces if piece[1]]
