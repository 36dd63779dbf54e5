"""Bulk steps: done as previewed or not at all, one event a claim, and undone where nobody changed anything since."""

import json
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from claims.errors import Refused, StaleVersion
from claims.model.enums import ClaimState, Priority
from claims.review import steps
from claims.review.bulk import Kind
from claims.review.steps.bulk import preview
from claims.store import audit
from claims.store.queries.filters import Filters
from claims.store.queries.queue import matching

DUE = datetime(2026, 3, 31, 18, tzinfo=UTC)


@pytest.fixture
def tag(desk) -> int:
    desk.by_hand("INSERT INTO tag (name) VALUES ('election')")
    return desk.rows("SELECT id FROM tag")[0][0]


def seen(desk, kind: Kind, value, ids: list[int], *, reason: str = "") -> dict[int, int]:
    planned = desk.read(preview, kind=kind, value=value, claim_ids=ids, actor_id=desk.lead, reason=reason)
    assert all(bool(each.happens) != bool(each.refused) for each in planned)
    return {each.claim_id: each.version for each in planned if not each.refused}


def fields(desk, ids: list[int]) -> list[object]:
    query = "SELECT id, state, assignee_id, priority, due_at, set_aside_reason FROM claim ORDER BY id"
    tags = desk.rows("SELECT claim_id, tag_id FROM claim_tag ORDER BY claim_id")
    return [tuple(row) for row in desk.rows(query) if row[0] in ids] + [tuple(row) for row in tags]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_step_is_done_with_every_claim_and_undone(desk, tag: int, kind: Kind) -> None:
    ids = desk.claims(desk.article("One.", "Two.", "Three."))
    for claim_id in ids:
        desk.queue(claim_id)
    value = {Kind.ASSIGN: desk.colleague, Kind.PRIORITY: "high", Kind.DUE: DUE, Kind.TAG: tag, Kind.ARCHIVE: None}[kind]
    before = fields(desk, ids)
    events = desk.read(audit.last).events
    shown = seen(desk, kind, value, ids, reason="Withdrawn.")
    assert list(shown) == ids
    number = steps.bulk(desk.engine, kind=kind, value=value, seen=shown, actor_id=desk.lead, reason="Withdrawn.")
    assert fields(desk, ids) != before
    written = desk.rows("SELECT action, claim_id, data FROM event WHERE id > :id ORDER BY id", id=events)
    assert [row[1] for row in written] == [*ids, None]
    assert {json.loads(row[2])["bulk"] for row in written[:-1]} == {number}
    assert written[-1][0] == "bulk.done"
    undone = steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead)
    assert (undone.put_back, undone.left) == (tuple(ids), {})
    assert fields(desk, ids) == before
    with pytest.raises(Refused, match="undone already"):
        steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead)
    desk.read(audit.verify)


def test_what_changed_since_the_preview_refuses_the_whole(desk) -> None:
    ids = desk.claims(desk.article("One.", "Two."))
    for claim_id in ids:
        desk.queue(claim_id)
    shown = seen(desk, Kind.PRIORITY, "high", ids)
    desk.take(ids[1])
    with desk.nothing_stored(), pytest.raises(StaleVersion, match=f"nothing was done: claim {ids[1]}"):
        steps.bulk(desk.engine, kind=Kind.PRIORITY, value="high", seen=shown, actor_id=desk.lead)


def test_a_claim_that_is_refused_is_named_and_refuses_the_whole(desk) -> None:
    queued, published = desk.claim(ClaimState.QUEUED), desk.claim(ClaimState.PUBLISHED)
    planned = desk.read(
        preview, kind=Kind.ARCHIVE, value=None, claim_ids=[queued, published], actor_id=desk.lead, reason="x"
    )
    assert planned[0].happens
    assert "is published" in planned[1].refused[0]
    versions = {each.claim_id: each.version for each in planned}
    with desk.nothing_stored(), pytest.raises(Refused, match=f"Claim {published}: The claim is published"):
        steps.bulk(desk.engine, kind=Kind.ARCHIVE, seen=versions, actor_id=desk.lead, reason="x")


