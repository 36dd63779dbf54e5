"""A sources table in a csv file: UTF-8, its separator read from the header line."""

import csv
import io
import re
from collections.abc import Iterator

from claims.reading.limits import MAX_CELL_CHARS
from claims.reading.table import Problems, Table, column_name, refused

_SEPARATORS = (",", ";", "\t")
_SAVE_AS = "Save the file again as CSV in the encoding UTF-8."


def csv_table(data: bytes, *, name: str) -> Table:
    """The rows of csv bytes, read when asked for. Raises TableError for other encodings and when there is no header."""
    _refuse_other_encodings(data, name=name)
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    problems = Problems()
    records = _records(lines, separator=_separator(data), problems=problems)
    header = next(((number, cells) for number, cells in records if any(cell.strip() for cell in cells)), None)
    if header is None:
        problems.refuse(name)
        raise refused(name, "The file is empty. The first row must name the columns.")
    columns = tuple(column_name(cell) for cell in header[1])
    return Table(name=name, columns=columns, rows=_rows(records, columns, problems), problems=problems)


# The apostrophe that our own exports put before a cell a spreadsheet would take for a formula (OWASP, CSV injection).
_GUARD = re.compile(r"\A'(?='*+[=+\-@\t\r\n＝＋－＠])")


def _records(lines: io.TextIOWrapper, *, separator: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Numbered records, until the file ends or its quoting breaks, which is noted as a problem."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.add(_broken(number, str(error)))
            return
        yield number, cells


def _broken(number: int, error: str) -> str:
    if "field larger" in error:
        return (
            f"row {number}: a cell has more than {MAX_CELL_CHARS:,} characters, or its quotation mark is never closed."
        )
    if "unexpected end" in error:
        return f'row {number}: a quotation mark (") is never closed. Close it, or write "" for one inside a cell.'
    return (
        f'row {number}: text follows a closing quotation mark ("). Write "" for a quotation mark inside a quoted cell. '
        "The rows after it were not read."
    )


def _rows(
    records: Iterator[tuple[int, list[str]]], columns: tuple[str, ...], problems: Problems
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(columns) :]):
            problems.add(
                f"row {number} has {len(cells)} cells and the header has {len(columns)}. "
                "Put a cell that holds a separator in quotation marks."
            )
            continue
        yield number, dict(zip(columns, (_GUARD.sub("", cell) for cell in cells), strict=False))


def _separator(data: bytes) -> str:
    """Of comma, semicolon and tab the one that is most often in the first line; a comma when none is."""
    line = data.lstrip()[:10_000].split(b"\n", 1)[0]
    return max(_SEPARATORS, key=lambda separator: line.count(separator.encode()))


def _refuse_other_encodings(data: bytes, *, name: str) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused(
            name,
            f"{_place(data, error.start)}: byte {error.start + 1} of the file, 0x{data[error.start]:02X}, "
            f"is not UTF-8. {_SAVE_AS}",
        ) from None


def _place(data: bytes, byte: int) -> str:
    """The row and column that a byte stands in, all before it being UTF-8; the row alone where no header names one."""
    before = data[:byte].decode("utf-8-sig") + "x"  # so that a cell just begun is there
    header: list[str] = []
    cells: list[str] = []
    row = 0
    try:
        for cells in csv.reader(io.StringIO(before, newline=""), delimiter=_separator(data)):
            header = header or cells
            row += 1
    except csv.Error:  # a cell that is too long: its row is the next
        return f"row {row + 1}"
    column = header[len(cells) - 1] if row > 1 and len(cells) <= len(header) else ""
    return f"row {row}, {column_name(column)}" if column else f"row {row}"
