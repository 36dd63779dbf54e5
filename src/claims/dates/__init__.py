"""Date phrases in text: found by a written grammar, resolved against the day the article appeared."""

from claims.dates.find import find
from claims.dates.mention import DateMention

__all__ = ["DateMention", "find"]
