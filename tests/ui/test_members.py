"""The page of the members: for admins, and what they change there."""

from claims.model.enums import Role
from claims.review import steps


def test_an_admin_invites_someone_who_joins_by_choosing_their_name(desk, open_page) -> None:
    page = open_page("members", who="Ada Adams")
    page.fill("member_name", "Ana Pop").press("member_invite_button")
    assert "Ana Pop" in page.says
    assert "Invited" in page.says
    open_page("queue", who="Ana Pop")
    assert desk.last_event().action == "member.joined"


def test_somebody_is_deactivated_with_a_reason_and_comes_back(desk, open_page) -> None:
    page = open_page("members", who="Ada Adams")
    page.press(f"member_deactivate_{desk.checker}")
    assert "Say why" in page.errors
    page.fill(f"member_reason_{desk.checker}", "On leave.").press(f"member_deactivate_{desk.checker}")
    assert "Left" in page.says
    page.press(f"member_activate_{desk.checker}")
    assert desk.last_event().action == "member.activated"


def test_others_are_told_whom_it_is_for(desk, open_page) -> None:
    assert "that is for admins" in open_page("members", who="Lena Lee").says
    assert not open_page("members", who="Lena Lee").shows("member_name")


def test_the_last_admin_stays(desk, open_page) -> None:
    page = open_page("members", who="Ada Adams")
    page.fill(f"member_reason_{desk.admin}", "Leaving.").press(f"member_deactivate_{desk.admin}")
    assert "At least one active admin" in page.errors
    steps.add_member(desk.engine, name="Bo", role=Role.ADMIN, actor_id=desk.admin)
