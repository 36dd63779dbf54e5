"""Names in which two statements differ: one speaks of China where the other speaks of India."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from claims.matching.names import Name, is_organisation, names, same
from claims.matching.related import in_common
from claims.matching.stem import base
from claims.matching.tokens import stems, tokens
from claims.model.enums import DifferenceKind
from claims.model.report import Difference

# A name that is missing and another that is there only say something of statements about the same thing: at least one
# in four of the claim's content words must be in the passage, or they are two different stories.
SHARED = 0.25
# One unknown word with a capital because it opens the sentence is taken for a name only in all but equal statements.
SHARED_FOR_UNSURE = 0.6
MOST = 2  # differences in names; more are a sign of another subject, and the first two say so
TOGETHER = "meet met marry talk speak spoke agree sign share play face draw drew border debate negotiate join divorce"
_BESIDE = frozenset({"with", "and", "alongside"})  # between two names these put neither first
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "got"})
# A place that only says whose office somebody holds: "Liz Truss, the UK foreign secretary, stayed", "Russian Foreign
# Minister Sergey Lavrov arrived".
_OFFICES = (
    "secretary|minister|president|premier|chancellor|ambassador|leader|envoy|senator|governor|mayor"
    "|spokes(?:man|woman|person)|chief|commissioner"
)
_BEFORE_OFFICE = re.compile(r",\s(?:the|then|now|a|an)?\s?$")
_OFFICE = re.compile(rf"\s(?:[a-z]+\s){{0,2}}(?:{_OFFICES})[,.;)]")
_OFFICE_OF = re.compile(rf"\s(?:[A-Za-z]+\s){{0,2}}(?i:{_OFFICES})\s[A-Z]")
_IN = re.compile(r"\b(?:in|near)\s$", re.IGNORECASE)
# What one can be in without being anywhere.
NOT_PLACES = frozenset({"parliament", "congress", "government", "bitcoin", "formula one", "islam", "brexit"})
_SAYS = re.compile(
    r"(?:['’]s)?\s(?:has |have |had |also )?"
    r"(?:sa(?:id|ys?)|reports?|reported|told|found|finds|estimate[sd]?|data|figures|show(?:s|ed)?)\b"
)
_SAID_BY = re.compile(r"\b(?:according to|said|told|reported by|from)\s(?:the\s)?$", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\s")
_SUBJECT_MATTER = re.compile(r"\b(?:over|about|regarding|concerning)\s(?:the\s)?$", re.IGNORECASE)
MOST_TOKENS = 150  # of a statement that are aligned, about 600 characters


class _Deed(NamedTuple):
    said: str  # stem of the word
    by: Name
    to: Name
    shown: str  # from the first name to the second


def other_names(claim: str, passage: str, *, title: str = "") -> list[Difference]:
    """Names of the claim in whose place the passage has another, at most two; empty where every name is there.

    A name that is only missing is no difference. `title` is the title of the passage's source, where a name may stand
    that the passage takes for granted.
    """
    here, shared = names(claim), _shared(claim, passage)
    if not here or (shared < SHARED and len(here) != 2):  # of two names what is said may be turned round
        return []
    there = names(passage)
    two_each = len(here) == len(there) == 2
    if not there or (shared < SHARED and not two_each):
        return []
    missing = _missing(claim, there + names(title), stems(passage) | stems(title))
    if not missing and not two_each:
        return []
    extra = _missing(passage, here, stems(claim))
    if not missing:
        return [] if extra else _turned(claim, passage, here, there)
    if not extra or shared < SHARED:
        return []
    slots = dict(_slots(claim, passage))
    found: list[Difference] = []
    for name in {name.key: name for name in missing}.values():
        fair = [other for other in extra if _is_office(passage, other) == _is_office(claim, name)]
        anywhere = [other for other in fair if _is_matter(passage, other) == _is_matter(claim, name)]
        somewhere = [other for other in anywhere if _is_somewhere(passage, other)]
        facing = somewhere if _is_somewhere(claim, name) else []
        if is_organisation(name) and not facing:
            facing = [other for other in anywhere if is_organisation(other) and not _speaks(passage, other)]
        other = _instead(name, fair, facing, slots, shared)
        if other is not None:
            extra = [left for left in extra if not same(left, other)]
            says = f"The source speaks of {other.text} where the claim speaks of {name.text}."
            found.append(Difference(DifferenceKind.ENTITY, name.text, other.text, says))
    return found[:MOST]


def _is_office(text: str, name: Name) -> bool:
    """Whether a name only says whose office somebody holds."""
    opens = _BEFORE_OFFICE.search(_before(text, name))
    return bool(_OFFICE_OF.match(text, name.end) or (opens and _OFFICE.match(text, name.end)))


def _is_matter(text: str, name: Name) -> bool:
    """Whether a name is what somebody speaks about, not who does something or where."""
    return bool(_SUBJECT_MATTER.search(_before(text, name)))


def _speaks(text: str, name: Name) -> bool:
    """Whether a name is that of who says or reports something."""
    return bool(_SAYS.match(text, name.end) or _SAID_BY.search(_before(text, name)))


def _is_somewhere(text: str, name: Name) -> bool:
    """Whether a name is a place: a known one, or one that something is in."""
    return name.is_place or bool(_IN.search(_before(text, name)) and name.key not in NOT_PLACES)


def _before(text: str, name: Name) -> str:
    return text[max(0, name.start - 16) : name.start]


def _turned(claim: str, passage: str, here: Sequence[Name], there: Sequence[Name]) -> list[Difference]:
    """That the passage says of two names what the claim says of them the other way round: who lent and who borrowed.

    Of two names each; only where both say it in the same word, right after the first name.
    """
    ours, theirs = _said_of(claim, *here), _said_of(passage, *there)
    if ours is None or theirs is None or ours.said != theirs.said:
        return []
    if not (same(ours.by, theirs.to) and same(ours.to, theirs.by)) or same(ours.by, ours.to):
        return []
    says = f"The source says “{theirs.shown}” where the claim says “{ours.shown}”."
    return [Difference(DifferenceKind.ENTITY, ours.shown, theirs.shown, says)]


def _said_of(text: str, first: Name, second: Name) -> _Deed | None:
    """What one name did to the other; None where another clause begins between them, and for what two do together."""
    if _OWNS.match(text, first.end):  # "Kenya's tea is bought by": it does nothing
        return None
    between = [word for word in tokens(text) if first.end <= word.start < second.start]
    said = next((word for word in between if word.tells), None)
    if said is None or said.stem in together() or any(word.text in _BESIDE for word in between):
        return None
    if any(word.clause != said.clause for word in between):
        return None
    passive = any(word.text == "by" for word in between) and any(word.text in _BEING for word in between)
    by, to = (second, first) if passive else (first, second)
    return _Deed(said.stem, by, to, text[first.start : second.end])


@lru_cache(maxsize=1)
def together() -> frozenset[str]:
    """The stems of what two do together, so that neither is first."""
    return frozenset(map(base, TOGETHER.split()))


def _missing(text: str, others: Sequence[Name], words: frozenset[str]) -> list[Name]:
    """The names of `text` that are neither among others nor, in all their words, among the stems of some words."""
    return [
        name
        for name, told in zip(names(text), _stems_of_names(text), strict=True)
        if not (told and told <= words) and not any(_fit(name, other) for other in others)
    ]


def _fit(one: Name, other: Name) -> bool:
    """Whether two names are the same, or the one lies in the other: who says Lagos says Nigeria."""
    return same(one, other) or _lies_in(one, other) or _lies_in(other, one)


def _lies_in(one: Name, other: Name) -> bool:
    return other.key in one.within and not other.is_seat  # Mumbai lies in India, not in Delhi


@lru_cache(maxsize=1_024)
def _stems_of_names(text: str) -> tuple[frozenset[str], ...]:
    """The stems of the content words of each name in `text`."""
    return tuple(
        frozenset([word.stem for word in tokens(text) if name.start <= word.start < name.end and word.tells])
        for name in names(text)
    )


def _instead(
    name: Name, extra: Sequence[Name], somewhere: Sequence[Name], slots: dict[Name, Name], shared: float
) -> Name | None:
    """The name that the passage has in the place of this one: in the same slot, or else for a place one anywhere."""
    needed = SHARED_FOR_UNSURE if name.unsure else SHARED
    facing = slots.get(name)
    if facing is not None and facing in extra and facing.is_place == name.is_place and not _alike(name, facing):
        return facing if shared >= (SHARED_FOR_UNSURE if facing.unsure else needed) else None
    return somewhere[0] if somewhere and shared >= needed else None


def _alike(one: Name, other: Name) -> bool:
    """Whether both only may be names and are words that say much the same: "Wages rose" and "Pay rose"."""
    return one.unsure and other.unsure and bool(in_common([base(one.key)], frozenset([base(other.key)])))


def _shared(claim: str, passage: str) -> float:
    """Share of the claim's content words, names left out, that the passage has, 0 to 1."""
    wanted = _stems_beside_names(claim)
    return in_common(wanted, stems(passage)) / len(wanted) if wanted else 1.0


