"""The figures of a statement with what they are about: the words near them, their dates, and what they changed from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.matching.around import told_around
from claims.matching.names import names
from claims.matching.periods import Stretch, mentions
from claims.matching.rough import rough
from claims.matching.tokens import Token, tokens
from claims.model.enums import QuantityKind
from claims.quantities import Quantity, read

NEAR = 5  # content words on either side of a figure that tell what it is about
CHANGE_GAP = 60  # characters between the two ends of a change: "from 69 per cent in 2012-16 to 46 per cent"

# Stems that belong to a figure's own words and say nothing of what it is about.
SCALES = frozenset({"hundr", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore", "per", "cent"})

# For and against are no content words, but which figure is meant hangs on them.
STANCES = {"for": "for", "favour": "for", "favor": "for", "back": "for", "against": "against", "abstain": "abstain"}

_HEDGES = re.compile(
    r"\b(?:nearly|almost|about|around|roughly|approximately|some|just (?:over|under)|over|under|more than|less than|"
    r"fewer than|at least|at most|up to|no more than|as many as|as much as|close to|well over|an estimated)\s{1,3}$",
    re.IGNORECASE,
)
_HEDGE_REACH = 24  # characters; the longest phrase above with its spaces
_FROM = re.compile(r"\bfrom\s{1,3}(?:about |around |nearly |almost |some |just )?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s{1,3}(?:about |around |nearly |almost |some |just |only )?$", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:up|down|rising|falling|compared (?:with|to)|against|previously|versus|had been)\s{1,3}(?:from )?"
    r"(?:about |around )?$",
    re.IGNORECASE,
)
# Before a date that a figure is set against, and is not of: "310 fires, fewer than in 2019".
THAN = re.compile(
    r"\b(?P<way>more|higher|larger|bigger|greater|fewer|less|lower|smaller) than (?:it was |they were )?"
    r"(?:(?:in|for|during|over|throughout) )?(?:the )?(?:(?:whole|all|entire|full) (?:of )?)?(?:the )?(?:year )?"
    r"(?:of )?$",
    re.IGNORECASE,
)
_THAN_REACH = 64  # characters; the longest phrase above
_STOP = re.compile(r"[.;]\s")
_NOW = re.compile(r"\b(?:now|today|currently)\b[^.;\d]{0,20}$", re.IGNORECASE)
_ON = re.compile(r"[^.;\d]{1,40}\b(?:on|at)\s{1,3}")
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|against|from|versus)\s{1,3}$", re.IGNORECASE)
_AND = re.compile(r"[^.;]{0,40}\band\s{1,3}$", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:went|gone|moved|changed|goes|moves)\b[^.;]{0,20}$", re.IGNORECASE)
_BY = re.compile(
    r"\bby\s{1,3}(?:about |around |nearly |almost |some |over |just over |more than |at least )?$", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:r[io]se[sn]?|rising|f[ae]ll(?:s|en|ing)?|gr[eo]w[ns]?|growing|(?:in|de)creas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)"
    r"|cut|drop(?:s|ped)?|climb(?:s|ed)?|jump(?:s|ed)?|up|down|raised?|lowered|shr[aiu]nk(?:s|ing)?|slipped|declin(?:e[sd]?|ing)"
    r"|gain(?:s|ed)?|swell(?:s|ed)?|widened|narrowed|expanded|contracted|lost|added)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_MADE_UP = re.compile(r"\bma(?:ke|kes|de|king) up\b[^.;]{0,20}$", re.IGNORECASE)  # says no rise


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its statement; `was` is what it changed from, and `past` says that it is such a former value."""

    quantity: Quantity
    shown: str  # as written, with its hedge: "nearly 70%"
    near: frozenset[str]  # stems of the content words around it, the thing counted left out
    noun: str  # stem of the thing counted; "" where none is said
    stance: str  # "for", "against", "abstain" or ""
    dates: tuple[Stretch, ...]  # dates in the same stretch of the sentence
    past: bool = False
    was: Quantity | None = None
    is_change: bool = False  # tells by how much something changed, not what it came to: "rose by 20%", "doubled"
    rough: bool = False  # told by its size only: "hundreds of people"
    names: frozenset[str] = frozenset()  # keys of the names in its clause
    aside: bool = False  # stands as an age does: "Mary Okoro, 63, will retire"


