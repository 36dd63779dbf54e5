"""A table as found in a file, before its cells are checked, and the list of what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.errors import TableError
from claims.reading.limits import MAX_LISTED_PROBLEMS


class Problems:
    """What is wrong with a table, a sentence each; the first are listed, the others counted."""

    def __init__(self) -> None:
        self.listed: list[str] = []
        self.count = 0

    def add(self, sentence: str) -> None:
        """Note one problem."""
        self.count += 1
        if len(self.listed) < MAX_LISTED_PROBLEMS:
            self.listed.append(sentence)

    def refuse(self, name: str) -> None:
        """Nothing, or TableError with every sentence when there is any."""
        if not self.count:
            return
        listed = list(self.listed)
        if self.count > len(listed):
            listed.append(f"… and {self.count - len(listed)} more like these.")
        things = "one problem" if self.count == 1 else f"{self.count:,} problems"
        first = "" if self.count > 1 else f" {listed[0]}"
        raise TableError(f"{name} cannot be used as a sources table: {things}; no row of it was taken.{first}", listed)


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
