"""What the desk decided to check, as training reads it."""

from claims.model.enums import ClaimState
from claims.store.queries.decisions import WANTED, match_decisions, triage_decisions


def test_queued_claims_were_worth_checking_and_those_set_aside_were_not(desk) -> None:
    for state in ClaimState:
        article = desk.article(f"This claim is {state.value}.")
        desk.bring(desk.claims(article)[0], state)
    found = dict(desk.read(triage_decisions, at_most=100))
    named = {f"This claim is {state.value}.": state for state in ClaimState}
    assert {named[text]: worth for text, worth in found.items() if text in named} == {
        **dict.fromkeys(WANTED, True),
        ClaimState.NOT_CHECKABLE: False,
    }


def test_of_too_many_the_newest_are_given_oldest_first(desk) -> None:
    texts = [f"This is claim {number}." for number in range(4)]
    for text in texts:
        desk.bring(desk.claims(desk.article(text))[0], ClaimState.QUEUED)
    assert [text for text, _ in desk.read(triage_decisions, at_most=3)] == texts[1:]


def test_matches_that_were_confirmed_or_rejected_are_decisions_and_others_are_not(desk) -> None:
    claim = desk.claim(ClaimState.QUEUED)
    first, second, third = desk.passages("Ferries sail.", "Trains run.", "Buses go.", title="Almanac")
    for passage, state in ((first, "confirmed"), (second, "rejected"), (third, "suggested")):
        desk.by_hand(
            "INSERT INTO match (claim_id, passage_id, score, reasons, differences, outcome, state, decided_by,"
            " found_at, version)"
            " VALUES (:claim, :passage, 50, '[]', '[]', 'no_quantities', :state, :by, '2026-01-01', 1)",
            claim=claim,
            passage=passage,
            state=state,
            by=None if state == "suggested" else desk.checker,
        )
    found = desk.read(match_decisions, at_most=10)
    assert {(each.statement, each.title, each.confirmed) for each in found} >= {
        ("Ferries sail.", "Almanac", True),
        ("Trains run.", "Almanac", False),
    }
    assert "Buses go." not in {each.statement for each in found}
