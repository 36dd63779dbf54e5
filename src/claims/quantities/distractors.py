"""What holds digits and is no figure: dates, times, scores, phone numbers, labels, names and ids."""

from collections.abc import Callable

from claims.model.enums import QuantityKind
from claims.quantities.calendar_words import (
    LABEL_LEADS,
    LABELS,
    LABELS_IF_NAMED,
    SCORE_CUES,
    STREETS,
)
from claims.quantities.currencies import currency_at
from claims.quantities.moments import date, past_clock, time_of_day, year
from claims.quantities.nouns import is_plural
from claims.quantities.number_words import HYPHENS
from claims.quantities.numbers import slashed_part
from claims.quantities.numerals import LONGEST_NUMERAL, numeral_value
from claims.quantities.tokens import NUMERAL, WORD, Token, opens_sentence
from claims.quantities.units import unit_at

JOINTS = {"-", "‐", "‑", "–", "/", ":", ".", ","}


def past_distractor(tokens: list[Token], index: int) -> int | None:
    """Where reading goes on after the distractor that starts at this numeral, or None if it may be a figure."""
    for rule in RULES:
        end = rule(tokens, index)
        if end is not None:
            return end
    return None


def glued_run(tokens: list[Token], index: int) -> int:
    """The end of the letters, digits and hyphenated digits that hang on this token without a space."""
    end = index + 1
    while tokens[end].gap == 0 and (
        tokens[end].kind in {WORD, NUMERAL}
        or (tokens[end].text in HYPHENS | {"/", "."} and touches_numeral(tokens, end + 1))
    ):
        end += 1
    return end


def touches_numeral(tokens: list[Token], index: int) -> bool:
    """Whether digits stand here, glued to what is before."""
    return tokens[index].kind == NUMERAL and tokens[index].gap == 0


def name_with_digits(tokens: list[Token], index: int) -> int | None:
    """ "G7", "COP26", "Covid-19", "F-35", "@news24", "#10", "S&P500": digits glued to letters or to a sign of an id."""
    before, further = tokens[index - 1], tokens[index - 2]
    if tokens[index].gap:
        return None
    if before.text == "+" and before.gap and unit_at(tokens, index + 1):
        return None  # "+10%", as tables print a rise
    if before.kind == WORD or before.text[:1] in {"@", "#", "_", "&", "=", "\\", "+", "*"}:
        return glued_run(tokens, index)
    joined = before.text in JOINTS - {":", "/", ","} and before.gap == 0 and further.kind == WORD
    return glued_run(tokens, index) if joined and further.low != "to" else None


def too_long_or_dotted(tokens: list[Token], index: int) -> int | None:
    """Versions and addresses ("1.2.3") and ids of too many digits."""
    text = tokens[index].text
    return index + 1 if len(text) > LONGEST_NUMERAL or numeral_value(text) is None else None


def chain(tokens: list[Token], index: int) -> int | None:
    """Numerals joined twice or more: ISO dates, phone numbers, formations, rows of data; and times ("19:45")."""
    end, joints = index + 1, []
    while tokens[end].gap == 0 and tokens[end].text in JOINTS and touches_numeral(tokens, end + 1):
        joints.append(tokens[end].text)
        end += 2
    if joints == ["-", "/"] and slashed_part(tokens, index + 2):
        return None  # "3-1/2 cents"
    if len(joints) >= 2 or ":" in joints:
        return past_clock(tokens, glued_run(tokens, end - 1))
    if joints == ["/"] and (slashed_date(tokens, index) or (tokens[end].gap == 0 and tokens[end].kind == WORD)):
        return end
    return None


def slashed_date(tokens: list[Token], index: int) -> bool:
    """9/11, 24/7 and 2019/20, but no fraction: the top is the larger, or the bottom divides nothing people eat."""
    top, bottom = numeral_value(tokens[index].text), numeral_value(tokens[index + 2].text)
    if top is None or bottom is None:
        return True
    return top >= bottom or bottom in {7, 9, 11, 12, 13, 14} or bottom > 16


def phone_or_id(tokens: list[Token], index: int) -> int | None:
    """Groups of digits with spaces between, seven digits or more, or with a nought in front: "020 7946 0991"."""
    end, digits = index + 1, len(tokens[index].text)
    while tokens[end].kind == NUMERAL and tokens[end].gap == 1 and tokens[end].text.replace(" ", "").isdigit():
        digits += len(tokens[end].text)
        end += 1
    nought = tokens[index].text[0] == "0" and tokens[index].text.isdigit()
    if end > index + 1 and (digits >= 7 or nought):
        return end
    if nought and digits > 1:
        return past_clock(tokens, end)
    return end if digits >= 10 and tokens[index].text.isdigit() and end == index + 1 else None


