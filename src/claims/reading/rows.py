"""The cells of a sources table to checked rows: all of them, or a sentence for everything that is wrong."""

import re
from collections.abc import Mapping
from datetime import date
from math import isfinite

from claims.errors import TableError
from claims.model.enums import SourceKind
from claims.reading.limits import MAX_CELL_CHARS, MAX_SOURCE_ROWS
from claims.reading.links import why_no_link
from claims.reading.plain import unstorable
from claims.reading.source_row import SourceRow
from claims.reading.table import Problems, Table

REQUIRED = ("title", "publisher", "url", "published_on", "kind", "statement")
OPTIONAL = (
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
)
_KNOWN = set(REQUIRED + OPTIONAL)
_MUST_SAY = ("title", "statement", "kind")
_SHORT_CELL_CHARS = 2_083  # all cells but the statement: titles, names, links
_SHOWN_CHARS = 60  # of a wrong cell, in the sentence about it
_YES, _NO = {"true", "yes", "1"}, {"false", "no", "0"}
_DATE = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_LANGUAGE_CHARS = 16


def checked_rows(table: Table) -> list[SourceRow]:
    """Every row of a table; raises TableError with a sentence a problem, and then gives none.

    Columns that are not known are left out; blank cells of optional columns are None.
    """
    problems = table.problems
    _check_columns(table, problems)
    problems.refuse(table.name)
    rows: list[SourceRow] = []
    first_of: dict[tuple[str, ...], int] = {}
    for number, cells in table.rows:
        if len(rows) >= MAX_SOURCE_ROWS:
            problems.add(f"There are more than {MAX_SOURCE_ROWS:,} rows. Split the file and import the parts.")
            break
        row = _checked_row(f"{table.unit} {number}", number, _clean(cells), problems)
        same = _identity(row)
        if same in first_of:
            problems.add(
                f"{table.unit} {number} repeats {table.unit} {first_of[same]}: the same statement of the same source. "
                "Keep one of them."
            )
        first_of.setdefault(same, number)
        rows.append(row)
    if not rows and not problems.count:
        problems.add("There are no rows below the header. Give one row for each statement.")
    problems.refuse(table.name)
    return rows


def typed_row(cells: Mapping[str, str]) -> SourceRow:
    """One source as a person typed it, by column. Raises TableError with a sentence for each wrong field."""
    problems = Problems()
    row = _checked_row("The source", 0, _clean(dict(cells)), problems)
    if problems.count:
        raise TableError("The source is not complete or not right yet.", problems.listed)
    return row


def _check_columns(table: Table, problems: Problems) -> None:
    missing = [column for column in REQUIRED if column not in table.columns]
    if missing:
        found = ", ".join(column for column in table.columns if column)[:300] or "nothing"
        problems.add(
            f"The {'column' if len(missing) == 1 else 'columns'} {', '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing; the header has: {found}. "
            f"The columns needed are {', '.join(REQUIRED)}."
        )
    for column in sorted({name for name in table.columns if name in _KNOWN and table.columns.count(name) > 1}):
        problems.add(f"The column {column} is there twice. Rename or remove one of them.")


def _clean(cells: dict[str, str]) -> dict[str, str]:
    """The known cells, trimmed; only a statement keeps its own line breaks."""
    known = {column: text.strip() for column, text in cells.items() if column in _KNOWN}
    return {
        column: text.replace("\r\n", "\n") if column == "statement" else " ".join(text.split())
        for column, text in known.items()
    }


def _checked_row(where: str, number: int, cells: dict[str, str], problems: Problems) -> SourceRow:
    for column in _MUST_SAY:
        if not cells.get(column):
            allowed = f" Write one of {_kinds()}." if column == "kind" else f" Give the {column}."
            problems.add(f"{where}, {column}: is empty.{allowed}")
    for column, text in cells.items():
        _check_cell(where, column, text, problems)
    kind = _kind(cells.get("kind", ""))
    value = cells.get("rating_value", "")
    return SourceRow(
        title=cells.get("title", ""),
        statement=cells.get("statement", ""),
        kind=kind or SourceKind.DOCUMENT,  # stands in only until the problems are raised
        publisher=cells.get("publisher") or None,
        url=cells.get("url") or None,
        published_on=cells.get("published_on") or None,
        locator=cells.get("locator") or None,
        claimant=cells.get("claimant") or None,
        rating=cells.get("rating") or None,
        rating_value=_number(value),
        language=cells.get("language") or None,
        accessed_on=cells.get("accessed_on") or None,
        archive_url=cells.get("archive_url") or None,
        primary=_truth(cells.get("primary", "")),
        owner_group=cells.get("owner_group") or None,
        wire=cells.get("wire") or None,
        confidential=_truth(cells.get("confidential", "")),
        row=number,
    )


def _check_cell(where: str, column: str, text: str, problems: Problems) -> None:
    """Note what is wrong with one cell that is not blank."""
    if not text:
        return
    limit = MAX_CELL_CHARS if column == "statement" else _SHORT_CELL_CHARS
    if len(text) > limit:
        problems.add(f"{where}, {column}: has {len(text):,} characters, and at most {limit:,} are taken. Shorten it.")
    elif (place := unstorable(text)) is not None:
        problems.add(f"{where}, {column}: character {place + 1} (U+{ord(text[place]):04X}) is no text. Remove it.")
    elif (wrong := _what_is_wrong(column, text)) is not None:
        problems.add(f"{where}, {column}: {_shown(text)} {wrong}")


def _what_is_wrong(column: str, text: str) -> str | None:
    """How the sentence about a wrong cell goes on after the cell's text; None when the cell is right."""
    match column:
        case "published_on" | "accessed_on":
            return None if _is_date(text) else "is no date; write YYYY-MM-DD, YYYY-MM or YYYY."
        case "url" | "archive_url":
            why = why_no_link(text)
            return None if why is None else f"is no link: {why}. Give the whole http(s) link or leave the cell empty."
        case "kind":
            return None if _kind(text) else f"is no kind of source; write one of {_kinds()}."
        case "rating_value":
            return None if _number(text) is not None else "is no number; write one such as 3 or 3.5."
        case "primary" | "confidential":
            return None if _truth(text) is not None else "is neither true nor false; write true, false or nothing."
        case "language":
            right = _LANGUAGE.fullmatch(text) and len(text) <= _LANGUAGE_CHARS
            return None if right else 'is no language code; write one such as "en" or "pt-BR".'
        case _:
            return None


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _kind(text: str) -> SourceKind | None:
    word = "_".join(text.lower().replace("-", " ").replace("_", " ").split())
    return SourceKind(word) if word in set(SourceKind) else None


def _kinds() -> str:
    return ", ".join(SourceKind)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def _truth(text: str) -> bool | None:
    word = text.lower()
    return True if word in _YES else False if word in _NO else None


def _identity(row: SourceRow) -> tuple[str, ...]:
    """What two rows must not share: the source (its link, or its title and publisher) and the statement."""
    source = (row.url,) if row.url else (row.title.casefold(), (row.publisher or "").casefold())
    return (*source, " ".join(row.statement.split()).casefold())


def _shown(text: str) -> str:
    return f"'{text}'" if len(text) <= _SHOWN_CHARS else f"'{text[:_SHOWN_CHARS]}…'"
