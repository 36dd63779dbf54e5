"""Numbers and parts of one whole that are written in words."""

import math

from claims.quantities.number_words import (
    CARDINALS,
    HUNDRED,
    HYPHENS,
    ONES,
    ORDINAL_SCALES,
    ORDINALS,
    PARTS,
    PARTS_PLURAL,
    SCALES,
    TENS,
)
from claims.quantities.numerals import LARGEST, Number, numeral_value, tidy
from claims.quantities.tokens import NUMERAL, WORD, Token


def part_at(tokens: list[Token], index: int) -> Number | None:
    """A part written in words: "a half", "one third", "two-thirds", "three twenty-firsts"; None for anything else."""
    if one_of_many(tokens, index):
        return Number(1 / ORDINAL_SCALES[tokens[index + 1].low], index + 2, spelled=True, part=True)
    if tokens[index].low in {"a", "an"}:
        many = (
            cardinal(tokens, index + 1, bare_scale=True)
            if tokens[index + 1].low in SCALES.keys() | {"hundred"}
            else None
        )
        count, at = (many.value, many.end) if many and not many.ordinal else (1.0, index + 1)
    else:
        top = cardinal(tokens, index)
        if top is None or top.ordinal:
            return None
        count, at = top.value, top.end
    glued = False
    if tokens[at].text in HYPHENS and tokens[at].gap < 2:
        at, glued = at + 1, tokens[at].gap == 0
    elif tokens[at].gap != 1:
        return None
    if glued and tokens[at - 2].low == "hundred" and tokens[at - 2].gap == 1 and count >= HUNDRED:
        below = PARTS_PLURAL.get(tokens[at].low, 0) * HUNDRED  # "three hundred-thousandths"
        return Number(count / HUNDRED / below, at + 1, spelled=True, part=True) if below >= HUNDRED * 1000 else None
    part = tens_of_parts(tokens, at, count) or parts_of(tokens, at, count)
    return part or (None if tokens[index].low in {"a", "an"} else long_part(tokens, at, count))


def one_of_many(tokens: list[Token], index: int) -> bool:
    """Whether "one hundredth" is a part, as in "one hundredth of a second", and no place: "his one hundredth game"."""
    if tokens[index].low != "one" or tokens[index + 1].low not in ORDINAL_SCALES or tokens[index + 1].gap > 1:
        return False
    before, after = tokens[index - 1].low, tokens[index + 2]
    return (
        before not in BEFORE_PLACE and not before.endswith(("'s", "’s")) and (after.kind != WORD or after.low == "of")
    )


BEFORE_PLACE = {"the", "his", "her", "its", "their", "our", "my", "your", "a"}


def long_part(tokens: list[Token], at: int, count: float) -> Number | None:
    """So many of a part that is itself named in several words: "two one-hundredths", "three ten-thousandths"."""
    many = cardinal(tokens, at) if tokens[at].low in CARDINALS else None
    if many is None or (many.ordinal and count != 1):
        return None
    if many.ordinal:
        return Number(1 / many.value, many.end, spelled=True, part=True) if many.value > HUNDRED else None
    end = many.end + 1 if tokens[many.end].text in HYPHENS else many.end
    word = tokens[end].low.removesuffix("s")
    if not tokens[end].low.endswith("s"):
        return None
    if word in ORDINAL_SCALES:
        return Number(count / (many.value * ORDINAL_SCALES[word]), end + 1, spelled=True, part=True)
    below = ORDINALS.get(word, 0)
    fits = below and (many.value % HUNDRED == 0 or (many.value % 10 == 0 and below < 10))
    return Number(count / (many.value + below), end + 1, spelled=True, part=True) if fits else None


def tens_of_parts(tokens: list[Token], at: int, count: float) -> Number | None:
    """ "one hundred thirty fifths" as 100/35: where more stands before "thirty", it belongs to the part."""
    tens = TENS.get(tokens[at - 1].low, 0)
    below = ORDINALS.get(tokens[at].low.removesuffix("s"), 10) if tens and tokens[at].low.endswith("s") else 10
    if below >= 10 or count <= tens or tokens[at - 1].gap != 1 or count % HUNDRED != tens:
        return None
    return Number((count - tens) / (tens + below), at + 1, spelled=True, part=True)


def parts_of(tokens: list[Token], at: int, count: float) -> Number | None:
    """So many of the part named at `at` ("thirds", "twenty-firsts"), or None where no part is named."""
    base = 0
    if tokens[at].low in TENS and tokens[at + 1].low in {"-", "‐", "‑"}:
        base, at = TENS[tokens[at].low], at + 2
    word = tokens[at].low
    below = (PARTS if count == 1 else PARTS_PLURAL).get(word)
    if base:
        below = ORDINALS.get(word.removesuffix("s"))
        below = below if below and below < 10 else None
    return Number(count / (base + below), at + 1, spelled=True, part=True) if below else None


