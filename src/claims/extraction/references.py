"""Pronouns and bare roles in a claim, and what stands in the article for them: a replacement, sure or suggested."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.names import chains, is_role
from claims.extraction.parsed import Parsed, Span
from claims.extraction.people import Person, mentions
from claims.extraction.speakers import Stage, body_named, by_role
from claims.extraction.things import CAPITALS, Thing, things

_HE_SHE = {"he": "he", "she": "she", "his": "he", "her": "she"}
_IT = frozenset({"it", "its"})
_NTH = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "latest", "last"})
_THEY = frozenset({"they", "their"})
_OWNING = frozenset({"his", "her", "its", "their"})
_ADDRESS = frozenset({"Mr", "Ms", "Mrs", "Miss"})
# "It is clear that …", "it was reported that …": stands for the clause that follows.
_EMPTY = frozenset(
    {"seems", "seemed", "appears", "appeared", "takes", "took", "emerged", "follows", "followed", "comes", "came",
     "means", "meant", "happens", "happened", "rained", "snowed"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of a claim to be written otherwise, in code points of the article."""

    start: int
    end: int
    text: str
    sure: bool


def replacements(sentence: Parsed, span: Span, stage: Stage) -> list[Replacement]:
    """What to write for the surnames, pronouns and roles among the words of `span`, in order, never overlapping.

    A pronoun whose noun stands before it in the span is left alone, and so is everything quoted.
    """
    found = [*surnames(sentence, span, stage)]
    for one in (_person(sentence, span, stage), _thing(sentence, span, stage), _role(sentence, span, stage)):
        if one and all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def surnames(sentence: Parsed, span: Span, stage: Stage) -> Iterator[Replacement]:
    """ "Ms Surname" made the full name."""
    for mention in mentions(sentence, stage.cast):
        first, last = mention.name
        if not span[0] <= first < span[1] or last > span[1] or last - first > 1:
            continue
        if sentence.quoted[first] or not mention.person.sure:
            continue
        begin = first - 1 if first > span[0] and sentence.words[first - 1].text.rstrip(".") in _ADDRESS else first
        if begin < first or mention.person.surname != mention.person.name:
            yield _written(sentence, (begin, last), mention.person.name, sure=True)


def _written(sentence: Parsed, span: Span, text: str, *, sure: bool) -> Replacement:
    start, end = sentence.offsets(span)
    return Replacement(start, end, text, sure)


def _first(sentence: Parsed, span: Span, wanted: frozenset[str]) -> int | None:
    """The first of these pronouns in the span, if it stands unquoted; "her" only before a noun."""
    for at in range(*span):
        if sentence.lower(at) in wanted and not sentence.quoted[at]:
            return None if sentence.lower(at) in _OWNING and sentence.tags[at] != "D" else at
    return None


def _person(sentence: Parsed, span: Span, stage: Stage) -> Replacement | None:
    """ "She", "his": the only person near whom it fits is sure, the latest of several a suggestion."""
    at = _first(sentence, span, frozenset(_HE_SHE))
    if at is None:
        return None
    everybody = list(mentions(sentence, stage.cast))
    people = [mention for mention in everybody if mention.name[0] < at]
    later = [one.person for one in everybody if all(one.person is not mention.person for mention in people)]
    pronoun = _HE_SHE[sentence.lower(at)]
    owning = sentence.lower(at) in _OWNING
    before = [mention.person for mention in people if mention.name[0] >= span[0]]
    if any(person.gender in {"", "m" if pronoun == "he" else "f"} for person in before):
        return None
    if owning and at > span[0] and not before and sentence.finite(span[0], at):
        return None  # "The minister sold his shares": whose, the claim says itself
    person, sure = stage.sure(pronoun, later=later), True
    if person is None:
        person, sure = _latest(stage, pronoun, later), False
    if person is None:
        return None
    return _written(sentence, (at, at + 1), _owner(person.name) if owning else person.name, sure=sure)


def _latest(stage: Stage, pronoun: str, later: list[Person]) -> Person | None:
    gender = "m" if pronoun == "he" else "f"
    named = (person for _, person in stage.recent if all(person is not one for one in later))
    return next((person for person in named if person.gender == gender), None)


