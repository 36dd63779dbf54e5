import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from claims.errors import InputError
from claims.model.enums import SourceKind
from claims.reading import SourceRow, read_sources_bytes
from claims.reporting import sources_csv, sources_json, sources_xlsx
from claims.reporting.source_tables import COLUMNS

FULL = SourceRow(
    title="Visitor survey 2024",
    statement="In 2024, 46 per cent of visitors arrived by sea;\n“more than by rail”, it says.",
    kind=SourceKind.STATISTICS,
    publisher="County Tourism Board",
    url="https://tourism.example/survey?a=1&b=2",
    published_on="2025-02",
    locator="table 3",
    claimant="A. Sole",
    rating="True",
    rating_value=4.5,
    language="en",
    accessed_on="2026-03-02",
    archive_url="https://archive.example/1",
    primary=True,
    owner_group="County",
    wire="Ferry Press",
    confidential=True,
)
BARE = SourceRow(title="Ferry log", statement='He said "no", twice', kind=SourceKind.FACT_CHECK)
ROWS = [FULL, BARE, replace(BARE, statement="Ещё один", primary=False, rating_value=3.0)]

Export = Callable[[list[SourceRow]], bytes]
EXPORTS: dict[str, Export] = {
    "csv": sources_csv,
    "json": lambda rows: sources_json(rows).encode(),
    "xlsx": sources_xlsx,
}


def read_back(name: str, rows: list[SourceRow]) -> list[SourceRow]:
    return [replace(row, row=0) for row in read_sources_bytes(EXPORTS[name](rows), name=f"sources.{name}")]


@pytest.mark.parametrize("name", EXPORTS)
def test_exported_sources_can_be_imported_again(name: str) -> None:
    assert read_back(name, ROWS) == ROWS


# The import joins runs of spaces, so there are none here; a text that begins like a formula is tested below.
WORDS = st.text("abc éж“,;'\"=+-@<&", min_size=1, max_size=20).map(lambda text: "x" + " ".join(text.split()))


@pytest.mark.parametrize("name", EXPORTS)
@settings(max_examples=15, deadline=None)
@given(texts=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4, unique_by=lambda pair: pair[1].casefold()))
def test_any_words_come_back_as_they_were(name: str, texts: list[tuple[str, str]]) -> None:
    rows = [SourceRow(title=title, statement=statement, kind=SourceKind.NEWS) for title, statement in texts]
    assert [(row.title, row.statement) for row in read_back(name, rows)] == [(row.title, row.statement) for row in rows]


def test_the_columns_are_those_of_the_contract() -> None:
    assert next(csv.reader(io.StringIO(sources_csv([]).decode(), newline=""))) == COLUMNS
    assert list(json.loads(sources_json([FULL]))[0]) == COLUMNS
    assert COLUMNS[:6] == ["title", "publisher", "url", "published_on", "kind", "statement"]


def test_csv_ends_its_lines_as_rfc_4180_says() -> None:
    made = sources_csv([BARE])
    assert made.count(b"\r\n") == 2
    assert made.endswith(b"\r\n")
    assert b'"He said ""no"", twice"' in made
    assert not made.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://evil.example")', '\'=HYPERLINK("https://evil.example")'),
        ("+1", "'+1"),
        ("-5 degrees at noon", "'-5 degrees at noon"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("'tis so", "'tis so"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_could_compute_is_quoted(text: str, cell: str) -> None:
    rows = csv.DictReader(io.StringIO(sources_csv([replace(BARE, statement=text)]).decode(), newline=""))
    assert [row["statement"] for row in rows] == [cell]


NO_TEXT = {"rating_value", "primary", "confidential"}


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = load_workbook(
        io.BytesIO(sources_xlsx([replace(FULL, title="=1+1", statement="@SUM(A1)", locator="\x00+1")]))
    )
    cells = {column: book["sources"].cell(2, number) for number, column in enumerate(COLUMNS, start=1)}
    assert cells["title"].value == "=1+1"
    assert cells["locator"].value == "⟨U+0000⟩+1"
    assert {cell.data_type for column, cell in cells.items() if column not in NO_TEXT} == {"s"}
    assert cells["title"].quotePrefix


def test_a_workbook_says_which_cell_is_too_long() -> None:
    with pytest.raises(InputError, match=r"Row 3, column statement: the text has 40,000 characters .* csv or json"):
        sources_xlsx([BARE, replace(BARE, statement="x" * 40_000)])


def test_the_same_rows_give_the_same_workbook_at_any_time() -> None:
    made = sources_xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = book.read("docProps/core.xml").decode()
    assert properties.count("1980-01-01T00:00:00Z") == 2
    assert sources_xlsx(ROWS) == made
