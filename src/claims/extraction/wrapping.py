"""Lines of a text, with those joined again that an e-mail program wrapped at 72 or so characters."""

import re

Span = tuple[int, int]

WIDEST = 90  # characters; programs wrap at 65 to 80, and a paragraph on one line is nearly always longer
NARROWEST = 50
_FEWEST = 3  # wrapped line ends before a text counts as wrapped
_MOSTLY = 0.6  # of the line ends within paragraphs; verse and lists break lines where they like
_STRAY = 0.05  # of the lines may be longer: a link that could not be wrapped
_LIST_MARK = re.compile(r"\s{0,8}(?:[-–—•*>▪◦‣·●]|\(?\d{1,2}[.)]\s|[A-Z][A-Za-z-]{1,20}:\s)")
_FIRST_WORD = re.compile(r"\s{0,8}(\S{1,90})")


def lines(text: str) -> list[Span]:
    """The spans of the lines that are not blank, without white space around them; wrapped lines joined into one.

    A line was wrapped where the first word of the next would not have fitted on it any more, in a text whose lines
    are all about that narrow. Only then a span holds line ends.
    """
    found = _lines(text)
    width = _width(found)
    if width is None:
        return found
    joins = [_goes_on(text, found[at], found[at + 1], width) for at in range(len(found) - 1)]
    within = sum(1 for at in range(len(found) - 1) if _adjacent(text, found[at], found[at + 1]))
    if sum(joins) < _FEWEST or sum(joins) < _MOSTLY * within:
        return found
    joined = [found[0]]
    for joins_on, line in zip(joins, found[1:], strict=True):
        if joins_on:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _lines(text: str) -> list[Span]:
    found = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = at + line.index(stripped)
            found.append((first, first + len(stripped)))
        at += len(line) + 1
    return found


def _width(found: list[Span]) -> int | None:
    """The width the text was wrapped at; None where its lines are too long or too short to be wrapped."""
    lengths = [end - start for start, end in found]
    narrow = [length for length in lengths if length <= WIDEST]
    if len(narrow) <= _FEWEST or len(lengths) - len(narrow) > _STRAY * len(lengths):
        return None
    return max(narrow) if max(narrow) >= NARROWEST else None


def _adjacent(text: str, line: Span, following: Span) -> bool:
    """Whether no blank line stands between the two."""
    return text.count("\n", line[1], following[0]) == 1


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    if not _adjacent(text, line, following) or _LIST_MARK.match(text, following[0], following[1]):
        return False
    word = _FIRST_WORD.match(text, following[0], following[1])
    return word is not None and line[1] - line[0] + 1 + len(word[1]) > width
