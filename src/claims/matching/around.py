"""What the sentence around a figure says of it that its own words do not: "monthly rent of £9", "48 per cent below"."""

import re
from dataclasses import replace

from claims.model.enums import QuantityKind
from claims.quantities import Quantity

REACH = 60  # characters; "annual" and "over five years" stand further off only in another clause

_TIMES = r"year|quarter|month|week|day|hour|night"
_EACH = {"annual": "a year", "yearly": "a year", "quarterly": "a quarter", "monthly": "a month", "weekly": "a week"} | {
    "daily": "a day",
    "hourly": "an hour",
    "nightly": "a night",
}
_BEFORE = re.compile(
    rf"\b(?:(?P<each>annual|yearly|quarterly|monthly|weekly|daily|hourly|nightly)(?:ly)?(?-i:(?! [A-Z]))"
    rf"|(?P<every>(?:each|every|per) (?:{_TIMES}))"
    r"|(?P<over>(?:over|during|across) (?:(?:the|its|their|a|an) )?(?:(?:next|past|last|coming|first) )?"
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)[ -]years?"
    r"(?: (?:life|lifetime|lifespan|period|term|programme|program|contract|plan))?))\b"
    r"(?! (?:newspaper|paper|magazine|report|meeting|accounts|results))[^.;:\d]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[^.;,:\d]{{0,40}}?(?<! of)(?<! in)(?<! for)(?<! than)(?<! within)(?<! after)(?<! once)(?<! twice)(?<! half)"
    rf" (?P<every>(?:a|an|per|each|every) (?:{_TIMES})|annually|monthly|weekly|daily|hourly)\b(?![-’'])",
    re.IGNORECASE,
)
_UP = "higher above up more increase rise jump surge growth hike climb leap gain dearer"
_DOWN = "lower below down less fewer decrease fall drop decline reduction cut slump plunge dip cheaper"
_WAYS = dict.fromkeys(_UP.split(), "up") | dict.fromkeys(_DOWN.split(), "down")
_CHANGED = re.compile(rf"\s(?P<way>{'|'.join(_WAYS)})\b", re.IGNORECASE)
_PERIODICAL = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.COUNT})
_SUMS = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.DURATION, QuantityKind.PERCENTAGE_POINT})
_PARTS = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})


def told_around(text: str, quantity: Quantity) -> Quantity:
    """The figure with its period, and the direction of a change, where the words around tell them; else as it is."""
    changed = _CHANGED.match(text, quantity.end) if quantity.direction is None else None
    if changed and quantity.kind in (_PARTS | _SUMS):
        quantity = replace(quantity, direction=_WAYS[changed["way"].lower()])
    if quantity.kind not in _PERIODICAL or quantity.period is not None:
        return quantity
    period = _period(text, quantity)
    return replace(quantity, period=period) if period else quantity


def _period(text: str, quantity: Quantity) -> str | None:
    after = _AFTER.match(text, quantity.end)
    if after:
        return after["every"]
    before = _BEFORE.search(text, max(0, quantity.start - REACH), quantity.start)
    if before is None:
        return None
    return _EACH[before["each"].lower()] if before["each"] else before["every"] or before["over"]
