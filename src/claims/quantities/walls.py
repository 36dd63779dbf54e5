"""Long stretches that only repeat themselves: no prose, and slow to read figure by figure."""

import zlib
from collections.abc import Iterator

# Characters looked at in one go; a shorter text is read whole, whatever it holds.
LONG = 10_000
# Prose squeezes to two fifths of its length and a table of figures to a tenth; what squeezes to less than a
# twentieth says the same few words over and over.
REPETITIVE = 0.05


def readable(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The stretches of `text[start:end]` worth reading, in order; all of it, in one, unless it is long."""
    end = len(text) if end is None else end
    if end - start <= LONG:
        yield start, end
        return
    begin = at = start
    while at < end:
        cut = _cut(text, at, end)
        if is_wall(text[at:cut]):
            if begin < at:
                yield begin, at
            begin = cut
        at = cut
    if begin < end:
        yield begin, end


def is_wall(text: str) -> bool:
    """Whether a long text only repeats itself."""
    squeezed = zlib.compress(text.encode("utf-8", "replace"), 1)
    return len(text) >= LONG // 2 and len(squeezed) < REPETITIVE * len(text)


def _cut(text: str, at: int, end: int) -> int:
    """Where a stretch of about `LONG` ends, after a space where there is one near."""
    if end - at <= LONG + LONG // 2:
        return end
    space = text.rfind(" ", at + LONG // 2, at + LONG)
    return space + 1 if space > 0 else at + LONG
