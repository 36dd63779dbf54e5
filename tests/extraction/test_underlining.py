"""What of a sentence is underlined: traits anybody can see, each weighed, none of them unknown to the weights."""

import pytest

from claims.extraction import extract
from claims.extraction import reader as reading
from claims.extraction.underlining import WEIGHTS, log_odds, underlined
from claims.reading.article import Article

TEXT = (
    "The port of Selsby lost £2 million in the storms of 2019. “We were never told,” said Mayor Una Hartigan. "
    "It is quiet now. Ana Pop, who led the survey, hopes to open two docks that will not be cheap."
)


def test_every_trait_that_a_piece_can_have_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()

    def looked_at(traits: dict[str, float]) -> bool:
        seen.update(traits)
        return True

    monkeypatch.setattr(reading, "underlined", looked_at)
    extract(Article(TEXT))
    assert len(seen) > 10
    assert seen <= WEIGHTS.keys()


def test_a_fact_is_likelier_underlined_than_a_remark() -> None:
    fact = {"asserts": 1.0, "hard": 1.0, "day_or_year": 1.0, "opens_with_a_thing": 1.0, "worth": 1.0}
    remark = {"opinion": 1.0, "quoted": 1.0, "ourselves": 1.0, "under_6_words": 1.0, "worth": -3.0}
    assert log_odds(fact) > log_odds(remark)
    assert underlined(fact)
    assert not underlined(remark)


@pytest.mark.parametrize("text", ["create 900 jobs", "shut 12 of its 30 docks"])
def test_a_figure_that_tells_something_is_always_a_claim(text: str) -> None:
    quotes = [draft.quote for draft in extract(Article(f"The works will deepen four docks and {text}."))]
    assert any(text in quote for quote in quotes)


@pytest.mark.parametrize(
    "text", ["How many boats sank in 2019?", "Call 101 if you saw the boat.", "“It is a wonderful port,” she said."]
)
def test_questions_appeals_and_quoted_opinions_are_no_claims(text: str) -> None:
    assert extract(Article(text)) == []
