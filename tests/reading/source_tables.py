"""Tables of sources for tests: what a good one looks like, and what is said of a bad one."""

import io

import pytest
from openpyxl import Workbook

from claims.errors import TableError
from claims.reading import SourceRow, read_sources_bytes

HEADER = "title,publisher,url,published_on,kind,statement"
GOOD = "Rainfall 2021,Met Office,https://met.example/rain,2021-02,statistics,It rained on 200 days."


def rows_of(text: str, *, name: str = "sources.csv") -> list[SourceRow]:
    return read_sources_bytes(text.encode(), name=name)


def problems_of(data: str | bytes, *, name: str = "sources.csv") -> list[str]:
    with pytest.raises(TableError) as caught:
        read_sources_bytes(data.encode() if isinstance(data, str) else data, name=name)
    assert str(caught.value).startswith(f"{name} cannot be used as a sources table: ")
    return caught.value.problems


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
