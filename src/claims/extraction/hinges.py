"""Where a sentence stops to tell something of a noun: relative clauses and appositions."""

from claims.extraction.lexicon import words
from claims.extraction.names import is_role
from claims.extraction.parsed import Parsed, Span

_RANKS = words("ranks.json")["ranks"]


_IDENTITY = frozenset({"former", "first", "record"})


_DATES = words("people.json")["not_names"]


_NOUNISH = frozenset("NPJ#DO")


# A name and what follows it in apposition: longer than this is another list member, not a description.
_LONGEST_ANTECEDENT = 10


def past_adverbs(sentence: Parsed, at: int) -> int:
    while sentence.tag(at) == "R":
        at += 1
    return at


def is_rank(word: str) -> bool:
    return word in _RANKS or (word.endswith("est") and len(word) > 5)


def find_hinge(sentence: Parsed, part: Span) -> int | None:
    """The first comma that opens a relative clause or a telling apposition."""
    first, last = part
    voice = sentence.quoted[sentence.first_word(first)]
    for at in range(first + 1, last - 2):
        if sentence.tags[at] not in ",-(" or sentence.quoted[at] != voice:
            continue
        if relative_at(sentence, at) is not None or _tells(sentence, at, last):
            return at
    return None


def relative_at(sentence: Parsed, hinge: int) -> int | None:
    """Where the relative word stands after the comma: "which", "in which", "most of whom"."""
    for at in range(hinge + 1, hinge + 4):
        if sentence.tag(at) == "W" and sentence.lower(at) != "what":
            alone = at == hinge + 1
            return at if alone or sentence.tag(at - 1) == "I" else None
    part = next((at for at in range(hinge + 4, hinge + 8) if sentence.tag(at) not in "DJNR#SI"), hinge)
    if (
        sentence.tag(part) == "W"
        and sentence.tag(part - 1) == "I"
        and set(sentence.tags[hinge + 1 : part]) <= set("DJNR#SI")
    ):
        return part  # "less than a third of which"
    return None


def _tells(sentence: Parsed, hinge: int, last: int) -> bool:
    """Whether the comma opens an apposition that ranks or identifies: "one of the …", "the first …", "a former …"."""
    end = closing(sentence, hinge, last)
    opening = sentence.tag(hinge + 1)
    if _ranks_by_name(sentence, hinge, end) or _who_was(sentence, hinge, end):
        return True
    if _figure_in_passing(sentence, hinge, end):
        return True
    if opening not in "DO#" or end - hinge < 4:
        return False
    first_words = [sentence.lower(at) for at in range(hinge + 1, min(end, hinge + 9))]
    if sentence.finite(hinge + 1, _until_clause(sentence, hinge + 1, end)):
        return False
    if first_words[0] == "one" and first_words[1] == "of":
        return True
    if opening == "#":
        return False
    ranked = any(is_rank(word) for word in first_words[1:])
    former = any(word in _IDENTITY for word in first_words[1:3])
    return ranked or former or _what_a_body_is(sentence, hinge, end)


def _ranks_by_name(sentence: Parsed, hinge: int, end: int) -> bool:
    """ "Karunda, East Africa's second-largest exporter, has …": a rank among those of a place."""
    owner = sentence.tags.find("O", hinge + 1, min(end, hinge + 4))
    if owner < 0 or set(sentence.tags[hinge + 1 : owner]) - {"P"} or sentence.finite(hinge, end):
        return False
    between = sentence.tag(end) == "," and sentence.tag(past_adverbs(sentence, end + 1)) in "AVE"
    return between and is_rank(sentence.lower(owner + 1)) and sentence.tag(hinge - 1) in "PN"


def _who_was(sentence: Parsed, hinge: int, end: int) -> bool:
    """ "Mr Akers, a solicitor before he entered Parliament in 2019, tabled …": with a clause and a verb behind it."""
    if sentence.tag(end) != "," or sentence.tag(past_adverbs(sentence, end + 1)) not in "AVE":
        return False
    if sentence.tag(hinge - 1) != "P" or sentence.tag(hinge + 1) != "D":
        return False
    clause = _until_clause(sentence, hinge + 1, end)
    return hinge + 2 < clause < end and not sentence.finite(hinge, clause) and sentence.finite(clause, end)


