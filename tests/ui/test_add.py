"""Adding an article: paste or upload, a preview with ticks, then all of it is stored."""

import pytest

TEXT = """Harbour traffic grows

The port of Lund handled 412 ships last year, according to the harbour office.

Passenger numbers fell by 12% to 3.1 million. The mayor is an amusing speaker.
"""


@pytest.fixture
def add(open_page):
    """The page as a checker opens it."""
    return open_page("add", who="Mina Marsh")


def test_nobody_chosen_is_asked_for_a_name(open_page):
    screen = open_page("add")
    assert "Choose your name" in screen.says
    assert not screen.shows("article_find")


def test_a_viewer_is_told_who_adds_articles(open_page):
    screen = open_page("add", who="Vera View")
    assert not screen.may_press("article_find")
    assert "A viewer cannot add articles and sources" in screen.says


def test_a_pasted_article_is_previewed_with_its_claims_before_anything_is_stored(desk, add):
    with desk.nothing_stored():
        add.fill("article_text", TEXT).press("article_find")
    assert "Harbour traffic grows" in add.bodies("header")
    assert "no publisher" in add.says
    assert "412 ships" in add.says
    assert add.may_press("article_add")


def test_only_the_ticked_claims_are_stored(desk, add):
    add.fill("article_text", TEXT).press("article_find")
    boxes = [element for element in add.elements() if element.type == "checkbox"]
    for box in boxes:
        box.set_value("12%" in box.label)
    add.run().press("article_add")
    stored = [quote for (quote,) in desk.rows("SELECT quote FROM claim")]
    assert len(stored) == 1
    assert "12%" in stored[0]
    assert "article" in add.at.query_params
    assert "Article added with 1 claim." in add.says


def test_ticks_start_at_what_is_worth_checking(add):
    add.fill("article_text", TEXT).press("article_find")
    ticks = {box.label: box.value for box in add.elements() if box.type == "checkbox"}
    assert any(value for label, value in ticks.items() if "412 ships" in label)
    assert len({*ticks.values()}) == 2 or all(ticks.values())


def test_without_a_tick_nothing_can_be_added(add):
    add.fill("article_text", TEXT).press("article_find")
    for box in [element for element in add.elements() if element.type == "checkbox"]:
        box.set_value(False)
    add.run()
    assert not add.may_press("article_add")
    assert "Tick at least one claim" in add.says


def test_an_uploaded_file_is_read(add):
    add.at.get_by_key("article_file").upload("harbour.txt", TEXT.encode())
    add.press("article_find")
    assert "412 ships" in add.says


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("scan.pdf", b"%PDF-1.7 and so on", "scan.pdf is no text: it looks like a PDF."),
        ("old.txt", "Größe".encode("latin-1"), "old.txt is not UTF-8: byte 3 (line 1) is 0xF6."),
        ("empty.txt", b"", "empty.txt is empty"),
        ("zero.txt", b"some\x00thing", "zero byte in line 1"),
        ("huge.txt", b"word " * 4_000_000, "huge.txt is too large"),
    ],
    ids=["pdf", "latin-1", "empty", "binary", "20 MB"],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_and_nothing_is_stored(desk, add, name, content, says):
    add.at.get_by_key("article_file").upload(name, content)
    with desk.nothing_stored():
        add.press("article_find")
    assert says in add.errors
    assert add.may_press("article_find")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is given yet"),
        ("   \n\t ", "Nothing is given yet"),
        ("\u200b\u200b", "The pasted text is empty"),
        ("word " * 4_000_000, "The pasted text is too long: 20,000,000 characters"),
        ("https://127.0.0.1/secret", "127.0.0.1"),
    ],
    ids=["nothing", "blank", "invisible", "20 MB", "a link to this machine"],
)
def test_a_paste_that_cannot_be_used_is_refused_in_a_sentence(desk, add, text, says):
    with desk.nothing_stored():
        add.fill("article_text", text).press("article_find")
    assert says in add.errors


def test_a_text_and_a_file_together_are_refused(add):
    add.at.get_by_key("article_file").upload("harbour.txt", TEXT.encode())
    add.fill("article_text", TEXT).press("article_find")
    assert "Both a text and a file are given" in add.errors


def test_what_was_pasted_survives_a_refusal(add):
    add.at.get_by_key("article_file").upload("harbour.txt", TEXT.encode())
    add.fill("article_text", TEXT).press("article_find")
    assert add.at.get_by_key("article_text").value == TEXT


def test_the_same_article_again_leads_to_the_one_that_is_stored(desk, add, open_page):
    add.fill("article_text", TEXT).press("article_find").press("article_add")
    again = open_page("add", who="Tom Reed")
    again.fill("article_text", TEXT).press("article_find")
    with desk.nothing_stored():
        assert "stored already, as article 1" in again.says
        assert not again.may_press("article_add")
    assert "Open it" in again.links


def test_when_someone_else_was_faster_nothing_is_stored_twice(desk, add, open_page):
    other = open_page("add", who="Tom Reed")
    for screen in (add, other):
        screen.fill("article_text", TEXT).press("article_find")
    add.press("article_add")
    with desk.nothing_stored():
        other.press("article_add")
    assert "stored already" in other.says


def test_a_text_without_claims_says_so(add):
    add.fill("article_text", "Hello there.").press("article_find")
    assert "No claim was found" in add.says
    assert not add.may_press("article_add")


def test_the_preview_can_be_thrown_away(add):
    add.fill("article_text", TEXT).press("article_find").press("article_discard")
    assert add.shows("article_find")
