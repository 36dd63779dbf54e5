"""Where one clause ends and another of the same rank begins: "and", "but", "while", a semicolon."""

from claims.extraction.hinges import past_adverbs
from claims.extraction.parsed import FINITE, Parsed, Span

_SIDE_BY_SIDE = frozenset({"while", "whereas", "although", "though"})
_FRACTIONS = frozenset({"third", "quarter", "fifth", "tenth"})
_TIMED = frozenset({"after", "because", "since", "when", "before", "as", "once"})


def trim(sentence: Parsed, span: Span) -> Span:
    """The span without marks and joining words at its ends."""
    first, last = span
    while first < last and (
        sentence.tags[first] in ",;:-.C”"
        or (sentence.tags[first] in '“"' and not _closes(sentence, first, last))
        or (sentence.tags[first] in "RS" and sentence.tag(first + 1) == ",")
        or (sentence.tags[first] == "S" and sentence.lower(first) in _SIDE_BY_SIDE | {"that"})
        or (sentence.lower(first) == "so" and sentence.tag(first + 1) != "R")  # "so far" stays
    ):
        first += 1
    while last > first and (
        sentence.tags[last - 1] in ",;:-C“"
        or (sentence.tags[last - 1] == "S" and sentence.lower(last - 1) in _SIDE_BY_SIDE)
        or (sentence.tags[last - 1] in "TI" and sentence.tag(last - 2) == "C")  # "its debts and to | the fact that"
        or (sentence.lower(last - 1) == "that" and sentence.tag(last - 2) not in "VIAB")
        or (sentence.tags[last - 1] in '”"' and not _opens(sentence, first, last - 1))
        or (sentence.tags[last - 1] == "." and len(sentence.words[last - 1].text) == 1 and last < len(sentence.words))
    ):
        last -= 1
    return first, last


def _closes(sentence: Parsed, at: int, last: int) -> bool:
    """Whether the quotation opened at `at` ends inside the span."""
    return any(sentence.tags[k] in '”"' for k in range(at + 1, last))


def _opens(sentence: Parsed, first: int, at: int) -> bool:
    """Whether the quotation closed at `at` began inside the span."""
    return any(sentence.tags[k] in '“"' for k in range(first, at))


def side_by_side(sentence: Parsed, span: Span) -> list[Span]:
    """The span cut where a further clause or verb of the same rank begins."""
    first, last = span
    cuts = [first]
    opening = _opening_clause(sentence, span)
    if opening:
        cuts.append(opening)
    for at in range(first + 2, last - 2):
        if at <= cuts[-1]:
            continue
        if sentence.tags[at] in ";C-S,:" and _cuts_here(sentence, cuts[-1], at, last):
            cuts.append(at + 1)
    if opening and sentence.lower(first) in _TIMED and sentence.tag(first) == "S":
        cuts[0] = first + 1
    parts = [trim(sentence, part) for part in zip(cuts, [*cuts[1:], last], strict=True)]
    return [part for part in parts if part[0] < part[1]]


def _opening_clause(sentence: Parsed, span: Span) -> int | None:
    """ "While X fell, Y rose", "In 1985, when 60 houses fell, Y rose": where the second clause begins."""
    first, last = span
    beside = sentence.lower(first) in _SIDE_BY_SIDE or sentence.lower(first - 1) in _SIDE_BY_SIDE
    if beside:
        comma = next((k for k in range(first, last) if sentence.tags[k] == "," and sentence.finite(first, k)), None)
        return comma + 1 if comma is not None and sentence.finite(comma, last) else None
    opens = _timed(sentence, span)
    if opens is None:
        return None
    for comma in range(opens + 3, last - 2):
        if sentence.tags[comma] != "," or not sentence.finite(opens, comma):
            continue
        begin = past_adverbs(sentence, comma + 1)
        verb = next(
            (k for k in range(begin, last) if sentence.tags[k] in "AVYGE,;:.-SW" and sentence.lower(k) != "than"), last
        )
        if sentence.tag(begin) in "DOPNJ#UY" and verb < last and sentence.tags[verb] in FINITE:
            return comma + 1 if figures(sentence, opens, comma) else None
    return None


def _timed(sentence: Parsed, span: Span) -> int | None:
    """Where an opening "after …", "because …" or "in 1985, when …" has its joining word."""
    first, last = span
    if sentence.tag(first) == "S":
        return first if sentence.lower(first) in _TIMED else None
    if sentence.tag(first) != "I":
        return None
    comma = sentence.tags.find(",", first, min(last, first + 6))
    return comma + 1 if comma > 0 and sentence.lower(comma + 1) in _TIMED else None


