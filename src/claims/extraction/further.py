"""A clause cut further: facts that stand in it without being clauses side by side.

prices rose | because 31 ports closed            a clause of time or reason with a figure of its own
the dam failed | sweeping away 60 houses          what came of it
a bill | would cap rents at £900                  a relative clause without a comma, both with figures
rents rose 4% | deaths 2%                         the verb left out
a limit of 8 hours | the planting of 1,100 trees  a list of things with figures
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.beside import clause_inside, one_more_rank, only_a_date, tells_more
from claims.extraction.hinges import antecedent, is_rank, past_adverbs
from claims.extraction.joints import figures, trim
from claims.extraction.lexicon import words
from claims.extraction.parsed import Parsed, Span

_REASONS = frozenset({"because", "after", "before", "since", "until", "as", "although", "though", "when", "once"})
_NEED_A_COMMA = frozenset({"as", "when", "once", "until"})  # "struggle when it falls under 4C" is one fact
_THEIRS = frozenset({"his", "her", "its", "their"})  # "won a fourth term after his party took 46%"
_TIMES = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds", "year", "month", "hour"})
_HEDGES = {(one, "than") for one in ("more", "fewer", "less")} | {("at", "least"), ("at", "most"), ("up", "to")}
_GROUNDS = frozenset({"ground", "grounds", "basis"})
_NO_NAMES = words("people.json")["not_names"]
_SHORTEST_PAIR = 6  # words; "Ash made 40 and Bell 31" is told in one go
_LONG_ITEM = 4  # words
_LONG_CLAUSE = 8  # words
_LONG_PAIR = 6  # words of the second of two: "12 nurses and four doctors" is read in one breath


@dataclass(frozen=True, slots=True)
class Cut:
    """A fact cut off a clause: its words, and the words its text needs in front; `tail` if it has no verb."""

    span: Span
    subject: Span | None = None
    tail: bool = False


def further(sentence: Parsed, span: Span) -> tuple[Span, list[Cut]]:
    """The clause without the facts that can be told apart, and those, in the order of the text."""
    cuts: list[Cut] = []
    for rule in (_and_rank, _reason, _what_came, _beside, _beside, _restrictive):  # two may stand side by side
        found = rule(sentence, span)
        if found is not None:
            span, cut = found
            cuts += _divided(sentence, cut)
    items = list(_items(sentence, span))
    if items:
        cuts = items + cuts
        span = trim(sentence, (span[0], items[0].span[0]))
    return span, cuts


def _divided(sentence: Parsed, cut: Cut) -> Iterator[Cut]:
    """The cut in its own parts: "sweeping away 60 houses | killing 11"."""
    rest, more = further(sentence, cut.span) if not cut.tail or sentence.tag(cut.span[0]) == "G" else (cut.span, [])
    yield Cut(rest, cut.subject, tail=cut.tail)
    yield from more


Found = tuple[Span, Cut] | None


def _cut(
    sentence: Parsed, span: Span, at: int, begin: int, *, tail: bool = False, subject: Span | None = None
) -> Found:
    """The span cut before `at`, the further fact beginning at `begin`; None where either is next to nothing."""
    before, after = trim(sentence, (span[0], at)), trim(sentence, (begin, span[1]))
    if before[1] - before[0] < 3 or after[1] - after[0] < 3:
        return None
    return before, Cut(after, subject or (before if tail else None), tail=tail)


def _same_voice(sentence: Parsed, span: Span, at: int) -> bool:
    """Whether the word is quoted like the first word of the span: a quotation is not cut out of a sentence."""
    return sentence.quoted[at] == sentence.quoted[sentence.first_word(span[0])]


def _reason(sentence: Parsed, span: Span) -> Found:
    """ "…, after the floods had killed 307 people", "on the ground that there was no room"."""
    first, last = span
    for at in range(first + 3, last - 3):
        word = sentence.lower(at)
        if sentence.tags[at] != "S" or not _same_voice(sentence, span, at) or not sentence.finite(first, at):
            continue
        if word == "that" and sentence.lower(at - 1) in _GROUNDS and sentence.finite(at + 1, last):
            begin = next((k for k in range(at - 1, first, -1) if sentence.tags[k] == "I"), at)
            return _cut(sentence, span, begin, at + 1)
        comma = sentence.tags[at - 1] in ",-"
        if word not in _REASONS or (word in _NEED_A_COMMA and not comma):
            continue
        if word == "since" and not comma and any(is_rank(sentence.lower(k)) for k in range(first, at)):
            continue  # "the hottest since records began in 1910" is one fact
        named = comma and last - at > _LONG_PAIR and any(letter in "PO" for letter in sentence.tags[at + 1 : last])
        named = named or (comma and last - at > _LONG_CLAUSE + 1 and word not in {"when", "once", "until"})
        own = comma or not (sentence.tag(at + 1) in "UY" or sentence.lower(at + 1) in _THEIRS)
        if (
            own
            and sentence.finite(at + 1, last)
            and (figures(sentence, at + 1, last) or (named and sentence.tag(at + 1) not in "UY"))
        ):
            return _cut(sentence, span, at, at + 1)
    return None


def _and_rank(sentence: Parsed, span: Span) -> Found:
    """ "It was the narrowest win in a year, and the third time that …"."""
    for at in range(span[0] + 4, span[1] - 3):
        if sentence.tags[at - 1 : at + 1] == ",C" and _same_voice(sentence, span, at):
            opens = one_more_rank(sentence, at + 1, span[1]) and sentence.finite(span[0], at)
            return _cut(sentence, span, at, at + 1, tail=True) if opens else None
    return None


def _what_came(sentence: Parsed, span: Span) -> Found:
    """ ", leaving 40 dead", ", with 300 still missing", "– despite more than 900 objections": with a figure."""
    first, last = span
    for at in range(first + 3, last - 3):
        if sentence.tags[at] not in ",-" or not sentence.finite(first, at) or not _same_voice(sentence, span, at):
            continue
        begin = past_adverbs(sentence, at + 1)
        if sentence.lower(begin) == "among" and sentence.tag(begin + 1) in "XW":
            return _cut(sentence, span, at, begin, tail=True) if last - begin > _LONG_ITEM else None
        joined = sentence.lower(begin) in {"with", "despite", "amid"}
        doing = sentence.tag(begin) == "G"  # a clause may hang on it: "beating the 4,150 analysts had expected"
        if doing or (joined and not sentence.finite(begin, clause_inside(sentence, begin, last))):
            planned = "AB" in sentence.tags[first:at].replace("R", "")  # "will open in May, creating 60 jobs"
            told = figures(sentence, begin, last) or (doing and long_result(sentence, begin, last))
            if told and not (planned and not joined):
                return _cut(sentence, span, at, begin + joined, tail=True)
            return None
    return None


def long_result(sentence: Parsed, at: int, last: int) -> bool:
    """ "sweeping away homes, livestock and a section of the road": a list of what was done, no hope or aim."""
    things = "," in sentence.tags[at:last] and "C" in sentence.tags[at:last]
    return things and last - at > _LONG_CLAUSE and "T" not in sentence.tags[at:last] and not sentence.finite(at, last)


def _beside(sentence: Parsed, span: Span) -> Found:
    """ ", a rise of 50% on the year before", "— 11 degrees above the average", ", more than any other"."""
    first, last = span
    for at in range(last - 4, first + 2, -1):
        if sentence.tags[at] not in ",-" or not sentence.finite(first, at) or not _same_voice(sentence, span, at):
            continue
        begin = past_adverbs(sentence, at + 1)
        if sentence.tag(begin) == "G" and last - at > 3:
            span, last = (first, at), at  # ", meaning that …": without a figure it tells nothing
            continue
        return _cut(sentence, span, at, at + 1, tail=True) if tells_more(sentence, (at, last), first) else None
    return None


def _restrictive(sentence: Parsed, span: Span) -> Found:
    """ "a bill that would cap rents at £900": told apart where both have a figure."""
    first, last = span
    for at in range(first + 3, last - 3):
        opens = sentence.lower(at) in {"that", "which", "who"} and sentence.tags[at] in "SW"
        if not opens or sentence.tags[at - 1] not in "NP#" or not _same_voice(sentence, span, at):
            continue
        if sentence.tag(past_adverbs(sentence, at + 1)) not in "AV" or not sentence.finite(first, at):
            continue
        apart = sentence.tags[at] == "S" and at - first >= _LONG_CLAUSE and last - at >= _LONG_PAIR
        if figures(sentence, at, last) and (apart or figures(sentence, first, at)):
            return _cut(sentence, span, at, at + 1, subject=(antecedent(sentence, first, at), at))
    return None


def _items(sentence: Parsed, span: Span) -> Iterator[Cut]:
    """The further items of a list whose items hold figures, or further figures with the verb left out."""
    first, last = span
    verb = next((k for k in range(first, last) if sentence.tags[k] in "AVG"), last)
    found: list[Cut] = []
    end = last - (sentence.tag(last - 1) == ".")
    for at in range(end - 1, verb, -1):
        letter = sentence.tags[at]
        if letter in ":.-()S" or sentence.quoted[at] != sentence.quoted[first]:
            break
        if letter not in "C,;" or sentence.tag(at + 1) == "C" or sentence.lower(at - 1) == "all":
            continue
        if sentence.lower(at) == "or":
            break  # "about 3,400 people, or 4% of the staff": the same again
        item = (_past_hedge(sentence, at + 1), end)
        if not _is_item(sentence, item, (first, verb), listed=bool(found), joined=letter == "C"):
            break
        found.insert(0, Cut(trim(sentence, (at + 1, end if found else last)), (first, verb + 1), tail=True))
        end = at
    yield from found


def _past_hedge(sentence: Parsed, at: int) -> int:
    """The place after "about", "at least", "more than", "up to"."""
    at = past_adverbs(sentence, at)
    hedged = (sentence.lower(at), sentence.lower(at + 1)) in _HEDGES and sentence.tag(at + 2) == "#"
    return at + 2 if hedged else at


def _is_item(sentence: Parsed, item: Span, head: Span, *, listed: bool, joined: bool) -> bool:
    """Whether the words are a thing with a figure of its own, told after another with one."""
    first, end = item
    begin, verb = head
    if sentence.tag(first) == "G":  # "sweeping away 60 houses and killing 11 people"
        return sentence.tag(begin) == "G" and figures(sentence, begin, first) and figures(sentence, first, end)
    if (
        first >= end
        or sentence.finite(first, clause_inside(sentence, first, end))
        or sentence.tag(first) not in "D#NPJ"
    ):
        return False
    if sentence.words[first].text in _NO_NAMES or not figures(sentence, begin, first):
        return False
    if not figures(sentence, first, end):
        ranked = joined and any(is_rank(sentence.lower(k)) for k in range(first + 1, first + 3))
        return (listed or ranked) and sentence.tag(first) == "D" and end - first >= _LONG_ITEM
    if _left_out(sentence, item):
        return not joined or end - _clause_start(sentence, first) > _SHORTEST_PAIR
    if sentence.tag(first) not in "D#" or (sentence.tag(first) == "#" and sentence.tag(first - 2) == "#"):
        return False  # "between 12 and 15 people of the village"
    long_enough = end - first >= (_LONG_ITEM if listed or "," in sentence.tags[verb:first] else _LONG_PAIR)
    return (joined or listed) and long_enough and not only_a_date(sentence, item) and not _shared(sentence, item)


def _clause_start(sentence: Parsed, at: int) -> int:
    """Where the clause around a word begins."""
    return max(sentence.tags.rfind(mark, 0, at) for mark in ":;-") + 1


def _shared(sentence: Parsed, item: Span) -> bool:
    """Whether the figures count the same ("jailed for 16 months and four months"): they are told as one."""
    first, end = item
    unit = next((sentence.lower(k + 1) for k in range(first, end) if sentence.tags[k] == "#"), "")
    before = {sentence.lower(k + 1) for k in range(max(0, first - 6), first) if sentence.tags[k] == "#"}
    return unit in before or (unit in _TIMES and bool(before & _TIMES))  # "three years and four months"


def _left_out(sentence: Parsed, item: Span) -> bool:
    """Whether the verb is left out: "Three voted for and two against", "rents rose 4% and deaths 2%"."""
    first, end = item
    if sentence.tag(first) == "#":
        alone = end - first in {2, 3} and sentence.tag(first + 1) in "IERJ" and sentence.tag(end - 1) not in "NP"
        alone = alone or (sentence.tag(first + 1) == "E" and end - first > 2)  # "32 killed by floods"
        share = sentence.lower(first).endswith("%") and sentence.tag(first + 1) == "I" and end - first > 2
        return (alone or share) and sentence.tag(first - 2) != "#"
    figure = next(k for k in range(first, end) if sentence.tags[k] == "#")
    before = [k for k in range(max(0, first - 5), first - 1) if sentence.tags[k] == "#"]
    if not before or figure == first or end - figure > 3 or "V" in sentence.tags[first:end]:
        return False
    if sentence.tag(figure - 1) == "I":
        return sentence.lower(figure - 1) == sentence.lower(before[-1] - 1) and sentence.tag(first) in "NP"
    return sentence.tag(figure - 1) in "NP" and figure - first <= 3
