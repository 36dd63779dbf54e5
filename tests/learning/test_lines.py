"""Lines of decisions: each is read, or said to be wrong by its number."""

from typing import Any

import pytest

from claims.errors import InputError, TableError
from claims.learning import decided, decisions_in, text_under


def read(lines: list[str], *, at_most: int = 100) -> list[tuple[int, str, bool]]:
    def one(entry: dict[str, Any], line: int) -> tuple[int, str, bool]:
        return line, text_under(entry, "text"), decided(entry)

    return decisions_in(lines, one, name="some.jsonl", wanted="Give a text and a label.", at_most=at_most)


def test_each_line_is_a_decision_with_its_number() -> None:
    given = ['{"text": "a", "label": 1}', " ", '{"text": "b", "label": false}', '{"text": "c", "label": "True"}']
    assert read(given) == [(1, "a", True), (3, "b", False), (4, "c", True)]
    assert read([]) == []


def test_every_line_that_is_none_is_named_with_what_is_wanted() -> None:
    wrong = [
        "nonsense",
        "[]",
        '{"text": " ", "label": 1}',
        '{"text": "a"}',
        '{"text": "a", "label": 1.0}',
        "[" * 100_000,
    ]
    with pytest.raises(TableError, match="6 lines are no decision in some") as refused:
        read(['{"text": "a", "label": 1}', *wrong])
    assert "Give a text and a label." in str(refused.value)
    assert refused.value.problems == [
        "Line 2 is no JSON.",
        "Line 3 is no JSON object.",
        'Line 4 has no text under "text".',
        'Line 5 has neither 1, 0, true nor false under "label".',
        'Line 6 has neither 1, 0, true nor false under "label".',
        "Line 7 is no JSON.",
    ]


def test_of_many_wrong_lines_the_first_are_named() -> None:
    with pytest.raises(TableError) as refused:
        read(["nonsense"] * 25)
    assert len(refused.value.problems) == 21
    assert refused.value.problems[-1] == "And 5 more."


def test_too_many_are_refused() -> None:
    with pytest.raises(InputError, match="more than 2 decisions"):
        read(['{"text": "a", "label": 1}'] * 3, at_most=2)
