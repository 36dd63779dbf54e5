"""Who a sentence says said it, and which part of it was said.

"CONTENT, SPEAKER said" · "SPEAKER told X that CONTENT" · "CONTENT, according to SOURCE" · "SPEAKER called it “…”" ·
"termed “…” by SPEAKER" · "SPEAKER: “CONTENT”"
"""

from claims.extraction.asides import (
    did_as_well,
    interrupts,
    opening_ends,
    published_source,
    said_on_the_way,
    source_of,
    told_after,
    told_of_speaker,
    with_description,
)
from claims.extraction.cues import (
    NEAR,
    NEED_A_CLAUSE,
    PERFECT,
    REPORTING,
    Attribution,
    CueKind,
    clause_first,
    content_start,
    cues,
    subject_before,
    until,
)
from claims.extraction.lexicon import base_of
from claims.extraction.parsed import Parsed, Span
from claims.extraction.statements import opened
from claims.extraction.subjects import signed

_SOURCES = frozenset({("according", "to"), ("as", "per")})
_IT_SAYS = frozenset({"says", "said", "added", "adds", "warned", "warns", "argues", "argued", "claims", "claimed"})
_TOLD = frozenset({"me", "us", "him", "them", "you"})
_NOT_SPEAKERS = frozenset({"it", "this", "that", "which", "what", "there", "who", "these", "those"})


def attribution(sentence: Parsed, span: Span) -> Attribution | None:
    """Who said the words of `span`; None when the sentence names nobody who did."""
    return (
        opened(sentence, span)
        or _according(sentence, span)
        or _named(sentence, span)
        or _said(sentence, span)
        or _colon(sentence, span)
        or signed(sentence, span)
    )  # fmt: skip


def _according(sentence: Parsed, span: Span) -> Attribution | None:
    first, last = span
    for at in range(first, last - 2):
        if (sentence.lower(at), sentence.lower(at + 1)) not in _SOURCES or sentence.quoted[at]:
            continue
        end = until(sentence, at + 2, last, ",;.:-")
        source = (at + 2, end)
        if source[0] >= source[1]:
            return None
        if at - first <= 1:
            begin = _after_apposition(sentence, end + 1, last)
            return Attribution(CueKind.ACCORDING, source, at, ((begin, last),))
        before = at - 1 if sentence.tag(at - 1) in ",-" else at
        rest = _after_apposition(sentence, end + 1, last)
        if not sentence.finite(first, before) and sentence.finite(rest, last):  # between subject and verb
            return Attribution(CueKind.ACCORDING, source, at, ((first, last),))
        semicolon = sentence.tags.rfind(";", first, before)
        if semicolon > first and not sentence.quoted[semicolon]:  # only the clause beside it has this source
            return Attribution(CueKind.ACCORDING, source, at, ((semicolon + 1, before),), ((first, semicolon),))
        source, more = source_of(sentence, source, last)
        own = () if more else _worth_having(sentence, end + 1, last)
        if not (more or own):
            more, own = told_after(sentence, end, last, described=True)
        own += (source,) if published_source(sentence, source) else ()
        if own and sentence.tag(own[0][0]) == "W" and sentence.tag(end) == ",":
            own = ((source[0], own[0][1]),)
        return Attribution(CueKind.ACCORDING, source, at, ((first, before), *more), own)
    return None


def _named(sentence: Parsed, span: Span) -> Attribution | None:
    first, last = span
    for at in range(first, last):
        if sentence.tags[at] not in "VE" or sentence.quoted[at]:
            continue
        base = base_of(sentence.lower(at))
        if sentence.tag(at - 1) == "U" and sentence.tag(at - 2) in "SW":
            continue  # "an increase that it blamed on …"
        if base in REPORTING["accuses"] and sentence.tags[at] == "V":
            return Attribution(CueKind.ACCUSES, subject_before(sentence, first, at), at, (span,))
        if base not in REPORTING["names"]:
            continue
        quote = any(sentence.quoted[at + 1 : last])
        by = next((k for k in range(at + 1, last) if sentence.lower(k) == "by" and not sentence.quoted[k]), -1)
        if sentence.tags[at] == "E" and by > 0 and (quote or sentence.lower(at + 1) == "as"):
            speaker = (by + 1, until(sentence, by + 1, last, ",;.:-"))
            return Attribution(CueKind.NAMES, speaker, at, (span,)) if speaker[0] < speaker[1] else None
        active = sentence.tags[at] == "V" or (sentence.tags[at] == "E" and sentence.lower(at - 1) in PERFECT)
        if active and quote and sentence.tag(at - 1) not in "”":
            return Attribution(CueKind.NAMES, subject_before(sentence, first, at), at, (span,))
    return None


