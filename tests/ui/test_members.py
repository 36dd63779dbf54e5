"""The page of the members: for admins, and what they change there."""

import pytest
import streamlit as st

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


@pytest.fixture
def navigation(monkeypatch) -> dict[str, str]:
    """Whether each page of the navigation was visible when a page was drawn last, as the browser is told."""
    told: dict[str, str] = {}
    navigate = st.navigation

    def watched(pages, **given):
        told.update({page.title: page.visibility for page in pages})
        return navigate(pages, **given)

    monkeypatch.setattr(st, "navigation", watched)
    return told


def test_the_page_is_in_the_navigation_as_soon_as_somebody_may_use_it(desk, open_page, navigation) -> None:
    page = open_page("queue", who="Lena Lee")
    assert (navigation["Queue"], navigation["Members"]) == ("visible", "hidden")
    promoted = {"member_id": desk.lead, "reason": "Stands in.", "actor_id": desk.admin}
    steps.set_role(desk.engine, **promoted, role=Role.ADMIN)
    page.run()
    assert navigation["Members"] == "visible"
    steps.set_role(desk.engine, **promoted, role=Role.LEAD)
    page.run()
    assert navigation["Members"] == "hidden"
    open_page("queue", who="Ada Adams")
    assert navigation["Members"] == "visible"
