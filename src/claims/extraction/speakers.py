"""From the words that name a speaker to the claimant: a person by full name, a body, a document, the publication."""

from dataclasses import dataclass, field

from claims.extraction.draft import Claimant
from claims.extraction.lexicon import words
from claims.extraction.names import gender_of, is_role
from claims.extraction.parsed import Parsed, Span
from claims.extraction.people import Cast, Person, mentions, organisations, role_words
from claims.model.enums import ClaimantKind

_R = words("reporting.json")
_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f"}
_BODIES = frozenset(
    {"council", "company", "charity", "club", "bank", "hospital", "university", "agency", "union", "party", "ministry",
     "board", "court", "government", "firm", "department", "institute", "commission", "committee", "association",
     "newspaper", "school", "trust", "group", "team", "watchdog", "regulator"}
)  # fmt: skip
_REACH = 6  # sentences a pronoun is followed back; further off a reader would need the name again
_LONGEST_NAME = 80  # characters of a name shown; what is longer is a description


@dataclass(slots=True)
class Stage:
    """Who has been named so far, the latest first; what pronouns are resolved against."""

    cast: Cast
    publication: Claimant | None
    recent: list[tuple[int, Person]] = field(default_factory=list)  # (sentence number, person)
    body: str | None = None  # the organisation that spoke last
    number: int = 0  # of the sentence being read

    def saw(self, sentence: Parsed, *, speaker: Person | None = None) -> None:
        """Notes who the sentence names; who spoke comes before who was spoken of, the subject before the rest."""
        named = [mention.person for mention in mentions(sentence, self.cast)]
        order = [*([speaker] if speaker else []), *named]
        kept = [entry for entry in self.recent if entry[1] not in order and self.number - entry[0] <= _REACH]
        ranked: list[tuple[int, Person]] = []
        for person in order:
            if all(person is not other for _, other in ranked):
                ranked.append((self.number, person))
        self.recent = ranked + kept

    def person(self, pronoun: str) -> Person | None:
        """Whom "she" or "he" means: the latest that it fits; None when nobody near fits."""
        gender = _PRONOUNS[pronoun]
        near = [person for number, person in self.recent if self.number - number <= _REACH]
        fitting = [person for person in near if person.gender in {gender, ""}]
        found = next((person for person in fitting if person.sure), next(iter(fitting), None))
        if found:
            found.gender, found.sure = gender, True
        return found

    def sure(self, pronoun: str) -> Person | None:
        """The same, but only when nobody else near fits as well."""
        gender = _PRONOUNS[pronoun]
        fitting = [
            person for number, person in self.recent if self.number - number <= 1 and person.gender in {gender, ""}
        ]
        return fitting[0] if len(fitting) == 1 and fitting[0].gender == gender else None


def claimant(sentence: Parsed, span: Span, stage: Stage) -> tuple[Claimant | None, Person | None]:
    """Who the words of `span` name as speaker, and the person behind it if it is one we know."""
    first, last = _without_time(sentence, span)
    if first >= last:
        return stage.publication, None
    head = sentence.lower(first)
    if last - first == 1 and head in _PRONOUNS:
        person = stage.person(head)
        if person:
            return _as_claimant(person, resolved_from=sentence.words[first].text), person
        return Claimant(sentence.words[first].text, ClaimantKind.PERSON), None
    if last - first == 1 and head in {"they", "it"} and stage.body:
        return Claimant(stage.body, ClaimantKind.ORGANISATION, resolved_from=sentence.words[first].text), None
    document = _document(sentence, (first, last), stage)
    if document:
        return document, None
    named = [mention for mention in mentions(sentence, stage.cast) if first <= mention.name[0] < last]
    if named and not _belongs_to_body(sentence, first, named[0].name[0]):
        person = named[0].person
        person.sure = True
        return _as_claimant(person), person
    role = _by_role(sentence, (first, last), stage) or _by_age(sentence, first, stage)
    if role:
        return _as_claimant(role, resolved_from=sentence.slice((first, last))), role
    return _body(sentence, (first, last), stage), None


def _as_claimant(person: Person, *, resolved_from: str | None = None) -> Claimant:
    return Claimant(person.name, ClaimantKind.PERSON, role=person.role, resolved_from=resolved_from)


