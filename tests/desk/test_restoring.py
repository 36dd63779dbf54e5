"""A backup is checked by restoring it: out of either database, into either."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from claims.desk.restoring import restore
from claims.errors import ClaimsError, InputError, Refused
from claims.model.enums import ClaimState
from claims.model.tables import metadata
from claims.store.backup import back_up, contents
from claims.store.engine import engine_for, reading
from claims.store.kept import unguarded
from claims.store.upgrade import upgrade


def rows(engine: sa.Engine, *, but: str = "event") -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(sa.select(table))))
            for name, table in metadata.tables.items()
            if name != but
        }


@pytest.fixture
def backup(desk, tmp_path: Path) -> Path:
    first, second = desk.claims(desk.article("One.", "Two.", matches=desk.passages("Counted.")))
    desk.bring(second, ClaimState.PUBLISHED)
    desk.by_hand("UPDATE claim SET state = 'duplicate', duplicate_of_id = :id, set_aside_reason = 'x' WHERE id = :of",
                 id=second, of=first)  # fmt: skip
    desk.passages("Counted again.")
    file = tmp_path / "backup.db"
    held = back_up(desk.engine, file)
    assert held == contents(desk.engine)
    return file


def url(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_a_backup_restores_into_either_database(desk, backup: Path, database_url: str) -> None:
    held, kept = restore(backup, database_url)
    assert kept is None
    target = engine_for(database_url)
    assert rows(target) == rows(desk.engine)
    assert held.head.events == contents(desk.engine).head.events + 1  # backup.restored
    with reading(target) as session:
        assert unguarded(session) == []
        assert session.scalar(sa.text("SELECT action FROM event ORDER BY id DESC LIMIT 1")) == "backup.restored"
    with target.begin() as connection:  # new rows get new numbers
        connection.execute(sa.insert(metadata.tables["tag"]), {"name": "new"})
        connection.execute(sa.insert(metadata.tables["claimant"]), {"name": "N", "kind": "person", "role": ""})
    with pytest.raises(sa.exc.DBAPIError), target.begin() as connection:
        connection.execute(sa.text("DELETE FROM event"))
    target.dispose()


def test_a_desk_in_use_is_not_replaced_unless_asked_and_is_then_kept(desk, backup: Path, tmp_path: Path) -> None:
    desk.article("Later.")
    before = contents(desk.engine)
    with pytest.raises(Refused, match="Give --replace"):
        restore(backup, url(desk.engine))
    assert contents(desk.engine) == before
    held, kept = restore(backup, url(desk.engine), replace=True, who="Ada Adams")
    assert kept is not None
    assert held.claims == before.claims - 1
    assert contents(desk.engine) == held
    assert contents(engine_for(f"sqlite:///{kept}")) == before
    kept.unlink()
    desk.article("And on.")  # work goes on
    assert contents(desk.engine).claims == before.claims


def test_what_is_no_backup_or_a_damaged_one_changes_nothing(desk, backup: Path, tmp_path: Path) -> None:
    before = contents(desk.engine)
    other = tmp_path / "notes.txt"
    other.write_text("x" * 9000)
    with pytest.raises(InputError, match="is no backup"):
        restore(other, url(desk.engine), replace=True)
    with sqlite3.connect(backup) as connection:
        connection.execute("DROP TRIGGER event_kept_update")
        connection.execute("UPDATE event SET reason = 'x' WHERE id = 3")
    connection.close()
    with pytest.raises(ClaimsError, match="Event 3 "):
        restore(backup, url(desk.engine), replace=True)
    assert contents(desk.engine) == before


def test_a_backup_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    from alembic import command

    from claims.store.upgrade import config, newest

    old = engine_for(f"sqlite:///{tmp_path / 'old.db'}")
    with old.execution_options(claims_writes=True).begin() as connection:
        command.upgrade(config(connection), "0007")
    old.dispose()
    target = f"sqlite:///{tmp_path / 'new.db'}"
    restore(tmp_path / "old.db", target)
    engine = engine_for(target)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == newest()
    engine.dispose()


def test_a_damaged_file_is_put_aside_and_replaced(backup: Path, tmp_path: Path) -> None:
    broken = tmp_path / "claims.db"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 8000)
    held, kept = restore(backup, f"sqlite:///{broken}", replace=True)
    assert kept is not None and kept.exists()
    engine = engine_for(f"sqlite:///{broken}")
    assert contents(engine) == held
    upgrade(engine)
    engine.dispose()
