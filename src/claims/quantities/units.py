"""Which unit stands after a number: per cent and points, physical units, degrees, durations and ages."""

from typing import NamedTuple

from claims.model.enums import QuantityKind
from claims.quantities.number_words import HYPHENS
from claims.quantities.tokens import NUMERAL, SIGN, WORD, Token
from claims.quantities.unit_words import (
    ANGLE_CUES,
    GLUED_SIGNS,
    LENGTHS,
    METRE_CUES,
    METRE_LEADS,
    OTHERS,
    PHRASES,
    SIGNS,
    SPEED_TIMES,
    TIMES,
)
from claims.quantities.word_list import forms


class Unit(NamedTuple):
    """A unit and where it ends; `factor` is what the number is multiplied by (pence are hundredths of a pound)."""

    name: str
    kind: QuantityKind
    end: int  # index of the first token after it
    factor: float = 1.0


LENGTH_OF = forms(LENGTHS)
TIME_OF = forms(TIMES)
WORD_OF = forms(OTHERS) | LENGTH_OF
PHRASE_OF = {tuple(form.split()): name for name, words in PHRASES.items() for form in words.split("|")}
PHRASE_STARTS = {phrase[0] for phrase in PHRASE_OF}
LONGEST_PHRASE = max(map(len, PHRASE_OF))
POWERS = {"square": "square", "cubic": "cubic", "sq": "square", "cu": "cubic"}
BRACKETS = {"[": "]", "<": ">", "(": ")"}
CELSIUS = {"celsius", "celcius", "centigrade", "c"}
FAHRENHEIT = {"fahrenheit", "f"}


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


def degrees_at(tokens: list[Token], at: int) -> Unit | None:
    """Degrees Celsius or Fahrenheit, or plain degrees; a lone letter must touch the digits or the degree sign."""
    token = tokens[at]
    if token.text in {"℃", "ºC"}:
        return Unit("degC", QuantityKind.TEMPERATURE, at + 1)
    if token.text in {"℉", "ºF"}:
        return Unit("degF", QuantityKind.TEMPERATURE, at + 1)
    if token.text in {"C", "F"} and token.gap == 0:
        return scale_named(token.low, at + 1) if is_thermometer(tokens, at) else None
    if token.low in CELSIUS | FAHRENHEIT and len(token.low) > 1:
        return scale_named(token.low, at + 1)
    if token.text not in {"°", "º"} and token.low not in {"degree", "degrees", "deg"}:
        return None
    at += 2 if token.low == "deg" and tokens[at + 1].text == "." else 1
    if tokens[at].low in CELSIUS | FAHRENHEIT and tokens[at].gap < 2:
        return scale_named(tokens[at].low, at + 1)
    around = {tokens[at].low, tokens[at + 1].low, tokens[at - 3].low, tokens[at - 4].low}
    angle = bool(around & ANGLE_CUES)
    return Unit("degree", QuantityKind.MEASURE if angle else QuantityKind.TEMPERATURE, at)


def is_thermometer(tokens: list[Token], at: int) -> bool:
    """Whether a capital glued to digits is a scale: not in "14.7C/share", and no form or fighter ("13F")."""
    if tokens[at + 1].text == "/" or (tokens[at + 1].text in HYPHENS and tokens[at + 1].gap == 0):
        return False
    cold_fahrenheit = len(tokens[at - 1].text) < 3 and tokens[at - 1].text < "20"
    return tokens[at].text == "C" or not cold_fahrenheit or tokens[at - 2].text in {"-", "−"}


def scale_named(low: str, end: int) -> Unit:
    """Degrees on the scale of this word or letter."""
    return Unit("degC" if low in CELSIUS else "degF", QuantityKind.TEMPERATURE, end)


def measure_at(tokens: list[Token], at: int) -> Unit | None:
    """A physical unit in words or signs, squared or cubed, and speeds ("miles per hour", "km/h")."""
    name, end = measure_name(tokens, at)
    if name is None:
        return None
    if name in LENGTHS and (speed := speed_at(tokens, name, end)):
        return speed
    return Unit(name, QuantityKind.RATE if "/" in name else QuantityKind.MEASURE, end)


