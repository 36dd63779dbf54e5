"""What a sentence names that "it", "its", "they" and "their" may go back to: bodies, places, the thing it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.hinges import antecedent
from claims.extraction.lexicon import load, words
from claims.extraction.names import chains, is_role
from claims.extraction.parsed import FINITE, Parsed, Span
from claims.extraction.people import Cast, mentions

_P = words("people.json")
_PLURAL_NOUNS = words("words.json")["plural_nouns"]
_OTHERS = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
_POINTING = frozenset({"this", "that", "these", "those"})
_DOCUMENTS = words("reporting.json")["doc_nouns"]
CAPITALS: dict[str, list[str]] = load("capitals.json")["capitals"]
_WORDS_OF_A_THING = 5  # "the county's new ferry terminal"; longer phrases would swamp the claim


@dataclass(frozen=True, slots=True)
class Thing:
    """Something named that is no person; `span` in words of its sentence."""

    name: str  # empty where it can only be named by another pronoun: "her agency"
    span: Span
    plural: bool = False
    named: bool = False  # by a proper name
    subject: bool = False  # what the sentence is about, or whose that is


def things(sentence: Parsed, cast: Cast) -> list[Thing]:
    """The things of the sentence in order, people and passing attributions ("according to X") left out."""
    people = [mention.whole for mention in mentions(sentence, cast) if mention.person.sure]
    apart = [*people, *_passing(sentence)]
    found = [
        Thing(_plain(sentence.slice(span)), span, named=True, subject=_leads(sentence, span))
        for span in _names(sentence, cast)
        if not any(_meet(span, other) for other in apart)
    ]
    for about in _subjects(sentence):
        if not any(_meet(about.span, other) for other in apart) and not _owned_by_a_name(sentence, about.span, cast):
            found = [thing for thing in found if not _meet(thing.span, about.span)]
            found.append(about)
    return sorted(found, key=lambda thing: thing.span)


def _owned_by_a_name(sentence: Parsed, span: Span, cast: Cast) -> bool:
    """Whether a body or a place owns it, which is then meant: "Delhi’s hesitation", but not "Neto’s ministry"."""
    owners = [_plain(sentence.words[at].text) for at in range(*span) if sentence.tags[at] == "O"]
    return any(owner[0].isupper() and cast.known(owner) is None for owner in owners)


def _plain(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s").rstrip("’'")


def _leads(sentence: Parsed, span: Span) -> bool:
    """Whether the name opens the sentence, as its subject or as the owner of it."""
    before = sentence.tags[: span[0]]
    return all(letter in "DR,C“" for letter in before)


def _names(sentence: Parsed, cast: Cast) -> Iterator[Span]:
    """Proper names that stand for themselves or own something: "Shell", "Delhi’s"; not "Cold War" before a noun."""
    owners = [(at, at + 1) for at, letter in enumerate(sentence.tags) if letter == "O" and _is_name(sentence, at)]
    owners = [span for span in owners if cast.known(_plain(sentence.words[span[0]].text)) is None]
    for at, end in sorted([*chains(sentence), *owners]):
        owned = sentence.tags[end - 1] == "O"
        if sentence.tag(end) == "O" and not owned and sentence.words[end].text[0].isupper():
            continue  # "Marrow County’s": taken below with its owner
        if sentence.words[at].text in _P["not_names"] or (not owned and sentence.tag(end) in "NJ"):
            continue
        begin = at
        while owned and begin and sentence.tags[begin - 1] == "P" and _is_name(sentence, begin - 1):
            begin -= 1
        yield (begin, end)


def _is_name(sentence: Parsed, at: int) -> bool:
    word = sentence.words[at].text
    return word[0].isupper() and word.split("’")[0].split("'")[0] not in _P["not_names"]


def _subjects(sentence: Parsed) -> Iterator[Thing]:
    """The plain noun phrases right before finite verbs: "the new runway"; documents, which speak of others, not."""
    opening = next((at for at, letter in enumerate(sentence.tags) if letter in ",W"), 0)  # "The yard, which …"
    for verb, letter in enumerate(sentence.tags):
        if letter not in FINITE and verb != opening:
            continue
        end = verb
        while end and sentence.tags[end - 1] == "R":
            end -= 1
        if not end or sentence.tags[end - 1] != "N":
            continue
        begin = antecedent(sentence, 0, end)
        if letter not in FINITE and begin:
            continue  # "Delhi’s hesitation to criticise the war, …": the sentence is not about the war
        if (
            "," in sentence.tags[begin:end]
            or sentence.tag(begin - 1) == "W"
            or sentence.lower(begin) in {"this", "that", "these", "those"}
        ):
            continue  # "whose budget was cut", "seen by this newspaper"
        head = sentence.lower(end - 1)
        if end - begin <= _WORDS_OF_A_THING and not is_role(head) and head not in _DOCUMENTS:
            many = head in _PLURAL_NOUNS or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
            # "Her agency" reads no better than "its": it is meant, and cannot be named.
            name = "" if sentence.lower(begin) in _OTHERS else sentence.slice((begin, end))
            yield Thing(name, (begin, end), plural=many, subject=True)


def _passing(sentence: Parsed) -> list[Span]:
    """The words of ", according to X," in mid-sentence: whoever is named there is not what it is about."""
    found = []
    for at in range(2, len(sentence.tags) - 2):
        if sentence.lower(at) == "according" and sentence.lower(at + 1) == "to":
            end = next((k for k in range(at, len(sentence.tags)) if sentence.tags[k] in ",;."), len(sentence.tags))
            found.append((at, end))
    return found


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