def figures(sentence: Parsed, first: int, last: int) -> bool:
    """Whether there is a figure or a fraction among the words; "one" alone counts nothing."""
    return any(
        (sentence.tags[at] == "#" and sentence.lower(at) != "one")
        or (sentence.lower(at) in _FRACTIONS and sentence.lower(at - 1) == "a")
        for at in range(first, last)
    )


def _cuts_here(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """Whether the word or mark at `at` joins two clauses, or two verbs of one subject."""
    letter = sentence.tags[at]
    shortened = (
        letter == "C" and sentence.tag(first) == "E" and sentence.tag(first - 1) == ","
    )  # "set up A, issued B and …"
    if not sentence.finite(first, at) and not shortened:
        return False
    if letter == ",":
        if sentence.lower(at + 1) == "that" and sentence.tag(at + 1) == "S" and sentence.lower(first) != "it":
            return sentence.finite(at + 2, last) and sentence.tag(at + 2) not in "AV"  # "said A, that B and that C"
        return (
            _time_after(sentence, at, last)
            or _clause_of_a_list(sentence, first, at, last)
            or _verb_of_a_list(sentence, first, at, last)
        )
    if letter == ":":
        both = figures(sentence, first, at) and sentence.finite(at, last)
        both = both and (figures(sentence, at, last) or sentence.tag(at + 1) == "U")
        return both and not sentence.quoted[at] and sentence.tag(at + 1) not in '“"'
    if letter == ";" or (letter == "-" and sentence.tag(at + 1) not in "D#"):
        return sentence.finite(at, last) and not sentence.quoted[at]
    if letter == "S":
        joins = sentence.lower(at) in _SIDE_BY_SIDE and sentence.tag(at + 1) != "G"
        return joins and sentence.finite(at + 1, last)
    if letter != "C" or sentence.lower(at) == "or" or _inside_relative(sentence, first, at, last):
        return False
    if _main_to_come(sentence, first, at, last):
        return False
    return (
        _second_verb(sentence, first, at, last)
        or _second_clause(sentence, at, last)
        or _second_of_a_kind(sentence, first, at, last)
    )


def _inside_relative(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "The office, whose inquiry took six years and cost £4m, described …": both verbs are the inquiry's."""
    comma = sentence.tags.rfind(",", first, at)
    if comma <= first or sentence.tag(comma + 1) != "W" or sentence.finite(first, comma):
        return False
    close = sentence.tags.find(",", at, last)
    return close > 0 and sentence.tag(past_adverbs(sentence, close + 1)) in "AV"


def _main_to_come(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "A man who stole £9 for cruises, a tub and a horse has been jailed": the main verb is still to come."""
    relative = next((k for k in range(first + 1, at) if sentence.tags[k] == "W" and sentence.tags[k - 1] != ","), -1)
    if relative < 0 or sentence.finite(first, relative) or sentence.tag(past_adverbs(sentence, at + 1)) in "AV":
        return False
    verbs = [k for k in range(relative, last) if sentence.tags[k] in FINITE and sentence.tags[k - 1] not in FINITE]
    before = sum(1 for k in verbs if k < at)
    return before == 1 and len(verbs) - before == 1


def _clause_of_a_list(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "The Tories lost 40 seats, Labour gained 31 and …": a further clause with its own subject and figure."""
    here = at + 1
    while here < min(last, at + 5) and sentence.tags[here] in "DJNP#":
        here += 1
    clause = here > at + 1 and sentence.tag(here) == "V" and "," not in sentence.tags[first:at]
    return clause and figures(sentence, first, at) and figures(sentence, at, last) and "C" in sentence.tags[here:last]


def _verb_of_a_list(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "set up two firms, issued 164 invoices and signed the cheques": a further verb of the same subject."""
    verb = past_adverbs(sentence, at + 1)
    letter = sentence.tag(verb)
    if letter not in "AVE" or "," in sentence.tags[first:at] or "W" in sentence.tags[first:at]:
        return False
    if letter != "A" and sentence.tag(verb + 1) not in "D#OPNJX":
        return False
    for joint in range(verb + 2, last - 1):
        if sentence.tags[joint] == "C":
            further = past_adverbs(sentence, joint + 1)
            return sentence.tag(further) in ("A" if letter == "A" else "VE") and sentence.tag(first) not in "ISTG"
        if sentence.tags[joint] in ";:-AVYSW":
            return False
    return False


def _time_after(sentence: Parsed, at: int, last: int) -> bool:
    """ "…, two months after the buyer gave $25,000": another event, dated by the first."""
    here = at + 1
    while sentence.tag(here) in "D#RN" and here - at < 6:
        if sentence.lower(here + 1) in {"after", "before"} and sentence.tag(here) == "N":
            return sentence.finite(here + 2, last)
        here += 1
    return False


def _second_of_a_kind(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "to raise A to €900 and to keep B at 65", "of hiding cash and of jailing 12": told apart for their figures."""
    if "#" not in sentence.tags[at + 1 : _segment_end(sentence, at + 1, last)]:
        return False
    letter, after = sentence.tag(at + 1), sentence.tag(at + 2)
    if letter == "T" and after == "B":
        return any(sentence.tags[k] == "T" and sentence.tags[k + 1] == "B" for k in range(first, at - 1))
    if letter == "I" and after == "G":
        word = sentence.lower(at + 1)
        return any(sentence.lower(k) == word and sentence.tags[k + 1] == "G" for k in range(first, at - 1))
    return letter == "G" and "G" in sentence.tags[first:at]


def _segment_end(sentence: Parsed, at: int, last: int) -> int:
    while at < last and sentence.tags[at] not in ",;:-C":
        at += 1
    return at


def _second_verb(sentence: Parsed, first: int, at: int, last: int) -> bool:
    """ "opened in May and employs 300"."""
    verb = past_adverbs(sentence, _past_phrase(sentence, at + 1, last))
    if sentence.lower(at + 1) == "that":
        return sentence.finite(at + 2, last)
    planned = sentence.tag(verb) == "B" and "AB" in sentence.tags[first:at].replace("R", "")
    if planned:  # "will upgrade 212 overflows and create 900 jobs"
        return figures(sentence, first, at) and figures(sentence, at, last)
    if sentence.tag(verb) not in "AVE" or last - verb < 2:
        return False
    if _verb_bare(sentence, first, at):
        return False
    if sentence.tag(verb) == "E":
        return sentence.tag(verb + 1) in "IT#DR" and any(sentence.tags[k] == "E" for k in range(first, at))
    return True


def _past_phrase(sentence: Parsed, at: int, last: int) -> int:
    """ "and in 1948 went", "and on 3 May sold": the place of the verb behind a time or place; else `at`."""
    if sentence.tag(at) != "I":
        return at
    here = at + 1
    while here < min(last, at + 5) and sentence.tags[here] in "D#NPJ":
        here += 1
    return here if here > at + 1 and sentence.tag(past_adverbs(sentence, here)) == "V" else at


def _verb_bare(sentence: Parsed, first: int, at: int) -> bool:
    """Whether the verb before the joining word has nothing of its own: "opened and closed the shop"."""
    before = at - 1
    while before > first and sentence.tags[before] in "R,":
        before -= 1
    return sentence.tags[before] == "V" or (sentence.tags[before] == "A" and sentence.tags[at - 1] != ",")


def _second_clause(sentence: Parsed, at: int, last: int) -> bool:
    """ "exports fell and investment was flat"."""
    here = past_adverbs(sentence, at + 1)
    if sentence.tag(at - 1) == "," and _opens_clause(sentence, here, last):
        return True
    if sentence.tag(here) not in "DNPJ#OUYI" or "between" in (sentence.lower(k) for k in range(at - 4, at - 1)):
        return False
    begin = here
    while here < last and sentence.tags[here] not in ";:.-()WSCG":
        letter = sentence.tags[here]
        if letter == "," and sentence.tag(begin) != "I":
            close = sentence.tags.find(",", here + 1, last)  # "and a second man, 41, is in hospital"
            return close > 0 and not sentence.finite(here, close) and _acts(sentence, past_adverbs(sentence, close + 1))
        if letter in FINITE:
            return letter == "Y" or (here > begin and here + 1 < last)
        here += 1
    return False


def _acts(sentence: Parsed, at: int) -> bool:
    """Whether a verb there is finite; "made eleven saves" behind a comma may look like "made by hand"."""
    return sentence.tag(at) in "AV" or (sentence.tag(at) == "E" and sentence.tag(at + 1) in "D#OX")


def _opens_clause(sentence: Parsed, at: int, last: int) -> bool:
    """ ", and when the keeper left, the visitors …", ", and to make it worse the referee fined them"."""
    if sentence.tag(at) == "S" and sentence.lower(at) in _TIMED:
        return sentence.finite(at, last)
    return (
        sentence.lower(at) == "to"
        and sentence.tag(at + 1) in "BN"
        and any(_acts(sentence, k) and sentence.tag(k - 1) in "NP" for k in range(at + 3, last))
    )