def measure_name(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """The name of the physical unit here and where it ends, or None and `at`."""
    token = tokens[at]
    if token.low in PHRASE_STARTS:
        words = tuple(item.low for item in tokens[at : at + LONGEST_PHRASE])
        for size in range(LONGEST_PHRASE, 0, -1):
            if words[:size] in PHRASE_OF:
                return PHRASE_OF[words[:size]], at + size
    if token.low in POWERS:
        length = LENGTH_OF.get(tokens[at + 1].low)
        return (f"{POWERS[token.low]}_{length}", at + 2) if length else (None, at)
    if token.text == "m" and tokens[at + 1].text in {"2", "3"} and tokens[at + 1].gap == 0:
        return ("square_metre" if tokens[at + 1].text == "2" else "cubic_metre"), at + 2
    if token.text == "m" and is_metre(tokens, at):
        return "metre", at + 1
    if token.text == '"' and tokens[at + 1].low in METRE_CUES:
        return "inch", at + 1
    if token.gap == 0 and token.text in GLUED_SIGNS:
        return GLUED_SIGNS[token.text], at + 1
    if token.text in SIGNS:
        squared = tokens[at + 1].text in {"2", "²", "3", "³"} and tokens[at + 1].gap == 0
        if tokens[at + 1].kind == NUMERAL and tokens[at + 1].gap == 0 and not squared:
            return None, at
        if squared and SIGNS[token.text] in LENGTHS:
            power = "square" if tokens[at + 1].text in {"2", "²"} else "cubic"
            return f"{power}_{SIGNS[token.text]}", at + 2
        return SIGNS[token.text], at + 1
    name = WORD_OF.get(token.low)
    return (name, at + 1) if name else (None, at)


def is_metre(tokens: list[Token], at: int) -> bool:
    """Whether "m" here stands for metres: apart from its digits, or before such words as "wide" and "hurdles"."""
    after = tokens[at + 1]
    if after.text in HYPHENS and after.gap == 0:
        return tokens[at + 2].low in METRE_CUES
    if after.kind == NUMERAL and after.gap == 0:
        return False
    led = any(tokens[index].low in METRE_LEADS for index in range(max(0, at - 7), at))
    return led or tokens[at].gap == 1 or after.low in METRE_CUES or after.text == "/"


def speed_at(tokens: list[Token], length: str, end: int) -> Unit | None:
    """A length with "per hour", "an hour", "/s" after it."""
    mark, time = tokens[end], tokens[end + 1]
    if mark.low not in {"per", "an", "a", "/"} or time.gap == 2:
        return None
    name = SPEED_TIMES.get(time.low) if mark.low != "a" or time.low == "second" else None
    if name is None and time.low in {"millisecond", "ms"} and mark.low in {"per", "/"}:
        name = "millisecond"
    return Unit(f"{length}/{name}", QuantityKind.RATE, end + 2) if name else None


def time_at(tokens: list[Token], at: int) -> Unit | None:
    """A stretch of time, or an age where "old", "-old" or "of age" follows."""
    token = tokens[at]
    if token.low in {"yo", "y/o"} or (token.low == "yrs" and tokens[at + 1].low == "old"):
        return Unit("year", QuantityKind.AGE, at + (1 if token.low != "yrs" else 2))
    name = TIME_OF.get(token.low)
    if name is None or (len(token.low) < 4 and name not in {"day"} and token.gap == 0 and token.kind == SIGN):
        return None
    end = at + 1
    joint = 1 if tokens[end].text in HYPHENS and tokens[end].gap == 0 else 0
    if tokens[end + joint].low in {"old", "olds"} and tokens[end + joint].gap < 2:
        return Unit(name, QuantityKind.AGE, end + joint + 1)
    if tokens[end].low == "of" and tokens[end + 1].low == "age":
        return Unit(name, QuantityKind.AGE, end + 2)
    return Unit(name, QuantityKind.DURATION, end)
