"""Ways to write a number that news figures never take, but a list of all numbers has: powers, "1 over 3", "1,3"."""

import math

from claims.quantities.number_words import SCALES
from claims.quantities.numbers import number_at, scaled, slashed_part
from claims.quantities.numerals import Number, numeral_value, tidy
from claims.quantities.tokens import BLANK, NUMERAL, Token

SPACED_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "B": 1e9, "G": 1e9, "T": 1e12}
GLUED_LETTERS = {"G", "T", "MM"}  # the others scale in news as well; after one digit they name things: "5G"
LARGEST_EXPONENT = 300  # floats end at 1e308


def written_at(tokens: list[Token], index: int) -> Number | None:
    """The number that starts at this token in any writing, or None."""
    if tokens[index].text in {"-", "−"} and tokens[index + 1].gap == 1 and tokens[index - 1].kind == BLANK:
        number = number_at(tokens, index + 1)  # a lone "- 5" at the start of a text
        return number._replace(value=-number.value) if number and tokens[index + 1].kind == NUMERAL else None
    power = power_at(tokens, index) or slashed(tokens, index)
    if power:
        return power
    number = number_at(tokens, index)
    if number is None or number.ordinal:
        return number
    return decimal_comma(tokens, index, number) or quotient(tokens, number) or spaced_letter(tokens, index, number)


def power_at(tokens: list[Token], index: int) -> Number | None:
    """ "1.1^23", "-2.5^-1", "1.3x10^6", "12.32e+14"; None where the number has no power or one beyond floats."""
    sign, at = (-1.0, index + 1) if tokens[index].text == "-" and tokens[index + 1].gap == 0 else (1.0, index)
    base = numeral_value(tokens[at].text) if tokens[at].kind == NUMERAL else None
    if base is None:
        return None
    mark, after = tokens[at + 1], tokens[at + 2]
    if mark.text in TIMES and mark.gap == after.gap < 2 and after.text == "10" and tokens[at + 3].text == "^":
        return raised(tokens, at + 4, sign * base, 10.0)
    if mark.gap == 0 and mark.text == "^":
        return raised(tokens, at + 2, sign, base)
    if mark.gap == 0 and mark.low == "e" and (after.text in {"+", "-"} or (after.kind == NUMERAL and after.gap == 0)):
        return raised(tokens, at + 2, sign * base, 10.0)
    return None


TIMES = {"x", "X", "×", "*", "·"}


def slashed(tokens: list[Token], index: int) -> Number | None:
    """ "10/3" and "1/7" as what they come to; dates (9/11), seasons (2021/22) and around the clock (24/7) are none."""
    slash, below, after = tokens[index + 1], tokens[index + 2], tokens[index + 3]
    if slash.text != "/" or slash.gap or below.gap or tokens[index].kind != NUMERAL or below.kind != NUMERAL:
        return None
    if slashed_part(tokens, index):
        return None  # news reads it as well, with the scale after it: "1/3 million"
    hangs = tokens[index].gap == 0 and tokens[index - 1].text in {"-", "/", ".", ":"} and tokens[index - 1].gap == 0
    if hangs or (after.gap == 0 and (after.kind == NUMERAL or after.text in {"/", "-", ":"})):
        return None
    top, bottom = numeral_value(tokens[index].text), numeral_value(below.text)
    if not top or not bottom or (top, bottom) in {(24, 7), (9, 11)} or 1900 <= top < 2100:
        return None
    return Number(tidy(top / bottom), index + 3, part=top < bottom)


def raised(tokens: list[Token], at: int, factor: float, base: float) -> Number | None:
    """`factor` times `base` to the exponent written at `at`, with its sign."""
    sign = 1.0
    if tokens[at].text in {"+", "-", "--"}:
        sign, at = (-1.0 if tokens[at].text == "-" else 1.0), at + 1
    exponent = numeral_value(tokens[at].text) if tokens[at].kind == NUMERAL and not tokens[at].gap else None
    if exponent is None or not base or abs(exponent * math.log10(base)) > LARGEST_EXPONENT:
        return None
    return Number(tidy(factor * base ** (sign * exponent)), at + 1)


def decimal_comma(tokens: list[Token], index: int, number: Number) -> Number | None:
    """ "1,3" as 1.3 where one comma without a space stands between two short numerals and no third follows."""
    comma, after = tokens[index + 1], tokens[index + 2]
    if number.end != index + 1 or comma.text != "," or comma.gap or after.gap or after.kind != NUMERAL:
        return None
    third = tokens[index + 3].text == "," and tokens[index + 4].gap == 0
    second = tokens[index - 1].text == "," and tokens[index].gap == 0
    if third or second or not after.text.isdigit() or len(after.text) > 2 or not tokens[index].text.isdigit():
        return None
    return scaled(tokens, Number(float(f"{int(tokens[index].text)}.{after.text}"), index + 3))


def quotient(tokens: list[Token], number: Number) -> Number | None:
    """ "1 over 3", "one out of three" as one number; the top of "out of" must be the smaller."""
    at = number.end
    out = tokens[at].low == "out" and tokens[at + 1].low == "of"
    if not out and tokens[at].low != "over":
        return None
    below = number_at(tokens, at + (2 if out else 1))
    if (
        below is None
        or below.ordinal
        or not below.value
        or tokens[at].gap == 2
        or (out and number.value >= below.value)
    ):
        return None
    return Number(tidy(number.value / below.value), below.end, part=True)


def spaced_letter(tokens: list[Token], index: int, number: Number) -> Number:
    """The number times the "k", "M" or "T" behind its digits, if one does; else the number as it is."""
    letter, after = tokens[number.end], tokens[number.end + 1]
    if tokens[index].kind != NUMERAL or letter.text not in SPACED_LETTERS or number.scale != 1.0 or letter.gap == 2:
        return number
    if letter.gap == 0 and (letter.text not in GLUED_LETTERS or len(tokens[index].text) < 2):
        return number
    if after.gap == 0 and after.kind != BLANK and after.low not in SCALES and after.text[:1] not in ".,;:!?)":
        return number
    scale = SPACED_LETTERS[letter.text]
    return number._replace(value=tidy(number.value * scale), end=number.end + 1, scale=scale)
