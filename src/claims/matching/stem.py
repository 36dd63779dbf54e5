"""English word stems by Porter's rules, the same as SQLite's `porter` tokenizer gives.

M. F. Porter, "An algorithm for suffix stripping", 1980, https://tartarus.org/martin/PorterStemmer/
"""

from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files
from string import ascii_lowercase

_KINDS = {code: "v" if chr(code) in "aeiou" else "y" if chr(code) == "y" else "c" for code in range(128)}
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
STEP_4 = tuple(
    "al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize".split()  # noqa: SIM905
)
# With all endings of a step: most words have none of them, which is asked at once.
REPLACED = tuple((tuple(ending for ending, _ in step), step) for step in (STEP_2, STEP_3))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one lower-case word; words of other scripts or under three letters come back unchanged."""
    if not 3 <= len(word) <= LONGEST or not word.isascii():
        return word
    word = _ending_y(_past_and_ing(_plural(word)))
    for endings, suffixes in REPLACED:
        if word.endswith(endings):
            word = _replaced(word, suffixes)
    return _final_l(_final_e(_without_suffix(word) if word.endswith(STEP_4) else word))


def beginnings(stems: Collection[str]) -> frozenset[str]:
    """The first two letters that words with these stems may have; a word of one letter is a beginning itself.

    Stemming leaves the first letter as it is, and of the second it may make an i of a y: "eyed" is "ei".
    """
    found = {name[:2] for name in stems}
    found |= {name[0] + "y" for name in stems if name[1:2] == "i"}
    return frozenset(found | {name + letter for name in stems if len(name) == 1 for letter in ascii_lowercase})


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


def _kinds(word: str) -> str:
    """The word with v for each vowel and c for each other letter; y is a vowel after a consonant."""
    kinds = word.translate(_KINDS)
    at = kinds.find("y")
    while at >= 0:
        kinds = kinds[:at] + ("v" if at and kinds[at - 1] == "c" else "c") + kinds[at + 1 :]
        at = kinds.find("y", at)
    return kinds


def _measure(word: str) -> int:
    """How many vowel-consonant runs the word holds; Porter's m."""
    return _kinds(word).count("vc")


def _has_vowel(word: str) -> bool:
    return "v" in _kinds(word)


def _doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _kinds(word)[-1] == "c"


def _short(word: str) -> bool:
    """Ends consonant, vowel, consonant, the last none of w, x, y: hop, but not how."""
    return _kinds(word).endswith("cvc") and word[-1] not in "wxy"


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
