"""From the words that name a speaker to the claimant: a person by full name, a body, a document, the publication."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.extraction.draft import Claimant, Resolution
from claims.extraction.lexicon import words
from claims.extraction.names import gender_of, is_role
from claims.extraction.parsed import Parsed, Span
from claims.extraction.people import Cast, Person, mentions, organisations, role_words
from claims.extraction.subjects import subject_alone
from claims.extraction.things import CAPITALS, Thing, things
from claims.extraction.unnamed import plain, speaking_subject, unnamed_subject
from claims.model.enums import ClaimantKind

_R = words("reporting.json")
_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f"}
_OWNERS = {**_PRONOUNS, "his": "m"}
_BODIES = frozenset(
    {"council", "company", "charity", "club", "bank", "hospital", "university", "agency", "union", "party", "ministry",
     "board", "court", "government", "firm", "department", "institute", "commission", "committee", "association",
     "newspaper", "school", "trust", "group", "team", "watchdog", "regulator"}
)  # fmt: skip
_REACH = 6  # sentences a pronoun is followed back; further off a reader would need the name again


@dataclass(slots=True)
class Stage:
    """Who has been named so far, the latest first; what pronouns are resolved against."""

    cast: Cast
    publication: Claimant | None
    recent: list[tuple[int, Person]] = field(default_factory=list)  # (sentence number, person)
    body: str | None = None  # the organisation that spoke last
    unnamed: tuple[int, str] = (-9, "")  # a sentence about somebody without a name: its number, and the words
    number: int = 0  # of the sentence being read
    before: list[Thing] = field(default_factory=list)  # what the sentence before named, people left out
    text: str = ""  # of the article
    speaking: str = ""  # the report, suit or body the sentence before was about: what "it says" goes back to

    def saw(self, sentence: Parsed, *, speaker: Person | None = None) -> None:
        """Notes who the sentence names; who spoke comes before who was spoken of, the subject before the rest."""
        named = [mention.person for mention in mentions(sentence, self.cast)]
        self._keeps(sentence, named)
        unnamed = unnamed_subject(sentence)
        if unnamed or not (self.unnamed[0] == self.number - 1 and sentence.lower(0) in _PRONOUNS):
            self.unnamed = (self.number, unnamed)
        else:
            self.unnamed = (self.number, self.unnamed[1])
        order = [*([speaker] if speaker else []), *named]
        kept = [entry for entry in self.recent if entry[1] not in order and self.number - entry[0] <= _REACH]
        ranked: list[tuple[int, Person]] = []
        for person in order:
            if all(person is not other for _, other in ranked):
                ranked.append((self.number, person))
        self.recent = ranked + kept

    def _keeps(self, sentence: Parsed, named: list[Person]) -> None:
        """Learns from "her son" who its subject is; a pronoun keeps on stage whom it means."""
        at = next((k for k, word in enumerate(sentence.words) if word.lower in _OWNERS and not sentence.quoted[k]), -1)
        if at < 0:
            return
        gender = _OWNERS[sentence.lower(at)]
        if named and not named[0].gender and sentence.words[0].text == named[0].name.split()[0]:
            named[0].gender, named[0].sure = gender, True
        if not any(person.gender == gender for person in named):
            meant = next((k for k, (_, person) in enumerate(self.recent) if person.gender == gender), -1)
            if meant >= 0:
                self.recent[meant] = (self.number, self.recent[meant][1])

    def person(self, pronoun: str) -> Person | None:
        """Whom "she" or "he" means: the latest that it fits; None when nobody near fits."""
        gender = _PRONOUNS[pronoun]
        near = [person for number, person in self.recent if self.number - number <= _REACH]
        fitting = [person for person in near if person.gender in {gender, ""}]
        found = next((person for person in fitting if person.sure), next(iter(fitting), None))
        if found:
            found.gender, found.sure = gender, True
        return found

    def passes(self, sentence: Parsed) -> None:
        """Notes what the sentence named for the pronouns of the next; "It" as its subject keeps the one before."""
        told = things(sentence, self.cast)
        self.speaking = speaking_subject(sentence, self.cast)
        if sentence.lower(0) in {"it", "its", "they", "their"}:
            told = [thing for thing in self.before if thing.subject] + [replace(thing, subject=False) for thing in told]
        self.before = told

    def sure(self, pronoun: str, *, later: Sequence[Person] = ()) -> Person | None:
        """The same, but only when nobody else near fits as well; of unknown gender only when nobody else is about.

        `later` are people named only after the pronoun, whom it cannot mean.
        """
        gender = _PRONOUNS[pronoun]
        fitting = [
            person
            for number, person in self.recent
            if self.number - number <= 1 and person.gender in {gender, ""} and all(person is not one for one in later)
        ]
        if len(fitting) != 1:
            return None
        alone = all(person is fitting[0] or person.gender not in {gender, ""} for _, person in self.recent)
        return fitting[0] if fitting[0].gender == gender or (alone and fitting[0].sure) else None


def claimant(sentence: Parsed, span: Span, stage: Stage) -> tuple[Claimant | None, Person | None]:
    """Who the words of `span` name as speaker, and the person behind it if it is one we know."""
    first, last = subject_alone(sentence, span)
    if first >= last:
        return stage.publication, None
    found, person = _who(sentence, (first, last), stage)
    return replace(found, mention=sentence.offsets((first, last))), person


def _who(sentence: Parsed, span: Span, stage: Stage) -> tuple[Claimant, Person | None]:
    first, last = span
    head = sentence.lower(first)
    if last - first == 1 and head in _PRONOUNS:
        return _by_pronoun(sentence, first, stage)
    if last - first == 1 and head in {"they", "it"}:
        return _body_by_pronoun(sentence, first, stage), None
    document = _document(sentence, span, stage)
    if document:
        return document, None
    named = [mention for mention in mentions(sentence, stage.cast) if first <= mention.name[0] < last]
    if named and not _belongs_to_body(sentence, first, named[0].name[0]):
        person = named[0].person
        person.sure = True
        return _as_claimant(person), person
    role, sure = by_role(sentence, span, stage)
    if role is None:
        role, sure = _by_age(sentence, first, stage), False
    if role:
        found = _as_claimant(role, resolved_from=sentence.slice(span))
        return replace(found, resolved=Resolution.ROLE, sure=sure), role
    return _body(sentence, span, stage), None


def _by_pronoun(sentence: Parsed, at: int, stage: Stage) -> tuple[Claimant, Person | None]:
    """ "She" with the name behind it; unsure where somebody else near fits as well, or nobody does."""
    word = sentence.words[at].text
    unnamed = stage.unnamed[1] if stage.unnamed[0] == stage.number - 1 else ""
    if unnamed:  # "A spokesman for the firm denied it. He said …"
        found = Claimant(unnamed, ClaimantKind.PERSON, resolved=Resolution.PRONOUN, sure=False, resolved_from=word)
        return found, None
    alone = stage.sure(sentence.lower(at))
    person = stage.person(sentence.lower(at))
    if person is None:
        return Claimant(word, ClaimantKind.PERSON, resolved=Resolution.PRONOUN, sure=False), None
    found = _as_claimant(person, resolved_from=word)
    return replace(found, resolved=Resolution.PRONOUN, sure=alone is person), person


def _body_by_pronoun(sentence: Parsed, at: int, stage: Stage) -> Claimant:
    """ "The company expects …, it said": the body the sentence is about; else the one that spoke last."""
    here = [thing for thing in things(sentence, stage.cast) if thing.subject and thing.span[1] <= at and thing.name]
    here = [
        thing for thing in here if not (thing.span == (0, 1) and thing.name.endswith("s"))
    ]  # "Spillways were opened, it"
    bodies = [thing for thing in here if thing.named or sentence.lower(thing.span[1] - 1) in _R["group_nouns"]]
    word = sentence.words[at].text
    if bodies:
        noun = sentence.lower(bodies[0].span[1] - 1)
        stage.body = body_named(noun, stage)[0] or plain(sentence, bodies[0].span)
    if not bodies and stage.speaking:
        found = Claimant(stage.speaking, ClaimantKind.ORGANISATION, resolved=Resolution.PRONOUN, sure=False)
        return replace(found, resolved_from=word)
    body = Claimant(stage.body or word, ClaimantKind.ORGANISATION, resolved=Resolution.PRONOUN, sure=len(bodies) == 1)
    return replace(body, resolved_from=word) if stage.body else body


def _as_claimant(person: Person, *, resolved_from: str | None = None) -> Claimant:
    return Claimant(person.name, ClaimantKind.PERSON, role=person.role, resolved_from=resolved_from)


def _document(sentence: Parsed, span: Span, stage: Stage) -> Claimant | None:
    """ "figures from the Health Board" are the Board's; "a study published in X" speaks for itself."""
    first, last = span
    head = next((at for at in range(first, last) if sentence.tags[at] in "IWE,"), last)
    noun = sentence.lower(head - 1) if head > first else ""
    if noun not in _R["doc_nouns"]:
        return None
    if head < last and sentence.lower(head) in {"from", "by"}:
        kind, name = ClaimantKind.ORGANISATION, plain(sentence, (head + 1, last))
        person = next((m.person for m in mentions(sentence, stage.cast) if head < m.name[0] < last), None)
        if person:
            return Claimant(person.name, ClaimantKind.PERSON, role=person.role)
        if name and any(head < chain[0] < last for chain in _organisations_and_names(sentence)):
            return Claimant(name, kind, role=noun)
    described = head if sentence.tag(head) == "," else last  # "Her report, delivered in May,"
    return Claimant(plain(sentence, (first, described)), ClaimantKind.DOCUMENT)


