"""Which reader reads which way of writing a date; the slashed one also asks for the order of day and month."""

import re
from collections.abc import Callable
from datetime import date

from claims.dates import relative, written
from claims.dates.stretches import Reading

Reader = Callable[[re.Match[str], date | None], Reading | None]

READERS: dict[str, Reader] = {
    "iso": written.iso,
    "day_range": written.day_range,
    "day_month": written.written_day,
    "month_day": written.written_day,
    "month_range": written.month_range,
    "month_year": written.month_year,
    "near_month": relative.near_month,
    "half": written.half,
    "quarter": written.named_quarter,
    "short_quarter": written.short_quarter,
    "period_to": written.period_to,
    "season": written.season,
    "year_span": written.year_span,
    "year_range": written.year_range,
    "decade": written.decade,
    "month": relative.bare_month,
    "weekday": relative.weekday,
    "today": relative.today,
    "end_of": relative.end_of,
    "near": relative.near,
    "same_day": relative.same_day,
    "ago": relative.ago,
    "year": written.bare_year,
}
