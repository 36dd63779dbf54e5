"""The audit log: any change made behind its back is found, and the first bad event is named."""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session

from claims.errors import LogBroken
from claims.model.enums import ClaimState
from claims.model.people import Event
from claims.review import steps
from claims.store import audit
from claims.store.engine import engine_for, reading, writing
from claims.store.upgrade import upgrade


def write(engine: Engine, number: int) -> None:
    with writing(engine) as session:
        for n in range(1, number + 1):
            audit.append(
                session,
                action="claim.queued",
                entity="claim",
                entity_id=n,
                actor_id=None,
                claim_id=n,
                data={"n": n, "said": "“Ω 🚢”\u202e"},
                reason="Because – \x7f\n it’s so",
            )
        session.commit()


def verified(engine: Engine) -> audit.Head:
    with reading(engine) as session:
        return audit.verify(session)


def first_bad(engine: Engine) -> int:
    with pytest.raises(LogBroken) as broken:
        verified(engine)
    assert f"Event {broken.value.event_id} " in str(broken.value)
    return broken.value.event_id


@pytest.fixture
def log(engine: Engine, tampering: Callable[..., Any]) -> Callable[..., None]:
    """Change a log of ten events by hand: `log("DELETE FROM event WHERE id = 4")`."""
    write(engine, 10)

    def change(*statements: str) -> None:
        with tampering(engine) as connection:
            for statement in statements:
                connection.execute(sa.text(statement))

    return change


def copied(event: int, number: int) -> str:
    """The statement that makes an event up out of another one, so that it follows that one."""
    return (
        "INSERT INTO event (id, at, action, entity, entity_id, data, previous_hash, hash) "
        f"SELECT {number}, at, action, entity, entity_id, data, hash, hash FROM event WHERE id = {event}"
    )


def test_an_empty_log_verifies(engine: Engine) -> None:
    assert verified(engine) == audit.Head(events=0, hash="0" * 64)


def test_a_log_nobody_touched_verifies_and_its_head_is_the_last_event(desk) -> None:
    desk.article("One.", "Two.", "Three.")
    head = desk.read(audit.verify)
    assert (head.events, head.hash) == (desk.last_event().id, desk.last_event().hash)


def test_each_event_carries_the_hash_of_the_one_before(engine: Engine) -> None:
    write(engine, 3)
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT id, previous_hash, hash FROM event ORDER BY id")).all()
    assert [row.id for row in rows] == [1, 2, 3]
    assert [row.previous_hash for row in rows] == ["0" * 64, rows[0].hash, rows[1].hash]


CHANGES = {
    "at": "'2026-01-01 00:00:00'",
    "actor_id": "(SELECT min(id) FROM member)",
    "action": "'claim.published'",
    "entity": "'article'",
    "entity_id": "77",
    "article_id": "77",
    "claim_id": "NULL",
    "data": "'{}'",
    "reason": "NULL",
    "previous_hash": "hash",
    "hash": "previous_hash",
}


@pytest.mark.parametrize("column", CHANGES)
def test_a_change_to_any_column_is_found(log, engine: Engine, column: str) -> None:
    log(
        "INSERT INTO member (name, role, active, created_at, version) "
        "VALUES ('A', 'admin', '1', '2026-01-01 00:00:00', 1)"
    )
    log(f"UPDATE event SET {column} = {CHANGES[column]} WHERE id = 5")
    assert first_bad(engine) == 5


def test_every_column_is_changed_above() -> None:
    assert set(CHANGES) == set(Event.model_fields) - {"id"}


def test_a_space_more_is_a_change(log, engine: Engine) -> None:
    log("UPDATE event SET data = data || ' ' WHERE id = 10")
    assert first_bad(engine) == 10


def test_a_microsecond_is_a_change(log, engine: Engine, tampering) -> None:
    with tampering(engine) as connection, Session(connection) as session:
        event = session.get_one(Event, 3)
        event.at = event.at.replace(microsecond=(event.at.microsecond + 1) % 1_000_000)
        session.commit()
    assert first_bad(engine) == 3


@pytest.mark.parametrize(
    ("statements", "event"),
    [
        (["DELETE FROM event WHERE id = 1"], 1),
        (["DELETE FROM event WHERE id = 4"], 4),
        (["DELETE FROM event WHERE id BETWEEN 4 AND 7"], 4),
        (["DELETE FROM event WHERE id = 4", "UPDATE event SET id = 4 WHERE id = 10"], 4),
        (["UPDATE event SET id = 0 WHERE id = 4"], 0),
        (["UPDATE event SET id = -3 WHERE id = 10"], -3),
        (["UPDATE event SET id = 12 WHERE id = 10"], 10),
        (  # two events swapped
            [
                "UPDATE event SET id = 99 WHERE id = 4",
                "UPDATE event SET id = 4 WHERE id = 7",
                "UPDATE event SET id = 7 WHERE id = 99",
            ],
            4,
        ),
        (  # one made up at the end
            [
                copied(10, 11),
            ],
            11,
        ),
        (  # one made up in the middle, those after it moved on
            [
                *(f"UPDATE event SET id = {n + 1} WHERE id = {n}" for n in range(10, 5, -1)),
                copied(5, 6),
            ],
            6,
        ),
        (["UPDATE event SET reason = 'x' WHERE id IN (3, 8)"], 3),
    ],
    ids=[
        "first removed",
        "middle removed",
        "several removed",
        "gap filled with the last one",
        "moved to the front",
        "moved below zero",
        "gap before the last",
        "two swapped",
        "added at the end",
        "inserted",
        "two changed",
    ],
)
def test_the_first_bad_event_is_named(log, engine: Engine, statements: list[str], event: int) -> None:
    log(*statements)
    assert first_bad(engine) == event