def _said(sentence: Parsed, span: Span) -> Attribution | None:
    first = span[0]
    for at in cues(sentence, span):
        before = sentence.tag(at - 1) if at > first else "^"
        if before in ',”"' and sentence.tags[at] != "G" and base_of(sentence.lower(at)) != "tell":
            found = _inverted(sentence, span, at)
            if found:
                return found
        subject = subject_before(sentence, first, at)
        if sentence.tags[at] != "G" and subject[0] >= subject[1] and first == 0:
            continue
        if sentence.tags[at] != "G" and interrupts(sentence, span, subject, at):
            return Attribution(CueKind.SAYS, subject, at, (span,))
        trailing = _trailing(sentence, span, at, subject) if sentence.tags[at] != "G" else None
        found = trailing or _leading(sentence, span, at, subject)
        if found:
            return found
    return None


def _inverted(sentence: Parsed, span: Span, at: int) -> Attribution | None:
    """ "CONTENT, said SPEAKER …"; the speaker may be followed by a description and by more of the quotation."""
    first, last = span
    speaker = (at + 1, until(sentence, at + 1, last, ",;.:-“"))
    said = (first, _trimmed(sentence, first, at))
    if speaker[0] >= speaker[1] or said[0] >= said[1] or sentence.lower(speaker[0]) in _TOLD:
        return None
    if not (sentence.finite(*said) or any(sentence.quoted[first:at])) or sentence.tag(speaker[0]) in "ISRT":
        return None
    relative_at = next((k for k in range(*speaker) if sentence.tags[k] == "W"), speaker[1])
    if sentence.finite(speaker[0], relative_at):
        return None  # "Maya Roth, whose …, said families had waited": what follows was said
    more, own = _rest(sentence, speaker[1], last)
    if not (more or own):
        more, own = told_after(sentence, speaker[1], last, described=True)
    if own and sentence.tag(own[0][0]) == "W" and sentence.tag(speaker[1]) == ",":
        own = ((speaker[0], own[0][1]),)
    return Attribution(CueKind.SAYS, with_description(sentence, speaker, last), at, (said, *more), own)


def _trailing(sentence: Parsed, span: Span, at: int, subject: Span) -> Attribution | None:
    """ "CONTENT, SPEAKER said on Friday"."""
    first, last = span
    begin = subject[0]
    if begin - first < 2 or sentence.tag(begin - 1) not in ',”"-':
        return None
    said = (first, _trimmed(sentence, first, begin))
    if said[0] >= said[1] or not (sentence.finite(*said) or any(sentence.quoted[first:begin])):
        return None
    after = until(sentence, at + 1, last, ",;.:-“”")
    if sentence.lower(at + 1) == "that" or sentence.tag(at + 1) == ":" or sentence.finite(at + 1, after):
        return None
    more, own = _rest(sentence, after, last)
    if sentence.tag(after) == "," and not (more or own):  # "…, the bank said last week, the lowest since May"
        more, own = told_after(sentence, after, last, described=False)
    way = said_on_the_way(sentence, subject, at)
    own += () if way else told_of_speaker(sentence, subject, at)
    return Attribution(CueKind.SAYS, subject, at, (*way, said, *more), own)


def _leading(sentence: Parsed, span: Span, at: int, subject: Span) -> Attribution | None:
    """ "SPEAKER told X on Friday that CONTENT"."""
    first, last = span
    begin = content_start(sentence, at, last)
    if begin is None or begin >= last:
        return None
    if base_of(sentence.lower(at)) == "allege" and begin == at + 1 and subject[0] < subject[1]:
        close = until(sentence, begin, last, "C,;.-")
        if sentence.tag(begin) in "D#" and not sentence.finite(begin, close):  # "alleged a scam of £5m and …"
            rest = ((close + 1, last),) if sentence.finite(close, last) else ()
            return Attribution(CueKind.SAYS, subject, at, ((begin, close),), rest)
    if not (sentence.finite(begin, last) or sentence.quoted[begin]):
        return None
    alone = subject[1] - subject[0] == 1 and sentence.lower(subject[0]) in _NOT_SPEAKERS
    if alone and not (subject[0] == first and sentence.lower(first) == "it" and sentence.lower(at) in _IT_SAYS):
        return None
    if begin == at + 1 and base_of(sentence.lower(at)) not in NEED_A_CLAUSE and not clause_first(sentence, begin, last):
        return None  # "declared an emergency but lifted it"
    lead = _because(sentence, first, subject[0])
    if sentence.tags[at] == "G":  # ", saying it would close": what stands before is the publication's
        return Attribution(
            CueKind.SAYS,
            subject_before(sentence, first, _first_finite(sentence, span)),
            at,
            ((begin, last),),
            ((first, at - 1),),
        )
    inside = sentence.tag(first) == "S" and "," not in sentence.tags[first : subject[0]]
    if inside and sentence.lower(first) in {"when", "after", "as", "since", "before", "once"}:
        close = opening_ends(sentence, begin, last)
        return Attribution(CueKind.SAYS, subject, at, ((begin, close),), ((close + 1, last),)) if close < last else None
    way = said_on_the_way(sentence, subject, at)
    did = did_as_well(sentence, begin, last)
    said = (*way, (lead if lead is not None else begin, did))
    own = _before(sentence, first, subject) + (() if way else told_of_speaker(sentence, subject, at))
    return Attribution(CueKind.SAYS, subject, at, said, own + (((did + 1, last),) if did < last else ()))


