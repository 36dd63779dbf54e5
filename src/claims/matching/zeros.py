"""Nothing told in words, beside a figure: "paid no tax", "not a single arrest", "no one was hurt", "a bill of zero"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from claims.matching.counted import is_person
from claims.matching.figures import Figure, figures
from claims.matching.related import in_common
from claims.matching.tokens import tokens
from claims.model.enums import DifferenceKind, Outcome
from claims.model.report import Difference
from claims.quantities import relate

REACH = 4  # content words right after "no" or "not a single", which tell what there is none of
BEFORE = 6  # content words before "zero"; what it is about stands further off: "its tax bill in Ireland was zero"

_NONE_OF = re.compile(
    r"\b(?:not (?:a single|one)|(?P<people>nobody|no one|no-one)|no"
    r"|none of(?: (?:the|its|their|his|her|our|these|those))?"
    r"|(?<!net )(?<!net-)(?<!ground )(?P<nought>zero|nil|nought))(?=[\s.,;:!?]|$)",
    re.IGNORECASE,
)
_NOT_NONE = re.compile(
    r"\s?(?:\d|longer|more than|fewer than|less than|doubt|\.\s?\d|hours?\b|tolerance|emissions?|carbon|waste)",
    re.IGNORECASE,
)
# After "no child" and the like these make it a norm or a comparison: "no child should", "no country has more than".
_NORMS = frozenset({"should", "must", "ought", "more", "than"})


@dataclass(frozen=True, slots=True)
class Zero:
    """Words that say that there is nothing of something."""

    shown: str
    start: int  # code points
    end: int  # exclusive
    about: frozenset[str]  # stems of what there is nothing of
    people: bool  # "nobody": what there is nothing of are people
    as_figure: bool  # "zero", told as a figure is


@lru_cache(maxsize=1_024)
def zeros(text: str) -> tuple[Zero, ...]:
    """Where `text` says that there is nothing of something, in order; empty where it does not."""
    return tuple(_zeros(text))


def _zeros(text: str) -> Iterator[Zero]:
    words = tokens(text)
    for found in _NONE_OF.finditer(text):
        if _NOT_NONE.match(text, found.end()) or (found.group().istitle() and text[found.end() + 1 :][:1].isupper()):
            continue  # "no longer"; "No Smoking Day"
        clause = next((word.clause for word in words if found.start() <= word.start < found.end()), -1)
        near = [word for word in words if word.clause == clause and not word.text[0].isdigit()]
        after = [word for word in near if word.start >= found.end()]
        if found["nought"]:
            about = [word for word in near if word.tells and word.end <= found.start()][-BEFORE:] + after[:1]
        elif found["people"]:
            about = [word for word in after if word.tells][:1]
        else:
            about = list(takewhile(lambda word: word.tells, after))[:REACH]
        if about and (found["nought"] or not any(word.text in _NORMS for word in after)):
            end = about[-1].end if not (found["nought"] or found["people"]) else found.end()
            stems = frozenset(word.stem for word in about)
            start, people, nought = found.start(), found["people"] is not None, found["nought"] is not None
            yield Zero(text[start:end], start, end, stems, people, nought)


def other_zero(claim: str, passage: str, taken: Collection[Figure] = ()) -> tuple[list[Outcome], list[Difference]]:
    """How a statement that there is nothing of something stands to a figure for it in the other, or to its zero.

    Both empty where neither says so, and where both do in the same way. What is `taken` measures something else.
    """
    ours, theirs = zeros(claim), zeros(passage)
    for one in ours:
        for other in theirs:
            if in_common(one.about, other.about):
                return ([Outcome.AGREES] if one.as_figure != other.as_figure else []), []
    for one, text, claim_says_none in [
        *((each, passage, True) for each in ours),
        *((each, claim, False) for each in theirs),
    ]:
        for figure in figures(text):
            if not figure.is_change and figure not in taken and _measures(one, figure):
                return _beside(one, figure, claim_says_none=claim_says_none)
    return [], []


def _measures(zero: Zero, figure: Figure) -> bool:
    """Whether a figure counts what there is said to be nothing of."""
    if zero.people:
        return is_person(figure.quantity.noun or "") and bool(in_common(zero.about, figure.near))
    return bool(in_common(zero.about, figure.near | {figure.noun} - {""}))


def _beside(zero: Zero, figure: Figure, *, claim_says_none: bool) -> tuple[list[Outcome], list[Difference]]:
    nought = replace(figure.quantity, text="0", value=0.0, low=None, high=None, hedge=None)
    both = (nought, figure.quantity) if claim_says_none else (figure.quantity, nought)
    said, found = (zero.shown, figure.shown) if claim_says_none else (figure.shown, zero.shown)
    relation = relate(*both)
    if relation.outcome is Outcome.NOT_COMPARABLE:
        return [], []
    if relation.says is None:
        return [relation.outcome], []
    says = f"The source says “{found}” where the claim says “{said}”: {relation.says}."
    return [relation.outcome], [Difference(DifferenceKind.NUMBER, said, found, says)]
