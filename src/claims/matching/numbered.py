"""Names with a number in which two statements differ: Windows 10 and 11, Article 49 and 50, Boeing 737 and 777."""

import re
from functools import lru_cache
from typing import NamedTuple

from claims.matching.figures import figures
from claims.matching.names import NO_NAMES, OPENERS
from claims.matching.tallies import YEARS
from claims.model.enums import DifferenceKind
from claims.model.report import Difference

_NUMBERED = re.compile(
    r"\b(?P<name>[A-Z][A-Za-z]{1,20})[ -](?P<number>\d{1,4}[A-Z]?)\b(?![%.,:-]?\d|%|[ -]per cent|[-–]\d)"
)
_NO_NAMES = OPENERS | {"no", "number", "page", "figure", "table", "day", "week", "year", "some", "about"}


class Numbered(NamedTuple):
    """A name with its number, as written."""

    name: str
    number: str
    shown: str


@lru_cache(maxsize=1_024)
def numbered(text: str) -> tuple[Numbered, ...]:
    """The names with a number in `text`, in order; years, days of a month and figures are none."""
    spans = [(figure.quantity.start, figure.quantity.end) for figure in figures(text)]
    return tuple(
        Numbered(found["name"], found["number"], found.group())
        for found in _NUMBERED.finditer(text)
        if found["name"] not in NO_NAMES
        and found["name"].lower() not in _NO_NAMES
        and not (found["number"].isdigit() and int(found["number"]) in YEARS)
        and not any(start <= found.start("number") < end for start, end in spans)
    )


def other_numbers(claim: str, passage: str) -> list[Difference]:
    """The claim's first name with a number that stands in the passage with others only; empty where none does."""
    for one in numbered(claim):
        facing = [other for other in numbered(passage) if other.name == one.name]
        if facing and all(other.number != one.number for other in facing):
            says = f"The source speaks of {facing[0].shown} where the claim speaks of {one.shown}."
            return [Difference(DifferenceKind.ENTITY, one.shown, facing[0].shown, says)]
    return []
