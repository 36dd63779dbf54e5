"""Texts that only repeat themselves are passed by; prose and tables around them are read where they stand."""

import random

import pytest

from claims.quantities import read, read_numbers
from claims.quantities.walls import is_wall, readable

WALLS = ["half a ", "£5 ", "two in ", "million ", "between 5 and ", "a-", "1,", "½", "9 a, "]
PIECES = ["£5", "half", "a", "two", "in", "1,2", "between", "and", "½", "million", "%", "-", "from", "to", "per", "one"]


def table(rows: int) -> str:
    numbers = random.Random(7)
    return "".join(f"Ward {row}: {numbers.randint(100, 99_999):,} votes cast.\n" for row in range(rows))


@pytest.mark.parametrize("unit", WALLS)
def test_a_text_that_only_repeats_itself_holds_no_figure(unit: str) -> None:
    wall = unit * (200_000 // len(unit))
    assert read(wall) == []
    assert read_numbers(wall) == []


@pytest.mark.parametrize("unit", WALLS)
def test_what_stands_before_and_after_a_wall_is_read(unit: str) -> None:
    wall = unit * (200_000 // len(unit))
    text = f"{table(400)}{wall}\n\n{table(400)}The club lost £12m."
    figures = read(text)
    assert figures[0].text.endswith("votes")
    assert figures[-1].text == "£12m"
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)


def test_a_short_text_is_read_whole_however_it_repeats() -> None:
    assert len(read("He paid £5. " * 100)) == 100


def test_a_long_table_is_no_wall() -> None:
    rows = table(2_000)
    assert len(rows) > 50_000
    assert not is_wall(rows)
    assert len(read(rows)) == 2_000


def test_the_stretches_are_in_order_and_inside_the_text() -> None:
    text = table(600) + "half a " * 20_000 + table(600)
    spans = list(readable(text))
    assert len(spans) == 2
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_shuffled_figure_words_are_read_without_recursion_or_overflow() -> None:
    chosen = random.Random(3)
    text = " ".join(chosen.choice(PIECES) for _ in range(20_000))
    for reading in (read, read_numbers):
        assert all(text[figure.start : figure.end] == figure.text for figure in reading(text))
