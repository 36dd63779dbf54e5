"""Every way a number is written, in digits or in words, scanned from one token on."""

from claims.quantities.number_words import (
    DOZEN,
    HUNDRED,
    HYPHENS,
    MINUS_SIGNS,
    MINUS_WORDS,
    ORDINAL_SCALES,
    ORDINALS,
    PARTS,
    SCALES,
    VULGAR_VALUES,
)
from claims.quantities.numerals import LARGEST, LONGEST_NUMERAL, Number, numeral_value, scale_of, tidy
from claims.quantities.spelled import DIGITS_BEFORE, below_hundred, cardinal, part_at
from claims.quantities.tokens import NUMERAL, WORD, Token


def number_at(tokens: list[Token], index: int) -> Number | None:
    """The longest number that starts at this token, or None; never reads "a" or "one" as part of another phrase."""
    token = tokens[index]
    if token.kind == NUMERAL:
        return from_digits(tokens, index)
    if token.text in VULGAR_VALUES:
        return scaled(tokens, Number(VULGAR_VALUES[token.text], index + 1, part=True))
    if token.low in MINUS_WORDS or (token.text in MINUS_SIGNS and token.gap):
        return negative(tokens, index)
    if token.kind == WORD:
        return from_words(tokens, index)
    return None


def negative(tokens: list[Token], index: int) -> Number | None:
    """The number after "minus" or a minus sign, made negative; a sign must touch its digits."""
    after = tokens[index + 1]
    if tokens[index].kind == WORD:
        if tokens[index - 1].low == "or":  # "plus or minus 3 points" is a margin
            return None
        if after.gap != 1 or after.low in MINUS_WORDS:
            return None
    elif after.gap or after.kind != NUMERAL:
        return None
    number = number_at(tokens, index + 1)
    return number._replace(value=-number.value) if number and not number.ordinal else None


def from_digits(tokens: list[Token], index: int) -> Number | None:
    """A number that starts with digits: "1,234.5", "2½", "10 1/2", "1.2bn", "4.5 lakh crore", "21st"."""
    value = numeral_value(tokens[index].text)
    if value is None:
        return None
    after = tokens[index + 1]
    if after.gap == 0 and after.low in ENDINGS and (after.low != "st" or tokens[index].text.endswith("1")):
        return Number(value, index + 2, ordinal=True)
    whole = value.is_integer() and "." not in tokens[index].text
    if after.text in VULGAR_VALUES and after.gap < 2:
        return scaled(tokens, Number(value + VULGAR_VALUES[after.text], index + 2))
    if whole and (slashed := slashed_part(tokens, index)):
        return scaled(tokens, slashed)
    if whole and after.gap == 1 and after.kind == NUMERAL and (slashed := slashed_part(tokens, index + 1)):
        return scaled(tokens, slashed._replace(value=value + slashed.value, part=False))
    joined = after.text == "-" and after.gap == 0 and tokens[index + 2].gap == 0 and tokens[index + 2].kind == NUMERAL
    if whole and joined and (slashed := slashed_part(tokens, index + 2)):  # "3-1/2 cents"
        return scaled(tokens, slashed._replace(value=value + slashed.value, part=False))
    if after.gap < 2 and goes_on_in_scales(tokens, index) and (mixed := from_words(tokens, index)):
        return mixed
    return scaled(tokens, Number(value, index + 1))


ENDINGS = {"st", "nd", "rd", "th"}  # of ordinals; "12st" is a weight


def goes_on_in_scales(tokens: list[Token], index: int) -> bool:
    """Whether "3 hundred", or a scale with digits and a smaller one after it: "3 million 200 thousand"."""
    scale, digits, smaller = tokens[index + 1], tokens[index + 2], tokens[index + 3]
    if scale.low in {"hundred", "thousand"}:
        return True
    return scale.low in DIGITS_BEFORE and digits.kind == NUMERAL and digits.gap == 1 and smaller.low in DIGITS_BEFORE


def slashed_part(tokens: list[Token], index: int) -> Number | None:
    """ "3/4" as a part of one whole; a date (9/11), a season (2021/22) or around the clock (24/7) is none."""
    slash, below = tokens[index + 1], tokens[index + 2]
    if slash.text not in {"/", "⁄"} or slash.gap or below.gap or below.kind != NUMERAL:
        return None
    if tokens[index + 3].gap == 0 and tokens[index + 3].text in {"/", "-"}:
        return None
    top, bottom = numeral_value(tokens[index].text), numeral_value(below.text)
    common = {2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100}  # what cooks, carpenters and polls divide by
    if not top or bottom not in common or top >= bottom:
        return None
    return Number(top / bottom, index + 3, part=True)


def scaled(tokens: list[Token], number: Number) -> Number:
    """The number with the scales and the "and a half" that follow it: "million", "bn", "lakh crore", "-million"."""
    start, end, scale = number.end, number.end, 1.0
    while scale <= LARGEST:
        at = end
        if tokens[at].text in HYPHENS and tokens[at].gap == 0 and tokens[at + 1].gap == 0 and at == start:
            at += 1
        factor = scale_of(tokens[at], glued=tokens[at].gap == 0 and at == start)
        if factor is None or tokens[at].gap == 2:
            break
        scale, end = scale * factor, at + 1
    if end == start:
        return and_a_part(tokens, number)
    value = tidy(number.value * scale)
    return and_a_part(tokens, number._replace(value=value, end=end, scale=scale, part=False))


