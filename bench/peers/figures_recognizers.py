"""Recognizers-Text (its Python port) on texts from standard input (a JSON list): its figures, in our units.

The first argument is the prefix of its packages: `ms_` in ms-recognizers-text-suite, empty in recognizers-text-suite.
The second, if there is one, names the only model to use, as its spec does ("Currency").
"""

import contextlib
import json
import sys
import time
import warnings
from importlib import import_module
from typing import Any

UNITS = {
    "Dollar": "USD", "United States dollar": "USD", "Pound": "GBP", "British pound": "GBP", "Euro": "EUR",
    "Japanese yen": "JPY", "Indian rupee": "INR", "C": "degC", "F": "degF", "Meter": "metre", "Kilometer": "kilometre",
    "Ton": "tonne", "Metric ton": "tonne", "Mile per hour": "mile/hour", "Kilometer per hour": "kilometre/hour",
    "Liter": "litre", "Millimeter": "millimetre", "Centimeter": "centimetre",
}  # fmt: skip
PERCENT, PLAIN = "percent", "count"


def readers(prefix: str, only: str) -> list[tuple[str, Any]]:
    """Its models for English, those with units first; or only one."""
    numbers = import_module(f"{prefix}recognizers_number")
    units = import_module(f"{prefix}recognizers_number_with_unit")
    models = {
        "Currency": ("unit", units.recognize_currency),
        "Temperature": ("unit", units.recognize_temperature),
        "Age": ("unit", units.recognize_age),
        "Dimension": ("unit", units.recognize_dimension),
        "Percent": (PERCENT, numbers.recognize_percentage),
        "Number": (PLAIN, numbers.recognize_number),
        "Ordinal": (PLAIN, numbers.recognize_ordinal),
    }
    wanted = [only] if only else [name for name in models if name != "Ordinal"]
    return [models[name] for name in wanted]


def figures(text: str, models: list[tuple[str, Any]]) -> list[list[Any]]:
    """[value, unit, start, end] of what its models find; of two at one place the one of the earlier model."""
    found: list[list[Any]] = []
    for kind, model in models:
        for result in model(text, "en-us"):
            start, end = result.start, result.end + 1
            value = str((result.resolution or {}).get("value") or "").rstrip("%")
            if any(start < other[3] and other[2] < end for other in found):
                continue
            with contextlib.suppress(ValueError):
                name = result.resolution.get("isoCurrency") or result.resolution.get("unit") or ""
                unit = UNITS.get(name, name.lower().replace(" per ", "/").replace(" ", "_")) if kind == "unit" else kind
                found.append([float(value), unit, start, end])
    return found


def main() -> None:
    """Prints {"seconds", "found"}."""
    warnings.simplefilter("ignore")
    prefix, only = (*sys.argv[1:], "", "")[:2]
    models = readers(prefix, only)
    texts = json.load(sys.stdin)
    for text in texts[:5]:
        figures(text, models)
    begun = time.process_time()
    found = []
    for text in texts:
        try:
            found.append(figures(text, models))
        except Exception:  # noqa: BLE001 - a peer that raises found nothing
            found.append([])
    json.dump({"seconds": time.process_time() - begun, "found": found}, sys.stdout)


main()
