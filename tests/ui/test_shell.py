"""What every page stands in: who is at the desk, the keys, and errors as sentences."""

import pytest

from claims.ui.keys import KEYS

PAGES = ["queue", "add", "article", "claim", "sources", "reports"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_there_is_no_sign_in_and_has_one_heading(open_page, page):
    screen = open_page(page)
    assert "local desk, no sign-in" in screen.says
    assert len(screen.bodies("title")) == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_at_most_one_primary_button(desk, open_page, page):
    from claims.model.enums import ClaimState

    desk.claim(ClaimState.IN_PROGRESS)
    screen = open_page(page, who="Mina Marsh", claim=1, article=1)
    primary = [one for one in screen.elements() if getattr(getattr(one, "proto", None), "type", "") == "primary"]
    assert len(primary) <= 1


def test_who_is_at_the_desk_is_chosen_from_the_active_members(desk, open_page):
    desk.by_hand("UPDATE member SET active = false WHERE name = 'Tom Reed'")
    screen = open_page("queue")
    assert screen.at.get_by_key("member").options == [
        "Ada Adams",
        "Asha Rao",
        "Jon Bell",
        "Lena Lee",
        "Mina Marsh",
        "Vera View",
    ]
    screen.fill("member", "Asha Rao").run()
    assert "Editor · local desk, no sign-in" in screen.says


@pytest.mark.parametrize("name", ["Asha Rao", "Nobody", "<script>", ""])
def test_a_name_in_the_address_makes_nobody_act_under_it(open_page, name):
    screen = open_page("add", member=name)
    assert "Choose your name" in screen.says


def test_every_key_is_listed(open_page):
    screen = open_page("queue")
    for key in KEYS:
        assert f"<kbd>{key}</kbd>" in "".join(screen.html)


def test_a_database_that_cannot_be_used_is_said_in_a_sentence(open_page, setting, tmp_path):
    (tmp_path / "claims.db").write_bytes(b"this is no database at all, only text" * 50)
    setting_url = f"sqlite:///{tmp_path / 'claims.db'}"
    setting("CLAIMS_DATABASE_URL", setting_url)
    from streamlit.testing.v1 import AppTest

    from claims.ui import pages

    at = AppTest.from_file(pages.HERE.parent / "shell" / "main.py", default_timeout=30).run()
    assert not at.exception
    assert at.error[0].value
