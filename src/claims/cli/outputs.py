"""What is written: a file is there whole or not at all."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.cli.printing import say
from claims.errors import InputError, StoreError

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from claims.model.situation import Person

STANDARD_OUTPUT = "-"


def log_export(engine: "Engine", who: "Person | None", what: str, **about: Any) -> None:
    """Write to the log that something was taken out of the desk; where the log cannot be written, say so and go on."""
    from claims.review import steps

    try:
        steps.log_export(engine, actor_id=who.id if who else None, what=what, **about)
    except StoreError as error:
        say(f"The log does not say that this was exported: {error}")


def write(output: str, content: str | bytes) -> None:
    """Write a file, or (for `-`) to standard output. A file that was there is replaced only by a whole new one.

    Raises InputError when it cannot be written; then nothing is left behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    refuse_place(output)
    path = Path(os.path.realpath(output))  # a link keeps pointing to the file
    try:
        if path.exists() and not path.is_file():  # a device or a pipe takes the bytes as they come
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as error:
        raise InputError(f"{output} cannot be written ({error.strerror}). Choose another place.") from None


def refuse_place(output: str) -> None:
    """Nothing, or InputError when no file can be written there: asked before the work, not after it."""
    path = Path(output)
    if output == STANDARD_OUTPUT:
        return
    if path.is_dir():
        raise InputError(f"{output} is a folder. Give the name of the file to write in it.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent} to write {path.name} in. Make it first.")


def _replace(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f".{path.name[:100]}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


@contextmanager
def writing_lines(output: str) -> Iterator[Callable[[str], object]]:
    """A function that takes one text after the other for a file, which is there whole at the end or not at all.

    Raises InputError when it cannot be written.
    """
    if output == STANDARD_OUTPUT:
        yield sys.stdout.write
        sys.stdout.flush()
        return
    refuse_place(output)
    path = Path(os.path.realpath(output))
    unfinished = path.with_name(f".{path.name[:100]}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("x", encoding="utf-8", newline="") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise InputError(f"{output} cannot be written ({error.strerror}). Choose another place.") from None
    finally:
        unfinished.unlink(missing_ok=True)
