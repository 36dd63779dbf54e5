"""Days, months, quarters and years as stretches of days, and how to move by them."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from claims.dates.grammar import SMALL_NUMBERS
from claims.model.enums import DateGrain


@dataclass(frozen=True, slots=True)
class Reading:
    """The days a phrase covers; both ends are None while it cannot be resolved."""

    grain: DateGrain
    relative: bool
    first: date | None = None
    last: date | None = None
    ambiguous: bool = False


def a_day(day: date | None, *, relative: bool) -> Reading:
    """One day; None while it is not known which."""
    return Reading(DateGrain.DAY, relative, day, day)


def a_month(year: int, month: int, *, relative: bool) -> Reading:
    """The days of one month."""
    first = date(year, month, 1)
    return Reading(DateGrain.MONTH, relative, first, month_end(first))


def a_year(year: int, *, relative: bool) -> Reading:
    """The days of one year."""
    return Reading(DateGrain.YEAR, relative, date(year, 1, 1), date(year, 12, 31))


def a_quarter(year: int, quarter: int, *, relative: bool) -> Reading:
    """The days of one quarter of a year (1 to 4)."""
    first = date(year, 3 * quarter - 2, 1)
    return Reading(DateGrain.QUARTER, relative, first, month_end(first + relativedelta(months=2)))


def a_stretch(first: date, last: date, *, relative: bool) -> Reading | None:
    """The days from `first` to `last`; None when they are the wrong way round."""
    return Reading(DateGrain.RANGE, relative, first, last) if first <= last else None


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def nearest_year(month: int, day: int, on: date) -> int | None:
    """The year in which that day lies nearest to `on`; None when no near year has it (29 February)."""
    years = [year for year in (on.year - 1, on.year, on.year + 1) if day <= calendar.monthrange(year, month)[1]]
    return min(years, key=lambda year: abs(date(year, month, day) - on)) if years else None


# Days. Where the same day of the year before and of the year after lie about as far off, either may be meant.
_AS_FAR = 90


def either_year(month: int, day: int, on: date) -> bool:
    """Whether the nearest such day is hardly nearer than the next: 20 November, written in May."""
    if day > calendar.monthrange(2001, month)[1]:
        return False
    off = sorted(abs((date(year, month, day) - on).days) for year in (on.year - 1, on.year, on.year + 1))
    return off[1] - off[0] < _AS_FAR


def begun_year(month: int, on: date | None) -> int:
    """The year of the last such month that has begun by `on`."""
    today = on or date.min
    return today.year if month <= today.month else today.year - 1


def counted(text: str | None) -> int | None:
    """The number written as digits or as a small word; 1 where none is written, None for "few" and "couple of"."""
    if text is None:
        return 1
    if text.isdigit():
        return int(text)
    return SMALL_NUMBERS.get(text.lower())


UNIT_GRAIN = {
    "day": DateGrain.DAY,
    "week": DateGrain.WEEK,
    "weekend": DateGrain.RANGE,
    "month": DateGrain.MONTH,
    "quarter": DateGrain.QUARTER,
    "year": DateGrain.YEAR,
    "decade": DateGrain.RANGE,
    "century": DateGrain.RANGE,
}


def calendar_unit(unit: str, step: int, on: date, *, part: str) -> Reading | None:
    """The day, week, month, quarter or year `step` units from the one that holds `on`; `part` is earlier or later."""
    if unit == "day":
        return a_day(on + timedelta(days=step), relative=True)
    if unit in {"week", "weekend"}:
        monday = on - timedelta(days=on.weekday()) + timedelta(weeks=step)
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        found = Reading(UNIT_GRAIN[unit], relative=True, first=first, last=monday + timedelta(days=6))
    elif unit == "month":
        there = on + relativedelta(months=step)
        found = a_month(there.year, there.month, relative=True)
    elif unit == "quarter":
        there = on + relativedelta(months=3 * step)
        found = a_quarter(there.year, (there.month + 2) // 3, relative=True)
    elif unit == "year":
        found = a_year(on.year + step, relative=True)
    elif unit == "decade":
        begin = on.year // 10 * 10 + 10 * step
        found = Reading(DateGrain.RANGE, relative=True, first=date(begin, 1, 1), last=date(begin + 9, 12, 31))
    else:
        return Reading(UNIT_GRAIN[unit], relative=True)
    if part == "earlier" and step == 0:
        return Reading(found.grain, relative=True, first=found.first, last=on)
    if part == "later" and step == 0:
        return Reading(found.grain, relative=True, first=on, last=found.last)
    return found


def shifted(on: date, unit: str, count: int) -> date | None:
    """`on` moved by `count` units; None when that leaves the calendar."""
    names = {"day": "days", "week": "weeks", "weekend": "weeks", "month": "months", "year": "years"}
    factor = {"quarter": 3, "decade": 10, "century": 100}.get(unit, 1)
    name = names.get(unit) or ("months" if unit == "quarter" else "years")
    try:
        return on + relativedelta(**{name: count * factor})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
