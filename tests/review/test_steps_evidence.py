"""Deciding matches and recording evidence."""

import json

import pytest

from claims.errors import Refused, StaleVersion
from claims.model.enums import ClaimState, MatchState, SourceKind, Stance
from claims.reading import SourceRow
from claims.review import steps
from claims.store.queries import claims, sources
from claims.store.queries.evidence import removed_evidence
from claims.store.queries.situations import situation


@pytest.fixture
def claim_id(desk) -> int:
    return desk.claim(ClaimState.IN_PROGRESS, matches=desk.passages("It is so.", "It is not so.", "It may be so."))


def matches(desk, claim_id: int):
    return desk.read(claims.matches, claim_id)


def test_a_decision_keeps_who_made_it_and_when(desk, claim_id: int) -> None:
    match = matches(desk, claim_id)[0]
    steps.confirm_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=match.version)
    decided = matches(desk, claim_id)[0]
    assert (decided.id, decided.state, decided.decided_by) == (match.id, MatchState.CONFIRMED, "Mina Marsh")
    assert decided.decided_at is not None
    assert decided.version == 2
    event = desk.last_event()
    assert event.action == "match.confirmed"
    assert json.loads(event.data) == {
        "before": {"state": "suggested"},
        "after": {"state": "confirmed"},
        "match": match.id,
        "passage": match.passage_id,
        "version": 4,
    }


def test_a_decision_can_be_taken_back_and_made_again(desk, claim_id: int) -> None:
    match = matches(desk, claim_id)[0]
    steps.reject_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=1)
    steps.reconsider_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=2)
    again = next(found for found in matches(desk, claim_id) if found.id == match.id)
    assert (again.state, again.decided_by, again.decided_at) == (MatchState.SUGGESTED, None, None)
    steps.confirm_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=3)
    actions = [event.action for event in desk.read(claims.history, claim_id)][:3]
    assert actions == ["match.confirmed", "match.reconsidered", "match.rejected"]


@pytest.mark.parametrize(
    ("first", "word"), [("confirm_match", "confirmed"), ("reject_match", "rejected"), ("reconsider_match", "undecided")]
)
def test_the_same_decision_twice_is_refused(desk, claim_id: int, first: str, word: str) -> None:
    match, version = matches(desk, claim_id)[0], 1
    if first != "reconsider_match":
        getattr(steps, first)(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=1)
        version = 2
    with desk.nothing_stored(), pytest.raises(Refused, match=f"This match is {word} already"):
        getattr(steps, first)(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=version)


def test_a_decision_based_on_an_older_state_of_the_match_is_refused(desk, claim_id: int) -> None:
    match = matches(desk, claim_id)[0]
    steps.reject_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=1)
    with desk.nothing_stored(), pytest.raises(StaleVersion) as stale:
        steps.confirm_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=1)
    assert (stale.value.theirs, stale.value.yours) == ("rejected", "confirmed")
    assert stale.value.reasons == ["Someone saved this match while you were working (version 2; yours is based on 1)."]


def test_all_other_matches_are_rejected_at_once(desk, claim_id: int) -> None:
    first = matches(desk, claim_id)[0]
    steps.confirm_match(desk.engine, match_id=first.id, actor_id=desk.checker, based_on=1)
    assert desk.reject_undecided(claim_id) == 2
    assert [match.state for match in matches(desk, claim_id)] == [MatchState.CONFIRMED] + [MatchState.REJECTED] * 2
    with desk.nothing_stored():
        assert desk.reject_undecided(claim_id) == 0


def test_several_matches_are_rejected_as_they_were_seen_or_none_is(desk, claim_id: int) -> None:
    first, second, _ = matches(desk, claim_id)
    steps.confirm_match(desk.engine, match_id=second.id, actor_id=desk.checker, based_on=1)
    with desk.nothing_stored(), pytest.raises(StaleVersion):
        steps.reject_matches(desk.engine, seen={first.id: 1, second.id: 1}, actor_id=desk.checker)


