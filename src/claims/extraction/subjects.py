"""The words that name a speaker, without the time and place told in front of them or behind."""

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


def signature(sentence: Parsed) -> Span | None:
    """The name in "– Rachel Reeves, chancellor" with what describes it; None where the sentence is no signature."""
    last = len(sentence.words)
    while last > 0 and sentence.tags[last - 1] == ".":
        last -= 1
    dash = sentence.tag(0) == "-" or sentence.lower(0) == "-"  # a hyphen opens a line without being read as a dash
    named = "P" in (sentence.tag(1), sentence.tag(2) if sentence.tag(1) == "D" else "")
    return (1, last) if dash and named and last <= _LONGEST_SIGNATURE and not sentence.finite(1, last) else None