def test_what_somebody_changed_since_stays_when_it_is_undone(desk) -> None:
    ids = desk.claims(desk.article("One.", "Two."))
    for claim_id in ids:
        desk.queue(claim_id)
    shown = seen(desk, Kind.ASSIGN, desk.checker, ids)
    number = steps.bulk(desk.engine, kind=Kind.ASSIGN, value=desk.checker, seen=shown, actor_id=desk.lead)
    desk.take(ids[0])
    undone = steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead)
    assert undone.put_back == (ids[1],)
    assert "changed since" in undone.left[ids[0]]
    assert desk.rows("SELECT assignee_id FROM claim WHERE id = :id", id=ids[0])[0][0] == desk.checker


def test_a_claim_whose_words_are_another_claims_by_now_stays_put_away(desk, draft) -> None:
    article_id = desk.article("One.", "Two.")
    ids = desk.claims(article_id)
    shown = seen(desk, Kind.ARCHIVE, None, ids, reason="Cut.")
    number = steps.bulk(desk.engine, kind=Kind.ARCHIVE, seen=shown, actor_id=desk.lead, reason="Cut.")
    again = steps.add_claim(
        desk.engine, article_id=article_id, actor_id=desk.checker, draft_number=1, found=draft("One.\nTwo.", "One.")
    )
    undone = steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead)
    assert undone.put_back == (ids[1],)
    assert undone.left == {ids[0]: f"Claim {again} stands on exactly these words already; open that one."}


def test_nothing_is_given_back_to_somebody_who_left(desk) -> None:
    (claim_id,) = desk.claims(desk.article("One."))
    desk.queue(claim_id)
    for member in (desk.colleague, desk.checker):
        shown = seen(desk, Kind.ASSIGN, member, [claim_id])
        number = steps.bulk(desk.engine, kind=Kind.ASSIGN, value=member, seen=shown, actor_id=desk.lead)
    steps.deactivate_member(desk.engine, member_id=desk.colleague, actor_id=desk.admin, reason="Left.")
    undone = steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead)
    assert undone.left == {claim_id: "Tom Reed, who had it, is no longer active at this desk."}
    assert desk.rows("SELECT assignee_id FROM claim")[0][0] == desk.checker


def test_duplicates_that_the_step_freed_are_duplicates_again(desk) -> None:
    original, shown_too, looked_at, quiet = desk.claims(desk.article("One.", "Two.", "Three.", "Four."))
    for claim_id in (shown_too, looked_at, quiet):
        steps.mark_duplicate(
            desk.engine, claim_id=claim_id, actor_id=desk.checker, of_id=original, reason=f"As {original}."
        )
    before = desk.rows("SELECT id, state, set_aside_reason, duplicate_of_id FROM claim ORDER BY id")
    shown = seen(desk, Kind.ARCHIVE, None, [original, shown_too], reason="Cut.")
    number = steps.bulk(desk.engine, kind=Kind.ARCHIVE, seen=shown, actor_id=desk.lead, reason="Cut.")
    assert {row[0] for row in desk.rows("SELECT state FROM claim WHERE id > :id", id=shown_too)} == {"extracted"}
    desk.queue(looked_at)
    undone = steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead)
    assert undone.put_back == (original, shown_too, quiet)
    assert "changed since" in undone.left[looked_at]
    after = desk.rows("SELECT id, state, set_aside_reason, duplicate_of_id FROM claim ORDER BY id")
    assert [row for row in after if row[0] != looked_at] == [row for row in before if row[0] != looked_at]
    desk.read(audit.verify)