def cardinal(tokens: list[Token], index: int, *, bare_scale: bool = False) -> Number | None:
    """A whole number in words from `index` on, also begun in digits ("3 hundred and 21"); may end as an ordinal.

    With `bare_scale` it may begin with "million" itself, as after an article.
    """
    total, group, last_scale, scale = 0.0, -1.0, math.inf, 1.0
    at, ordinal = index, False
    while total <= LARGEST:
        step = join(tokens, at, started=at > index, group=group, total=total)
        if step is None:
            break
        token = tokens[step]
        value = group_value(tokens, step, group=group, total=total)
        if value is not None:
            group = value
        elif token.low == "hundred" and (0 < group < HUNDRED or (group > 0 and tokens[step - 1].kind == NUMERAL)):
            group *= HUNDRED
        elif token.low in SCALES and SCALES[token.low] < last_scale and (group > 0 or (bare_scale and at == index)):
            scale = last_scale = SCALES[token.low]
            total, group = total + tidy(abs(group) * scale), -1.0
        elif token.low in SCALES and group < 0 and total and scale == last_scale:  # "lakh crore", once
            total, scale = total * SCALES[token.low], scale * SCALES[token.low]
        else:
            ended = ordinal_end(token, group=group, total=total)
            if ended is not None:
                total, group, at, ordinal = ended, 0.0, step + 1, True
            break
        at = step + 1
    if at == index:
        return None
    return Number(total + max(group, 0.0), at, scale=scale, spelled=True, ordinal=ordinal)


def join(tokens: list[Token], at: int, *, started: bool, group: float, total: float) -> int | None:
    """Where the next word of a number stands after a space, a hyphen ("twenty-five") or "and"; None at its end."""
    token = tokens[at]
    if not started:
        return at
    if token.text in HYPHENS and token.gap < 2 and tokens[at + 1].gap == token.gap:
        following = tokens[at + 1]
        if following.low == "and" and tokens[at + 2].text in HYPHENS and tokens[at + 3].gap == 0:  # "hundred-and-first"
            return at + 3 if group >= HUNDRED or total else None
        is_number = following.low in CARDINALS or following.low in SCALES or following.low in ORDINALS
        return at + 1 if is_number and following.kind == WORD else None
    if token.gap != 1:
        return None
    if token.low == "and":
        after = tokens[at + 1]
        open_hundred = group >= HUNDRED and group % HUNDRED == 0
        open_scale = total > 0 and group < 0
        small = (
            after.low in CARDINALS
            or after.low in ORDINALS
            or (after.kind == NUMERAL and open_hundred and after.text.isdigit())
        )
        fits = after.gap == 1 and small and (open_hundred or open_scale)
        return at + 1 if fits and not names_part(tokens, at + 1) else None
    return at


def below_hundred(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The number below a hundred in words here and where it ends: "seventy-one", "four"; else None."""
    word = tokens[at].low
    if word in ONES:
        return ONES[word], at + 1
    if word not in TENS:
        return None
    step = at + 2 if tokens[at + 1].text in HYPHENS else at + 1
    one = ONES.get(tokens[step].low, 0) if tokens[step].gap < 2 else 0
    return (TENS[word] + one, step + 1) if 0 < one < 10 else (TENS[word], at + 1)


def names_part(tokens: list[Token], at: int) -> bool:
    """Whether a part stands here: the "two thirds" of "a hundred and two thirds", "fifty-four hundredths"."""
    small = below_hundred(tokens, at)
    if small and small[0] < PARTS_PLURAL.get(tokens[small[1]].low, 0):
        return True
    after = tokens[at + 2] if tokens[at + 1].text in HYPHENS else tokens[at + 1]
    return after.low in PARTS_PLURAL or (tokens[at].low == "one" and after.low in PARTS)


def group_value(tokens: list[Token], at: int, *, group: float, total: float) -> float | None:
    """The number below a thousand so far with this token taken in, or None where it does not fit."""
    token = tokens[at]
    if token.low in ONES:
        value = ONES[token.low]
        if group < 0 or (group and group % HUNDRED == 0):
            return max(group, 0.0) + value
        return group + value if group % HUNDRED >= 20 and group % 10 == 0 and 0 < value < 10 else None
    if token.low in TENS:
        return max(group, 0.0) + TENS[token.low] if group < 0 or (group and group % HUNDRED == 0) else None
    if token.low == "hundred" and group < 0 and not total:
        return float(HUNDRED)
    if token.kind == NUMERAL and (value_of := numeral_value(token.text)) is not None:
        follows = tokens[at + 1].low in DIGITS_BEFORE and value_of < HUNDRED * 10
        if group < 0 and follows:
            return value_of
        if group >= HUNDRED and group % HUNDRED == 0 and value_of < HUNDRED and tokens[at - 1].low == "and":
            return group + value_of
    return None


# Scales that may follow digits inside a number: "3 million 200 thousand".
DIGITS_BEFORE = {"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"}


def ordinal_end(token: Token, *, group: float, total: float) -> float | None:
    """The whole number once an ordinal closes it ("twenty-first", "three trillionth"), or None."""
    if token.low in ORDINAL_SCALES and group > 0:
        return total + group * ORDINAL_SCALES[token.low]
    value = ORDINALS.get(token.low)
    if value is None:
        return None
    if group < 0:  # "two thousand and third"
        return total + value if total else None
    fits = (group % HUNDRED == 0) or (group % HUNDRED >= 20 and group % 10 == 0 and value < 10)
    return total + group + value if fits and group > 0 else None
