"""Rating scales as files: those that ship, and a newsroom's own."""

import json
from pathlib import Path
from typing import Any, cast

from claims.errors import InputError
from claims.model.enums import Credibility
from claims.review import steps
from claims.settings import home

FIRST_SCALE = "claims-desk.json"  # the one that a new desk starts with


def shipped() -> list[str]:
    """The names of the scales that ship, as `claims scales add NAME` takes them."""
    return sorted(path.stem for path in (home() / "data" / "scales").glob("*.json"))


def find_scale(name: str) -> steps.NewScale:
    """A scale that ships, by its name, or else the one in a file. Raises InputError saying what is wrong with it."""
    if name in shipped():
        return read_scale(home() / "data" / "scales" / f"{name}.json")
    path = Path(name)
    if not path.is_file():
        raise InputError(f"{name} is no file and no scale that ships. Those that ship: {', '.join(shipped())}.")
    return read_scale(path)


def read_scale(path: Path) -> steps.NewScale:
    """The scale in a JSON file, as data/README.md describes it. Raises InputError naming what is wrong."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise InputError(f"{path} is no JSON file. data/README.md shows what a scale looks like.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from None
    try:
        return _scale(found)
    except _WrongError as error:
        raise InputError(f"{path}: {error}") from None


class _WrongError(Exception):
    """What is wrong in a scale file, in words."""


def _scale(found: Any) -> steps.NewScale:
    scale = _is(found, dict, "a scale is an object with `name` and `ratings`")
    rows = _is(scale.get("ratings"), list, "`ratings` is a list")
    rows = [_is(row, dict, "each rating is an object with a `label`") for row in rows]
    rows.sort(key=lambda row: _number(row, "order") or 0)  # a stable sort: without `order` as they stand
    return steps.NewScale(
        name=_text(scale, "name"),
        ratings=[_rating(row) for row in rows],
        version=_number(scale, "version") or 1,
        best=_number(scale, "best"),
        worst=_number(scale, "worst"),
        about=_text(scale, "about"),
    )


def _rating(row: dict[str, Any]) -> steps.NewRating:
    said = row.get("credibility", Credibility.UNKNOWN.value)
    if said not in list(Credibility):
        raise _WrongError(f"`credibility` is one of {', '.join(Credibility)}; not {said!r}")
    return steps.NewRating(_text(row, "label"), _number(row, "value"), _text(row, "definition"), Credibility(said))


def _text(row: dict[str, Any], name: str) -> str:
    return cast("str", _is(row.get(name, ""), str, f"`{name}` is a text"))


def _number(row: dict[str, Any], name: str) -> int | None:
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 1000:
        raise _WrongError(f"`{name}` is a whole number up to 1,000; not {value!r}")
    return value


def _is(value: Any, kind: type, says: str) -> Any:
    if not isinstance(value, kind):
        raise _WrongError(says)
    return value
