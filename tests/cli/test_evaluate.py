"""`claims evaluate matching`: three files become figures, and a line that is wrong is named by its file and number."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
FIGURES = {
    "claims", "passages", "map@1", "map@3", "map@5", "mrr", "recall@1", "recall@5", "recall@20", "recall@100", "seconds"
}  # fmt: skip
PASSAGES = (
    "passage_id\tstatement\ttitle\n"
    "dam\tThe 'Orrin' dam leaks.\tDams\n"
    'mill\t"The mill ""Three Sisters""\nburned down."\tMills\n'
    "ferry\tA ferry sails from Oban.\t\n"
    "twin\tThe  'orrin' dam leaks.\tElsewhere\n"
    "twin2\tThe “Orrin” dam leaks.\tElsewhere\n"
)
QUERIES = (
    "query_id\ttext\na\tWater leaks from the Orrin dam\nb\tThe mill of three sisters burns\nc\tNobody judged this\n"
)
QRELS = "a 0 dam 1\na 0 ferry 0\nb 0 mill 1\nz 0 ferry 1\n"


@pytest.fixture
def evaluated(run: Run, tmp_path: Path) -> Callable[..., Result]:
    """Run the command on these three texts."""

    def _evaluated(*more: str, passages: str = PASSAGES, queries: str = QUERIES, qrels: str = QRELS) -> Result:
        arguments: list[object] = []
        for name, text in (("passages", passages), ("queries", queries), ("qrels", qrels)):
            file = tmp_path / f"{name}.tsv"
            file.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
            arguments += [f"--{name}", file]
        return run("evaluate", "matching", *arguments, *more)

    return _evaluated


def test_three_files_become_figures(evaluated: Callable[..., Result]) -> None:
    result = evaluated("--json")
    assert result.exit_code == 0, result.stderr
    figures = json.loads(result.stdout)
    assert set(figures) == FIGURES
    assert (figures["claims"], figures["passages"]) == (2, 3)
    assert (figures["map@1"], figures["mrr"], figures["recall@100"]) == (1.0, 1.0, 1.0)
    assert figures["seconds"] > 0
    assert "1 judged queries" in result.stderr


def test_with_the_extra_other_words_are_found(
    evaluated: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_SEMANTIC", "on")
    queries = "query_id\ttext\na\tWater seeps through the reservoir wall\n"
    assert json.loads(evaluated("--json", queries=queries, qrels="a 0 dam 1\n").stdout)["map@1"] == 0.0
    assert json.loads(evaluated("--json", "--semantic", queries=queries, qrels="a 0 dam 1\n").stdout)["map@1"] == 1.0


def test_meaning_that_is_switched_off_is_not_measured(
    evaluated: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("CLAIMS_SEMANTIC", "off")
    result = evaluated("--semantic")
    assert result.exit_code != 0
    assert "CLAIMS_SEMANTIC is off" in result.stderr


def test_for_people_the_figures_are_listed(evaluated: Callable[..., Result]) -> None:
    result = evaluated()
    assert "2 claims against 3 passages" in result.stdout
    assert "MAP@5      1.0000" in result.stdout


def test_a_judgement_on_a_twin_is_one_on_all(evaluated: Callable[..., Result]) -> None:
    figures = json.loads(evaluated("--json", qrels="a 0 twin2 1\n").stdout)
    assert figures["map@1"] == 1.0


def test_quotation_marks_that_are_no_csv_are_read_as_text(evaluated: Callable[..., Result]) -> None:
    passages = 'passage_id\tstatement\ttitle\ndam\t"Dry" dam leaks.\tDams\nmill\tThe "mill" burned 5" deep.\t"\n'
    figures = json.loads(evaluated("--json", passages=passages, qrels="a 0 dam 1\nb 0 mill 1\n").stdout)
    assert (figures["passages"], figures["map@1"]) == (2, 1.0)


def test_files_saved_by_a_spreadsheet_are_read(evaluated: Callable[..., Result]) -> None:
    windows = {name: text.replace("\n", "\r\n") for name, text in [("queries", QUERIES), ("qrels", QRELS)]}
    figures = json.loads(evaluated("--json", passages="\ufeff" + PASSAGES.replace("\n", "\r\n"), **windows).stdout)
    assert figures["map@1"] == 1.0


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"passages": "id\tstatement\n1\tx\n"}, "passages.tsv, line 1 has no column passage_id"),
        ({"passages": ""}, "passages.tsv, line 1 has no column passage_id and no column statement"),
        ({"passages": "passage_id\tstatement\n"}, "no rows"),
        ({"passages": PASSAGES + "dam\tAgain.\t\n"}, "passages.tsv, line 8: the passage dam was there before"),
        ({"passages": PASSAGES + "x\t \tTitle\n"}, "passages.tsv, line 8 has no statement"),
        ({"passages": PASSAGES + "x\ta\tb\tc\n"}, "passages.tsv, line 8 has 4 columns"),
        ({"passages": PASSAGES + 'x\t"never closed\tc\nno tab\n'}, "passages.tsv, line 8: unexpected end"),
        ({"passages": PASSAGES + "x\t\udcff\n"}, "line 8 is not UTF-8"),
        ({"queries": QUERIES + "a\tTwice\n"}, "queries.tsv, line 5: the query a was there before"),
        ({"queries": QUERIES + "d\n"}, "queries.tsv, line 5 has no text"),
        ({"qrels": QRELS + "a 0 dam\n"}, "qrels.tsv, line 5 has 3 columns"),
        ({"qrels": QRELS + "a 0 dam yes\n"}, "qrels.tsv, line 5: the relevance yes"),
        ({"qrels": QRELS + "a 0 nowhere 1\n"}, "qrels.tsv, line 5: there is no passage nowhere"),
        ({"qrels": QRELS + "a 0 dam 0\n"}, "qrels.tsv, lines 1 and 5: dam is judged both right and wrong for a"),
        (
            {"qrels": QRELS + "b 0 dam 0\na 0 twin2 0\n"},
            "lines 1 and 6: dam and twin2 are one passage, but for case, spacing and quote style, and judged both",
        ),
        ({"qrels": "z 0 dam 1\n"}, "No query of"),
        ({"qrels": ""}, "No query of"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_that_cannot_be_used_is_named(
    evaluated: Callable[..., Result], wrong: dict[str, str], says: str
) -> None:
    result = evaluated("--json", **wrong)
    assert result.exit_code == 1
    assert says in result.stderr.replace("\n", " ")
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone.tsv"
    result = run("evaluate", "matching", "--passages", gone, "--queries", gone, "--qrels", gone)
    assert result.exit_code == 1
    assert "gone.tsv" in result.stderr
