"""Places in an order: "the fifth largest economy" beside "the world's sixth-biggest economy"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.tokens import tokens
from claims.model.enums import DifferenceKind, Outcome
from claims.model.report import Difference

REACH = 4  # content words after a superlative that tell what is ranked

ORDINALS = """
    second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
    """.split()  # noqa: SIM905
# Superlatives that are said of the same order; every other one is an order of its own.
ALIKE = {"biggest": "largest", "greatest": "largest", "littlest": "smallest", "richest": "wealthiest"}
# Words in -est that rank nothing.
_NO_ORDER = frozenset(
    "interest request contest protest forest harvest arrest invest suggest test guest quest".split()  # noqa: SIM905
)
_ORDERS = re.compile(
    r"\b(?:(?P<place>" + "|".join(ORDINALS) + r"|\d{1,3}(?:st|nd|rd|th))[\s-]{1,2})?"
    r"(?P<order>(?:most|least)\s[a-z]{4,20}|[a-z]{3,14}est|best|worst|most|least)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:one|some|among|two|three|four|five|ten|\d+) (?:of )?(?:the |its |their )?$", re.IGNORECASE)
_LOOK_BACK = 16  # characters; the longest phrase above


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order; a bare superlative is the first."""

    place: int
    told: bool  # "second largest", not a bare "largest"
    order: str
    shown: str
    about: frozenset[str]  # stems of what is ranked


@lru_cache(maxsize=1_024)
def ranks(text: str) -> tuple[Rank, ...]:
    """The places in an order that `text` tells, in order; "one of the largest" and "at least" tell none."""
    return tuple(_ranks(text)) if "st" in text.casefold() else ()  # every order ends in it


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
    return ORDINALS.index(word) + 2 if word in ORDINALS else int(re.sub(r"\D", "", word))


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
            if other.order == one.order and other.about & one.about and (one.told or other.told)
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
