"""The one date an article says it was published on, read from a line that is written for that.

Dates inside sentences are claims' dates and belong to `claims.dates`; here a wrong date is worse than none.
"""

import re
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_NUMBER |= {name[:3]: number for name, number in _MONTH_NUMBER.items()} | {"sept": 9}

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH},?\s(?P<year>\d{{4}})"
    rf"|{_MONTH.replace('month', 'month2')}\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<number>\d{2})-(?P<day3>\d{2})"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year4>\d{4}))(?!\d)"
)
# What else may stand in a line that only says when: weekdays, clocks, and the words for publishing.
_BESIDE = re.compile(
    r"\b(?:first|last)?\s?(?:published|posted|updated|modified|dated?|on|at|issued|filed)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|T?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?"
    r"|\b(?:am|pm|gmt|bst|utc|cet|cest|est|edt|ist|et)\b"
    r"|[\s:,.|()–—•·-]",
    re.IGNORECASE,
)
_LINE_CHARS = 150  # weekday, date and clock of both "published" and "updated" fit
_FIRST_YEAR = 1600  # the first newspapers


def date_in(text: str) -> date | None:
    """The first full calendar date in a short text; None when there is none or its day and month can be swapped."""
    for found in _DATE.finditer(text):
        read = _read(found)
        if read is not None:
            return read
    return None


def date_of_line(line: str) -> date | None:
    """The date of a line that says nothing but when ("Published 31 March 2022, 10:15 GMT"); None for any other line."""
    if len(line) > _LINE_CHARS:
        return None
    beside = _DATE.sub(" ", line)
    return date_in(line) if beside != line and not _BESIDE.sub("", beside) else None


def _read(found: re.Match[str]) -> date | None:
    part = found.groupdict()
    year = int(part["year"] or part["year2"] or part["year3"] or part["year4"])
    month_name = part["month"] or part["month2"]
    if part["first"]:
        first, second = int(part["first"]), int(part["second"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 03/04/2022: nobody can tell March from April
        day, month = (first, second) if second <= 12 else (second, first)
    elif month_name:
        day, month = int(part["day"] or part["day2"]), _MONTH_NUMBER.get(month_name.lower(), 0)
    else:
        day, month = int(part["day3"]), int(part["number"])
    if year < _FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
