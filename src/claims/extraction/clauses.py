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

from claims.extraction.lexicon import words
from claims.extraction.parsed import FINITE, MOST_WORDS, Parsed, Span
from claims.extraction.people import is_role

_RANKS = words("ranks.json")["ranks"]
_SIDE_BY_SIDE = frozenset({"while", "whereas", "although", "though"})
_IDENTITY = frozenset({"former", "first", "record"})
_DATES = words("people.json")["not_names"]
_NOUNISH = frozenset("NPJ#DO")
# A name and what follows it in apposition: longer than this is another list member, not a description.
_LONGEST_ANTECEDENT = 10


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
    first, last = _trim(sentence, span)
    if first >= last:
        return []
    if last - first > MOST_WORDS:
        return [Piece((first, last))]
    found: list[Piece] = []
    subject: Span | None = None
    for part in _side_by_side(sentence, (first, last)):
        part_found = sorted(_within(sentence, part), key=lambda piece: piece.span)
        if not part_found:
            continue
        head = part_found[0]
        if found and sentence.tag(head.span[0]) in "TIG" and not sentence.finite(*head.span):
            begin = _like_before(sentence, first, head.span[0])
            found += [replace(head, link=Link.PARALLEL, subject=(found[-1].span[0], begin)), *part_found[1:]]
            continue
        begins_with_verb = sentence.tag(_skip(sentence, head.span[0])) in "AVE" and head.link is Link.NONE
        if found and begins_with_verb and subject:
            part_found = [
                replace(piece, link=Link.SHARED_SUBJECT, subject=subject) if piece is head else piece
                for piece in part_found
            ]
        else:
            subject = _subject_of(sentence, part) or subject
        found += part_found
    return sorted(found, key=lambda piece: piece.span)


def _skip(sentence: Parsed, at: int) -> int:
    while sentence.tag(at) == "R":
        at += 1
    return at


def _trim(sentence: Parsed, span: Span) -> Span:
    """The span without marks and joining words at its ends."""
    first, last = span
    while first < last and (
        sentence.tags[first] in ",;:-.C”"
        or (sentence.tags[first] in '“"' and not _closes(sentence, first, last))
        or (sentence.tags[first] in "RS" and sentence.tag(first + 1) == ",")
        or (sentence.tags[first] == "S" and sentence.lower(first) in _SIDE_BY_SIDE | {"that", "so"})
    ):
        first += 1
    while last > first and (
        sentence.tags[last - 1] in ",;:-C“"
        or (sentence.tags[last - 1] == "S" and sentence.lower(last - 1) in _SIDE_BY_SIDE | {"that"})
        or (sentence.tags[last - 1] in '”"' and not _opens(sentence, first, last - 1))
        or (sentence.tags[last - 1] == "." and len(sentence.words[last - 1].text) == 1 and last < len(sentence.words))
    ):
        last -= 1
    return first, last


def _closes(sentence: Parsed, at: int, last: int) -> bool:
    """Whether the quotation opened at `at` ends inside the span."""
    return any(sentence.tags[k] in '”"' for k in range(at + 1, last))


def _opens(sentence: Parsed, first: int, at: int) -> bool:
    """Whether the quotation closed at `at` began inside the span."""
    return any(sentence.tags[k] in '“"' for k in range(first, at))


def _side_by_side(sentence: Parsed, span: Span) -> list[Span]:
    """The span cut where a further clause or verb of the same rank begins."""
    first, last = span
    cuts = [first]
    opening = _opening_clause(sentence, span)
    if opening:
        cuts.append(opening)
    for at in range(first + 2, last - 2):
        if at <= cuts[-1]:
            continue
        if sentence.tags[at] in ";C-S," and _cuts_here(sentence, cuts[-1], at, last):
            cuts.append(at + 1)
    parts = [_trim(sentence, part) for part in zip(cuts, [*cuts[1:], last], strict=True)]
    return [part for part in parts if part[0] < part[1]]


