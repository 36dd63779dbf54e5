"""The word lists of `data/`, loaded once, and the verb forms made from them."""

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any


def load(name: str) -> dict[str, Any]:
    """One file of `claims/extraction/data` as it stands there."""
    return json.loads(resources.files("claims.extraction").joinpath("data", name).read_text("utf-8"))  # type: ignore[no-any-return]


def words(name: str) -> dict[str, frozenset[str]]:
    """The lists of one file by name, ready for `in`; what is no list (a note, a table) is left out."""
    return {key: frozenset(value) for key, value in load(name).items() if isinstance(value, list)}


_VERBS = load("verbs.json")
_DOUBLED = frozenset(_VERBS["double_letter"])
_VOWELS = frozenset("aeiou")

OFTEN_NOUNS = frozenset(_VERBS["often_nouns"])


_WITH_S = frozenset(
    {"advise", "advertise", "arise", "comprise", "compromise", "devise", "exercise", "praise", "promise", "raise",
     "revise", "rise", "supervise", "surprise", "televise"}
)  # fmt: skip


def _stem(base: str) -> str:
    """The part of a regular verb that -ed and -ing are joined to."""
    if base in _DOUBLED:
        return base + base[-1]
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1]
    return base


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _stem(base) + "ed"


def _forms() -> Iterator[tuple[str, str, str]]:
    """Each verb form with its kind (base, s, past, participle, ing) and its base."""
    irregular: dict[str, list[str]] = _VERBS["irregular"]
    american = [base[:-3] + "ize" for base in _VERBS["verbs"] if base.endswith("ise") and base not in _WITH_S]
    for base in [*_VERBS["verbs"], *american]:
        past, participle = irregular.get(base, [_past(base)] * 2)
        yield base, "base", base
        yield _third(base), "s", base
        yield _stem(base) + "ing", "ing", base
        yield past, "past", base
        yield participle, "participle", base
    for past in ("learned", "burned", "dreamed", "leaped", "spilled"):  # the other regular spelling
        yield past, "past", past[:-2]
        yield past, "participle", past[:-2]


def _tables() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    kinds: dict[str, set[str]] = {}
    bases: dict[str, str] = {}
    for form, kind, base in _forms():
        kinds.setdefault(form, set()).add(kind)
        bases.setdefault(form, base)
    bases |= {"lies": "lie", "lay": "lie", "found": "find", "left": "leave", "felt": "feel", "saw": "see"}
    return {form: frozenset(found) for form, found in kinds.items()}, bases


VERB_KINDS, VERB_BASE = _tables()
CHANGING = frozenset(_VERBS["changing"])


def base_of(word: str) -> str:
    """The base form of a verb form, by the tables or by its ending; the word itself when it is none."""
    known = VERB_BASE.get(word)
    if known:
        return known
    for ending, put in (("ied", "y"), ("ed", ""), ("ing", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + put
    return word
