"""Where sentences and quotations stand in a text."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from claims.extraction.wrapping import lines
from claims.quantities.walls import readable

# Characters split at once: the splitter's time grows faster than the text where quote marks are many.
_AT_ONCE = 2_000

_BULLET = re.compile(r"[ \t]{0,3}[■▪•●◆►] {0,3}")
_LETTER = re.compile(r"[^\W_]")
_QUOTE_MARK = re.compile(r"[“”\"«»]|(?<!\w)‘|(?<=\w[.,!?])’(?!\w)|’(?=\s|$)")
# The end of a sentence inside a quotation: the splitter keeps quotations whole.
_END_INSIDE = re.compile(r"(?<=[a-z0-9%)][.!?])[ \u00a0]{1,3}(?=[“\"A-Z0-9£$€])")
_AFTER_A_WORD = re.compile(r"\b(?:May|me|ill)\.(?= {1,3}[A-Z“\"])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|No|vs|etc|approx|Rev|Sen|Gov|Gen|Col|Lt|Capt|Sgt)|\b[A-Z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of `text`, in order, without white space around them; empty for blank text.

    A line end ends a sentence, unless the whole text is wrapped at the width of an e-mail. A quotation of several
    sentences gives one span for each.
    """
    return [span for start, end in lines(text) for span in sentences_within(text, start, end)]


def sentences_within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The same for one line, `text[start:end]`."""
    found: list[tuple[int, int]] = []
    bullet = _BULLET.match(text, start, end)
    for begin, close in _pieces(text, bullet.end() if bullet else start, end):
        if close - begin > _AT_ONCE:  # a wall of words or marks without a full stop
            found.append((begin, close))
            continue
        piece = text[begin:close].replace("\n", " ")  # of a wrapped paragraph
        if not _LETTER.search(piece):
            stripped = _stripped(piece, 0, len(piece))
            found += [(begin + stripped[0], begin + stripped[1])] if stripped else []
            continue
        quotes = quotations(piece)
        for boundary in get_sentence_boundaries("en", piece):
            first, last = boundary["start_index"], boundary["end_index"]
            for a, b in _split_inside_quotes(piece, first, last, quotes):
                spans = (_stripped(piece, *each) for each in _split_after_words(piece, a, b))
                found += [(begin + span[0], begin + span[1]) for span in spans if span]
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line in pieces that are split at once, without what only repeats itself for pages."""
    for first, last in readable(text, start, end):
        yield from _cut_at_full_stops(text, first, last)


def _cut_at_full_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _AT_ONCE:
        cut = text.rfind(". ", start, start + _AT_ONCE) + 1 or text.find(". ", start, end) + 1 or end
        yield start, cut
        start = cut + (cut < end)
    if start < end:
        yield start, end


def quotations(line: str) -> list[tuple[int, int]]:
    """The spans between quote marks of one line, the marks left out; one that is not closed runs to the end."""
    found = []
    opened, by = -1, ""
    for match in _QUOTE_MARK.finditer(line):
        mark = match.group()
        if opened < 0 and mark in '“"«‘':
            opened, by = match.end(), mark
        elif opened >= 0 and mark == {"“": "”", '"': '"', "«": "»", "‘": "’"}[by]:
            found.append((opened, match.start()))
            opened = -1
    if opened >= 0 and by != "‘":
        found.append((opened, len(line)))
    return found


def _split_inside_quotes(line: str, start: int, end: int, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    cuts = [start]
    for first, last in quotes[max(0, bisect_left(quotes, (start, 0)) - 1) :]:
        if first >= end:
            break
        if last <= start:
            continue
        cuts += [
            match.end()
            for match in _END_INSIDE.finditer(line, max(first, start), min(last, end))
            if not _ABBREVIATION.search(line, max(start, match.start() - 8), match.start())
        ]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _split_after_words(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span cut after "in May." where a capital or a quotation follows: the splitter takes it for shortened."""
    cuts = [start, *(match.end() for match in _AFTER_A_WORD.finditer(line, start, end))]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _stripped(line: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
