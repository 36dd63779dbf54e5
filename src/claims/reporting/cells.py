"""Cells of a table that people open in a spreadsheet: text stays text, and the table stays a table."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

Cell = str | bool | int | float | None

# A spreadsheet takes a cell that begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
# Apostrophes before it count too: then taking off exactly one apostrophe always gives the cell back.
_FORMULA = re.compile(r"'*+[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """The rows as UTF-8 CSV after RFC 4180: a header line, CRLF, quotes where needed; None is an empty cell.

    Only text is guarded: numbers stand as they are. Half surrogates, which UTF-8 cannot hold, are written as \\udXXX.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8", errors="backslashreplace")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else str(value)  # 15 digits: all that a double surely holds
