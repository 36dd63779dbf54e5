"""Places in an order: "the fifth largest economy" beside "the world's sixth-biggest economy"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.names import names
from claims.matching.query import folded
from claims.matching.related import in_common
from claims.matching.stem import base
from claims.matching.tokens import content_stems, tokens
from claims.model.enums import DifferenceKind, Outcome
from claims.model.report import Difference

REACH = 4  # content words after a superlative that tell what is ranked

ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
    """.split()  # noqa: SIM905
CARDINALS = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
# Superlatives that are said of the same order; every other one is an order of its own.
ALIKE = {"biggest": "largest", "greatest": "largest", "littlest": "smallest", "richest": "wealthiest"}
# Words in -est that rank nothing.
_NO_ORDER = frozenset(
    "interest request contest protest forest harvest arrest invest suggest test guest quest".split()  # noqa: SIM905
)
_PLACE = "|".join(ORDINALS) + r"|\d{1,3}(?:st|nd|rd|th)"
_ORDERS = re.compile(
    rf"\b(?:(?P<place>{_PLACE})[\s-]{{1,2}})?"
    r"(?P<order>(?:most|least)\s[a-z]{4,20}|[a-z]{3,14}est|best|worst|most|least)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:one|some|among|two|three|four|five|ten|\d+) (?:of )?(?:the |its |their )?(?:[\w-]{1,20}['’]s? )?$",
    re.IGNORECASE,
)
_LOOK_BACK = 40  # characters; the longest phrase above
# A place told without a superlative: "ranks fifth among", "came third in the table", "No 2 in", "in ninth place".
_PLACED = re.compile(
    rf"\b(?:(?:rank(?:s|ed|ing)?|placed|came|comes|come|finish(?:es|ed|ing)?) (?:in |at )?(?:the )?(?P<one>{_PLACE})"
    rf"|in (?P<two>{_PLACE}) place|no\.? ?(?P<three>(?!10\b)\d{{1,3}})"
    rf"|number (?P<four>\d{{1,3}}|{'|'.join(CARDINALS)}))\b"
    r"(?= (?:[a-z]{3,20}|in|on|of)\b|[.,;]|$)(?! of these\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order; a bare superlative is the first."""

    place: int
    told: bool  # "second largest", not a bare "largest"
    order: str  # "largest"; "" where only a place is told
    shown: str
    about: frozenset[str]  # stems of what is ranked


@lru_cache(maxsize=1_024)
def ranks(text: str) -> tuple[Rank, ...]:
    """The places in an order that `text` tells, in order; "one of the largest" and "at least" tell none."""
    superlatives = _ranks(text) if "st" in text.casefold() else ()  # every order ends in it
    return (*superlatives, *_placed(text))


def _placed(text: str) -> Iterator[Rank]:
    for found in _PLACED.finditer(text):
        about = [word.stem for word in tokens(text) if word.tells and not found.start() <= word.start < found.end()]
        yield Rank(
            _place(found["one"] or found["two"] or found["three"] or found["four"]),
            True,
            "",
            found.group(),
            frozenset(about),
        )


def _ranks(text: str) -> Iterator[Rank]:
    words = tokens(text)
    for found in _ORDERS.finditer(text):
        place, order = found["place"], " ".join(found["order"].lower().split())
        bare = place is None
        if order in _NO_ORDER or (bare and order in {"most", "least"}):
            continue
        if bare and _AMONG.search(text[max(0, found.start() - _LOOK_BACK) : found.start()]):
            continue
        after = [word.stem for word in words if word.start >= found.end() and word.tells][:REACH]
        yield Rank(_place(place), not bare, ALIKE.get(order, order), found.group(), frozenset(after))


def _place(written: str | None) -> int:
    if written is None:
        return 1
    word = written.lower()
    if word in CARDINALS:
        return CARDINALS.index(word) + 1
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))


def _about_one_thing(claim: str, passage: str) -> bool:
    """Whether two statements of which one tells no order share two words and names, or more."""
    keys, others = ({name.key for name in names(text)} for text in (claim, passage))
    also = [key for key in keys & others if not {base(part) for part in folded(key).split()} & content_stems(passage)]
    return in_common(content_stems(claim), content_stems(passage)) + len(also) >= 2


def other_places(claim: str, passage: str) -> tuple[list[Outcome], list[Difference]]:
    """Whether places in the same order of the same things agree, and the first that differ; both empty without any.

    At least one of the two has to say its place: "the largest" beside "the largest" is no figure.
    """
    ours = ranks(claim)
    theirs = ranks(passage) if ours else ()
    for one in ours:
        facing = [
            other
            for other in theirs
            if (other.order == one.order or not (other.order and one.order))
            and (one.told or other.told)
            and (in_common(one.about, other.about) if one.order and other.order else _about_one_thing(claim, passage))
        ]
        if not facing:
            continue
        if any(other.place == one.place for other in facing):
            return [Outcome.AGREES], []
        other = facing[0]
        places = f"number {other.place}, not {one.place}"
        says = f"The source says “{other.shown}” where the claim says “{one.shown}”: {places}."
        return [Outcome.DIFFERS], [Difference(DifferenceKind.NUMBER, one.shown, other.shown, says)]
    return [], []
