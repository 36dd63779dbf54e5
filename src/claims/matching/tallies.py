"""How a vote or a match ended, told by two numbers: "52-48", "by 52 votes to 48", "won 3-1"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.model.enums import DifferenceKind, Outcome
from claims.model.report import Difference

# A word beside which two numbers are the end of a vote or a match, and no range, law or telephone number.
_ENDED = r"(?:vot|pass|w[io]n|beat|defeat|los[te]|dr[ae]w|scor|split|rul|reject|approv|carri|victor|decision)"
_TALLY = re.compile(
    rf"(?:(?P<before>\b{_ENDED}[^.;\d]{{0,40}}))?(?<![\w.,$£€–-])(?P<one>\d{{1,4}})(?: votes?)?(?:\s?[-–]\s?| to )"
    rf"(?P<other>\d{{1,4}})(?![\w%–-]|[.,]\d)(?P<after> {_ENDED})?",
    re.IGNORECASE,
)
YEARS = range(1900, 2101)


def tallies(text: str) -> Iterator[tuple[int, int, str]]:
    """The two numbers of each tally in `text`, the larger first, and how it is written; a season (2016-17) is none."""
    for found in _TALLY.finditer(text):
        one, other = int(found["one"]), int(found["other"])
        if one not in YEARS and (found["before"] or found["after"]):
            yield max(one, other), min(one, other), text[found.start("one") : found.end("other")]


@lru_cache(maxsize=256)  # asked for with each passage
def _first_tally(text: str) -> tuple[int, int, str] | None:
    return next(tallies(text), None)


def other_tally(claim: str, passage: str) -> tuple[list[Outcome], list[Difference]]:
    """Whether the passage tells the first tally of the claim, and how it differs; both empty where one has none."""
    ours = _first_tally(claim)
    theirs = list(tallies(passage)) if ours else []
    if ours is None or not theirs:
        return [], []
    if any(other[:2] == ours[:2] for other in theirs):
        return [Outcome.AGREES], []
    said, found = ours[2], theirs[0][2]
    says = f"The source says “{found}” where the claim says “{said}”."
    return [Outcome.DIFFERS], [Difference(DifferenceKind.NUMBER, said, found, says)]
