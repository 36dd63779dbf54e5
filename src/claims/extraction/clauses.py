"""One sentence, several facts: the contiguous pieces of it that each assert something.

India has not criticised X | hasn't voted against it        coordination, the subject carried over
Delhi met officials | officials, who refused to …            relative clause with what it is about
a plant in India | India, one of the largest users of …      apposition that ranks or identifies
… reflects its past | nearly 70% of it comes from Russia     "the fact that"
prices rose | while wages fell                               clauses side by side
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.extraction.asides import before_saying
from claims.extraction.cues import says
from claims.extraction.further import further, long_result
from claims.extraction.hinges import antecedent, closing, find_hinge, is_rank, named_before, past_adverbs, relative_at
from claims.extraction.joints import side_by_side, trim
from claims.extraction.parsed import FINITE, MOST_WORDS, Parsed, Span


class Link(StrEnum):
    """How a piece hangs on the rest of its sentence."""

    NONE = "none"
    SHARED_SUBJECT = "shared_subject"  # the subject stands in an earlier piece
    RELATIVE = "relative"  # antecedent, who …
    APPOSITION = "apposition"  # antecedent, one of the …
    PARALLEL = "parallel"  # … to raise A and | to keep B
    TAIL = "tail"  # …, the highest since 2008: about the clause before it


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence that may be a claim; `subject` holds the words that its text needs in front."""

    span: Span
    link: Link = Link.NONE
    subject: Span | None = None
    hinge: int = -1  # the comma between antecedent and clause, for RELATIVE and APPOSITION


def pieces(sentence: Parsed, span: Span) -> list[Piece]:
    """The parts of `span` that each assert something, in the order of the text; at least the whole of it."""
    first, last = trim(sentence, span)
    if first >= last:
        return []
    if last - first > MOST_WORDS:
        return [Piece((first, last))]
    last = before_saying(sentence, first, last)
    found: list[Piece] = []
    subject: Span | None = None
    for part in side_by_side(sentence, (first, last)):
        here = sorted(_within(sentence, part), key=lambda piece: piece.span)
        if not here:
            continue
        head = here[0]
        opening = sentence.tag(past_adverbs(sentence, head.span[0]))
        apart = sentence.tag(first - 1) in ",-" or (first > 0 and says(sentence, first - 1))
        if opening in "D#" and apart and not sentence.finite(*head.span):
            here[0] = replace(head, link=Link.TAIL)  # "…, as per a survey, | the most of any port"
        verb_first = sentence.tag(past_adverbs(sentence, head.span[0])) in "AVEB" and head.link is Link.NONE
        if found and sentence.tag(head.span[0]) in "TIG" and not sentence.finite(*head.span):
            begin = _like_before(sentence, first, head.span[0])
            here[0] = replace(head, link=Link.PARALLEL, subject=(found[-1].span[0], begin))
        elif found and verb_first and subject:
            carried = _relative_subject(sentence, found, head) or subject
            here[0] = replace(head, link=Link.SHARED_SUBJECT, subject=carried)
        else:
            subject = subject_of(sentence, part) or subject
        found += here
    return sorted((part for piece in found for part in _divided(sentence, piece)), key=lambda piece: piece.span)


def _divided(sentence: Parsed, piece: Piece) -> Iterator[Piece]:
    """The piece without the facts that can be told apart from it, and those."""
    if piece.link is Link.APPOSITION or (piece.link is Link.TAIL and sentence.tag(piece.span[0]) != "G"):
        yield piece
        return
    span, cuts = further(sentence, piece.span)
    yield replace(piece, span=span)
    for cut in cuts:
        link = Link.TAIL if cut.tail else Link.SHARED_SUBJECT if cut.subject else Link.NONE
        yield Piece(cut.span, link, subject=cut.subject)


def _relative_subject(sentence: Parsed, found: list[Piece], head: Piece) -> Span | None:
    """ "fires, which killed 31 people and burned 2,300 homes": the fires burned them, not the subject before."""
    before = max(found, key=lambda piece: piece.span[1])
    runs_on = before.link is Link.RELATIVE and before.span[1] == head.span[0] - 1
    return (before.span[0], before.hinge) if runs_on and sentence.tag(before.hinge + 2) in "AVR" else None


def _like_before(sentence: Parsed, first: int, at: int) -> int:
    """The place of the last word before `at` that begins a phrase of the same kind."""
    word, letter = sentence.lower(at), sentence.tag(at)
    for here in range(at - 1, first, -1):
        alike = sentence.lower(here) == word and sentence.tags[here + 1] == sentence.tag(at + 1)
        if sentence.tags[here] == letter and (letter == "G" or alike):
            return here
    return first


def subject_of(sentence: Parsed, part: Span) -> Span | None:
    """The words before the first finite verb that name the subject, opening phrases left out."""
    first, last = part
    verb = next((k for k in range(first, last) if sentence.tags[k] in FINITE), None)
    if verb is None:
        return None
    if sentence.tags[verb] == "Y":
        return (verb, verb + 1)
    marks = (k for k in range(first, verb) if sentence.tags[k] in ",-(")
    hinge = next((k for k in marks if sentence.tags[k - 1] + sentence.tag(k + 1) != "##"), None)  # not in "2017–21"
    if hinge is not None:
        if sentence.tags[first] == "I":  # "In June, the bank raised …"
            return (hinge + 1, verb) if hinge + 1 < verb else None
        return (first, hinge)
    end = verb
    while end > first and sentence.tags[end - 1] == "R":
        end -= 1
    relative = next((k for k in range(first, end) if sentence.tags[k] == "W"), None)
    begin = first + (sentence.tags[first] == "R" and end - first > 1)
    if relative is not None or begin >= end:
        return (begin, relative) if relative is not None and relative > begin else None
    return (begin, end)


