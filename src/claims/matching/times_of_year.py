"""Days, months and quarters without a year in which two statements differ: June and October, Monday and Friday."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from claims.dates import find
from claims.matching.periods import Stretch, mentions, overlap
from claims.model.enums import DifferenceKind
from claims.model.report import Difference

ANY_DAY = date(2022, 7, 2)  # in the middle of a year: a day or month without a year is read near it on both sides
WHOLE = 360  # days; what lasts as long has every time of a year in it

_RELATIVE = re.compile(
    r"\b(?:last|next|this|same|following|previous|past|coming|today|yesterday|tomorrow|tonight|ago|earlier|later"
    r"|end|century|decades?|weeks?|months|years?)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# Before a weekday these make it the day of saying so, which is another one in every report.
_SAID = re.compile(
    r"\b(?:said|says|told|tells|announced|reported|added|wrote|posted|tweeted|statement|according|published|released)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r"[^.;:]{0,24}\b(?:said|told|reported)\b", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def _undated(text: str) -> tuple[Stretch, ...]:
    """The days, months and quarters of `text` that no year stands with, each in the year that lies nearest."""
    if not any(mention.first is None for mention in find(text, on=None)):
        return ()
    known = {stretch.start for stretch in mentions(text, None)}
    return tuple(
        stretch
        for stretch in mentions(text, ANY_DAY)
        if stretch.start not in known and not _RELATIVE.search(stretch.text)
    )


def other_times_of_year(claim: str, passage: str) -> list[Difference]:
    """The claim's first time of year that no time of the passage agrees with; empty where one side tells none.

    Only a time without a year is looked at, on either side; weekdays are set against weekdays, and not where they only
    say when somebody spoke.
    """
    ours, theirs = _undated(claim), _undated(passage)
    if not ours and not theirs:
        return []
    dated, other_dated = mentions(claim, None), mentions(passage, None)
    days = _days_of_week(claim, ours), _days_of_week(passage, theirs)
    pairs = [([*_calendar(ours), *dated], [*_calendar(theirs), *other_dated]), days]
    for said, found in pairs:
        if said and found and not any(_agree(one, other, ours, theirs) for one in said for other in found):
            says = f"The source speaks of {found[0].text} where the claim speaks of {said[0].text}."
            return [Difference(DifferenceKind.DATE, said[0].text, found[0].text, says)]
    return []


def _calendar(stretches: Sequence[Stretch]) -> list[Stretch]:
    return [stretch for stretch in stretches if not _WEEKDAY.fullmatch(stretch.text.split()[-1])]


def _days_of_week(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The weekdays that say when something happened, not when somebody said so."""
    return [
        stretch
        for stretch in stretches
        if _WEEKDAY.search(stretch.text)
        and not re.search(r"\d", stretch.text)
        and not _SAID.search(text, 0, stretch.start)
        and not _SAID_AFTER.match(text, stretch.end)
    ]


def _agree(one: Stretch, other: Stretch, ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> bool:
    """Whether two times share a day, in whatever year the one is that tells none; two with a year are not looked at."""
    if one not in ours and other not in theirs:
        return True
    if max((one.last - one.first).days, (other.last - other.first).days) >= WHOLE:
        return True
    if other in theirs:
        one, other = other, one
    return any(overlap(moved, other) for moved in _in_years_of(one, other))


def _in_years_of(stretch: Stretch, other: Stretch) -> list[Stretch]:
    """A time told without its year, in each year of another one."""
    longer = stretch.last.year - stretch.first.year
    return [
        replace(stretch, first=_in_year(stretch.first, year - longer), last=_in_year(stretch.last, year))
        for year in range(other.first.year, other.last.year + longer + 1)
    ]


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28)) if (day.month, day.day) == (2, 29) else day.replace(year=year)
