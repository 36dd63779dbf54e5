"""What a date phrase looks like: one pattern for each way of writing it, the longest way first.

Every part has a fixed or bounded length, so that reading stays linear in the text whatever is handed in.
"""

import re

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SMALL_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip

_SPACE = r"[ \t\u00a0\u202f]{1,3}"
_DASH = r"\s?[-–—−]\s?"
# "may" is a month only with a capital; short forms may carry a full stop.
MONTH = (
    r"(?-i:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri)\b\.?(?=,? ?\d))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# Years of news and its history; 1500 to 1599 are far more often a count.
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_COUNT = r"(?:\d{1,3}|" + "|".join(SMALL_NUMBERS) + ")"
_ORDINAL = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_NUMBER_EDGE = r"(?![\d%]|[.,:]\d|[ \u00a0]?(?:per cent|percent)\b)"
_PART_OF_DAY = rf"(?:{_SPACE}(?:morning|afternoon|evening|night))?"
_NEAR = r"(?:this|last|next|the{s}(?:past|last|next|previous|coming|following|same))".replace("{s}", _SPACE)

_WAYS = {
    "iso": rf"\b(?P<iso_year>{_YEAR})-(?P<iso_month>1[0-2]|0[1-9])-(?P<iso_day>3[01]|[12]\d|0[1-9])\b",
    "slashed": r"\b\d{1,2}(?P<slash>[/.])\d{1,2}(?P=slash)(?:\d{4}|\d\d)\b",
    "day_range": rf"\b{DAY}(?:{_DASH}|{_SPACE}(?:to|and){_SPACE}){DAY}{_SPACE}{MONTH}(?:,?{_SPACE}{_YEAR})?",
    "day_month": (
        rf"\b(?:{_WEEKDAY},?{_SPACE})?(?:the{_SPACE})?{DAY}(?:{_SPACE}of)?{_SPACE}{MONTH}"
        rf"(?:,?{_SPACE}{_YEAR}{_NUMBER_EDGE})?"
    ),
    "month_day": (
        rf"\b(?:{_WEEKDAY},?{_SPACE})?{MONTH}{_SPACE}(?:the{_SPACE})?{DAY}\b{_NUMBER_EDGE}"
        rf"(?:,?{_SPACE}{_YEAR}{_NUMBER_EDGE})?"
    ),
    "month_range": (
        rf"\b(?:between|from){_SPACE}{MONTH}(?:{_SPACE}{_YEAR})?{_SPACE}(?:and|to|until){_SPACE}{MONTH}"
        rf"(?:{_SPACE}{_YEAR})?"
    ),
    "month_year": rf"\b{MONTH},?{_SPACE}(?:of{_SPACE})?{_YEAR}\b{_NUMBER_EDGE}",
    "near_month": rf"\b(?:this|last|next){_SPACE}{MONTH}\b",
    "half": rf"\b(?:the{_SPACE})?(?P<half>first|second){_SPACE}half{_SPACE}of{_SPACE}(?P<half_year>{_YEAR})\b",
    "quarter": (
        rf"\b(?:in{_SPACE})?(?:the{_SPACE})?(?P<quarter>{_ORDINAL}){_SPACE}quarter\b"
        rf"(?:{_SPACE}of{_SPACE}(?P<quarter_year>{_YEAR}|this{_SPACE}year|last{_SPACE}year))?"
    ),
    "short_quarter": rf"\bQ(?P<q>[1-4])\b(?:{_SPACE}(?:of{_SPACE})?(?P<q_year>{_YEAR})\b)?",
    "period_to": (
        rf"\bthe{_SPACE}(?P<span>year|(?:(?P<span_count>{_COUNT}){_SPACE})?(?:months|weeks)|quarter)"
        rf"{_SPACE}(?:to|ending(?:{_SPACE}in)?|ended){_SPACE}(?:the{_SPACE}end{_SPACE}of{_SPACE})?"
        rf"(?P<span_month>{MONTH})(?:{_SPACE}(?P<span_year>{_YEAR}))?"
    ),
    "season": (
        rf"\b(?:(?:this|last|next|the){_SPACE})?(?:spring|summer|autumn|winter){_SPACE}(?:of{_SPACE})?{_YEAR}\b"
        rf"|\b(?:in{_SPACE}the|this|last|next){_SPACE}(?:spring|summer|autumn|winter)\b"
    ),
    "year_span": (
        rf"\b(?:between|from){_SPACE}(?P<from>{_YEAR}){_SPACE}(?:and|to|until){_SPACE}(?P<to>{_YEAR})\b{_NUMBER_EDGE}"
    ),
    "year_range": (rf"(?<![\d.,$£€-])\b(?P<first_year>{_YEAR})[-–—−/](?P<last_year>{_YEAR}|\d\d)\b(?![\d%/-]|[.,]\d)"),
    "decade": rf"\b(?:the{_SPACE})?(?:(?:early|mid|late)[- ])?(?P<decade>(?:1[6-9]|20)\d0)[’']?s\b",
    "month": (
        r"\b(?:(?:early|mid|late)[- ])?"
        r"(?-i:January|February|April|June|July|August|September|October|November|December)\b"
        r"|(?:early|mid|late)[- ](?-i:March|May)\b"
        r"|(?:(?<=\bin )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom ))(?-i:(?:March|May)\b(?! [A-Z]))"
    ),
    "weekday": (
        rf"\b(?:on{_SPACE})?(?:(?P<which>last|next|this){_SPACE})?(?P<weekday>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
        rf"\b(?!,?{_SPACE}(?:{DAY}{_SPACE})?{MONTH}){_PART_OF_DAY}"
    ),
    "today": (
        rf"\b(?:today|yesterday|tomorrow|tonight|last{_SPACE}night"
        rf"|this{_SPACE}(?:morning|afternoon|evening))\b"
    ),
    "end_of": rf"\b(?:the{_SPACE})?end{_SPACE}of{_SPACE}(?P<end_of>(?:the|this|next){_SPACE}year|{_YEAR})\b",
    "near": (
        rf"\b(?P<part>(?:earlier|later){_SPACE})?(?:in{_SPACE})?"
        rf"(?P<near>{_NEAR}){_SPACE}(?:(?P<near_count>{_COUNT}|few|couple{_SPACE}of){_SPACE})?"
        rf"(?P<near_unit>days?|weeks?|weekend|months?|quarters?|years?|decades?|century)\b"
    ),
    "same_day": rf"\b(?:on{_SPACE})?the{_SPACE}(?:same|following|next|previous){_SPACE}(?:day|night|morning)\b",
    "ago": (
        rf"\b(?P<ago>{_COUNT}){_SPACE}(?P<ago_unit>days?|weeks?|months?|years?|decades?){_SPACE}"
        rf"(?P<direction>ago|earlier|later)\b"
    ),
    "year": rf"(?<![\d$£€#+×-])(?<!\d[.,:/])\b(?P<year>{_YEAR})\b(?![\d%/°]|[.,:]\d|-\d|[’']?s\b)",
}

# The longer "on the same day" must win over "the same day", so the order of the ways is the order above.
# Every way begins a word; asking that first spares the 24 ways at every other place.
PHRASE = re.compile(
    r"\b(?=[0-9a-z])(?:" + "|".join(f"(?P<way_{name}>{way})" for name, way in _WAYS.items()) + ")",
    re.IGNORECASE | re.ASCII,
)

# Most sentences hold no date: one quick search over the words that every way needs.
TRIGGER = re.compile(
    r"\d{4}|\d[/.]\d|days?\b|night|tomorrow|morning|noon|evening|week|month|year|decade|century|quarter|\bQ[1-4]"
    r"|spring|summer|autumn|winter|\b(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)

# What a text with a trigger holds; the words in parts without an i, which has other forms that are taken for one.
_NUMBERS = re.compile(r"\d{4}|\d[/.]\d|\b[Qq][1-4]")
_MONTHS = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_PARTS = (
    *("day", "ght", "morrow", "morn", "noon", "even", "week", "month", "year", "decade", "century", "quarter"),
    *("spr", "summer", "autumn", "nter"),
)


def may_hold_dates(text: str) -> bool:
    """Whether `text` has one of the words or digits that every way of writing a date needs."""
    if _NUMBERS.search(text):
        return True
    if not _MONTHS.search(text):
        low = text.casefold()
        if not any(part in low for part in _PARTS):
            return False
    return TRIGGER.search(text) is not None


# What stands right after a four-figure count but never after a year: "1800 people", "2000 metres".
COUNTED = re.compile(
    r"[ \u00a0-](?:people|jobs|homes|houses|men|women|children|pupils|patients|tonnes|tons|miles|metres|meters"
    r"|km|kilometres|feet|soldiers|troops|workers|staff|members|votes|points|euros|dollars|pounds|hours|GMT|BST"
    r"|UTC|CET|MW|kg|calories|copies|tickets|words)\b"
)
