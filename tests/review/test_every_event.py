"""Every step of the list of events is in the log, in docs/audit.md and, for a claim, in the words of its history."""

import ast
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from claims.matching import Entry, Proposal
from claims.model.actions import ACTION
from claims.model.base import now
from claims.model.enums import AnchorStatus, Channel, ClaimState, MatchState, Outcome, SourceKind, Stance
from claims.reading import Article, SourceRow
from claims.review import steps
from claims.store.queries.claims import matches

ROOT = Path(__file__).parents[2]
ENTITIES = (
    "article|draft|claim|anchor|lease|match|source|snapshot|evidence|contact|comment|verdict|review|quorum|correction|"
    "export|import|scale|policy|member|tag|bulk|backup|desk|audit"
)
NAMED = re.compile(rf"({ENTITIES})\.[a-z_]+")
PARTLY = {"anchor.": ("anchored", "moved", "changed"), "match.": ("confirmed", "rejected", "reconsidered")}


OTHERS = (
    "article.", "draft.", "source.", "snapshot.", "export.", "import.", "scale.", "policy.", "member.", "tag.", "bulk.",
    "backup.", "desk.", "audit.",
)  # fmt: skip


def written() -> set[str]:
    """The names of all events that the steps write."""
    found = set()
    for path in (ROOT / "src" / "claims" / "review").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMED.fullmatch(node.value):
                found.add(node.value)
    return found | {name + end for name, ends in PARTLY.items() for end in ends}


def test_every_event_is_in_the_documentation_and_in_words() -> None:
    said = (ROOT / "docs" / "audit.md").read_text("utf-8")
    assert set(re.findall(rf"`((?:{ENTITIES})\.[a-z_]+)`", said)) == written()
    of_claims = {name for name in written() if not name.startswith(OTHERS)}
    assert of_claims <= set(ACTION)


def events(desk, action: str) -> list[dict]:
    query = "SELECT actor_id, data FROM event WHERE action = :action ORDER BY id"
    return [{"by": row[0], **json.loads(row[1])} for row in desk.rows(query, action=action)]


@pytest.fixture
def ran_out(desk) -> int:
    """A claim that the checker has open, with a lease that ran out."""
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.by_hand("UPDATE claim SET lease_until = :then", then=now() - timedelta(minutes=1))
    return claim_id


@pytest.mark.parametrize("how", ["take", "assign"])
def test_a_claim_taken_over_says_whose_lease_had_run_out(desk, ran_out: int, how: str) -> None:
    if how == "take":
        steps.take(desk.engine, claim_id=ran_out, actor_id=desk.editor)
    else:
        steps.assign(desk.engine, claim_id=ran_out, actor_id=desk.editor, to_id=desk.colleague)
    (expired,) = events(desk, "lease.expired")
    assert (expired["by"], expired["before"]["lease_by"]) == (desk.editor, desk.checker)
    assert expired["before"]["lease_until"]


def test_whoever_takes_a_claim_up_again_took_nothing_over(desk, ran_out: int) -> None:
    steps.take(desk.engine, claim_id=ran_out, actor_id=desk.checker)
    assert not events(desk, "lease.expired")


def test_suggestions_are_in_the_log_from_the_beginning(desk) -> None:
    passages = desk.passages("It is 46 per cent.", "It is 47 per cent.")
    desk.article("One.", matches=passages)
    assert [event["passages"] for event in events(desk, "match.suggested")] == [passages]


