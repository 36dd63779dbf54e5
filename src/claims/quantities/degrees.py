"""Degrees: of temperature on four scales, or of an angle."""

from claims.model.enums import QuantityKind
from claims.quantities.function_words import STOPS
from claims.quantities.number_words import HYPHENS
from claims.quantities.tokens import BLANK, NUMERAL, WORD, Token
from claims.quantities.unit import Unit
from claims.quantities.unit_words import ANGLE_CUES

SCALE_OF = (
    dict.fromkeys(("celsius", "celcius", "centigrade", "c"), "degC")
    | dict.fromkeys(("fahrenheit", "f"), "degF")
    | dict.fromkeys(("kelvin", "kelvins", "k"), "kelvin")
    | {"rankine": "degR"}
)


def degrees_at(tokens: list[Token], at: int) -> Unit | None:
    """Degrees Celsius or Fahrenheit, or plain degrees; a lone letter must touch the digits or the degree sign."""
    token = tokens[at]
    if token.text in {"℃", "ºC"}:
        return Unit("degC", QuantityKind.TEMPERATURE, at + 1)
    if token.text in {"℉", "ºF"}:
        return Unit("degF", QuantityKind.TEMPERATURE, at + 1)
    if token.text in {"C", "F"} and token.gap == 0:
        return scale_named(token.low, at + 1) if is_thermometer(tokens, at) else None
    if token.text in {"C", "F"} and token.gap == 1 and is_apart(tokens, at):
        return scale_named(token.low, at + 1)
    if token.low in SCALE_OF and len(token.low) > 1:
        return scale_named(token.low, at + 1)
    if token.text not in {"°", "º"} and token.low not in {"degree", "degrees", "deg", "degs"}:
        return None
    at += 2 if token.low == "deg" and tokens[at + 1].text == "." else 1
    if tokens[at].low in SCALE_OF and tokens[at].gap < 2:
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


def is_apart(tokens: list[Token], at: int) -> bool:
    """Whether a capital after a space is a scale: two digits before it, and no word of which it could be the first."""
    number, after = tokens[at - 1], tokens[at + 1]
    if number.kind != NUMERAL or not 2 <= len(number.text) <= 5 or "," in number.text:
        return False
    if after.text == ".":  # "It was 75 F.", but not "the 75 F. Lindqvist collected"
        further = tokens[at + 2]
        return further.kind == BLANK or further.gap == 2 or further.low in STOPS
    return (after.kind not in {WORD, NUMERAL} and after.text not in HYPHENS | {"/"}) or after.low in AFTER_SCALE


AFTER_SCALE = {"in", "on", "at", "and", "or", "by", "to", "for", "with", "is", "was"}


def scale_named(low: str, end: int) -> Unit:
    """Degrees on the scale of this word or letter."""
    return Unit(SCALE_OF[low], QuantityKind.TEMPERATURE, end)
