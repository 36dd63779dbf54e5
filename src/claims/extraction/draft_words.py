"""The words of a draft as they are compared with those of another: spelling tricks and marks left aside."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from claims.extraction.lexicon import base_of, load, words

_RUN = re.compile(r"(?:[^\s–—]|(?<=\d)[–—](?=[\d£$€]))+")  # "10–12" is one word, "gear – mostly" are two
_MARKS = ".,;:!?…\"“”„‘’'`´()[]{}«»‹›*_"
_QUOTES = frozenset('“”„"«»')
_SHORT = 4  # letters of an abbreviation in capitals; longer words in capitals are shouted or part of a dateline
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_SMALL = frozenset().union(*words("words.json").values()) - words("words.json")["number_words"]
# Words whose coming or going beside a claim may turn what it says; written for this list.
_TURNING = frozenset(load("turning.json")["words"])


_MONTHS = "January February March April June July August September October November December".replace(" ", "|")
_DATE = re.compile(rf"(?:1[89]|20)\d\d|{_MONTHS}", re.IGNORECASE)


class Word(NamedTuple):
    """One word at its place; `key` is what has to be equal for two words to be the same."""

    key: str
    start: int  # code points
    end: int  # exclusive


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`: runs without spaces or dashes, without the marks at their ends."""
    found = []
    for run in _RUN.finditer(text, start, end):
        inside = run[0].strip(_MARKS)
        key = inside.translate(_UNSEEN)
        if not key or not any(map(str.isalnum, key)):
            continue
        first = run.start() + run[0].index(inside)
        found.append(Word(_key(key, run[0]), first, first + len(inside)))
    return found


def _key(word: str, run: str) -> str:
    """What has to be equal for two words to be the same: double quote marks and a question mark belong to it."""
    key = unicodedata.normalize("NFC", word.translate(_APOSTROPHES))
    # The month is not the "may" that turns a sentence, nor the US the "us" that somebody says.
    key = key if key == "May" or (key.isupper() and 1 < len(key) <= _SHORT) else key.casefold()
    before, _, after = run.partition(word)
    opened, closed = (any(mark in _QUOTES for mark in side) for side in (before, after))
    return f"{'“' * opened}{key}{'”' * closed}{'?' * ('?' in after)}"


def is_small(key: str) -> bool:
    """Whether a word says little by itself: "the", "of", "was"."""
    return key.strip("“”?") in _SMALL


def turning(before: Iterable[str], after: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that came and those that went, of those that may turn what a sentence says, as they are written."""
    was, now = ({base: key for key in keys if (base := _turn(key))} for keys in (before, after))
    came, went = now.keys() - was.keys(), was.keys() - now.keys()
    return tuple(sorted(now[base] for base in came)), tuple(sorted(was[base] for base in went))


def _turn(key: str) -> str:
    """The base of a turning word; empty for all others."""
    plain = "not" if key.endswith("n't") else key.strip("“”?")
    if _DATE.fullmatch(plain):  # "In 2023, fees rose and ferries sailed": the year is that of both
        return plain
    return next((word for word in (plain, base_of(plain)) if word in _TURNING), "")
