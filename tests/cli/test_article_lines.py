"""`claims extract --jsonl`: many articles, one a line, one in memory."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
TEXTS = ["The port lost 240 jobs in 2019.\n", "What a day!", "Bus fares rose by 12 per cent, the mayor said."]


def lines(*articles: object) -> bytes:
    return "\n".join(map(json.dumps, articles)).encode()


def test_each_claim_names_the_line_of_its_article_and_stands_in_its_text(run: Run) -> None:
    given = b"\n" + lines(*({"text": text} for text in TEXTS))
    result = run("extract", "-", "--jsonl", "--json", given=given)
    assert result.exit_code == 0, result.stderr
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [claim["line"] for claim in found] == [2, 4]
    for claim in found:
        assert claim["quote"] == TEXTS[claim["line"] - 2][claim["start"] : claim["end"]]


def test_an_article_of_many_gives_the_claims_it_gives_alone(run: Run, article: Path) -> None:
    alone = [json.loads(line) for line in run("extract", article, "--json").stdout.splitlines()]
    text = article.read_text(encoding="utf-8")
    many = run("extract", "-", "--jsonl", "--json", given=lines({"text": text}, {"text": text})).stdout.splitlines()
    assert [json.loads(line) for line in many] == [{"line": n, **claim} for n in (1, 2) for claim in alone]


def test_what_is_known_about_an_article_is_used(run: Run) -> None:
    about = {"text": TEXTS[0], "publisher": "The Northby Post", "published_on": "2020-03-01"}
    [claim] = [
        json.loads(line) for line in run("extract", "-", "--jsonl", "--json", given=lines(about)).stdout.splitlines()
    ]
    assert claim["claimant"]["name"] == "The Northby Post"


def test_for_people_the_line_stands_above_its_claims(run: Run) -> None:
    assert "Line 1\n" in run("extract", "-", "--jsonl", given=lines({"text": TEXTS[0]})).stdout


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "no JSON"),
        (b"[]", '"text"'),
        (b'{"text": 5}', '"text"'),
        (b'{"text": ""}', "line 2"),
        (b'{"text": "It rained.", "title": 5}', '"title"'),
        (b'{"text": "It rained.", "published_on": "soon"}', '"published_on"'),
    ],
)
def test_a_line_that_is_no_article_is_refused_by_its_number_after_those_before(
    run: Run, line: bytes, says: str
) -> None:
    result = run("extract", "-", "--jsonl", "--json", given=lines({"text": TEXTS[0]}) + b"\n" + line + b"\n")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "line 2" in result.stderr
    assert says in result.stderr


class Unending(io.RawIOBase):
    """A pipe that goes on giving the same article, and notes how much of it was taken."""

    def __init__(self) -> None:
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        line = lines({"text": TEXTS[0]}) + b"\n"
        buffer[: len(line)] = line
        self.taken += len(line)
        return len(line)


def test_articles_are_read_as_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    from claims.cli.article_lines import articles_in

    pipe = Unending()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(pipe)))
    stream = articles_in("-")
    assert [next(stream)[0] for _ in range(50)] == list(range(1, 51))
    assert pipe.taken < 100_000
