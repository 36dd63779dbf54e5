"""How exactly a figure is meant: the words before and after it that loosen or bound it."""

from typing import NamedTuple

from claims.model.enums import Hedge
from claims.quantities.tokens import NUMERAL, Token

BEFORE_WORDS = {
    Hedge.APPROX: """
        about | around | some | roughly | approximately | approx | approx . | circa | c . | an estimated |
        estimated | in the region of | on the order of | in the order of | something like | ~ | ≈ | or so |
        broadly | more or less | give or take | an average of | a reported | reportedly | around about |
        somewhere around
    """,
    Hedge.APPROX_BELOW: """
        nearly | almost | just under | close to | approaching | not quite | just short of | a little under |
        slightly under | just below | slightly below | a little less than | slightly less than | slightly
        fewer than | just less than | just fewer than | nearing | a shade under | virtually | a little below
        | very nearly | very close to
    """,
    Hedge.APPROX_ABOVE: """
        just over | just above | just more than | a little over | slightly over | slightly above | a little
        more than | slightly more than | a bit more than | a bit over | a shade over | little more than |
        only just over | a little above
    """,
    Hedge.AT_LEAST: """
        at least | no fewer than | no less than | not less than | not fewer than | a minimum of | minimum of
        | a minimum | ≥ | > = | at a minimum | as few as | as little as | as low as |
        at the very least | upward of | not under | not below | never less than
    """,
    Hedge.MORE_THAN: """
        more than | over | above | in excess of | exceeding | exceed | exceeds | exceeded | greater than |
        higher than | bigger than | larger than | longer than | older than | heavier than | taller than |
        topped | tops | topping | surpassed | surpasses | surpassing | upwards of | beyond | > | well over |
        well above | much more than | far more than | north of | well in excess of | passed the | past the |
        better than | considerably more than | significantly more than | way over
    """,
    Hedge.AT_MOST: """
        up to | as much as | as many as | at most | no more than | not more than | a maximum of | maximum of
        | a maximum | ≤ | < = | not exceeding | at the most | as high as | no greater than | not over | not
        above | no higher than | no larger than | capped at | as long as | as large as
        | as big as | no longer than | no older than | not to exceed
    """,
    Hedge.LESS_THAN: """
        fewer than | less than | under | below | lower than | smaller than | younger than | shorter than |
        cheaper than | < | short of | well under | well below | far fewer than | far less than | much less
        than | considerably less than | south of
    """,
}
AFTER_WORDS = {
    Hedge.APPROX: """
        or so | or thereabouts | approximately | or more or less | odd | - odd | give or take | - ish | ish
    """,
    Hedge.AT_LEAST: """
        or more | or higher | or above | or over | or greater | and over | and above | and more | plus | -
        plus | + | or older | and older | at least | or longer | or better | and up | or more than | at a
        minimum | or larger | or bigger | and larger | and bigger | and higher | and greater | or heavier | or taller
    """,
    Hedge.AT_MOST: """
        or less | or fewer | or under | or lower | or below | and under | and below | or younger | and
        younger | at most | or smaller | and less | and fewer | and lower | and smaller | or less than | or shorter
    """,
}
# A later word for the same figure wins only if it says more: "about five hundred or more".
BOUNDS = {Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN}


class HedgeAt(NamedTuple):
    """A hedge and the tokens it takes: from `start` up to but not including `end`."""

    hedge: Hedge
    start: int
    end: int


