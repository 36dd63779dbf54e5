"""Vectors of words: near for related words, read from a wheel that is not imported, left out where there is none."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputError
from claims.matching.query import words
from claims.meaning import WordVectors, load_words, words_known
from claims.meaning import words as words_room


@pytest.fixture(scope="module")
def table() -> WordVectors:
    return load_words()


def test_related_words_are_nearer_than_others(table: WordVectors) -> None:
    asked, same, other = table.of([words.split() for words in ("salmon river", "fish stream", "tax parliament")])
    assert asked @ same > 0.4
    assert asked @ other < 0.3


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("vaccination", (325, 5753, 3381)), ("gigawatt", (19340, 1450, 1131)), ("brexit", (2078, 29916, 277))],
)
def test_words_are_cut_as_wordllama_cuts_them(table: WordVectors, word: str, pieces: tuple[int, ...]) -> None:
    assert table.pieces([word])[word] == pieces


@given(st.lists(st.text()))
def test_words_are_cut_the_same_together_as_alone(texts: list[str]) -> None:
    found = [word for text in texts for word in words(text)]
    assert load_words()._cut(found) == [cut for word in found for cut in load_words()._cut([word])]


def test_any_word_has_a_vector_and_no_word_none(table: WordVectors) -> None:
    words = ("🚢", "नौकाओं", "x" * 100_000, "\x00", "1,200")
    assert np.linalg.norm(table.of([[word] for word in words]), axis=1) == pytest.approx([1] * len(words), abs=1e-5)
    assert not table.of([[]]).any()
    assert table.of([]).shape == (0, 256)


def test_the_words_beside_it_do_not_change_a_vector(table: WordVectors) -> None:
    alone, (_, beside) = table.of([["ferry", "oban"]]), table.of([["river"], ["ferry", "oban"]])
    assert (alone[0] == beside).all()


def test_the_package_is_not_imported(table: WordVectors) -> None:
    assert table.pieces(["measles"])
    assert "wordllama" not in sys.modules


def test_without_the_package_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_room, "TABLE", ("no_such_package", "weights", ""))
    monkeypatch.setattr(words_room, "load_words", load_words.__wrapped__)
    with pytest.raises(InputError, match="wordllama"):
        words_room.load_words()
    assert words_known.__wrapped__() is None


def test_another_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_room, "TABLE", (*words_room.TABLE[:2], "0" * 64))
    with pytest.raises(InputError, match="not the one"):
        load_words.__wrapped__()
