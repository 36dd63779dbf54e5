"""Where in a sentence a further saying begins, and who says what in those that do not open with a speaker.

X confirmed A | but said B                    the speaker stays
X said A, | adding that B                     the same
X lost, | while Y pointed out that B          a speaker of their own
a suit by X, | who alleged that B             the name before
…, | with X now estimating that B             the noun behind "with"
Observing that A, | X ordered …               the subject of what follows
"""

from claims.extraction.cues import (
    NEAR,
    REPORTING,
    SAYS,
    Attribution,
    CueKind,
    content_start,
    is_cue,
    says,
    subject_before,
)
from claims.extraction.hinges import antecedent, closing, past_adverbs
from claims.extraction.lexicon import base_of
from claims.extraction.parsed import Parsed, Span

_BESIDE = frozenset({"while", "whereas", "although", "though"})
_ONLY_SHOWS = REPORTING["shows"] - {
    "report",
    "reveal",
    "conclude",
    "find",
    "show",
    "estimate",
    "calculate",
}  # "which suggest that …": nobody speaks


def statements(sentence: Parsed) -> list[Span]:
    """The sentence cut before each further saying."""
    cuts = [0]
    last = len(sentence.words)
    fronted = _fronted(sentence)
    if fronted is not None:
        cuts.append(fronted + 1)
    for at in range(cuts[-1] + 2, last - 3):
        if sentence.tags[at] not in "C;,S-" or sentence.quoted[at] or not sentence.finite(cuts[-1], at):
            continue
        if _goes_on(sentence, at) or _joins(sentence, cuts[-1], at) or _told_of(sentence, at):
            cuts.append(at + 1)
    return list(zip(cuts, [*cuts[1:], last], strict=True))


def opened(sentence: Parsed, span: Span) -> Attribution | None:
    """Who says what in a part that `statements` cut off and that opens without its speaker."""
    first, last = span
    if sentence.tag(first) == "G" and says(sentence, first):
        return _doing(sentence, span)
    if first == 0:
        return None
    if sentence.tag(first) == "W":
        cue = past_adverbs(sentence, first + 1)
        end = first - 1
        if sentence.tag(end - 1) == ")" and "(" in sentence.tags[:end]:  # "Senator Bello (APC, Borno), who lamented"
            end = sentence.tags.rfind("(", 0, end)
        begin = antecedent(sentence, 0, end)
        if sentence.tag(begin - 1) == "C" and begin > 2:  # "retired pilot Jo Bell and two others, who …"
            aged = sentence.tag(begin - 2) == ")" and sentence.tag(begin - 4) == "("
            begin = antecedent(sentence, 0, begin - 4 if aged else begin - 1)
        speaker = (begin, end)
    elif sentence.lower(first) == "with":
        cue = _saying_after(sentence, first + 1, last, "G")
        speaker = (first + 1, cue)
        while cue > 0 and speaker[1] > speaker[0] and sentence.tag(speaker[1] - 1) == "R":
            speaker = (speaker[0], speaker[1] - 1)
    else:
        return None
    content = content_start(sentence, cue, last) if says(sentence, cue) else None
    return (
        Attribution(CueKind.SAYS, speaker, cue, ((content, last),)) if content is not None and content < last else None
    )


def _doing(sentence: Parsed, span: Span) -> Attribution | None:
    """ "Noting that A, | X …" and "…, | adding that B"."""
    first, last = span
    begin = content_start(sentence, first, last)
    if begin is None or begin >= last:
        return None
    speaker = (first, first)  # whoever spoke before, or the subject of the sentence
    if first == 0:
        verb = next((k for k in range(last, len(sentence.words)) if sentence.tags[k] in "AV"), last)
        speaker = subject_before(sentence, last, verb)
    return Attribution(CueKind.SAYS, speaker, first, ((begin, last),))


def _fronted(sentence: Parsed) -> int | None:
    """The comma that closes an opening "Noting that …,"."""
    if sentence.tag(0) != "G" or not says(sentence, 0):
        return None
    begin = content_start(sentence, 0, len(sentence.words))
    if begin is None:
        return None
    for at in range(begin + 2, len(sentence.words) - 3):
        if sentence.tags[at] == "," and sentence.finite(begin, at) and not sentence.quoted[at]:
            verb = next((k for k in range(at + 1, len(sentence.words)) if sentence.tags[k] in "AVYSW,"), at)
            if sentence.tag(verb) in "AV":
                return at
    return None


def _goes_on(sentence: Parsed, at: int) -> bool:
    """ "… but said B", "…, adding that B"."""
    verb = at + 1 + (sentence.tag(at + 1) == "R")
    if sentence.tags[at] == ",":
        return sentence.tag(verb) == "G" and says(sentence, verb) and _content(sentence, verb, that=False)
    if sentence.tags[at] != "C" or sentence.tag(verb) != "V" or not is_cue(sentence, verb):
        return False
    return not says(sentence, verb) or _content(sentence, verb, that=False)


def _joins(sentence: Parsed, first: int, at: int) -> bool:
    """ "…, while Y pointed out that B", "… and Y said B": another speaker with words of their own."""
    letter = sentence.tags[at]
    if letter not in "C;S" or (letter == "S" and sentence.lower(at) not in _BESIDE):
        return False
    mark = max(sentence.tags.rfind(mark, first, at - 1) for mark in ",;:-")
    if letter == "C" and not sentence.finite(max(first, mark + 1), at):
        return False
    cue = _saying_after(sentence, at + 1, len(sentence.words), "V")
    return cue > at + 1 and base_of(sentence.lower(cue)) in SAYS_OF_ITS_OWN and _content(sentence, cue, that=False)


def _told_of(sentence: Parsed, at: int) -> bool:
    """ ", who alleged that B", ", with X estimating that B"."""
    if sentence.tags[at] not in ",-":
        return False
    if sentence.lower(at + 1) == "with":
        cue = _saying_after(sentence, at + 2, len(sentence.words), "G")
        return cue > at + 2 and _content(sentence, cue, that=True)
    if sentence.lower(at + 1) not in {"who", "which"}:
        return False
    cue = past_adverbs(sentence, at + 2)
    if sentence.tag(cue) != "V" or not says(sentence, cue):
        return False
    if sentence.lower(at + 1) == "which" and base_of(sentence.lower(cue)) in _ONLY_SHOWS:
        return False
    return _content(sentence, cue, that=False) and closing(sentence, at, len(sentence.words)) == len(sentence.words)


def _saying_after(sentence: Parsed, at: int, last: int, letter: str) -> int:
    """The place of a verb of saying after a plain subject that begins at `at`; -1 without one."""
    for here in range(at, min(last, at + NEAR)):
        if sentence.tags[here] == letter and says(sentence, here):
            return here
        if sentence.tags[here] in "AVYSW;:.-BT" or sentence.quoted[here]:
            return -1
    return -1


def _content(sentence: Parsed, cue: int, *, that: bool) -> bool:
    """Whether a clause, or with `that` a clause after "that", follows the verb of saying."""
    last = len(sentence.words)
    begin = content_start(sentence, cue, last)
    if begin is None or not sentence.finite(begin, last):
        return False
    return not that or sentence.lower(begin - 1) == "that"


SAYS_OF_ITS_OWN = (SAYS | REPORTING["says_that"]) - {
    "describe",
    "project",
    "forecast",
    "demand",
    "post",
    "hear",
    "fear",
}
