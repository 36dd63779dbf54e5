"""Decisions as lines of JSON, an object each."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from claims.errors import InputError, TableError

Decision = TypeVar("Decision")

_SHOWN = 20  # problems named; a file with more of them is another kind of file
_LABELS = {"1": True, "true": True, "0": False, "false": False}


def decisions_in(
    lines: Iterable[str], read: Callable[[dict[str, Any], int], Decision], *, name: str, wanted: str, at_most: int
) -> list[Decision]:
    """What `read` makes of each line's object and number; blank lines are passed over.

    `read` raises ValueError with what is wrong, as a sentence about the line goes on. Raises TableError naming each
    line that is no decision, with what is `wanted`, or InputError when there are more than `at_most`.
    """
    found: list[Decision] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(read(_object(line), number))
        except ValueError as error:
            problems.append(f"Line {number} {error}.")
        if len(found) > at_most:
            raise InputError(f"{name} has more than {at_most:,} decisions. Give the newest ones.")
    if problems:
        more = [f"And {len(problems) - _SHOWN} more."] if len(problems) > _SHOWN else []
        lines_are = "One line is" if len(problems) == 1 else f"{len(problems)} lines are"
        raise TableError(f"{lines_are} no decision in {name}; nothing was trained. {wanted}", problems[:_SHOWN] + more)
    return found


def _object(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is no JSON") from None
    if not isinstance(entry, dict):
        raise ValueError("is no JSON object")
    return entry


def text_under(entry: dict[str, Any], key: str) -> str:
    """The text an object has under a key. Raises ValueError when there is none but blanks."""
    text = entry.get(key)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f'has no text under "{key}"')
    return text


def decided(entry: dict[str, Any]) -> bool:
    """How an object's "label" decides. Raises ValueError when it is neither 1, 0, true nor false."""
    label = entry.get("label")
    decision = _LABELS.get(str(label).lower()) if isinstance(label, str | bool | int) else None
    if decision is None:
        raise ValueError('has neither 1, 0, true nor false under "label"')
    return decision
