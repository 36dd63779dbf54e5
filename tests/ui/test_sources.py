"""The sources: searched as typed, and a table imported only when every row is in order."""

import pytest

from claims.review import steps

HEADER = "title,publisher,url,published_on,kind,statement\n"
GOOD = HEADER + "Yearbook,Office,https://example.org/y,2022-03,statistics,The port handled 412 ships.\n"


def rows_of(*rows: str) -> bytes:
    return (HEADER + "\n".join(rows) + "\n").encode()


@pytest.fixture
def sources(open_page):
    """The page as a checker opens it."""
    return open_page("sources", who="Mina Marsh")


def read(screen, content: bytes, name: str = "table.csv"):
    screen.at.get_by_key("source_file").upload(name, content)
    return screen.press("source_read")


def test_without_sources_the_page_says_what_to_do(sources):
    assert "No sources yet. Import a table of them." in sources.says


def test_passages_are_found_by_every_word_and_newest_come_first(desk, open_page):
    desk.passages("The port handled 412 ships.", "The school lost 40 pupils.")
    screen = open_page("sources")
    assert "2 passages, newest first" in screen.says
    assert screen.says.index("40 pupils") < screen.says.index("412 ships")
    screen.fill("source_words", "ships office").run()
    assert "1 passage, newest first" in screen.says
    assert "40 pupils" not in screen.says
    screen.fill("source_words", "zeppelin").run()
    assert "No passage holds these words." in screen.says


def test_more_than_a_page_of_passages_is_paged(desk, open_page):
    desk.passages(*(f"The port handled {number} ships." for number in range(1, 31)))
    screen = open_page("sources")
    assert "30 passages" in screen.says
    screen.fill("source_page", 2).run()
    assert len([body for body in screen.html if "The port handled" in body]) == 5


def test_a_passage_says_where_it_is_used(desk, open_page):
    from claims.model.enums import ClaimState

    desk.claim(ClaimState.SUBMITTED)
    assert "Evidence for 1 claim" in open_page("sources").says


def test_a_table_is_shown_before_it_is_imported(desk, sources):
    with desk.nothing_stored():
        read(sources, GOOD.encode())
    assert "table.csv**: 1 row, all in order" in sources.says
    assert [button.proto.type for button in sources.elements() if button.type == "button"] == ["secondary", "primary"]
    sources.press("source_import_confirm")
    assert "1 passage imported; 0 new suggestions for open claims." in sources.says
    assert "The port handled 412 ships." in sources.says


def test_an_import_into_a_source_put_away_says_so(desk, sources):
    desk.passages("There are 12 ships.", url="https://example.org/y", title="Harbour report")
    steps.remove_source(desk.engine, source_id=1, actor_id=desk.editor, reason="Withdrawn.")
    read(sources, GOOD.encode()).press("source_import_confirm")
    assert "1 passage imported" in sources.says
    assert "1: 'Harbour report'). An editor or lead can restore it." in sources.says
    assert "is stored, but not proposed" not in sources.run().says


def test_the_same_table_again_adds_nothing_and_says_so(sources):
    read(sources, GOOD.encode()).press("source_import_confirm")
    read(sources, GOOD.encode()).press("source_import_confirm")
    assert "0 passages imported, 1 was there already" in sources.says


def test_open_claims_are_matched_against_what_is_imported(desk, sources):
    desk.article("The port of Lund handled 412 ships last year.")
    read(sources, GOOD.encode()).press("source_import_confirm")
    assert "1 new suggestion for open claims" in sources.says
    assert desk.rows("SELECT state FROM match") == [("suggested",)]


ROW = "Yearbook,Office,https://example.org/y,2022-03,statistics,The port handled 412 ships."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"title,publisher,url,published_on,kind\nYearbook,Office,,2022,statistics\n", ["statement"]),
        (rows_of(ROW, "Yearbook,Office,https://example.org/z,31/31/2022,news,Two."), ["Row 3", "published_on"]),
        (rows_of(ROW, "Yearbook,Office,https://example.org/z,2022,rumour,Two."), ["Row 3", "kind", "rumour"]),
        (rows_of(ROW, "Yearbook,Office,javascript:alert(1),2022,news,Two."), ["Row 3", "url"]),
        (rows_of(ROW, ROW), ["Row 3", "row 2"]),
        (GOOD.encode().replace(b"Office", b"B\xfcro"), ["UTF-8"]),
        (b"", ["empty"]),
        (b"%PDF-1.7", ["PDF"]),
    ],
    ids=[
        "a missing column",
        "a bad date",
        "an unknown kind",
        "a script for a link",
        "a duplicate row",
        "no UTF-8",
        "empty",
        "a PDF",
    ],
)
def test_a_table_with_a_mistake_is_refused_naming_row_and_column_and_nothing_is_stored(desk, sources, content, says):
    with desk.nothing_stored():
        read(sources, content)
    assert sources.errors
    for word in says:
        assert word.lower() in sources.says.lower()
    assert "Nothing was stored. Mend the file and read it again." in sources.says
    assert not sources.shows("source_import_confirm")


def test_reading_without_a_file_is_refused(sources):
    assert "Choose a file first." in sources.press("source_read").errors


@pytest.mark.parametrize(
    ("who", "why"), [(None, "Choose your name"), ("Vera View", "A viewer cannot add articles and sources")]
)
def test_who_cannot_import_is_told_why(open_page, who, why):
    screen = open_page("sources", who=who)
    assert not screen.may_press("source_read")
    assert why in screen.says


def test_a_source_lists_its_own_passages_and_the_claims_they_are_used_on(desk, open_page):
    ships, boats = desk.passages("The port handled 412 ships.", "The port handled 9 boats.")
    desk.passages("The school lost 40 pupils.", title="Survey", url="https://example.org/b")
    about = {"title": "At the port", "matches": [ships]}
    proved, _matched, rejected = (
        desk.claims(desk.article(f"It handled {number} ships.", **about))[0] for number in (412, 413, 414)
    )
    for claim in (proved, rejected):
        desk.queue(claim)
        desk.take(claim)
    desk.evidence(proved, ships)
    desk.reject_undecided(rejected)
    (source_id,) = desk.rows("SELECT source_id FROM passage WHERE id = :id", id=boats)[0]
    screen = open_page("sources", who="Mina Marsh", source=source_id)
    assert "2 passages, newest first" in screen.says
    assert "40 pupils" not in screen.says
    assert "“It handled 412 ships.”" in screen.links and "“It handled 413 ships.”" in screen.links
    assert "“It handled 414 ships.”" not in screen.links
    assert "evidence: supports · At the port · In progress" in screen.says
    assert "match, suggested · At the port · To triage" in screen.says
    assert screen.says.count("Not used on any claim.") == 1


def test_a_source_names_no_claim_on_which_it_is_confidential(desk, open_page):
    (told,) = desk.passages("The port handled 412 ships.")
    mine, other = (desk.claims(desk.article(f"It handled {n} ships.", matches=[told]))[0] for n in (412, 413))
    for claim, checker in ((mine, desk.checker), (other, desk.colleague)):
        desk.queue(claim)
        steps.take(desk.engine, claim_id=claim, actor_id=checker)
    (source_id,) = desk.rows("SELECT source_id FROM passage")[0]
    desk.by_hand("UPDATE source SET confidential = true")
    screen = open_page("sources", who="Mina Marsh", source=source_id)
    assert "“It handled 412 ships.”" in screen.links and "“It handled 413 ships.”" not in screen.links
    assert "“It handled 413 ships.”" in open_page("sources", who="Asha Rao", source=source_id).links