def test_evidence_keeps_the_words_of_the_passage_and_its_stance(desk, claim_id: int) -> None:
    (passage,) = desk.passages("It is 46 per cent.")
    evidence_id = steps.add_evidence(
        desk.engine,
        claim_id=claim_id,
        passage_id=passage,
        actor_id=desk.checker,
        stance=Stance.REFUTES,
        note=" Table 3. ",
    )
    (piece,) = desk.read(claims.evidence, claim_id)
    assert (piece.id, piece.passage_id, piece.stance) == (evidence_id, passage, Stance.REFUTES)
    assert (piece.quote, piece.note, piece.added_by) == ("It is 46 per cent.", "Table 3.", "Mina Marsh")
    desk.by_hand("UPDATE passage SET statement = 'It is 64 per cent.' WHERE id = :id", id=passage)
    assert desk.read(claims.evidence, claim_id)[0].quote == "It is 46 per cent."


NEW = SourceRow("Survey", "It is 46 per cent.", SourceKind.STATISTICS, url="https://o.example/s")


def test_a_source_typed_in_is_stored_and_recorded_in_one_step(desk, claim_id: int) -> None:
    evidence_id = steps.add_new_evidence(
        desk.engine, claim_id=claim_id, row=NEW, actor_id=desk.checker, stance=Stance.REFUTES, note="Table 3."
    )
    (piece,) = desk.read(claims.evidence, claim_id)
    assert (piece.id, piece.quote, piece.source.title, piece.note) == (evidence_id, NEW.statement, "Survey", "Table 3.")
    imported, added = desk.rows("SELECT action FROM event ORDER BY id DESC LIMIT 2")[::-1]
    assert (imported.action, added.action) == ("import.completed", "evidence.added")


def test_a_source_typed_in_that_is_known_is_used_as_it_is(desk, claim_id: int) -> None:
    (passage,) = desk.passages("It is 46 per cent.", url=NEW.url)
    steps.add_new_evidence(desk.engine, claim_id=claim_id, row=NEW, actor_id=desk.checker, stance=Stance.CONTEXT)
    (piece,) = desk.read(claims.evidence, claim_id)
    assert (piece.passage_id, piece.source.title) == (passage, "Yearbook")
    with desk.nothing_stored(), pytest.raises(Refused, match="recorded already; it gives the claim context"):
        steps.add_new_evidence(desk.engine, claim_id=claim_id, row=NEW, actor_id=desk.checker, stance=Stance.CONTEXT)


def test_a_source_typed_in_for_a_claim_that_is_closed_is_not_stored_either(desk) -> None:
    closed = desk.claim(ClaimState.SUBMITTED)
    with desk.nothing_stored(), pytest.raises(Refused, match="waiting for sign-off"):
        steps.add_new_evidence(desk.engine, claim_id=closed, row=NEW, actor_id=desk.checker, stance=Stance.CONTEXT)


@pytest.mark.parametrize("before", ["suggested", "rejected"])
def test_using_a_passage_as_evidence_confirms_its_match(desk, claim_id: int, before: str) -> None:
    match = matches(desk, claim_id)[0]
    if before == "rejected":
        steps.reject_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=1)
    steps.add_evidence(
        desk.engine,
        claim_id=claim_id,
        passage_id=match.passage_id,
        actor_id=desk.checker,
        stance=Stance.SUPPORTS,
    )
    used = matches(desk, claim_id)[0]
    assert (used.id, used.state, used.stance) == (match.id, MatchState.CONFIRMED, Stance.SUPPORTS)
    actions = [event.action for event in desk.read(claims.history, claim_id)][:2]
    assert actions == ["evidence.added", "match.confirmed"]


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        (Stance.SUPPORTS, "it supports the claim"),
        (Stance.REFUTES, "it refutes the claim"),
        (Stance.CONTEXT, "it gives the claim context"),
    ],
)
def test_a_passage_is_evidence_once_with_one_stance(desk, claim_id: int, stance: Stance, words: str) -> None:
    call = {"claim_id": claim_id, "passage_id": matches(desk, claim_id)[0].passage_id, "actor_id": desk.checker}
    steps.add_evidence(desk.engine, **call, stance=stance)
    with desk.nothing_stored(), pytest.raises(Refused, match=f"This passage is recorded already; {words}"):
        steps.add_evidence(desk.engine, **call, stance=Stance.REFUTES)


