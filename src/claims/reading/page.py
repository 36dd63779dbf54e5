"""A web page to an article: its text without markup, and what the page says about itself.

Pages are hostile. Nothing in them runs and nothing is fetched for them; what comes out is text, to be escaped wherever
it is shown.
"""

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from claims.errors import UnreadableText
from claims.reading.article import Article
from claims.reading.encoding import decode_page
from claims.reading.language import guess_language, language_code
from claims.reading.limits import MAX_PAGE_TAGS
from claims.reading.links import why_no_link
from claims.reading.plain import checked_text

_LANG = re.compile(r"<html\b[^<>]{0,500}?\blang\s{0,9}=\s{0,9}[\"']?([A-Za-z-]{2,20})", re.I)
_OPENING_TAG = re.compile("<[A-Za-z]")
_BLOCKS = {"head", "p", "item", "quote", "cell", "lb"}
_SHORT = 300  # characters of a title, a byline or a name of a site: longer ones are paragraphs gone astray


def read_page(data: bytes, *, name: str, url: str | None, charset: str | None) -> Article:
    """The article of an HTML page: headline, then paragraphs, separated by blank lines.

    `charset` is what the server said. Raises UnreadableText when no article is found in the page.
    """
    html = decode_page(data, charset=charset, name=name).replace("\x00", "")
    _refuse_tag_floods(html, name=name)
    found = _extract(html, url=url)
    title = _line(found.title) if found else None
    paragraphs = _paragraphs(found.body) if found else []
    if not paragraphs:
        raise UnreadableText(
            f"No article was found in {name}: the page may be a list, need a login, or be put together in the browser. "
            "Open it, copy the text of the article and paste it."
        )
    if title and paragraphs[0] != title:
        paragraphs.insert(0, title)
    text = checked_text("\n\n".join(paragraphs), name=name)
    language = _LANG.search(html[:20_000])
    return Article(
        text=text,
        title=title,
        byline=_line(found.author),
        publisher=_line(found.sitename),
        published_on=_date(found.date),
        url=_link(found.url) or url,
        language=guess_language(text) or language_code(language.group(1) if language else None),
    )


def _refuse_tag_floods(html: str, *, name: str) -> None:
    tags = sum(1 for _ in _OPENING_TAG.finditer(html))
    if tags > MAX_PAGE_TAGS:
        raise UnreadableText(
            f"{name} is too large a page: {tags:,} tags, and at most {MAX_PAGE_TAGS:,} are read. "
            "Open it, copy the text of the article and paste it."
        )


def _extract(html: str, *, url: str | None) -> Any:
    """What trafilatura finds in a page, first without its tables; None when that is nothing."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    for tables in (False, True):  # old pages lay their text out in a table
        found: Any = bare_extraction(
            html,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=tables,
            # Without this any date in the page is taken for the day of publication.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        if found is not None and _paragraphs(found.body):
            return found
    return None


def _paragraphs(body: Any) -> list[str]:
    """The text of the blocks of an extracted page in order, each once, spaces and line breaks made one space."""
    found: list[str] = []
    open_block: list[str] = []

    def close() -> None:
        text = " ".join("".join(open_block).split())
        if text:
            found.append(text)
        open_block.clear()

    for text in _texts(body):
        if text is None:
            close()
        else:
            open_block.append(text)
    close()
    return found


def _texts(body: Any) -> Iterator[str | None]:
    """The texts of a tree in order, and None where a block or a line begins or ends; without recursion."""
    waiting = [(body, True)]
    while waiting:
        element, opens = waiting.pop()
        if element.tag in _BLOCKS:
            yield None
        if opens:
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
            yield element.text or ""
        elif element is not body:
            yield element.tail or ""


def _line(text: str | None) -> str | None:
    line = " ".join((text or "").split())
    return line[:_SHORT] or None


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _link(url: str | None) -> str | None:
    return url if url and why_no_link(url) is None else None
