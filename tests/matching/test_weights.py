"""The weights of the score: the shipped ones, and a newsroom's own file, which is checked before it is used."""

import json
from pathlib import Path

import pytest

from claims.errors import InputError
from claims.matching import Entry, propose
from claims.matching.weights import described, in_use, often_right, read_model, shipped

GOOD = {
    "middle": 0.5,
    "steepness": 4,
    "features": {"words": {"weight": 4.0}},
    "calibration": {"bands": [{"from": 0, "pairs": 9, "right": 0.1}, {"from": 50, "pairs": 8, "right": 0.75}]},
}


def test_the_shipped_weights_are_of_known_features_and_say_how_often_they_were_right() -> None:
    model = shipped()
    assert set(model.weights) == set(described())
    shares = [band.right for band in model.bands]
    assert shares == sorted(shares)  # a higher score was right more often
    assert model.bands[0].start == 0
    assert often_right(15) == ""
    assert often_right(100) == "52 in 100 scored like this were right in a test among 10,193 passages"


def test_a_score_stays_between_0_and_100() -> None:
    features = dict.fromkeys(described(), 1e6)
    assert shipped().score(features) == 100
    assert shipped().score({name: -value for name, value in features.items()}) == pytest.approx(0)


def test_the_setting_names_the_model_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "model.json"
    file.write_text(json.dumps(GOOD), encoding="utf-8")
    [before] = propose("The dam leaks water", [Entry(1, "A dam leaks.")])
    monkeypatch.setenv("CLAIMS_MATCHING_MODEL", str(file))
    assert in_use().weights == {"words": 4.0}
    assert "75 in 100" in often_right(50)
    assert "10 in 100" in often_right(49.9)
    [after] = propose("The dam leaks water", [Entry(1, "A dam leaks.")])
    assert after.score != before.score


def test_a_model_without_figures_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "model.json"
    file.write_text(json.dumps(GOOD | {"calibration": None}), encoding="utf-8")
    monkeypatch.setenv("CLAIMS_MATCHING_MODEL", str(file))
    assert often_right(90) == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nonsense", "no JSON"),
        ("[]", '"features"'),
        ('{"features": {}}', '"features"'),
        ('{"features": {"words": 1}}', "'words' is no number"),
        ('{"features": {"luck": {"weight": 1}}}', "'luck'"),
        ('{"features": {"words": {"weight": "0"}}}', "is no number"),
        ('{"features": {"words": {"weight": 1e9}}}', "not between"),
        ('{"features": {"words": {"weight": NaN}}}', "not between"),
        ('{"features": {"words": {"weight": 1}}, "steepness": 0}', "not above 0"),
        ('{"features": {"words": {"weight": 1}}, "steepness": 1}', "the middle is no number"),
        (json.dumps(GOOD | {"calibration": {"bands": [3]}}), "of a band"),
        (json.dumps(GOOD | {"calibration": {"bands": 3}}), "list of bands"),
        ("[" * 100_000, "no JSON"),
    ],
    ids=range(13),
)
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "model.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="CLAIMS_MATCHING_MODEL") as refused:
        read_model(file)
    assert says in str(refused.value)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_model(tmp_path / "gone.json")
