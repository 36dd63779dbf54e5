"""Whether a correction is more than a slip of the pen: what it says in figures and dates, pure."""

import re
from collections import Counter

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def other_figures(before: str, after: str) -> list[str]:
    """The figures, months and days of the week in which two texts differ, those that went first; empty when none do.

    "1,000" is "1000". A month that only came or only went may be a misspelt one, and is no difference.
    """
    gone, came = _unlike(_FIGURE, before, after)
    months_gone, months_came = _unlike(_MONTH, before, after)
    return gone + came + (months_gone + months_came if months_gone and months_came else [])


def _unlike(pattern: re.Pattern[str], before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = (Counter(_plain(found) for found in pattern.findall(text)) for text in (before, after))
    return list(old - new), list(new - old)


def _plain(found: str) -> str:
    return re.sub(r",(?=\d{3}(?:\D|$))", "", found)