def _within(sentence: Parsed, part: Span) -> Iterator[Piece]:
    """The pieces of one clause: what is told of a noun on the way, and the clause itself."""
    fact = _the_fact_that(sentence, part)
    if fact is not None:
        yield from _within(sentence, (fact, part[1]))
        cut = fact - 3
        part = trim(sentence, (part[0], cut))
        if part[0] >= part[1]:
            return
    first, last = part
    making = _making_it(sentence, part)
    if making is not None:
        clause = next((k for k in range(making, last - 3) if sentence.tags[k : k + 2] == ",S"), last)
        yield Piece(trim(sentence, (making, clause)), Link.TAIL, subject=(first, making - 1))
        if clause < last and sentence.finite(clause + 2, last):
            yield Piece(trim(sentence, (clause + 2, last)))
        yield from _within(sentence, trim(sentence, (first, making - 1)))
        return
    hinge = find_hinge(sentence, part)
    if hinge is None:
        yield Piece(_without_aim(sentence, part))
        return
    close = closing(sentence, hinge, last)
    relative = relative_at(sentence, hinge) is not None
    link = Link.RELATIVE if relative else Link.APPOSITION
    begin = antecedent(sentence, first, hinge)
    told = trim(sentence, (begin, close + (close < last and sentence.tags[close] in '”")')))
    if relative and begin == first and sentence.finite(first, hinge):  # "300 were tried, of whom 41 were jailed"
        yield Piece(trim(sentence, (hinge + 1, close)), Link.TAIL, subject=(first, hinge))
    elif (
        relative or not sentence.finite(first, hinge) or (sentence.tags[hinge] != "-" and named_before(sentence, hinge))
    ):
        yield Piece(told, link, hinge=hinge)
    else:
        yield Piece(trim(sentence, (hinge + 1, close)), Link.TAIL, subject=(first, hinge))
    yield from _around(sentence, part, hinge, close, begin)


def _names(sentence: Parsed, hinge: int) -> bool:
    """Whether what is told behind a comma is told of the name before; behind a dash it is of the whole clause."""
    return sentence.tags[hinge] != "-" and named_before(sentence, hinge)


def _around(sentence: Parsed, part: Span, hinge: int, close: int, begin: int) -> Iterator[Piece]:
    """The clause that a relative clause or an apposition interrupts or follows."""
    first, last = part
    rest = trim(sentence, (close, last)) if close < last else (last, last)
    if sentence.finite(first, hinge):
        yield Piece(_without_aim(sentence, trim(sentence, (first, hinge))))
        if rest[0] < rest[1] and sentence.finite(*rest):
            yield from _within(sentence, rest)
        elif (
            rest[1] - rest[0] > 3
            and sentence.tags[rest[0] : rest[0] + 2] == "TB"
            and "#" in sentence.tags[slice(*rest)]
        ):
            yield Piece(rest, Link.PARALLEL, subject=(first, hinge))  # "…, its biggest yet, to cut spills by 60%"
        return
    if rest[0] >= rest[1]:
        return
    subject = (begin, hinge) if sentence.tag(past_adverbs(sentence, rest[0])) in "AVE" else None
    for piece in _within(sentence, rest):
        if subject and piece.span[0] == rest[0] and piece.link is Link.NONE:
            yield replace(piece, link=Link.SHARED_SUBJECT, subject=subject)
        else:
            yield piece


def _the_fact_that(sentence: Parsed, part: Span) -> int | None:
    """The place after "the fact that", if a clause follows."""
    for at in range(part[0], part[1] - 3):
        if sentence.lower(at) == "fact" and sentence.lower(at + 1) == "that" and sentence.lower(at - 1) == "the":
            return at + 2 if sentence.finite(at + 2, part[1]) else None
    return None


def _making_it(sentence: Parsed, part: Span) -> int | None:
    """Where ", making it the oldest …" begins: a rank of its own."""
    first, last = part
    for at in range(first + 3, last - 4):
        opens = sentence.tags[at] == "G" and sentence.tags[at - 1] == "," and sentence.tag(at + 1) in "UXD"
        if opens and sentence.finite(first, at) and any(is_rank(sentence.lower(k)) for k in range(at + 2, last)):
            return at
    return None


def _without_aim(sentence: Parsed, part: Span) -> Span:
    """The clause without a tail that only says to what end or effect: ", hoping to deepen ties", ", angering many"."""
    first, last = part
    for at in range(last - 2, first + 2, -1):
        if sentence.tags[at] == "G" and sentence.tags[at - 1] == "," and sentence.finite(first, at - 1):
            return part if "#" in sentence.tags[at:last] or long_result(sentence, at, last) else (first, at - 1)
    return part
