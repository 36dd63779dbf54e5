"""What is counted: nouns that count the same kind of thing, staff and workers, and those that never do."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from claims.matching.related import in_common
from claims.matching.stem import base

# Kinds that are each other's count: councils lose seats and councillors, floods destroy buildings and homes.
ALIKE = (frozenset({"seats", "lawmakers"}), frozenset({"buildings", "homes"}), frozenset({"murders", "deaths"}))
COUNTED_AS_PEOPLE = frozenset({"countries", "votes", "seats"})  # vote, as people do
ANYBODY = "people"  # the kind whose nouns are said of people of every kind


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is counted."""

    name: str
    of_people: bool
    events: frozenset[str]  # stems that make people one of these: people killed are deaths


@lru_cache(maxsize=1)
def _kinds() -> dict[str, Kind]:
    """For each noun of counted_things.txt, in singular and plural, its kind."""
    table: dict[str, Kind] = {}
    for row in files("claims.matching").joinpath("counted_things.txt").read_text("utf-8").splitlines():
        name, colon, told = row.partition(":")
        if not colon or row.startswith("#"):
            continue
        nouns, _, events = told.partition("|")
        kind = Kind(name.rstrip("*"), name.endswith("*"), frozenset(map(base, events.split())))
        table |= {form: kind for noun in nouns.split() for form in _forms(noun)}
    return table


def _forms(noun: str) -> Iterator[str]:
    yield noun
    yield noun + "s"
    if noun.endswith(("s", "x", "ch", "sh")):
        yield noun + "es"
    if noun.endswith("y"):
        yield noun[:-1] + "ies"


def is_person(noun: str) -> bool:
    """Whether a noun in small letters, as written, counts people."""
    kind = _kinds().get(noun)
    return kind is not None and kind.of_people


def same_kind(noun: str, near: Collection[str], other: str, other_near: Collection[str]) -> bool | None:
    """Whether two nouns, in small letters as written, count the same kind of thing; None where that is not known.

    `near` and `other_near` are the stems around each: people are the same as deaths where they were killed.
    """
    one, two = _kinds().get(noun), _kinds().get(other)
    if one is None or two is None:
        return None
    if one.name == two.name or {one.name, two.name} in ALIKE:
        return True
    if one.of_people and two.of_people:
        return True if ANYBODY in (one.name, two.name) else None
    for kind, beside, around in ((one, two, other_near), (two, one, near)):
        if kind.events and (beside.of_people or beside.name in COUNTED_AS_PEOPLE):
            return in_common(kind.events, frozenset(around)) > 0
    return False
