"""Which unit stands after a number: per cent and points, physical units, degrees, durations and ages."""

from claims.model.enums import QuantityKind
from claims.quantities.degrees import degrees_at
from claims.quantities.number_words import HYPHENS, VULGAR_VALUES
from claims.quantities.tokens import NUMERAL, SIGN, WORD, Token
from claims.quantities.unit import Unit
from claims.quantities.unit_words import (
    CONTENTS,
    GLUED_SIGNS,
    LENGTHS,
    LONE_SIGNS,
    METRE_CUES,
    METRE_LEADS,
    OTHERS,
    PHRASES,
    SIGNS,
    SPEED_TIMES,
    TIMES,
)
from claims.quantities.word_list import forms

LENGTH_OF = forms(LENGTHS)
TIME_OF = forms(TIMES)
WORD_OF = forms(OTHERS) | LENGTH_OF
PHRASE_OF = {tuple(form.split()): name for name, words in PHRASES.items() for form in words.split("|")}
PHRASE_STARTS = {phrase[0] for phrase in PHRASE_OF}
AREAS = LENGTH_OF | {sign: name for sign, name in SIGNS.items() if name in LENGTHS} | {"m": "metre", "in": "inch"}
RAISED = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
LONGEST_PHRASE = max(map(len, PHRASE_OF))
POWERS = {"square": "square", "cubic": "cubic", "sq": "square", "cu": "cubic"}
BRACKETS = {"[": "]", "<": ">", "(": ")"}


# Words before a unit that tell one of its kinds from another: "38,000 US gallons".
GALLONS = {"gallon", "gallons", "pint", "pints"}
KINDS_OF_UNIT = {"us": GALLONS | {"ton", "tons"}}  # the imperial gallon is a fifth larger, and no unit of ours


def unit_at(tokens: list[Token], at: int) -> Unit | None:
    """The unit that starts at this token, directly after a number or after a number and a hyphen."""
    token = tokens[at]
    if token.gap == 2:
        return None
    if token.text in HYPHENS:
        joined = token.gap == 0 and tokens[at + 1].gap == 0 and tokens[at + 1].kind == WORD
        return unit_at(tokens, at + 1) if joined else None
    if token.text in BRACKETS and tokens[at + 1].kind == WORD and tokens[at + 2].text == BRACKETS[token.text]:
        inside = measure_at(tokens, at + 1)  # "20 [kg]", as tables print it
        return inside._replace(end=at + 3) if inside and inside.end == at + 2 else None
    if token.low in KINDS_OF_UNIT and tokens[at + 1].low in KINDS_OF_UNIT[token.low]:
        return measure_at(tokens, at + 1)
    return share_at(tokens, at) or degrees_at(tokens, at) or measure_at(tokens, at) or time_at(tokens, at)


def share_at(tokens: list[Token], at: int) -> Unit | None:
    """Per cent, percentage points or basis points in any spelling."""
    token, after = tokens[at], tokens[at + 1]
    if token.text == "%":
        return points_or_percent(tokens, at + 1)
    if token.low in {"percent", "percents", "pct"} or (token.low == "pc" and token.gap == 0):
        return points_or_percent(tokens, at + 1)
    if token.low == "per" and after.low in {"cent", "cents"} and after.gap == 1:
        return points_or_percent(tokens, at + 2)
    if token.low == "percentage":
        joint = 1 if after.text in HYPHENS else 0
        if tokens[at + 1 + joint].low in {"point", "points"}:
            return Unit("percentage_point", QuantityKind.PERCENTAGE_POINT, at + 2 + joint)
        return Unit("percent", QuantityKind.PERCENT, at + 1)
    if token.low in {"pp", "ppt", "ppts", "pps"}:
        return Unit("percentage_point", QuantityKind.PERCENTAGE_POINT, at + 1)
    joint = 1 if after.text in HYPHENS else 0
    if token.low == "basis" and tokens[at + 1 + joint].low in {"point", "points"}:
        return Unit("basis_point", QuantityKind.PERCENTAGE_POINT, at + 2 + joint)
    if token.low == "bps" or (token.low == "bp" and token.gap == 0):
        return Unit("basis_point", QuantityKind.PERCENTAGE_POINT, at + 1)
    return None


