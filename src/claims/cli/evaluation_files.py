"""What `claims evaluate matching` reads: passages and claims as tables with tabs, judgements as TREC writes them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.cli.inputs import STANDARD_INPUT, lines_in
from claims.errors import InputError

if TYPE_CHECKING:
    from claims.matching import Entry

_JUDGED = "Each line is QUERY_ID 0 PASSAGE_ID RELEVANCE, as TREC writes judgements; relevance 1 and more is right."


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Passages numbered as they come, claims by id, the numbers of the right passages by claim id."""

    passages: "list[Entry]"
    queries: dict[str, str]
    qrels: dict[str, list[int]]
    without_claim: int  # claims that are judged but are not among the queries


def evaluation_set(passages: str, queries: str, qrels: str) -> EvaluationSet:
    """What the three files hold. Raises InputError naming the file and the line that cannot be used."""
    from claims.matching import Entry

    numbers: dict[str, int] = {}
    entries: list[Entry] = []
    for line, row in _rows(passages, ("passage_id", "statement"), ("title",)):
        _once(row["passage_id"], numbers, f"{passages}, line {line}", "passage")
        numbers[row["passage_id"]] = len(entries)
        entries.append(Entry(len(entries), row["statement"], row.get("title", "")))
    claims: dict[str, str] = {}
    for line, row in _rows(queries, ("query_id", "text"), ()):
        _once(row["query_id"], claims, f"{queries}, line {line}", "query")
        claims[row["query_id"]] = row["text"]
    right = _judgements(qrels, numbers, entries, passages)
    if not right.keys() & claims.keys():
        raise InputError(f"No query of {queries} has a right passage in {qrels}. Check that the ids are the same.")
    return EvaluationSet(entries, claims, right, len(right.keys() - claims.keys()))


def _once(name: str, known: "dict[str, int] | dict[str, str]", where: str, what: str) -> None:
    if name in known:
        raise InputError(f"{where}: the {what} {name} was there before. Give every {what} an id of its own.")


def _rows(source: str, needed: Sequence[str], optional: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a table by its columns, with the number of the line it begins in. Raises InputError."""
    name = _named(source)
    records = _records(list(lines_in(source)), name)
    header = [cell.strip().lower() for cell in records[0][1]] if records else []
    wanted = f"The first line must name the columns {', '.join((*needed, *optional))}, with a tab between."
    if missing := [column for column in needed if column not in header]:
        raise InputError(f"{name}, line 1 has no column {' and no column '.join(missing)}. {wanted}")
    for line, cells in records[1:]:
        if len(cells) > len(header):
            raise InputError(f"{name}, line {line} has {len(cells)} columns, and line 1 names {len(header)}.")
        row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
        if empty := [column for column in needed if not row.get(column)]:
            raise InputError(f"{name}, line {line} has no {' and no '.join(empty)}. Fill it in, or leave the line out.")
        yield line, row
    if len(records) < 2:
        raise InputError(f"{name} has a header and no rows. {wanted}")


def _records(lines: list[str], name: str) -> list[tuple[int, list[str]]]:
    """The records of a table that are not blank, each with its first line.

    Cells may be quoted as in CSV, with line breaks inside; where quotation marks do not stand as CSV has them they are
    read as part of the text.
    """
    try:
        found = _quoted(lines)
    except csv.Error as error:
        found = [(number, line.split("\t")) for number, line in enumerate(lines, start=1)]
        widths = {len(cells) for _, cells in found if any(cells)}
        if len(widths) > 1:  # neither way of reading it gives a table
            raise InputError(
                f"{name}, line {_line_of(lines)}: {error}. Put a cell with a tab, a line break or a quotation mark "
                'in quotation marks, and write "" for one inside it.'
            ) from None
    return [(line, cells) for line, cells in found if any(cell.strip() for cell in cells)]


def _quoted(lines: list[str]) -> list[tuple[int, list[str]]]:
    reader = csv.reader((line + "\n" for line in lines), delimiter="\t", strict=True)
    found = []
    start = 1
    for cells in reader:
        found.append((start, cells))
        start = reader.line_num + 1
    return found


def _line_of(lines: list[str]) -> int:
    """The line in which the record begins that cannot be read as CSV."""
    reader = csv.reader((line + "\n" for line in lines), delimiter="\t", strict=True)
    start = 1
    try:
        for _ in reader:
            start = reader.line_num + 1
    except csv.Error:
        pass
    return start


def _judgements(source: str, numbers: dict[str, int], entries: "list[Entry]", passages: str) -> dict[str, list[int]]:
    """The numbers of the right passages by claim id; what is judged as wrong is left out.

    Raises InputError where a line cannot be used, and where two judge a passage, or twins, differently for a claim.
    """
    from claims.matching.profile import twin_key

    name = _named(source)
    right: dict[str, list[int]] = {}
    judged: dict[tuple[str, str], tuple[int, str, bool]] = {}
    for line, text in enumerate(lines_in(source), start=1):
        if not text.strip():
            continue
        parts = text.split()
        if len(parts) != 4:
            raise InputError(f"{name}, line {line} has {len(parts)} columns instead of four. {_JUDGED}")
        query, _, passage, relevance = parts
        if not relevance.lstrip("-").isdecimal():
            raise InputError(f"{name}, line {line}: the relevance {relevance} is no whole number. {_JUDGED}")
        if passage not in numbers:
            raise InputError(f"{name}, line {line}: there is no passage {passage} in {passages}. {_JUDGED}")
        key = (query, twin_key(entries[numbers[passage]].statement))
        earlier, other, was = judged.setdefault(key, (line, passage, int(relevance) > 0))
        if was != (int(relevance) > 0):
            twins = f"{other} and {passage} are one passage, but for case, spacing and quote style, and"
            both = f"{passage} is" if other == passage else twins
            raise InputError(
                f"{name}, lines {earlier} and {line}: {both} judged both right and wrong for {query}. "
                "Leave one of the two out."
            )
        if int(relevance) > 0:
            right.setdefault(query, []).append(numbers[passage])
    return right


def _named(source: str) -> str:
    return "standard input" if source == STANDARD_INPUT else source
