"""Dates written out: days, months, quarters and years that name themselves; python-dateutil reads the found span."""

import calendar
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil import parser
from dateutil.relativedelta import relativedelta

from claims.dates.grammar import MONTHS, ORDINALS
from claims.dates.order import DayOrder
from claims.dates.stretches import (
    Reading,
    a_day,
    a_month,
    a_quarter,
    a_stretch,
    a_year,
    begun_year,
    counted,
    either_year,
    month_end,
    nearest_year,
)
from claims.model.enums import DateGrain

_YEAR = re.compile(r"\b\d{4}\b")
_WORD = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"\d+")
# Words and marks of a date that dateutil takes for something else or trips over.
_FILLER = re.compile(r"\b(?:the|of)\b|[.\u00a0\u202f]", re.IGNORECASE)


@lru_cache(maxsize=256)  # a statement is asked with and without its day
def _parsed(span: str, default: date, *, day_first: bool = True) -> date | None:
    """What dateutil reads in a whole span (never fuzzily); None when there is no such day."""
    try:
        return parser.parse(
            _FILLER.sub(" ", span),
            dayfirst=day_first,
            default=datetime.combine(default, datetime.min.time()),
        ).date()
    except (ValueError, OverflowError):
        return None


def month_named(text: str) -> int:
    """The number of the last month named in `text`."""
    return [MONTHS[word.lower()] for word in _WORD.findall(text) if word.lower() in MONTHS][-1]


def iso(match: re.Match[str], on: date | None) -> Reading | None:
    """ "2022-03-31"."""
    try:
        return a_day(date.fromisoformat(match.group()), relative=False)
    except ValueError:
        return None


def slashed(match: re.Match[str], on: date | None, order: DayOrder | None = None) -> Reading | None:
    """ "31/03/2022", "31.3.22"; where either number may be the month, `order` tells, or it is ambiguous."""
    span = match.group()
    dotted = match["slash"] == "."  # never written month first
    # Day first unless told otherwise, as most of the world writes; dateutil swaps where only the other is a date.
    found = _parsed(span.replace(".", "/"), date(2000, 1, 1), day_first=dotted or order is not DayOrder.MONTH_FIRST)
    if found is None:
        return None
    first, second = (int(number) for number in _NUMBER.findall(span)[:2])
    either = first != second and max(first, second) <= _MONTHS_IN_A_YEAR
    return replace(a_day(found, relative=False), ambiguous=either and order is None and not dotted)


_MONTHS_IN_A_YEAR = 12


def written_day(match: re.Match[str], on: date | None) -> Reading | None:
    """ "31 March 2022", "March 31st"; without a year the nearest to `on`."""
    span = match.group()
    if _YEAR.search(span):
        found = _parsed(span, date(2000, 1, 1))
        return a_day(found, relative=False) if found else None
    number = _NUMBER.search(span)
    month, day = month_named(span), int(number.group()) if number else 1
    if day > calendar.monthrange(2000, month)[1]:
        return None
    year = nearest_year(month, day, on) if on else None
    day_read = a_day(date(year, month, day) if year else None, relative=True)
    return replace(day_read, ambiguous=on is not None and either_year(month, day, on))


def day_range(match: re.Match[str], on: date | None) -> Reading | None:
    """ "12-14 March"."""
    numbers = _NUMBER.findall(match.group())
    month, first, last = month_named(match.group()), int(numbers[0]), int(numbers[1])
    written = _YEAR.search(match.group())
    year = int(written.group()) if written else nearest_year(month, min(last, 28), on) if on else None
    if year is None:
        return Reading(DateGrain.RANGE, relative=True)
    if last > calendar.monthrange(year, month)[1]:
        return None
    return a_stretch(date(year, month, first), date(year, month, last), relative=not written)


