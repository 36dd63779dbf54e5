"""The full-text index of the database: it follows every change, and takes any claim as words."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session

from claims.matching.stem import stem
from claims.model.enums import SourceKind
from claims.reading import SourceRow
from claims.review import steps
from claims.store.search import CANDIDATES, _worth_most, candidates

Find = Callable[[str], list[str]]


@pytest.fixture
def find(desk) -> Find:
    """The statements found for a claim, best first."""
    return lambda claim: [entry.statement for entry in desk.read(candidates, claim).entries]


def whole(engine: Engine) -> bool:
    """Whether SQLite's index says exactly what the passages say; it raises when it does not."""
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            connection.execute(sa.text("INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', 1)"))
    return True


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_check_of_the_index_sees_an_index_that_is_wrong(desk) -> None:
    desk.passages("Ferries carried visitors.")
    desk.by_hand("INSERT INTO passage_index (rowid, statement, title, claimant) VALUES (77, 'ghost', '', '')")
    with pytest.raises(sa.exc.DBAPIError):
        whole(desk.engine)
    desk.by_hand("INSERT INTO passage_index (passage_index) VALUES ('rebuild')")
    assert whole(desk.engine)


def test_a_passage_is_found_as_soon_as_it_is_stored_by_statement_title_and_claimant(desk, find: Find) -> None:
    assert find("Ferries carried visitors") == []
    row = SourceRow("Harbour almanac", "Ferries carried visitors.", SourceKind.NEWS, claimant="Ingrid Sole")
    steps.import_sources(desk.engine, rows=[row], actor_id=desk.checker, name="a.csv")
    for words in ("a ferry carrying", "the almanac", "Sole said so"):
        assert find(words) == ["Ferries carried visitors."]
    assert find("nothing of that kind") == []
    assert whole(desk.engine)


@pytest.mark.parametrize(
    ("change", "gone", "found"),
    [
        ("UPDATE passage SET statement = 'Trains carried mail.'", "ferries visitors", "trains mail"),
        ("UPDATE passage SET claimant = 'Tom Bell'", "Ingrid", "Bell"),
        ("UPDATE passage SET claimant = NULL", "Ingrid", "ferries"),
        ("UPDATE source SET title = 'Railway digest' WHERE id = 1", "almanac", "digest"),
        ("UPDATE passage SET source_id = 2", "almanac", "gazette"),
        ("UPDATE source SET publisher = 'The Office'", "office", "almanac"),
        ("DELETE FROM passage", "ferries almanac Ingrid", ""),
    ],
)
def test_a_change_of_a_row_is_a_change_of_what_is_found(desk, find: Find, change: str, gone: str, found: str) -> None:
    rows = [
        SourceRow(
            "Harbour almanac", "Ferries carried visitors.", SourceKind.NEWS, url="https://a.example/", claimant="Ingrid"
        ),
        SourceRow("Town gazette", "To be removed.", SourceKind.NEWS, url="https://b.example/"),
    ]
    steps.import_sources(desk.engine, rows=rows, actor_id=desk.checker, name="a.csv")
    desk.by_hand("DELETE FROM passage WHERE statement = 'To be removed.'")
    assert len(find("ferries")) == 1
    desk.by_hand(change)
    assert find(gone) == []
    assert len(find(found)) == (1 if found else 0)
    assert whole(desk.engine)


def test_every_passage_of_a_source_follows_its_new_title(desk, find: Find) -> None:
    desk.passages("One ferry sails.", "Two ferries sail.", "Three boats sail.", title="Almanac")
    desk.by_hand("UPDATE source SET title = 'Yearly digest'")
    assert find("almanac") == []
    assert len(find("digest")) == 3
    assert whole(desk.engine)


def test_a_step_that_was_undone_leaves_no_words_behind(desk, find: Find) -> None:
    with Session(desk.engine) as session:
        session.execute(
            sa.text(
                "INSERT INTO source (identity, title, kind, added_by, added_at, version) "
                "VALUES ('x', 'Almanac', 'news', 1, '2026-01-01 00:00:00', 1)"
            )
        )
        session.rollback()
    assert find("almanac") == []
    assert whole(desk.engine)


HOSTILE = [
    'ferries AND "NEAR(* -',
    "ferries AND OR NOT NEAR",
    '"ferries" OR (',
    "ferries*",
    "statement:ferries",
    "^ferries + boats",
    "{statement title}: ferries",
    "ferries') | ('",
    "ferries \\' & ! <-> :*",
    "ferries'; DROP TABLE passage; --",
    "fer\x00ries ferries",
    "ferries \ud800",
    "🚢 ferries 🚢🚢",
    "ferries" + " ferries" * 5000,
    "(" * 3000 + "ferries",
    "ferries " + "x" * 100_000,
]


@pytest.mark.parametrize("claim", HOSTILE, ids=[claim[:24].encode("ascii", "replace").decode() for claim in HOSTILE])
def test_signs_that_are_query_syntax_are_read_as_text(desk, find: Find, claim: str) -> None:
    desk.passages("Ferries carried visitors.")
    assert find(claim) == ["Ferries carried visitors."]


