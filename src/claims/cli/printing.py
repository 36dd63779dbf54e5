"""What is printed: JSON for programs on stdout, sentences for people, and messages on stderr."""

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]  # how many are done, of how many

# Raw in JSON these would still steer a terminal (the C1 controls hold an 8-bit ESC [), or are no UTF-8 (surrogates).
_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
WIDEST = 100  # characters a line: longer ones are hard to read


def json_text(value: object) -> str:
    """`value` as JSON on one line, readable as it is but for characters that would steer a terminal."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def json_line(value: object) -> None:
    """Print one object on a line of its own, at once: whoever reads a pipe gets it as soon as it is known."""
    sys.stdout.write(json_text(value) + "\n")
    sys.stdout.flush()


def shown(text: str) -> str:
    """`text` with hidden and control characters written out, so that it can only be read, not obeyed."""
    if text.replace("\n", " ").isprintable():
        return text
    from claims.reporting import visible

    return visible(text)


def line(text: str = "", *, indent: int = 0, hanging: int = 0) -> None:
    """Print a paragraph for people, wrapped to the window, with hidden characters written out.

    All of it stands `indent` characters in, and what does not fit its first line `hanging` more.
    """
    width = min(WIDEST, shutil.get_terminal_size().columns)
    space = " " * indent
    paragraphs = [
        textwrap.fill(
            part,
            width=max(width, indent + 20),
            initial_indent=space,
            subsequent_indent=space + " " * hanging,
            break_on_hyphens=False,
            break_long_words=False,  # a link stays whole
        )
        for part in shown(text).split("\n")
    ]
    sys.stdout.write("\n".join(paragraphs) + "\n")


def say(message: str) -> None:
    """Print a message on stderr, hidden characters written out."""
    sys.stdout.flush()  # in the order in which things happened, where both go to one place
    sys.stderr.write(shown(message) + "\n")
    sys.stderr.flush()


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A bar on stderr while the block runs; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, of: bars.update(task, completed=done, total=of)