def score(tokens: list[Token], index: int) -> int | None:
    """ "2-1", "6-4, 6-3", "a 5-4 ruling": two joined whole numbers that no unit or plural follows."""
    joint, second = tokens[index + 1], tokens[index + 2]
    if joint.text not in HYPHENS or joint.gap or second.gap or second.kind != NUMERAL:
        return None
    if not (tokens[index].text.isdigit() and second.text.isdigit()):
        return None
    after = tokens[index + 3]
    if slashed_part(tokens, index + 2):
        return None  # "3-1/2 cents"
    if after.low in SCORE_CUES or after.low.rstrip("s") in SCORE_CUES:
        return index + 3
    glued = after.gap == 0 and (after.kind in {WORD, NUMERAL} or after.text in {"%", "°"} | HYPHENS)
    rising = int(tokens[index].text) < int(second.text)
    if rising and (glued or unit_at(tokens, index + 3) or plural_ahead(tokens, index + 3) or scaled_ahead(after)):
        return None
    return None if unit_at(tokens, index + 3) and not rising else index + 3


def plural_ahead(tokens: list[Token], at: int) -> bool:
    """Whether one of the next two plain words is a plural."""
    return any(
        tokens[at + step].kind == WORD and tokens[at + step].gap == 1 and is_plural(tokens[at + step].low)
        for step in (0, 1)
    )


