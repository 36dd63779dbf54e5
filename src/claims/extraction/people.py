"""Who is in the article: people with their roles, and organisations, as they are named across all of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.extraction.lexicon import words
from claims.extraction.parsed import Parsed, Span

_P = words("people.json")
_FIRST = words("first_names.json")
_TITLES = _P["titles_f"] | _P["titles_m"] | _P["titles_any"]
_ROLES = _P["roles"]
_ORG = _P["org_words"]
_NOT_NAMES = _P["not_names"]
_SHE = frozenset(
    {
        "spokeswoman",
        "chairwoman",
        "actress",
        "mother",
        "sister",
        "daughter",
        "wife",
        "aunt",
        "niece",
        "widow",
        "congresswoman",
        "nun",
    }
)
_HE = frozenset(
    {"chairman", "father", "brother", "son", "husband", "uncle", "nephew", "widower", "congressman", "councilman"}
)
_PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "al", "bin", "ibn", "da", "dos", "la", "le", "el", "di", "del", "ter"}
)
_LONGEST_CHAIN = 12  # words of a name with its titles; longer runs are headlines in capitals or lists
_LONGEST_ROLE = 8  # words; more belongs to the sentence


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
        for chain in _chains(sentence):
            title, name = _split(sentence, chain)
            if _is_organisation(sentence, chain):
                text = sentence.slice(chain)
                if text not in seen:
                    seen.add(text)
                    found.organisations.append(text)
            elif name[1] - name[0] >= 2 and _is_person(sentence, title, name):
                found.add(_text(sentence, name), _role(sentence, title, name), _gender(sentence, title, name))
            elif _may_be_a_person(sentence, title, name) and found.known(_text(sentence, name)) is None:
                found.add(_text(sentence, name), None, "").sure = False
            elif name[0] < name[1]:
                later.append((sentence, chain))
    for sentence, chain in later:
        title, name = _split(sentence, chain)
        person = found.known(_text(sentence, name))
        if person:
            person.gender = person.gender or _gender(sentence, title, name)
        elif title[0] < title[1] and name[1] - name[0] == 1 and _title_names_a_person(sentence, title):
            found.add(_text(sentence, name), _role(sentence, title, name), _gender(sentence, title, name))
    return found


def mentions(sentence: Parsed, known: Cast) -> Iterator[Mention]:
    """The people of `known` named in the sentence, in order."""
    for chain in _chains(sentence):
        title, name = _split(sentence, chain)
        if name[0] >= name[1]:
            continue
        person = known.known(_text(sentence, name)) if not _is_organisation(sentence, chain) else None
        if person and (name[1] - name[0] > 1 or _text(sentence, name) == person.surname):
            yield Mention(person, name, (_role_start(sentence, title, name), name[1]))


def organisations(sentence: Parsed) -> Iterator[Span]:
    """The organisations named in the sentence, by their words."""
    for chain in _chains(sentence):
        if _is_organisation(sentence, chain):
            yield chain


def role_words(role: str) -> frozenset[str]:
    """The telling words of a role, for comparing "the foreign secretary" with "Foreign Secretary"."""
    return frozenset(
        word
        for word in role.lower().replace("’s", "").split()
        if word not in {"the", "a", "an", "of", "its", "his", "her", "their", "former", "new"}
    )


def is_role(word: str) -> bool:
    """Whether a word names a role ("minister", "spokeswoman")."""
    return word.lower().rstrip(".") in _ROLES


def gender_of(word: str) -> str:
    """f or m where the role says so ("spokeswoman"), else empty."""
    return "f" if word in _SHE else "m" if word in _HE else ""


def _chains(sentence: Parsed) -> Iterator[Span]:
    """Runs of names: capitalised words, with particles and "of" between names of organisations left out."""
    at, last = 0, len(sentence.words)
    while at < last:
        if not _names(sentence, at):
            at += 1
            continue
        end = at + 1
        while end < last and (
            _names(sentence, end) or (sentence.lower(end) in _PARTICLES and _names(sentence, end + 1))
        ):
            end += 1
        yield (at, end)
        at = end


def _names(sentence: Parsed, at: int) -> bool:
    if not 0 <= at < len(sentence.words):
        return False
    word = sentence.words[at]
    if not word.text[0].isupper() or word.text in _NOT_NAMES:
        return False
    return sentence.tags[at] == "P" or (at == 0 and sentence.tags[at] in "NJEB" and sentence.tag(1) == "P")


def _split(sentence: Parsed, chain: Span) -> tuple[Span, Span]:
    """The chain cut into titles and roles in front, and the name."""
    first, last = chain
    cut = first
    for at in range(first, last):
        word = sentence.words[at].text.rstrip(".")
        if word in _TITLES or word.lower() in _ROLES:
            cut = at + 1
    if cut == last and last - first > 1 and sentence.words[last - 1].text in _TITLES and cut - 1 > first:
        cut = first  # a name that looks like a title: "James Dean"
    return (first, cut), (cut, last)


def _text(sentence: Parsed, name: Span) -> str:
    return " ".join(sentence.words[at].text for at in range(*name))


def _is_organisation(sentence: Parsed, chain: Span) -> bool:
    last = sentence.words[chain[1] - 1].text
    if last in _ORG or (last.isupper() and len(last) > 1 and chain[1] - chain[0] == 1):
        return True
    title, name = _split(sentence, chain)
    return (
        name[0] < name[1] and title[0] == title[1] and any(sentence.words[at].text in _ORG for at in range(*name)[1:])
    )


def _is_person(sentence: Parsed, title: Span, name: Span) -> bool:
    if title[0] < title[1]:
        return True
    if sentence.words[name[0]].text in _FIRST["female"] | _FIRST["male"] | _FIRST["either"]:
        return True
    before, after = sentence.lower(name[0] - 1), sentence.lower(name[1] + 1)
    if before in _ROLES or (before == "," and sentence.lower(name[0] - 2) in _ROLES):
        return True
    if sentence.tag(name[1]) == "," and sentence.tag(name[1] + 1) == "#" and after.isdigit():
        return True  # "Paul Stott, 58,"
    described = _apposition(sentence, name)
    return described is not None and any(is_role(word) for word in described.split())


def _may_be_a_person(sentence: Parsed, title: Span, name: Span) -> bool:
    """Two or three capitalised words that are not plainly a place or a thing."""
    if title[0] < title[1] or not 2 <= name[1] - name[0] <= 3:
        return False
    if sentence.lower(name[0]) in _P["place_hints"] or sentence.lower(name[0] - 1) in _PLACED:
        return False
    return all(sentence.words[at].text.isalpha() and not sentence.words[at].text.isupper() for at in range(*name))


_PLACED = frozenset({"the", "in", "at", "near", "from", "to", "a", "an", "this", "into", "outside", "around", "across"})


def _title_names_a_person(sentence: Parsed, title: Span) -> bool:
    word = sentence.words[title[1] - 1].text.rstrip(".")
    return word in _P["titles_f"] | _P["titles_m"] or word in _P["titles_any"] or word.lower() in _ROLES


def _gender(sentence: Parsed, title: Span, name: Span) -> str:
    for at in range(*title):
        word = sentence.words[at].text.rstrip(".")
        if word in _P["titles_f"]:
            return "f"
        if word in _P["titles_m"]:
            return "m"
    for at in (name[0] - 1, name[0] - 2):
        if gender_of(sentence.lower(at)):
            return gender_of(sentence.lower(at))
    if name[1] - name[0] > 1:
        first = sentence.words[name[0]].text
        return "f" if first in _FIRST["female"] else "m" if first in _FIRST["male"] else ""
    return ""


def _role_start(sentence: Parsed, title: Span, name: Span) -> int:
    """Where the title and role before a name begin: "the BBC’s diplomatic reporter", "Council leader"."""
    at = title[0]
    if title[0] == title[1] and sentence.lower(at - 1) not in _ROLES:
        return at
    while at > 0 and title[0] - at < _LONGEST_ROLE:
        letter = sentence.tags[at - 1]
        if letter in "NPJO" or (letter == "D" and sentence.lower(at - 1) != "both"):
            at -= 1
            if letter == "D":
                break
            continue
        break
    return at


def _role(sentence: Parsed, title: Span, name: Span) -> str | None:
    """The role written before the name or after it; None when there is only a form of address."""
    start = _role_start(sentence, title, name)
    before = [at for at in range(start, name[0]) if sentence.tags[at] != "D"]
    role = sentence.slice((before[0], name[0])) if before else ""
    if any(is_role(word) for word in role.split()):
        return role
    if sentence.tag(name[0] - 1) == ",":  # "Its transport spokeswoman, Priya Nandal,"
        begin = name[0] - 2
        while begin > 0 and sentence.tags[begin - 1] in "NPJO" and name[0] - begin < _LONGEST_ROLE:
            begin -= 1
        if is_role(sentence.lower(name[0] - 2)):
            return sentence.slice((begin, name[0] - 1))
    described = _apposition(sentence, name)
    if described and any(is_role(word) for word in described.split()):
        return described
    return role if role and not _only_address(role) else None


def _only_address(role: str) -> bool:
    return all(word.rstrip(".") in _P["titles_f"] | _P["titles_m"] | {"Dr", "Prof", "Rev"} for word in role.split())


def _apposition(sentence: Parsed, name: Span) -> str | None:
    """The words between commas after a name, articles left out: "chief economist at Varde Bank"."""
    if sentence.tag(name[1]) not in ",(":
        return None
    begin = name[1] + 1
    if sentence.tag(begin) == "#" and sentence.tag(begin + 1) == ",":  # the age comes first
        begin += 2
    end = begin
    while end < len(sentence.words) and sentence.tags[end] not in ",;.:-()“W" and end - begin < _LONGEST_ROLE * 2:
        end += 1
    if begin < end and sentence.tag(begin) == "D":
        begin += 1
    if begin >= end or sentence.finite(begin, end) or sentence.tag(begin) in "GEIC":
        return None
    return sentence.slice((begin, end))