def _before(sentence: Parsed, first: int, subject: Span) -> tuple[Span, ...]:
    """ "9,000 signed it, while a poll found that …": only the second clause was said."""
    joined = subject[0] - 1
    apart = joined > first and sentence.tags[joined] in "SC;" and sentence.finite(first, joined)
    return ((first, joined),) if apart else ()


_SHARES = frozenset({"half", "third", "quarter", "thirds", "quarters", "most", "majority", "tenth", "fifth"})
_SURVEYED = 10  # people counted in figures: fewer are witnesses ("two officials said"), more were asked


def counts_people(sentence: Parsed, speaker: Span) -> bool:
    """Whether the words before "said" count those who were asked: "60% of residents", "four in ten teachers"."""
    first, last = speaker
    if last - first < 2 or sentence.tags[last - 1] != "N":
        return False
    for at in range(first, last):
        word, after = sentence.lower(at), sentence.lower(at + 1)
        if sentence.tags[at] in "P,W":
            return False  # "Ann Lee, who worked there for 31 years"
        if word in _SHARES and after == "of":
            return True
        if sentence.tags[at] != "#":
            continue
        digits = word.replace(",", "")
        asked = digits.isdigit() and int(digits[:9]) >= _SURVEYED and sentence.tag(at + 1) == "N"
        if word.endswith("%") or after in {"%", "percent", "per", "in", "out"} or asked:
            return True
    return False


def told_whom(sentence: Parsed, cue: int) -> bool:
    """Whether a verb of telling at `cue` is followed by somebody with a name: "told her host, Ana Diaz, that"."""
    if cue < 0 or base_of(sentence.lower(cue)) not in REPORTING["tells"]:
        return False
    end = next((k for k in range(cue + 1, len(sentence.tags)) if sentence.tags[k] in "S:“AV"), len(sentence.tags))
    return sum(1 for k in range(cue + 1, min(end, cue + NEAR)) if sentence.tags[k] == "P") >= 2


def _first_finite(sentence: Parsed, span: Span) -> int:
    return next((at for at in range(*span) if sentence.tags[at] in "AV"), span[0])


def _because(sentence: Parsed, first: int, subject: int) -> int | None:
    """Where quoted words stand before the speaker ("Because of its “…”, SPEAKER said"), all of it was said."""
    return first if any(sentence.quoted[first:subject]) else None


def _trimmed(sentence: Parsed, first: int, last: int) -> int:
    """`last` moved back over marks."""
    while last > first and sentence.tags[last - 1] in ",;-":
        last -= 1
    return last


def _after_apposition(sentence: Parsed, at: int, last: int) -> int:
    """`at` moved past ", a campaign group," where a clause still follows."""
    comma = until(sentence, at, last, ",")
    if comma < last and not sentence.finite(at, comma) and sentence.finite(comma, last) and sentence.tag(at) in "D#O":
        return comma + 1
    return at


def _rest(sentence: Parsed, at: int, last: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What follows an attribution in mid-sentence: more of the quotation, or the publication's own words."""
    quote = next((k for k in range(at, last) if sentence.quoted[k]), last)
    if quote < last:
        return ((quote, last),), ()
    return (), _worth_having(sentence, at, last)


def _worth_having(sentence: Parsed, at: int, last: int) -> tuple[Span, ...]:
    """The words after an attribution, if they make a statement of their own."""
    apart = sentence.tag(at) == ";"
    while at < last and sentence.tags[at] in ",;-”":
        at += 1
    if not sentence.finite(at, last):
        return ()
    if apart:
        return ((at, last),)
    relative = next((k for k in range(at, last) if sentence.tags[k] == "W"), -1)
    if relative >= 0:
        return ((relative, last),)
    return ((at, last),) if sentence.tag(at) == "C" or sentence.lower(at) in {"while", "although", "though"} else ()


def _colon(sentence: Parsed, span: Span) -> Attribution | None:
    """ "SPEAKER: “CONTENT”"."""
    first, last = span
    for at in range(first + 1, min(last - 1, first + NEAR)):
        if sentence.tags[at] == ":" and sentence.tag(at + 1) in '“"' and not sentence.finite(first, at):
            return Attribution(CueKind.SAYS, (first, at), at, ((at + 2, last),))
    return None
