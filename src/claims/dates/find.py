"""Finding date phrases in text and saying which days they cover."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from claims.dates.grammar import COUNTED, PHRASE, may_hold_dates
from claims.dates.mention import DateMention
from claims.dates.order import DayOrder
from claims.dates.resolve import READERS
from claims.dates.written import slashed


def find(text: str, *, on: date | None = None, order: DayOrder | None = None) -> list[DateMention]:
    """The date phrases of `text` in order, never overlapping; an empty list when there are none.

    `on` is the day the article appeared. Phrases that need it ("on Thursday", "last year", "9 August" without a
    year) have `relative` True; without `on` they keep their grain, with both days None. `order` is how the publisher
    writes 4/5/2021 (see `day_order`); without it such dates are read day first and marked `ambiguous`. Never raises.
    """
    if on and not 1000 <= on.year <= 9000:  # so near the ends of the calendar that "last century" would leave it
        on = None
    return list(_mentions(text, on, order))


@lru_cache(maxsize=32)  # a statement is asked with and without its day, one right after the other
def _phrases(text: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """What looks like a date in `text`, with the way it is written."""
    if not may_hold_dates(text):
        return ()
    found = [((match.lastgroup or "").removeprefix("way_"), match) for match in PHRASE.finditer(text)]
    return tuple((way, match) for way, match in found if way != "year" or not COUNTED.match(text, match.end()))


def _mentions(text: str, on: date | None, order: DayOrder | None) -> Iterator[DateMention]:
    for way, match in _phrases(text):
        reading = slashed(match, on, order) if way == "slashed" else READERS[way](match, on)
        if reading is None:  # looks like a date and is none: 31 February, 45/13/2022
            continue
        start, end = match.span()
        yield DateMention(
            text=text[start:end],
            start=start,
            end=end,
            grain=reading.grain,
            relative=reading.relative,
            first=reading.first,
            last=reading.last,
            ambiguous=reading.ambiguous,
        )
