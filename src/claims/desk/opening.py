"""Opening the desk: the database of the settings, brought up to date, with the shipped example if asked for."""

import json
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.desk import intake
from claims.desk.meaning import embed
from claims.desk.scales import FIRST_SCALE, read_scale
from claims.errors import AlreadyThere, Refused, StoreError
from claims.extraction import extract
from claims.meaning import switched_on
from claims.model.enums import Role
from claims.reading import read, read_sources
from claims.review import steps
from claims.review.rules import may_import
from claims.settings import home
from claims.store.engine import engine_for, reading
from claims.store.queries.articles import article_with_text
from claims.store.queries.situations import people
from claims.store.upgrade import current, newest, upgrade


def open_desk(url: str) -> Engine:
    """The engine of a database that is ready for work.

    On SQLite the schema is brought up to date; elsewhere a database that is behind raises StoreError, because
    changing a team's database is a decision (`claims db upgrade`).
    """
    engine = engine_for(url)
    with reading(engine):  # says in words what is wrong with the file or the server
        at = current(engine)
        if at != newest():
            if engine.dialect.name != "sqlite":
                raise StoreError(f"The database is at revision {at or 'none'}, not {newest()}. Run: claims db upgrade")
            upgrade(engine)
    return engine


def health(engine: Engine) -> dict[str, Any]:
    """What /healthz answers: the database's kind, its revision, and the schema this program needs.

    Raises StoreError when the database does not answer, or its revision is another.
    """
    with reading(engine) as session:
        session.execute(sa.text("SELECT 1"))
        at, wanted = current(engine), newest()
    if at != wanted:
        raise StoreError(f"The database is at revision {at or 'none'}, not {wanted}. Run: claims db upgrade")
    return {"status": "ok", "schema": wanted, "database": engine.dialect.name, "revision": at}


def set_up(engine: Engine) -> None:
    """Give a desk that has nobody yet the shipped members and our own rating scale; one that has is left alone."""
    with reading(engine) as session:
        if people(session, active_only=False):
            return
    data = home() / "data"
    members = [steps.NewMember(one["name"], Role(one["role"])) for one in _load(data / "example" / "members.json")]
    steps.set_up(engine, members=members, scales=[read_scale(data / "scales" / FIRST_SCALE)])


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def load_example(engine: Engine) -> int | None:
    """Store the worked example on a desk that was set up; the article's id, None when it was there already.

    Raises Refused when nobody at the desk may add it.
    """
    example = home() / "data" / "example"
    article = read(example / "article.txt")
    with reading(engine) as session:
        if article_with_text(session, article.text):
            return None
        able = [person for person in people(session) if not may_import(person)]
    if not able:
        raise Refused(["Nobody at this desk may add articles; add a checker first."])
    adds = min(able, key=lambda person: person.role != Role.CHECKER)
    rows = read_sources(example / "sources.csv")
    steps.import_sources(engine, rows=rows, actor_id=adds.id, name="the worked example")
    if switched_on():
        embed(engine)
    try:
        return intake.add(engine, article=article, drafts=extract(article), actor_id=adds.id)
    except AlreadyThere:  # a second process that was started at the same moment was quicker
        return None
