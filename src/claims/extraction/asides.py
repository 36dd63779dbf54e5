"""What a sentence with a speaker holds besides: a source's name, what was said on the way, what the speaker did."""

from claims.extraction.cues import content_start, says, until
from claims.extraction.parsed import Parsed, Span
from claims.extraction.subjects import subject_alone


def source_of(sentence: Parsed, source: Span, last: int) -> tuple[Span, tuple[Span, ...]]:
    """The source by its name ("the space agency, NASA"), and what else it says ("a report that says …")."""
    first, end = source
    for at in range(first + 1, end - 2):
        if sentence.lower(at) in {"that", "which"} and says(sentence, at + 1) and sentence.tag(at + 1) in "VN":
            return (first, at), ((at + 2, last),)
    close = until(sentence, end + 1, last, ",;.:-")
    if sentence.tag(end) != "," or sentence.finite(end, close):
        return source, ()
    if close - end > 1 and set(sentence.tags[end + 1 : close]) == {"P"}:
        return (end + 1, close), ()
    told = sentence.tag(end + 1) in "D#" and close >= last - 1 and close - end > 3
    return source, ((end + 1, last),) if told else ()


def opening_ends(sentence: Parsed, begin: int, last: int) -> int:
    """The comma after which the main clause begins: "When X announced that A, | the town …"; `last` without one."""
    for at in range(begin + 2, last - 2):
        comma = sentence.tags[at] == "," and sentence.tag(at + 1) in "DOPNJ#UY"
        if comma and sentence.finite(begin, at) and sentence.finite(at, last):
            return at
    return last


def said_on_the_way(sentence: Parsed, subject: Span, cue: int) -> tuple[Span, ...]:
    """ "SPEAKER, who admitted that A, said …": A was said as well."""
    verb = subject[1] + 2 + (sentence.tag(subject[1] + 2) == "R")
    if sentence.tag(subject[1] + 1) != "W" or verb >= cue - 3 or sentence.tag(verb) != "V" or not says(sentence, verb):
        return ()
    begin = content_start(sentence, verb, cue)
    return ((begin, cue),) if begin is not None and sentence.finite(begin, cue) else ()


_BACKSHIFT = frozenset({"had", "would", "could", "was", "were", "might", "should"})


def did_as_well(sentence: Parsed, begin: int, last: int) -> int:
    """The comma before what the speaker did besides saying so: "found there was no plan, and made 18 proposals"."""
    for at in range(begin + 3, last - 3):
        if sentence.tags[at : at + 2] != ",C" or sentence.quoted[at]:
            continue
        verb = at + 2 + (sentence.tag(at + 2) == "R")
        past = sentence.tag(verb) == "V" and not sentence.lower(verb).endswith("s")
        reported = [sentence.lower(k) in _BACKSHIFT for k in range(begin, at) if sentence.tags[k] in "AV"]
        if past and reported and reported[0]:
            return at
    return last


def told_of_speaker(sentence: Parsed, subject: Span, cue: int) -> tuple[Span, ...]:
    """ "SPEAKER, who joined last autumn, said …": what the publication tells of the speaker on the way."""
    relative = sentence.tag(subject[1]) == "," and sentence.tag(subject[1] + 1) == "W" and subject[1] < cue
    comma = sentence.tags.find(",", *subject)
    if comma > 0 and sentence.tag(comma + 1) == "E" and "#" in sentence.tags[comma : subject[1]]:
        return (subject,)  # "Her report, delivered in seven months,"
    return ((subject_alone(sentence, subject)[0], cue),) if relative and subject[0] < subject[1] else ()