@lru_cache(maxsize=1_024)  # asked for by several steps, and again for the next claim
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of `text` in order; of a change told by its two ends the later one has the former as `was`."""
    quantities = _carried(text, [told_around(text, quantity) for quantity in _ends(text, read(text))])
    if not quantities:
        return ()
    past, was = _changes(text, quantities)
    words, dates = tokens(text), mentions(text, None)
    found = [_figure(text, words, dates, quantities, at, past=at in past) for at in range(len(quantities))]
    for at, before in was.items():  # both ends of a change are about the same
        near, noun = found[at].near | found[before].near, found[at].noun or found[before].noun
        found[before] = replace(found[before], near=near, noun=noun)
        found[at] = replace(found[at], near=near, noun=noun, was=quantities[before])
    return tuple(found)


@lru_cache(maxsize=1_024)
def rough_figures(text: str) -> tuple[Figure, ...]:
    """The figures of `text` that only a size is told of ("hundreds of people"), in order; never among `figures`."""
    quantities = rough(text)
    words, dates = (tokens(text), mentions(text, None)) if quantities else ((), ())
    return tuple(_figure(text, words, dates, quantities, at, rough=True) for at in range(len(quantities)))


def shown(text: str, quantity: Quantity) -> str:
    """The figure as written, with the hedge before it."""
    hedge = _HEDGES.search(text[max(0, quantity.start - _HEDGE_REACH) : quantity.start])
    return (hedge.group() if hedge else "") + quantity.text


def _ends(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Each quantity, but a range that tells a rise ("rose from 110 to 260") as its two ends."""
    for quantity in quantities:
        if quantity.low is None or quantity.high is None:
            yield quantity
            continue
        ahead = text[max(0, quantity.start - CHANGE_GAP) : quantity.start]
        rises = _FROM.search(ahead) and (quantity.direction or _MOVED.search(ahead))
        parts = re.split(r"\s(?:to|until)\s", quantity.text, maxsplit=1)
        if not rises or len(parts) != 2:
            yield quantity
            continue
        middle = quantity.end - len(parts[1])
        one = replace(quantity, low=None, high=None, hedge=None)
        yield replace(one, text=parts[0], end=quantity.start + len(parts[0]), value=quantity.low)
        yield replace(one, text=parts[1], start=middle, value=quantity.high)


