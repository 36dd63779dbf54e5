"""Sources tables: every row or none, and a sentence for each thing that is wrong, naming row and column."""

import json

import pytest
from tests.reading.source_tables import GOOD, HEADER, problems_of, rows_of

from claims.errors import TableError
from claims.model.enums import SourceKind
from claims.reading import SourceRow


def test_a_row_with_only_the_needed_columns_leaves_the_others_empty() -> None:
    assert rows_of(f"{HEADER}\n{GOOD}\n") == [
        SourceRow(
            title="Rainfall 2021",
            statement="It rained on 200 days.",
            kind=SourceKind.STATISTICS,
            publisher="Met Office",
            url="https://met.example/rain",
            published_on="2021-02",
            row=2,
        )
    ]


def test_every_column_of_the_contract_is_read() -> None:
    header = (
        f"{HEADER},locator,claimant,rating,rating_value,language,accessed_on,archive_url,primary,owner_group,shoe_size"
    )
    row = f"{GOOD},p. 4,Ana Pop,Mostly true,4,pt-BR,2022-01-03,https://archive.example/1,yes,Met group,43"
    [read] = rows_of(f"{header}\n{row}")
    assert (read.locator, read.claimant, read.rating, read.rating_value) == ("p. 4", "Ana Pop", "Mostly true", 4.0)
    assert (read.language, read.accessed_on, read.archive_url) == ("pt-BR", "2022-01-03", "https://archive.example/1")
    assert (read.primary, read.owner_group) == (True, "Met group")


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
def test_separator_line_ends_and_byte_order_mark_do_not_matter(separator: str, line_end: str, mark: str) -> None:
    text = mark + line_end.join([HEADER, GOOD, ""]).replace(",", separator)
    assert rows_of(text) == rows_of(f"{HEADER}\n{GOOD}")


def test_header_names_are_read_whatever_their_case_and_spacing() -> None:
    assert rows_of(f" Title ,PUBLISHER,Url,Published On,kind,State-ment\n{GOOD}".replace("State-ment", "STATEMENT"))


def test_quoted_cells_hold_separators_quotation_marks_and_line_breaks() -> None:
    [first, second] = rows_of(f'{HEADER}\nA,,,,news,"One, ""two""\r\nand three"\n\nB,,,2020,news,Four')
    assert first.statement == 'One, "two"\nand three'
    assert (first.row, second.row) == (2, 4)  # the blank line is a row of its own, as in a spreadsheet


def test_cells_are_text_whatever_they_hold() -> None:
    [row] = rows_of(f'{HEADER}\n<script>x</script>,@SUM(A1),,,news,"=HYPERLINK(""javascript:x"") \u202e abc"')
    assert row.title == "<script>x</script>"
    assert row.publisher == "@SUM(A1)"
    assert row.statement == '=HYPERLINK("javascript:x") \u202e abc'


KINDS = "official, statistics, dataset, news, analysis, interview, fact_check, document, person"
WRONG_CELLS = [
    ("published_on", "31/13/2022", "'31/13/2022' is no date; write YYYY-MM-DD, YYYY-MM or YYYY."),
    ("published_on", "2022-02-30", "'2022-02-30' is no date; write YYYY-MM-DD, YYYY-MM or YYYY."),
    ("published_on", "2022-13", "'2022-13' is no date; write YYYY-MM-DD, YYYY-MM or YYYY."),
    ("published_on", "20220331", "'20220331' is no date; write YYYY-MM-DD, YYYY-MM or YYYY."),
    ("published_on", "٢٠٢٢", "'٢٠٢٢' is no date; write YYYY-MM-DD, YYYY-MM or YYYY."),
    ("title", "", "is empty. Give the title."),
    ("title", "  ", "is empty. Give the title."),
    ("statement", "", "is empty. Give the statement."),
    (
        "kind",
        "",
        f"is empty. Write one of {KINDS}.",
    ),
    (
        "kind",
        "blog",
        (
            "'blog' is no kind of source; write one of official, statistics, dataset, news, analysis, interview, "
            "fact_check, document, person."
        ),
    ),
    (
        "url",
        "javascript:alert(1)",
        (
            "'javascript:alert(1)' is no link: it must begin with http:// or https://. "
            "Give the whole http(s) link or leave the cell empty."
        ),
    ),
    (
        "url",
        '=HYPERLINK("https://a.example")',
        (
            "'=HYPERLINK(\"https://a.example\")' is no link: it must begin with http:// or https://. "
            "Give the whole http(s) link or leave the cell empty."
        ),
    ),
    ("title", "t" * 2_084, "has 2,084 characters, and at most 2,083 are taken. Shorten it."),
    ("statement", "s" * 100_001, "has 100,001 characters, and at most 100,000 are taken. Shorten it."),
    ("rating_value", "high", "'high' is no number; write one such as 3 or 3.5."),
    ("rating_value", "nan", "'nan' is no number; write one such as 3 or 3.5."),
    ("primary", "perhaps", "'perhaps' is neither true nor false; write true, false or nothing."),
    ("language", "English!", '\'English!\' is no language code; write one such as "en" or "pt-BR".'),
    ("archive_url", "ftp://a.example/x", None),
    ("accessed_on", "yesterday", "'yesterday' is no date; write YYYY-MM-DD, YYYY-MM or YYYY."),
]