def _figure_in_passing(sentence: Parsed, hinge: int, end: int) -> bool:
    """ "Menindee, population 537, has …", "The hall, built in 1921, holds …"."""
    if sentence.tag(end) != "," or sentence.tag(past_adverbs(sentence, end + 1)) not in "AV":
        return False
    if sentence.tag(hinge - 1) not in "NP" or "#" not in sentence.tags[hinge + 1 : end] or sentence.finite(hinge, end):
        return False
    if sentence.tag(hinge + 1) == "D":  # "a £2m signing from Leuven", not "a 34-year-old teacher"
        numbers = [k for k in range(hinge + 1, end) if sentence.tags[k] == "#"]
        return end - hinge > 4 and not sentence.lower(numbers[0]).endswith("year-old")
    counted = sentence.tag(hinge + 1) == "N" and sentence.tag(hinge + 2) == "#"
    return counted or sentence.tag(past_adverbs(sentence, hinge + 1)) == "E"


def _what_a_body_is(sentence: Parsed, hinge: int, end: int) -> bool:
    """ "Clearfork, a subsidiary of a pension fund, owns …": one name, told what it is, then the verb."""
    if sentence.tag(hinge + 1) != "D" or end - hinge < 5 or sentence.tag(hinge - 1) != "P":
        return False
    alone = sentence.tag(hinge - 2) not in "PJN" and hinge <= 2
    role = any(is_role(sentence.lower(k)) for k in range(hinge + 1, min(end, hinge + 5)))
    return alone and not role and sentence.tag(past_adverbs(sentence, end + 1)) in "AV"


def _until_clause(sentence: Parsed, at: int, end: int) -> int:
    """Where a clause inside the apposition begins ("since measurements began", "who …")."""
    while at < end and sentence.tags[at] not in "SWU":
        at += 1
    return at


def closing(sentence: Parsed, hinge: int, last: int) -> int:
    """The mark that closes what the hinge opened, or `last`."""
    if sentence.tags[hinge] == "(":
        return next((k for k in range(hinge + 1, last) if sentence.tags[k] == ")"), last)
    relative = relative_at(sentence, hinge)
    before = sentence.finite(0, hinge) if relative is None else _finite_outside(sentence, hinge)
    marks = [k for k in range(hinge + 2, last) if sentence.tags[k] == sentence.tags[hinge]]
    if relative is not None:
        marks = [k for k in marks if sentence.finite(relative, k)]
    for mark in marks:
        after_quote = mark + (sentence.tag(mark + 1) in '”"')
        if sentence.tag(past_adverbs(sentence, after_quote + 1)) in "AV":
            return after_quote
    if not marks:
        return last
    if before and relative is not None:
        return next((k for k in marks if sentence.tag(k + 1) in "CI" and sentence.finite(k, last)), last)
    return marks[0]


def _finite_outside(sentence: Parsed, hinge: int) -> bool:
    """Whether the clause before the hinge has a finite verb of its own."""
    start = hinge
    while start > 0 and sentence.tags[start - 1] not in ";-SC:“":
        start -= 1
    return sentence.finite(start, hinge)


def antecedent(sentence: Parsed, first: int, hinge: int) -> int:
    """Where the noun phrase before the hinge begins; `first` when there is none."""
    if sentence.tag(hinge - 1) == ")" and "(" in sentence.tags[first:hinge]:  # "Ivo Marin (ankle), who …"
        return antecedent(sentence, first, sentence.tags.rfind("(", first, hinge))
    at = hinge - (sentence.tag(hinge - 1) == "G")  # "unsafe cladding, of which …"
    while at > first and hinge - at < _LONGEST_ANTECEDENT:
        letter = sentence.tags[at - 1]
        of = sentence.lower(at - 1) in {"of", "per", "&", "last", "next"}
        if letter not in "DNPJ#O”“" and not of:
            break
        at -= 1
        if letter == "D" and (at - 1 <= first or sentence.lower(at - 1) != "of"):
            break
    while at < hinge and sentence.tags[at] not in _NOUNISH | {"“"} and sentence.lower(at) not in {"last", "next"}:
        at += 1
    if at >= hinge:
        return first
    described = sentence.tag(at - 1) == "," and sentence.tag(at - 2) == "P" and at - 2 >= first
    # "Jo Bell, the agency’s director, who joined in 2019" begins with the name.
    return antecedent(sentence, first, at - 1) if described else at


def named_before(sentence: Parsed, hinge: int) -> bool:
    """Whether a name that is no date stands right before the hinge."""
    before = sentence.words[hinge - 1]
    return sentence.tag(hinge - 1) == "P" and before.text not in _DATES