def _carried(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, a bare one in the unit before: "from 120 megawatts to 1,200", "Ayes on 27% and Noes on 38"."""
    for at in range(1, len(quantities)):
        one, other = quantities[at - 1], quantities[at]
        if other.kind is not QuantityKind.COUNT or other.noun:
            continue
        between, ahead = text[one.end : other.start], text[max(0, one.start - CHANGE_GAP) : one.start]
        of_change = one.kind is QuantityKind.MEASURE and (
            (_FROM.search(ahead) and between.strip() == "to") or _COMPARED.search(between)
        )
        if of_change or (one.kind is QuantityKind.PERCENT and _ON.fullmatch(between)):
            quantities[at] = replace(other, unit=one.unit, kind=one.kind, carried=True)
    return quantities


def _changes(text: str, quantities: Sequence[Quantity]) -> tuple[set[int], dict[int, int]]:
    """Which quantities are former values, and for each later one the place of what it changed from."""
    past: set[int] = set()
    was: dict[int, int] = {}
    for at in range(1, len(quantities)):
        one, other = quantities[at - 1], quantities[at]
        between = text[one.end : other.start]
        if one.unit != other.unit or len(between) > CHANGE_GAP or ". " in between:
            continue
        ahead = text[max(0, one.start - CHANGE_GAP) : one.start]
        if _FROM.search(ahead) and _TO.search(between):
            past.add(at - 1)
            was[at] = at - 1
        elif _WAS.search(between) or (_TO.search(ahead) and _FROM.search(between)):
            past.add(at)
            was[at - 1] = at
        elif _NOW.search(between):
            past.add(at - 1)
            was[at] = at - 1
        elif at - 1 in past and at - 1 not in was and _AND.fullmatch(between):
            past.add(at)
    return past, was


def _figure(
    text: str,
    words: Sequence[Token],
    dates: Sequence[Stretch],
    quantities: Sequence[Quantity],
    at: int,
    *,
    past: bool = False,
    rough: bool = False,
) -> Figure:
    quantity = quantities[at]
    # What stands nearer to the next figure than to this one is about that one.
    left = quantities[at - 1].end if at else 0
    right = quantities[at + 1].start if at + 1 < len(quantities) else len(text)
    inside = [word for word in words if quantity.start <= word.start < quantity.end]
    clause = inside[0].clause if inside else -1
    near = [word for word in words if left <= word.start < right and word not in inside]
    around = [word for word in near if word.clause == clause or not inside]
    if not any(word.tells for word in around):  # set off by commas: "the largest share, 40 per cent, was Russian"
        around = [word for word in near if word.clause == clause - 1]
    telling = [word for word in around if word.tells]
    before = [word for word in telling if word.end <= quantity.start][-NEAR:]
    after = [word for word in telling if word.start >= quantity.end][:NEAR]
    counted = [word.stem for word in inside if word.tells and not word.text[0].isdigit() and word.stem not in SCALES]
    noun = next((word.stem for word in inside if quantity.noun and word.text == quantity.noun.lower()), "")
    stances = [STANCES[word.stem] for word in (*around, *inside) if word.stem in STANCES]
    return Figure(
        quantity=quantity,
        shown=shown(text, quantity),
        near=frozenset(word.stem for word in (*before, *after)) | frozenset(counted),
        noun=noun,
        stance=stances[0] if len(set(stances)) == 1 else "",
        dates=tuple(found for found in dates if _belongs(text, quantity, found, left, right)),
        past=past,
        is_change=_is_change(text, quantity),
        rough=rough,
        names=_names(text, around),
        aside=_is_aside(text, quantity),
    )


def _is_aside(text: str, quantity: Quantity) -> bool:
    """Whether a number stands as an age does: "Mary Okoro, 63, will retire", "died at 63"."""
    before, after = text[: quantity.start], text[quantity.end : quantity.end + 1]
    return (before.endswith(", ") and after in {",", ")"}) or (
        before.endswith((" at ", " aged ")) and not quantity.noun
    )


def _names(text: str, around: Sequence[Token]) -> frozenset[str]:
    """The keys of the names that begin with one of these words."""
    starts = {word.start for word in around}
    return frozenset(name.key for name in names(text) if name.start in starts)


def _belongs(text: str, quantity: Quantity, found: Stretch, left: int, right: int) -> bool:
    """Whether a date stands beside this figure, no other figure between: "69 per cent in 2012-16", "In 2010, 81%"."""
    if THAN.search(text, max(0, found.start - _THAN_REACH), found.start):
        return False
    if quantity.end <= found.start < right:
        return not _STOP.search(text, quantity.end, found.start)
    if left <= found.start and found.end <= quantity.start and not _STOP.search(text, found.end, quantity.start):
        return left == 0 or _STOP.search(text, left, found.start) is not None
    return False


def _is_change(text: str, quantity: Quantity) -> bool:
    if quantity.kind in {QuantityKind.MULTIPLIER, QuantityKind.PERCENTAGE_POINT}:
        return True
    ahead = text[max(0, quantity.start - _HEDGE_REACH) : quantity.start]
    if quantity.kind not in {QuantityKind.PERCENT, QuantityKind.FRACTION}:
        return bool(_BY.search(ahead) and _CHANGED.search(text[max(0, quantity.start - CHANGE_GAP) : quantity.start]))
    if _BY.search(ahead):
        return True
    return quantity.direction is not None and not any(form.search(ahead) for form in (_TO, _FROM, _MADE_UP))
