"""One door for sources tables: csv, xlsx, json or ClaimReview in, checked rows out, or nothing at all."""

from pathlib import Path

from claims.errors import UnreadableText
from claims.reading.claimreview import claimreview_table, structured_data_of_page
from claims.reading.csv_table import csv_table
from claims.reading.encoding import decode_page
from claims.reading.files import file_bytes, refuse_size
from claims.reading.json_table import json_table
from claims.reading.limits import MAX_TABLE_BYTES
from claims.reading.links import is_link
from claims.reading.plain import looks_like_html, what_it_looks_like
from claims.reading.rows import checked_rows
from claims.reading.source_row import SourceRow
from claims.reading.table import Table, refused
from claims.reading.xlsx_table import xlsx_table


def read_sources(source: str | Path, *, allow_private: bool = False) -> list[SourceRow]:
    """Every row of a sources table in a file or behind an http(s) link (a fact-check's page, a feed).

    Raises TableError with one sentence for each problem, and then gives no row; FetchFailed and InputError as `read`.
    """
    if isinstance(source, str) and is_link(source):
        from claims.reading.web import TABLE_TYPES, fetch

        page = fetch(source.strip(), types=TABLE_TYPES, limit=MAX_TABLE_BYTES, allow_private=allow_private)
        return checked_rows(_table(page.data, name=page.url, url=page.url, charset=page.charset))
    path = Path(source)
    return read_sources_bytes(file_bytes(path, limit=MAX_TABLE_BYTES), name=path.name)


def read_sources_bytes(data: bytes, *, name: str) -> list[SourceRow]:
    """Every row of an uploaded sources table: csv, xlsx, json, ClaimReview as JSON-LD or as a page.

    Rows stand in the order of the file; there is always at least one. Raises TableError with one sentence for each
    problem, naming row and column, and UnreadableText for what is no table at all.
    """
    return checked_rows(_table(data, name=name, url=None, charset=None))


def _table(data: bytes, *, name: str, url: str | None, charset: str | None) -> Table:
    refuse_size(len(data), name=name, limit=MAX_TABLE_BYTES)
    if not data.strip():
        raise refused(name, "The file is empty. The first row must name the columns.")
    if data.startswith(b"PK\x03\x04") and b"xl/" in data:
        return xlsx_table(data, name=name)
    found = what_it_looks_like(data)
    if found is not None:
        raise UnreadableText(
            f"{name} is no sources table: it looks like {found[0]}. Save the table as CSV (UTF-8) or xlsx."
        )
    suffix = Path(name).suffix.lower()
    if suffix in {".html", ".htm", ".xhtml"} or looks_like_html(data):
        page = decode_page(data, charset=charset, name=name)
        return claimreview_table(list(structured_data_of_page(page)), name=name, url=url)
    if suffix in {".json", ".jsonld"} or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"[", b"{"}:
        return json_table(data, name=name)
    return csv_table(data, name=name)