@pytest.mark.parametrize(
    ("column", "cell", "says"), WRONG_CELLS, ids=[f"{column} {cell[:20]!r}" for column, cell, _ in WRONG_CELLS]
)
def test_a_wrong_cell_is_named_by_row_and_column_with_what_to_write(column: str, cell: str, says: str | None) -> None:
    good = {"title": "A", "publisher": "", "url": "", "published_on": "", "kind": "news", "statement": "B"}
    entries = [good, good | {"statement": "C"}, good | {"statement": "D", column: cell}]
    [problem] = problems_of(json.dumps(entries), name="sources.json")
    assert problem.startswith(f"entry 3, {column}: ")
    assert says is None or problem == f"entry 3, {column}: {says}"
    quoted = '"' + cell.replace('"', '""') + '"'
    header = list(dict.fromkeys([*HEADER.split(","), column]))
    row = ",".join(quoted if name == column else good[name] for name in header)
    [problem] = problems_of(",".join(header) + "\n" + row)
    assert problem.startswith(f"row 2, {column}: ")


@pytest.mark.parametrize("day", ["2022", "2022-03", "2022-03-31", "1066-10-14", ""])
def test_dates_may_be_whole_or_partial(day: str) -> None:
    [row] = rows_of(f"{HEADER}\nA,,,{day},news,B")
    assert row.published_on == (day or None)


@pytest.mark.parametrize(
    ("cell", "kind"), [("News", "news"), ("FACT CHECK", "fact_check"), ("fact-check", "fact_check")]
)
def test_a_kind_is_read_whatever_its_case_and_spacing(cell: str, kind: str) -> None:
    [row] = rows_of(f"{HEADER}\nA,,,,{cell},B")
    assert row.kind == kind


def test_missing_columns_are_listed_once_and_no_row_is_complained_about() -> None:
    [problem] = problems_of("Title,Publisher,When,Statement\nA,B,C,\n")
    assert problem == (
        "The columns url, published_on, kind are missing; the header has: title, publisher, when, statement. "
        "The columns needed are title, publisher, url, published_on, kind, statement."
    )


def test_a_column_that_is_there_twice_is_named() -> None:
    assert problems_of(f"{HEADER},Title\n{GOOD},x") == [
        "The column title is there twice. Rename or remove one of them."
    ]


def test_all_problems_of_a_table_are_told_at_once_in_the_order_of_the_rows() -> None:
    table = f"{HEADER}\n,,ftp://x,2022-99,blog,\n{GOOD}\n{GOOD}\nA,,,,news,B,C"
    assert [problem.split(":")[0].split(" has")[0].split(" repeats")[0] for problem in problems_of(table)] == [
        "row 2, title",
        "row 2, statement",
        "row 2, url",
        "row 2, published_on",
        "row 2, kind",
        "row 4",
        "row 5",
    ]


def test_a_repeated_row_names_the_row_it_repeats() -> None:
    other = GOOD.replace("200 days", "201 days")
    shouted = GOOD.replace("It rained on", "IT RAINED  ON")
    assert problems_of(f"{HEADER}\n{GOOD}\n{other}\n{shouted}") == [
        "row 4 repeats row 2: the same statement of the same source. Keep one of them."
    ]


def test_the_same_statement_of_two_sources_is_no_repeat() -> None:
    assert len(rows_of(f"{HEADER}\nA,P,,,news,S\nA,Q,,,news,S\nB,P,,,news,S\nB,P,https://a.example,,news,S")) == 4


def test_a_hundred_problems_are_counted_and_fifty_listed() -> None:
    with pytest.raises(TableError, match="100 problems; no row of it was taken") as caught:
        rows_of(HEADER + "".join(f"\n{number},,,never {number},news,S" for number in range(100)))
    assert len(caught.value.problems) == 51
    assert caught.value.problems[-1] == "… and 50 more like these."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["A,,,,blog,S1", "A,,,,news,S2", "A,,,,blog,S3"], "rows 2 and 4, kind: 'blog' is no kind of source; "),
        ([f"A,,,,blog,S{n}" for n in range(4)], "rows 2, 3, 4 and 5, kind: 'blog' "),
        ([f"A,,,,blog,S{n}" for n in range(5)], "rows 2, 3, 4 and 2 more, kind: 'blog' "),
        ([f"A,,,,news,S{n},9" for n in range(50)], "rows 2, 3, 4 and 47 more: each has 7 cells and the header has 6."),
        (["A,,,,news,S"] * 4, "rows 3, 4 and 5: each repeats row 2: "),
    ],
    ids=["two", "four", "five", "whole rows", "repeats"],
)
def test_rows_that_are_wrong_alike_are_told_in_one_sentence(rows: list[str], said: str) -> None:
    [sentence] = problems_of("\n".join([HEADER, *rows]))
    assert sentence.startswith(said)


def test_different_wrong_cells_are_told_each() -> None:
    found = problems_of(f"{HEADER}\nA,,,,blog,B\nA,,,soon,vlog,C\nA,,,,blog,D")
    assert [sentence[:24] for sentence in found] == [
        "rows 2 and 4, kind: 'blo",
        "row 3, published_on: 'so",
        "row 3, kind: 'vlog' is n",
    ]


def test_a_single_problem_is_told_in_the_message_itself() -> None:
    with pytest.raises(TableError, match=r"one problem; no row of it was taken\. row 2, kind: 'blog' is no kind"):
        rows_of(f"{HEADER}\nA,,,,blog,B")
