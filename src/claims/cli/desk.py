"""The desk from the shell: its settings, its database, and who is acting."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import NotFound, Refused
from claims.settings import Settings, settings

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from claims.model.situation import Person

MayDo = Callable[["Person"], list[str]]  # why not, as the rules say it; empty: they may


def the_settings() -> Settings:
    """The settings of this process. Raises SettingError naming the variable that is wrong."""
    return settings()


def made_desk() -> "Engine":
    """The engine of the desk's database, made and given its first members and scales where they are not there yet."""
    from claims.desk.opening import open_desk, set_up

    engine = open_desk(the_settings().database_url)
    set_up(engine)
    return engine


def existing_desk() -> "Engine":
    """The engine of the desk's database. Raises NotFound where there is none yet: a question makes no desk."""
    from claims.desk.opening import open_desk

    url = the_settings().database_url
    if missing := missing_file(url):
        raise NotFound(
            f"There is no database {missing} yet. Start a desk with: claims serve (or claims demo, with an example). "
            "Or set CLAIMS_DATABASE_URL to the one you mean."
        )
    return open_desk(url)


def missing_file(url: str) -> Path | None:
    """The file of a SQLite database that is not there yet; None where there is one, or no file at all."""
    import sqlalchemy as sa

    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        return None  # opening it says what is wrong
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    path = Path(parsed.database or "")
    return None if path.exists() else path


def shown_url(url: str) -> str:
    """A database URL as it may be printed: without its password."""
    import sqlalchemy as sa

    return sa.make_url(url).render_as_string(hide_password=True)


def acting(engine: "Engine", name: str | None, may: MayDo) -> "Person":
    """The member who acts: the one named, or the only one at the desk who may. Raises Refused naming who may."""
    if who := _found(engine, name, may):
        return who
    able = _able(engine, may)
    if not able:
        raise Refused(["Nobody at this desk may do this; an admin has to add a member who may."])
    names = ", ".join(f"{person.name} ({person.role.value})" for person in able)
    raise Refused([f"Say who you are, with --as NAME or in CLAIMS_MEMBER. Who may do this: {names}."])


def viewing(engine: "Engine", name: str | None) -> "Person | None":
    """The member who reads, if one is named; None sees no confidential source. Raises NotFound naming who there is."""
    from claims.store.engine import reading
    from claims.store.queries.situations import person_named

    if not name:
        return None
    with reading(engine) as session:
        return person_named(session, name)


def acting_or_desk(engine: "Engine", name: str | None, may: MayDo) -> "Person | None":
    """The member who acts, as `acting`; None for the desk itself where nobody is named and several may.

    The log then names nobody: it never says that someone did what they may not have done.
    """
    return _found(engine, name, may)


def _found(engine: "Engine", name: str | None, may: MayDo) -> "Person | None":
    from claims.store.engine import reading
    from claims.store.queries.situations import person_named

    if not name:
        able = _able(engine, may)
        return able[0] if len(able) == 1 else None
    with reading(engine) as session:
        who = person_named(session, name)
    if reasons := may(who):
        raise Refused(reasons)
    _joined(engine, who.id)
    return who


def _joined(engine: "Engine", member_id: int) -> None:
    """Whoever was invited and acts is here."""
    from claims.store.engine import reading
    from claims.store.queries.members import is_awaited

    with reading(engine) as session:
        awaited = is_awaited(session, member_id)
    if awaited:
        from claims.review import steps

        steps.join(engine, member_id=member_id)


def _able(engine: "Engine", may: MayDo) -> "list[Person]":
    from claims.store.engine import reading
    from claims.store.queries.situations import people

    with reading(engine) as session:
        return [person for person in people(session) if not may(person)]
