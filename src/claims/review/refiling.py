"""Whether a correction is more than a slip of the pen: what it says in figures and dates, pure."""

import re
from collections import Counter

from claims.quantities.quantity import Quantity
from claims.quantities.raw import read_numbers

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_AMOUNT = re.compile(r"\b(?:half|halves|dozens|scores|hundreds|thousands|millions|billions|trillions)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def other_figures(before: str, after: str) -> list[str]:
    """The figures, months and days of the week in which two texts differ, those that went first; empty when none do.

    "1,000" is "1000", and "three" is "3". A month that only came or only went may be a misspelt one, and is no
    difference.
    """
    gone, came = _unlike(_figures(before), _figures(after))
    months_gone, months_came = _unlike(*(Counter(_MONTH.findall(text)) for text in (before, after)))
    return gone + came + (months_gone + months_came if months_gone and months_came else [])


def _unlike(old: Counter[str], new: Counter[str]) -> tuple[list[str], list[str]]:
    return list(old - new), list(new - old)


def _figures(text: str) -> Counter[str]:
    """How often each figure stands in a text: those with words by what they amount to, the others as written."""
    found: Counter[str] = Counter()
    at = 0
    rest = []
    for number in read_numbers(text):
        if any(char.isalpha() for char in number.text):
            found.update(_amounts(number))
            rest.append(text[at : number.start])
            at = number.end
    rest.append(text[at:])
    left = " ".join(rest)
    found.update(re.sub(r",(?=\d{3}(?:\D|$))", "", figure) for figure in _FIGURE.findall(left))
    found.update(word.lower() for word in _AMOUNT.findall(left))
    return found


def _amounts(number: Quantity) -> list[str]:
    return [f"{amount:.15g}" for amount in (number.value, number.low, number.high) if amount is not None]
