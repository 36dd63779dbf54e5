"""The bytes of a file on disk, refused by size before they are read."""

import os
from pathlib import Path

from claims.errors import InputError, UnreadableText
from claims.reading.limits import in_megabytes


def file_bytes(path: Path, *, limit: int) -> bytes:
    """All bytes of a file, at most `limit`.

    Raises InputError when there is no such file, it is a folder or may not be read, UnreadableText when it is larger.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder. Give the name of one file in it.")
        with path.open("rb") as file:
            refuse_size(os.fstat(file.fileno()).st_size, name=str(path), limit=limit)
            data = file.read(limit + 1)  # a device or a growing file says 0 and holds more
    except FileNotFoundError:
        raise InputError(
            f"There is no file {path}. Check the name; for a web page give the whole link, beginning with https://."
        ) from None
    except PermissionError:
        raise InputError(f"{path} may not be read. Ask its owner for the right to read it, or copy it.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{path} cannot be opened ({error}). Check the name of the file.") from error
    refuse_size(len(data), name=str(path), limit=limit)
    return data


def refuse_size(size: int, *, name: str, limit: int) -> None:
    """Nothing, or UnreadableText when `size` bytes are over the limit."""
    if size > limit:
        raise UnreadableText(
            f"{name} is too large: {in_megabytes(size)}, and at most {in_megabytes(limit)} are read. "
            "Split it and add the parts one by one."
        )
