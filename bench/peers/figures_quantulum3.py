"""quantulum3 on texts from standard input (a JSON list): its figures, in our units where it has the same."""

import json
import sys
import time
import warnings
from importlib import import_module
from typing import Any

MONEY = {"dollar": "USD", "pound sterling": "GBP", "euro": "EUR", "japanese yen": "JPY", "indian rupee": "INR"}
UNITS = {
    "percentage": "percent", "dimensionless": "count", "degree celsius": "degC", "degree fahrenheit": "degF",
    "pound-mass": "pound", "degree angle": "degree", **MONEY,
}  # fmt: skip


def unit(name: str) -> str:
    """Our word for a unit of quantulum3."""
    return UNITS.get(name, name.replace(" per ", "/").replace(" ", "_"))


def main() -> None:
    """Prints {"seconds", "found"}: for each text a list of [value, unit, start, end]."""
    warnings.simplefilter("ignore")
    parse: Any = import_module("quantulum3.parser").parse
    texts = json.load(sys.stdin)
    for text in texts[:5]:  # what is loaded on first use is no part of the time
        parse(text)
    begun = time.process_time()
    raw = []
    for text in texts:
        try:
            raw.append(parse(text))
        except Exception:  # noqa: BLE001 - a peer that raises found nothing
            raw.append([])
    seconds = time.process_time() - begun
    found = [[[q.value, unit(q.unit.name), q.span[0], q.span[1]] for q in each] for each in raw]
    json.dump({"seconds": seconds, "found": found}, sys.stdout)


main()
