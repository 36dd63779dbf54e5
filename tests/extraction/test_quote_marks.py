"""Curly and straight quote marks give the same claims and speakers."""

from pathlib import Path

import pytest

from claims.extraction import extract
from claims.reading.article import Article

ARTICLES = sorted((Path(__file__).parents[1] / "eval" / "articles").glob("*.txt"))
STRAIGHT = str.maketrans("“”", '""')


def read(text: str) -> list[tuple[int, int, str, str]]:
    """Each claim's place, its text with straight quote marks, and its speaker."""
    found = extract(Article(text, publisher="Harbour Gazette"))
    return [(x.start, x.end, x.text.translate(STRAIGHT), x.claimant.name if x.claimant else "") for x in found]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_straight_quote_marks_change_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    assert read(text.translate(STRAIGHT)) == read(text)


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_before_the_verb_leaves_the_speaker(marks: str) -> None:
    quote = f"{marks[0]}ring of harbours,{marks[1]}"
    text = f"Notes\n\nMs Hartigan, who has spoken of a {quote} reminded her deputy Luis Prado that "
    text += "work on the tide wall was vital."
    told = [name for *_, name in read(text)]
    assert any("Hartigan" in name for name in told)
