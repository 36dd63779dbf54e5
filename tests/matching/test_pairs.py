"""Pairs of statements by kind, most written before the code: outcome and differences as a checker would name them."""

import json
from pathlib import Path

import pytest

from claims.matching import compare
from claims.meaning import words_known

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "pairs.jsonl").read_text("utf-8").splitlines()]


# Few are told by nothing but the vectors of words, for which not every Python has a wheel.
TOLD = [pair for pair in PAIRS if not pair.get("by_vectors") or words_known() is not None]


def name(pair: dict[str, str]) -> str:
    return f"{pair['about']}: {pair['claim'][:40]} / {pair['source'][:40]}"


@pytest.mark.parametrize("pair", TOLD, ids=name)
def test_a_pair_has_its_outcome_and_exactly_its_differences(pair: dict[str, str]) -> None:
    comparison = compare(pair["claim"], pair["source"])
    assert comparison.outcome == pair["outcome"]
    assert {difference.kind.value for difference in comparison.differences} == set(pair["differences"])


@pytest.mark.parametrize("pair", [pair for pair in TOLD if pair["differences"]], ids=name)
def test_a_difference_quotes_both_sides_in_one_sentence(pair: dict[str, str]) -> None:
    for difference in compare(pair["claim"], pair["source"]).differences:
        assert difference.says.endswith(".")
        assert difference.claim in difference.says
        assert difference.claim in pair["claim"]
        assert all(part in pair["source"] for part in difference.source.split(" to "))


def test_there_are_more_than_two_hundred_pairs_of_at_least_twenty_kinds() -> None:
    assert len({(pair["claim"], pair["source"]) for pair in PAIRS}) == len(PAIRS) > 200
    assert len({pair["about"] for pair in PAIRS}) >= 20


SAMES = sorted({pair["claim"] for pair in PAIRS} | {pair["source"] for pair in PAIRS})


@pytest.mark.parametrize("statement", SAMES)
def test_a_statement_does_not_differ_from_itself(statement: str) -> None:
    comparison = compare(statement, statement)
    assert comparison.differences == ()
    assert comparison.outcome in {"agrees", "no_quantities"}
    assert comparison.score > 90
