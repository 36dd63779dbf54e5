"""One Alembic history on both databases, and the models match it."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.engine import Engine

from claims.errors import StoreError
from claims.model.tables import metadata
from claims.store.engine import engine_for
from claims.store.upgrade import config, current, newest, upgrade


def test_the_models_match_the_migrations(engine: Engine) -> None:
    with engine.connect() as connection:
        command.check(config(connection))


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    assert upgrade(engine) == newest() == current(engine)


def test_the_history_can_be_walked_back_and_forth(own_engine: Engine) -> None:
    with own_engine.execution_options(claims_writes=True).begin() as connection:
        command.downgrade(config(connection), "base")
    assert set(sa.inspect(own_engine).get_table_names()) == {"alembic_version"}
    upgrade(own_engine)
    assert set(metadata.tables) <= set(sa.inspect(own_engine).get_table_names())


def test_an_empty_database_is_at_no_revision(tmp_path) -> None:
    assert current(engine_for(f"sqlite:///{tmp_path / 'new.db'}")) is None


def test_a_database_of_a_newer_version_is_refused(own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="Install a newer version"):
        upgrade(own_engine)
