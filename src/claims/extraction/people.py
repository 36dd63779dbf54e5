"""Who is in the article: people with their roles, and organisations, as they are named across all of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.extraction.names import (
    chains,
    gender,
    is_organisation,
    is_person,
    may_be_a_person,
    name_text,
    role_of,
    role_start,
    title_and_name,
    title_names_a_person,
)
from claims.extraction.parsed import Parsed, Span


@dataclass(slots=True)
class Person:
    """Somebody the article names; `gender` is f, m or empty, `role` as first written."""

    name: str
    role: str | None = None
    gender: str = ""
    sure: bool = True  # False: a name of two words that nothing shows to be a person's

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at a place: the words of the name, and of the title and role that belong to it."""

    person: Person
    name: Span
    whole: Span


@dataclass(slots=True)
class Cast:
    """Everybody and every organisation in the article, found by name."""

    people: list[Person] = field(default_factory=list)
    by_name: dict[str, Person] = field(default_factory=dict)
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    organisations: list[str] = field(default_factory=list)

    def known(self, name: str) -> Person | None:
        """The person of that full name or surname; None when nobody or more than one bears it."""
        if name in self.by_name:
            return self.by_name[name]
        bearers = self.by_surname.get(name.rsplit(maxsplit=1)[-1], []) if name else []
        return bearers[0] if len(bearers) == 1 else None

    def add(self, name: str, role: str | None, gender: str) -> Person:
        """The person of that name, made if new; what is newly known is added."""
        person = self.known(name) if " " not in name else self.by_name.get(name)
        if person is None:
            person = Person(name)
            self.people.append(person)
            self.by_name[name] = person
            self.by_surname.setdefault(person.surname, []).append(person)
        person.sure = True
        person.role = person.role or role
        person.gender = person.gender or gender
        return person


def cast(sentences: Iterable[Parsed]) -> Cast:
    """The people and organisations named in the sentences, full names first so that surnames find them."""
    found = Cast()
    later: list[tuple[Parsed, Span]] = []
    seen: set[str] = set()
    for sentence in sentences:
        for chain in chains(sentence):
            title, name = title_and_name(sentence, chain)
            if is_organisation(sentence, chain):
                text = sentence.slice(chain)
                if text not in seen:
                    seen.add(text)
                    found.organisations.append(text)
            elif name[1] - name[0] >= 2 and is_person(sentence, title, name):
                found.add(name_text(sentence, name), role_of(sentence, title, name), gender(sentence, title, name))
            elif may_be_a_person(sentence, title, name) and found.known(name_text(sentence, name)) is None:
                found.add(name_text(sentence, name), None, "").sure = False
            elif name[0] < name[1]:
                later.append((sentence, chain))
    for sentence, chain in later:
        title, name = title_and_name(sentence, chain)
        person = found.known(name_text(sentence, name))
        if person:
            person.gender = person.gender or gender(sentence, title, name)
        elif title[0] < title[1] and name[1] - name[0] == 1 and title_names_a_person(sentence, title):
            found.add(name_text(sentence, name), role_of(sentence, title, name), gender(sentence, title, name))
    return found


def mentions(sentence: Parsed, known: Cast) -> Iterator[Mention]:
    """The people of `known` named in the sentence, in order."""
    for chain in chains(sentence):
        title, name = title_and_name(sentence, chain)
        if name[0] >= name[1]:
            continue
        person = known.known(name_text(sentence, name)) if not is_organisation(sentence, chain) else None
        if person and (name[1] - name[0] > 1 or name_text(sentence, name) == person.surname):
            yield Mention(person, name, (role_start(sentence, title, name), name[1]))


def organisations(sentence: Parsed) -> Iterator[Span]:
    """The organisations named in the sentence, by their words."""
    for chain in chains(sentence):
        if is_organisation(sentence, chain):
            yield chain


def role_words(role: str) -> frozenset[str]:
    """The telling words of a role, for comparing "the foreign secretary" with "Foreign Secretary"."""
    return frozenset(
        word
        for word in role.lower().replace("’s", "").split()
        if word not in {"the", "a", "an", "of", "its", "his", "her", "their", "former", "new"}
    )
