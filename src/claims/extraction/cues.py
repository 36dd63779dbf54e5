"""Verbs of saying, who stands before them, and where the words that were said begin."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.lexicon import base_of, words
from claims.extraction.parsed import Parsed, Span


class CueKind(StrEnum):
    """How the speaker is brought in."""

    SAYS = "says"
    ACCORDING = "according"
    NAMES = "names"  # called it “…”, was termed “…” by
    ACCUSES = "accuses"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, the cue, and the parts of the sentence that are theirs; the rest is the publication's."""

    kind: CueKind
    speaker: Span
    cue: int
    said: tuple[Span, ...]
    own: tuple[Span, ...] = ()  # what the publication adds in the same sentence


REPORTING = words("reporting.json")


SAYS = REPORTING["says"] | REPORTING["shows"]
_SAYS_THAT = REPORTING["says_that"]
_SHORTLY = 4  # words between a verb that says only with "that" and the word: "pointed out on Friday that"


_TIME_OR_PLACE = frozenset({"on", "in", "at", "during", "by", "via", "through", "after", "yesterday", "today"})


NEAR = 14  # words between a cue and the "that" it brings; a longer gap belongs to another verb


def says(sentence: Parsed, at: int) -> bool:
    """Whether the verb brings what was said: "warned", "ruled that"; not "ruled the county"."""
    base = base_of(sentence.lower(at))
    if base in SAYS:
        return True
    return base in _SAYS_THAT and any(
        sentence.lower(k) == "that" and sentence.tag(k) == "S" for k in range(at + 1, at + 1 + _SHORTLY)
    )


def is_cue(sentence: Parsed, at: int) -> bool:
    """Whether the verb brings what was said, or a name or a blame."""
    base = base_of(sentence.lower(at))
    return says(sentence, at) or base in REPORTING["names"] or base in REPORTING["accuses"]


PERFECT = frozenset({"has", "have", "had", "also", "previously", "repeatedly", "since", "once"})


def cues(sentence: Parsed, span: Span) -> Iterator[int]:
    """The places of verbs of saying that are the sentence's own, not quoted and not in a relative clause."""
    relative = False
    for at in range(*span):
        letter = sentence.tags[at]
        if letter == "W" and sentence.lower(at) != "what":
            relative = True
        elif letter in ",;-”":
            relative = False
        if relative or sentence.quoted[at] or letter not in "VEBG":
            continue
        if not says(sentence, at):
            continue
        perfect = sentence.lower(at - 1) in PERFECT
        went_on = letter == "B" and sentence.lower(at - 1) == "to" and sentence.lower(at - 2) in {"on", "continued"}
        saying = letter == "G" and sentence.tag(at - 1) == ","
        if letter == "V" or (letter == "E" and perfect) or went_on or saying:
            yield at


# Verbs that nearly always bring a clause; after the others a thing may follow ("reported a loss").
NEED_A_CLAUSE = frozenset({"say", "tell", "insist", "argue", "warn", "believe", "think", "state", "concede"})


def clause_first(sentence: Parsed, at: int, last: int) -> bool:
    """Whether a finite verb comes before anything that would end a plain object."""
    while (
        at < last
        and (sentence.tags[at] not in "C;:.-" or sentence.lower(at) == "or")
        and sentence.tags[at - 1 : at + 1] not in {",S", ",W"}
        and not (sentence.tag(at - 1) == "," and sentence.lower(at) == "with")
    ):
        if sentence.tags[at] in "AVY" or sentence.quoted[at]:
            return True
        at += 1
    return False


# "shows the fact that": the clause belongs to the noun.
_IDEAS = frozenset({"fact", "idea", "view", "belief", "evidence", "hope", "claim", "fear", "notion", "possibility"})


