"""The words of a statement as they are compared: each with its stem, its place and the clause it stands in."""

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from claims.matching.query import STOPWORDS, folded, word_pattern
from claims.matching.related import in_common
from claims.matching.stem import base

_BREAK = re.compile(r"[,;:.!?()–—\n]|\b(?:but|while|whereas|although|because|after|before|and)\b", re.IGNORECASE)


class Token(NamedTuple):
    """A word of a statement with its place; `clause` counts the stretches between commas and "but"."""

    text: str  # folded
    stem: str  # as `claims.matching.stem.base` gives it
    start: int
    end: int
    clause: int
    tells: bool  # whether it is a content word


_token = partial(tuple.__new__, Token)  # of a tuple, in half the time of Token(…)


@lru_cache(maxsize=1_024)  # asked for by several steps, and again for the next claim
def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order, stopwords too; "doesn't" and "won't" are one word."""
    plain = folded(text)
    breaks = [found.start() for found in _BREAK.finditer(plain) if not _inside_number(plain, found.start())]
    breaks.append(len(plain))
    found_words = []
    clause = 0
    for found in word_pattern(plain).finditer(plain):
        start = found.start()
        while breaks[clause] < start:
            clause += 1
        word, name, tells = _known(found.group())
        found_words.append(_token((word, name, start, start + len(word), clause, tells)))
    return tuple(found_words)


@lru_cache(maxsize=65_536)
def _known(written: str) -> tuple[str, str, bool]:
    """A folded word without a possessive 's, its stem, and whether it is a content word."""
    word = written.removesuffix("'s")
    return word, base(word), word not in STOPWORDS


@lru_cache(maxsize=1_024)
def content(text: str) -> Mapping[str, Token]:
    """The content words of `text`, each as it stands last."""
    return {word.text: word for word in tokens(text) if word.tells}


@lru_cache(maxsize=1_024)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the content words of `text`."""
    return frozenset([word.stem for word in content(text).values()])


@lru_cache(maxsize=1_024)
def stems(text: str) -> frozenset[str]:
    """The stems of all words of `text`, stopwords too."""
    return frozenset([word.stem for word in tokens(text)])


def _inside_number(text: str, at: int) -> bool:
    return text[at] in ".,:" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def closeness(one: str, other: str) -> float:
    """Share of the content words of the shorter statement that the other has, 0 to 1; 0 where one has none."""
    said, found = content_stems(one), content_stems(other)
    return len(said & found) / min(len(said), len(found)) if said and found else 0.0


@lru_cache(maxsize=1_024)
def subject_closeness(one: str, other: str) -> float:
    """As `closeness`, words that say much the same counted as shared."""
    said, found = content_stems(one), content_stems(other)
    return in_common(said, found) / min(len(said), len(found)) if said and found else 0.0
