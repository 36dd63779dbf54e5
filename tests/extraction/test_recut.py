"""Pieces cut further by weighed places, and what their texts are read with."""

import pytest

from claims.extraction.clauses import Link, Piece
from claims.extraction.cutting import joints, log_odds, opens_at, traits
from claims.extraction.parsed import parse
from claims.extraction.recut import both_sides


def test_one_more_thing_of_a_list_is_no_place_to_cut() -> None:
    text = "The port wants new rules on nets, its share of the catch, and its access to ice."
    sentence = parse(text, 0, len(text), [])
    assert list(joints(sentence, (0, len(sentence.words)))) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two weeks ago Ana Pop, the port minister, called the ban on nets a mistake.", "called"),
        ("The port is the largest in the bay, and coal, oil and grain meet 80 per cent of its costs.", "grain"),
    ],
    ids=["a described subject and its verb", "the things of a subject"],
)
def test_a_subject_is_not_cut_from_its_verb(text: str, word: str) -> None:
    sentence = parse(text, 0, len(text), [])
    at = next(k for k, token in enumerate(sentence.words) if token.lower == word)
    assert not {at - 1, at} & set(joints(sentence, (0, len(sentence.words))))


@pytest.mark.parametrize(
    ("text", "word", "link", "right"),
    [
        ("The port bought a crane which lifted 40 boats.", "which", Link.SHARED_SUBJECT, "lifted 40 boats."),
        ("The port sold a crane and opened two docks.", "and", Link.SHARED_SUBJECT, "opened two docks."),
        ("The port sold a crane as prices fell by 4%.", "as", Link.NONE, "prices fell by 4%."),
        ("The port sold a crane, including 40 tonnes of steel.", "including", Link.TAIL, "40 tonnes of steel."),
    ],
)
def test_each_side_hangs_on_its_sentence(text: str, word: str, link: Link, right: str) -> None:
    sentence = parse(text, 0, len(text), [])
    at = next(k for k, token in enumerate(sentence.words) if token.lower == word)
    left, found = both_sides(sentence, Piece((0, len(sentence.words))), at)
    assert (found.link, sentence.slice(found.span)) == (link, right)
    assert sentence.slice(left.span).startswith("The port")
    assert left.span[1] <= at <= opens_at(sentence, at)


def test_an_unknown_trait_weighs_nothing() -> None:
    text = "The port sold a crane as prices fell by 4%."
    sentence = parse(text, 0, len(text), [])
    names = traits(sentence, (0, len(sentence.words)), 5)
    assert log_odds([*names, "no such trait"]) == log_odds(names)
