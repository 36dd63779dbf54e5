"""Digits that tell a time of day, a day or a year."""

from claims.quantities.calendar_words import DAYS, LOWER_CASE_TOO, MONTHS, SURELY_COUNTED, YEAR_CUES, ZONES
from claims.quantities.hedges import hedge_before
from claims.quantities.nouns import is_plural
from claims.quantities.number_words import HYPHENS
from claims.quantities.tokens import NUMERAL, WORD, Token
from claims.quantities.units import unit_at


def time_of_day(tokens: list[Token], index: int) -> int | None:
    """ "7am", "7.30 p.m.", "1900 GMT", "7 o'clock"; "7:30" is a chain."""
    end = past_clock(tokens, index + 1)
    return end if end > index + 1 or ("." in tokens[index].text and is_dotted_time(tokens, index)) else None


def is_dotted_time(tokens: list[Token], index: int) -> bool:
    """Whether "18.05" here is a time of day: "landed at 18.05 local time"."""
    hours, point, minutes = tokens[index].text.partition(".")
    if not point or len(minutes) != 2 or len(hours) > 2 or not hours.isdigit() or int(hours) > 23 or minutes > "59":
        return False
    return tokens[index + 1].low in {"local", "hrs", "hours"} and tokens[index - 1].low in {"at", "by", "around"}


def past_clock(tokens: list[Token], at: int) -> int:
    """The end of "am", "p.m.", "GMT" or "o'clock" if it stands here, else `at`."""
    token = tokens[at]
    if token.gap == 2:
        return at
    if token.low in {"am", "pm"} and (token.gap == 0 or not token.text.istitle()):
        return at + 1
    if token.low in {"a", "p"} and [tokens[at + step].low for step in (1, 2)] == [".", "m"]:
        return at + 4 if tokens[at + 3].text == "." else at + 3
    if token.low in {"o'clock", "o’clock"} or (token.low in ZONES and token.text.isupper()):
        return at + 1
    return at


def date(tokens: list[Token], index: int) -> int | None:
    """ "3 May 2022", "May 3", "11 November", "Monday 12", "3rd of May", "12-14 May"."""
    value = tokens[index].text
    if not value.isdigit() or not 1 <= int(value[:6]) <= 31 or len(value) > 2:
        return None
    end = index + 1
    if tokens[end].gap == 0 and tokens[end].low in {"st", "nd", "rd", "th"}:
        end += 1
    after_month = is_month(tokens, index - 1) or (tokens[index - 1].text == "." and is_month(tokens, index - 2))
    if after_month and tokens[index].gap == 1:
        at = index - 1 if is_month(tokens, index - 1) else index - 2
        return None if counts_after_month(tokens, at, end) else past_year(tokens, past_second_day(tokens, end))
    end = past_second_day(tokens, end)
    if tokens[end].low == "of" and is_month(tokens, end + 1):
        end += 1
    if is_month(tokens, end) and tokens[end].gap == 1:
        return past_year(tokens, end + 1)
    if tokens[index - 1].low in DAYS and not is_plural(tokens[end].low) and unit_at(tokens, end) is None:
        return end
    return None


def is_month(tokens: list[Token], index: int) -> bool:
    """Whether the token names a month; words that are months only with a capital need one."""
    token = tokens[index]
    return token.low in MONTHS and (token.text[:1].isupper() or token.low in LOWER_CASE_TOO)


def counts_after_month(tokens: list[Token], month: int, end: int) -> bool:
    """ "In May 12 people died" counts people, "On May 12 people gathered" does not; units always count."""
    if unit_at(tokens, end) is not None and tokens[end].low not in {"a"}:
        return True
    loose = tokens[month - 1].low in {"in", "since", "last", "this", "during", "of", "by"}
    return loose and (is_plural(tokens[end].low) or is_plural(tokens[end + 1].low))


def past_second_day(tokens: list[Token], end: int) -> int:
    """The end of "-14" or "and 14" or "to 14" after a first day, if one stands here."""
    joint, second = tokens[end], tokens[end + 1]
    if second.kind != NUMERAL or len(second.text) > 2:
        return end
    joined = joint.text in HYPHENS or (joint.low in {"and", "to", "or"} and is_month(tokens, end + 2))
    return end + 2 if joined and joint.gap < 2 else end


def past_year(tokens: list[Token], end: int) -> int:
    """The end of a year after a day and month, with or without a comma."""
    at = end + 1 if tokens[end].text in {",", "."} else end
    return at + 1 if looks_like_year(tokens[at].text) and tokens[at].gap == 1 else end


def looks_like_year(text: str) -> bool:
    """Four plain digits from 1000 to 2100."""
    return len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2100


def year(tokens: list[Token], index: int) -> int | None:
    """ "2022", "2017-21", "1990s", "from 2012 to 2016"; "2000 people", "about 1950 cases" are counts."""
    text = tokens[index].text
    if not looks_like_year(text):
        return None
    end = index + 1
    after = tokens[end]
    if after.gap == 0 and after.low == "s":
        return end + 1
    if after.text in HYPHENS | {"/"} and after.gap < 2 and tokens[end + 1].kind == NUMERAL:
        second = tokens[end + 1].text
        if (looks_like_year(second) or len(second) == 2) and unit_at(tokens, end + 2) is None:
            return end + 2
    if is_counted(tokens, index):
        return None
    return end if int(text) >= 1900 or tokens[index - 1].low in YEAR_CUES else None


def is_counted(tokens: list[Token], index: int) -> bool:
    """Whether what follows four digits makes them an amount: a unit, a scale, people, or any plural after a hedge."""
    after = tokens[index + 1]
    unit = unit_at(tokens, index + 1)
    if unit is not None:
        return True
    if after.low in SURELY_COUNTED or after.low in {
        "hundred",
        "thousand",
        "million",
        "billion",
        "bn",
        "m",
        "euros",
        "dollars",
    }:
        return True
    plural = is_plural(after.low) or (after.kind == WORD and is_plural(tokens[index + 2].low))
    return (
        plural
        and (hedge_before(tokens, index) is not None or tokens[index - 1].low not in YEAR_CUES)
        and (not after.text[:1].isupper() and opens_or_follows_verb(tokens, index))
    )


def opens_or_follows_verb(tokens: list[Token], index: int) -> bool:
    """Whether the token before is a lower-case word such as "killed" or a hedge; a name before makes it a year."""
    before = tokens[index - 1]
    return before.kind == WORD and before.text.islower() and before.low not in YEAR_CUES
