"""What a sentence with a speaker holds besides: a source's name, what was said on the way, what the speaker did."""

from claims.extraction.cues import content_start, says, until
from claims.extraction.hinges import is_rank
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


_SET_BESIDE = frozenset({"compared", "up", "down", "among", "against", "making"})
_OUT = frozenset({"published", "released", "issued"})
_SHORTEST_TOLD = 4  # words; "…, officials said, a record" is too little to look up
_LONGEST_SAYING = 9  # words


def told_after(sentence: Parsed, at: int, last: int, *, described: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What follows an attribution that ends at `at`: what the speaker goes on to say, and what the publication adds.

    "…, officials said, | hours before talks resume" · "…, the charity says, | among them a girl of two". `described`:
    a noun phrase may be about the speaker ("said Ann Lee, an economist"), so only a rank is told of something else.
    """
    for comma in range(at, last - _SHORTEST_TOLD):
        if sentence.tags[comma] not in ",-" or sentence.quoted[comma]:
            continue
        begin = comma + 1
        if sentence.lower(begin) in _SET_BESIDE:
            return ((begin, last),), ()
        if _dated_by_another(sentence, begin, last):
            return (), ((begin, last),)
        if comma > at or sentence.tag(begin) not in "D#":
            continue
        if not described:
            return ((begin, last),), ()
        if _ranks(sentence, begin):
            return (), ((begin, last),)
    return (), ()


def _ranks(sentence: Parsed, at: int) -> bool:
    """ "one of four of her students", "the biggest crowd"."""
    one_of = sentence.lower(at) == "one" and sentence.lower(at + 1) == "of"
    return one_of or any(is_rank(sentence.lower(k)) for k in (at + 1, at + 2))


def published_source(sentence: Parsed, source: Span) -> bool:
    """Whether the source is a work with its day and place: "a study published on Monday in the Annals"."""
    first, last = source
    at = next((k for k in range(first + 1, last) if sentence.tags[k] in "VE"), last)
    return sentence.tags[first] == "D" and sentence.lower(at) in _OUT and last - at > 2


def _dated_by_another(sentence: Parsed, at: int, last: int) -> bool:
    """ "hours before talks were due", "two days after the vote failed"."""
    for here in range(at, at + 3):
        if sentence.tag(here) not in "D#RN":
            return False
        if sentence.tag(here) == "N" and sentence.lower(here + 1) in {"before", "after"}:
            return sentence.finite(here + 2, last)
    return False


def interrupts(sentence: Parsed, span: Span, subject: Span, cue: int) -> bool:
    """Whether the speaker stands inside the clause that was said: "An old grain, SPEAKER says, yields more"."""
    first, last = span
    begin = subject[0]
    if begin - first < 2 or sentence.tag(begin - 1) != "," or subject[1] > cue or any(sentence.quoted[first:last]):
        return False
    if sentence.tag(cue + 1) != "," or sentence.tag(cue + 2) in "CGW" or not sentence.finite(cue + 2, last):
        return False
    return sentence.tag(first) == "S" or not sentence.finite(first, begin)


def before_saying(sentence: Parsed, first: int, last: int) -> int:
    """The place of the comma before a short attribution at the end (", the court was told."); `last` without one."""
    comma = sentence.tags.rfind(",", first, last)
    if comma - first < 3 or last - comma > _LONGEST_SAYING or not sentence.finite(first, comma):
        return last
    verb = next((k for k in range(comma + 1, last) if sentence.tags[k] in "AVSWGYBT"), last)
    told = sentence.tag(verb) == "A" and sentence.lower(verb + 1) == "told"
    heard = sentence.tag(verb) == "V" and sentence.lower(verb) == "heard"
    end = verb + 1 + told
    said = sentence.tag(verb) == "V" and says(sentence, verb)
    only = verb - comma > 1 and sentence.tags[comma + 1] in "DNPUO" and last - end < 2 + (sentence.tag(end) in "IPN")
    return comma if only and (told or heard or said) and not sentence.finite(end, last) else last


def with_description(sentence: Parsed, speaker: Span, last: int) -> Span:
    """ "said Ann Lee, chief economist at X": the description belongs to the speaker."""
    if sentence.tag(speaker[1]) != ",":
        return speaker
    end = until(sentence, speaker[1] + 1, last, ",;.:-“")
    if sentence.finite(speaker[1], end) or sentence.tag(speaker[1] + 1) in "WGC#":
        return speaker
    return (speaker[0], end)
