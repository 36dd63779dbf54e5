"""Who a sentence is about where it gives no name: "A spokesman for the firm", "The report"."""

from claims.extraction.lexicon import words
from claims.extraction.names import is_role
from claims.extraction.parsed import Parsed, Span
from claims.extraction.people import Cast

_R = words("reporting.json")
_LONGEST_NAME = 80  # characters of a name shown; what is longer is a description


_SPEAKING = (
    _R["doc_nouns"] | _R["group_nouns"] | {"suit", "lawsuit", "complaint", "petition", "motion", "order", "ruling"}
)


def plain(sentence: Parsed, span: Span) -> str:
    """The words of the span without an article or owner in front, cut where they are no name any more."""
    first, last = span
    while first < last - 1 and sentence.lower(first) in {"the", "a", "an", "its", "their", "his", "her"}:
        first += 1
    return sentence.slice((first, last))[:_LONGEST_NAME].strip()


def unnamed_subject(sentence: Parsed) -> str:
    """ "A spokesman for the firm" as the subject of a sentence; empty where it has a name."""
    if sentence.lower(0) not in {"a", "an", "one", "another"}:
        return ""
    noun = next((at for at in range(1, min(5, len(sentence.words))) if is_role(sentence.lower(at))), 0)
    end = noun + 1
    if not noun or sentence.tag(end) not in "AVI":
        return ""
    if sentence.tag(end) == "I":
        end = next((at for at in range(end, len(sentence.words)) if sentence.tags[at] in "AV,"), 0)
    return plain(sentence, (0, end)) if noun < end < 12 and sentence.tag(end) in "AV" else ""


def speaking_subject(sentence: Parsed, cast: Cast) -> str:
    """ "The report", "Hexton Council" as the subject of a sentence; empty where it is nothing that can say anything."""
    verb = next((at for at, letter in enumerate(sentence.tags) if letter in "AVIE,"), 0)
    name = plain(sentence, (0, verb)) if 0 < verb < 6 else ""
    return name if name in cast.organisations or sentence.lower(verb - 1) in _SPEAKING else ""