def _organisations_and_names(sentence: Parsed) -> list[Span]:
    return [(at, at + 1) for at in range(len(sentence.words)) if sentence.tags[at] == "P"]


def _belongs_to_body(sentence: Parsed, first: int, name: int) -> bool:
    """ "a team led by Professor X": the team speaks."""
    return any(sentence.tags[at] in "EVI" for at in range(first, name)) and sentence.lower(name - 1) != ","


_HEADS = {"secretary": "minister", "chancellor": "minister", "chief": "leader", "boss": "leader", "chair": "chairman"}


def by_role(sentence: Parsed, span: Span, stage: Stage) -> tuple[Person | None, bool]:
    """Whose role the words are ("the foreign secretary"), and whether that is sure: exactly one person's it is.

    Of several the latest is named, as a suggestion; so is the latest counterpart where nobody bears the role itself.
    """
    first, last = span
    if not is_role(sentence.lower(last - 1)) or any(sentence.tags[at] in "IC" for at in range(first, last)):
        return None, False
    wanted = role_words(sentence.slice(span))
    gender = gender_of(sentence.lower(last - 1))
    known = [person for person in stage.cast.people if person.role and (not gender or person.gender in {gender, ""})]
    fitting = [person for person in known if wanted <= role_words(person.role or "")]
    if len(fitting) == 1:
        return fitting[0], True
    headed = [person for person in known if sentence.lower(last - 1) in role_words(person.role or "")]
    if not fitting and len(headed) == 1 and last - first > 2 and sentence.lower(first) == "the":
        return headed[0], False  # "the Labour mayor", of the only mayor
    alike = fitting or [person for person in known if _alike(wanted, role_words(person.role or ""))]
    return next((person for _, person in stage.recent if person in alike), None), False


