"""The pieces of a sentence as the rules of `clauses` find them, cut further where people are likely to cut.

rents rose 4% | up from 2% in March               a place that no rule of `clauses` or `further` cuts
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction import clauses
from claims.extraction.clauses import Link, Piece, subject_of
from claims.extraction.cutting import likeliest, opens_at
from claims.extraction.hinges import antecedent, past_adverbs
from claims.extraction.joints import trim
from claims.extraction.parsed import MOST_WORDS, Parsed, Span


def pieces(sentence: Parsed, span: Span) -> list[Piece]:
    """The parts of `span` that each assert something, in the order of the text; empty when it holds only marks."""
    found = clauses.pieces(sentence, span)
    if span[1] - span[0] > MOST_WORDS:
        return found
    return sorted((part for piece in found for part in _cut(sentence, piece)), key=lambda piece: piece.span)


def _cut(sentence: Parsed, piece: Piece) -> Iterator[Piece]:
    """The piece cut at its likeliest place, and its sides again, as long as a place is likely enough."""
    at = likeliest(sentence, piece.span)
    if at is None:
        yield piece
        return
    for side in both_sides(sentence, piece, at):
        yield from _cut(sentence, side)


def both_sides(sentence: Parsed, piece: Piece, at: int) -> list[Piece]:
    """The piece cut before the word `at`, each side with what its text needs in front; a side of marks is left out."""
    first, last = piece.span
    before, after = trim(sentence, (first, at)), trim(sentence, (opens_at(sentence, at), last))
    if before[0] >= before[1] or after[0] >= after[1]:
        return [replace(piece, span=side) for side in (before, after) if side[0] < side[1]]
    return [_left(piece, before), _right(sentence, piece, before, after, at)]


def _left(piece: Piece, before: Span) -> Piece:
    """What stands before the cut, as it hangs on the rest of its sentence."""
    if piece.hinge >= before[1]:  # cut off before the comma: nothing is told of the noun any more
        return Piece(before)
    return replace(piece, span=before)


def _right(sentence: Parsed, piece: Piece, before: Span, after: Span, at: int) -> Piece:
    """What stands behind the cut: with the subject of its verb, or about the clause before it where it has none."""
    opening = sentence.tag(past_adverbs(sentence, after[0] + (sentence.tag(after[0]) == "W")))
    if sentence.tag(at) == "W" and opening in "AVE":  # "a gate | which cost £3m"
        hinge = before[1]
        behind = (after[0] + (sentence.tag(after[0]) == "W"), after[1])
        return Piece(behind, Link.SHARED_SUBJECT, subject=(antecedent(sentence, before[0], hinge), hinge))
    if opening in "AVEB":
        subject = piece.subject if piece.link is Link.SHARED_SUBJECT else subject_of(sentence, before)
        if subject:
            return Piece(after, Link.SHARED_SUBJECT, subject=subject)
    if sentence.finite(*after):
        return Piece(after)
    return Piece(after, Link.TAIL, subject=before)
