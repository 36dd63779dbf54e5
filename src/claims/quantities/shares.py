"""Fractions and multiples in words: "a third", "one in six", "nine out of ten", "doubled", "three times as many"."""

from claims.model.enums import QuantityKind
from claims.quantities.function_words import STOPS
from claims.quantities.nouns import is_plural, noun_at
from claims.quantities.number_words import HYPHENS, ONES
from claims.quantities.numbers import number_at
from claims.quantities.numerals import Number, tidy
from claims.quantities.reading import Figure
from claims.quantities.spelled import part_at
from claims.quantities.tokens import NUMERAL, WORD, Token
from claims.quantities.units import TIME_OF
from claims.quantities.word_list import words

MULTIPLE_VERBS = {
    "doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "trebling": 3.0,
    "quadrupled": 4.0, "quadrupling": 4.0, "quintupled": 5.0, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
MULTIPLE_BASES = {
    "double": 2.0,
    "triple": 3.0,
    "treble": 3.0,
    "quadruple": 4.0,
    "halve": 0.5,
    "doubles": 2.0,
    "halves": 0.5,
}
# Before the base form these make it a verb: "will double", "set to triple".
BEFORE_VERB = words("to will would could may might should can did and nearly almost roughly")
FOLDS = {f"{word}fold": float(value) for word, value in ONES.items() if 1 < value < 11} | {
    "twentyfold": 20.0,
    "hundredfold": 100.0,
}
COMPARED = words(
    """
    as more the that what its their his her higher larger bigger greater faster likelier longer smaller
    lower less fewer older heavier stronger worse better richer poorer those this last current average
    normal dearer cheaper costlier hotter colder wetter drier heavier thicker taller wider deeper safer deadlier
    weaker quicker slower busier healthier wealthier denser brighter lighter steeper tighter
    """
)
TIMES_NOT_COMPARED = {"the", "this", "last"}  # "three times this week", "three times the champion" are counts
NOT_DOWN = {"down", "as", "up"}  # "doubled down", "doubled up", "doubled as"
# After "half" or "a quarter" these make it something else: a half-time, half past ten, a quarter-final.
NOT_SHARE_AFTER = words(
    """
    past time times final finals century centuries term year years back hearted brother sister day marathon
    hour baked backs way mast life
    """
)
PERIOD_BEFORE = words(
    """
    first second third fourth last next this previous each every per final opening current same fiscal
    latest later early earlier late better other the
    """
)
# Behind "a third" these keep it from counting one more thing: "a third of", "a third more", "a third were".
SHARE_AFTER = words(
    """
    of more less fewer higher lower larger smaller bigger cheaper longer shorter faster below above since
    from were was are is have had has said say in on by to over compared last this and or but as after
    during between off
    """
)


def share_at(tokens: list[Token], index: int) -> Figure | None:
    """The fraction or multiple that starts at this token, or None."""
    number = number_at(tokens, index)
    return (
        one_in(tokens, index, number)
        or multiple(tokens, index, number)
        or part_of_point(tokens, index)
        or fraction(tokens, index)
    )


# Near these "half a point" is half a percentage point.
RATE_WORDS = words(
    """
    rate rates fed bank boe ecb rba inflation percent percentage yield yields mortgage mortgages polls poll unemployment
    """
)
NEAR = 20  # tokens on either side


def part_of_point(tokens: list[Token], index: int) -> Figure | None:
    """ "a quarter of a point", "half a point", "quarter-point", "three-quarter point" where rates are spoken of."""
    if not any(token.low == "point" for token in tokens[index + 1 : index + 6]):
        return None
    bare = {"half": 0.5, "quarter": 0.25}.get(tokens[index].low)
    part = None if bare else part_at(tokens, index)
    if bare is None and part is None:
        return None
    at, value = (part.end, part.value) if part else (index + 1, bare or 0.0)
    at += 1 if tokens[at].text in HYPHENS and tokens[at].gap == 0 else 0
    at += 1 if tokens[at].low == "of" else 0
    at += 1 if tokens[at].low == "a" else 0
    if tokens[at].low != "point" or tokens[at].gap == 2 or value >= 1:
        return None
    if not any(token.low in RATE_WORDS for token in tokens[max(0, index - NEAR) : at + NEAR]):
        return None
    unit, kind = "percentage_point", QuantityKind.PERCENTAGE_POINT
    return Figure(index, at + 1, tidy(value), unit, kind, explicit=True, number_end=at)


def one_in(tokens: list[Token], index: int, top: Number | None) -> Figure | None:
    """ "one in six", "1 in 5", "nine out of ten", "two in every three", "three out of five" as a fraction."""
    if top is None or top.ordinal or top.part or not 0 < top.value < 1000 or top.scale != 1.0:
        return None
    at, word = top.end, tokens[top.end]
    if top.value == 1 and word.kind == WORD and word.low not in {"in", "out"}:
        return one_thing_in(tokens, index, top.end)
    if word.text in HYPHENS and word.gap == 0 and tokens[at + 1].low == "in":  # "one-in-six"
        at, joined = at + 1, True
    else:
        joined = False
    if tokens[at].low == "out" and tokens[at + 1].low == "of":
        at += 2
    elif tokens[at].low == "in":
        at += 1
    else:
        return None
    at += 1 if tokens[at].low in {"every", "each"} or (joined and tokens[at].text in HYPHENS) else 0
    bottom = number_at(tokens, at)
    if bottom is None or bottom.ordinal or bottom.part or bottom.value <= top.value or tokens[at].gap == 2:
        return None
    if not is_share_of(tokens, index, top.value, bottom.value, bottom.end):
        return None
    value = top.value / bottom.value
    return Figure(index, bottom.end, value, "fraction", QuantityKind.FRACTION, explicit=True, number_end=bottom.end)


def one_thing_in(tokens: list[Token], index: int, at: int) -> Figure | None:
    """ "one child in five", "one dairy farm in 20"; no place, year or further count: "one bomb in two schools"."""
    end = next((step for step in (at + 1, at + 2) if tokens[step].low == "in"), at)
    if end == at or any(token.low in STOPS or token.gap != 1 or token.kind != WORD for token in tokens[at:end]):
        return None
    bottom = number_at(tokens, end + 1)
    if bottom is None or bottom.ordinal or bottom.part or not 1 < bottom.value < 1000 or tokens[end + 1].gap == 2:
        return None
    if noun_at(tokens, bottom.end, value=bottom.value) is not None or tokens[bottom.end].low in TIME_OF:
        return None
    kind = QuantityKind.FRACTION
    return Figure(index, bottom.end, 1 / bottom.value, "fraction", kind, explicit=True, number_end=bottom.end)


def is_share_of(tokens: list[Token], index: int, top: float, bottom: float, end: int) -> bool:
    """Whether "N in M" is a share and no place, month or stretch of time: "two in 2019", "one in two years"."""
    if (
        tokens[index + 1].low == "out"
        or tokens[index + 2].low == "every"
        or "every" in {t.low for t in tokens[index:end]}
    ):
        return True
    after = tokens[end]
    is_stretch = after.low in {
        "year",
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "decades",
        "seasons",
        "games",
        "matches",
    }
    return (
        not is_stretch
        and not (tokens[index + 2].kind == NUMERAL and 1900 <= bottom <= 2100)
        and (top <= 10 or bottom >= 100)
    )


def multiple(tokens: list[Token], index: int, number: Number | None) -> Figure | None:
    """ "doubled", "halved", "to triple", "twice as many", "three times the number", "threefold", "10-fold", "3x"."""
    word, after = tokens[index].low, tokens[index + 1]
    if word in MULTIPLE_VERBS:
        return of_times(index, index + 1, MULTIPLE_VERBS[word]) if after.low not in NOT_DOWN else None
    if word in MULTIPLE_BASES:
        verb = tokens[index - 1].low in BEFORE_VERB and after.text not in HYPHENS and not is_plural(after.low)
        compared = after.low in {"the", "that", "what", "its", "their", "last"} and not word.endswith("s")
        verb = verb or (word == "double" and after.low in {"over", "in", "by", "within", "since"})
        return (
            of_times(index, index + 1, MULTIPLE_BASES[word])
            if (verb or compared) and after.low not in NOT_DOWN
            else None
        )
    if word in FOLDS:
        return of_times(index, index + 1, FOLDS[word])
    if word == "twice" or (
        word == "half" and after.low == "as" and tokens[index + 2].low in {"many", "much", "likely"}
    ):
        compared = after.low in COMPARED and (after.low != "last" or tokens[index + 2].low in {"year's", "year’s"})
        return of_times(index, index + 1, 2.0 if word == "twice" else 0.5) if compared else None
    return times_or_fold(tokens, index, number)


def of_times(start: int, end: int, value: float) -> Figure:
    """A multiple."""
    return Figure(start, end, value, "multiplier", QuantityKind.MULTIPLIER, explicit=True, number_end=end)


def times_or_fold(tokens: list[Token], index: int, number: Number | None) -> Figure | None:
    """ "three times higher", "10-fold", "four and a half times as large", "3x"."""
    if number is None or number.ordinal:
        return None
    at = number.end
    if tokens[at].low == "x" and tokens[at].gap == 0 and tokens[at + 1].gap:
        return of_times(index, at + 1, number.value)
    if tokens[at].text in HYPHENS and tokens[at].gap == 0 and tokens[at + 1].low in {"fold", "times"}:
        return of_times(index, at + 2, number.value)
    if tokens[at].low == "fold" and tokens[at].gap < 2:
        return of_times(index, at + 1, number.value)
    if tokens[at].low != "times" or tokens[at].gap == 2:
        return None
    by = tokens[index - 1].low == "by" or not number.value.is_integer()  # "grew by 3.2 times"
    return of_times(index, at + 1, number.value) if by or is_comparison(tokens, at + 1) else None


def is_comparison(tokens: list[Token], at: int) -> bool:
    """Whether "times" before this token multiplies: "times higher", "times as many", "times the size"."""
    after = tokens[at]
    return after.low in COMPARED - TIMES_NOT_COMPARED or (after.low == "the" and tokens[at + 1].low in THE_SIZE)


THE_SIZE = words(
    """
    size number amount rate level national average price cost value population area length weight height
    speed total share volume legal normal usual original previous current recommended safe limit figure risk
    annual global
    """
)


def fraction(tokens: list[Token], index: int) -> Figure | None:
    """ "half", "a third", "two-thirds", "three quarters" as a fraction, unless it names a period or an ordinal."""
    if tokens[index].low == "half":
        return half(tokens, index)
    if tokens[index].kind == NUMERAL or tokens[index].low in {"minus", "negative", "quarter"}:
        return None
    part = part_at(tokens, index)
    if part is None:
        return None
    single = tokens[index].low in {"a", "an"}
    last = tokens[part.end - 1]
    if last.low in {"quarters", "quarter"} and (
        part.value >= 1 or part.value == 0.5 or is_period(tokens, index, part.end)
    ):
        return None
    if single and last.low not in {"half", "quarter"} and not ends_share(tokens, part.end):
        return None
    if last.low == "half" and tokens[index - 1].low == "and":
        return None
    return Figure(
        index, part.end, tidy(part.value), "fraction", QuantityKind.FRACTION, explicit=True, number_end=part.end
    )


def half(tokens: list[Token], index: int) -> Figure | None:
    """ "half", unless a period, a match or another word is built with it."""
    after = tokens[index + 1]
    joined = after.text in HYPHENS and after.gap == 0
    named = tokens[index + 2].low if joined else after.low
    if joined or named in NOT_SHARE_AFTER or tokens[index - 1].low in PERIOD_BEFORE:
        return None
    if tokens[index - 1].low in {"a", "and"} or (tokens[index - 1].text in HYPHENS and tokens[index].gap == 0):
        return None
    return Figure(index, index + 1, 0.5, "fraction", QuantityKind.FRACTION, explicit=True, number_end=index + 1)


def is_period(tokens: list[Token], index: int, end: int) -> bool:
    """Whether "one quarter" or "a quarter" is three months: "in a quarter", "a quarter ago", "a quarter-final"."""
    if tokens[end].text in HYPHENS and tokens[end].gap == 0:
        return True
    return tokens[end].low in {
        "ago",
        "earlier",
        "later",
        "final",
        "finals",
        "point",
        "result",
        "results",
        "profit",
    } or (tokens[index - 1].low in {"for", "every", "per"})


def ends_share(tokens: list[Token], end: int) -> bool:
    """Whether what follows "a third" leaves it a share: "of", a comparison, a verb, or the end of the clause."""
    after = tokens[end]
    if after.text in HYPHENS and after.gap == 0:  # "a sixth-grade teacher"
        return False
    return (
        after.kind != WORD
        or after.gap == 2
        or after.low in SHARE_AFTER
        or (after.low in STOPS and noun_at(tokens, end, value=2) is None)
    )
