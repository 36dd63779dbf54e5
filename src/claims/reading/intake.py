"""One door for articles: a file, a link, an upload or pasted text in, an `Article` out."""

from pathlib import Path

from claims.errors import UnreadableText
from claims.reading.article import Article
from claims.reading.files import file_bytes, refuse_size
from claims.reading.limits import MAX_ARTICLE_BYTES
from claims.reading.links import is_link
from claims.reading.metadata import describe
from claims.reading.page import read_page
from claims.reading.plain import checked_text, decode_utf8, looks_like_html, refuse_binary


def read(source: str | Path, *, allow_private: bool = False) -> Article:
    """The article in a file or behind an http(s) link, with what could be found about it.

    `allow_private` lets a link lead to this machine or its own network. Raises FetchFailed for a link that cannot
    be read, UnreadableText for what is no text, empty or too large, and InputError for a file that is not there.
    """
    if isinstance(source, str) and is_link(source):
        return _read_link(source.strip(), allow_private=allow_private)
    path = Path(source)
    return read_bytes(file_bytes(path, limit=MAX_ARTICLE_BYTES), name=path.name)


def read_bytes(data: bytes, *, name: str, url: str | None = None) -> Article:
    """The article in an uploaded file: HTML by its name or its first bytes, otherwise plain text in UTF-8.

    `name` is what messages call it; `url` is where it came from, if known. Raises UnreadableText.
    """
    return _read_bytes(data, name=name, url=url, charset=None)


def read_text(text: str) -> Article:
    """The article in pasted text, taken as plain text whatever it holds. Raises UnreadableText."""
    return describe(checked_text(text, name="The pasted text"))


def _read_link(link: str, *, allow_private: bool) -> Article:
    from claims.reading.web import ARTICLE_TYPES, fetch

    page = fetch(link, types=ARTICLE_TYPES, limit=MAX_ARTICLE_BYTES, allow_private=allow_private)
    return _read_bytes(page.data, name=page.url, url=page.url, charset=page.charset)


def _read_bytes(data: bytes, *, name: str, url: str | None, charset: str | None) -> Article:
    refuse_size(len(data), name=name, limit=MAX_ARTICLE_BYTES)
    if not data:
        raise UnreadableText(f"{name} is empty: there is nothing in it. Check that it is the right file.")
    refuse_binary(data, name=name)
    if name.lower().endswith((".html", ".htm", ".xhtml")) or looks_like_html(data):
        return read_page(data, name=name, url=url, charset=charset)
    return describe(checked_text(decode_utf8(data, name=name), name=name), url=url)
