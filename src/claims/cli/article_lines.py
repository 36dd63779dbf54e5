"""A stream of articles, one a line, so that an archive of any size is read in the memory that one article takes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from claims.cli.inputs import STANDARD_INPUT, lines_in
from claims.errors import InputError

if TYPE_CHECKING:
    from claims.reading import Article

_ABOUT = ("title", "byline", "publisher", "url", "language")
_WANTED = 'Each line is an object like {"text": "…", "publisher": "…", "published_on": "2024-05-31"}.'


def articles_in(source: str) -> Iterator[tuple[int, "Article"]]:
    """Each article of a file of JSON lines (or of `-`) with the number of its line; blank lines are passed over.

    Raises InputError naming the first line that holds none, after the articles before it were given.
    """
    name = "standard input" if source == STANDARD_INPUT else source
    for number, line in enumerate(lines_in(source), start=1):
        if line.strip():
            yield number, _article(line, where=f"{name}, line {number}")


def _article(line: str, *, where: str) -> "Article":
    from claims.reading import read_text

    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{where} is no JSON. {_WANTED}") from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise InputError(f'{where} has no text under "text". {_WANTED}')
    try:
        article = read_text(entry["text"])
    except InputError as error:
        raise InputError(f"{where}: {error}") from None
    about = {key: _text(entry[key], f'{where}, "{key}"') for key in _ABOUT if entry.get(key) is not None}
    if entry.get("published_on") is not None:
        about["published_on"] = _day(entry["published_on"], where)
    return replace(article, **about)


def _text(value: object, where: str) -> Any:
    if not isinstance(value, str):
        raise InputError(f"{where} is no text. {_WANTED}")
    return value


def _day(value: object, where: str) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise InputError(f'{where}, "published_on" is no day written like 2024-05-31. {_WANTED}') from None
