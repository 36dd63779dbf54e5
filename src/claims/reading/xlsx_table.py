"""A sources table in the first sheet of an xlsx workbook. No formula is worked out: it is the text it is written as."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from claims.errors import ClaimsError, UnreadableText
from claims.reading.limits import MAX_SOURCE_ROWS, MAX_UNPACKED_BYTES, in_megabytes
from claims.reading.table import Problems, Table, column_name, refused

_MOST_COLUMNS = 64  # looked at; the table has 15, and one cell far to the right would make every row 16,384 wide
_HEADER_ROWS = 100  # at most: blank rows and the header above the first row of the table


def xlsx_table(data: bytes, *, name: str) -> Table:
    """The rows of a workbook's first sheet. Raises TableError when it cannot be opened or has no header."""
    _refuse_bombs(data, name=name)
    try:
        records = list(_records(data))
    except ClaimsError:
        raise
    except Exception as error:  # a broken or hostile workbook makes openpyxl raise anything
        raise refused(
            name, f"The workbook cannot be read ({type(error).__name__}). Save it again as xlsx, or as CSV (UTF-8)."
        ) from error
    header = next((cells for _, cells in records if any(cells)), None)
    if header is None:
        raise refused(name, "The first sheet is empty. Its first row must name the columns.")
    columns = tuple(column_name(cell) for cell in header)
    problems = Problems()
    start = next(number for number, cells in records if any(cells))
    rows = _rows((record for record in records if record[0] > start), columns, problems)
    return Table(name=name, columns=columns, rows=rows, problems=problems)


def _records(data: bytes) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that no cell's text needs
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # the file may claim a million columns
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), 1):
            if number > MAX_SOURCE_ROWS + _HEADER_ROWS:
                raise UnreadableText(
                    f"The workbook has more than {MAX_SOURCE_ROWS:,} rows. Split it and import the parts."
                )
            if any(cell is not None for cell in cells):
                yield number, _without_blanks_at_the_end([_as_text(cell) for cell in cells])
        book.close()


def _without_blanks_at_the_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _rows(
    records: Iterator[tuple[int, list[str]]], columns: tuple[str, ...], problems: Problems
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in records:
        if any(cells[len(columns) :]):
            problems.add(
                f"row {number} has a cell beyond the last column of the header. Name the column or empty the cell."
            )
        elif any(cells):
            yield number, dict(zip_longest(columns, cells[: len(columns)], fillvalue=""))


def _as_text(value: object) -> str:
    """A cell as a person would type it: dates ISO, whole numbers without ".0", true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _refuse_bombs(data: bytes, *, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise refused(name, "The file is damaged. Save it again as xlsx, or as CSV (UTF-8).") from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableText(
            f"{name} unpacks to {in_megabytes(unpacked)}, and at most {in_megabytes(MAX_UNPACKED_BYTES)} are read. "
            "Split it and add the parts one by one."
        )