def scaled_ahead(token: Token) -> bool:
    """Whether the token multiplies the number before it."""
    return token.low in {"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "bn", "tn"}


def label(tokens: list[Token], index: int) -> int | None:
    """ "page 3", "Article 50", "No. 10", "Boeing 737", "the S&P 500", "in week 3"."""
    before = tokens[index - 1]
    at = index - 2 if before.text == "." else index - 1
    word = tokens[at]
    if tokens[index].gap != 1 or word.kind != WORD:
        return None
    if word.low == "s" and before.text == "." and tokens[at - 2].low == "u":
        return None if unit_at(tokens, index + 1) or is_plural(tokens[index + 1].low) else index + 1  # the road U.S. 41
    if word.text == "P" and tokens[at - 1].text == "&":
        return glued_run(tokens, index)
    if word.low == "number" and at == index - 1 and is_verb_number(tokens, index):
        return None
    if word.low == "line" and tokens[at - 1].text[:1].isupper() and not opens_sentence(tokens, at - 1):
        return index + 1  # "Metro line 5"
    named = word.low in LABELS_IF_NAMED and (
        (
            word.text[:1].isupper()
            and (before.text == "." or not opens_sentence(tokens, at) or not is_plural(tokens[index + 1].low))
        )
        or (before.text == "." and word.low == "no")
        or tokens[at - 1].low in LABEL_LEADS
    )
    if not named and (
        word.low not in LABELS or (before.text == "." and word.low not in {"p", "pp", "vol", "fig", "nos", "cat"})
    ):
        return None
    unit = unit_at(tokens, index + 1)
    if unit and (not word.text[:1].isupper() or unit.kind is QuantityKind.PERCENT):
        return None  # "the Nasdaq 0.8%"
    return past_model(tokens, glued_run(tokens, index))


def is_verb_number(tokens: list[Token], index: int) -> bool:
    """Whether "number" before the numeral counts: "the workers number 2.3 million", "they number 1,200"."""
    grouped = "," in tokens[index].text or scaled_ahead(tokens[index + 1])
    return grouped or is_plural(tokens[index - 2].low) or tokens[index - 2].low in {"they", "we", "now"}


def past_model(tokens: list[Token], end: int) -> int:
    """The end of a model's name that goes on after its number: "737 MAX 8", "A350 Neo 2"; else `end`."""
    at = end
    while tokens[at].kind == WORD and tokens[at].gap == 1 and tokens[at].text[0].isupper() and at < end + 2:
        at += 1
    numbered = at > end and tokens[at].kind == NUMERAL and tokens[at].gap == 1 and len(tokens[at].text) < 3
    return at + 1 if numbered else end


def model(tokens: list[Token], index: int) -> int | None:
    """ "737 MAX 8" without its maker: a number, a word in capitals that is no unit, a number."""
    word = tokens[index + 1]
    if word.kind != WORD or len(word.text) < 2 or not word.text.isupper() or unit_at(tokens, index + 1):
        return None
    end = past_model(tokens, index + 1)
    return end if end > index + 1 and currency_at(tokens, index + 1, scaled=False) is None else None


def tally(tokens: list[Token], index: int) -> int | None:
    """ "3-for-4" at bat, and "took 4 for 32" with the ball: both numbers."""
    joint, of, second = tokens[index + 1], tokens[index + 2], tokens[index + 4]
    if joint.text in HYPHENS and of.low == "for" and second.kind == NUMERAL and not second.gap:
        return index + 5
    bowled = (
        tokens[index - 1].low in {"took", "taking", "claimed", "figures", "returned", "went", "going"}
        and joint.low == "for"
    )
    return index + 3 if bowled and of.kind == NUMERAL and len(tokens[index].text) < 3 else None


def labels(tokens: list[Token], index: int) -> int | None:
    """ "bus routes 12 and 34", "pages 4, 5 and 9": several of one label's numbers."""
    label, end = tokens[index - 1].low, index + 1
    if not label.endswith("s") or label.removesuffix("s") not in LABELS or tokens[index].gap != 1:
        return None
    while tokens[end].low in {",", "and", "or", "to", "-", "–"} and tokens[end + 1].kind == NUMERAL:
        end += 2
    return end if end > index + 1 and not is_plural(tokens[end].low) and unit_at(tokens, end) is None else None


def block(tokens: list[Token], index: int) -> int | None:
    """ "the 900 block of Elm Street": a place."""
    return index + 2 if tokens[index + 1].low == "block" and tokens[index + 2].low == "of" else None


def innings(tokens: list[Token], index: int) -> int | None:
    """ "245 for 6": runs for wickets, of which there are at most ten; "3 for 2" and "50 for 8 hours" are none."""
    joint, second = tokens[index + 1], tokens[index + 2]
    if joint.low != "for" or second.kind != NUMERAL or not second.text.isdigit() or int(second.text[:3]) > 10:
        return None
    if not tokens[index].text.isdigit() or not 10 <= int(tokens[index].text[:5]) < 1_000 or joint.gap != 1:
        return None
    after = tokens[index + 3]
    counts = after.kind == WORD and (is_plural(after.low) or scaled_ahead(after) or unit_at(tokens, index + 3))
    return None if counts or (after.text in {"%", "-", "."} and tokens[index + 4].kind == NUMERAL) else index + 3


def list_marker(tokens: list[Token], index: int) -> int | None:
    """ "1. ", "2) " and "(3)" where a line or item starts; "[12]" anywhere."""
    if len(tokens[index].text) > 3 or not tokens[index].text.isdigit():
        return None
    before, after = tokens[index - 1], tokens[index + 1]
    if before.text == "[" and after.text == "]":
        return index + 2
    if tokens[index].gap == 2 and after.gap == 0 and after.text in {".", ")", ":"} and tokens[index + 2].gap == 1:
        return index + 2
    if tokens[index].gap == 2 and tokens[index + 1].gap == 2:
        return index + 1
    closed = before.text == "(" and after.text == ")" and after.gap == 0
    return index + 2 if closed and (before.gap == 2 or len(tokens[index].text) == 1) else None


def address(tokens: list[Token], index: int) -> int | None:
    """ "10 Downing Street", "1600 Pennsylvania Avenue"."""
    if not tokens[index].text.isdigit():
        return None
    for at in range(index + 1, index + 4):
        token = tokens[at]
        if token.kind != WORD or token.gap != 1 or not token.text[0].isupper():
            return None
        if at > index + 1 and token.low in STREETS:
            return at + 1
    return None


def ordinal(tokens: list[Token], index: int) -> int | None:
    """ "21st", "3rd"."""
    after = tokens[index + 1]
    return (
        index + 2
        if after.gap == 0 and after.low in {"st", "nd", "rd", "th"} and not unit_is_stone(tokens, index)
        else None
    )


def unit_is_stone(tokens: list[Token], index: int) -> bool:
    """Whether "st" after the digits is a weight: "12st", which no ordinal is spelled like."""
    return (tokens[index + 1].low == "st" and not tokens[index].text.endswith("1")) or tokens[index].text.endswith("11")


# The order matters where two rules see the same digits: glued names and chains before anything that looks at words.
RULES: tuple[Callable[[list[Token], int], int | None], ...] = (
    name_with_digits,
    too_long_or_dotted,
    chain,
    list_marker,
    time_of_day,
    date,
    ordinal,
    year,
    phone_or_id,
    label,
    address,
    score,
    innings,
    model,
    block,
    tally,
    labels,
)
