"""What `claims doctor` looks at inside the database. Nothing is changed: what is tried is rolled back."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from claims.cli.finding import Finding
from claims.cli.upkeep_checks import LATER
from claims.errors import ClaimsError, LogBroken, StoreError
from claims.meaning import load, switched_on
from claims.model.enums import Role
from claims.store import audit
from claims.store.engine import reading, writing
from claims.store.nearness import how_many
from claims.store.queries.members import members as members_of
from claims.store.queries.scales import ratings
from claims.store.queries.situations import people
from claims.store.upgrade import current, newest

AGAIN = "Put this right, then run claims doctor again."
RESTORE = "Restore a backup."
FREE_BYTES = 500_000_000  # a copy of a large desk's database, and the log SQLite writes ahead of it


def schema(engine: Engine) -> Finding:
    """Whether the database has the tables that this version of the program needs."""
    with reading(engine):
        at, wanted = current(engine), newest()
    if at == wanted:
        return Finding("schema", True, f"revision {at}, the newest")
    return Finding("schema", False, f"revision {at or 'none'}, not {wanted}", "Run: claims db upgrade")


def writable(engine: Engine) -> Finding:
    """Whether something can be stored."""
    with writing(engine) as session:
        if engine.dialect.name == "postgresql" and session.scalar(sa.text("SHOW transaction_read_only")) == "on":
            return Finding("writing", False, "the database is read-only", "Ask whoever runs PostgreSQL.")
        session.execute(sa.text("SELECT 1"))  # after BEGIN IMMEDIATE, which SQLite refuses on a file it may only read
    return Finding("writing", True, "the database can be written to")


def whole(engine: Engine) -> Finding:
    """Whether the file of a SQLite database is undamaged and every row points at one that is there."""
    name = "integrity"
    if engine.dialect.name != "sqlite":
        return Finding(name, True, "PostgreSQL keeps it")
    with reading(engine) as session:
        said = session.scalar(sa.text("PRAGMA integrity_check(1)"))
        astray = session.execute(sa.text("PRAGMA foreign_key_check")).all()
    if said != "ok":
        return Finding(name, False, f"the file is damaged: {said}", RESTORE)
    if astray:
        table, row, of, _ = astray[0]
        says = f"{len(astray)} rows point at rows that are gone; the first is row {row} of {table}, at {of}"
        return Finding(name, False, says, RESTORE)
    return Finding(name, True, "the file is undamaged, and every row points at one that is there")


POSTGRESQL_BEHIND = """
    SELECT count(*) FROM passage JOIN source ON source.id = passage.source_id
    WHERE passage.search IS DISTINCT FROM passage_words(passage.statement, passage.claimant, source.title)
"""


def index(engine: Engine) -> Finding:
    """Whether the full-text index holds exactly the passages."""
    name = "search index"
    good = Finding(name, True, "it holds exactly the passages that are stored")
    if engine.dialect.name == "sqlite":
        rebuild = "INSERT INTO passage_index(passage_index) VALUES('rebuild')"
        with writing(engine) as session:
            try:
                session.execute(sa.text("INSERT INTO passage_index(passage_index, rank) VALUES('integrity-check', 1)"))
            except DBAPIError as error:
                if "malformed" not in str(error.orig):
                    raise
                return Finding(name, False, "it does not match the passages", f"Run in the database: {rebuild}")
        return good
    with reading(engine) as session:
        behind = session.scalar(sa.text(POSTGRESQL_BEHIND))
    if behind:
        todo = "Run in the database: UPDATE passage SET statement = statement"
        return Finding(name, False, f"{behind} passages are not in it as they are", todo)
    return good


def meaning(engine: Engine) -> Finding:
    """Whether every passage can be found by its meaning, where the desk has the extra for it."""
    name = "meaning"
    if not switched_on():
        return Finding(name, True, "passages are found by their words alone (the extra semantic is off or not there)")
    with reading(engine) as session:
        missing, every = how_many(session, load().name)
    if missing:
        says = f"{missing} of {every} passages have no vector of their words as they are"
        return Finding(name, False, says, "Run: claims sources embed")
    return Finding(name, True, f"all {every} passages can be found by their meaning")


def quotes(engine: Engine) -> Finding:
    """Whether every claim stands in its draft where its anchor says."""
    query = """SELECT count(*) FROM anchor JOIN draft ON draft.id = anchor.draft_id
               WHERE substr(draft.text, anchor.start + 1, anchor."end" - anchor.start) <> anchor.exact"""
    with reading(engine) as session:
        wrong = session.scalar(sa.text(query))
        total = session.scalar(sa.text("SELECT count(*) FROM anchor"))
    if wrong:
        return Finding("quotes", False, f"{wrong} of {total} do not stand where their anchor says", RESTORE)
    return Finding("quotes", True, f"all {total} stand where their anchor says")


def members(engine: Engine) -> Finding:
    """Whether there are people at the desk, and someone to look after it."""
    with reading(engine) as session:
        active, everyone = people(session), members_of(session)
    if not active:
        return Finding("members", False, "nobody is at the desk yet", "Start it once with: claims serve")
    if not any(each.standing == "active" and each.role == Role.ADMIN for each in everyone):
        says = f"{len(active)} active, none of them an admin"
        return Finding("members", False, says, "Make someone an admin: only admins add members and rating scales.")
    return Finding("members", True, f"{len(active)} active")


def scales(engine: Engine) -> Finding:
    """Whether there is a rating to give."""
    with reading(engine) as session:
        labels = ratings(session)
    if not labels:
        todo = "Start the desk once with: claims serve; or add a scale as an admin."
        return Finding("ratings", False, "there is no rating scale, so no verdict can be given", todo)
    names = dict.fromkeys(label.scale for label in labels)
    return Finding("ratings", True, f"{len(labels)} ratings on {', '.join(names)}")


def log(engine: Engine) -> Finding:
    """Whether the audit log verifies."""
    with reading(engine) as session:
        try:
            head = audit.verify(session)
        except LogBroken as error:
            todo = "Find out who changed the database; compare it with a backup."
            return Finding("audit log", False, str(error), todo)
    return Finding("audit log", True, f"{head.events} events, unchanged")


def disk(engine: Engine) -> Finding:
    """Whether there is room left for a SQLite file to grow."""
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file or file == ":memory:":
        return Finding("disk", True, "looked after by the server")
    try:
        free, size = shutil.disk_usage(Path(file).parent).free, Path(file).stat().st_size
    except OSError as error:
        raise StoreError(f"The folder of {file} cannot be read ({error.strerror}).") from None
    says = f"{free / 1_000_000_000:.1f} GB free in {Path(file).parent}"
    if free < max(FREE_BYTES, size):
        return Finding("disk", False, says, "Free some space, or move the database to a larger disk.")
    return Finding("disk", True, says)


CHECKS: dict[str, Callable[[Engine], Finding]] = {
    "schema": schema,
    "writing": writable,
    "integrity": whole,
    "search index": index,
    "meaning": meaning,
    "quotes": quotes,
    "members": members,
    "ratings": scales,
    "audit log": log,
    **LATER,
    "disk": disk,
}


def look_over(engine: Engine) -> Iterator[Finding]:
    """Every finding in order; only the first when the tables are not those the other checks know."""
    for name, check in CHECKS.items():
        try:
            finding = check(engine)
        except ClaimsError as error:
            finding = Finding(name, False, str(error), AGAIN)
        yield finding
        if name == "schema" and not finding.ok:
            return
