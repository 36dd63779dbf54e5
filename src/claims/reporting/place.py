"""Where claims stand in the article: paragraphs, the words around a quote, and the text cut at its claims."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

Span = tuple[int, int]  # code points, end exclusive


class Standing(Protocol):
    """Anything with a place in the text: a claim of a report, of a preview, of a page."""

    @property
    def start(self) -> int: ...  # code points
    @property
    def end(self) -> int: ...  # exclusive
    @property
    def quote(self) -> str: ...


T = TypeVar("T", bound=Standing)

REACH = 240  # characters of article shown on each side of a quote: a sentence or two, at 68 characters a line 3 lines

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's place: paragraph counted from 1, and the words of the article on both sides of the quote."""

    paragraph: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch of article text inside or outside claims; `begins` are the claims whose quote starts here."""

    text: str
    claims: tuple[T, ...] = ()
    begins: tuple[T, ...] = ()


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs of `text` in order, without their line ends; none for a blank text.

    Blank lines part paragraphs; a text without blank lines has a paragraph on each line.
    """
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text) if found[0].strip()]
    has_blank_lines = any(text[a:b].count("\n") > 1 for (_, a), (b, _) in pairwise(lines))
    joined: list[Span] = []
    for start, end in lines:
        if has_blank_lines and joined and text[joined[-1][1] : start].count("\n") == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def stands(claim: Standing, text: str) -> bool:
    """Whether the claim's quote is what `text` has at its place; otherwise no place is shown."""
    return claim.start >= 0 and bool(claim.quote) and text[claim.start : claim.end] == claim.quote


def place(claim: Standing, text: str, paragraphs: Sequence[Span]) -> Place | None:
    """The paragraph of a claim and what stands around its quote; None if the quote is not at its place."""
    if not stands(claim, text) or not claim.quote.strip():
        return None
    first, after = _paragraphs_of(claim, [start for start, _ in paragraphs])
    return Place(
        paragraph=first + 1,
        before=_cut_left(text[min(paragraphs[first][0], claim.start) : claim.start]),
        after=_cut_right(text[claim.end : max(paragraphs[after - 1][1], claim.end)]),
    )


def _cut_left(text: str) -> str:
    if len(text) <= REACH:
        return text
    _, space, rest = text[-REACH:].partition(" ")
    return "… " + (rest if space else text[-REACH:])


def _cut_right(text: str) -> str:
    if len(text) <= REACH:
        return text
    rest, space, _ = text[:REACH].rpartition(" ")
    return (rest if space else text[:REACH]) + " …"


def pieces(text: str, claims: Sequence[T]) -> list[list[Piece[T]]]:
    """The paragraphs of `text`, each cut where claims begin and end; the pieces of a paragraph join to its text.

    Claims may overlap; those whose quote is not at its place are left out.
    """
    paragraphs = paragraph_spans(text)
    starts = [start for start, _ in paragraphs]
    inside: list[list[T]] = [[] for _ in paragraphs]
    for claim in sorted(claims, key=lambda claim: (_begin(claim), claim.end)):
        if stands(claim, text) and claim.quote.strip():
            for number in range(*_paragraphs_of(claim, starts)):
                inside[number].append(claim)
    return [_cut(text, span, within) for span, within in zip(paragraphs, inside, strict=True)]


def _begin(claim: Standing) -> int:
    """Where the first letter of the quote stands: a quote may begin with the white space before a paragraph."""
    return claim.start + len(claim.quote) - len(claim.quote.lstrip())


def _paragraphs_of(claim: Standing, starts: Sequence[int]) -> Span:
    """The first paragraph a claim stands in, and the one after its last, counted from 0."""
    return max(bisect_right(starts, _begin(claim)) - 1, 0), bisect_right(starts, claim.end - 1)


def _cut(text: str, span: Span, claims: Sequence[T]) -> list[Piece[T]]:
    start, end = span
    edges = {edge for claim in claims for edge in (_begin(claim), claim.end) if start < edge < end}
    cuts = sorted({start, end} | edges)
    found: list[Piece[T]] = []
    waiting = list(reversed(claims))
    running: list[T] = []
    for left, right in pairwise(cuts):
        running = [claim for claim in running if claim.end > left]
        while waiting and _begin(waiting[-1]) <= left:
            running.append(waiting.pop())
        begins = tuple(claim for claim in running if _begin(claim) == left)
        found.append(Piece(text[left:right], tuple(running), begins))
    return found


def emphasised(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """`text` cut so that the first occurrence of each of `words` stands alone with True; joins to `text` again."""
    spans = sorted({(text.find(word), text.find(word) + len(word)) for word in words if word and word in text})
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        if start < at:  # overlaps the one before
            continue
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(part, strong) for part, strong in [*cut, (text[at:], False)] if part]
