"""What a person marked in an article, read as a claim: who says it, its figures and dates, how worth checking it is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.errors import InputError
from claims.extraction.blocks import Block, BlockKind, blocks
from claims.extraction.draft import ClaimDraft
from claims.extraction.extract import reader_of
from claims.extraction.paragraphs import LONGEST_SENTENCE, READ, Paragraph, paragraphs
from claims.extraction.parsed import Span, parse
from claims.extraction.parts import whole_words
from claims.reading.article import Article

MOST_BEFORE = 50  # spans looked at that begin before a line: one that reaches into it is seldom far off


def describe(article: Article, spans: Sequence[Span]) -> list[ClaimDraft]:
    """The claims that stand at `spans` (code points, end exclusive), one for each, in their order.

    White space at the ends of a span is left out, a word it cuts is taken whole. A span may run over several sentences
    of a paragraph; its `sentence_start` and `sentence_end` are then those of the first and the last. Raises InputError
    for a span that is no stretch of the text, holds no word, or leaves its paragraph.
    """
    wanted = [_trimmed(article.text, *span) for span in spans]
    in_order = sorted(set(wanted))
    read = (block for block in blocks(article) if block.kind in READ or _any_within(in_order, block))
    lines = paragraphs(article.text, read)
    starts = sorted(one.start for each in lines for one in each.sentences)
    crossing = [span for span in in_order if bisect_left(starts, span[1]) - bisect_right(starts, span[0]) > 0]
    across = set(crossing)
    found = _read(article, lines, [span for span in in_order if span not in across])
    for span in crossing:
        found |= _read(article, [_joined(article.text, each, span) for each in lines], [span])
    for span in wanted:
        if span not in found:  # where no sentence was read: a wall of text, a line of one word
            found |= _read(article, [_whole_line(article.text, span)], [span])
    if missing := [span for span in wanted if span not in found]:
        start, end = missing[0]
        raise InputError(f"There is no word to check in {article.text[start:end][:60]!r}; mark at least one.")
    return [found[span] for span in wanted]


def _trimmed(text: str, start: int, end: int) -> Span:
    if not 0 <= start < end <= len(text):
        raise InputError(f"Characters {start} to {end} are no stretch of a text of {len(text):,} characters.")
    begin, close = whole_words(text, start, end)
    if begin >= close:
        raise InputError("Only white space is marked; mark the words of the claim.")
    if close - begin > LONGEST_SENTENCE:
        message = f"What is marked has {close - begin:,} characters; a claim is a sentence or two. Mark less."
        raise InputError(message)
    if "\n\n" in text[begin:close]:
        raise InputError("A claim stands in one paragraph; mark the words of one, and add another claim for the other.")
    return begin, close


def _any_within(spans: Sequence[Span], block: Block) -> bool:
    """Whether one of the spans, which are sorted, touches the line."""
    before = bisect_left(spans, (block.end, 0))
    return before > 0 and any(end > block.start for _, end in spans[max(0, before - MOST_BEFORE) : before])


def _joined(text: str, read: Paragraph, span: Span) -> Paragraph:
    """The paragraph with the sentences that the span runs over as one."""
    start, end = span
    inside = [one for one in read.sentences if one.start < end and start < one.end]
    if len(inside) < 2:
        return read
    whole = parse(text, inside[0].start, inside[-1].end, read.quotes)
    others = [one for one in read.sentences if one not in inside]
    return replace(read, sentences=sorted([*others, whole], key=lambda one: one.start))


def _whole_line(text: str, span: Span) -> Paragraph:
    """The line of a span as one sentence, or the span alone where the line is too long to be one."""
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    start, end = (start, end if end >= 0 else len(text)) if end - start < LONGEST_SENTENCE else span
    return Paragraph(Block(BlockKind.PROSE, start, end), [parse(text, start, end, [])], [])


def _read(article: Article, lines: list[Paragraph], asked: Sequence[Span]) -> dict[Span, ClaimDraft]:
    reader = reader_of(article, lines)
    reader.asked = asked
    return {(draft.start, draft.end): draft for each in lines for draft in reader.paragraph(each)}
