"""The commands that need no desk: what they print for programs, for people, and for input that is none."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.cli.printing import json_text, shown
from claims.reporting import visible

Run = Callable[..., Result]

QUANTITY = {"text", "start", "end", "value", "low", "high", "unit", "kind", "hedge", "period"}
CLAIM = {
    "quote",
    "start",
    "end",
    "text",
    "type",
    "claimant",
    "checkworthiness",
    "reasons",
    "quantities",
    "dates",
    "sentence",
}


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_of_extract_has_exactly_its_keys_and_its_quote_is_its_slice(run: Run, article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    found = objects(run("extract", article, "--json"))
    assert found
    for claim in found:
        assert set(claim) == CLAIM
        assert claim["quote"] == text[claim["start"] : claim["end"]]
        assert claim["claimant"] is None or set(claim["claimant"]) == {"name", "role", "kind", "resolved_from"}
        assert 0 <= claim["checkworthiness"] <= 1
        assert set(claim["sentence"]) == {"start", "end"}
        assert all(set(quantity) == QUANTITY for quantity in claim["quantities"])


def test_offsets_count_line_ends_of_windows_as_one(run: Run, article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    plain = run("extract", article, "--json").stdout
    article.write_bytes(text.replace("\n", "\r\n").encode())
    assert run("extract", article, "--json").stdout == plain


def test_extract_reads_standard_input(run: Run, article: Path) -> None:
    from_file = run("extract", article, "--json")
    assert run("extract", "-", "--json", given=article.read_bytes()).stdout == from_file.stdout


def test_extract_for_people_shows_each_claim(run: Run, article: Path) -> None:
    result = run("extract", article)
    assert result.exit_code == 0
    assert "road repairs in 2023" in result.stdout
    assert "worth checking" in result.stdout


def test_quantities_gives_one_object_a_line(run: Run) -> None:
    found = objects(run("quantities", "Nearly 70% of it\n\nno figure here", "--json"))
    assert [set(each) for each in found] == [{"text", "quantities"}] * 3
    assert [each["text"] for each in found] == ["Nearly 70% of it", "", "no figure here"]
    assert [len(each["quantities"]) for each in found] == [1, 0, 0]
    assert set(found[0]["quantities"][0]) == QUANTITY
    assert (found[0]["quantities"][0]["value"], found[0]["quantities"][0]["unit"]) == (70, "percent")


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ("", []),
        ("one\n", ["one"]),
        ("one", ["one"]),
        ("one\ntwo\n\n", ["one", "two", ""]),
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("\ufeffone\n", ["one"]),
        ("a\u2028b\x0bc\n", ["a\u2028b\x0bc"]),
    ],
    ids=["nothing", "a line", "no line end", "an empty line", "Windows", "byte order mark", "other breaks stay"],
)
def test_every_line_of_standard_input_is_answered(run: Run, given: str, texts: list[str]) -> None:
    found = objects(run("quantities", "-", "--json", given=given.encode()))
    assert [each["text"] for each in found] == texts


def test_numbers_reads_more_than_figures(run: Run) -> None:
    text = "In 2019 the 3 of them met."
    figures = objects(run("quantities", text, "--json"))[0]["quantities"]
    numbers = objects(run("quantities", text, "--numbers", "--json"))[0]["quantities"]
    assert 2019 not in [each["value"] for each in figures]
    assert {2019, 3} <= {each["value"] for each in numbers}


def test_quantities_for_people_names_amount_and_unit(run: Run) -> None:
    result = run("quantities", "It cost nearly £3,000,000 and 5 to 6 per cent.")
    assert "3,000,000 GBP" in result.stdout
    assert "5 to 6 percent" in result.stdout


def test_a_line_that_is_not_utf8_is_refused_by_its_number_after_the_lines_before(run: Run) -> None:
    result = run("quantities", "-", "--json", given=b"70%\n\xff\xfe bad\n80%\n")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "line 2" in result.stderr
    assert "0xFF" in result.stderr


def test_compare_has_exactly_its_keys(run: Run) -> None:
    [found] = objects(run("compare", "Nearly 70% of visitors came by ferry.", "46 per cent came by ferry.", "--json"))
    assert set(found) == {"score", "outcome", "differences"}
    assert 0 <= found["score"] <= 100
    assert found["outcome"] == "differs"
    assert all(set(each) == {"kind", "claim", "source", "says"} for each in found["differences"])
    assert "24 percentage points lower" in found["differences"][0]["says"]


def test_compare_for_people_says_what_differs_before_the_score(run: Run) -> None:
    said = run("compare", "Nearly 70% of visitors came by ferry.", "46 per cent came by ferry.").stdout
    assert said.index("24 percentage points lower") < said.index("Likeness")


def test_a_file_of_pairs_gives_a_result_a_line(run: Run, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        '{"claim": "70%", "source": "46%"}\n\n{"claim": "a", "source": "b", "more": 1}\n', encoding="utf-8"
    )
    outcomes = [each["outcome"] for each in objects(run("compare", "--file", pairs, "--json"))]
    assert outcomes == ["differs", "no_quantities"]
    assert run("compare", "--file", "-", "--json", given=pairs.read_bytes()).stdout.count("\n") == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no JSON object"),
        ("7", "no JSON object"),
        ('{"claim": "a"}', '"source"'),
        ('{"claim": 7, "source": "b"}', '"claim"'),
        ('{"claim": null, "source": "b"}', '"claim"'),
    ],
    ids=["cut off", "too deep", "a list", "a number", "no source", "no text", "null"],
)
def test_a_line_that_is_no_pair_is_refused_by_its_number_after_the_pairs_before(
    run: Run, tmp_path: Path, line: str, says: str
) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(f'{{"claim": "70%", "source": "46%"}}\n{line}\n', encoding="utf-8")
    result = run("compare", "--file", pairs, "--json")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "line 2" in result.stderr
    assert says in result.stderr


def test_score_sentences_has_exactly_its_keys(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "sentences.txt"
    file.write_text("Unemployment fell to 4.1% in March.\nWhat a day!\n", encoding="utf-8")
    found = objects(run("score-sentences", file, "--json"))
    assert [each["text"] for each in found] == file.read_text(encoding="utf-8").splitlines()
    assert all(set(each) == {"text", "score", "reasons"} for each in found)
    assert found[0]["score"] > found[1]["score"]
    assert run("score-sentences", "-", "--json", given=file.read_bytes()).stdout.count("\n") == 2


@pytest.mark.parametrize("command", [("score-sentences",), ("compare", "--file")], ids=" ".join)
@pytest.mark.parametrize(("name", "says"), [("missing.txt", "no file"), (".", "folder")])
def test_lines_of_no_file_are_refused(run: Run, tmp_path: Path, command: tuple[str, ...], name: str, says: str) -> None:
    result = run(*command, tmp_path / name)
    assert result.exit_code == 1
    assert says in result.stderr
    assert result.stdout == ""


STEERS = "\x1b]0;owned\x07 70% \x9b31m \u202eevil\u202c"


def test_text_from_outside_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"The harbour {STEERS} handled 3 million tonnes of grain in 2023, up 12%.\n", encoding="utf-8")
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps({"claim": STEERS, "source": STEERS}), encoding="utf-8")
    for result in (
        run("extract", article),
        run("quantities", STEERS),
        run("compare", "--file", pairs),
        run("score-sentences", article),
    ):
        assert result.exit_code == 0
        assert "⟨U+001B⟩" in result.stdout
        assert not set(result.output) & set("\x1b\x07\x9b\u202e")


def test_json_holds_every_character_but_none_that_steers(run: Run) -> None:
    result = run("quantities", STEERS, "--json")
    assert not set(result.output) & set("\x1b\x07\x9b\u202e")
    assert json.loads(result.stdout)["text"] == STEERS


def test_markup_of_rich_is_printed_as_it_is(run: Run) -> None:
    assert "[bold red]70%[/bold red]" in run("quantities", "[bold red]70%[/bold red]").stdout


@for_all(st.text())
def test_json_gives_back_any_text_and_can_be_encoded(text: str) -> None:
    written = json_text({"text": text})
    assert json.loads(written.encode("utf-8")) == {"text": text}
    assert "\n" not in written


@for_all(st.text())
def test_what_is_shown_is_what_reports_show(text: str) -> None:
    assert shown(text) == visible(text)


@hypothesis_settings(max_examples=50, deadline=None)
@for_all(st.lists(st.text(st.characters(exclude_characters="\n\r\ufeff", codec="utf-8"))))
def test_lines_come_back_as_they_were(lines: list[str]) -> None:
    given = "".join(f"{line}\n" for line in lines).encode()
    result = CliRunner().invoke(app, ["quantities", "-", "--json"], input=given, catch_exceptions=False)
    assert [json.loads(line)["text"] for line in result.stdout.split("\n")[:-1]] == lines