def test_a_step_that_an_older_program_took_is_undone(desk) -> None:
    (claim_id,) = desk.claims(desk.article("One."))
    shown = seen(desk, Kind.ARCHIVE, None, [claim_id], reason="Cut.")
    number = steps.bulk(desk.engine, kind=Kind.ARCHIVE, seen=shown, actor_id=desk.lead, reason="Cut.")
    kept = json.loads(desk.rows("SELECT before FROM bulk")[0][0])
    old = [{name: value for name, value in each.items() if name != "freed"} for each in kept]
    desk.by_hand("UPDATE bulk SET before = :old", old=json.dumps(old))
    assert steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead).put_back == (claim_id,)


def test_a_bulk_step_and_a_single_one_write_the_same(desk, tag: int) -> None:
    def written(*actions: str) -> dict[str, tuple[frozenset[str], ...]]:
        """The fields before and after, by action, of the newest event of each."""
        found = {}
        for action in actions:
            query = "SELECT data FROM event WHERE action = :action ORDER BY id DESC"
            data = json.loads(desk.rows(query, action=action)[0][0])
            found[action] = tuple(frozenset(data[side] or ()) for side in ("before", "after"))
        return found

    actions = ("claim.assigned", "claim.prioritised", "claim.tagged", "claim.archived", "claim.restored")
    one, two, single = desk.claims(desk.article("One.", "Two.", "Three."))
    for claim_id in (one, two, single):
        desk.queue(claim_id)
    for kind, value in ((Kind.ASSIGN, desk.checker), (Kind.PRIORITY, "high"), (Kind.TAG, tag), (Kind.ARCHIVE, None)):
        shown = seen(desk, kind, value, [one, two], reason="Cut.")
        number = steps.bulk(desk.engine, kind=kind, value=value, seen=shown, actor_id=desk.lead, reason="Cut.")
    steps.undo_bulk(desk.engine, bulk_id=number, actor_id=desk.lead)
    by_bulk = written(*actions)
    call = {"claim_id": single, "actor_id": desk.lead}
    steps.assign(desk.engine, **call, to_id=desk.checker)
    steps.prioritise(desk.engine, **call, priority=Priority.HIGH, due_at=None, based_on=3)
    steps.tag_claim(desk.engine, **call, tag_id=tag)
    steps.archive_claim(desk.engine, **call, reason="Cut.")
    steps.restore(desk.engine, **call, reason="Needed.")
    assert written(*actions[:4]) == {action: by_bulk[action] for action in actions[:4]}
    assert written(actions[4])[actions[4]][0] >= by_bulk[actions[4]][0]


@pytest.mark.parametrize(
    ("kind", "value", "reason", "why"),
    [
        (Kind.ASSIGN, "viewer", "", "does not check claims"),
        (Kind.ARCHIVE, None, " ", "Say why these claims are put away"),
        (Kind.PRIORITY, "normal", "", "is normal already"),
        (Kind.DUE, None, "", "It has no due date"),
        (Kind.TAG, None, "", "Say which tag"),
    ],
)
def test_the_preview_says_why_not(desk, kind: Kind, value, reason: str, why: str) -> None:
    value = desk.viewer if value == "viewer" else value
    [planned] = desk.read(
        preview, kind=kind, value=value, claim_ids=[desk.claim(ClaimState.QUEUED)], actor_id=desk.lead, reason=reason
    )
    assert why in planned.refused[0]


@pytest.mark.parametrize("who", ["viewer", "checker", "editor", "admin"])
def test_only_leads_take_steps_with_many_claims(desk, who: str) -> None:
    claim_id = desk.claim(ClaimState.QUEUED)
    with desk.nothing_stored(), pytest.raises(Refused, match="that is for leads"):
        steps.bulk(desk.engine, kind=Kind.PRIORITY, value="high", seen={claim_id: 2}, actor_id=getattr(desk, who))


def test_all_that_match_are_found_in_order(desk) -> None:
    article = desk.article("One.", "Two.", "Three.")
    found = desk.read(matching, Filters(article_id=article), member_id=None, most=2)
    assert found == desk.claims(article)[:3]
    assert sa.inspect(desk.engine).has_table("bulk")
