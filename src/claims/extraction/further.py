"""A clause cut further: facts that stand in it without being clauses side by side.

prices rose | because 31 ports closed            a clause of time or reason with a figure of its own
the dam failed | sweeping away 60 houses          what came of it
a bill | would cap rents at £900                  a relative clause without a comma, both with figures
rents rose 4% | deaths 2%                         the verb left out
a limit of 8 hours | the planting of 1,100 trees  a list of things with figures
"""

from collections.abc import Iterator
from dataclasses import dataclass

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
_CHANGES = words("ranks.json")["changes"]
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
    for rule in (_reason, _what_came, _beside, _restrictive):
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
        named = comma and last - at > _LONG_PAIR and any(letter in "PO" for letter in sentence.tags[at + 1 : last])
        own = comma or not (sentence.tag(at + 1) in "UY" or sentence.lower(at + 1) in _THEIRS)
        if (
            own
            and sentence.finite(at + 1, last)
            and (figures(sentence, at + 1, last) or (named and sentence.tag(at + 1) not in "UY"))
        ):
            return _cut(sentence, span, at, at + 1)
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
        if doing or (joined and not sentence.finite(begin, _clause(sentence, begin, last))):
            planned = "AB" in sentence.tags[first:at].replace("R", "")  # "will open in May, creating 60 jobs"
            if figures(sentence, begin, last) and not (planned and not joined):
                return _cut(sentence, span, at, begin + joined, tail=True)
            return None
    return None


def _clause(sentence: Parsed, at: int, last: int) -> int:
    """Where a clause inside these words begins, or `last`."""
    return next((k for k in range(at, last) if sentence.tags[k] in "SWU"), last)


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
        return _cut(sentence, span, at, at + 1, tail=True) if _tells_more(sentence, (at, last)) else None
    return None


_SETTING = frozenset({"more", "fewer", "less", "twice", "double", "triple"})


def _tells_more(sentence: Parsed, told: Span) -> bool:
    """Whether the words after a comma set a figure, a change or a rank beside the clause before it."""
    at, last = told
    begin = past_adverbs(sentence, at + 1)
    compared = sentence.lower(at + 1) in _SETTING and "than" in (sentence.lower(k) for k in range(at + 2, at + 4))
    if compared:
        return not sentence.finite(begin, last) and last - at > _LONG_CLAUSE
    if sentence.tag(begin) not in "D#" or _time_from(sentence, begin, last):
        return False
    if sentence.finite(begin, _clause(sentence, begin, last)):
        return False
    if sentence.tags[at] == "," and "C" in sentence.tags[at:last] and not _change(sentence, begin):
        return False  # a list
    a_ruling = sentence.tag(begin) == "D" and sentence.tags[begin + 1 : begin + 3] == "NE"  # "a ruling upheld in May"
    if a_ruling or (sentence.tag(begin) == "D" and _change(sentence, begin + 1)):
        return True
    return figures(sentence, begin, last) and not _only_a_date(sentence, (begin, last))


def _time_from(sentence: Parsed, at: int, last: int) -> bool:
    """ "two years after …", "the day before …": when it was, no fact of its own."""
    noun = next((k for k in range(at, min(last, at + 5)) if sentence.tags[k] == "N"), last)
    return sentence.tag(noun + 1) == "S" or sentence.lower(noun + 1) in {
        "after",
        "before",
        "since",
        "ago",
        "later",
        "earlier",
        "from",
    }


def _change(sentence: Parsed, at: int) -> bool:
    """ "a rise", "a sharp fall", "a 50% increase"."""
    return any(sentence.lower(k) in _CHANGES and sentence.tag(k) == "N" for k in range(at, at + 3))


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
    if first >= end or sentence.finite(first, _clause(sentence, first, end)) or sentence.tag(first) not in "D#NPJ":
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
    return (joined or listed) and long_enough and not _only_a_date(sentence, item) and not _shared(sentence, item)


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


def _only_a_date(sentence: Parsed, span: Span) -> bool:
    """Whether the only figures are years, days of a month or somebody's age."""
    numbers = [at for at in range(*span) if sentence.tags[at] == "#" and sentence.lower(at) != "one"]
    return all(_dates(sentence, at) for at in numbers)


def _dates(sentence: Parsed, at: int) -> bool:
    word, after = sentence.lower(at), sentence.tag(at + 1)
    year = len(word) == 4 and word.isdigit() and word[:2] in {"17", "18", "19", "20"} and after != "N"
    beside = {sentence.words[k].text for k in (at - 1, at + 1) if 0 <= k < len(sentence.words)}
    return year or word.endswith("year-old") or bool(beside & _NO_NAMES)
