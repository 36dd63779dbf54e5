"""Runs of capitalised words: which are people, which are organisations, and what their titles and roles are."""

from collections.abc import Iterator

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
    {
        "de",
        "van",
        "von",
        "der",
        "den",
        "al",
        "bin",
        "ibn",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "des",
        "la",
        "le",
        "el",
        "di",
        "del",
        "ter",
    }
)


# Letters after a name that are no part of it: "Neil Frayne QC".
_AFTER_NAMES = frozenset(
    {"QC", "KC", "SC", "MP", "MEP", "MSP", "TD", "CBE", "OBE", "MBE", "PhD", "MD", "FRS", "Jr", "Sr"}
)


_LONGEST_CHAIN = 12  # words of a name with its titles; longer runs are headlines in capitals or lists


_LONGEST_ROLE = 8  # words; more belongs to the sentence


def is_role(word: str) -> bool:
    """Whether a word names a role ("minister", "spokeswoman")."""
    return word.lower().rstrip(".") in _ROLES


def gender_of(word: str) -> str:
    """f or m where the role says so ("spokeswoman"), else empty."""
    return "f" if word in _SHE else "m" if word in _HE else ""


def chains(sentence: Parsed) -> list[Span]:
    """Runs of names: capitalised words, with particles and "of" between names of organisations left out."""
    if "chains" not in sentence.memo:
        sentence.memo["chains"] = list(_chains(sentence))
    return sentence.memo["chains"]


def _chains(sentence: Parsed) -> Iterator[Span]:
    at, last = 0, len(sentence.words)
    while at < last:
        if not _names(sentence, at):
            at += 1
            continue
        end = at + 1
        while (
            end < last
            and end - at < _LONGEST_CHAIN
            and sentence.words[end].text not in _AFTER_NAMES
            and (_names(sentence, end) or (sentence.lower(end) in _PARTICLES and _names(sentence, end + 1)))
        ):
            end += 1
        yield (at, end)
        at = end + (end < last and sentence.words[end].text in _AFTER_NAMES)


def _names(sentence: Parsed, at: int) -> bool:
    if not 0 <= at < len(sentence.words):
        return False
    word = sentence.words[at]
    if not word.text[0].isupper() or word.text in _NOT_NAMES:
        return False
    return sentence.tags[at] == "P" or (at == 0 and sentence.tags[at] in "NJEB" and sentence.tag(1) == "P")


def title_and_name(sentence: Parsed, chain: Span) -> tuple[Span, Span]:
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


def name_text(sentence: Parsed, name: Span) -> str:
    return " ".join(sentence.words[at].text for at in range(*name))


def is_organisation(sentence: Parsed, chain: Span) -> bool:
    last = sentence.words[chain[1] - 1].text
    if last in _ORG or (last.isupper() and len(last) > 1 and chain[1] - chain[0] == 1):
        return True
    title, name = title_and_name(sentence, chain)
    return (
        name[0] < name[1] and title[0] == title[1] and any(sentence.words[at].text in _ORG for at in range(*name)[1:])
    )


def is_person(sentence: Parsed, title: Span, name: Span) -> bool:
    if title[0] < title[1]:
        return True
    if sentence.words[name[0]].text in _FIRST["female"] | _FIRST["male"] | _FIRST["either"]:
        return True
    initials = [sentence.words[at].text for at in range(name[0], name[1] - 1)]
    if initials and all(len(word.rstrip(".")) == 1 for word in initials):
        return True  # "R D Gokhale"
    before, after = sentence.lower(name[0] - 1), sentence.lower(name[1] + 1)
    if before in _ROLES or (before == "," and sentence.lower(name[0] - 2) in _ROLES):
        return True
    if sentence.tag(name[1]) == "," and sentence.tag(name[1] + 1) == "#" and after.isdigit():
        return True  # "Paul Stott, 58,"
    described = _apposition(sentence, name)
    return described is not None and any(is_role(word) for word in described.split())


def may_be_a_person(sentence: Parsed, title: Span, name: Span) -> bool:
    """Two or three capitalised words that are not plainly a place or a thing."""
    if title[0] < title[1] or not 2 <= name[1] - name[0] <= 3:
        return False
    if sentence.lower(name[0]) in _P["place_hints"] or sentence.lower(name[0] - 1) in _PLACED:
        return False
    return all(sentence.words[at].text.isalpha() and not sentence.words[at].text.isupper() for at in range(*name))


_PLACED = frozenset({"the", "in", "at", "near", "from", "to", "a", "an", "this", "into", "outside", "around", "across"})


def title_names_a_person(sentence: Parsed, title: Span) -> bool:
    word = sentence.words[title[1] - 1].text.rstrip(".")
    return word in _P["titles_f"] | _P["titles_m"] or word in _P["titles_any"] or word.lower() in _ROLES


def gender(sentence: Parsed, title: Span, name: Span) -> str:
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


def role_start(sentence: Parsed, title: Span, name: Span) -> int:
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


def role_of(sentence: Parsed, title: Span, name: Span) -> str | None:
    """The role written before the name or after it; None when there is only a form of address."""
    start = role_start(sentence, title, name)
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
