"""A model as the file that `weights.read_models` reads: readable, a line for each feature."""

import json

from claims.matching.training.train import Trained
from claims.matching.weights import described

_ABOUT = (
    "Weights (log odds) of the features of a claim and a passage, fitted by `claims train matching` to a newsroom's "
    "own confirmed and rejected matches. Each feature is 0 to 1; a score is 100 / (1 + exp(-(bias + sum)))."
)
_PRECISION = 4  # decimals


def model_text(trained: Trained) -> str:
    """The model with its figures as JSON text; the same model gives the same text."""
    model = trained.model
    data = {
        "about": _ABOUT,
        "figures": trained.figures.as_json(),
        "features": dict(described()),
        "models": {
            "words": {
                "bias": round(model.bias, _PRECISION),
                "weights": {name: round(weight, _PRECISION) for name, weight in model.weights.items()},
            }
        },
    }
    return json.dumps(data, indent=2, ensure_ascii=True) + "\n"
