"""The paragraphs of an article made ready: what each is, its sentences with their words, and its quotations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.extraction.blocks import Block, BlockKind
from claims.extraction.parsed import Parsed, Span, parse
from claims.extraction.sentences import quotations, sentences_within

CLAIMING = frozenset({BlockKind.PROSE, BlockKind.LIST, BlockKind.HEADLINE})  # what an article asserts something in
READ = CLAIMING | {BlockKind.SIGNATURE}  # what is read: a signature says who asserts it
# Characters; no sentence of prose is as long. What is longer (a table, a list run together, a text without full stops)
# is read in stretches of STRETCH, about 170 words, and no further than FURTHEST.
LONGEST_SENTENCE = 2_000
STRETCH = 1_000
FURTHEST = 20_000
_TWO_WORDS = re.compile(r"\w{2}\W{1,9}\w{2}")  # less says nothing


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article; every offset counts in the article."""

    block: Block
    sentences: list[Parsed]  # those that hold words
    quotes: list[Span]


def paragraphs(text: str, read: Iterable[Block]) -> list[Paragraph]:
    """The lines made ready, a signature as the last sentence of the quotation it stands under."""
    found: list[Paragraph] = []
    for block in read:
        if block.kind is not BlockKind.SIGNATURE:
            found.append(paragraph(text, block))
        elif found and not text[found[-1].block.end : block.start].strip():
            found[-1].sentences.append(parse(text, block.start, block.end, []))
    return found


def paragraph(text: str, block: Block) -> Paragraph:
    """The line made ready; without sentences where it holds no two words."""
    quotes = [(block.start + a, block.start + b) for a, b in quotations(text[block.start : block.end])]
    spans = (span for whole in sentences_within(text, block.start, block.end) for span in _stretches(text, *whole))
    parsed = [parse(text, start, end, quotes) for start, end in spans if _TWO_WORDS.search(text, start, end)]
    return Paragraph(block, [sentence for sentence in parsed if sentence.words], quotes)


def one_sentence(text: str) -> Parsed | None:
    """A line read as one sentence, up to LONGEST_SENTENCE; None where it holds no word."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    end = min(end, start + LONGEST_SENTENCE)
    sentence = parse(text, start, end, quotations(text)) if start < end else None
    return sentence if sentence and sentence.words else None


def _stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence as it is, or one that is too long in stretches, cut after a semicolon, a comma or a word."""
    if end - start <= LONGEST_SENTENCE:
        yield start, end
        return
    end = min(end, start + FURTHEST)
    while start < end:
        until = min(end, start + STRETCH)
        cuts = (text.rfind(mark, start, until) for mark in ("; ", ", ", " "))
        cut = next((at + 1 for at in cuts if at > start), until) if until < end else end
        if " " in text[start:cut]:  # a wall without a space is no text
            yield start, cut
        start = cut + (text[cut : cut + 1] == " ")
