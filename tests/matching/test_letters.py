"""Likeness letter by letter, beside the same written out with sets, one passage after the other."""

from collections import Counter
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.letters import letter_likeness
from claims.matching.profile import line

lines = st.text(st.sampled_from("abe é🚢क"), max_size=30).map(lambda text: " ".join(text.split()))


def _runs(line: str) -> set[str]:
    padded = f" {line} " if line else ""
    return {padded[at : at + 4] for at in range(len(padded) - 3)}


def _written_out(claim: str, passages: list[tuple[str, str]]) -> list[tuple[float, float]]:
    times = Counter(run for statement, title in passages for run in _runs(statement) | _runs(title))

    def weight(runs: set[str]) -> float:
        return sum(log(1 + (len(passages) + 1) / (times[run] + 0.5)) for run in runs)

    def cosine(line: str) -> float:
        together = weight(_runs(claim)) * weight(_runs(line))
        return weight(_runs(claim) & _runs(line)) / sqrt(together) if together else 0.0

    return [(cosine(statement), cosine(title or statement)) for statement, title in passages]


@given(lines, st.lists(st.tuples(lines, lines), max_size=5))
def test_it_is_the_cosine_of_the_runs_of_four_letters(claim: str, passages: list[tuple[str, str]]) -> None:
    found = letter_likeness(claim, passages)
    assert len(found) == len(passages)
    for pair, expected in zip(found, _written_out(claim, passages), strict=True):
        assert pair == pytest.approx(expected, abs=1e-9)


def test_a_slip_of_the_keys_leaves_much_alike() -> None:
    slip, other = letter_likeness(line("The ferry to Barra"), [("the fery to barra", ""), ("rents have risen", "")])
    assert slip[0] > 0.5 > other[0]
    assert slip[0] == slip[1]


def test_lines_that_share_nothing_and_empty_ones_are_not_alike() -> None:
    assert letter_likeness("ferry", [("rents", ""), ("", ""), ("", "ferry")]) == [(0, 0), (0, 0), (0, pytest.approx(1))]
    assert letter_likeness("", [("ferry", "")]) == [(0, 0)]
    assert letter_likeness("ferry", []) == []
