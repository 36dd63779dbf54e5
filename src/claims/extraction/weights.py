"""A check-worthiness model: what each named feature weighs and, trained on a newsroom's own text, each of its words.

The shipped one is data/checkworthiness.json; CLAIMS_CHECKWORTHINESS_MODEL names another, made by
`claims train checkworthiness`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from claims.extraction import features
from claims.extraction.lexicon import load
from claims.learning import model_file
from claims.learning.model_file import number
from claims.settings import checkworthiness_model

MOST_BYTES = 5_000_000  # thirty times a model of 5,000 words
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature adds to the log odds each time it is found, counted up to `at_most`."""

    weight: float
    at_most: int
    says: str | None = None  # the reason shown to people
    against: bool = False  # whether `says` speaks against checking


@dataclass(frozen=True, slots=True)
class Word:
    """A term of the newsroom's own text: how rare it was there, and what it adds to the log odds."""

    rarity: float  # inverse document frequency
    weight: float


@dataclass(frozen=True, slots=True)
class Model:
    """Everything a score is worked out from."""

    bias: float
    features: Mapping[str, Feature]
    words: Mapping[str, Word] = field(default_factory=dict)  # empty in the shipped model


def in_use() -> Model:
    """The newsroom's own model where the setting names one, else the shipped one.

    Raises InputError when the file cannot be used. A file is read once: restart the desk after training anew.
    """
    own = checkworthiness_model()
    return read_model(own) if own else shipped()


@cache
def shipped() -> Model:
    """The model that comes with the tool."""
    return model_from(load("checkworthiness.json"))


@cache
def read_model(path: Path) -> Model:
    """The model in a file. Raises InputError saying what is wrong with it."""
    return model_file.read_model(
        path,
        model_from,
        at_most=MOST_BYTES,
        called="check-worthiness",
        trained_by="claims train checkworthiness",
        setting="CLAIMS_CHECKWORTHINESS_MODEL",
    )


def model_from(data: object) -> Model:
    """The model that a JSON object holds. Raises ValueError naming what is missing or wrong."""
    if not isinstance(data, dict) or not isinstance(data.get("features"), dict):
        raise ValueError('it is no JSON object with "bias" and "features"')
    words = data.get("words", {})
    if not isinstance(words, dict) or len(words) > MOST_WORDS:
        raise ValueError(f'"words" is no object of at most {MOST_WORDS:,} terms')
    return Model(
        bias=number(data.get("bias"), '"bias"'),
        features={name: _feature(name, entry) for name, entry in data["features"].items()},
        words={term: _word(term, entry) for term, entry in words.items()},
    )


def _feature(name: str, entry: Any) -> Feature:
    where = f"the feature {name!r}"
    if name not in _KNOWN:
        raise ValueError(f"{where} is none that this version of the tool counts")
    if not isinstance(entry, dict):
        raise ValueError(f"{where} is no object")
    at_most, says = entry.get("at_most"), entry.get("says")
    if not isinstance(at_most, int) or isinstance(at_most, bool) or not 1 <= at_most <= _MOST_COUNTED:
        raise ValueError(f'{where} has no whole number from 1 to {_MOST_COUNTED} under "at_most"')
    if says is not None and not isinstance(says, str):
        raise ValueError(f'{where} has no text under "says"')
    direction = entry.get("direction", "for")
    if direction not in {"for", "against"}:
        raise ValueError(f'{where} has neither "for" nor "against" under "direction"')
    return Feature(number(entry.get("weight"), f"the weight of {where}"), at_most, says, direction == "against")


_KNOWN = frozenset(features.ALL)
_MOST_COUNTED = 1_000  # a sentence has no more words of a kind


def _word(term: str, entry: Any) -> Word:
    where = f"the word {term!r}"
    if not isinstance(entry, list) or len(entry) != 2:
        raise ValueError(f"{where} is no list of its rarity and its weight")
    rarity = number(entry[0], f"the rarity of {where}")
    if rarity <= 0:
        raise ValueError(f"the rarity of {where} is not above zero")
    return Word(rarity, number(entry[1], f"the weight of {where}"))
