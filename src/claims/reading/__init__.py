"""Files, links and pasted text to articles; files to rows of a sources table. The only room with network code."""

from claims.reading.article import Article
from claims.reading.intake import read, read_bytes, read_text
from claims.reading.limits import MAX_ARTICLE_BYTES, MAX_ARTICLE_CHARS, MAX_SOURCE_ROWS, MAX_TABLE_BYTES
from claims.reading.rows import typed_row
from claims.reading.source_row import SourceRow
from claims.reading.sources import read_sources, read_sources_bytes

__all__ = [
    "MAX_ARTICLE_BYTES",
    "MAX_ARTICLE_CHARS",
    "MAX_SOURCE_ROWS",
    "MAX_TABLE_BYTES",
    "Article",
    "SourceRow",
    "read",
    "read_bytes",
    "read_sources",
    "read_sources_bytes",
    "read_text",
    "typed_row",
]
