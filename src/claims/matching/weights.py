"""The weights of the score, those of weights.json or a newsroom's own, and how often a score was right where tested."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claims.learning import model_file
from claims.learning.model_file import number
from claims.settings import matching_model

MOST_BYTES = 1_000_000  # two hundred times a model
MOST_COUNTED = 1e9  # pairs or passages of a test
# Shares below this are not said: they are of stores of thousands, and beside a right passage of a small one mislead.
SELDOM = 0.1


@dataclass(frozen=True, slots=True)
class Band:
    """Of the pairs that scored from `start` to the next band's start in a test, the share that was right."""

    start: float  # of the score
    pairs: int
    right: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Model:
    """What each feature of a pair weighs, where a score is 50, and how fast it rises there."""

    weights: Mapping[str, float]
    middle: float
    steepness: float
    bands: tuple[Band, ...] = ()
    tested_against: int = 0  # passages a claim of the test was matched against; 0 where that is not known

    def score(self, features: Mapping[str, float], meaning: float = 0.0) -> float:
        """The features of a pair as one figure, 0 to 100; `meaning` is what its nearness in meaning adds or takes."""
        total = sum([weight * features[name] for name, weight in self.weights.items()]) + meaning
        return 100 / (1 + math.exp(max(-700.0, min(700.0, -self.steepness * (total - self.middle)))))


def in_use() -> Model:
    """The newsroom's own model where the setting names one, else the shipped one.

    Raises InputError when the file cannot be used. A file is read once: restart the desk after training anew.
    """
    own = matching_model()
    return read_model(own) if own else shipped()


def often_right(score: float) -> str:
    """How often a score like this one was right where that was tested, in words.

    "" where the model does not say, and where it was right less than once in ten.
    """
    model = in_use()
    band = next((band for band in reversed(model.bands) if score >= band.start), None)
    if not band or band.right < SELDOM:
        return ""
    among = f" among {model.tested_against:,} passages" if model.tested_against else ""
    return f"{band.right * 100:.0f} in 100 scored like this were right in a test{among}"


@cache
def shipped() -> Model:
    """The model that comes with the tool."""
    return model_from(_file())


@cache
def described() -> Mapping[str, str]:
    """What each feature is, in words."""
    return {name: feature["is"] for name, feature in _file()["features"].items()}


@cache
def _file() -> Any:
    return json.loads(files("claims.matching").joinpath("weights.json").read_text("utf-8"))


@cache
def read_model(path: Path) -> Model:
    """The model in a file. Raises InputError saying what is wrong with it."""
    return model_file.read_model(
        path,
        model_from,
        at_most=MOST_BYTES,
        called="matching",
        trained_by="claims train matching",
        setting="CLAIMS_MATCHING_MODEL",
    )


def model_from(data: object) -> Model:
    """The model that a JSON object holds; features it does not name weigh nothing.

    Raises ValueError naming what is missing or wrong.
    """
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(features, dict) or not features:
        raise ValueError('it is no JSON object with "features"')
    known = _file()["features"]
    if unknown := [name for name in features if name not in known]:
        raise ValueError(f"it weighs {unknown[0]!r}, which this version of the tool does not count")
    weights = {name: number(_of(entry, "weight"), f"the weight of {name!r}") for name, entry in features.items()}
    steepness = number(data.get("steepness"), "the steepness")
    if steepness <= 0:
        raise ValueError("the steepness is not above 0: the least alike would come first")
    middle = number(data.get("middle"), "the middle")
    calibration = data.get("calibration")
    against = number(_of(calibration, "passages") or 0, "the number of passages", MOST_COUNTED)
    return Model(weights, middle, steepness, _bands(calibration), int(against))


def _bands(calibration: Any) -> tuple[Band, ...]:
    bands = _of(calibration, "bands") or []
    if not isinstance(bands, list):
        raise ValueError("its calibration has no list of bands")
    parts = ("from", "pairs", "right")
    read = [Band(*(number(_of(band, part), f"{part!r} of a band", MOST_COUNTED) for part in parts)) for band in bands]  # type: ignore[arg-type]
    return tuple(sorted(read, key=lambda band: band.start))


def _of(entry: Any, part: str) -> Any:
    return entry.get(part) if isinstance(entry, dict) else None
