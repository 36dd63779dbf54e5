"""Setting up the desk: members and rating scales."""

import json

import pytest
from sqlalchemy.engine import Engine

from claims.errors import Refused
from claims.model.enums import Role
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.scales import ratings
from claims.store.queries.situations import people

SCALE = steps.NewScale("Two", [steps.NewRating("No", 1, "It is not."), steps.NewRating("Yes", 2)], best=2, worst=1)
ADMIN = steps.NewMember("Ada Adams", Role.ADMIN)


def test_a_desk_that_has_nobody_gets_its_members_and_scales_at_once(engine: Engine) -> None:
    assert steps.set_up(engine, members=[ADMIN, steps.NewMember(" Mina Marsh ", Role.CHECKER)], scales=[SCALE])
    with reading(engine) as session:
        assert [(person.name, person.role) for person in people(session)] == [
            ("Ada Adams", Role.ADMIN),
            ("Mina Marsh", Role.CHECKER),
        ]
        assert [(one.label, one.value, one.definition, one.scale) for one in ratings(session)] == [
            ("No", 1, "It is not.", "Two"),
            ("Yes", 2, "", "Two"),
        ]


def test_setting_up_again_changes_nothing(desk) -> None:
    with desk.nothing_stored():
        assert not steps.set_up(desk.engine, members=[ADMIN], scales=[SCALE])


def test_a_set_up_that_fails_leaves_nobody(engine: Engine) -> None:
    twice = [ADMIN, steps.NewMember("Mina", Role.CHECKER), steps.NewMember("Mina", Role.EDITOR)]
    with pytest.raises(Refused, match="There is a member called Mina already"):
        steps.set_up(engine, members=twice, scales=[SCALE])
    with reading(engine) as session:
        assert people(session) == []
        assert ratings(session) == []


def test_an_admin_adds_members_and_scales_and_the_log_says_so(desk) -> None:
    member = steps.add_member(desk.engine, name=" New One ", role=Role.EDITOR, actor_id=desk.admin)
    event = desk.last_event()
    assert (event.action, event.entity_id, event.actor_id) == ("member.added", member, desk.admin)
    assert json.loads(event.data) == {"version": 1, "before": None, "after": {"name": "New One", "role": "editor"}}
    scale = steps.add_scale(desk.engine, scale=SCALE, actor_id=desk.admin)
    event = desk.last_event()
    assert (event.action, event.entity_id) == ("scale.added", scale)
    assert json.loads(event.data) == {"version": 1, "before": None, "after": {"name": "Two", "ratings": ["No", "Yes"]}}


def test_once_there_is_an_admin_nobody_else_changes_who_is_at_the_desk(desk) -> None:
    with desk.nothing_stored():
        with pytest.raises(Refused, match="A lead cannot change who is at the desk"):
            steps.add_member(desk.engine, name="New One", role=Role.EDITOR, actor_id=desk.lead)
        with pytest.raises(Refused, match="Only an admin does this; say who you are"):
            steps.add_scale(desk.engine, scale=SCALE, actor_id=None)


def test_while_there_is_no_admin_members_are_added_without_one(engine: Engine) -> None:
    steps.add_member(engine, name="Mina", role=Role.CHECKER, actor_id=None)
    steps.add_member(engine, name="Ada", role=Role.ADMIN, actor_id=None)
    with pytest.raises(Refused, match="Only an admin"):
        steps.add_member(engine, name="Tom", role=Role.CHECKER, actor_id=None)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" \u200b ", "Give the member's name."),
        ("x" * 121, "The name has 121 characters; keep it to 120."),
        ("A\x00", "The name holds a character that is no text (character 2). Remove it."),
        ("Tom Reed", "There is a member called Tom Reed already; names tell people apart in the log."),
    ],
)
def test_a_name_that_cannot_be_a_members_is_refused(desk, name: str, sentence: str) -> None:
    with desk.nothing_stored(), pytest.raises(Refused) as refused:
        steps.add_member(desk.engine, name=name, role=Role.CHECKER, actor_id=desk.admin)
    assert refused.value.reasons == [sentence]


YES, NO = steps.NewRating("Yes"), steps.NewRating("No")


@pytest.mark.parametrize(
    ("scale", "sentence"),
    [
        (steps.NewScale(" ", [YES, NO]), "Give the scale a name."),
        (steps.NewScale("Two", []), "The scale 'Two' needs at least one label, and each of them once."),
        (steps.NewScale("Two", [YES, YES]), "The scale 'Two' needs at least one label, and each of them once."),
        (steps.NewScale("Two", [YES, steps.NewRating(" ")]), "Give every rating a label."),
        (steps.NewScale("Two", [steps.NewRating("x" * 81)]), "The label has 81 characters; keep it to 80."),
        (
            steps.NewScale("Two", [YES, NO], best=1, worst=1),
            "On the scale 'Two' the best value (1) must be above the worst (1).",
        ),
        (
            steps.NewScale("Five steps", [YES, NO]),
            "The scale 'Five steps' has a version 1 already; a changed scale is a new version.",
        ),
    ],
)
def test_a_scale_that_cannot_be_used_is_refused(desk, scale: steps.NewScale, sentence: str) -> None:
    with desk.nothing_stored(), pytest.raises(Refused) as refused:
        steps.add_scale(desk.engine, scale=scale, actor_id=desk.admin)
    assert refused.value.reasons == [sentence]


def test_a_new_version_of_a_scale_takes_the_place_of_the_old_one(desk) -> None:
    steps.add_scale(desk.engine, scale=steps.NewScale("Five steps", [YES, NO], version=2), actor_id=desk.admin)
    assert [one.label for one in desk.read(ratings)] == ["Yes", "No"]