def content_start(sentence: Parsed, at: int, last: int) -> int | None:
    """Where the words that were said begin, after a cue."""
    for here in range(at + 1, min(last, at + NEAR)):
        letter = sentence.tags[here]
        if sentence.lower(here) == "that" and letter == "S" and sentence.lower(here - 1) not in _IDEAS:
            return here + 1
        if letter == ":":
            return here + 1 + (sentence.tag(here + 1) in '“"')
        if letter == "V" and sentence.tag(at + 1) == "I":
            continue  # "said in a report published last week that"
        if letter in "AVY.;" or (letter == "W" and here > at + 1):
            break
    here = at + 1
    if base_of(sentence.lower(at)) in REPORTING["tells"]:
        here = _after_noun(sentence, here, last)
        here = at + 1 if sentence.tag(here) in "AV" else here  # "warned inflation would stay": nobody is told
    while here < last - 1 and (sentence.tag(here) in "R," or sentence.lower(here) in _TIME_OR_PLACE):
        if sentence.tag(here) == "I":
            here = _after_noun(sentence, here + 1, last)
            continue
        here += 1
    if sentence.tag(here) in "TIB.;)":
        return None
    return here + (sentence.tag(here) in '“"')


def _after_noun(sentence: Parsed, at: int, last: int) -> int:
    """The place after a short noun phrase ("the BBC", "Friday", "reporters")."""
    here = at
    while here < last and sentence.tag(here) in "DOJ#":
        here += 1
    while here < last and sentence.tag(here) in "NPX":
        here += 1
        if sentence.tag(here) == "P" and sentence.tag(here - 1) == "N":
            break
    return here


def subject_before(sentence: Parsed, first: int, verb: int) -> Span:
    """The words before a verb that name who does it; empty where there are none."""
    end = verb
    if end > first and sentence.tags[end - 1] == ")" and "(" in sentence.tags[first:end]:
        end = sentence.tags.rfind("(", first, end)
    while end > first and sentence.tags[end - 1] in "RAC":
        end -= 1
    if end > first + 1 and sentence.tags[end - 2 : end] == ",”":
        end -= 1
    if sentence.lower(verb - 1) == "to":  # went on to say
        end = next((k for k in range(verb - 1, first - 1, -1) if sentence.tags[k] == "V"), verb)
    if end > first and sentence.tags[end - 1] == ",":  # a description between speaker and verb
        opening = _back_to(sentence, end - 2, first, ",")
        described = opening > first and not sentence.finite(opening, _clause_inside(sentence, opening, end))
        relative = opening > first and sentence.tag(opening) == "W"
        if described or relative:
            end_of_name = opening - 1
            start = _back_to(sentence, end_of_name - 1, first, ",;:-”“")
            if start < end_of_name and sentence.tag(start) != "W":
                return (start, end - 1 if described else end_of_name)
    start = _back_to(sentence, end - 1, first, ",;:-”“.CS")
    who = sentence.tags.find(",W", first, end)
    if who > first and sentence.tag(verb - 1) == "," and not sentence.finite(first, who):
        return (
            _back_to(sentence, who - 1, first, ",;:-”“.CS"),
            who,
        )  # "Lawan, who spoke through an aide, X, said"
    while start < end and sentence.tags[start] in 'CSR"':
        start += 1
    return (start, end)


def _clause_inside(sentence: Parsed, opening: int, end: int) -> int:
    """Where a relative clause begins inside a description: "a doctor who led the response"; `end` without one."""
    inside = (at for at in range(opening + 1, end) if sentence.tags[at] == "W")
    return next(inside, end) if sentence.tag(opening) in "DO#JN" else end


def _back_to(sentence: Parsed, at: int, first: int, marks: str) -> int:
    """The place after the last of `marks` at or before `at`."""
    while at >= first:
        if sentence.tags[at] == ")" and "(" in sentence.tags[first:at]:  # "Sheila Moss (Ind, Pell West) said"
            at = sentence.tags.rfind("(", first, at) - 1
            continue
        if sentence.tags[at] in marks and not (
            sentence.tags[at] == "C" and sentence.tag(at - 1) in "PN" and at - 1 == first
        ):
            return at + 1
        at -= 1
    return first


def until(sentence: Parsed, at: int, last: int, marks: str) -> int:
    """The place of the next of `marks`, or `last`."""
    while at < last and sentence.tags[at] not in marks:
        at += 1
    return at
