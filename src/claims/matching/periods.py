"""Dates in which two statements differ: another year, another day, a source older than the claim."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.dates import DateMention, find
from claims.model.enums import DifferenceKind
from claims.model.report import Difference

OLDER = 60  # days; within two months a source may still be the latest word: monthly figures, one parliamentary term

YEARS = 2 * 365  # days; a stretch this long is told by its first and its last year
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A first and a last day, and how they are written."""

    first: date
    last: date
    text: str
    start: int = 0
    end: int = 0


@lru_cache(maxsize=1_024)
def stretch(written: str) -> Stretch | None:
    """The days a full or partial ISO date covers ("2021-02": all of February); None for anything else."""
    found = _PARTIAL.fullmatch(written.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return Stretch(first, last, first.strftime("%-d %B %Y" if day else "%B %Y" if month else "%Y"))


@lru_cache(maxsize=1_024)  # asked for by several steps, and again for the next claim
def mentions(text: str, on: date | None) -> tuple[Stretch, ...]:
    """The date phrases of `text` that name days, in order; relative ones only where `on` is known."""
    return tuple(filter(None, map(_known, find(text, on=on))))


def _known(mention: DateMention) -> Stretch | None:
    if mention.first is None or mention.last is None:
        return None
    return Stretch(mention.first, mention.last, mention.text, mention.start, mention.end)


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a day."""
    return one.first <= other.last and other.first <= one.last


def near_in_time(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> bool:
    """Whether a date of the one lies within 60 days of one of the other; True too where either has none."""
    return not (ours and theirs) or any(
        max((other.first - one.last).days, (one.first - other.last).days) <= OLDER for one in ours for other in theirs
    )


def _agree(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches may be the same time: one may be told closer, but two from year to year are two."""
    if not overlap(one, other):
        return False
    if min((one.last - one.first).days, (other.last - other.first).days) < YEARS:
        return True
    if _is_decade(one) or _is_decade(other):  # "in the 1990s", which are "1990 to 2000" to most, and hold 1992 to 1995
        return True
    return (one.first.year, one.last.year) == (other.first.year, other.last.year)


def _is_decade(stretch: Stretch) -> bool:
    return stretch.text.endswith("0s")


def other_dates(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> list[Difference]:
    """The claim's first date that no date of the passage overlaps; empty where one side has none or they agree."""
    if not theirs or any(_agree(one, other) for one in ours for other in theirs):
        return []
    for one in ours:
        says = f"The source speaks of {theirs[0].text} where the claim speaks of {one.text}."
        return [Difference(DifferenceKind.DATE, one.text, theirs[0].text, says)]
    return []


def older_source(said: Stretch | None, published: Stretch | None) -> list[Difference]:
    """That the source came out more than 60 days before the claim was made; empty where either day is not known."""
    if said is None or published is None or (said.first - published.last).days <= OLDER:
        return []
    says = f"The source is from {published.text}, {_apart((said.first - published.last).days)} before the claim."
    return [Difference(DifferenceKind.DATE, said.text, published.text, says)]


def _apart(days: int) -> str:
    months = round(days / 30.44)  # mean length of a month in days
    if months < 24:
        return f"about {months} months"
    return f"about {round(days / 365.25)} years"
