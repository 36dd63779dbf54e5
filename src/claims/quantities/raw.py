"""Every number as it is written: years and ordinary counts too, ordinals, ranges and open ends."""

from claims.model.enums import Hedge, QuantityKind
from claims.quantities.currencies import prefix_at
from claims.quantities.hedges import BOUNDS, OR_EQUAL, HedgeAt, hedge_after, hedge_before
from claims.quantities.number_words import HUNDRED, HYPHENS, MINUS_SIGNS
from claims.quantities.numbers import number_at
from claims.quantities.numerals import Number, tidy
from claims.quantities.quantity import Quantity
from claims.quantities.tokens import MARGIN, NUMERAL, WORD, Token, tokenise
from claims.quantities.word_list import words
from claims.quantities.written import written_at

# "one" next to these is a pronoun: "this one", "the last one", "no one".
ONE_PRONOUN_AFTER = words("this that no any every each the another which")
LONGEST_BOUND = 6  # words: "less than or equal to"
LOWER = {Hedge.AT_LEAST, Hedge.MORE_THAN}  # these bound a number from below
ONE_PRONOUN_BEFORE = frozenset(["another", "you", "of", "that", "who", "is", "was"])


def read_numbers(text: str) -> list[Quantity]:
    """Every number of `text` in order, never overlapping, of unit `count` and kind `number` or `ordinal`.

    A range ("between 20 and 30") or an open end ("more than 300") is one entry whose span holds its words; it has
    `low`, `high` or both instead of `value`. Digits glued to letters that do not scale them ("29km", "F-35") are left
    out. Never raises; the time taken grows with the length of the text only.
    """
    tokens = tokenise(text)
    found: list[Quantity] = []
    index, last, floor = 0, len(tokens) - MARGIN, 0
    while index < last:
        number = plain_number(tokens, index)
        if number is None:
            index += 1
            continue
        quantity, index = entry(text, tokens, index, number, floor)
        found.append(quantity)
        floor = index
    return found


def plain_number(tokens: list[Token], index: int) -> Number | None:
    """The number that starts at this token and is meant as one: no pronoun, and no letters hang on its digits."""
    token = tokens[index]
    if token.kind != NUMERAL and token.gap == 0 and token.text in MINUS_SIGNS:
        return None
    number = written_at(tokens, index)
    if number is None or is_pronoun(tokens, index, number):
        return None
    if (
        token.kind == NUMERAL
        and token.gap == 0
        and tokens[index - 1].kind == WORD
        and prefix_at(tokens, index - 1) is None
    ):
        return None
    if (
        token.kind == NUMERAL
        and token.gap == 0
        and tokens[index - 1].text in HYPHENS
        and named_before(tokens, index - 1)
    ):
        return None
    last, after = tokens[number.end - 1], tokens[number.end]
    if token.kind == NUMERAL and after.gap == 0 and after.kind == WORD and last.kind == NUMERAL and not number.ordinal:
        return None
    metres = last.low == "m" and last.gap == 0 and last.text == "m" and tokens[index - 1].text != "$"
    return None if metres and prefix_at(tokens, index - 1) is None else number


def named_before(tokens: list[Token], hyphen: int) -> bool:
    """Whether the hyphen hangs on a word, so that digits after it are part of a name: "F-22"."""
    return tokens[hyphen].gap == 0 and tokens[hyphen - 1].kind == WORD


def is_pronoun(tokens: list[Token], index: int, number: Number) -> bool:
    """Whether "one" stands for a thing: "this one", "one of"."""
    alone = tokens[index].low == "one" and number.end == index + 1
    if alone and tokens[index - 1].text == "-" and tokens[index - 2].low == "no":
        return True
    return alone and (tokens[index - 1].low in ONE_PRONOUN_AFTER or tokens[index + 1].low in ONE_PRONOUN_BEFORE)


def entry(text: str, tokens: list[Token], index: int, number: Number, floor: int) -> tuple[Quantity, int]:
    """The number with what bounds it, and where reading goes on; no token before `floor` is used again."""
    if number.ordinal:
        return as_quantity(text, tokens, index, number.end, kind=QuantityKind.ORDINAL, value=number.value), number.end
    ends = partner(tokens, index, number)
    if ends:
        opened = tokens[index - 1].low in {"between", "from"} and index - 1 >= floor
        start, end = index - 1 if opened else index, max(ends[0].end, ends[1].end)
        return as_quantity(text, tokens, start, end, low=ends[0].value, high=ends[1].value, hedge=Hedge.RANGE), end
    return bounded(text, tokens, index, number, floor)


def partner(tokens: list[Token], index: int, number: Number) -> tuple[Number, Number] | None:
    """Both ends of a range that this number opens: "20 to 30", "between 20 and 30", "1000 – 5000", "5~8"; else None."""
    joint, between = tokens[number.end], tokens[index - 1].low == "between"
    if between and joint.low != "and" and (ends := parted(tokens, index, number)):
        return ends
    by_word = joint.low in {"to", "through", "till"} or (joint.low == "and" and between)
    by_sign = joint.text in HYPHENS | {"~", "--"} and joint.gap == tokens[number.end + 1].gap
    if joint.gap == 2 or not (by_word or (by_sign and not chained(tokens, index, number.end))):
        return None
    second = number_at(tokens, number.end + 1)
    if second is None or second.ordinal or second.value == number.value:
        return None
    if second.value < number.value:
        return (second, number) if between else None
    scale = float(HUNDRED) if tokens[second.end - 1].low == "hundred" and second.scale == 1.0 else second.scale
    if number.scale == 1.0 and scale >= HUNDRED and number.value < second.value / scale:
        number = number._replace(value=tidy(number.value * scale))  # "5 to 6 million"
    return number, second