def test_a_match_whose_passage_is_evidence_stays_confirmed_until_that_is_removed(desk, claim_id: int) -> None:
    match = matches(desk, claim_id)[0]
    evidence_id = steps.add_evidence(
        desk.engine, claim_id=claim_id, passage_id=match.passage_id, actor_id=desk.checker, stance=Stance.CONTEXT
    )
    for decide in (steps.reject_match, steps.reconsider_match):
        with desk.nothing_stored(), pytest.raises(Refused, match="recorded as evidence for the claim; remove that"):
            decide(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=2)
    steps.remove_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=1)
    assert desk.read(claims.evidence, claim_id) == ()
    steps.reject_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=2)


def test_the_log_keeps_evidence_that_was_removed(desk, claim_id: int) -> None:
    (passage,) = desk.passages("It is 46 per cent.")
    evidence_id = steps.add_evidence(
        desk.engine, claim_id=claim_id, passage_id=passage, actor_id=desk.checker, stance=Stance.REFUTES, note="T. 3"
    )
    steps.remove_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=1)
    event = desk.last_event()
    kept = json.loads(event.data)["before"]
    assert event.action == "evidence.removed"
    assert (json.loads(event.data)["evidence"], kept["quote"], kept["stance"], kept["note"]) == (
        evidence_id,
        "It is 46 per cent.",
        "refutes",
        "T. 3",
    )


def test_nothing_is_decided_or_recorded_while_a_claim_waits_for_sign_off(desk) -> None:
    claim_id = desk.claim(ClaimState.SUBMITTED, matches=desk.passages("It is so."))
    (passage,) = desk.passages("New.")
    match, (piece, _) = matches(desk, claim_id)[0], desk.read(claims.evidence, claim_id)
    with desk.nothing_stored():
        with pytest.raises(Refused, match="The claim is waiting for sign-off"):
            steps.confirm_match(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=match.version)
        with pytest.raises(Refused, match="The claim is waiting for sign-off"):
            steps.remove_evidence(desk.engine, evidence_id=piece.id, actor_id=desk.checker, based_on=1)
        with pytest.raises(Refused, match="The claim is waiting for sign-off"):
            steps.add_evidence(
                desk.engine, claim_id=claim_id, passage_id=passage, actor_id=desk.checker, stance=Stance.CONTEXT
            )


def piece(desk, claim_id: int):
    return desk.read(claims.evidence, claim_id)[0]


def record(desk, claim_id: int, **words: str) -> int:
    (passage,) = desk.passages("In 2023 it was 46 per cent, the office says.")
    return steps.add_evidence(
        desk.engine,
        claim_id=claim_id,
        passage_id=passage,
        actor_id=desk.checker,
        stance=Stance.REFUTES,
        **words,
    )


def test_evidence_quotes_some_words_and_says_where_they_stand(desk, claim_id: int) -> None:
    record(desk, claim_id, quote="46 per cent", locator=" Table 3 ")
    assert (piece(desk, claim_id).quote, piece(desk, claim_id).locator) == ("46 per cent", "Table 3")
    data = json.loads(desk.last_event().data)["after"]
    assert (data["quote"], data["locator"]) == ("46 per cent", "Table 3")


def test_a_quote_that_stands_nowhere_in_the_source_is_refused(desk, claim_id: int) -> None:
    desk.passages("In 2023 it was 46 per cent, the office says.")
    with desk.nothing_stored(), pytest.raises(Refused, match="word for word"):
        record(desk, claim_id, quote="47 per cent")


def test_a_quote_may_stand_in_the_text_read_of_the_source(desk, claim_id: int) -> None:
    desk.passages("In 2023 it was 46 per cent, the office says.")
    text = "A long text. It was 47 per cent in 2024. More of it."
    steps.take_snapshot(desk.engine, source_id=1, text=text, actor_id=desk.checker)
    record(desk, claim_id, quote="47 per cent in 2024")
    assert piece(desk, claim_id).quote == "47 per cent in 2024"


