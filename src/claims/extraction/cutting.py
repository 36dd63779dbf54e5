"""Where a piece of a sentence is cut further: every possible place is weighed by traits that anybody can see.

The weights (data/cutting.json) are those of a logistic regression fitted to articles in which people had underlined
the claims. A place is possible behind a mark and before a word that joins or opens a phrase.
"""

from collections.abc import Iterator, Mapping

from claims.extraction.hinges import is_rank, past_adverbs
from claims.extraction.lexicon import load
from claims.extraction.parsed import FINITE, Parsed, Span

_DATA = load("cutting.json")
WEIGHTS: Mapping[str, float] = _DATA["traits"]
BIAS: float = _DATA["bias"]
ENOUGH: float = _DATA["enough"]

_MARKS = frozenset(",;:-()")
_ALL_MARKS = frozenset(',;:-.()”“"')
_QUOTES = frozenset('”“"')
_JOINS = frozenset({"including", "against", "compared", "despite", "with", "without", "after", "before", "up", "down"})
_BY_WORD = frozenset("CSWTI")  # letters whose words tell more than the letter
_LEFT_OUT = frozenset({"with", "including", "despite", "amid"})  # "with | 300 still missing"
_LIST_ENDS = frozenset(",;:-().CSW")
_TELLING = frozenset("AVYEG#")
_LEAST = 3  # words and marks on either side: "three are down" is the shortest that people underlined
_BANDS = (4, 6, 9, 13)  # words and marks of a side, from a scrap to a sentence; set by eye


def joints(sentence: Parsed, span: Span) -> Iterator[int]:
    """The places inside `span` where a further fact may begin: the number of its first word, joining word included."""
    first, last = span
    for at in range(first + _LEAST, last - _LEAST + 1):
        if sentence.tags[at] in _ALL_MARKS:
            continue
        before = at - 1
        while before > first and sentence.tags[before] in _QUOTES:
            before -= 1
        behind_mark = sentence.tags[before] in _MARKS
        if not behind_mark and not _joins(sentence, at, sentence.tags[before]):
            continue
        if not (_in_a_list(sentence, at, last) or _in_a_subject(sentence, first, at)):
            yield at


def _joins(sentence: Parsed, at: int, before: str) -> bool:
    """Whether the word may open a phrase without a mark in front; `before` is the letter there."""
    letter, after = sentence.tags[at], sentence.tag(at + 1)
    if before in "CSWI":
        return False
    return (
        letter in "CSW"
        or (letter == "T" and after == "B")
        or (letter == "I" and after in "GW")
        or (letter in "GE" and before in "NPX#")
        or sentence.lower(at) in _JOINS
    )


def _in_a_list(sentence: Parsed, at: int, last: int) -> bool:
    """Whether only one more thing is named there: "on trade, | energy and defence", no verb, figure or rank with it."""
    begin = at + (sentence.tags[at] == "C")
    if sentence.tag(begin) not in "DNJPO":
        return False
    end = next((k for k in range(begin, last) if sentence.tags[k] in _LIST_ENDS), last)
    told = not _TELLING.isdisjoint(sentence.tags[begin:end]) or (end < last and sentence.tags[end] in "SW")
    return not told and not any(is_rank(sentence.lower(k)) for k in range(begin, end))


def _in_a_subject(sentence: Parsed, first: int, at: int) -> bool:
    """Whether the verb of what stands before is still to come: "Pop, the mayor, | called", "coal, oil | and gas"."""
    if sentence.tags[at] in "AV":
        return not sentence.finite(first, at)
    if sentence.tags[at] != "C":
        return False
    begin = max([first, *(k + 1 for k in range(first, at) if sentence.tags[k] in "C;:-")])
    return "," in sentence.tags[begin:at] and not sentence.finite(begin, at)


def opens_at(sentence: Parsed, at: int) -> int:
    """Where the fact behind a place begins, joining words left out."""
    letter, after = sentence.tag(at), sentence.tag(at + 1)
    if letter == "I" and after == "W":
        return at + 2
    if letter in "CS":
        return at + 1 if after not in "SW" else opens_at(sentence, at + 1)
    if letter == "W" and after not in "AVERG":
        return at + 1
    return at + (sentence.lower(at) in _LEFT_OUT)


