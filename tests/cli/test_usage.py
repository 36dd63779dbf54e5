"""Wrong usage ends with 2, before anything is read or made, and says so on stderr."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import Result

from claims.cli.articles import FormatName
from claims.cli.check import REPORTS
from claims.cli.claims import ViewName
from claims.cli.log import LogFormatName
from claims.reporting import FORMATS
from claims.store.audit_export import LogFormat
from claims.store.queries.filters import View

Run = Callable[..., Result]

WRONG = [
    ((), "Usage"),
    (("nonsense",), "No such command"),
    (("extract",), "Missing argument"),
    (("extract", "a.txt", "b.txt"), "unexpected extra argument"),
    (("extract", "a.txt", "--nonsense"), "No such option"),
    (("quantities",), "Missing argument"),
    (("quantities", "-5 degrees"), "No such option"),
    (("compare",), "--file"),
    (("compare", "only a claim"), "--file"),
    (("compare", "a claim", "a passage", "--file", "pairs.jsonl"), "not both"),
    (("score-sentences",), "Missing argument"),
    (("check", "article.txt"), "--sources"),
    (("check", "article.txt", "--sources", "sources.csv", "--output", "report.docx"), ".html, .csv, .json"),
    (("check", "article.txt", "--sources", "sources.csv", "--output", "report"), ".html, .csv, .json"),
    (("add",), "Missing argument"),
    (("match", "--article", "one"), "--article"),
    (("queue", "--view", "everything"), "unassigned"),
    (("queue", "--page", "0"), "--page"),
    (("show",), "Missing argument"),
    (("show", "seven"), "ID"),
    (("report", "1", "--output", "r.html"), "--format"),
    (("report", "1", "--format", "docx", "--output", "r.docx"), "html"),
    (("report", "1", "--format", "html"), "--output"),
    (("sources",), "Usage"),
    (("sources", "import"), "Missing argument"),
    (("sources", "export"), "Missing argument"),
    (("sources", "export", "sources.docx"), ".csv, .xlsx, .json"),
    (("evaluate",), "Usage"),
    (("evaluate", "matching"), "--passages"),
    (("evaluate", "matching", "--passages", "p.tsv", "--queries", "q.tsv"), "--qrels"),
    (("db",), "Usage"),
    (("db", "downgrade"), "No such command"),
    (("audit",), "Usage"),
    (("serve", "--port", "70000"), "--port"),
    (("demo", "--port", "no"), "--port"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=[" ".join(arguments) or "nothing" for arguments, _ in WRONG])
def test_wrong_usage_ends_with_two(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.output
    assert "Traceback" not in result.output
    assert not list(tmp_path.iterdir())  # no database, no report


OWN_WORDS = [
    (("show", "x"), "'x' is no whole number. Write one in figures, such as 7."),
    (("report", "1", "--format", "pdf", "--output", "r.pdf"), "'pdf' is not one of 'html', 'csv', 'json'."),
    (("queue", "--page", "0"), "0 is too small. Give 1 or more."),
    (("serve", "--port", "70000"), "70000 is too large. Give 65535 or less."),
    (("sources", "export", "sources.docx"), "sources.docx should end in .csv, .xlsx, .json."),
]


@pytest.mark.parametrize(("arguments", "says"), OWN_WORDS, ids=[" ".join(arguments) for arguments, _ in OWN_WORDS])
def test_a_wrong_value_is_said_in_our_own_words(run: Run, arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert f": {says}\n" in result.output
    assert "Value error" not in result.output


def test_the_views_are_those_of_the_queue() -> None:
    assert set(get_args(ViewName)) == {view.value for view in View}


def test_the_formats_of_the_log_are_those_it_is_written_as() -> None:
    assert set(get_args(LogFormatName)) == set(LogFormat)


def test_the_formats_are_those_of_the_reports() -> None:
    assert set(get_args(FormatName)) == set(FORMATS)
    assert set(REPORTS) == {f".{form.extension}" for form in FORMATS.values()}
