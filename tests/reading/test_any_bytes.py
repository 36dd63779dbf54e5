"""Whatever the bytes: an article or rows that can be stored, or a sentence for people; never another exception."""

import io
import json
import tracemalloc
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from claims.errors import ClaimsError, TableError, UnreadableText
from claims.reading import read_bytes, read_sources_bytes
from claims.reading.limits import MAX_UNPACKED_BYTES

MARKUP = st.lists(
    st.sampled_from(
        [
            "<!doctype html>",
            "<html>",
            "<p>",
            "</p>",
            "<article>",
            "<h1>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<",
            ">",
            "&#0;",
            "&lt;",
            "<![CDATA[",
            "]]>",
            "<?xml?>",
            "<table><tr><td>",
            '<script type="application/ld+json">',
            '{"@type":',
            "}",
            "The river rose by two metres on Sunday, the mayor said.",
            "�",
            "\x00",
            "\x0b",
            "é",
            "<time datetime=9>",
            "\r\n",
        ]
    ),
    max_size=25,
).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))
TABLES = st.lists(
    st.sampled_from(
        [
            "title",
            "publisher",
            "url",
            "published_on",
            "kind",
            "statement",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            '"',
            "é",
            "1e999",
        ]
    )
    | st.text(max_size=5),
    max_size=40,
).map(
    lambda parts: ("title,publisher,url,published_on,kind,statement\n" + "".join(parts)).encode(
        "utf-8", "surrogatepass"
    )
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5) | st.just("ClaimReview"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@graph",
                    "title",
                    "url",
                    "kind",
                    "statement",
                    "claimReviewed",
                    "itemReviewed",
                    "author",
                    "name",
                    "reviewRating",
                    "ratingValue",
                    "dataFeedElement",
                    "item",
                    "inLanguage",
                    "publisher",
                    "published_on",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


def storable(text: str | None) -> bool:
    return "\x00" not in (text or "") and bool((text or "x").encode())


@settings(deadline=None)  # the first page loads the library that reads pages
@given(st.binary(max_size=200) | MARKUP, st.sampled_from(["a.txt", "a.html", "a", ""]))
@example(b"<html>&#xD800;&#0;<p>The river rose.", "a.html")
def test_any_bytes_are_an_article_or_a_sentence_for_people(data: bytes, name: str) -> None:
    try:
        article = read_bytes(data, name=name)
    except UnreadableText:
        return
    assert article.text.strip()
    assert "\r\n" not in article.text
    assert all(storable(text) for text in (article.text, article.title, article.byline, article.publisher, article.url))


@given(st.binary(max_size=200) | MARKUP | TABLES, st.sampled_from(["a.csv", "a.json", "a.xlsx", "a.html", ""]))
def test_any_bytes_are_rows_or_a_sentence_for_people(data: bytes, name: str) -> None:
    try:
        rows = read_sources_bytes(data, name=name)
    except (TableError, UnreadableText):
        return
    assert rows
    assert all(
        storable(text) for row in rows for text in (row.title, row.statement, row.publisher, row.url, row.rating)
    )


@given(JSON)
def test_any_json_is_rows_or_a_sentence_for_people(document: object) -> None:
    try:
        assert read_sources_bytes(json.dumps(document).encode(), name="a.json")
    except ClaimsError:
        return


def packed(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts_of_a_workbook() -> dict[str, bytes]:
    target = io.BytesIO()
    book = Workbook()
    book.active.append(["title", "statement"])  # type: ignore[union-attr]
    book.save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = parts_of_a_workbook()


@given(
    st.sampled_from(sorted(PARTS)), st.binary(max_size=40) | st.sampled_from([b"<a/>", b"<sheets/>", b"<row r='x'/>"])
)
def test_a_workbook_with_any_part_replaced_is_refused_in_words(part: str, content: bytes) -> None:
    with pytest.raises(ClaimsError):
        read_sources_bytes(packed(PARTS | {part: content}), name="a.xlsx")


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(SHEET, "w", force_zip64=True) as part,
    ):
        for _ in range(MAX_UNPACKED_BYTES // 4_000_000 + 1):
            part.write(bytes(4_000_000))
    with pytest.raises(UnreadableText, match=r"unpacks to 13\d MB, and at most 128 MB are read"):
        read_sources_bytes(target.getvalue(), name="a.xlsx")


SHEET = "xl/worksheets/sheet1.xml"
HEADER_CELLS = "".join(
    f'<c t="inlineStr"><is><t>{name}</t></is></c>'
    for name in ("title", "publisher", "url", "published_on", "kind", "statement")
)
SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(rows: str, *, prolog: str = "") -> bytes:
    xml = f"<?xml version='1.0'?>{prolog}<worksheet {SPREADSHEET}><sheetData>{rows}</sheetData></worksheet>"
    return packed(PARTS | {SHEET: xml.encode()})


def test_a_workbook_with_a_row_number_beyond_any_sheet_is_refused() -> None:
    with pytest.raises(UnreadableText, match="more than 200,000 rows"):
        read_sources_bytes(
            sheet(f'<row r="1">{HEADER_CELLS}</row><row r="99999999999"><c><v>1</v></c></row>'), name="a.xlsx"
        )


def test_a_cell_far_to_the_right_does_not_widen_every_row() -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>x</t></is></c><c r="XFD{0}"><v>1</v></c></row>'
    rows = "".join(row.format(number) for number in range(2, 2_000))
    tracemalloc.start()
    with pytest.raises(TableError):
        read_sources_bytes(sheet(f'<row r="1">{HEADER_CELLS}</row>{rows}'), name="a.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000  # bytes; every row as wide as the sheet would take 260 MB of references alone


def test_a_workbook_reads_no_file_of_this_machine() -> None:
    prolog = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    cells = "".join(
        f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("A", "P", "", "", "news", "see &e; there")
    )
    with pytest.raises(ClaimsError):
        read_sources_bytes(sheet(f"<row>{HEADER_CELLS}</row><row>{cells}</row>", prolog=prolog), name="a.xlsx")
