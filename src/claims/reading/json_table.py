"""A sources table in JSON: a list of objects whose keys are the columns, or ClaimReview entries."""

import json
from collections.abc import Iterator
from typing import Any

from claims.reading.claimreview import claimreview_table, is_structured_data
from claims.reading.table import Problems, Table, column_name, refused


def json_table(data: bytes, *, name: str) -> Table:
    """The entries of a JSON file. Raises TableError when it is no JSON, no list of objects, or holds no ClaimReview."""
    document = _load(data, name=name)
    if is_structured_data(document):
        return claimreview_table([document], name=name, url=None)
    if not isinstance(document, list):
        raise refused(name, "The file must hold a list of objects, one for each statement, or ClaimReview entries.")
    if not document:
        raise refused(name, "The list is empty. Give one object for each statement.")
    problems = Problems()
    columns = dict.fromkeys(column_name(key) for entry in document if isinstance(entry, dict) for key in entry)
    return Table(name=name, columns=tuple(columns), rows=_entries(document, problems), problems=problems, unit="entry")


def _load(data: bytes, *, name: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise refused(
            name, f"Byte {error.start + 1} of the file is not UTF-8. Save it again in the encoding UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        raise refused(name, f"It is no JSON: line {error.lineno}, column {error.colno}: {error.msg}.") from None
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 100,000 brackets in each other
        raise refused(name, "Its JSON is nested too deeply or holds a number that is too long.") from error


def _entries(document: list[Any], problems: Problems) -> Iterator[tuple[int, dict[str, str]]]:
    for number, entry in enumerate(document, 1):
        if not isinstance(entry, dict):
            problems.add(f'entry {number} is no object. Write {{"title": …, "statement": …}}.')
            continue
        cells = {}
        for key, value in entry.items():
            if isinstance(value, dict | list):
                problems.add(
                    f"entry {number}, {column_name(key)}: holds a list or an object; give text, a number or null."
                )
            else:
                cells[column_name(key)] = _as_text(value)
        yield number, cells


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
