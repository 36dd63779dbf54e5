"""The weights of the score: the shipped ones, and a newsroom's own file, which is checked before it is used."""

import json
from pathlib import Path

import pytest

from claims.errors import InputError
from claims.matching import Entry, propose
from claims.matching.weights import described, in_use, read_models, shipped

GOOD = {"models": {"words": {"bias": -2.0, "weights": {"words": 4.0}}}}


def test_the_shipped_weights_are_of_known_features_and_not_extreme() -> None:
    for kind in ("alike", "words"):
        assert set(shipped(kind).weights) <= set(described())
        assert all(abs(weight) < 20 for weight in shipped(kind).weights.values())


def test_a_score_stays_between_0_and_100() -> None:
    features = dict.fromkeys(described(), 1e6)
    assert shipped("words").score(features) == 100
    assert shipped("words").score({name: -value for name, value in features.items()}) == pytest.approx(0)


def test_the_setting_names_the_model_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "model.json"
    file.write_text(json.dumps(GOOD), encoding="utf-8")
    [before] = propose("The dam leaks water", [Entry(1, "A dam leaks.")])
    monkeypatch.setenv("CLAIMS_MATCHING_MODEL", str(file))
    assert in_use().weights == {"words": 4.0}
    [after] = propose("The dam leaks water", [Entry(1, "A dam leaks.")])
    assert after.score != before.score


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nonsense", "no JSON"),
        ("[]", '"models"'),
        ('{"models": {}}', '"models"'),
        ('{"models": {"words": {"bias": 0}}}', '"weights"'),
        ('{"models": {"words": {"bias": 0, "weights": {"luck": 1}}}}', "'luck'"),
        ('{"models": {"words": {"bias": "0", "weights": {"words": 1}}}}', "is no number"),
        ('{"models": {"words": {"bias": 0, "weights": {"words": 1e9}}}}', "not between"),
        ('{"models": {"words": {"bias": 0, "weights": {"words": NaN}}}}', "not between"),
        ("[" * 100_000, "no JSON"),
    ],
    ids=range(9),
)
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "model.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="CLAIMS_MATCHING_MODEL") as refused:
        read_models(file)
    assert says in str(refused.value)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_models(tmp_path / "gone.json")
