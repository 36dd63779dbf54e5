"""What stands behind a comma and tells more of the clause before it: a change, a comparison, a rank, what it is.

rents rose 4% | after a 9% rise in 2022           a comparison with a figure
it scored 91 | a test of 2,200 problems           a thing with a figure
he took five wickets | his fourth haul in May     a rank
it paid a fine | a step a court ruled unlawful    a thing with a clause of its own
"""

from claims.extraction.hinges import is_rank, past_adverbs
from claims.extraction.joints import figures
from claims.extraction.lexicon import words
from claims.extraction.parsed import Parsed, Span

_CHANGES = words("ranks.json")["changes"]
_NO_NAMES = words("people.json")["not_names"]
_LONG_CLAUSE = 8  # words
_LONG_COMPARISON = 10  # words and marks
_LONG_THING = 6  # words: shorter ones name a thing ("a company he owns") rather than tell of it
_MORE = frozenset({"more", "fewer", "less", "twice", "double", "triple"})
_THEN = frozenset({"against", "compared", "up", "down"})  # a short "down from 44 weeks" is read with its figure
_COMPARED = _THEN | {"inside", "within", "above", "below", "after"}
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})


def clause_inside(sentence: Parsed, at: int, last: int) -> int:
    """Where a clause inside these words begins, or `last`."""
    return next((k for k in range(at, last) if sentence.tags[k] in "SWU"), last)


def tells_more(sentence: Parsed, told: Span, first: int) -> bool:
    """Whether the words after a comma tell more of the clause that begins at `first`."""
    at, last = told
    begin = past_adverbs(sentence, at + 1)
    if sentence.lower(at + 1) in _MORE and "than" in (sentence.lower(k) for k in range(at + 2, at + 4)):
        return not sentence.finite(begin, last) and last - at > _LONG_CLAUSE
    if sentence.lower(at + 1) in _COMPARED and sentence.tags[at + 1] != "S":
        another = (
            sentence.tags[at + 2 : at + 4] == "#I" and sentence.lower(at + 3) == "for"
        )  # "against 88 for its rival"
        if last - at <= _LONG_COMPARISON and sentence.lower(at + 1) in _THEN and not another:
            return False
        return figures(sentence, begin, last) and not (sentence.finite(begin, last) or only_a_date(sentence, told))
    if sentence.tag(begin) not in "D#" or _time_from(sentence, begin, last):
        return False
    if _thing_with_clause(sentence, (begin, last), first):
        return True
    if sentence.finite(begin, clause_inside(sentence, begin, last)):
        return False
    if sentence.tag(begin) == "#" and sentence.tag(begin + 2) == "X":  # "two of them off Kulkarni, on 31 and 40"
        return last - begin > 3
    if sentence.tags[at] == "," and "C" in sentence.tags[at:last] and not _change(sentence, begin):
        return False  # a list
    if sentence.tag(begin) == "D" and _ranks(sentence, begin, last):
        return True
    return figures(sentence, begin, last) and not only_a_date(sentence, (begin, last))


def _ranks(sentence: Parsed, at: int, last: int) -> bool:
    """ "a ruling upheld in May", "a sharp fall", "his fourth haul of the season"."""
    if sentence.tags[at + 1 : at + 3] == "NE" or _change(sentence, at + 1):
        return True
    return one_more_rank(sentence, at, last)


def one_more_rank(sentence: Parsed, at: int, last: int) -> bool:
    """ "his fourth haul of the season", "the third time this year that …"."""
    if sentence.tag(at) != "D" or sentence.finite(at, clause_inside(sentence, at, last)):
        return False
    ordinal = sentence.lower(at + 1) in _ORDINALS or is_rank(sentence.lower(at + 1))
    return ordinal and last - at >= _LONG_THING


def _thing_with_clause(sentence: Parsed, told: Span, first: int) -> bool:
    """ "an order it has challenged in court", "a step the court later ruled unlawful", "a model that writes books"."""
    begin, last = told
    if sentence.tag(first) == "S" or last - begin < _LONG_THING or sentence.lower(begin) not in {"a", "an"}:
        return False
    noun = begin + 1
    while noun < last and sentence.tags[noun] in "JN":
        noun += 1
    if noun == begin + 1 or sentence.tags[noun - 1] != "N":
        return False
    opens = sentence.tag(noun) in "UDP" or sentence.lower(noun) == "that"
    return opens and not set("AVYE").isdisjoint(sentence.tags[noun + 1 : last])


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


def only_a_date(sentence: Parsed, span: Span) -> bool:
    """Whether the only figures are years, days of a month or somebody's age."""
    numbers = [at for at in range(*span) if sentence.tags[at] == "#" and sentence.lower(at) != "one"]
    return all(_dates(sentence, at) for at in numbers)


def _dates(sentence: Parsed, at: int) -> bool:
    word, after = sentence.lower(at), sentence.tag(at + 1)
    year = len(word) == 4 and word.isdigit() and word[:2] in {"17", "18", "19", "20"} and after != "N"
    beside = {sentence.words[k].text for k in (at - 1, at + 1) if 0 <= k < len(sentence.words)}
    return year or word.endswith("year-old") or bool(beside & _NO_NAMES)