def _alike(wanted: frozenset[str], role: frozenset[str]) -> bool:
    """ "foreign minister" and "foreign secretary", or a minister's counterpart."""
    if "counterpart" in role:
        return bool(wanted & {"minister", "secretary", "president", "premier"})
    return {_HEADS.get(word, word) for word in wanted} <= {_HEADS.get(word, word) for word in role}


def _by_age(sentence: Parsed, first: int, stage: Stage) -> Person | None:
    """ "The 34-year-old teacher": whoever was named last."""
    aged = sentence.lower(first) == "the" and sentence.lower(first + 1).endswith("year-old")
    return stage.recent[0][1] if aged and stage.recent else None


def _body(sentence: Parsed, span: Span, stage: Stage) -> Claimant:
    """An organisation or a group as the article words it, without its article."""
    first, last = span
    end = next((at for at in range(first, last) if sentence.tags[at] in ",W("), last)
    if sentence.tag(end) == "," and end + 1 < last and set(sentence.tags[end + 1 : last]) == {"P"}:
        first, end = end + 1, last  # "The firm that runs it, Aguas Sul,": by its name
    if end > first:
        last = end
    name = plain(sentence, (first, last))
    lower = sentence.lower(last - 1)
    full, sure = body_named(lower, stage) if last - first <= 2 else (None, False)
    if full:
        stage.body = full
        words_here = sentence.slice(span)
        found = Claimant(full, ClaimantKind.ORGANISATION, resolved_from=words_here, resolved=Resolution.ROLE)
        return replace(found, sure=sure)
    group = lower in _R["group_nouns"] or any(first <= chain[0] < last for chain in organisations(sentence))
    is_person = is_role(lower) and not group
    spoken = sentence.lower(first + (sentence.tag(first) == "D"))
    if spoken in {"spokesman", "spokeswoman", "spokesperson"} and sentence.lower(first + 2) in {"for", "of", "from"}:
        stage.body = plain(sentence, (first + 3, last))
        return Claimant(stage.body, ClaimantKind.ORGANISATION, role=spoken)
    stage.body = name
    return Claimant(name, ClaimantKind.PERSON if is_person else ClaimantKind.ORGANISATION)


_COMPANIES = frozenset({"company", "firm", "retailer", "manufacturer", "airline", "developer", "operator", "supplier"})


def body_named(noun: str, stage: Stage) -> tuple[str | None, bool]:
    """The organisation that "the council" stands for by a word of its name; sure when only one has that word.

    "The company" without such a name is suggested to be the one that the sentence before was about.
    """
    if noun in _BODIES:
        names = ((body, body.lower()) for body in stage.cast.organisations)
        fitting = [body for body, low in names if low.endswith(f" {noun}") or low.startswith(f"{noun} of ")]
        if fitting:
            return fitting[-1], len(fitting) == 1
    named = [thing.name for thing in stage.before if thing.named and thing.subject and thing.name not in CAPITALS]
    about = [name for name in named if stage.cast.known(name) is None]
    return (about[-1], False) if about and noun in _COMPANIES else (None, False)