def points_or_percent(tokens: list[Token], end: int) -> Unit:
    """Per cent, or percentage points where "points" follows ("5 per cent points")."""
    joint = 1 if tokens[end].text in HYPHENS and tokens[end].gap == 0 else 0
    if tokens[end + joint].low in {"point", "points"}:
        return Unit("percentage_point", QuantityKind.PERCENTAGE_POINT, end + joint + 1)
    return Unit("percent", QuantityKind.PERCENT, end)


def measure_at(tokens: list[Token], at: int) -> Unit | None:
    """A physical unit in words or signs, squared or cubed, and rates of it ("miles per hour", "km/h")."""
    name, end = measure_name(tokens, at)
    if name is None:
        return None
    if (rate := rate_at(tokens, name, end)) is not None:
        return rate
    return Unit(name, QuantityKind.RATE if "/" in name else QuantityKind.MEASURE, end)


def measure_name(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """The name of the physical unit here and where it ends, or None and `at`."""
    token = tokens[at]
    if token.low in PHRASE_STARTS and (phrase := phrase_at(tokens, at)):
        return phrase
    if token.low in POWERS:
        return area_at(tokens, at)
    if token.text == "m" and tokens[at + 1].text in {"2", "3"} and tokens[at + 1].gap == 0:
        return ("square_metre" if tokens[at + 1].text == "2" else "cubic_metre"), at + 2
    if token.text[-1:] in {"²", "³"}:
        length = AREAS.get(token.text[:-1])
        return (f"{RAISED[token.text[-1]]}_{length}", at + 1) if length else (None, at)
    if token.text == "m" and is_metre(tokens, at):
        return "metre", at + 1
    if token.text == "′" and token.gap == 0:
        return "foot", at + 1
    if token.text in {'"', "″"} and is_inch(tokens, at):
        return "inch", at + 1
    if token.text in {"'", "’", "′"} and token.gap == 0 and tokens[at + 2].text in {'"', "”", "″"}:
        return "foot", at + 1  # "6' 2\""
    if token.low in MANY_SENSES:
        return (MANY_SENSES[token.low], at + 1) if is_one_sense(tokens, at) else (None, at)
    if token.gap == 0 and token.text in GLUED_SIGNS:
        return GLUED_SIGNS[token.text], at + 1
    if token.text in SIGNS:
        return signed(tokens, at)
    if token.text in LONE_SIGNS and is_lone_sign(tokens, at):
        return LONE_SIGNS[token.text], at + 1
    name = WORD_OF.get(token.low)
    return (name, at + 1) if name else (None, at)


def phrase_at(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """A unit of several words, the longest first; hyphens between the words and full stops behind them are no words."""
    said: list[str] = []
    ends: list[int] = []
    while len(said) < LONGEST_PHRASE and tokens[at].gap < 2:
        said.append(tokens[at].low)
        at += 2 if tokens[at + 1].text == "." and tokens[at + 2].gap < 2 and tokens[at + 2].text.islower() else 1
        ends.append(at)
        at += 1 if tokens[at].text in HYPHENS and tokens[at].gap == 0 else 0
    for size in range(len(said), 0, -1):
        if (name := PHRASE_OF.get(tuple(said[:size]))) is not None:
            last = ends[size - 1]
            return name, last - 1 if tokens[last - 1].text == "." else last
    return None


def area_at(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """ "square feet", "sq. ft", "-square-foot", "cu m": the power before its length, or None and `at`."""
    step = at + 2 if tokens[at + 1].text in HYPHENS | {"."} else at + 1
    length = AREAS.get(tokens[step].low) if tokens[step].gap < 2 else None
    return (f"{POWERS[tokens[at].low]}_{length}", step + 1) if length else (None, at)


def signed(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """The unit of a sign such as "km", also squared or cubed ("km2", "cm^3"); digits glued to it make it none."""
    name, caret = SIGNS[tokens[at].text], tokens[at + 1].text == "^"
    power = tokens[at + 2] if caret else tokens[at + 1]
    if power.text in RAISED and power.gap == 0 and name in LENGTHS:
        return f"{RAISED[power.text]}_{name}", at + (3 if caret else 2)
    return (None, at) if power.kind == NUMERAL and power.gap == 0 else (name, at + 1)


def is_inch(tokens: list[Token], at: int) -> bool:
    """Whether a straight quotation mark after digits is the sign of inches: a word tells, or no quotation is open."""
    if tokens[at + 1].low in METRE_CUES:
        return True
    marks = sum(token.text == '"' for token in tokens[max(0, at - QUOTED) : at])
    return tokens[at].gap == 0 and len(tokens[at - 1].text) < 5 and marks % 2 == 0


def is_lone_sign(tokens: list[Token], at: int) -> bool:
    """Whether a letter apart from its digits is a unit: at the end of a clause or before "of"."""
    after = tokens[at + 1]
    if (
        tokens[at].gap != 1
        or tokens[at - 1].kind != NUMERAL
        or (after.gap == 0 and after.text not in {".", ",", ")", "/"})
    ):
        return False
    return after.low in {"of", "and", "or", "per", "in"} or after.kind != WORD


# Weights and contents whose words are other things too: "12 stone" but "12 stone walls", "two cups of rice".
MANY_SENSES = {"stone": "stone", "cup": "cup", "cups": "cup"}


def is_one_sense(tokens: list[Token], at: int) -> bool:
    """Whether "stone" ends its phrase or goes on in pounds, and whether a cup is of something or a part of one."""
    after = tokens[at + 1]
    if tokens[at].low == "stone":
        return after.kind != WORD or after.low in {"and", "in", "heavier", "lighter", "overweight", "to", "at", "on"}
    return after.low == "of" or tokens[at - 1].text in VULGAR_VALUES or tokens[at - 2].text == "/"


QUOTED = 80  # tokens back in which a quotation may have been opened


def is_metre(tokens: list[Token], at: int) -> bool:
    """Whether "m" here stands for metres: apart from its digits, or before such words as "wide" and "hurdles"."""
    after = tokens[at + 1]
    if after.text in HYPHENS and after.gap == 0:
        return tokens[at + 2].low in METRE_CUES
    if after.kind == NUMERAL and after.gap == 0:
        return False
    led = any(tokens[index].low in METRE_LEADS for index in range(max(0, at - 7), at))
    return led or tokens[at].gap == 1 or after.low in METRE_CUES or after.text == "/"


def rate_at(tokens: list[Token], name: str, end: int) -> Unit | None:
    """A length or a content over a time: "per hour", "an hour", "-per-hour", "/s"."""
    at = end + 1 if tokens[end].text in HYPHENS and tokens[end].gap == 0 else end
    mark = tokens[at].low
    if mark not in {"per", "an", "a", "/"}:
        return None
    under = at + 2 if tokens[at + 1].text in HYPHENS else at + 1
    if tokens[under].gap == 2:
        return None
    if name in LENGTHS or (name in CONTENTS and mark in {"per", "/"}):
        time = SPEED_TIMES.get(tokens[under].low) if mark != "a" or tokens[under].low == "second" else None
        return Unit(f"{name}/{time}", QuantityKind.RATE, under + 1) if time else None
    return None


def old_in_short(tokens: list[Token], at: int) -> int | None:
    """The end of "yo", "y/o", "y.o." or "yrs old"; None for anything else."""
    word, mark, after = tokens[at].low, tokens[at + 1], tokens[at + 2]
    if word == "yo":
        return at + 1
    if word == "yrs":
        return at + 2 if mark.low == "old" else None
    if mark.text not in {"/", "."} or mark.gap or after.low != "o" or after.gap:
        return None
    return at + 4 if mark.text == "." and tokens[at + 3].text == "." else at + 3


def time_at(tokens: list[Token], at: int) -> Unit | None:
    """A stretch of time, or an age where "old", "-old" or "of age" follows."""
    token = tokens[at]
    if token.low in {"yo", "yrs", "y"} and (end := old_in_short(tokens, at)):
        return Unit("year", QuantityKind.AGE, end)
    name = TIME_OF.get(token.low) if len(token.text) > 4 or not token.text.isupper() else None  # the SEC, the MIN
    if name is None or (len(token.low) < 4 and name not in {"day"} and token.gap == 0 and token.kind == SIGN):
        return None
    end = at + 1
    joint = 1 if tokens[end].text in HYPHENS and tokens[end].gap == 0 else 0
    if tokens[end + joint].low in {"old", "olds"} and tokens[end + joint].gap < 2:
        return Unit(name, QuantityKind.AGE, end + joint + 1)
    if tokens[end].low == "of" and tokens[end + 1].low == "age":
        return Unit(name, QuantityKind.AGE, end + 2)
    return Unit(name, QuantityKind.DURATION, end)
