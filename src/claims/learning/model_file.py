"""A trained model's file, as `claims train` writes it or as somebody changed it by hand."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from claims.errors import InputError

Model = TypeVar("Model")

LARGEST = 1_000.0  # of a number in a model: beyond 30 a score is 0 or 1 already, and sums must stay finite


def read_model(
    path: Path, make: Callable[[object], Model], *, at_most: int, called: str, trained_by: str, setting: str
) -> Model:
    """What `make` makes of the JSON in a file of `at_most` bytes; it raises ValueError with what is wrong.

    Raises InputError with that, what the model is `called`, the command it is `trained_by`, and the setting to unset.
    """

    def unusable(why: str) -> InputError:
        return InputError(
            f"The {called} model {path} cannot be used: {why}. Train it with: {trained_by}; "
            f"or unset {setting} to use the one that comes with the tool."
        )

    try:
        with path.open("rb") as file:
            data = file.read(at_most + 1)
    except OSError as error:
        raise unusable(f"it cannot be opened ({error.strerror})") from None
    if len(data) > at_most:
        raise unusable(f"it has more than {at_most // 1_000_000} MB")
    try:
        return make(json.loads(data))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise unusable("it is no JSON") from None
    except ValueError as error:
        raise unusable(str(error)) from None


def number(value: Any, where: str, largest: float = LARGEST) -> float:
    """The value as a number. Raises ValueError saying `where` it is, when it is none or beyond `largest`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{where} is no number")
    if not math.isfinite(value) or abs(value) > largest:
        raise ValueError(f"{where} is not between -{largest:g} and {largest:g}")
    return float(value)
