"""The queue: what waits, filtered and paged, and the next claim."""

import pytest

from claims.model.enums import ClaimState


def rows(screen) -> list[str]:
    """The claims of the list, as their links say them."""
    return [link.strip("*") for link in screen.links if link.startswith("**")]


def test_an_empty_desk_says_what_to_do_first(open_page):
    screen = open_page("queue")
    assert "No article was added yet" in screen.says
    assert screen.links == ["Add an article"]


def test_every_claim_is_listed_with_its_state_article_and_holder(desk, open_page):
    claim = desk.claim(ClaimState.IN_PROGRESS, title="Harbour budget", publisher="The Mole")
    screen = open_page("queue")
    assert len(rows(screen)) == 1
    assert "Harbour budget · The Mole" in screen.says
    assert "In progress" in screen.says
    assert "Mina Marsh" in screen.says
    assert "first · 1 claim" in screen.says
    assert screen.shows(f"queue_row_{claim}")


def test_more_than_a_page_of_claims_is_paged(desk, open_page):
    desk.article(*(f"The port handled {number} ships." for number in range(1, 31)))
    screen = open_page("queue")
    assert "first · 30 claims" in screen.says
    first = rows(screen)
    screen.fill("queue_page", 2).run()
    assert (len(first), len(rows(screen))) == (25, 5)
    assert not set(first) & set(rows(screen))


def test_a_page_beyond_the_last_one_in_the_address_is_still_a_page(desk, open_page):
    desk.article(*(f"The port handled {number} ships." for number in range(1, 31)))
    screen = open_page("queue", queue_page=99)
    assert rows(screen)


def test_fewer_pages_than_the_one_on_the_screen_show_the_last(desk, open_page):
    desk.article(*(f"The port handled {number} ships." for number in range(1, 81)))
    screen = open_page("queue", queue_page=4)
    assert len(rows(screen)) == 5
    screen.fill("queue_words", "1").run()
    assert rows(screen)
    screen.fill("queue_words", "80").run()
    assert rows(screen) == ["The port handled 80 ships."]


def test_what_waits_longest_can_come_first(desk, open_page):
    old, new = (desk.claims(desk.article(text))[0] for text in ("The port handled 12 ships.", "The sun shone."))
    desk.by_hand("UPDATE claim SET checkworthiness = 0.9, state_since = '2026-01-02' WHERE id = :id", id=new)
    desk.by_hand("UPDATE claim SET checkworthiness = 0.1, state_since = '2026-01-01' WHERE id = :id", id=old)
    screen = open_page("queue")
    assert rows(screen) == ["The sun shone.", "The port handled 12 ships."]
    screen.fill("queue_sort", "waiting longest").run()
    assert rows(screen) == ["The port handled 12 ships.", "The sun shone."]
    assert rows(open_page("queue", queue_sort="waiting longest")) == rows(screen)


def test_words_narrow_the_list_and_nothing_found_is_said(desk, open_page):
    desk.article("The port handled 12 ships.", "The school lost 40 pupils.")
    screen = open_page("queue", queue_words="school")
    assert rows(screen) == ["The school lost 40 pupils."]
    screen.fill("queue_words", "zeppelin").run()
    assert rows(screen) == []
    assert "No claim meets these filters" in screen.says


def test_states_narrow_the_list(desk, open_page):
    desk.claim(ClaimState.QUEUED)
    desk.claim(ClaimState.SUBMITTED)
    screen = open_page("queue")
    assert len(rows(screen)) == 2
    screen.fill("queue_states", [ClaimState.SUBMITTED]).run()
    assert len(rows(screen)) == 1


@pytest.mark.parametrize(
    ("view", "who", "expected"),
    [
        ("mine", "Mina Marsh", 1),
        ("mine", "Tom Reed", 0),
        ("unassigned", "Tom Reed", 1),
        ("sign-off", "Asha Rao", 1),
        ("sign-off", "Mina Marsh", 0),
        ("all", "Vera View", 3),
    ],
)
def test_the_views_hold_what_their_names_say(desk, open_page, view, who, expected):
    desk.claim(ClaimState.QUEUED)
    desk.claim(ClaimState.IN_PROGRESS)
    desk.claim(ClaimState.SUBMITTED)
    screen = open_page("queue", who=who, queue_view=view)
    assert len(rows(screen)) == expected


def test_a_chosen_view_stays_when_its_count_changes_and_is_in_the_address(desk, open_page):
    claim = desk.claim(ClaimState.QUEUED)
    screen = open_page("queue", who="Mina Marsh").fill("queue_view", "mine").run()
    assert rows(screen) == []
    desk.take(claim)
    screen.run()
    assert len(rows(screen)) == 1
    assert screen.at.query_params["queue_view"] == "mine"


def test_the_claims_of_one_article_can_be_asked_for_in_the_address(desk, open_page):
    desk.article("The port handled 12 ships.")
    other = desk.article("The school lost 40 pupils.")
    screen = open_page("queue", article=other)
    assert rows(screen) == ["The school lost 40 pupils."]
    assert f"Only the claims of article {other}" in screen.says


def test_the_next_claim_is_taken_and_opened(desk, open_page):
    claim = desk.claim(ClaimState.QUEUED)
    screen = open_page("queue", who="Tom Reed").press("queue_next")
    assert screen.at.query_params["claim"] == str(claim)
    assert "assigned to you" in screen.says
    assert desk.rows("SELECT state FROM claim")[0][0] == "in_progress"


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (None, "The queue is empty: nothing waits to be checked."),
        (ClaimState.EXTRACTED, "1 claim is not triaged yet"),
        (ClaimState.CHANGES_REQUESTED, "assigned to someone else"),
    ],
)
def test_where_there_is_no_next_claim_the_queue_says_why(desk, open_page, state, why):
    if state:
        desk.claim(state)
    screen = open_page("queue", who="Tom Reed").press("queue_next")
    assert why in screen.errors


@pytest.mark.parametrize(("who", "why"), [(None, "Choose your name"), ("Ada Adams", "An admin cannot check claims")])
def test_who_cannot_check_is_told_so_at_the_button(desk, open_page, who, why):
    desk.claim(ClaimState.QUEUED)
    screen = open_page("queue", who=who)
    assert not screen.may_press("queue_next")
    assert why in screen.says
