"""What cannot be used is refused with a message; nothing is stored, no file is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
Counts = Callable[[], dict[str, int]]

MOST_LINES = 5  # of a message: people read a few lines


def png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b" \n\t\n")


def large(path: Path) -> None:
    path.write_bytes(b"The council spent 4 million on roads. " * 530_000)  # 20 MB


def missing(path: Path) -> None:
    del path  # it is not made


def folder(path: Path) -> None:
    path.mkdir()


def latin(path: Path) -> None:
    path.write_bytes("title,publisher\nLa météo a coûté 4 millions.\n".encode("latin-1"))


def zeros(path: Path) -> None:
    path.write_bytes(b"The council spent\x00 4 million on roads.")


ARTICLES = [
    (png, "no text"),
    (empty, "empty"),
    (blank, "empty"),
    (large, "too large"),
    (missing, "no file"),
    (folder, "folder"),
    (latin, "UTF-8"),
    (zeros, "no text"),
]
ARTICLE_IDS = [make.__name__ for make, _ in ARTICLES]


def refused(result: Result, says: str) -> None:
    assert result.exit_code == 1
    assert says in result.stderr
    assert "Traceback" not in result.output
    assert 1 <= len(result.stderr.splitlines()) <= MOST_LINES
    assert result.stdout == ""


@pytest.mark.parametrize(("make", "says"), ARTICLES, ids=ARTICLE_IDS)
def test_an_article_that_cannot_be_read_is_refused(
    run: Run, tmp_path: Path, sources: Path, make: Callable[[Path], None], says: str
) -> None:
    article, report = tmp_path / "article.txt", tmp_path / "report.html"
    make(article)
    refused(run("extract", article, "--json"), says)
    refused(run("check", article, "--sources", sources, "--output", report), says)
    assert not report.exists()


@pytest.mark.parametrize(("make", "says"), ARTICLES, ids=ARTICLE_IDS)
def test_an_article_that_cannot_be_read_is_not_stored(
    run: Run, tmp_path: Path, counts: Counts, make: Callable[[Path], None], says: str
) -> None:
    article, before = tmp_path / "article.txt", counts()
    make(article)
    refused(run("add", article, "--as", "Ada Lund"), says)
    assert counts() == before


@pytest.mark.parametrize("given", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xfe\x00", b"The council. " * 500_000])
def test_standard_input_that_is_no_article_is_refused(run: Run, given: bytes) -> None:
    result = run("extract", "-", given=given)
    assert result.exit_code == 1
    assert "standard input" in result.stderr


HEADER = "title,publisher,url,published_on,kind,statement\n"
ROW = "Survey,Council,https://a.example/1,2023-11-02,statistics,41 per cent said so.\n"


def written(content: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(content, encoding="utf-8")

    return write


TABLES = [
    ("no text", png, "no sources table"),
    ("empty", empty, "empty"),
    ("missing file", missing, "no file"),
    ("folder", folder, "folder"),
    ("not UTF-8", latin, "UTF-8"),
    ("header only", written(HEADER), "no rows"),
    ("missing column", written(HEADER.replace(",statement", "") + "a,b,,,news\n"), "statement"),
    ("bad date", written(HEADER + ROW + ROW.replace("2023-11-02", "2 Nov 23").replace("so", "it")), "row 3"),
    ("duplicate row", written(HEADER + ROW + ROW), "row 3"),
    ("bad kind", written(HEADER + ROW.replace("statistics", "gossip")), "row 2"),
    ("bad link", written(HEADER + ROW.replace("https://a.example/1", "javascript:alert(1)")), "row 2"),
]


@pytest.mark.parametrize(("make", "says"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_sources_that_cannot_be_used_are_refused_whole(
    *, run: Run, tmp_path: Path, article: Path, counts: Counts, make: Callable[[Path], None], says: str
) -> None:
    sources, report, before = tmp_path / "table.csv", tmp_path / "report.csv", counts()
    make(sources)
    refused(run("sources", "import", sources, "--as", "Ada Lund"), says)
    assert counts() == before
    refused(run("check", article, "--sources", sources, "--output", report), says)
    assert not report.exists()


def test_every_wrong_row_is_named(run: Run, tmp_path: Path, desk: object) -> None:
    sources = tmp_path / "table.csv"
    rows = [f"Survey {n},Council,,sometime,statistics,Statement {n}.\n" for n in range(3)]
    sources.write_text(HEADER + "".join(rows), encoding="utf-8")
    result = run("sources", "import", sources, "--as", "Ada Lund")
    assert result.exit_code == 1
    assert "rows 2, 3 and 4, published_on: 'sometime' is no date" in result.stderr


def test_a_file_name_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "\x1b[31mred.txt")
    assert result.exit_code == 1
    assert "⟨U+001B⟩[31mred.txt" in result.stderr


def test_a_link_to_this_machine_is_refused(run: Run) -> None:
    result = run("extract", "http://127.0.0.1:9/article.html")
    assert result.exit_code == 1
    assert "private network" in result.stderr


def test_an_article_without_a_claim_is_not_stored(run: Run, tmp_path: Path, counts: Counts) -> None:
    article, before = tmp_path / "article.txt", counts()
    article.write_text("?\n", encoding="utf-8")
    refused(run("add", article, "--as", "Ada Lund"), "No claim was found")
    assert counts() == before


def test_an_article_added_twice_is_refused_and_named(run: Run, added: object, counts: Counts, article: Path) -> None:
    before = counts()
    refused(run("add", article, "--as", "Ben Oduya"), "stored already, as article 1")
    assert counts() == before


def test_sources_imported_twice_change_nothing(run: Run, added: object, counts: Counts, sources: Path) -> None:
    before = counts()
    result = run("sources", "import", sources, "--as", "Ada Lund", "--json")
    assert (result.exit_code, result.stdout) == (0, '{"sources": 0, "passages": 0, "known": 2}\n')
    assert counts() == before
