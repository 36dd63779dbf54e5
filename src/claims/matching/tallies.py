"""How a vote or a match ended, told by two numbers: "52-48", "by 52 votes to 48", "won 3-1"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from claims.matching.figures import figures
from claims.model.enums import DifferenceKind, Outcome
from claims.model.report import Difference

# A word beside which two numbers are the end of a vote or a match, and no range, law or telephone number.
_ENDED = r"(?:vot|pass|w[io]n|beat|defeat|los[te]|dr[ae]w|scor|split|rul|reject|approv|carri|victor|decision)"
_NO_TALLY = r"(?<!aged )(?<!ages )(?<!age )(?<!between )"  # before "18-24"
_COUNTED = r"\s(?:seats|people|years|jobs|games|points|per cent|percent)\b"  # after "60-70", a range
_TALLY = re.compile(
    rf"(?:(?P<before>\b{_ENDED}[^.;\d]{{0,60}}))?(?<![\w.,$£€–-]){_NO_TALLY}(?P<one>\d{{1,4}})(?: votes?)?"
    rf"(?:\s?[-–]\s?| to )(?P<other>\d{{1,4}})(?![\w%–-]|[.,]\d|{_COUNTED})(?P<after> {_ENDED})?",
    re.IGNORECASE,
)
CLOSE = 0.05  # DESIGN section 5: "close" is not equal, but under 5 per cent apart
YEARS = range(1900, 2101)


class Tally(NamedTuple):
    """The two numbers of how something ended, the larger first, as written."""

    more: int
    less: int
    shown: str
    start: int  # code points
    end: int  # exclusive


@lru_cache(maxsize=1_024)  # asked for with each passage
def tallies(text: str) -> tuple[Tally, ...]:
    """The tallies of `text` in order; a season (2016-17) is none."""
    return tuple(_tallies(text))


def _tallies(text: str) -> Iterator[Tally]:
    for found in _TALLY.finditer(text):
        one, other = int(found["one"]), int(found["other"])
        if one not in YEARS and (found["before"] or found["after"]):
            start, end = found.start("one"), found.end("other")
            yield Tally(max(one, other), min(one, other), text[start:end], start, end)


def told_in_figures(claim: str, passage: str) -> bool:
    """Whether one of two statements tells as a tally what the other tells in two figures: "by 218 to 207"."""
    return any(
        tallies(one) and not tallies(other) and {tallies(one)[0].more, tallies(one)[0].less} <= _values(other)
        for one, other in ((claim, passage), (passage, claim))
    )


def _values(text: str) -> frozenset[float]:
    return frozenset(figure.quantity.value for figure in figures(text) if figure.quantity.value is not None)


def in_tally(text: str, at: int) -> bool:
    """Whether a place in `text` is in a tally."""
    return any(tally.start <= at < tally.end for tally in tallies(text))


def other_tally(claim: str, passage: str) -> tuple[list[Outcome], list[Difference]]:
    """Whether the passage tells the first tally of the claim, and how it differs; both empty where one has none."""
    ours, theirs = tallies(claim), tallies(passage)
    if told_in_figures(claim, passage):
        return [Outcome.AGREES], []
    if not ours or not theirs:
        return [], []
    if any((other.more, other.less) == (ours[0].more, ours[0].less) for other in theirs):
        return [Outcome.AGREES], []
    said, found = ours[0].shown, theirs[0].shown
    says = f"The source says “{found}” where the claim says “{said}”."
    apart = max(
        abs(theirs[0].more - ours[0].more) / max(ours[0].more, 1),
        abs(theirs[0].less - ours[0].less) / max(ours[0].less, 1),
    )
    return [Outcome.CLOSE if apart < CLOSE else Outcome.DIFFERS], [Difference(DifferenceKind.NUMBER, said, found, says)]
