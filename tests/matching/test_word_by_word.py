"""Passages near in meaning are compared with the claim word by word, as the model reads each word."""

import pytest

from claims.matching.proposal import Entry
from claims.matching.rank import rank
from claims.matching.word_by_word import word_by_word

CLAIM = "Since the dam on the Tarn shut, half the salmon are gone"
SAME = ("Fish stocks in the river have fallen by fifty per cent after the barrage closed.", "River survey")
OTHER = ("The dam on the Tarn is half a mile long and was painted by salmon fishers.", "Landmarks")


@pytest.fixture(autouse=True)
def _switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMS_SEMANTIC", raising=False)


def test_what_is_said_in_other_words_is_near() -> None:
    same, unlike = word_by_word(CLAIM, [SAME, ("The champion won her 12th title on grass.", "Final")])
    assert 0.4 < same < 0.9
    assert unlike < same - 0.15


def test_a_passage_is_as_near_whatever_is_read_before_and_beside_it() -> None:
    alone = word_by_word(CLAIM, [SAME])
    assert word_by_word(CLAIM, [OTHER, SAME, ("", "")])[1:2] == alone


@pytest.mark.parametrize("passage", [("", ""), ("🚢", ""), ("", "Final"), ("x", ""), ("word " * 50_000, "\x00")])
def test_any_passage_has_a_nearness(passage: tuple[str, str]) -> None:
    assert -1 <= word_by_word(CLAIM, [passage])[0] <= 1


@pytest.mark.parametrize("claim", ["", "…", "🚢"])
def test_a_claim_without_words_is_near_to_none(claim: str) -> None:
    assert word_by_word(claim, [SAME]) == []


def test_nothing_is_read_where_the_model_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_SEMANTIC", "off")
    assert word_by_word(CLAIM, [SAME]) == []


def test_what_the_model_has_read_gains_or_loses_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = "Rents in the capital rose by a third"
    same, other = "Rents in the city went up a third", "Capital punishment was abolished by a third of states"
    entries = [Entry(1, same), Entry(2, other), Entry(3, same + " in May")]

    def scores() -> list[float]:
        found = rank(claim, entries, nearness={1: 0.4, 2: 0.4})
        return [alike for alike, _ in sorted(found, key=lambda found: found[1].id)]

    read = scores()
    monkeypatch.setenv("CLAIMS_SEMANTIC", "off")
    by_words = scores()
    assert read[0] > by_words[0]
    assert read[1] < by_words[1]
    assert read[2] == by_words[2]  # it has not been read