def parted(tokens: list[Token], index: int, number: Number) -> tuple[Number, Number] | None:
    """Both ends where one "and" was read into the number: "between one hundred and one thousand"; else None."""
    for at in range(index + 1, number.end):
        if tokens[at].low == "and":
            first = number_at([*tokens[index:at], *tokens[-MARGIN:]], 0)
            second = number_at(tokens, at + 1)
            if first and second and first.end == at - index and first.value < second.value:
                return first._replace(end=at), second
    return None


def chained(tokens: list[Token], index: int, end: int) -> bool:
    """Whether the numbers around this hyphen are part of a longer row, as in a phone number or a date."""
    before, after = tokens[index - 1], tokens[end + 2]
    glued_before = tokens[index].gap == 0 and (before.text in HYPHENS or before.text in {"/", "+"})
    return glued_before or (
        after.gap == 0 and (after.text in HYPHENS or after.text == "/") and tokens[end + 3].gap == 0
    )


def bounded(text: str, tokens: list[Token], index: int, number: Number, floor: int) -> tuple[Quantity, int]:
    """The number with an open end as its words say ("more than 300", "500 or less"), or plainly as it is."""
    before, after = hedge_before(tokens, index), hedge_after(tokens, number.end)
    if after and after.hedge in BOUNDS and tokens[after.start].low != "and":
        start = equal_to(tokens, index, floor)
        return open_ended(text, tokens, HedgeAt(after.hedge, start, after.end), number.value), after.end
    if before and before.hedge in BOUNDS and before.start >= floor:
        equal = or_equal_after(tokens, number.end)
        place = HedgeAt(OR_EQUAL[before.hedge] if equal else before.hedge, before.start, equal or number.end)
        return both_ends(text, tokens, place, number.value) or (
            open_ended(text, tokens, place, number.value),
            place.end,
        )
    if after and after.hedge in BOUNDS:  # "500 and over"
        return open_ended(text, tokens, HedgeAt(after.hedge, index, after.end), number.value), after.end
    hedge = before.hedge if before and before.hedge not in BOUNDS else None
    return as_quantity(text, tokens, index, number.end, value=number.value, hedge=hedge), number.end


def equal_to(tokens: list[Token], index: int, floor: int) -> int:
    """Where the number's span starts with "equal to" before it: "equal to 500 or less"."""
    said = tokens[index - 1].low == "to" and tokens[index - 2].low in {"equal", "equals"} and index - 2 >= floor
    return index - 2 if said else index


def or_equal_after(tokens: list[Token], at: int) -> int | None:
    """The end of "or equal" or "or equal to" behind a bounded number; None without it."""
    if tokens[at].low != "or" or tokens[at + 1].low not in {"equal", "equals"} or tokens[at].gap == 2:
        return None
    return at + 3 if tokens[at + 2].low in {"to", "than"} else at + 2


def both_ends(text: str, tokens: list[Token], first: HedgeAt, value: float) -> tuple[Quantity, int] | None:
    """The range of two open ends joined: "more than 10 and less than 40"; None where they leave none."""
    if tokens[first.end].low not in {"and", "but", ","}:
        return None
    for at in range(first.end + 2, first.end + LONGEST_BOUND + 2):
        number = number_at(tokens, at)
        second = hedge_before(tokens, at) if number and not number.ordinal else None
        if number and second and second.start == first.end + 1 and second.hedge in BOUNDS:
            rising = first.hedge in LOWER and second.hedge not in LOWER and value < number.value
            falling = first.hedge not in LOWER and second.hedge in LOWER and number.value < value
            if not (rising or falling):
                return None
            low, high = sorted((value, number.value))
            return as_quantity(text, tokens, first.start, number.end, low=low, high=high, hedge=Hedge.RANGE), number.end
    return None


def open_ended(text: str, tokens: list[Token], place: HedgeAt, value: float) -> Quantity:
    """A number with one end open, the hedge inside its span."""
    above = place.hedge in LOWER
    return as_quantity(
        text,
        tokens,
        place.start,
        place.end,
        low=value if above else None,
        high=None if above else value,
        hedge=place.hedge,
    )


def as_quantity(
    text: str,
    tokens: list[Token],
    start: int,
    end: int,
    *,
    kind: QuantityKind = QuantityKind.NUMBER,
    value: float | None = None,
    low: float | None = None,
    high: float | None = None,
    hedge: Hedge | None = None,
) -> Quantity:
    """The tokens from `start` up to `end` as a plain number."""
    first, last = tokens[start].start, tokens[end - 1].end
    return Quantity(text[first:last], first, last, value, low, high, "count", kind, hedge)
