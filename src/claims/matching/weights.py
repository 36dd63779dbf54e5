"""The weights of the score: those of weights.json, or a newsroom's own, made by `claims train matching`."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claims.errors import InputError
from claims.settings import matching_model

MOST_BYTES = 1_000_000  # two hundred times a model
LARGEST = 1_000.0  # of a weight in log odds: beyond 30 a score is 0 or 100 already, and sums must stay finite


@dataclass(frozen=True, slots=True)
class Model:
    """What each feature of a pair weighs, in log odds."""

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """The features of a pair as one figure, 0 to 100."""
        total = self.bias
        for name, weight in self.weights.items():
            total += weight * features[name]
        return 100 / (1 + math.exp(-max(-700.0, min(700.0, total))))


def in_use(kind: str = "words") -> Model:
    """The newsroom's own model where the setting names one that has this kind, else the shipped one.

    Raises InputError when the file cannot be used. A file is read once: restart the desk after training anew.
    """
    own = matching_model()
    return read_models(own).get(kind) or shipped(kind) if own else shipped(kind)


@cache
def shipped(kind: str) -> Model:
    """The model of this kind that comes with the tool: "alike" of two statements, or a proposal's by its "words"."""
    return models_from(_file())[kind]


@cache
def described() -> Mapping[str, str]:
    """What each feature is, in words."""
    features: dict[str, str] = _file()["features"]
    return features


@cache
def _file() -> Any:
    return json.loads(files("claims.matching").joinpath("weights.json").read_text("utf-8"))


@cache
def read_models(path: Path) -> Mapping[str, Model]:
    """The models in a file. Raises InputError saying what is wrong with it."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unusable(path, f"it cannot be opened ({error.strerror})") from None
    if len(data) > MOST_BYTES:
        raise _unusable(path, f"it has more than {MOST_BYTES // 1_000_000} MB")
    try:
        return models_from(json.loads(data))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise _unusable(path, "it is no JSON") from None
    except ValueError as error:
        raise _unusable(path, str(error)) from None


def _unusable(path: Path, why: str) -> InputError:
    return InputError(
        f"The matching model {path} cannot be used: {why}. Train it with: claims train matching; "
        "or unset CLAIMS_MATCHING_MODEL to use the one that comes with the tool."
    )


def models_from(data: object) -> Mapping[str, Model]:
    """The models that a JSON object holds by kind. Raises ValueError naming what is missing or wrong."""
    models = data.get("models") if isinstance(data, dict) else None
    if not isinstance(models, dict) or not models:
        raise ValueError('it is no JSON object with "models"')
    return {kind: _model(kind, entry) for kind, entry in models.items()}


def _model(kind: str, entry: Any) -> Model:
    where = f"the model {kind!r}"
    if not isinstance(entry, dict) or not isinstance(entry.get("weights"), dict):
        raise ValueError(f'{where} has no "bias" and "weights"')
    if unknown := [name for name in entry["weights"] if name not in described()]:
        raise ValueError(f"{where} weighs {unknown[0]!r}, which this version of the tool does not count")
    weights = {name: _number(weight, f"the weight of {name!r} in {where}") for name, weight in entry["weights"].items()}
    return Model(_number(entry.get("bias"), f"the bias of {where}"), weights)


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{where} is no number")
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(f"{where} is not between -{LARGEST:g} and {LARGEST:g}")
    return float(value)
