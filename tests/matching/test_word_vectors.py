"""How near passages are by vectors of their words, and what stands where there are none."""

import pytest

from claims import meaning
from claims.matching import Entry
from claims.matching.rank import compared, rank
from claims.matching.word_vectors import SAYS_NOTHING, word_nearness
from claims.meaning import words_known

CLAIM = "Half of the salmon in the river died"
FISH = ("fish stocks in the stream have fallen", "river survey")
TAX = ("parliament passed the finance bill", "vote in nairobi")


@pytest.mark.skipif(words_known() is None, reason="wordllama has no wheel for this Python")
def test_a_passage_in_related_words_is_nearer() -> None:
    fish, tax = word_nearness(CLAIM, [FISH, TAX])
    assert fish > tax + 0.15
    assert 0 <= tax <= fish <= 1


@pytest.mark.parametrize("passage", [("", ""), ("the of and", ""), ("", "river survey")])
def test_any_passage_has_a_nearness(passage: tuple[str, str]) -> None:
    assert 0 <= word_nearness(CLAIM, [passage])[0] <= 1


def test_a_claim_without_a_word_says_nothing() -> None:
    assert word_nearness("…", [FISH, TAX]) == [SAYS_NOTHING] * 2


def test_without_the_vectors_all_passages_get_what_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "words_known", lambda: None)
    assert word_nearness(CLAIM, [FISH, TAX]) == [SAYS_NOTHING] * 2
    assert compared("Rents rose in the capital", Entry(1, "Rents rose in the capital")).score > 90


def test_they_rank_among_passages_that_share_as_many_words() -> None:
    entries = [Entry(1, "The river bill passed parliament"), Entry(2, "The river fish stocks collapsed")]
    assert rank("Salmon in the river died out", entries)[0][1].id == 2


def test_where_a_model_has_read_the_passage_they_are_left_out() -> None:
    entries = [Entry(1, "The river bill passed parliament"), Entry(2, "The river fish stocks collapsed")]
    found = rank("Salmon in the river died out", entries, nearness={1: 0.4, 2: 0.4})
    assert found[0][0] == pytest.approx(found[1][0], abs=15)
