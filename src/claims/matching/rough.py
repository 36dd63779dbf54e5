"""Figures told only by their size: "hundreds of people", "tens of thousands of homes", "most voters"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.model.enums import QuantityKind
from claims.quantities import Quantity, read

# From twice the word to where the next larger word begins: who says "hundreds" of 4,000 says too little.
SIZES = {
    "dozens": (24, 200),
    "scores": (40, 200),
    "hundreds": (200, 2_000),
    "thousands": (2_000, 20_000),
    "tens of thousands": (20_000, 200_000),
    "hundreds of thousands": (200_000, 2_000_000),
    "millions": (2_000_000, 20_000_000),
    "tens of millions": (20_000_000, 200_000_000),
    "hundreds of millions": (200_000_000, 2_000_000_000),
    "billions": (2_000_000_000, 20_000_000_000),
    "tens of billions": (20_000_000_000, 200_000_000_000),
    "hundreds of billions": (200_000_000_000, 2_000_000_000_000),
}
SHORT_OF = 1 - 1e-6  # an upper end that the range leaves out
# Shares in words, in per cent. "Most" is used of anything over a half.
SHARES = {"majority": (50.0, 100.0), "most": (50.0, 100.0), "minority": (0.0, 50.0), "all": (90.0, 100.0)}
_SHARES = re.compile(
    r"\b(?:a |the )?(?:(?:vast |great |overwhelming |large |small |slim )?(?P<part>majority|minority)(?= of )"
    r"|(?<!the )(?<!['’]s )(?P<most>most)(?= (?:of|people|men|women|children|(?!\w{0,20}(?:ou|s)s )[a-z]{3,20}s) )"
    r"|(?:almost|nearly|virtually) (?P<all>all)(?= ))",
    re.IGNORECASE,
)
_OF = re.compile(r"\s{1,3}of\s{1,3}(?:the\s{1,3})?", re.IGNORECASE)
_WORDS = re.compile(
    r"(?<![\w-])(?<!\d\s)(?:(?:tens|hundreds) of (?:thousands|millions|billions)|dozens|hundreds|thousands|millions"
    r"|billions|scores(?= of ))(?![\w-])",
    re.IGNORECASE,
)


def rough(text: str) -> list[Quantity]:
    """The figures of `text` that only a size is told of, in order, each as a range."""
    return sorted([*_sizes(text), *_shares(text)], key=lambda quantity: quantity.start)


def _shares(text: str) -> Iterator[Quantity]:
    plain = text.casefold()
    if not ("ty of " in plain or "most " in plain or " all " in plain):  # no share without one of these
        return
    for found in _SHARES.finditer(text):
        word = found["part"] or found["most"] or found["all"]
        low, high = SHARES[word.lower()]
        low, high = (low, high * SHORT_OF) if high < 100 else (low / SHORT_OF, high)
        yield Quantity(found.group(), *found.span(), None, low, high, "percent", QuantityKind.PERCENT)


def _sizes(text: str) -> Iterator[Quantity]:
    for found in _WORDS.finditer(text):
        low, high = SIZES[found.group().lower()]
        of = _OF.match(text, found.end())
        after = of.end() if of else found.end()
        # Read as if the least number it may mean stood here: that tells what is counted, in which unit and period.
        instead = f"{low:,} " if of else f"{low:,}"
        said = next(iter(read(instead + text[after:])), None)
        if said is None or said.start != 0 or said.value != low:
            continue
        end = after + said.end - len(instead) if said.end > len(instead) else found.end()
        span = replace(said, text=text[found.start() : end], start=found.start(), end=end)
        yield replace(span, value=None, low=float(low), high=high * SHORT_OF)