def _without_time(sentence: Parsed, span: Span) -> Span:
    """The speaker without joining words in front and without "on Friday" behind."""
    first, last = span
    while first < last and sentence.tags[first] in 'CS,;R“”":':
        first += 1
    for at in range(first + 1, last):
        if sentence.lower(at) in {"on", "during", "last", "yesterday", "today"}:
            last = at
            break
    while last > first and sentence.tags[last - 1] in ',.;:R”“"-':
        last -= 1
    return first, last


def _document(sentence: Parsed, span: Span, stage: Stage) -> Claimant | None:
    """ "figures from the Health Board" are the Board's; "a study published in X" speaks for itself."""
    first, last = span
    head = next((at for at in range(first, last) if sentence.tags[at] in "IWE,"), last)
    noun = sentence.lower(head - 1) if head > first else ""
    if noun not in _R["doc_nouns"]:
        return None
    if head < last and sentence.lower(head) in {"from", "by"}:
        kind, name = ClaimantKind.ORGANISATION, _plain(sentence, (head + 1, last))
        person = next((m.person for m in mentions(sentence, stage.cast) if head < m.name[0] < last), None)
        if person:
            return Claimant(person.name, ClaimantKind.PERSON, role=person.role)
        if name and any(head < chain[0] < last for chain in _organisations_and_names(sentence)):
            return Claimant(name, kind, role=noun)
    return Claimant(_plain(sentence, (first, last)), ClaimantKind.DOCUMENT)


def _organisations_and_names(sentence: Parsed) -> list[Span]:
    return [(at, at + 1) for at in range(len(sentence.words)) if sentence.tags[at] == "P"]


def _belongs_to_body(sentence: Parsed, first: int, name: int) -> bool:
    """ "a team led by Professor X": the team speaks."""
    return any(sentence.tags[at] in "EVI" for at in range(first, name)) and sentence.lower(name - 1) != ","


def _by_role(sentence: Parsed, span: Span, stage: Stage) -> Person | None:
    """The only person whose role the words are ("the foreign secretary"); the latest of several."""
    first, last = span
    if not is_role(sentence.lower(last - 1)) or any(sentence.tags[at] in "IC" for at in range(first, last)):
        return None
    wanted = role_words(sentence.slice(span))
    fitting = [person for person in stage.cast.people if person.role and wanted <= role_words(person.role)]
    gender = gender_of(sentence.lower(last - 1))
    fitting = [person for person in fitting if not gender or person.gender in {gender, ""}]
    if len(fitting) == 1:
        return fitting[0]
    return next((person for _, person in stage.recent if person in fitting), None)


def _by_age(sentence: Parsed, first: int, stage: Stage) -> Person | None:
    """ "The 34-year-old teacher": whoever was named last."""
    aged = sentence.lower(first) == "the" and sentence.lower(first + 1).endswith("year-old")
    return stage.recent[0][1] if aged and stage.recent else None


def _body(sentence: Parsed, span: Span, stage: Stage) -> Claimant:
    """An organisation or a group as the article words it, without its article."""
    first, last = span
    end = next((at for at in range(first, last) if sentence.tags[at] in ",W("), last)
    if end > first:
        last = end
    name = _plain(sentence, (first, last))
    lower = sentence.lower(last - 1)
    if lower in _BODIES and last - first <= 2:
        full = next((body for body in reversed(stage.cast.organisations) if lower in body.lower().split()), None)
        if full:
            stage.body = full
            return Claimant(full, ClaimantKind.ORGANISATION, resolved_from=sentence.slice(span))
    group = lower in _R["group_nouns"] or any(first <= chain[0] < last for chain in organisations(sentence))
    is_person = is_role(lower) and not group
    spoken = sentence.lower(first + (sentence.tag(first) == "D"))
    if spoken in {"spokesman", "spokeswoman", "spokesperson"} and sentence.lower(first + 2) in {"for", "of", "from"}:
        stage.body = _plain(sentence, (first + 3, last))
        return Claimant(stage.body, ClaimantKind.ORGANISATION, role=spoken)
    stage.body = name
    return Claimant(name, ClaimantKind.PERSON if is_person else ClaimantKind.ORGANISATION)


def _plain(sentence: Parsed, span: Span) -> str:
    first, last = span
    while first < last - 1 and sentence.lower(first) in {"the", "a", "an", "its", "their", "his", "her"}:
        first += 1
    return sentence.slice((first, last))[:_LONGEST_NAME].strip()