def test_an_event_that_was_rehashed_is_found_at_the_next_one(log, engine: Engine, tampering) -> None:
    with tampering(engine) as connection, Session(connection) as session:
        event = session.get_one(Event, 5)
        event.reason = "Another reason."
        event.hash = audit.hash_of(event)
        session.commit()
    assert first_bad(engine) == 6


def test_what_is_no_time_in_a_sqlite_file_is_a_broken_log_too(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path / 'claims.db'}")
    upgrade(engine)
    write(engine, 10)
    with sqlite3.connect(tmp_path / "claims.db") as connection:
        connection.execute("DROP TRIGGER event_kept_update")
        connection.execute("UPDATE event SET at = 'yesterday' WHERE id = 6")
    connection.close()
    assert first_bad(engine) == 6
    engine.dispose()


def test_a_long_log_verifies_and_a_change_deep_in_it_is_found(engine: Engine, tampering) -> None:
    write(engine, 5000)
    assert verified(engine).events == 5000
    with tampering(engine) as connection:
        connection.execute(sa.text("UPDATE event SET entity_id = entity_id + 1 WHERE id = 4001"))
    assert first_bad(engine) == 4001


def test_the_log_of_a_step_that_was_refused_does_not_grow(desk) -> None:
    claim_id = desk.claim()
    before = desk.read(audit.verify)
    with pytest.raises(Exception, match="must be in progress"):
        steps.submit(desk.engine, claim_id=claim_id, actor_id=desk.checker)
    assert desk.read(audit.verify) == before


def test_an_event_read_back_has_the_hash_it_was_written_with(engine: Engine) -> None:
    for reason in (None, "", "é", "e\u0301", "\U0001f6a2\u200d\u202e", '"\\/\n\t', "a" * 5000):
        with writing(engine) as session:
            event = audit.append(session, action="a", entity="b", entity_id=1, actor_id=None, reason=reason)
            event.at = datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC)  # trailing digits of a fraction are kept
            event.hash = audit.hash_of(event)
            session.commit()
            number, written = event.id, event.hash
        with reading(engine) as session:
            stored = session.get_one(Event, number)
            assert audit.hash_of(stored) == stored.hash == written
    assert verified(engine).events == 7


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), JSON, max_size=6))
def test_json_is_spelt_the_same_whatever_the_order_and_reads_back_the_same(value: dict[str, object]) -> None:
    shuffled = dict(sorted(value.items(), reverse=True))
    assert audit.canonical(value) == audit.canonical(shuffled)
    assert json.loads(audit.canonical(value)) == value


def test_json_is_spelt_as_the_log_has_it() -> None:
    assert audit.canonical({"b": [1, 2.5, None], "a": "é “Ω”"}) == '{"a":"é “Ω”","b":[1,2.5,null]}'


TAMPERING = st.sampled_from(["change", "delete", "insert", "reorder", "move to the front"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(how=TAMPERING, at=st.integers(1, 10), other=st.integers(1, 10), column=st.sampled_from(sorted(CHANGES)))
def test_the_first_bad_event_is_named_however_the_log_is_tampered_with(
    engine: Engine, tampering, emptied, *, how: str, at: int, other: int, column: str
) -> None:
    emptied(engine)
    write(engine, 10)
    first, second = sorted((at, other))
    statements, bad = {
        "change": ([f"UPDATE event SET {column} = {CHANGES[column]} WHERE id = {at}"], at),
        "delete": ([f"DELETE FROM event WHERE id = {at}"], at),
        "insert": (
            [*(f"UPDATE event SET id = {n + 1} WHERE id = {n}" for n in range(10, at, -1)), copied(at, at + 1)],
            at + 1,
        ),
        "reorder": (
            [
                f"UPDATE event SET id = 99 WHERE id = {first}",
                f"UPDATE event SET id = {first} WHERE id = {second}",
                f"UPDATE event SET id = {second} WHERE id = 99",
            ],
            first,
        ),
        "move to the front": ([f"UPDATE event SET id = {-at} WHERE id = {at}"], -at),
    }[how]
    if how == "reorder" and first == second:
        statements = []
    with tampering(engine) as connection:
        connection.execute(
            sa.text(
                "INSERT INTO member (name, role, active, created_at, version) "
                "VALUES ('A', 'admin', '1', '2026-01-01 00:00:00', 1)"
            )
        )
        for statement in statements:
            connection.execute(sa.text(statement))
    cut = how == "delete" and at == 10  # shows only beside a hash that was kept elsewhere
    if cut or not statements:
        assert verified(engine).events == 10 - cut
    else:
        assert first_bad(engine) == bad


def test_a_hash_that_was_kept_is_found_at_its_event_or_not_at_all(engine: Engine) -> None:
    write(engine, 5)
    with reading(engine) as session:
        kept = audit.last(session)
    write_more = kept.events
    write(engine, 3)
    with reading(engine) as session:
        head, at = audit.find(session, kept.hash)
        assert (head.events, at) == (8, write_more)
        assert audit.find(session, "f" * 64)[1] is None
        assert audit.find(session, audit.START)[1] == 0


def test_every_event_of_a_walk_carries_a_version(desk) -> None:
    desk.claim(ClaimState.PUBLISHED)
    for action, data in desk.rows("SELECT action, data FROM event"):
        assert "version" in json.loads(data), action
