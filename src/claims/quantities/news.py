"""The figures a journalist means, read from text; years, dates, scores and names that hold digits are left out."""

import re

from claims.model.enums import QuantityKind
from claims.quantities.ages import age_at
from claims.quantities.amounts import amount_at, money_in_every
from claims.quantities.carrying import carry
from claims.quantities.currencies import prefix_at
from claims.quantities.currency_words import NATIONAL_STARTS
from claims.quantities.direction import direction_before
from claims.quantities.distractors import past_distractor
from claims.quantities.hedges import HedgeAt, hedge_after, hedge_before, stronger
from claims.quantities.means import is_meant
from claims.quantities.number_words import (
    CARDINALS,
    DOZEN,
    HYPHENS,
    MINUS_WORDS,
    PARTS,
    PARTS_PLURAL,
    SCALES,
    VULGAR_VALUES,
)
from claims.quantities.periods import period_after
from claims.quantities.quantity import Quantity
from claims.quantities.ranges import follows_change, joined, range_at
from claims.quantities.reading import Figure
from claims.quantities.settling import settle
from claims.quantities.shares import FOLDS, MULTIPLE_BASES, MULTIPLE_VERBS, is_comparison, share_at
from claims.quantities.tokens import MARGIN, NUMERAL, SIGN, VULGAR, WORD, Token, tokenise
from claims.quantities.units import unit_at
from claims.quantities.word_list import words

OPENERS = (
    CARDINALS
    | MINUS_WORDS
    | MULTIPLE_VERBS.keys()
    | MULTIPLE_BASES.keys()
    | FOLDS.keys()
    | {"a", "an", "half", "quarter", "twice", "between", "from", "aged", "ages", "age", "magnitude"}
)
DIGIT = re.compile(rf"[\d{VULGAR}]")
LETTERS = re.compile("[a-z]+")
NUMBER_WORDS = (
    CARDINALS
    | SCALES.keys()
    | DOZEN
    | PARTS.keys()
    | PARTS_PLURAL.keys()
    | MULTIPLE_VERBS.keys()
    | MULTIPLE_BASES.keys()
    | FOLDS.keys()
    | {"twice", "old"}
)
# Before "over five years" these make it longer than that.
LASTING = words("for after took takes take lasted lasting lasts been is was of spent served waited by to just well")
JOINTS = {"to", "or", "through", "~"} | HYPHENS


def read(text: str) -> list[Quantity]:
    """The figures of `text` that a journalist means, in order, never overlapping; [] where there are none.

    A count's span holds the thing counted ("250 firefighters"), a range's both ends; hedges and periods stand outside
    the span, as fields. Never raises; the time taken grows with the length of the text only.
    """
    if not may_hold_figures(text):
        return []
    tokens = tokenise(text)
    return [quantity(text, tokens, figure) for figure in settle(tokens, carry(tokens, figures(tokens)))]


def may_hold_figures(text: str) -> bool:
    """Whether a digit or a word stands in `text` without which no rule reads a figure; half of all sentences have none.

    An age is told by "a year old", any other figure by a number, a part or a multiple.
    """
    return bool(DIGIT.search(text)) or not NUMBER_WORDS.isdisjoint(LETTERS.findall(text.lower()))


def figures(tokens: list[Token]) -> list[Figure]:
    """The figures in order, each as its own words tell it."""
    found: list[Figure] = []
    index, last = 0, len(tokens) - MARGIN
    while index < last:
        token = tokens[index]
        if token.kind == NUMERAL:
            past = past_distractor(tokens, index)
            if past is not None:
                index = past
                continue
        elif not may_open(tokens, index):
            index += 1
            continue
        figure = figure_at(tokens, index)
        if figure is None:
            index += 1
            continue
        if is_meant(tokens, figure):
            found.append(figure)
        index = max(figure.end, index + 1)
    return found


def may_open(tokens: list[Token], index: int) -> bool:
    """Whether a figure may start at this word or sign; most do not, and are passed by at once."""
    token = tokens[index]
    after = tokens[index + 1]
    if token.kind == WORD and after.kind == WORD and token.low not in NATIONAL_STARTS:
        # The sign or digits of a sum stand right after its currency, a number, a part or a unit after an article.
        if token.low not in {"a", "an"}:
            return token.low in OPENERS
        return after.low in NUMBER_WORDS or tokens[index + 2].low == "old" or unit_at(tokens, index + 1) is not None
    if token.kind == SIGN:
        return token.text in VULGAR_VALUES or after.kind in {NUMERAL, SIGN}
    return token.low in OPENERS or prefix_at(tokens, index) is not None


def figure_at(tokens: list[Token], index: int) -> Figure | None:
    """The figure that starts at this token, the longest reading first; None where none does."""
    figure = age_at(tokens, index) or range_at(tokens, index)
    if figure is not None or tokens[index].low in {"between", "from"}:
        return figure
    share = share_at(tokens, index) or money_in_every(tokens, index)
    first = amount_at(tokens, index)
    if share is not None and (first is None or first.kind is share.kind or first.end <= share.end):
        return share  # and not "half a million", of which "half" is no share
    if first is None or (first.unit == "fraction" and tokens[index].kind != NUMERAL):
        return None
    if follows_change(tokens, index) and first.explicit:
        return first
    changes = tokens[index - 1].low == "from"  # "from 38 to 81" tells of a change, not of a spread
    both = joined(tokens, first, JOINTS - {"to"} if changes else JOINTS)
    if both and both.noun == "times" and is_comparison(tokens, both.end):
        return both._replace(unit="multiplier", kind=QuantityKind.MULTIPLIER, noun=None, explicit=True)
    return both or first


def quantity(text: str, tokens: list[Token], figure: Figure) -> Quantity:
    """The figure as a value, with the hedge, period and direction that stand around it."""
    before, after = hedge_before(tokens, figure.start), hedge_after(tokens, figure.end)
    if (
        before
        and figure.kind is QuantityKind.DURATION
        and (says_during(tokens, before) or governs(tokens, before, figure))
    ):
        before = None
    hedge = figure.hedge or stronger(before.hedge if before else None, after.hedge if after else None)
    start, end = tokens[figure.start].start, tokens[figure.end - 1].end
    period = period_after(tokens, after.end if after else figure.end, money=figure.kind is QuantityKind.MONEY)
    lasts = figure.kind in {QuantityKind.DURATION, QuantityKind.AGE}
    return Quantity(
        text=text[start:end],
        start=start,
        end=end,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        kind=figure.kind,
        hedge=hedge,
        period=text[tokens[period[0]].start : tokens[period[1] - 1].end] if period and not lasts else figure.period,
        noun=figure.noun,
        carried=figure.carried,
        direction=direction_before(tokens, before.start if before else figure.start),
    )


def governs(tokens: list[Token], hedge: HedgeAt, figure: Figure) -> bool:
    """Whether the "under" before a compound governs what follows it: "under a five-year deal"."""
    alone = hedge.end - hedge.start == 1 and tokens[hedge.start].low in {"under", "below", "above"}
    return alone and tokens[hedge.end].low in {"a", "an", "the"} and tokens[figure.start + 1].text in HYPHENS


def says_during(tokens: list[Token], hedge: HedgeAt) -> bool:
    """Whether the "over" before a length of time means during: "£3m over five years", but "for over five years"."""
    alone = hedge.end - hedge.start == 1 and tokens[hedge.start].low == "over"
    return alone and tokens[hedge.start - 1].low not in LASTING
