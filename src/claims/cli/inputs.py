"""What is read: an article from a file, a link or standard input, and lines one by one however many there are."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from claims.errors import InputError, UnreadableText

if TYPE_CHECKING:
    from claims.reading import Article

STANDARD_INPUT = "-"
MAX_LINE_BYTES = 5_000_000  # as much as an article may have; a longer line is no text that people wrote


def article_from(source: str, *, allow_private: bool = False) -> "Article":
    """The article in a file, behind a link, or (for `-`) on standard input. Raises InputError."""
    from claims.reading import MAX_ARTICLE_BYTES, read, read_bytes

    if source == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(MAX_ARTICLE_BYTES + 1), name="standard input")
    return read(source, allow_private=allow_private)


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text that was typed, without their ends; for `-` those of standard input."""
    if text == STANDARD_INPUT:
        yield from _decoded(sys.stdin.buffer, "standard input")
    else:
        yield from (line.removesuffix("\r") for line in text.removesuffix("\n").split("\n"))


def lines_in(source: str) -> Iterator[str]:
    """The lines of a file, or (for `-`) of standard input, without their ends, one in memory at a time.

    Raises UnreadableText naming the first line that is not UTF-8 or too long, after the lines before it were given.
    """
    if source == STANDARD_INPUT:
        yield from _decoded(sys.stdin.buffer, "standard input")
        return
    with _opened(source) as file:
        yield from _decoded(file, source)


def _opened(source: str) -> IO[bytes]:
    path = Path(source)
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise InputError(f"There is no file {path}. Check the name, or give - to read standard input.") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder. Give the name of one file in it.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{path} cannot be opened ({error}). Check the name of the file.") from None


def _decoded(file: IO[bytes], name: str) -> Iterator[str]:
    number = 0
    while data := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(data) > MAX_LINE_BYTES:
            raise UnreadableText(
                f"{name}, line {number} has more than {MAX_LINE_BYTES // 1_000_000} MB. Break it into lines of text."
            )
        try:
            text = data.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableText(
                f"{name}, line {number} is not UTF-8: byte {error.start + 1} of it is 0x{data[error.start]:02X}. "
                "Save it again with the encoding UTF-8."
            ) from None
        yield text.removesuffix("\n").removesuffix("\r")
