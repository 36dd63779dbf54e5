"""Taking a sources table in."""

import json
from dataclasses import replace

import pytest

from claims.model.enums import SourceKind
from claims.reading import SourceRow
from claims.review import steps


def row(statement: str, **given: object) -> SourceRow:
    values = {"title": "Yearbook", "kind": SourceKind.STATISTICS, "publisher": "Office", "url": "https://o.example/y"}
    return SourceRow(statement=statement, **{**values, **given})


def imported(desk, *rows: SourceRow) -> tuple[int, int, int]:
    done = steps.import_sources(desk.engine, rows=rows, actor_id=desk.checker, name="table.csv")
    return done.sources, done.passages, done.known


def test_rows_with_the_same_link_are_one_source_with_several_passages(desk) -> None:
    assert imported(desk, row("One."), row("Two.", title="Another title"), row("One.", url="https://b.example/")) == (
        2,
        3,
        0,
    )
    assert desk.rows("SELECT title, url FROM source ORDER BY id") == [
        ("Yearbook", "https://o.example/y"),
        ("Yearbook", "https://b.example/"),
    ]
    assert desk.rows("SELECT statement, source_id FROM passage ORDER BY id") == [("One.", 1), ("Two.", 1), ("One.", 2)]


def test_every_column_is_kept(desk) -> None:
    full = SourceRow(
        title="Yearbook “24”",
        statement="Line one.\nLine two: 46 %.",
        kind=SourceKind.FACT_CHECK,
        publisher="Office",
        url="https://o.example/y?a=1&b=2",
        published_on="2024-02",
        locator="p. 7",
        claimant="Ingrid Sole",
        rating="Half true",
        rating_value=2.5,
        language="pt-BR",
        accessed_on="2026-01-02",
        archive_url="https://a.example/1",
        primary=True,
        owner_group="State",
    )
    imported(desk, full)
    source = desk.rows("SELECT * FROM source")[0]._mapping
    passage = desk.rows("SELECT * FROM passage")[0]._mapping
    for name in ("title", "publisher", "url", "published_on", "language", "accessed_on", "archive_url", "owner_group"):
        assert source[name] == getattr(full, name)
    assert source["kind"] == "fact_check"
    assert bool(source["primary"]) is True
    for name in ("statement", "locator", "claimant", "rating", "rating_value"):
        assert passage[name] == getattr(full, name)


def test_a_table_taken_in_twice_changes_nothing(desk) -> None:
    rows = [row("One."), row("Two."), row("Three.", url=None)]
    assert imported(desk, *rows) == (2, 3, 0)
    with desk.nothing_stored():
        assert imported(desk, *rows) == (0, 0, 3)


@pytest.mark.parametrize("again", ["It is  46 per cent.", "it is 46 PER CENT.", " It is\n46 per cent. "])
def test_a_statement_that_differs_in_spacing_and_case_only_is_known(desk, again: str) -> None:
    imported(desk, row("It is 46 per cent."))
    assert imported(desk, row(again)) == (0, 0, 1)


def test_without_a_link_title_and_publisher_make_a_source(desk) -> None:
    first = row("One.", url=None)
    assert imported(desk, first, row("Two.", url=None, title="YEARBOOK"), row("Two.", url=None, publisher=None)) == (
        2,
        3,
        0,
    )


def test_the_log_says_which_file_and_how_much_was_new(desk) -> None:
    imported(desk, row("One."), row("Two."))
    imported(desk, row("Two."), row("Three."))
    event = desk.last_event()
    assert (event.action, event.actor_id) == ("import.completed", desk.checker)
    assert json.loads(event.data) == {"version": 1, "file": "table.csv", "passages": 1, "sources": 0}


def test_more_rows_than_fit_one_question_are_taken_in(desk) -> None:
    rows = [row(f"Statement {n}.", url=f"https://o.example/{n}") for n in range(1201)]
    assert imported(desk, *rows) == (1201, 1201, 0)
    assert imported(desk, *rows, row("New.", url="https://o.example/7")) == (0, 1, 1201)


def test_what_an_import_adds_to_a_source_put_away_is_said_with_the_way_to_restore_it(desk) -> None:
    desk.passages("There are 12 ships.", title="Harbour report")
    steps.remove_source(desk.engine, source_id=1, actor_id=desk.editor, reason="Withdrawn.")
    again = SourceRow("Another title", "There are 12 ships.", SourceKind.STATISTICS, url="https://example.org/a")
    assert steps.import_sources(desk.engine, rows=[again], actor_id=desk.checker, name="t.csv").says == ""
    more = [replace(again, statement=f"There are {number} ships.") for number in (13, 14)]
    done = steps.import_sources(desk.engine, rows=more, actor_id=desk.checker, name="t.csv")
    assert (done.passages, done.put_away) == (2, ((1, "Harbour report"),))
    assert "a source that was put away" in done.says
    assert "1: 'Harbour report'" in done.says
    assert "can restore it" in done.says
    desk.by_hand("UPDATE source SET confidential = :yes", yes=True)
    last = replace(again, statement="There are 15 ships.")
    for who, told in ((desk.checker, ()), (None, ()), (desk.editor, ((1, "Harbour report"),))):
        last = replace(last, statement=f"{last.statement}!")
        assert steps.import_sources(desk.engine, rows=[last], actor_id=who, name="t.csv").put_away == told


def test_what_an_import_says_tells_nobody_of_a_confidential_source(desk) -> None:
    secret = row("One.", title="The whistleblower", url="https://secret.example/", confidential=True)
    steps.import_sources(desk.engine, rows=[secret], actor_id=desk.editor, name="secret.csv")
    there = [row("One.", title="Guess", url="https://secret.example/"), row("One."), row("One.")]
    assert imported(desk, *there) == (2, 2, 1)  # as if nothing had been there
    done = steps.import_sources(desk.engine, rows=there, actor_id=None, name="table.csv")
    assert (done.sources, done.passages, done.known) == (1, 1, 2)
    done = steps.import_sources(desk.engine, rows=there, actor_id=desk.editor, name="table.csv")
    assert (done.sources, done.passages, done.known) == (0, 0, 3)
    assert len(desk.rows("SELECT id FROM passage")) == 2
