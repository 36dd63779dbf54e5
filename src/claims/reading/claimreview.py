"""Fact-checks as ClaimReview: a JSON-LD file, a page with ld+json scripts, the Data Commons feed.

Lenient where published data is: an object or a list of them, numbers as text, `@graph`, HTML entities, any context.
https://schema.org/ClaimReview
"""

import html
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from claims.reading.language import language_code
from claims.reading.table import Table, refused

log = logging.getLogger(__name__)

_SCRIPT = re.compile(r"<script\b([^<>]{0,500}+)>", re.I)
_SCRIPT_END = re.compile(r"</script", re.I)
_ISO_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
_TITLE_CHARS = 200
_COLUMNS = (
    *("title", "publisher", "url", "published_on", "kind", "statement"),
    *("claimant", "rating", "rating_value", "language"),
)


def is_structured_data(document: object) -> bool:
    """Whether parsed JSON is JSON-LD and not a plain list of rows."""
    entries = document if isinstance(document, list) else [document]
    marks = ("@type", "@graph", "@context", "dataFeedElement")
    return any(isinstance(entry, dict) and any(mark in entry for mark in marks) for entry in entries)


def structured_data_of_page(page: str) -> Iterator[Any]:
    """The parsed ld+json scripts of an HTML page, in order; a script that is no JSON is passed over."""
    place = 0
    while (script := _SCRIPT.search(page, place)) is not None:
        end = _SCRIPT_END.search(page, script.end())
        if end is None:
            return
        place = end.end()
        if "ld+json" in script.group(1).lower():
            try:
                yield json.loads(page[script.end() : end.start()], strict=False)
            except (ValueError, RecursionError):
                log.info("A script of the page is no JSON and was passed over")


def claimreview_table(documents: list[Any], *, name: str, url: str | None) -> Table:
    """The ClaimReview entries of JSON-LD documents as rows of kind `fact_check`; raises TableError when there is none.

    `url` stands in where an entry gives none. An entry said twice is taken once; an entry of a feed that reviews no
    claim is passed over.
    """
    rows = list(_rows(documents, url=url))
    if not rows:
        raise refused(
            name, "There is no ClaimReview in it. Give the page of one fact-check, a ClaimReview file or a feed."
        )
    return Table(name=name, columns=_COLUMNS, rows=iter(rows), unit="entry")


def _rows(documents: list[Any], *, url: str | None) -> Iterator[tuple[int, dict[str, str]]]:
    seen = set()
    for number, (review, page, in_feed) in enumerate(_reviews(documents, url), 1):
        cells = _cells(review, page=page)
        if in_feed and not cells["statement"]:
            continue
        same = (cells["url"], cells["statement"].casefold())
        if same not in seen or not cells["statement"]:
            seen.add(same)
            yield number, cells


def _reviews(documents: list[Any], url: str | None) -> Iterator[tuple[dict[str, Any], str | None, bool]]:
    """Every ClaimReview anywhere in the documents, in order, with the link of the feed item it stands in."""
    waiting: list[tuple[Any, str | None, bool]] = [(document, url, False) for document in reversed(documents)]
    while waiting:  # no recursion: the file decides how deep it is
        node, page, in_feed = waiting.pop()
        if isinstance(node, list):
            waiting.extend((child, page, in_feed) for child in reversed(node))
        elif isinstance(node, dict):
            if any(str(kind).endswith("ClaimReview") for kind in _as_list(node.get("@type"))):
                yield node, page, in_feed
                continue
            in_feed = in_feed or "dataFeedElement" in node
            page = _text(node.get("url")) or page if in_feed else page
            waiting.extend(
                (child, page, in_feed) for child in reversed(node.values()) if isinstance(child, dict | list)
            )


def _cells(review: dict[str, Any], *, page: str | None) -> dict[str, str]:
    rating = _first(review.get("reviewRating"))
    claim = _first(review.get("itemReviewed"))
    statement = _text(review.get("claimReviewed"))
    number = _NUMBER.fullmatch(_text(rating.get("ratingValue")))
    day = _ISO_DAY.match(_text(review.get("datePublished")))
    return {
        "title": (_text(review.get("name")) or _text(review.get("headline")) or statement)[:_TITLE_CHARS],
        "publisher": _text(review.get("author")) or _text(review.get("publisher")),
        "url": _text(review.get("url")) or page or "",
        "published_on": day.group() if day else "",
        "kind": "fact_check",
        "statement": statement,
        "claimant": _text(claim.get("author")),
        "rating": _text(rating.get("alternateName")) or _text(rating.get("name")),
        "rating_value": number.group() if number else "",
        "language": language_code(_text(review.get("inLanguage"))) or "",
    }


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(value: Any) -> dict[str, Any]:
    """The object, or the first object of a list; empty when there is none."""
    return next((entry for entry in _as_list(value) if isinstance(entry, dict)), {})


def _text(value: Any) -> str:
    """A value as one line of text: of an object its name, of a list the names with commas between."""
    if isinstance(value, str):
        return " ".join(html.unescape(value).split())
    if isinstance(value, list):
        return ", ".join(text for text in (_text(entry) for entry in value if not isinstance(entry, list)) if text)
    if isinstance(value, dict):
        names = (value.get(key) for key in ("name", "alternateName", "@value", "url", "@id"))
        return next((_text(text) for text in names if isinstance(text, str) and text.strip()), "")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