def _opening_clause(sentence: Parsed, span: Span) -> int | None:
    """ "While X fell, Y rose": where the second clause begins."""
    first, last = span
    if sentence.lower(first) not in _SIDE_BY_SIDE and sentence.lower(first - 1) not in _SIDE_BY_SIDE:
        return None
    comma = next((k for k in range(first, last) if sentence.tags[k] == "," and sentence.finite(first, k)), None)
    return comma + 1 if comma is not None and sentence.finite(comma, last) else None


def _cuts_here(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """Whether the word or mark at `at` joins two clauses, or two verbs of one subject."""
    if not sentence.finite(first, at):
        return False
    letter = sentence.tags[at]
    if letter == ",":
        return _time_after(sentence, at, last)
    if letter == ";" or (letter == "-" and sentence.tag(at + 1) not in "D#"):
        return sentence.finite(at, last) and not sentence.quoted[at]
    if letter == "S":
        joins = sentence.lower(at) in _SIDE_BY_SIDE and sentence.tag(at + 1) != "G"
        return joins and sentence.finite(at + 1, last)
    if letter != "C" or sentence.lower(at) == "or":
        return False
    return (
        _second_verb(sentence, first, at, last)
        or _second_clause(sentence, at, last)
        or _second_of_a_kind(sentence, first, at, last)
    )


def _time_after(sentence: Parsed, at: int, last: int) -> bool:
    """ "…, two months after the buyer gave $25,000": another event, dated by the first."""
    here = at + 1
    while sentence.tag(here) in "D#RN" and here - at < 6:
        if sentence.lower(here + 1) in {"after", "before"} and sentence.tag(here) == "N":
            return sentence.finite(here + 2, last)
        here += 1
    return False


def _second_of_a_kind(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "to raise A to €900 and to keep B at 65", "of hiding cash and of jailing 12": told apart when figures are given."""
    if "#" not in sentence.tags[at + 1 : _segment_end(sentence, at + 1, last)]:
        return False
    letter, after = sentence.tag(at + 1), sentence.tag(at + 2)
    if letter == "T" and after == "B":
        return any(sentence.tags[k] == "T" and sentence.tags[k + 1] == "B" for k in range(first, at - 1))
    if letter == "I" and after == "G":
        word = sentence.lower(at + 1)
        return any(sentence.lower(k) == word and sentence.tags[k + 1] == "G" for k in range(first, at - 1))
    return letter == "G" and "G" in sentence.tags[first:at]


def _like_before(sentence: Parsed, first: int, at: int) -> int:
    """The place of the last word before `at` that begins a phrase of the same kind."""
    word, letter = sentence.lower(at), sentence.tag(at)
    for here in range(at - 1, first, -1):
        if sentence.tags[here] == letter and (letter == "G" or sentence.lower(here) == word):
            if letter == "G" or sentence.tags[here + 1] == sentence.tag(at + 1):
                return here
    return first


def _segment_end(sentence: Parsed, at: int, last: int) -> int:
    while at < last and sentence.tags[at] not in ",;:-C":
        at += 1
    return at


def _second_verb(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "opened in May and employs 300"."""
    verb = _skip(sentence, at + 1)
    if sentence.lower(at + 1) == "that":
        return sentence.finite(at + 2, last)
    if sentence.tag(verb) not in "AVE" or last - verb < 2:
        return False
    if _verb_bare(sentence, first, at):
        return False
    if sentence.tag(verb) == "E":
        return sentence.tag(verb + 1) in "IT#DR" and any(sentence.tags[k] == "E" for k in range(first, at))
    return True


def _verb_bare(sentence: Parsed, first: int, at: int) -> bool:
    """Whether the verb before the joining word has nothing of its own: "opened and closed the shop"."""
    before = at - 1
    while before > first and sentence.tags[before] in "R,":
        before -= 1
    return sentence.tags[before] in "AV"


def _second_clause(sentence: Parsed, at: int, last: int) -> bool:
    """ "exports fell and investment was flat"."""
    here = _skip(sentence, at + 1)
    if sentence.tag(here) not in "DNPJ#OUYI":
        return False
    begin = here
    while here < last and sentence.tags[here] not in ";:.-()WSCG":
        letter = sentence.tags[here]
        if letter == "," and sentence.tag(begin) != "I":
            return False
        if letter in FINITE:
            return letter == "Y" or (here > begin and here + 1 < last)
        here += 1
    return False


def _subject_of(sentence: Parsed, part: Span) -> Span | None:
    """The words before the first finite verb that name the subject, opening phrases left out."""
    first, last = part
    verb = next((k for k in range(first, last) if sentence.tags[k] in FINITE), None)
    if verb is None:
        return None
    if sentence.tags[verb] == "Y":
        return (verb, verb + 1)
    hinge = next((k for k in range(first, verb) if sentence.tags[k] in ",-("), None)
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
        part = _trim(sentence, (part[0], cut))
        if part[0] >= part[1]:
            return
    first, last = part
    making = _making_it(sentence, part)
    if making is not None:
        yield Piece(_trim(sentence, (making, last)), Link.TAIL, subject=(first, making - 1))
        yield from _within(sentence, _trim(sentence, (first, making - 1)))
        return
    hinge = _hinge(sentence, part)
    if hinge is None:
        yield Piece(_without_aim(sentence, part))
        return
    close = _closing(sentence, hinge, last)
    relative = _relative_at(sentence, hinge) is not None
    link = Link.RELATIVE if relative else Link.APPOSITION
    begin = _antecedent(sentence, first, hinge)
    told = _trim(sentence, (begin, close + (close < last and sentence.tags[close] in '”")')))
    if relative or _named_before(sentence, hinge):
        yield Piece(told, link, hinge=hinge)
    else:
        yield Piece(_trim(sentence, (hinge + 1, close)), Link.TAIL, subject=(first, hinge))
    yield from _around(sentence, part, hinge, close, begin)


def _around(sentence: Parsed, part: Span, hinge: int, close: int, begin: int) -> Iterator[Piece]:
    """The clause that a relative clause or an apposition interrupts or follows."""
    first, last = part
    rest = _trim(sentence, (close, last)) if close < last else (last, last)
    if sentence.finite(first, hinge):
        yield Piece(_without_aim(sentence, _trim(sentence, (first, hinge))))
        if rest[0] < rest[1] and sentence.finite(*rest):
            yield from _within(sentence, rest)
        return
    if rest[0] >= rest[1]:
        return
    subject = (begin, hinge) if sentence.tag(_skip(sentence, rest[0])) in "AVE" else None
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
        opens = sentence.tags[at] == "G" and sentence.tags[at - 1] == "," and sentence.tag(at + 1) in "UX"
        if opens and sentence.finite(first, at) and any(_is_rank(sentence.lower(k)) for k in range(at + 2, last)):
            return at
    return None


def _is_rank(word: str) -> bool:
    return word in _RANKS or (word.endswith("est") and len(word) > 5)


def _hinge(sentence: Parsed, part: Span) -> int | None:
    """The first comma that opens a relative clause or a telling apposition."""
    first, last = part
    for at in range(first + 1, last - 2):
        if sentence.tags[at] not in ",-(" or sentence.quoted[at] != sentence.quoted[first]:
            continue
        if _relative_at(sentence, at) is not None or _tells(sentence, at, last):
            return at
    return None


def _relative_at(sentence: Parsed, hinge: int) -> int | None:
    """Where the relative word stands after the comma: "which", "of which", "most of whom"."""
    for at in range(hinge + 1, hinge + 4):
        if sentence.tag(at) == "W" and sentence.lower(at) not in {"what", "whoever"}:
            return at
        if sentence.tag(at) not in "ID#NP":
            return None
    return None


def _tells(sentence: Parsed, hinge: int, last: int) -> bool:
    """Whether the comma opens an apposition that ranks or identifies: "one of the …", "the first …", "a former …"."""
    end = _closing(sentence, hinge, last)
    opening = sentence.tag(hinge + 1)
    if opening not in "DO#" or end - hinge < 4:
        return False
    first_words = [sentence.lower(at) for at in range(hinge + 1, min(end, hinge + 9))]
    if sentence.finite(hinge + 1, _until_clause(sentence, hinge + 1, end)):
        return False
    if first_words[0] == "one" and first_words[1] == "of":
        return True
    if opening == "#":
        return False
    ranked = any(_is_rank(word) for word in first_words[1:])
    return ranked or first_words[1] in _IDENTITY or _what_a_body_is(sentence, hinge, end)


def _what_a_body_is(sentence: Parsed, hinge: int, end: int) -> bool:
    """ "Clearfork, a subsidiary of a pension fund, owns …": one name, told what it is, then the verb."""
    if sentence.tag(hinge + 1) != "D" or end - hinge < 5 or sentence.tag(hinge - 1) != "P":
        return False
    alone = sentence.tag(hinge - 2) not in "PJN" and hinge <= 2
    role = any(is_role(sentence.lower(k)) for k in range(hinge + 1, min(end, hinge + 5)))
    return alone and not role and sentence.tag(_skip(sentence, end + 1)) in "AV"


def _until_clause(sentence: Parsed, at: int, end: int) -> int:
    """Where a clause inside the apposition begins ("since measurements began", "who …")."""
    while at < end and sentence.tags[at] not in "SWU":
        at += 1
    return at


def _closing(sentence: Parsed, hinge: int, last: int) -> int:
    """The mark that closes what the hinge opened, or `last`."""
    if sentence.tags[hinge] == "(":
        return next((k for k in range(hinge + 1, last) if sentence.tags[k] == ")"), last)
    relative = _relative_at(sentence, hinge)
    before = sentence.finite(0, hinge) if relative is None else _finite_outside(sentence, hinge)
    marks = [k for k in range(hinge + 2, last) if sentence.tags[k] == sentence.tags[hinge]]
    if relative is not None:
        marks = [k for k in marks if sentence.finite(relative, k)]
    for mark in marks:
        after_quote = mark + (sentence.tag(mark + 1) in '”"')
        if sentence.tag(_skip(sentence, after_quote + 1)) in "AV":
            return after_quote
    if not marks:
        return last
    if before and relative is not None:
        return next((k for k in marks if sentence.tag(k + 1) in "CI" and sentence.finite(k, last)), last)
    return marks[0]


def _finite_outside(sentence: Parsed, hinge: int) -> bool:
    """Whether the clause before the hinge has a finite verb of its own."""
    start = hinge
    while start > 0 and sentence.tags[start - 1] not in ";-SC:“":
        start -= 1
    return sentence.finite(start, hinge)


def _antecedent(sentence: Parsed, first: int, hinge: int) -> int:
    """Where the noun phrase before the hinge begins."""
    at = hinge
    while at > first and hinge - at < _LONGEST_ANTECEDENT:
        letter = sentence.tags[at - 1]
        if letter in "D":
            return at - 1 if sentence.lower(at - 2) != "of" or at - 2 <= first else _antecedent(sentence, first, at - 2)
        if letter in "NPJ#O”“" or sentence.lower(at - 1) in {"of", "per", "&"}:
            at -= 1
            continue
        break
    while at < hinge and sentence.tags[at] not in _NOUNISH | {"“"}:
        at += 1
    return at if at < hinge else first


def _named_before(sentence: Parsed, hinge: int) -> bool:
    """Whether a name that is no date stands right before the hinge."""
    before = sentence.words[hinge - 1]
    return sentence.tag(hinge - 1) == "P" and before.text not in _DATES


def _without_aim(sentence: Parsed, part: Span) -> Span:
    """The clause without a tail that only says to what end or effect: ", hoping to deepen ties", ", angering many"."""
    first, last = part
    for at in range(last - 2, first + 2, -1):
        if sentence.tags[at] == "G" and sentence.tags[at - 1] == "," and sentence.finite(first, at - 1):
            return part if "#" in sentence.tags[at:last] else (first, at - 1)
    return part