def phrases(table: dict[Hedge, str], *, key: int) -> dict[str, list[tuple[tuple[str, ...], Hedge]]]:
    """The table by the first (`key` 0) or last (`key` -1) word of each phrase, longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for hedge, listed in table.items():
        for phrase in listed.split("|"):
            said = tuple(phrase.split())
            found.setdefault(said[key], []).append((said, hedge))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


BEFORE = phrases(BEFORE_WORDS, key=-1)
AFTER = phrases(AFTER_WORDS, key=0)
NOT_HEDGES = {"all over", "turned over", "take over", "took over", "handed over", "moved over", "left over"}


def hedge_before(tokens: list[Token], at: int) -> HedgeAt | None:
    """The hedge whose words end right before this token, an article between them or not."""
    found = phrase_ending(tokens, at)
    if found is None and tokens[at - 1].low in {"a", "an", "the"} and tokens[at].gap < 2:
        found = phrase_ending(tokens, at - 1)
    if found is None:
        return or_equal(tokens, at) if tokens[at - 1].low in {"to", "than"} else None
    return turned(tokens, found) if found.hedge in OTHER_WAY else found


OTHER_WAY = {Hedge.MORE_THAN: Hedge.AT_MOST, Hedge.LESS_THAN: Hedge.AT_LEAST}
OR_EQUAL = {bound: bound for bound in BOUNDS} | {Hedge.MORE_THAN: Hedge.AT_LEAST, Hedge.LESS_THAN: Hedge.AT_MOST}


def turned(tokens: list[Token], found: HedgeAt) -> HedgeAt | None:
    """The bound turned round by a "no" or "not" before it ("not lower than"), or joined by "equal to or".

    None for the head of an arrow ("=>").
    """
    start = found.start
    if tokens[start - 1].text == "=" and tokens[start].gap == 0:
        return None
    if tokens[start - 1].low in {"no", "not"}:
        return HedgeAt(OTHER_WAY[found.hedge], start - 1, found.end)
    if tokens[start - 1].low == "or":
        equal = start - 3 if tokens[start - 2].low in {"to", "than"} else start - 2
        if tokens[equal].low in {"equal", "equals"}:
            return HedgeAt(OR_EQUAL[found.hedge], equal, found.end)
    return found


def or_equal(tokens: list[Token], at: int) -> HedgeAt | None:
    """ "greater than or equal to", "less or equal than", "at least or equal to" before this token."""
    if tokens[at - 2].low not in {"equal", "equals"} or tokens[at - 3].low != "or" or tokens[at].gap == 2:
        return None
    for end in (at - 3, at - 4):
        found = phrase_ending(tokens, end) if end == at - 3 or tokens[end].low == "than" else None
        bare = found or COMPARED.get(tokens[end - 1].low)
        if isinstance(bare, HedgeAt) and bare.hedge in OR_EQUAL:
            return HedgeAt(OR_EQUAL[bare.hedge], bare.start, at)
        if isinstance(bare, Hedge):
            return HedgeAt(bare, end - 1, at)
    return None


COMPARED = dict.fromkeys(("greater", "more", "larger", "bigger", "higher"), Hedge.AT_LEAST) | dict.fromkeys(
    ("less", "fewer", "smaller", "lower"), Hedge.AT_MOST
)


def phrase_ending(tokens: list[Token], at: int) -> HedgeAt | None:
    """The longest hedge phrase whose last word is the token before `at`, on the same line."""
    last = tokens[at - 1]
    entries = BEFORE.get(last.low)
    if entries is None or tokens[at].gap == 2:
        return None
    for said, hedge in entries:
        start = at - len(said)
        if start >= 0 and all(tokens[start + step].low == word for step, word in enumerate(said)):
            if f"{tokens[start - 1].low} {said[0]}" in NOT_HEDGES:
                return None
            return HedgeAt(hedge, start, at)
    return None


def hedge_after(tokens: list[Token], at: int) -> HedgeAt | None:
    """The hedge whose words start at this token: "or more", "-plus", "or so"."""
    entries = AFTER.get(tokens[at].low)
    if entries is None or tokens[at].gap == 2:
        return None
    for said, hedge in entries:
        if all(tokens[at + step].low == word for step, word in enumerate(said)):
            further = tokens[at + len(said)]
            if (said[0] in {"-", "+", "ish"} and tokens[at].gap) or further.low == "than" or further.kind == NUMERAL:
                continue  # "200 or greater than 190", "above 1000 and below 1500"
            return HedgeAt(hedge, at, at + len(said))
    return None


def stronger(before: Hedge | None, after: Hedge | None) -> Hedge | None:
    """Which of the hedges on both sides holds: a bound says more than an approximation."""
    if before is None or after is None:
        return before or after
    return after if after in BOUNDS and before not in BOUNDS else before
