"""Comments and contacts as tables and as JSON; the columns are listed in docs/formats.md."""

from collections.abc import Sequence

from claims.reporting.cells import Cell, csv_bytes
from claims.reporting.outside import json_text, visible

COMMENT_COLUMNS = [
    "comment_id",
    "claim_id",
    "parent_id",
    "author",
    "audience",
    "body",
    "draft",
    "start",
    "end",
    "quote",
    "verdict_version",
    "written_at",
    "resolved_by",
    "resolved_at",
]

CONTACT_COLUMNS = [
    "contact_id",
    "claim_id",
    "claim",
    "who",
    "channel",
    "tried_at",
    "deadline",
    "overdue",
    "asked",
    "answer",
    "answered_at",
    "quoted",
    "closed_at",
    "added_by",
    "added_at",
]

Row = dict[str, Cell]


def rows_csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Rows as CSV that no spreadsheet takes for formulas, hidden characters written out; always a header."""
    shown = ({name: visible(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in rows)
    return csv_bytes(columns, shown)


def rows_json(rows: Sequence[Row]) -> str:
    """Rows as a JSON list of objects, with the columns as names."""
    return json_text(list(rows))