@pytest.mark.parametrize(
    "claim", ["", " \n", "the of and is", "?!…()*", "🚢🚢", "'", '"', "\\", "𝕏", "\x00"], ids=ascii
)
def test_a_claim_without_telling_words_finds_nothing(desk, find: Find, claim: str) -> None:
    desk.passages("Ferries carried visitors, and the rest is silence.")
    assert find(claim) == []
    assert desk.read(candidates, claim).frequency == {}


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        ("نقلت العبارات سبعين في المئة من الزوار", "كم زائر نقلت العبارات؟"),
        ("नौकाओं से सत्तर प्रतिशत पर्यटक आए", "सत्तर प्रतिशत पर्यटक"),
        ("Паром перевёз туристов", "туристов вёз паром"),
        ("渡轮 运送了 游客", "游客 渡轮"),
        ("Élan vital à Besançon", "besançon"),
        ("Das Fährschiff brachte Gäste", "fährschiff"),
    ],
    ids=["arabic", "hindi", "russian", "chinese, words apart", "french", "german"],
)
def test_words_of_other_scripts_are_found(desk, find: Find, statement: str, claim: str) -> None:
    desk.passages(statement, "Nothing of the sort.")
    assert find(claim) == [statement]


@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claim=st.text(max_size=80))
def test_whatever_is_asked_is_answered(desk, claim: str) -> None:
    desk.read(candidates, claim)


def test_the_passage_that_shares_more_comes_first(desk, find: Find) -> None:
    desk.passages("Ferries sail.", "Ferries carried seventy visitors to the island.", "Trains carried mail.")
    assert find("Ferries carried seventy visitors")[0] == "Ferries carried seventy visitors to the island."
    assert len(find("Ferries carried seventy visitors")) == 3


def test_how_rare_the_words_are_is_counted_alike_on_both_databases(desk) -> None:
    desk.passages("Ferries sail.", "A ferry carried the mail.", "Trains carried mail.", title="Mail by rail")
    found = desk.read(candidates, "The ferries carried unheard-of mail")
    assert found.rows == 3
    assert found.frequency == {stem("ferries"): 2, stem("carried"): 2, stem("mail"): 3}


def test_the_number_of_passages_follows_every_change(desk) -> None:
    assert desk.read(candidates, "ferries").rows == 0
    desk.passages(*(f"Ferry {n} sails." for n in range(300)))
    assert desk.read(candidates, "ferries").rows == 300
    desk.by_hand("UPDATE passage SET statement = 'Trains run.' WHERE id < 10")
    desk.by_hand("DELETE FROM passage WHERE id > 290")
    assert desk.read(candidates, "ferries").rows == desk.rows("SELECT count(*) FROM passage")[0][0]


@pytest.mark.parametrize(("word", "times"), [("1,200", 1), ("o'neill", 2), ("200", 1), ("neill", 3), ("3.5", 0)])
def test_words_that_the_index_cuts_are_counted_whole(desk, word: str, times: int) -> None:
    desk.passages("Of 1,200 ferries, 200 sailed for O'Neill.", "O'Neill paid.", "Neill, O. paid 1, then 7 of 5.")
    assert desk.read(candidates, word).frequency == ({stem(word): times} if times else {})


def test_no_more_than_so_many_are_handed_on(desk) -> None:
    desk.passages(*(f"Ferry {n} sails." for n in range(CANDIDATES + 20)))
    assert len(desk.read(candidates, "the ferry sails").entries) == CANDIDATES


def test_a_source_without_day_and_claimant_gives_empty_words(desk) -> None:
    (passage,) = desk.passages("Ferries sail.", title="Almanac")
    (entry,) = desk.read(candidates, "ferries").entries
    assert (entry.id, entry.title, entry.claimant, entry.published_on) == (passage, "Almanac", "", "")


def test_the_sqlite_of_this_python_has_the_full_text_index() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(words)")


@pytest.mark.parametrize("seed", range(20))
def test_the_best_are_those_of_adding_up_every_row(seed: int) -> None:
    chance = random.Random(seed)
    worth = {f"word{at}": chance.randint(1, 9_000) for at in range(chance.randint(1, 12))}
    rows = {
        word: [str(row) for row in range(1, 2_000) if chance.random() < 30 / points] for word, points in worth.items()
    }
    added: Counter[int] = Counter()
    for word, found in rows.items():
        added.update(dict.fromkeys(map(int, found), worth[word]))
    ranked = sorted(added, key=lambda row: (-added[row], row))
    assert _worth_most(worth, rows) == ranked[:CANDIDATES]


def test_a_big_source_that_was_put_away_takes_no_places(desk, find: Find) -> None:
    desk.passages(*(f"Ferry {n} sails daily." for n in range(CANDIDATES + 20)), title="Big table")
    desk.passages(*(f"A ferry sails, says paper {n}." for n in range(3)), url="https://example.org/b", title="Papers")
    assert all("daily" in found for found in find("the ferry sails daily"))
    source_id = desk.rows("SELECT id FROM source WHERE title = 'Big table'")[0][0]
    steps.remove_source(desk.engine, source_id=source_id, actor_id=desk.editor, reason="It was withdrawn.")
    assert find("the ferry sails daily") == [f"A ferry sails, says paper {n}." for n in range(3)]
    steps.restore_source(desk.engine, source_id=source_id, actor_id=desk.editor)
    assert all("daily" in found for found in find("the ferry sails daily"))
