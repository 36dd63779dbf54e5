"""Sources as tables that `claims sources import` reads again: CSV, JSON and Excel, with the same columns."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from claims.errors import InputError
from claims.reading.source_row import SourceRow
from claims.reporting.cells import Cell, csv_bytes
from claims.reporting.outside import json_text, visible

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.styles import Font
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

COLUMNS = [
    "title",
    "publisher",
    "url",
    "published_on",
    "kind",
    "statement",
    "locator",
    "claimant",
    "rating",
    "rating_value",
    "language",
    "accessed_on",
    "archive_url",
    "primary",
    "owner_group",
    "wire",
    "confidential",
]

CELL_LIMIT = 32_767  # characters in a cell: "Excel specifications and limits", support.microsoft.com
WIDTHS = {"title": 40, "publisher": 24, "url": 40, "statement": 80}  # characters; the others stay at 14

# The same rows have to give the same bytes: a workbook and its zip hold times, which are set to the earliest a zip
# can hold.
_FIRST_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl and zipfile take times without a zone
_TIMES = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def sources_csv(rows: Sequence[SourceRow]) -> bytes:
    """The sources as UTF-8 CSV after RFC 4180, a row each.

    Text that a spreadsheet could take for a formula has an apostrophe before it, which the import takes off again.
    """
    return csv_bytes(COLUMNS, map(_row, rows))


def sources_json(rows: Sequence[SourceRow]) -> str:
    """The sources as a JSON list of objects with every column, null where nothing is known."""
    return json_text([_row(row) for row in rows])


def sources_xlsx(rows: Sequence[SourceRow]) -> bytes:
    """The sources as an Excel workbook with one sheet, `sources`; text is stored as text and never as a formula.

    Control characters, which a workbook cannot hold, are written out. Raises InputError if a text is longer than a
    cell may be.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    records = [_row(row) for row in rows]
    _refuse_what_would_be_cut(records)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("sources")
    sheet.freeze_panes = "A2"
    for number, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, 14)
    sheet.append([_cell(sheet, column, font=Font(bold=True)) for column in COLUMNS])
    for record in records:
        sheet.append([_cell(sheet, record[column]) for column in COLUMNS])
    book.properties.created = book.properties.modified = _FIRST_TIME
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue())


def _row(row: SourceRow) -> dict[str, Cell]:
    return {column: getattr(row, column) for column in COLUMNS} | {"kind": row.kind.value}


def _refuse_what_would_be_cut(records: Sequence[Mapping[str, Cell]]) -> None:
    for at, record in enumerate(records, start=2):
        for column, value in record.items():
            if isinstance(value, str) and len(visible(value)) > CELL_LIMIT:
                raise InputError(
                    f"Row {at}, column {column}: the text has {len(value):,} characters and a cell of Excel holds "
                    f"{CELL_LIMIT:,}. Export as csv or json instead."
                )


def _cell(sheet: "WriteOnlyWorksheet", value: Cell, *, font: "Font | None" = None) -> "SheetCell":
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, visible(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
        cell.quotePrefix = True  # and Excel would, once a person edits the cell
    if font:
        cell.font = font
    return cell


def _without_times(book: bytes) -> bytes:
    steady = io.BytesIO()
    stamp = _FIRST_TIME.isoformat().encode() + b"Z"
    with zipfile.ZipFile(io.BytesIO(book)) as made, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, date_time=_FIRST_TIME.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, content)
    return steady.getvalue()
