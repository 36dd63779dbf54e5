"""The schema: one Alembic history inside the package, without an ini file."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from claims.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> "Config":
    """Alembic's configuration for the history inside this package, bound to a connection if one is given."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.attributes["connection"] = connection
    return settings


@cache  # Alembic reads every migration for it
def newest() -> str:
    """The revision this version of the program needs."""
    from alembic.script import ScriptDirectory

    head = ScriptDirectory.from_config(config()).get_current_head()
    assert head is not None  # the package ships at least one migration
    return head


def current(engine: Engine) -> str | None:
    """The revision the database is at; None when it has no tables yet."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine) -> str:
    """Bring the database to the newest revision, all of it or nothing, and return that revision.

    Raises StoreError when the database was written by a newer version of the program.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    at, wanted = current(engine), newest()
    if at == wanted:
        return wanted
    if at and at not in {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}:
        raise StoreError(
            f"The database is at revision {at}, which this version of Claims does not know. Install a newer version."
        )
    with engine.execution_options(claims_writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":  # two processes starting at once take turns
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(7102853)"))
        command.upgrade(config(connection), "head")
    return wanted
