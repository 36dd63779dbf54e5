"""Whether a publisher writes the day or the month first: what 4/5/2021 means."""

import re
from enum import StrEnum

from claims.dates.grammar import DAY, MONTH


class DayOrder(StrEnum):
    """Which of the two numbers of 4/5/2021 is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


_MONTH_FIRST_REGIONS = frozenset({"us", "ph", "fm", "pw", "mh"})  # CLDR: short dates of these begin with the month
# Hosts tell a country where they end in one; .com and .org tell nothing.
_DAY_FIRST_HOSTS = frozenset(
    {"uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "bd", "lk", "sg", "my", "mt", "jm", "fr", "de", "es",
     "it", "nl", "be", "at", "ch", "pt", "gr", "pl", "dk", "no", "fi", "br", "mx", "ar"}
)  # fmt: skip
_MONTH_FIRST_HOSTS = frozenset({"us", "gov", "mil", "ph"})
_HOST_END = re.compile(r"[a-z]{2,10}://[^/?#\s]{0,250}?\.([a-z]{2,10})(?::\d{1,5})?(?=[/?#]|$)", re.IGNORECASE)
# Places and names in the titles of papers that print day or month first.
_MONTH_FIRST_NAMES = re.compile(
    r"\b(?:associated press|usa|u\.s\.|american|new york|washington|los angeles|chicago|boston|houston|dallas|atlanta"
    r"|philadelphia|san francisco|seattle|denver|miami|cnn|npr|pbs|abc news|cbs|nbc|fox news|politico|manila)\b",
    re.IGNORECASE,
)
_DAY_FIRST_NAMES = re.compile(
    r"\b(?:bbc|guardian|telegraph|independent|sky news|itv|scotsman|irish|welsh|london|british|uk|india|indian|hindu"
    r"|australian|sydney|melbourne|new zealand|south africa|deutsche welle|al jazeera|euronews|france 24)\b",
    re.IGNORECASE,
)
_SURE = 2  # written dates one way, none the other, before a text tells its order by itself
_SCANNED = 20_000  # characters looked at
_DAY_MONTH = re.compile(rf"\b{DAY} {MONTH}")
_MONTH_DAY = re.compile(rf"{MONTH} {DAY}\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)\b")


def day_order(
    *, language: str | None = None, publisher: str | None = None, url: str | None = None, text: str = ""
) -> DayOrder | None:
    """The order an article writes dates in; None where neither its language, its publisher nor its text tells.

    A region in the language ("en-US") comes first, then the country of the address, the publisher's name, and last
    how the text itself writes dates that can only be read one way.
    """
    region = (language or "").replace("_", "-").partition("-")[2].lower()
    if len(region) == 2:
        return DayOrder.MONTH_FIRST if region in _MONTH_FIRST_REGIONS else DayOrder.DAY_FIRST
    return _by_address(url) or _by_name(publisher or "") or _by_text(text[:_SCANNED])


def _by_address(url: str | None) -> DayOrder | None:
    found = _HOST_END.match(url or "")
    host = found[1].lower() if found else ""
    if host in _MONTH_FIRST_HOSTS:
        return DayOrder.MONTH_FIRST
    return DayOrder.DAY_FIRST if host in _DAY_FIRST_HOSTS else None


def _by_name(publisher: str) -> DayOrder | None:
    month, day = bool(_MONTH_FIRST_NAMES.search(publisher)), bool(_DAY_FIRST_NAMES.search(publisher))
    if month == day:
        return None
    return DayOrder.MONTH_FIRST if month else DayOrder.DAY_FIRST


def _by_text(text: str) -> DayOrder | None:
    """What the dates that can only be read one way say, if they agree."""
    pairs = [(int(first), int(second)) for first, second in _SLASHED.findall(text)]
    month = len(_MONTH_DAY.findall(text)) + sum(_SURE for first, second in pairs if first <= 12 < second)
    day = len(_DAY_MONTH.findall(text)) + sum(_SURE for first, second in pairs if second <= 12 < first)
    if month >= _SURE and not day:
        return DayOrder.MONTH_FIRST
    return DayOrder.DAY_FIRST if day >= _SURE and not month else None
