"""A table as found in a file, before its cells are checked, and the list of what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.errors import TableError
from claims.reading.limits import MAX_LISTED_PROBLEMS

_PLACE = re.compile(r"(row|entry) ([0-9]+)(?=[ ,])(.*)", re.DOTALL)
_PLURAL = {"row": "rows", "entry": "entries"}
_NAMED = 3  # rows that a sentence about many of them names; the others it counts


class Problems:
    """What is wrong with a table: a sentence for rows that are wrong alike, of the first kinds; the others counted."""

    def __init__(self) -> None:
        self.count = 0
        self._kinds: dict[tuple[str, str], list[str]] = {}  # (unit, the rest of the sentence): its rows

    def add(self, sentence: str) -> None:
        """Note one problem."""
        self.count += 1
        place = _PLACE.match(sentence)
        kind = (place[1], place[3]) if place else ("", sentence)
        if kind in self._kinds or len(self._kinds) < MAX_LISTED_PROBLEMS:
            self._kinds.setdefault(kind, []).append(place[2] if place else "")

    @property
    def listed(self) -> list[str]:
        """A sentence for each kind of problem, in the order they were first met."""
        return [_sentence(unit, rest, rows) for (unit, rest), rows in self._kinds.items()]

    def refuse(self, name: str) -> None:
        """Nothing, or TableError with every sentence when there is any."""
        if not self.count:
            return
        listed = self.listed
        if more := self.count - sum(map(len, self._kinds.values())):
            listed.append(f"… and {more} more like these.")
        things = "one problem" if self.count == 1 else f"{self.count:,} problems"
        first = "" if self.count > 1 else f" {listed[0]}"
        raise TableError(f"{name} cannot be used as a sources table: {things}; no row of it was taken.{first}", listed)


def _sentence(unit: str, rest: str, rows: list[str]) -> str:
    if not unit:
        return rest
    if len(rows) == 1:
        return f"{unit} {rows[0]}{rest}"
    if len(rows) <= _NAMED + 1:
        named = f"{', '.join(rows[:-1])} and {rows[-1]}"
    else:
        named = f"{', '.join(rows[:_NAMED])} and {len(rows) - _NAMED:,} more"
    return f"{_PLURAL[unit]} {named}{rest if rest.startswith(',') else f': each{rest}'}"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells by column; columns are normalised names, a cell that is not there is ''."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[int, dict[str, str]]]  # numbered as a spreadsheet does, or entries from 1
    problems: Problems = field(default_factory=Problems)
    unit: str = "row"  # what messages call one: "row" or "entry"


def column_name(header: str) -> str:
    """A column's name as the contract writes it: "Published on" and " published-on " are `published_on`."""
    return "_".join(header.replace("-", " ").replace("_", " ").casefold().split())


def refused(name: str, problem: str) -> TableError:
    """The TableError of a file in which no row can be read at all."""
    return TableError(f"{name} cannot be used as a sources table: {problem}", [problem])
