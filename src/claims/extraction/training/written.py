"""A model as the file that `weights.read_model` reads: readable, a line for each feature and each word."""

import json
from collections.abc import Iterable

from claims.extraction.training.train import Trained
from claims.extraction.weights import Feature

_ABOUT = (
    "Weights (log odds) for check-worthiness, fitted by `claims train checkworthiness` to a newsroom's own decisions. "
    "A feature counts up to `at_most` times; `says` is the reason shown to people, `direction` whether it speaks for "
    "or against checking. `words` has for each term its rarity and its weight, in the words of the newsroom's text."
)
_PRECISION = 5  # decimals; scores are printed with four


def model_text(trained: Trained) -> str:
    """The model with its figures as JSON text; the same model gives the same text."""
    model = trained.model
    features = (f"    {_json(name)}: {_json(_feature(feature))}" for name, feature in model.features.items())
    words = (
        f"    {_json(term)}: [{round(word.rarity, _PRECISION)}, {round(word.weight, _PRECISION)}]"
        for term, word in model.words.items()
    )
    parts = [
        f'  "about": {_json(_ABOUT)}',
        f'  "figures": {_json(trained.figures.as_json())}',
        f'  "bias": {round(model.bias, _PRECISION)}',
        f'  "features": {_object(features)}',
        f'  "words": {_object(words)}',
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _feature(feature: Feature) -> dict[str, object]:
    entry: dict[str, object] = {"weight": round(feature.weight, _PRECISION), "at_most": feature.at_most}
    if feature.says:
        entry["says"] = feature.says
        entry["direction"] = "against" if feature.against else "for"
    return entry


def _object(lines: Iterable[str]) -> str:
    joined = ",\n".join(lines)
    return f"{{\n{joined}\n  }}" if joined else "{}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True)  # lone surrogates of a hostile text stay writable
