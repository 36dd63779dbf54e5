"""Files that hold a table of sources: broken ones, JSON, and workbooks."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.reading.source_tables import GOOD, HEADER, problems_of, rows_of, workbook

from claims.errors import InputError, UnreadableText
from claims.reading import read_sources, read_sources_bytes

BROKEN = [
    (f'{HEADER}\n{GOOD}\nA,,,,news,"never closed\n\n', 'row 3: a quotation mark (") is never closed.'),
    (f'{HEADER}\n{GOOD}\nA,,,,news,"closed" too early', 'row 3: text follows a closing quotation mark (").'),
    (f'{HEADER}\n{GOOD}\nA,,,,news,"{"x" * 200_000}"', "row 3: a cell has more than 100,000 characters"),
    (f"{HEADER}\nA,,,,news,One, two", "row 2 has 7 cells and the header has 6."),
    ("", "The file is empty. The first row must name the columns."),
    (" \n\n", "The file is empty. The first row must name the columns."),
    ("\ufeff,,\n,\n", "The file is empty. The first row must name the columns."),
    (HEADER, "There are no rows below the header."),
    (f"{HEADER}\n,,,,,\n", "There are no rows below the header."),
]


@pytest.mark.parametrize(("text", "says"), BROKEN, ids=[says[:40] for _, says in BROKEN])
def test_a_broken_csv_file_is_told_by_row(text: str, says: str) -> None:
    [problem] = problems_of(text)
    assert problem.startswith(says)


def test_rows_before_broken_quoting_are_checked_too() -> None:
    assert len(problems_of(f'{HEADER}\nA,,,,blog,B\nA,,,,news,"open')) == 2


def test_bytes_that_are_no_utf8_are_named_by_row_and_byte() -> None:
    data = f"{HEADER}\n{GOOD}\n".encode() + b"Caf\xe9,,,,news,S"
    [problem] = problems_of(data)
    assert problem.startswith(
        f"row 3, title: byte {len(data) - 10} of the file, 0xE9, is not UTF-8. Save the file again"
    )
    [problem] = problems_of(f'{HEADER}\nA,,,,news,"One\nline more"\nB,"P'.encode() + b'\xff",,,news,S')
    assert problem.startswith("row 3, publisher: byte ")
    [problem] = problems_of(b"\xff,title")
    assert problem.startswith("row 1: byte 1 of the file, 0xFF, is not UTF-8.")
    [problem] = problems_of(b'[{"title": "Caf\xe9"}]', name="sources.json")
    assert problem.startswith("Byte 16 of the file is not UTF-8.")


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"%PDF-1.7", "a PDF"), (b"PK\x03\x04 word/", "a Word document"), ("\ufefftitle".encode("utf-16-le"), "UTF-16")],
    ids=["PDF", "docx", "UTF-16"],
)
def test_what_is_no_table_is_refused_with_what_it_looks_like(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableText, match=f"is no sources table: it looks like .*{what}"):
        read_sources_bytes(data, name="sources.csv")


def test_a_table_is_read_by_its_path_and_a_missing_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(f"{HEADER}\n{GOOD}\n")
    assert read_sources(path) == read_sources(str(path))
    with pytest.raises(InputError, match="There is no file"):
        read_sources(tmp_path / "none.csv")


JSON_FILES = [
    ("{", "It is no JSON: line 1, column 2"),
    ("3", "The file must hold a list of objects"),
    ("[]", "The list is empty."),
    ('[{"title": ["A"]}]', "The columns publisher, url, published_on, kind, statement are missing"),
    ("[" * 200_000, "Its JSON is nested too deeply"),
    (f"[{'1' * 10_000}]", "Its JSON is nested too deeply or holds a number that is too long."),
]


@pytest.mark.parametrize(("text", "says"), JSON_FILES, ids=[says[:30] for _, says in JSON_FILES])
def test_a_broken_json_file_is_told(text: str, says: str) -> None:
    [problem] = problems_of(text, name="sources.json")
    assert problem.startswith(says)


def test_json_values_are_text_numbers_truths_or_nothing() -> None:
    entry = {"title": 1984, "publisher": None, "url": None, "published_on": 2022, "kind": "news", "statement": "S"}
    [row] = rows_of(json.dumps([entry | {"primary": True, "Rating Value": 3.5}]), name="sources.json")
    assert (row.title, row.published_on, row.primary, row.rating_value, row.row) == ("1984", "2022", True, 3.5, 1)
    problems = problems_of(json.dumps([entry, entry | {"statement": ["S"]}, "no object"]), name="sources.json")
    assert problems == [
        "entry 2, statement: holds a list or an object; give text, a number or null.",
        "entry 2, statement: is empty. Give the statement.",
        'entry 3 is no object. Write {"title": …, "statement": …}.',
    ]


@pytest.mark.parametrize("value", ["a \u0000 b", "half \ud83d"], ids=["NUL", "half a surrogate pair"])
def test_characters_that_cannot_be_stored_are_named(value: str) -> None:
    entry = {"title": value, "publisher": "", "url": "", "published_on": "", "kind": "news", "statement": "S"}
    [problem] = problems_of(json.dumps([entry]), name="sources.json")
    assert problem.startswith("entry 1, title: character ")


def test_a_workbook_reads_as_the_same_table_in_csv_does() -> None:
    data = workbook([HEADER.split(","), GOOD.split(",")])
    assert read_sources_bytes(data, name="sources.xlsx") == rows_of(f"{HEADER}\n{GOOD}")


def test_cells_of_a_workbook_are_text_as_a_person_would_type_it() -> None:
    header = [*HEADER.split(","), "rating_value", "primary", "accessed_on", None]
    data = workbook(
        [
            [],
            header,
            [1984, None, None, datetime(2022, 3, 31), "news", '=HYPERLINK("x")', 3.0, True, date(2022, 4, 1)],  # noqa: DTZ001
            [],
            ["B", "P", "https://a.example", 2021, "news", 0.46, 3.5, None, "2022-04"],
        ]
    )
    first, second = read_sources_bytes(data, name="sources.xlsx")
    assert (first.title, first.published_on, first.statement) == ("1984", "2022-03-31", '=HYPERLINK("x")')
    assert (first.rating_value, first.primary, first.accessed_on, first.row) == (3.0, True, "2022-04-01", 3)
    assert (second.published_on, second.statement, second.rating_value, second.row) == ("2021", "0.46", 3.5, 5)


def test_problems_of_a_workbook_name_its_rows() -> None:
    data = workbook([HEADER.split(","), [], ["A", None, None, "soon", "news", "S"], ["A", *[None] * 5, "beyond"]])
    assert problems_of(data, name="sources.xlsx") == [
        "row 3, published_on: 'soon' is no date; write YYYY-MM-DD, YYYY-MM or YYYY.",
        "row 4 has a cell beyond the last column of the header. Name the column or empty the cell.",
    ]


def test_a_damaged_and_an_empty_workbook_are_refused() -> None:
    whole = workbook([HEADER.split(","), GOOD.split(",")])
    assert "damaged" in problems_of(whole[: len(whole) // 2] + b"xl/", name="sources.xlsx")[0]
    assert "The first sheet is empty" in problems_of(workbook([]), name="sources.xlsx")[0]
