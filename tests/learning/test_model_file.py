"""A model's file is read whole, or refused with what is wrong and what to do."""

from pathlib import Path

import pytest

from claims.errors import InputError
from claims.learning.model_file import number, read_model


def read(path: Path) -> float:
    def make(data: object) -> float:
        return number(data, "the weight")

    return read_model(path, make, at_most=20, called="tea", trained_by="claims train tea", setting="CLAIMS_TEA")


def test_what_is_made_of_it_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    file.write_text("2", encoding="utf-8")
    assert read(file) == 2.0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"nonsense", "it is no JSON"),
        (b"\xff", "it is no JSON"),
        (b'"2"', "the weight is no number"),
        (b"true", "the weight is no number"),
        (b"NaN", "the weight is not between -1000 and 1000"),
        (b"1001", "the weight is not between -1000 and 1000"),
        (b"1" * 21, "it has more than 0 MB"),
    ],
    ids=range(7),
)
def test_what_is_no_model_is_refused_with_what_to_do(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "model.json"
    file.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read(file)
    assert str(refused.value) == (
        f"The tea model {file} cannot be used: {says}. Train it with: claims train tea; or unset CLAIMS_TEA to use the "
        "one that comes with the tool."
    )


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it cannot be opened"):
        read(tmp_path / "gone.json")
