"""Dates told from the day of writing: "on Thursday", "last year", "two weeks ago"."""

import re
from datetime import date, timedelta

from claims.dates.grammar import WEEKDAYS
from claims.dates.stretches import (
    UNIT_GRAIN,
    Reading,
    a_day,
    a_month,
    a_stretch,
    a_year,
    calendar_unit,
    counted,
    shifted,
)
from claims.dates.written import month_named
from claims.model.enums import DateGrain


def near_month(match: re.Match[str], on: date | None) -> Reading | None:
    """ "last March", "next May"."""
    if on is None:
        return Reading(DateGrain.MONTH, relative=True)
    month, which = month_named(match.group()), match.group().split()[0].lower()
    year = on.year
    if which == "last" and month >= on.month:
        year -= 1
    if which == "next" and month <= on.month:
        year += 1
    return a_month(year, month, relative=True)


def bare_month(match: re.Match[str], on: date | None) -> Reading | None:
    """ "in January": the nearest one."""
    if on is None:
        return Reading(DateGrain.MONTH, relative=True)
    month = month_named(match.group())
    year = min(
        (on.year - 1, on.year, on.year + 1), key=lambda year: abs(date(year, month, 15) - on)
    )  # "in January" said in November is more often the one to come, in February the one just gone
    return a_month(year, month, relative=True)


def weekday(match: re.Match[str], on: date | None) -> Reading | None:
    """ "on Thursday", "last Tuesday", "next Monday"."""
    if on is None:
        return a_day(None, relative=True)
    wanted, which = WEEKDAYS[match["weekday"].lower()], (match["which"] or "").lower()
    back = (on.weekday() - wanted) % 7
    if which == "next":
        return a_day(on + timedelta(days=7 - back), relative=True)
    if which == "this":
        return a_day(on + timedelta(days=(wanted - on.weekday()) % 7), relative=True)
    if which == "last" and back == 0:
        back = 7
    # A bare weekday in news is the last one, or the day of publication itself.
    return a_day(on - timedelta(days=back), relative=True)


def today(match: re.Match[str], on: date | None) -> Reading | None:
    """ "today", "yesterday", "last night"."""
    word = match.group().split()[0].lower()
    if on is None:
        return a_day(None, relative=True)
    return a_day(on + timedelta(days={"yesterday": -1, "last": -1, "tomorrow": 1}.get(word, 0)), relative=True)


def end_of(match: re.Match[str], on: date | None) -> Reading | None:
    """ "the end of the year": its last day."""
    words = match["end_of"].lower()
    if words.isdigit():
        return a_day(date(int(words), 12, 31), relative=False)
    if on is None:
        return a_day(None, relative=True)
    return a_day(date(on.year + words.startswith("next"), 12, 31), relative=True)


def near(match: re.Match[str], on: date | None) -> Reading | None:
    """ "last year", "earlier this month", "the past five years"."""
    unit, number, words = match["near_unit"].lower().rstrip("s"), match["near_count"], match["near"].lower().split()
    if number:
        return _stretch(unit, counted(number), words[-1], on)
    if words[0] == "the" and words[-1] not in {"past", "last"}:  # "the following year": after what was told before
        return Reading(UNIT_GRAIN[unit], relative=True)
    if on is None:
        return Reading(UNIT_GRAIN[unit], relative=True)
    if words[0] == "the":  # "over the past year": the year up to today
        return _stretch(unit, 1, "past", on)
    step = {"this": 0, "last": -1, "next": 1}[words[-1]]
    return calendar_unit(unit, step, on, part=(match["part"] or "").strip().lower())


def _stretch(unit: str, count: int | None, direction: str, on: date | None) -> Reading | None:
    """ "the last three years", "the next 10 days": the stretch that ends or begins with `on`."""
    if on is None or count is None or direction in {"following", "same", "previous"}:
        return Reading(DateGrain.RANGE, relative=True)
    far = shifted(on, unit, count if direction in {"next", "coming"} else -count)
    if far is None:
        return Reading(DateGrain.RANGE, relative=True)
    return a_stretch(min(on, far), max(on, far), relative=True)


def same_day(match: re.Match[str], on: date | None) -> Reading | None:
    """ "on the same day"."""
    # Counted from a day told before, which only a reader can point at.
    return a_day(None, relative=True)


def ago(match: re.Match[str], on: date | None) -> Reading | None:
    """ "two years ago"; "a year earlier" stays unresolved."""
    unit, count = match["ago_unit"].lower().rstrip("s"), counted(match["ago"])
    if on is None or count is None or match["direction"].lower() != "ago":
        return Reading(UNIT_GRAIN[unit], relative=True)
    there = shifted(on, unit, -count)
    if there is None:
        return Reading(UNIT_GRAIN[unit], relative=True)
    if unit == "decade":
        return a_year(there.year, relative=True)
    return calendar_unit(unit, 0, there, part="")
