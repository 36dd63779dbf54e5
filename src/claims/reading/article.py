"""An article as read, before anything is stored."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """The text that anchors count in, and what could be found about it; unknown metadata is None."""

    text: str  # line ends are \n; offsets of claims are code points of this
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1, as "en"