def _owner(name: str) -> str:
    return f"{name}’" if name.endswith("s") and not name.isupper() else f"{name}’s"


def _thing(sentence: Parsed, span: Span, stage: Stage) -> Replacement | None:
    """ "its", "it", "they": what the sentence, or else the one before, leaves as the only candidate is sure."""
    at = _first(sentence, span, _IT | _THEY)
    if at is None or _stands_for_a_clause(sentence, at):
        return None
    if sentence.lower(at) not in _OWNING and sentence.tag(at + 1) not in "AVR":
        return None  # "depend on it": what it is, the words before in the claim mostly say
    if sentence.lower(at) not in _OWNING and at > span[0] and sentence.tag(at - 1) == "I":
        return None  # "12% of it is wasted"
    many = sentence.lower(at) in _THEY
    here = [thing for thing in things(sentence, stage.cast) if thing.span[1] <= at]
    if any(thing.span[0] >= span[0] for thing in here):
        return None
    if sentence.lower(at) in _OWNING and at > span[0] and sentence.finite(span[0], at) and not here:
        return None
    candidates = _fitting(here, many=many) or _fitting(stage.before, many=many)
    if not candidates:
        return None
    chosen = next((thing for thing in reversed(candidates) if thing.subject), candidates[-1])
    if not chosen.name:
        return None
    name, same = _country(chosen, stage)
    if not here:  # from the sentence before: only what that was about, and only if nobody is named since
        same = same and chosen.subject and not any(first < at for first, _ in chains(sentence))
    name = "the" + name[3:] if name.startswith("The ") else name
    owning = sentence.lower(at) in _OWNING
    return _written(sentence, (at, at + 1), _owner(name) if owning else name, sure=same and len(candidates) == 1)


def _fitting(found: list[Thing], *, many: bool) -> list[Thing]:
    """Those that the number of the pronoun fits, each name once; a body may be "they" where no plural stands."""
    fitting = [thing for thing in found if thing.plural == many] or [t for t in found if many and t.named]
    names: dict[str, Thing] = {}
    for thing in fitting:
        names.setdefault(thing.name, thing)
    return list(names.values())


def _country(thing: Thing, stage: Stage) -> tuple[str, bool]:
    """The country a capital stands for, if the article names it, and whether the thing stands for itself."""
    countries = CAPITALS.get(thing.name, ())
    country = next((name for name in countries if re.search(rf"\b{re.escape(name)}\b", stage.text)), None)
    return (country, False) if country else (thing.name, True)


def _stands_for_a_clause(sentence: Parsed, at: int) -> bool:
    if sentence.lower(at) != "it":
        return False
    if sentence.lower(at + 2) in _OWNING and sentence.tag(at + 1) == "A":
        return True  # "it was his third goal"
    if sentence.tag(at + 1) == "A" and sentence.lower(at + 2) == "the" and sentence.lower(at + 3) in _NTH:
        return True  # "It is the first visit by a minister since 2021"
    following = sentence.tags[at + 1 : at + 4].replace("R", "")
    if sentence.lower(at + 1) in _EMPTY:
        return True
    return following[:1] == "A" and following[1:2] in "JS#" and following[1:2] != ""


def _role(sentence: Parsed, span: Span, stage: Stage) -> Replacement | None:
    """ "The foreign minister", "the council" as the subject: by role or by a word of the name."""
    first, last = span
    if first >= last or sentence.lower(first) != "the" or sentence.quoted[first]:
        return None
    end = first + 1
    while end < last and sentence.tags[end] in "NJ":
        end += 1
    if end == first + 1 or end - first > 4 or sentence.tag(end) not in "AVR,E":
        return None
    noun = sentence.lower(end - 1)
    if sentence.tag(end) == "," and sentence.tag(end + 1) == "P":
        return None  # "the referee, Dan Whitlock": named on the spot
    if is_role(noun):
        person, sure = by_role(sentence, (first, end), stage)
        return _written(sentence, (first, end), person.name, sure=sure) if person else None
    body, sure = body_named(noun, stage) if end - first == 2 else (None, False)
    return _written(sentence, (first, end), body, sure=sure) if body and noun != body.lower() else None
