"""Passages found by their meaning: on both databases, at once after an edit, and not at all when switched off."""

import pytest
import sqlalchemy as sa

from claims.desk.intake import proposals_for
from claims.desk.meaning import embed
from claims.desk.rematch import match_again
from claims.matching.rank import NEAREST
from claims.meaning import load
from claims.review import steps
from claims.store.nearness import TWINS, how_many, without_vector

FISH = "Fish stocks fell by fifty per cent after the barrage closed."
CLAIM = "Half the salmon vanished once they shut the dam"


@pytest.fixture(autouse=True)
def _on(setting) -> None:
    setting("CLAIMS_SEMANTIC", "on")


@pytest.fixture
def found(desk):
    return lambda claim=CLAIM: [proposal.entry.statement for proposal in proposals_for(desk.engine, claim)]


def test_a_passage_without_a_shared_word_is_proposed_and_says_why(desk, found) -> None:
    desk.passages(FISH, "Trains carried mail to the north.", title="Survey")
    assert found() == []
    assert embed(desk.engine) == 2
    (proposal,) = proposals_for(desk.engine, CLAIM)
    assert proposal.entry.statement == FISH
    assert proposal.reasons == ("same figure: Half", "near in meaning")
    assert 10 <= proposal.score < 90


def test_switched_off_nothing_is_near(desk, found, setting) -> None:
    desk.passages(FISH)
    embed(desk.engine)
    setting("CLAIMS_SEMANTIC", "off")
    assert found() == []


def test_it_goes_on_where_it_was_broken_off(desk) -> None:
    desk.passages(*(f"Ferry {n} sails." for n in range(5)))
    told = []
    assert embed(desk.engine, most=2, progress=lambda done, of: told.append((done, of))) == 2
    assert told == [(2, 2)]
    assert desk.read(how_many, load().name) == (3, 5)
    assert embed(desk.engine) == 3
    assert embed(desk.engine) == 0
    assert desk.read(without_vector, "another model", 10) != []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE passage SET statement = 'Trains carried mail.'",
        "UPDATE source SET title = 'Railways'",
        "DELETE FROM passage",
    ],
)
def test_an_edited_passage_has_no_vector_until_it_is_read_again(desk, found, change: str) -> None:
    desk.passages(FISH, title="River survey")
    embed(desk.engine)
    assert found() == [FISH]
    desk.by_hand(change)
    assert desk.rows("SELECT count(*) FROM passage_vector")[0][0] == 0
    assert found() == []
    embed(desk.engine)
    assert found() == ([FISH] if "title" in change else [])


def test_a_vector_of_words_that_changed_meanwhile_is_not_stored(desk) -> None:
    (passage,) = desk.passages(FISH, title="River survey")
    rows = {passage: bytes(384)}
    stored = steps.store_vectors(desk.engine, model="m", read={passage: (FISH, "Old title")}, rows=rows)
    assert stored == 0
    assert steps.store_vectors(desk.engine, model="m", read={passage: (FISH, "River survey")}, rows=rows) == 1


def test_a_passage_without_a_vector_is_found_by_its_words_beside_others(desk, found) -> None:
    desk.passages(FISH, title="River survey")
    embed(desk.engine)
    desk.passages("Half the salmon in the Tarn are gone.", url="https://example.org/later")
    assert set(found()) == {FISH, "Half the salmon in the Tarn are gone."}


def test_vectors_read_by_another_process_are_found_too(desk, found) -> None:
    desk.passages("Trains carried mail to the north.")
    embed(desk.engine)
    assert found() == []
    desk.passages(FISH, url="https://example.org/fish")
    embed(desk.engine)
    assert found() == [FISH]


def test_what_the_database_says_is_the_same_on_both(desk) -> None:
    desk.passages(FISH)
    embed(desk.engine)
    with desk.engine.connect() as connection:
        (vector,) = connection.execute(sa.text("SELECT vector FROM passage_vector")).one()
    assert bytes(vector) == load().passages([(FISH, "Yearbook")]).tobytes()


def test_matching_again_goes_by_meaning_too_and_finds_nothing_new_after_adding(desk) -> None:
    desk.passages(FISH, "Trains carried mail to the north.", title="Survey")
    embed(desk.engine)
    claim = desk.claims(desk.article(CLAIM))[0]
    assert match_again(desk.engine, actor_id=desk.checker) == 1
    with desk.nothing_stored():
        assert match_again(desk.engine, actor_id=desk.checker) == 0
    proposed = [(each.entry.id, each.score) for each in proposals_for(desk.engine, CLAIM)]
    assert proposed == desk.rows("SELECT passage_id, score FROM match WHERE claim_id = :id", id=claim)


def test_a_passage_that_is_read_later_wakes_the_claims_near_it(desk) -> None:
    desk.passages(FISH, title="Survey")
    desk.article(CLAIM)
    assert match_again(desk.engine, actor_id=desk.checker) == 0
    embed(desk.engine)
    assert match_again(desk.engine, actor_id=desk.checker) == 1


def test_a_big_source_that_was_put_away_takes_no_places_among_the_nearest(desk, found) -> None:
    gone = [f"Salmon numbers fell by half after barrage {n} closed." for n in range(TWINS * NEAREST + 5)]
    desk.passages(*gone, title="Big table", url="https://example.org/big")
    desk.passages(FISH, title="Survey")
    embed(desk.engine)
    assert FISH not in found()
    source_id = desk.rows("SELECT id FROM source WHERE title = 'Big table'")[0][0]
    steps.remove_source(desk.engine, source_id=source_id, actor_id=desk.editor, reason="It was withdrawn.")
    assert found() == [FISH]