def and_a_part(tokens: list[Token], number: Number) -> Number:
    """The number with "and a half", "and three quarters" or "and one fourth" added, as parts of its last scale."""
    at = number.end
    if tokens[at].text in HYPHENS and tokens[at].gap == 0 and tokens[at + 1].low == "and" and not number.part:
        half = part_at(tokens, at + 3) if tokens[at + 2].text in HYPHENS else None  # "four-and-a-half-year"
        return number._replace(value=number.value + half.value, end=half.end) if half else number
    if tokens[at].low != "and" or tokens[at].gap != 1 or number.part:
        return number
    written = tokens[at + 1].kind == NUMERAL and number.scale == 1.0  # "6 and 1/2"
    part = slashed_part(tokens, at + 1) if written else part_at(tokens, at + 1)
    if part is None:
        return number
    factor = scale_of(tokens[part.end], glued=False) if tokens[part.end].gap == 1 else None
    if factor is None:
        unit = number.scale if number.scale in {1e6, 1e9, 1e12} else 1.0  # "3 million and a half" is 3.5 million
        return number._replace(value=tidy(number.value + part.value * unit), end=part.end)
    if number.scale == 1.0:  # "two and a half million"
        return number._replace(value=tidy((number.value + part.value) * factor), end=part.end + 1, scale=factor)
    return number._replace(value=tidy(number.value + part.value * factor), end=part.end + 1)


def from_words(tokens: list[Token], index: int) -> Number | None:
    """A number that starts with a word: "twenty-five thousand", "a dozen", "half a million", "two thirds"."""
    opener = tokens[index].low
    if opener in {"half", "quarter"}:
        return part_of_scale(tokens, index, 1 / PARTS[opener])
    part = part_at(tokens, index)
    if part is not None and not (opener in {"a", "an", "one"} and tokens[part.end - 1].low == "second"):
        return part_of_scale(tokens, part.end, part.value, part=part)
    if opener in {"a", "an"}:
        return article_scale(tokens, index)
    if opener in ORDINALS or opener in ORDINAL_SCALES:
        value = ORDINALS.get(opener) or ORDINAL_SCALES.get(opener, 0)
        return Number(float(value), index + 1, spelled=True, ordinal=True)
    if opener == "hundred" and tokens[index - 1].low in VAGUE:
        return None
    number = cardinal(tokens, index)
    if number is None or number.ordinal:
        return number
    number = with_decimals(tokens, number)
    dozen = tokens[number.end]
    if dozen.low in DOZEN and dozen.gap == 1:
        number = number._replace(value=number.value * 12, end=number.end + 1, scale=12.0)
    return and_a_part(tokens, number)


VAGUE = {"few", "several", "many", "couple"}  # "a few hundred people": how many nobody says


def part_of_scale(tokens: list[Token], at: int, share: float, *, part: Number | None = None) -> Number | None:
    """ "half a million", "a quarter of a million", "three quarters billion", "half a dozen"; else the bare `part`."""
    if part is None:
        at += 1
    end = at
    while tokens[end].low in {"of", "a", "an", "one"} and tokens[end].gap == 1 and end < at + 2:
        end += 1
    factor = scale_of(tokens[end], glued=False) if tokens[end].gap == 1 else None
    if factor is None or factor == HUNDRED:
        return part
    return Number(tidy(share * factor), end + 1, scale=factor, spelled=True)


def article_scale(tokens: list[Token], index: int) -> Number | None:
    """ "a hundred", "a million", "a dozen", "a hundred thousand"; the article counts as one."""
    if tokens[index + 1].gap != 1:
        return None
    word = tokens[index + 1].low
    if word in DOZEN:
        return Number(12.0, index + 2, scale=12.0, spelled=True)
    if word not in SCALES and word != "hundred":
        return None
    number = cardinal(tokens, index + 1, bare_scale=True)
    return and_a_part(tokens, number) if number else None


def with_decimals(tokens: list[Token], number: Number) -> Number:
    """The number with "point seventy-one" or "point nought four" after it."""
    hyphens = tokens[number.end].text in HYPHENS and tokens[number.end].gap == 0  # "nine-point-two percent"
    at = number.end + (1 if hyphens else 0)
    if tokens[at].low != "point" or tokens[at].gap != (0 if hyphens else 1) or number.scale != 1.0:
        return number
    digits, at = "", at + (2 if hyphens and tokens[at + 1].text in HYPHENS else 1)
    while len(digits) < LONGEST_NUMERAL and tokens[at].gap < 2 and (group := below_hundred(tokens, at)):
        digits, at = digits + str(group[0]), group[1]
    if not digits:
        return number
    return scaled(tokens, number._replace(value=number.value + float(f"0.{digits}"), end=at))