def month_range(match: re.Match[str], on: date | None) -> Reading | None:
    """ "between June and September"."""
    months = [MONTHS[word.lower()] for word in _WORD.findall(match.group()) if word.lower() in MONTHS]
    years = [int(year) for year in _YEAR.findall(match.group())]
    if not years and on is None:
        return Reading(DateGrain.RANGE, relative=True)
    last_year = years[-1] if years else begun_year(months[1], on)
    first_year = years[0] if len(years) > 1 else last_year - (months[0] > months[1])
    first, last = date(first_year, months[0], 1), month_end(date(last_year, months[1], 1))
    return a_stretch(first, last, relative=not years)


def month_year(match: re.Match[str], on: date | None) -> Reading | None:
    """ "March 2022"."""
    written = _YEAR.search(match.group())
    return a_month(int(written.group()), month_named(match.group()), relative=False) if written else None


def half(match: re.Match[str], on: date | None) -> Reading | None:
    """ "the first half of 2021"."""
    year, second = int(match["half_year"]), match["half"].lower() == "second"
    return a_stretch(
        date(year, 7 if second else 1, 1), date(year, 12 if second else 6, 31 if second else 30), relative=False
    )


def named_quarter(match: re.Match[str], on: date | None) -> Reading | None:
    """ "in the third quarter", "the second quarter of 2021"."""
    return _quarter_of(ORDINALS[match["quarter"].lower()], match["quarter_year"], on)


def short_quarter(match: re.Match[str], on: date | None) -> Reading | None:
    """ "Q3 2021"."""
    return _quarter_of(int(match["q"]), match["q_year"], on)


def _quarter_of(quarter: int, year: str | None, on: date | None) -> Reading | None:
    if year and year.isdigit():
        return a_quarter(int(year), quarter, relative=False)
    if on is None:
        return Reading(DateGrain.QUARTER, relative=True)
    if year:
        return a_quarter(on.year - year.lower().startswith("last"), quarter, relative=True)
    # Without a year it is the last such quarter that has begun: figures are reported after the fact.
    return a_quarter(on.year - (3 * quarter - 2 > on.month), quarter, relative=True)


def period_to(match: re.Match[str], on: date | None) -> Reading | None:
    """ "the three months to September", "the year to March"."""
    written = match["span_year"]
    if written is None and on is None:
        return Reading(DateGrain.RANGE, relative=True)
    month = month_named(match["span_month"])
    year = int(written) if written else begun_year(month, on)
    last = month_end(date(year, month, 1))
    span, count = match["span"].lower(), counted(match["span_count"]) or 1
    if span.endswith("weeks"):
        return a_stretch(last - timedelta(weeks=count), last, relative=not written)
    months = 12 if span == "year" else 3 if span == "quarter" else count
    return a_stretch(date(year, month, 1) - relativedelta(months=months - 1), last, relative=not written)


def season(match: re.Match[str], on: date | None) -> Reading | None:
    """ "next spring", "summer 2023"."""
    # Which months a season covers depends on the hemisphere and on the writer, so it names no days.
    return Reading(DateGrain.RANGE, relative=not _YEAR.search(match.group()))


def year_span(match: re.Match[str], on: date | None) -> Reading | None:
    """ "from 1974 to 1981"."""
    return a_stretch(date(int(match["from"]), 1, 1), date(int(match["to"]), 12, 31), relative=False)


def year_range(match: re.Match[str], on: date | None) -> Reading | None:
    """ "2017-21"."""
    first, last = match["first_year"], match["last_year"]
    return a_stretch(
        date(int(first), 1, 1), date(int(last if len(last) == 4 else first[:2] + last), 12, 31), relative=False
    )


def decade(match: re.Match[str], on: date | None) -> Reading | None:
    """ "the late 1980s"."""
    first = int(match["decade"])
    part = match.group().lower().removeprefix("the ")
    begin, end = (0, 3) if part.startswith("early") else (3, 6) if part.startswith("mid") else (6, 9)
    if not part.startswith(("early", "mid", "late")):
        begin, end = 0, 9
    return a_stretch(date(first + begin, 1, 1), date(first + end, 12, 31), relative=False)


def bare_year(match: re.Match[str], on: date | None) -> Reading | None:
    """ "2021"."""
    return a_year(int(match["year"]), relative=False)
