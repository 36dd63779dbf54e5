"""Words that say much the same: kill and murder, buy and purchase."""

from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files

from claims.matching.stem import stem

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def related() -> dict[str, frozenset[str]]:
    """For each stem of related_words.txt the stems of its groups."""
    return _groups("related_words.txt")


@lru_cache(maxsize=1)
def same_deeds() -> dict[str, frozenset[str]]:
    """For each stem of same_deeds.txt the stems of its groups: buy and purchase."""
    return _groups("same_deeds.txt")


def _groups(name: str) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in files("claims.matching").joinpath(name).read_text("utf-8").splitlines():
        group = frozenset(map(stem, row.split())) if not row.startswith("#") else _NONE
        for word in group:
            table[word] = table.get(word, _NONE) | group
    return table


def in_common(ours: Collection[str], theirs: frozenset[str]) -> int:
    """How many stems of ours are among theirs, as they are or in one that says much the same."""
    every = related()
    return sum(1 for name in ours if name in theirs or not every.get(name, _NONE).isdisjoint(theirs))
