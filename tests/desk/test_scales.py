"""The rating scales that ship, scales of a newsroom's own, and the cross-walk between them."""

import json

import pytest

from claims.desk.scales import find_scale, read_scale, shipped
from claims.errors import InputError, NotFound, Refused
from claims.model.crosswalk import RatingLine, equivalents
from claims.model.enums import Credibility
from claims.review import steps
from claims.store.queries.scales import equivalents_of, ratings, scales

SEEN = {
    "aap": 7,
    "africa-check": 8,
    "claims-desk": 7,
    "factcheck-lk": 6,
    "politifact": 6,
    "snopes": 9,
    "washington-post": 4,
}


def test_the_shipped_scales_can_all_be_stored(desk) -> None:
    assert {name: len(find_scale(name).ratings) for name in shipped()} == SEEN
    for name in shipped():
        steps.add_scale(desk.engine, scale=find_scale(name), actor_id=desk.admin)
    found = desk.read(scales)
    assert found[0].name == "Five steps"
    assert all(scale.about for scale in found[1:])
    for scale in found[1:]:
        values = [one.value for one in scale.ratings if one.value is not None]
        assert (max(values), min(values)) == (scale.best, scale.worst)
        assert values == sorted(values, reverse=True) and len(set(values)) == len(values)


def test_the_ladder_follows_the_numbers() -> None:
    ladder = list(Credibility)
    for name in shipped():
        places = [ladder.index(one.credibility) for one in find_scale(name).ratings if one.value is not None]
        assert places == sorted(places)


def test_a_rating_has_its_like_on_the_other_scales(desk) -> None:
    for name in ("claims-desk", "politifact", "snopes"):
        steps.add_scale(desk.engine, scale=find_scale(name), actor_id=desk.admin)
    chosen = next(one for one in desk.read(ratings) if (one.scale, one.label) == ("Claims desk scale", "False"))
    assert [like.sentence for like in desk.read(equivalents_of, chosen.id)] == [
        "On the PolitiFact scale: False or Pants on Fire",
        "On the Snopes scale: False",
    ]
    assert desk.read(equivalents_of, None) == ()
    assert desk.read(equivalents_of, desk.ratings[0]) == ()  # its scale says nothing of the ladder


def test_a_label_without_a_place_has_no_like() -> None:
    void = RatingLine(1, "Void", None, "", "A")
    assert equivalents(void, [RatingLine(2, "Outdated", None, "", "B")]) == ()


def test_a_retired_scale_is_offered_no_more_and_nothing_is_deleted(desk) -> None:
    with desk.nothing_stored():
        with pytest.raises(NotFound, match="No scale 'Nine' is offered at this desk"):
            steps.retire_scale(desk.engine, name="Nine", actor_id=desk.admin)
        with pytest.raises(Refused, match="A lead cannot change"):
            steps.retire_scale(desk.engine, name="Five steps", actor_id=desk.lead)
    steps.retire_scale(desk.engine, name="Five steps", actor_id=desk.admin, reason="We write in words now.")
    assert (desk.last_event().action, desk.last_event().reason) == ("scale.retired", "We write in words now.")
    assert desk.read(ratings) == []
    assert len(desk.read(scales)[0].ratings) == 3


def test_an_older_version_is_refused(desk) -> None:
    label = [steps.NewRating("Yes")]
    steps.add_scale(desk.engine, scale=steps.NewScale("Five steps", label, version=3), actor_id=desk.admin)
    with desk.nothing_stored(), pytest.raises(Refused, match="is at version 3; give the new one a higher number"):
        steps.add_scale(desk.engine, scale=steps.NewScale("Five steps", label, version=2), actor_id=desk.admin)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ("[", "is no JSON file"),
        ([], "a scale is an object"),
        ({"name": "A"}, "`ratings` is a list"),
        ({"name": 3, "ratings": []}, "`name` is a text"),
        ({"name": "A", "ratings": [7]}, "each rating is an object"),
        ({"name": "A", "ratings": [{"label": "B", "value": 1.5}]}, "`value` is a whole number up to 1,000; not 1.5"),
        ({"name": "A", "ratings": [{"label": "B", "credibility": "so"}]}, "`credibility` is one of credible, "),
    ],
)
def test_a_file_that_is_no_scale_is_refused_in_words(tmp_path, found, says) -> None:
    path = tmp_path / "scale.json"
    path.write_text(found if isinstance(found, str) else json.dumps(found), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_scale(path)


def test_what_is_neither_a_file_nor_shipped_is_named() -> None:
    with pytest.raises(InputError, match="nowhere is no file and no scale that ships"):
        find_scale("nowhere")
