"""A model as the file that `weights.read_model` reads: readable, a line for each feature."""

import json

from claims.matching.training.train import Trained
from claims.matching.weights import described

_ABOUT = (
    "Weights of the features of a claim and a passage, fitted by `claims train matching` to a newsroom's own confirmed "
    "and rejected matches. Each feature is 0 to 1; a score is 100 / (1 + exp(-steepness * (sum - middle)))."
)
_BANDS = "Of the pairs of claims the weights were not fitted to, by score: how many, and the share that was confirmed."
_PRECISION = 4  # decimals


def model_text(trained: Trained) -> str:
    """The model with its figures as JSON text; the same model gives the same text."""
    model = trained.model
    figures = trained.figures.as_json()
    data = {
        "about": _ABOUT,
        "middle": model.middle,
        "steepness": model.steepness,
        "features": {
            name: {"weight": round(weight, _PRECISION), "is": described()[name]}
            for name, weight in model.weights.items()
        },
        "calibration": {"about": _BANDS, "bands": figures.pop("calibration")},
        "figures": figures,
    }
    return json.dumps(data, indent=2, ensure_ascii=True) + "\n"