@lru_cache(maxsize=1_024)
def _stems_beside_names(text: str) -> frozenset[str]:
    among = names(text)
    return frozenset(
        word.stem
        for word in tokens(text)
        if word.tells and not any(name.start <= word.start < name.end for name in among)
    )


def _slots(claim: str, passage: str) -> Iterator[tuple[Name, Name]]:
    """Names that stand in the same place when the two statements are laid side by side, or beside the same word."""
    ours, theirs = _line(claim), _line(passage)
    matcher = SequenceMatcher(None, [key for key, _ in ours], [key for key, _ in theirs], autojunk=False)
    for change, start, end, other_start, other_end in matcher.get_opcodes():
        if change == "replace":
            left = [name for _, name in ours[start:end] if name]
            right = [name for _, name in theirs[other_start:other_end] if name]
            if len(left) != len(right):  # a word that only may be a name takes no other's place
                sure, other_sure = ([name for name in side if not name.unsure] for side in (left, right))
                left, right = (sure, other_sure) if len(sure) == len(other_sure) else (left, right)
            yield from zip(left, right, strict=False)


@lru_cache(maxsize=1_024)
def _line(text: str) -> Sequence[tuple[str, Name | None]]:
    """The content words of a statement by stem, each name as one item with its key."""
    starts = {name.start: name for name in names(text)}
    line: list[tuple[str, Name | None]] = []
    until = 0
    for word in tokens(text)[:MOST_TOKENS]:
        name = starts.get(word.start)
        if name is not None:
            line.append((name.key, name))
            until = name.end
        elif word.start >= until and word.tells:
            line.append((word.stem, None))
    return line