def traits(sentence: Parsed, span: Span, at: int) -> list[str]:
    """The traits of a place by name, of those in cutting.json and others; letters are those of `tagging`."""
    first, last = span
    tags = sentence.tags
    end = at  # where the left side ends
    while end > first and tags[end - 1] in _ALL_MARKS:
        end -= 1
    mark = next((tags[k] for k in range(at - 1, end - 1, -1) if tags[k] in _MARKS), "none")
    word = sentence.lower(at)
    opens = word if tags[at] in _BY_WORD or word in _JOINS else tags[at]
    begin = min(past_adverbs(sentence, opens_at(sentence, at)), last - 1)
    clause = _clause(sentence, begin, last)
    verbs = f"{_yes(sentence.finite(first, end))}{_yes(sentence.finite(at, last))}"
    figures = f"{_yes('#' in tags[first:end])}{_yes('#' in tags[at:last])}"
    left, right = _band(end - first), _band(last - at)
    until = next((k for k in range(begin, last) if tags[k] in _MARKS), last)
    next_two = tags[begin : begin + 2]
    found = [
        f"mark {mark}",
        f"opens {opens}",
        f"mark {mark} opens {opens}",
        f"next {tags[begin]}",
        f"second {sentence.tag(begin + 1)}",
        f"third {sentence.tag(begin + 2)}",
        f"next two {next_two}",
        f"before {tags[end - 1]}",
        f"before two {tags[max(first, end - 2) : end]}",
        f"verbs {verbs}",
        f"clause {clause} verbs {verbs[0]}",
        f"opens {opens} clause {clause}",
        f"mark {mark} clause {clause}",
        f"figures {figures}",
        f"opens {opens} figures {figures}",
        f"clause {clause} figures {figures}",
        f"names {_yes('P' in tags[first + 1 : end])}{_yes('P' in tags[at:last])}",
        f"left {left}",
        f"right {right}",
        f"mark {mark} right {right}",
        f"opens {opens} right {right}",
        f"until mark {_band(until - at)}",
    ]
    has = {
        "quoted": sentence.quoted[at],
        "other voice": sentence.quoted[at] != sentence.quoted[sentence.first_word(first)],
        "list to come": "," in tags[at:last] and "C" in tags[at:last],
        "comma before": "," in tags[first:end],
        "relative before": "W" in tags[first:end],
        "opening phrase": tags[first] in "IST",
        "rank": any(is_rank(sentence.lower(k)) for k in range(at, min(last, at + 6))),
    }
    return found + [name for name, there in has.items() if there]


def _clause(sentence: Parsed, begin: int, last: int) -> str:
    """What opens there: a clause with its "own" subject, a "verb", or "none"."""
    verb = next((k for k in range(begin, last) if sentence.tags[k] in "AVYWS,;:-("), last)
    if verb == last or sentence.tags[verb] not in FINITE:
        return "none"
    return "own" if verb > begin or sentence.tags[verb] == "Y" else "verb"


def _yes(there: bool) -> str:
    return "y" if there else "n"


def _band(number: int) -> str:
    """How many words in a few steps: "under 4" to "13 on"."""
    return next((f"under {band}" for band in _BANDS if number < band), f"{_BANDS[-1]} on")


def log_odds(names: list[str]) -> float:
    """How likely people cut at a place with these traits, in log odds: 0 is as likely as not."""
    return BIAS + sum(WEIGHTS.get(name, 0.0) for name in names)


def likeliest(sentence: Parsed, span: Span) -> int | None:
    """The place inside `span` where a cut is likeliest; None where none is likely enough."""
    weighed = [(log_odds(traits(sentence, span, at)), at) for at in joints(sentence, span)]
    best = max(weighed, default=(0.0, None))
    return best[1] if best[1] is not None and best[0] >= ENOUGH else None
