"""Matching again does what is new and no more, goes on where it was broken off, and by any number of processes."""

import json
from pathlib import Path

import pytest

from claims.desk import rematch
from claims.errors import InputError, Refused
from claims.model.enums import ClaimState, MatchState
from claims.store.queries import claims

FERRIES = "Nearly 70% of visitors came by ferry in 2024."
SURVEY = "In 2024, 46 per cent of visitors came by ferry."


def matched_again(desk, **given) -> tuple[int, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    new = rematch.match_again(
        desk.engine, actor_id=desk.checker, progress=lambda done, of: told.append((done, of)), **given
    )
    return new, told


def suggested(desk) -> list[tuple[int, int, float, str]]:
    return [tuple(row) for row in desk.rows("SELECT claim_id, passage_id, score, state FROM match ORDER BY 1, 2")]


def test_a_run_without_news_stores_nothing(desk) -> None:
    desk.passages(SURVEY)
    desk.article(FERRIES, "The bakery opens at six.")
    assert matched_again(desk) == (1, [(2, 2)])
    with desk.nothing_stored():
        assert matched_again(desk) == (0, [(2, 2)])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE passage SET statement = 'In 2024, 12 per cent of visitors came by ferry.' WHERE id = 1",
        "UPDATE source SET title = 'Visitors by ferry'",
        "UPDATE passage SET claimant = 'Ferry office'",
        "UPDATE claim SET text = 'In 2024 nearly 40% of visitors came by ferry.'",
        "UPDATE article SET published_on = '2020-01-01'",
    ],
)
def test_what_was_edited_is_matched_again(desk, change: str) -> None:
    desk.passages(SURVEY)
    desk.article(FERRIES)
    matched_again(desk)
    desk.by_hand(change)
    before = desk.everything()
    assert matched_again(desk)[0] == 0
    assert desk.everything() != before
    with desk.nothing_stored():
        matched_again(desk)


def test_a_suggestion_says_what_an_edited_passage_says_now(desk) -> None:
    desk.passages(SURVEY)
    (claim,) = desk.claims(desk.article(FERRIES))
    matched_again(desk)
    desk.by_hand("UPDATE passage SET statement = 'In 2024, 12 per cent of visitors came by ferry.'")
    matched_again(desk)
    assert "12 per cent" in desk.read(claims.matches, claim)[0].differences[0].says


def test_a_new_passage_on_something_else_leaves_the_matches_alone(desk) -> None:
    desk.passages(SURVEY)
    desk.article(FERRIES)
    matched_again(desk)
    before = suggested(desk)
    desk.passages("Trains carried mail.", url="https://o.example/trains")
    assert matched_again(desk)[0] == 0
    assert suggested(desk) == before
    desk.passages("Ferries brought 70% of visitors in 2024.", url="https://o.example/ferries")
    assert matched_again(desk)[0] == 1


def test_a_rejected_passage_comes_back_only_with_another_text(desk) -> None:
    desk.passages(SURVEY)
    (claim,) = desk.claims(desk.article(FERRIES))
    desk.bring(claim, ClaimState.IN_PROGRESS)
    matched_again(desk)
    assert desk.reject_undecided(claim) == 1
    assert matched_again(desk, anew=True)[0] == 0
    desk.passages("Ferries brought 70% of visitors in 2024.", url="https://o.example/ferries")
    assert matched_again(desk)[0] == 1
    assert [match.state for match in desk.read(claims.matches, claim)] == [MatchState.SUGGESTED, MatchState.REJECTED]
    desk.by_hand("UPDATE passage SET statement = 'In 2024, 12 per cent of visitors came by ferry.' WHERE id = 1")
    assert matched_again(desk)[0] == 1
    assert desk.reject_undecided(claim) == 2
    assert matched_again(desk, anew=True)[0] == 0


def test_a_rejection_of_the_edited_text_stays(desk) -> None:
    desk.passages(SURVEY)
    (claim,) = desk.claims(desk.article(FERRIES))
    desk.bring(claim, ClaimState.IN_PROGRESS)
    matched_again(desk)
    desk.by_hand("UPDATE passage SET statement = 'In 2024, 12 per cent of visitors came by ferry.'")
    desk.reject_undecided(claim)
    assert matched_again(desk)[0] == 0


def test_a_passage_in_the_place_of_one_that_was_taken_away_is_new(desk) -> None:
    desk.passages("Trains carried mail.", "Boats carried mail.")
    desk.article(FERRIES)
    matched_again(desk)
    desk.by_hand("DELETE FROM passage WHERE id = 2")
    desk.passages(SURVEY)
    assert matched_again(desk)[0] == 1


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(desk) -> None:
    desk.passages(SURVEY)
    number = rematch.AT_ONCE * 2 + 1
    desk.article(*(f"In {1900 + n} visitors came by ferry." for n in range(number)))

    class BrokenOffError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise BrokenOffError

    with pytest.raises(BrokenOffError):
        rematch.match_again(desk.engine, actor_id=None, progress=stop)
    assert len(suggested(desk)) == rematch.AT_ONCE
    new, told = matched_again(desk)
    assert new == number - rematch.AT_ONCE
    assert told == [(rematch.AT_ONCE * 2, number), (number, number)]


def test_several_processes_find_what_one_finds(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rematch, "WORTH_PROCESSES", 2)
    desk.passages(SURVEY, "The bakery opens at six.", "Ferries brought 12 visitors in 1950.")
    desk.article(*(f"In {1900 + n} some visitors came by ferry." for n in range(rematch.AT_ONCE * 3)))
    new, told = matched_again(desk, processes=2)
    found = suggested(desk)
    assert new == len(found) > rematch.AT_ONCE * 3
    assert [done for done, _ in told] == [rematch.AT_ONCE * n for n in (1, 2, 3)]
    desk.by_hand("DELETE FROM match")
    matched_again(desk, anew=True)
    assert suggested(desk) == found


def test_who_may_not_import_may_not_match(desk) -> None:
    with desk.nothing_stored(), pytest.raises(Refused, match="A viewer cannot add articles and sources"):
        rematch.match_again(desk.engine, actor_id=desk.viewer)


def test_other_weights_are_news(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.passages(SURVEY)
    desk.article(FERRIES)
    matched_again(desk)
    before = suggested(desk)
    own = tmp_path / "own.json"
    own.write_text(json.dumps({"middle": 0.9, "steepness": 6, "features": {"words": {"weight": 3}}}), "utf-8")
    monkeypatch.setenv("CLAIMS_MATCHING_MODEL", str(own))
    assert matched_again(desk)[0] == 0
    assert suggested(desk) != before


def test_weights_that_cannot_be_read_stop_the_run(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_MATCHING_MODEL", str(tmp_path / "none.json"))
    with pytest.raises(InputError, match="cannot be opened"):
        matched_again(desk)
