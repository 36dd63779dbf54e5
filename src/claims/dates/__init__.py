"""Date phrases in text: found by a written grammar, resolved against the day the article appeared."""

from claims.dates.find import find
from claims.dates.mention import DateMention
from claims.dates.order import DayOrder, day_order

__all__ = ["DateMention", "DayOrder", "day_order", "find"]
