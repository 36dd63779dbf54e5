"""English word stems by Porter's rules, the same as SQLite's `porter` tokenizer gives.

M. F. Porter, "An algorithm for suffix stripping", 1980, https://tartarus.org/martin/PorterStemmer/
"""

from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

VOWELS = frozenset("aeiou")
LONGEST = 40  # letters; no English word is longer, and SQLite leaves tokens of 64 bytes and more as they are

STEP_2 = (
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("logi", "log"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
)
STEP_3 = (
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
)
STEP_4 = (
    "al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize".split()  # noqa: SIM905
)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one lower-case word; words of other scripts or under three letters come back unchanged."""
    if not 3 <= len(word) <= LONGEST or not word.isascii():
        return word
    word = _ending_y(_past_and_ing(_plural(word)))
    for suffixes in (STEP_2, STEP_3):
        word = _replaced(word, suffixes)
    return _final_l(_final_e(_without_suffix(word)))


@lru_cache(maxsize=65_536)
def base(word: str) -> str:
    """The stem of a lower-case word, irregular verbs brought to their base form first: went and goes to go.

    For comparing two statements; the full-text index knows `stem` only.
    """
    return stem(_base_forms().get(word, word))


@lru_cache(maxsize=1)
def _base_forms() -> dict[str, str]:
    rows = files("claims.matching").joinpath("irregular_verbs.txt").read_text("utf-8").splitlines()
    verbs = [row.split() for row in rows if not row.startswith("#")]
    return {form: verb for verb, *forms in verbs for form in forms}


def _is_consonant(word: str, at: int) -> bool:
    letter = word[at]
    if letter in VOWELS:
        return False
    return letter != "y" or at == 0 or not _is_consonant(word, at - 1)


def _measure(word: str) -> int:
    """How many vowel-consonant runs the word holds; Porter's m."""
    kinds = [_is_consonant(word, at) for at in range(len(word))]
    return sum(not before and after for before, after in pairwise(kinds))


def _has_vowel(word: str) -> bool:
    return any(not _is_consonant(word, at) for at in range(len(word)))


def _doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _is_consonant(word, len(word) - 1)


def _short(word: str) -> bool:
    """Ends consonant, vowel, consonant, the last none of w, x, y: hop, but not how."""
    if len(word) < 3 or word[-1] in "wxy":
        return False
    last = len(word) - 1
    return _is_consonant(word, last) and not _is_consonant(word, last - 1) and _is_consonant(word, last - 2)


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _past_and_ing(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for suffix in ("ed", "ing"):
        if word.endswith(suffix) and _has_vowel(word[: -len(suffix)]):
            return _mended(word[: -len(suffix)])
    return word


def _mended(word: str) -> str:
    """What is left after -ed or -ing, made a word again: hop(p), fil(e), conflat(e)."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _doubled(word) and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _short(word) else word


def _ending_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _has_vowel(word[:-1]) else word


def _replaced(word: str, suffixes: tuple[tuple[str, str], ...]) -> str:
    for suffix, other in suffixes:
        if word.endswith(suffix):
            kept = word[: -len(suffix)]
            return kept + other if _measure(kept) else word
    return word


def _without_suffix(word: str) -> str:
    for suffix in STEP_4:
        if word.endswith(suffix):
            kept = word[: -len(suffix)]
            if suffix in {"sion", "tion"}:
                kept = word[:-3]
            return kept if _measure(kept) > 1 else word
    return word


def _final_e(word: str) -> str:
    if not word.endswith("e"):
        return word
    kept = word[:-1]
    measure = _measure(kept)
    return kept if measure > 1 or (measure == 1 and not _short(kept)) else word


def _final_l(word: str) -> str:
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