def test_evidence_that_is_removed_counts_nowhere_and_can_be_restored(desk, claim_id: int) -> None:
    evidence_id = record(desk, claim_id, note="Table 3.")
    before = piece(desk, claim_id)
    steps.remove_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=1)
    assert desk.read(claims.evidence, claim_id) == ()
    assert desk.read(situation, claim_id).evidence == 0
    assert desk.read(situation, claim_id).origins == ()
    assert [line.used for line in desk.read(sources.passages, words="46").lines] == [0]
    assert desk.read(removed_evidence, claim_id)[0].removed_by == "Mina Marsh"
    with desk.nothing_stored(), pytest.raises(Refused, match="removed already"):
        steps.remove_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=2)
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="Mina Marsh removed evidence") as stale:
        steps.restore_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=1)
    assert (stale.value.theirs, stale.value.yours) == ("Removed.", "Restored.")
    steps.restore_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=2)
    after = piece(desk, claim_id)
    assert (after.id, after.note, after.stance, after.version) == (before.id, "Table 3.", Stance.REFUTES, 3)
    assert desk.last_event().action == "evidence.restored"
    with desk.nothing_stored(), pytest.raises(Refused, match="was not removed"):
        steps.restore_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=3)


def test_adding_what_was_removed_takes_the_same_row_up_again(desk, claim_id: int) -> None:
    evidence_id = record(desk, claim_id, note="First.")
    steps.remove_evidence(desk.engine, evidence_id=evidence_id, actor_id=desk.checker, based_on=1)
    assert record(desk, claim_id, note="Second.") == evidence_id
    assert (piece(desk, claim_id).note, len(desk.rows("SELECT id FROM evidence"))) == ("Second.", 1)


def test_a_stance_is_changed_on_the_version_that_was_seen(desk, claim_id: int) -> None:
    evidence_id = record(desk, claim_id)
    change = {"evidence_id": evidence_id, "actor_id": desk.checker}
    steps.change_stance(desk.engine, **change, stance=Stance.CONTEXT, based_on=1)
    assert piece(desk, claim_id).stance == Stance.CONTEXT
    event = desk.last_event()
    data = json.loads(event.data)
    assert event.action == "evidence.stance_changed"
    assert (data["before"], data["after"]) == ({"stance": "refutes"}, {"stance": "context"})
    with desk.nothing_stored():
        with pytest.raises(StaleVersion) as stale:
            steps.change_stance(desk.engine, **change, stance=Stance.SUPPORTS, based_on=1)
        assert (stale.value.theirs, stale.value.yours) == ("It gives the claim context.", "It supports the claim.")
        with pytest.raises(Refused, match="gives the claim context already"):
            steps.change_stance(desk.engine, **change, stance=Stance.CONTEXT, based_on=2)


def test_evidence_that_somebody_changed_meanwhile_is_not_removed_and_it_says_who_did_what(desk, claim_id: int) -> None:
    evidence_id = record(desk, claim_id)
    steps.assign(desk.engine, claim_id=claim_id, actor_id=desk.lead, to_id=desk.colleague)
    change = {"evidence_id": evidence_id, "actor_id": desk.colleague}
    steps.change_stance(desk.engine, **change, stance=Stance.CONTEXT, based_on=1)
    steps.assign(desk.engine, claim_id=claim_id, actor_id=desk.lead, to_id=desk.checker)
    remove = {"evidence_id": evidence_id, "actor_id": desk.checker}
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="Tom Reed changed what evidence does for") as stale:
        steps.remove_evidence(desk.engine, **remove, based_on=1)
    assert (stale.value.theirs, stale.value.yours) == ("It gives the claim context.", "Removed.")
    assert "Mina Marsh" not in str(stale.value)  # what was on the screen is not told again
    steps.remove_evidence(desk.engine, **remove, based_on=2)
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="Mina Marsh removed evidence") as stale:
        steps.change_stance(desk.engine, **{**change, "actor_id": desk.checker}, stance=Stance.REFUTES, based_on=2)
    assert stale.value.theirs == "Removed."
