"""Who is at the desk: invited, joined, role, deactivated; at least one active admin stays."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from claims.errors import Refused
from claims.model.enums import ClaimState, Role
from claims.review import steps
from claims.store import audit
from claims.store.queries.members import is_awaited, members


def standing(desk, member_id: int) -> str:
    return next(line.standing for line in desk.read(members) if line.id == member_id)


def test_an_invited_member_joins_once(desk) -> None:
    ana = steps.invite_member(desk.engine, name=" Ana Pop ", role=Role.EDITOR, actor_id=desk.admin)
    assert standing(desk, ana) == "invited"
    assert desk.read(is_awaited, ana)
    assert steps.join(desk.engine, member_id=ana)
    assert (desk.last_event().action, desk.last_event().actor_id) == ("member.joined", ana)
    with desk.nothing_stored():
        assert not steps.join(desk.engine, member_id=ana)
    assert standing(desk, ana) == "active"


def test_deactivating_frees_what_is_open_and_says_so(desk) -> None:
    open_, submitted = desk.claim(ClaimState.IN_PROGRESS), desk.claim(ClaimState.SUBMITTED)
    freed = steps.deactivate_member(
        desk.engine, member_id=desk.checker, actor_id=desk.admin, reason="Left the newsroom."
    )
    assert freed == 1
    row = desk.rows("SELECT state, assignee_id, lease_by, lease_until FROM claim WHERE id = :id", id=open_)[0]
    assert tuple(row) == ("queued", None, None, None)
    assert desk.rows("SELECT state FROM claim WHERE id = :id", id=submitted)[0][0] == "submitted"
    actions = [row[0] for row in desk.rows("SELECT action FROM event ORDER BY id DESC LIMIT 2")]
    assert actions == ["member.deactivated", "claim.unassigned"]
    assert standing(desk, desk.checker) == "deactivated"
    with pytest.raises(Refused, match="no longer active"):
        steps.take(desk.engine, claim_id=open_, actor_id=desk.checker)
    steps.activate_member(desk.engine, member_id=desk.checker, actor_id=desk.admin)
    steps.take(desk.engine, claim_id=open_, actor_id=desk.checker)
    desk.read(audit.verify)


def test_whoever_may_not_check_any_more_gives_back_what_is_open(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    steps.set_role(desk.engine, member_id=desk.checker, role=Role.VIEWER, actor_id=desk.admin, reason="On leave.")
    assert desk.rows("SELECT state, assignee_id FROM claim WHERE id = :id", id=claim_id)[0] == ("queued", None)
    data = json.loads(desk.last_event().data)
    assert (data["before"], data["after"], data["version"]) == ({"role": "checker"}, {"role": "viewer"}, 2)


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda d: steps.deactivate_member(d.engine, member_id=d.admin, actor_id=d.admin, reason="x"), "active admin"),
        (
            lambda d: steps.set_role(d.engine, member_id=d.admin, role=Role.LEAD, actor_id=d.admin, reason="x"),
            "active admin",
        ),
        (
            lambda d: steps.deactivate_member(d.engine, member_id=d.checker, actor_id=d.admin, reason=" "),
            "Say why this member leaves",
        ),
        (
            lambda d: steps.set_role(d.engine, member_id=d.checker, role=Role.LEAD, actor_id=d.admin, reason=""),
            "Say why the role",
        ),
        (
            lambda d: steps.set_role(d.engine, member_id=d.lead, role=Role.LEAD, actor_id=d.admin, reason="x"),
            "is lead already",
        ),
        (lambda d: steps.activate_member(d.engine, member_id=d.lead, actor_id=d.admin), "active already"),
        (
            lambda d: steps.invite_member(d.engine, name="Lena Lee", role=Role.LEAD, actor_id=d.admin),
            "called Lena Lee already",
        ),
        (  # reads the same in the log: case, spaces and the encoding of letters tell nobody apart
            lambda d: steps.invite_member(d.engine, name="lena  ＬＥＥ", role=Role.LEAD, actor_id=d.admin),
            "called Lena Lee already",
        ),
        (lambda d: steps.invite_member(d.engine, name="X", role=Role.LEAD, actor_id=d.lead), "that is for admins"),
    ],
)
def test_what_is_refused_in_words(desk, act, why: str) -> None:
    with desk.nothing_stored(), pytest.raises(Refused, match=why):
        act(desk)


def test_an_admin_who_was_only_invited_does_not_count(desk) -> None:
    steps.invite_member(desk.engine, name="Ana Pop", role=Role.ADMIN, actor_id=desk.admin)
    with pytest.raises(Refused, match="active admin"):
        steps.deactivate_member(desk.engine, member_id=desk.admin, actor_id=desk.admin, reason="x")


def test_of_two_admins_who_leave_at_the_same_moment_one_stays(desk) -> None:
    for round_ in range(5):
        other = steps.add_member(desk.engine, name=f"Bo {round_}", role=Role.ADMIN, actor_id=desk.admin)

        def leave(member_id: int) -> bool:
            try:
                steps.deactivate_member(desk.engine, member_id=member_id, actor_id=member_id, reason="Leaving.")
            except Refused:
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(leave, (desk.admin, other))) == [False, True]
        here = [line for line in desk.read(members) if line.role == Role.ADMIN and line.standing == "active"]
        assert len(here) == 1
        if here[0].id != desk.admin:
            steps.activate_member(desk.engine, member_id=desk.admin, actor_id=here[0].id)
            steps.deactivate_member(desk.engine, member_id=here[0].id, actor_id=desk.admin, reason="Again.")