@pytest.mark.parametrize("decided", [MatchState.CONFIRMED, MatchState.REJECTED])
def test_a_decision_on_other_words_is_said_to_be_superseded(desk, draft, decided: MatchState) -> None:
    (passage,) = desk.passages("It is 46 per cent.")
    article_id = desk.article("The port lost £2m.", matches=[passage])
    (claim_id,) = desk.claims(article_id)
    desk.queue(claim_id)
    desk.take(claim_id)
    (match,) = desk.read(matches, claim_id)
    decide = steps.confirm_match if decided == MatchState.CONFIRMED else steps.reject_match
    decide(desk.engine, match_id=match.id, actor_id=desk.checker, based_on=match.version)
    version = desk.rows("SELECT version FROM claim WHERE id = :id", id=claim_id)[0][0]
    found = draft("The port lost £2m.", "The port lost £2m")
    steps.adjust_claim(
        desk.engine, claim_id=claim_id, draft_number=1, found=found, based_on=version, actor_id=desk.checker,
        proposals=[Proposal(Entry(passage, "…"), 12.0, (), Outcome.NO_QUANTITIES, ())],
    )  # fmt: skip
    (superseded,) = events(desk, "match.superseded")
    assert (superseded["match"], superseded["before"]["state"]) == (match.id, decided.value)
    assert superseded["after"]["score"] == 12


def row(statement: str) -> SourceRow:
    return SourceRow("Yearbook", statement, SourceKind.STATISTICS, url="https://example.org/yearbook")


def test_new_sources_and_new_passages_are_named(desk) -> None:
    first, second = row("One."), row("Two.")
    steps.import_sources(desk.engine, rows=[first], actor_id=desk.checker, name="a.csv")
    steps.import_sources(desk.engine, rows=[first, second], actor_id=desk.checker, name="b.csv")
    (added,), (extended,) = events(desk, "source.added"), events(desk, "source.extended")
    assert (added["after"]["title"], added["passages"], extended["passages"]) == (first.title, 1, 1)


@pytest.mark.parametrize("how", ["answer", "close", "extend"])
def test_a_deadline_that_passed_is_in_the_log(desk, how: str) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    then = now() - timedelta(days=2)
    by = {"actor_id": desk.checker, "based_on": 1}
    contact_id = steps.record_contact(
        desk.engine, claim_id=claim_id, actor_id=desk.checker, who="The port", channel=Channel.EMAIL,
        tried_at=then, deadline=then + timedelta(days=1),
    )  # fmt: skip
    assert not events(desk, "contact.expired")
    if how == "answer":
        steps.record_answer(desk.engine, contact_id=contact_id, **by, answer="Twelve.")
    elif how == "close":
        steps.close_contact(desk.engine, contact_id=contact_id, **by)
    else:
        steps.edit_contact(
            desk.engine, contact_id=contact_id, **by, who="The port", channel=Channel.EMAIL, tried_at=then,
            deadline=now() + timedelta(days=1), asked="",
        )  # fmt: skip
    assert [event["contact"] for event in events(desk, "contact.expired")] == [contact_id]


def test_a_lost_claim_that_is_marked_again_has_its_place_fixed(desk, draft) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    article_id = desk.rows("SELECT article_id FROM claim WHERE id = :id", id=claim_id)[0][0]
    version = desk.rows("SELECT version FROM claim WHERE id = :id", id=claim_id)[0][0]
    lost = steps.CarriedClaim(claim_id, version, AnchorStatus.LOST)
    steps.add_draft(
        desk.engine, article_id=article_id, article=Article("The port lost £2m."), based_on=1, carried=[lost],
        drafts=[], actor_id=desk.checker,
    )  # fmt: skip
    version = desk.rows("SELECT version FROM claim WHERE id = :id", id=claim_id)[0][0]
    found = draft("The port lost £2m.", "The port lost £2m.")
    steps.adjust_claim(
        desk.engine, claim_id=claim_id, draft_number=2, found=found, based_on=version, actor_id=desk.checker
    )
    assert events(desk, "anchor.fixed")[0]["after"]["draft"] == 2


def test_evidence_typed_in_names_its_source(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    steps.add_new_evidence(
        desk.engine, claim_id=claim_id, row=row("It is 46."), actor_id=desk.checker, stance=Stance.REFUTES
    )
    assert events(desk, "source.added")[-1]["by"] == desk.checker
