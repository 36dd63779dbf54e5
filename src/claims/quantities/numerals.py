"""A number as a value, what digits are worth, and what scales them."""

from typing import NamedTuple

from claims.quantities.number_words import DOZEN, GLUED_SCALES, SCALES
from claims.quantities.tokens import Token

LONGEST_NUMERAL = 24  # characters; more digits than any sum of money has: an id
LARGEST = 1e21  # above it a row of scales ("million million million …") is no figure any more


class Number(NamedTuple):
    """A number and where it ends; `scale` is 1 unless a word or letter such as "million" or "k" multiplied it."""

    value: float
    end: int  # index of the first token after it
    scale: float = 1.0
    spelled: bool = False  # written in words
    ordinal: bool = False
    part: bool = False  # a fraction of one whole: "two thirds", "¾"


def numeral_value(text: str) -> float | None:
    """What digits are worth, or None for what is no number: several points (a version), or too many digits (an id)."""
    if len(text) > LONGEST_NUMERAL or text.count(".") > 1:
        return None
    for mark in ", \u00a0\u2009\u202f":
        text = text.replace(mark, "")
    return float(text)


def scale_of(token: Token, *, glued: bool) -> float | None:
    """What the token multiplies by; letters do so only when glued to digits ("5m"), words also apart ("5 bn")."""
    if token.low in SCALES:
        return SCALES[token.low]
    if token.low in DOZEN:
        return 12.0
    if token.low == "hundred":
        return 100.0
    return GLUED_SCALES.get(token.low) if glued else None


def tidy(value: float) -> float:
    """The value without the last bits that multiplying by a scale leaves: 16.1 million is 16,100,000 exactly."""
    return float(f"{value:.15g}")
