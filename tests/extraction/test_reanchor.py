"""Claims carried over to a new draft: a table of edits by kind, and what holds whatever was edited."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.extraction.reanchor import Standing, overlap, reanchor
from claims.model.enums import AnchorStatus
from claims.reading import Article

CASES = [json.loads(line) for line in Path(__file__).with_name("redrafts.jsonl").read_text("utf-8").splitlines()]
ARTICLES = sorted((Path(__file__).parents[1] / "eval" / "articles").glob("*.txt"))
WORDS = [
    "the",
    "board",
    "lost",
    "£2m",
    "70%",
    "not",
    "said",
    "“we",
    "won”",
    "in",
    "May.",
    "Fees",
    "\n\n",
    "e\u0301",
    "🙂",
]


def standing(text: str, quote: str) -> Standing:
    start = text.index(quote)
    return Standing(start, start + len(quote), start, start + len(quote))


def standings(text: str) -> list[Standing]:
    return [Standing(d.start, d.end, d.sentence_start, d.sentence_end) for d in extract(Article(text))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_claim_is_found_again_or_said_to_be_lost(case) -> None:
    (carried,) = reanchor(case["before"], case["after"], [standing(case["before"], case["quote"])]).carried
    assert carried.status == case["status"]
    assert [*carried.came, *carried.went] == case["turned"]
    if case["status"] == "lost":
        assert carried.place is None
    elif case["becomes"]:
        assert case["after"][carried.place.start : carried.place.end] == case["becomes"]


def test_sentences_that_are_new_or_edited_are_fresh() -> None:
    before = "Fees rose by 12 per cent. The bridge is shut."
    after = "Fees rose by 14 per cent. The bridge is shut. Two ferries sail."
    fresh = reanchor(before, after, []).fresh
    assert [after[start:end] for start, end in fresh] == ["Fees rose by 14 per cent.", "Two ferries sail."]


def test_a_claim_that_was_cut_does_not_take_the_place_of_another() -> None:
    before = "Crime rose by 12 per cent in Leeds. Crime rose by 3 per cent in York."
    after = "Crime rose by 4 per cent in York, police said."
    leeds, york = reanchor(
        before, after, [standing(before, "Crime rose by 12 per cent"), standing(before, "Crime rose by 3 per cent")]
    ).carried
    assert {leeds.status, york.status} == {AnchorStatus.CHANGED, AnchorStatus.LOST}
    assert york.status is AnchorStatus.CHANGED


def test_two_claims_on_the_same_words_stay_together() -> None:
    before, after = "The port lost £2m last year.", "The port lost £3m last year."
    places = [standing(before, "The port lost £2m last year."), standing(before, "The port lost £2m last year")]
    assert [each.status for each in reanchor(before, after, places).carried] == [AnchorStatus.CHANGED] * 2


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_paragraphs_put_in_and_shuffled_lose_nothing(path) -> None:
    text = path.read_text("utf-8")
    places = standings(text)
    paragraphs = text.split("\n\n")
    more = "\n\n".join([*paragraphs[:2], "Something that nobody knew before stands here.", *paragraphs[2:]])
    for carried, place in zip(reanchor(text, more, places).carried, places, strict=True):
        assert carried.status is AnchorStatus.ANCHORED
        assert more[carried.place.start : carried.place.end] == text[place.start : place.end]
    rest = paragraphs[1:]
    random.Random(7).shuffle(rest)
    shuffled = "\n\n".join([paragraphs[0], *rest])
    for carried, place in zip(reanchor(text, shuffled, places).carried, places, strict=True):
        assert carried.status in {AnchorStatus.ANCHORED, AnchorStatus.MOVED}
        assert shuffled[carried.place.start : carried.place.end] == text[place.start : place.end]


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_whatever_was_edited_places_lie_in_the_new_draft(data) -> None:
    texts = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
    before, after = data.draw(texts), data.draw(texts)
    places = standings(before)
    redraft = reanchor(before, after, places)
    assert len(redraft.carried) == len(places)
    for carried in redraft.carried:
        assert (carried.place is None) == (carried.status is AnchorStatus.LOST)
        if carried.place:
            here = carried.place
            assert 0 <= here.sentence_start <= here.start < here.end <= here.sentence_end <= len(after)
            assert carried.reworded <= (carried.status is AnchorStatus.CHANGED)
    kept = [(place, each.place) for place, each in zip(places, redraft.carried, strict=True) if each.place]
    for number, (was, now) in enumerate(kept):
        for other_was, other_now in kept[:number]:
            assert overlap(now, other_now) < 0.5 or overlap(was, other_was) > 0 or now == other_now


@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
@settings(deadline=None)
def test_the_same_text_again_leaves_every_claim_in_its_place(text) -> None:
    for carried, place in zip(reanchor(text, text, standings(text)).carried, standings(text), strict=True):
        assert carried.status is AnchorStatus.ANCHORED
        assert (carried.place.start, carried.place.end) == (place.start, place.end)
