"""What a plain text says about itself in its first and last lines: headline, byline, publisher, date.

Each is taken only from a line that is written for it. What is not found stays None: a person can add it.
"""

import re
from datetime import date
from itertools import pairwise

from claims.reading.article import Article
from claims.reading.calendar_dates import date_in, date_of_line
from claims.reading.language import guess_language

_HEADLINE_CHARS = 200  # thirty words; longer is a first paragraph
_HEADLINE_LINES = 3
_TOP_LINES = 8  # headline, subheading, byline, date, caption: the body has begun after these
_END_LINES = 6  # an author's note, a line on when it was published
_LINE_CHARS = 300  # a byline or a date line is short; longer lines are not looked at

_NAME_WORD = r"(?:[A-Z][\w’'.-]*|de|da|del|der|di|la|le|van|von|bin|al|el|ten|ter|of|the)"
_NAME = rf"[A-Z][\w’'.-]*(?:\s{_NAME_WORD}){{0,5}}"
_NAMES = rf"{_NAME}(?:(?:,\s|\s(?:and|AND)\s|\s&\s){_NAME}){{0,5}}"
_BY = re.compile(rf"(?i:by|words|written by|author|reported by|text):?\s+(?P<names>{_NAMES})(?P<rest>.{{0,120}})")
_FULL_NAME = re.compile(rf"{_NAME}")
_BIOGRAPHY = re.compile(r"\s(?:is|was|has|works|writes|covers|reports|joined)\s")
# "LONDON (Reuters) -", "NEW DELHI, March 31 (PTI):": a place, perhaps a day, and the agency in brackets.
_PLACE = r"(?P<place>[A-Z][\w.’' /-]{1,40})"
_DASH = r"\s?(?:--?|–|—|:)\s"
_DATELINE = re.compile(
    rf"{_PLACE}(?P<day>,\s[\w. ,]{{3,30}})?\s\((?P<publisher>[A-Z][^()]{{1,60}})\)(?P<day2>,?\s[\w. ,]{{3,30}})?{_DASH}"
)
_PLAIN_DATELINE = re.compile(rf"{_PLACE},\s(?P<day>[\w. ,]{{6,30}}?){_DASH}")
_STOPS = (".", ";", ",", ":")
_CLOSING = "\"'”’)»]"


def describe(text: str, *, url: str | None = None) -> Article:
    """An article of a text that was checked, with what its first and last lines say about it."""
    lines = [line.strip() for line in text.split("\n")]
    spoken = [line for line in lines if line]
    return Article(
        text=text,
        title=_headline(lines),
        byline=_byline(spoken),
        publisher=_publisher(spoken),
        published_on=_published_on(spoken),
        url=url,
        language=guess_language(text),
    )


def _headline(lines: list[str]) -> str | None:
    """The first block when it is short, has no closing full stop and is not all there is; else None."""
    block, more = _first_block(lines)
    if len(block) > _HEADLINE_LINES or not more:
        more = more or len(block) > 1
        block = block[:1]
    title = " ".join(block)
    if not more or not title or len(title) > _HEADLINE_CHARS or title.rstrip(_CLOSING).endswith(_STOPS):
        return None
    if not any(char.isalpha() for char in title):
        return None
    return title


def _first_block(lines: list[str]) -> tuple[list[str], bool]:
    """The lines of the first block, without a byline, a date line or a dateline; and whether anything follows them."""
    block: list[str] = []
    for number, line in enumerate(lines):
        if not line and not block:
            continue
        about = bool(line) and (_names_after_by(line) or date_of_line(line) or _dateline(line))
        if not line or about or len(block) > _HEADLINE_LINES:
            return block, any(lines[number:])
        block.append(line)
    return block, False


def _byline(spoken: list[str]) -> str | None:
    """The names after "By" in the first or last lines, or a lone name whose biography follows it."""
    for line in spoken[:_TOP_LINES] + spoken[-_END_LINES:]:
        names = _names_after_by(line)
        if names:
            return names
    for line, following in pairwise(spoken):
        is_name = len(line) <= 60 and " " in line and _FULL_NAME.fullmatch(line) is not None
        if is_name and following.startswith(line) and _BIOGRAPHY.match(following, len(line)):
            return line
    return None


def _names_after_by(line: str) -> str | None:
    """The names of a line that is a byline ("By Ana Pop, health editor": "Ana Pop"); None for a sentence."""
    if len(line) > _LINE_CHARS:
        return None
    found = _BY.fullmatch(line)
    if found is None or line.endswith((".", "?", "!")):
        return None
    # "By Tuesday night the vote was lost" goes on in small letters; what follows names is a role or a place.
    if found["rest"] and not re.match(r"\s?[,|•·(–—-]|\s(?:in|for)\s", found["rest"]):
        return None
    return found["names"] if " " in found["names"] else None  # "By Friday" alone names nobody


def _publisher(spoken: list[str]) -> str | None:
    for line in spoken[:_TOP_LINES]:
        found = _dateline(line)
        if found and "publisher" in found.groupdict():
            return found["publisher"].strip()
    return None


def _dateline(line: str) -> re.Match[str] | None:
    """The dateline a paragraph begins with, with or without an agency; None when it begins with a sentence."""
    found = _DATELINE.match(line)
    if found and _is_place(found["place"]):
        return found
    found = _PLAIN_DATELINE.match(line)
    return found if found and _is_place(found["place"]) and date_in(found["day"]) else None


def _is_place(words: str) -> bool:
    return all(word[0].isupper() or word in {"de", "la", "upon", "on", "of", "the"} for word in words.split())


def _published_on(spoken: list[str]) -> date | None:
    for line in spoken[:_TOP_LINES] + spoken[-_END_LINES:]:
        found = date_of_line(line)
        if found:
            return found
    for line in spoken[:_TOP_LINES]:
        dateline = _dateline(line)
        days = dateline.groupdict() if dateline else {}
        found = date_in(days.get("day") or "") or date_in(days.get("day2") or "")
        if found:
            return found
    return None
