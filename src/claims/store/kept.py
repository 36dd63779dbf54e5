"""What the database itself keeps: rows that are written once, guarded by triggers; and putting those back."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlmodel import Session

KEPT = {
    "event": "The log is append-only; an event is never changed or removed.",
    "verdict": "A version of a verdict never changes; save a new one.",
    "publication": "What was published never changes; publish a correction.",
    "snapshot": "A snapshot never changes; take a new one.",
}
_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_kept_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT raise(ABORT, '{sentence}'); END"
)
_POSTGRESQL = (
    (
        "CREATE OR REPLACE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$"
    ),
    (
        "CREATE OR REPLACE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
    ),
    (
        "CREATE OR REPLACE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION {table}_kept()"
    ),
    "ALTER TABLE {table} ENABLE TRIGGER {table}_kept",
    "ALTER TABLE {table} ENABLE TRIGGER {table}_kept_whole",
)


def unguarded(session: Session) -> list[str]:
    """The tables of which a trigger is missing or switched off, so that their rows can be changed; empty when none."""
    if session.get_bind().dialect.name == "sqlite":
        there = set(session.scalars(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
        names = ("{}_kept_update", "{}_kept_delete")
    else:
        on = "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
        there = set(session.scalars(sa.text(on)))
        names = ("{}_kept", "{}_kept_whole")
    return [table for table in KEPT if not all(name.format(table) in there for name in names)]


def guard(engine: Engine) -> None:
    """Put back every trigger that is missing, and switch on those that are off."""
    with engine.execution_options(claims_writes=True).begin() as connection:
        guard_with(connection)


def guard_with(connection: Connection) -> None:
    """The same on a connection of the caller."""
    for table, sentence in KEPT.items():
        if connection.dialect.name == "sqlite":
            for verb in ("update", "delete"):
                connection.execute(sa.text(_SQLITE.format(table=table, verb=verb, sentence=sentence)))
        else:
            for statement in _POSTGRESQL:
                connection.execute(sa.text(statement.format(table=table, sentence=sentence)))
