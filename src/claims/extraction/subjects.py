"""The words that name a speaker, without the time and place told in front of them or behind."""

from claims.extraction.cues import Attribution, CueKind
from claims.extraction.parsed import Parsed, Span

_TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "june", "july", "august", "september", "october", "november", "december", "day", "days", "night",
     "week", "weeks", "weekend", "month", "months", "year", "years", "decade", "decades", "ago", "earlier", "later",
     "yesterday", "today", "tonight", "now", "then", "recently", "morning", "afternoon", "evening", "spring",
     "summer", "autumn", "winter", "hours", "minutes"}
)  # fmt: skip


def subject_alone(sentence: Parsed, span: Span) -> Span:
    """The speaker without joining words or "On Friday" in front and without "on Friday" behind."""
    first, last = span
    while first < last and sentence.tags[first] in 'CS,;“”":':
        first += 1
    first = _past_opening(sentence, first, last)
    for at in range(first + 1, last):
        if sentence.lower(at) in {"on", "during", "last", "yesterday", "today"}:
            last = at
            break
    while last > first and sentence.tags[last - 1] in ',.;:R”“"-':
        last -= 1
    return first, last


def _past_opening(sentence: Parsed, first: int, last: int) -> int:
    """Where the subject begins after "Two weeks ago", "On Thursday", "Now" or "In Paris"."""
    cut = at = first
    while at < last - 1 and (sentence.lower(at) in _TIMES or sentence.tags[at] in "IDR#"):
        at += 1
        if sentence.lower(at - 1) in _TIMES or sentence.tags[at - 1] == "R":
            cut = at
    if cut > first:
        return cut
    if sentence.tags[first] == "I":  # the preposition's own noun, then a new phrase
        opens = (k for k in range(first + 2, last) if sentence.tags[k] in "UD" and sentence.tags[k - 1] in "NP#,")
        return next(opens, first)
    return first


_LONGEST_SIGNATURE = 20  # words of a name with its description


def signature(sentence: Parsed, dash: int = 0) -> Span | None:
    """The name in "– Rachel Reeves, chancellor" with what describes it, from a dash on; None where it is none."""
    last = len(sentence.words)
    while last > dash and sentence.tags[last - 1] == ".":
        last -= 1
    opens = sentence.tag(dash) == "-" or sentence.lower(dash) == "-"  # a hyphen opens a line without being read as one
    named = "P" in (sentence.tag(dash + 1), sentence.tag(dash + 2) if sentence.tag(dash + 1) == "D" else "")
    short = last - dash <= _LONGEST_SIGNATURE
    return (dash + 1, last) if opens and named and short and not sentence.finite(dash + 1, last) else None


def signed(sentence: Parsed, span: Span) -> Attribution | None:
    """ "“CONTENT” – SPEAKER", where a clause is quoted and nothing stands around it."""
    first, last = span
    dash = sentence.tags.find("-", first + 1, last)
    whole = sentence.tag(first) == "“" and sentence.tag(dash - 1) == "”" and all(sentence.quoted[first + 1 : dash - 1])
    if dash < 0 or last < len(sentence.words) or not whole or not sentence.finite(first, dash):
        return None
    name = signature(sentence, dash)
    return Attribution(CueKind.SAYS, name, dash, ((first, dash),)) if name else None
