"""How the database is reached, and what people are told when it cannot be."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.errors import StoreError
from claims.model.enums import Role
from claims.model.tables import Member
from claims.store import engine as engines
from claims.store.engine import check_folder, engine_for, filesystem_of, reading, writing
from claims.store.queries.situations import people
from claims.store.upgrade import upgrade


def save(engine: Engine, name: str = "Mina Marsh") -> None:
    with writing(engine) as session:
        session.add(Member(name=name, role=Role.CHECKER))
        session.commit()


def names(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return [person.name for person in people(session)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A SQLite file with one member in it that nobody has open."""
    path = tmp_path / "desk" / "claims.db"
    engine = engine_for(f"sqlite:///{path}")
    upgrade(engine)
    save(engine)
    engine.dispose()
    return path


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = engine_for(url)
    try:
        yield engine
    finally:
        engine.dispose()


def test_sqlite_is_opened_for_a_desk_with_several_people(path: Path) -> None:
    with opened(f"sqlite:///{path}") as engine, engine.connect() as connection:
        pragmas = {
            name: connection.execute(sa.text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 20_000, "synchronous": 2}


def test_one_url_has_one_engine_and_a_new_folder_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a' / 'new' / 'folder' / 'claims.db'}"
    with opened(url) as engine:
        assert engine_for(url) is engine
        upgrade(engine)
        assert names(engine) == []


def test_nothing_is_stored_without_a_commit(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(Member(name="Nobody", role=Role.CHECKER))
        session.flush()
    assert names(engine) == []


def test_a_bug_in_a_step_stores_nothing_and_is_not_hidden(engine: Engine) -> None:
    def fail() -> None:
        with writing(engine) as session:
            session.add(Member(name="Nobody", role=Role.CHECKER))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(engine) == []
    save(engine)  # and the lock is free again


def test_a_reader_does_not_wait_for_a_writer_and_sees_what_was_committed(engine: Engine) -> None:
    save(engine)
    with writing(engine) as session:
        session.add(Member(name="Not yet", role=Role.CHECKER))
        session.flush()
        assert names(engine) == ["Mina Marsh"]


def test_who_waits_for_too_long_to_save_is_told_so(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.2)
    with opened(database_url) as engine:
        upgrade(engine)
        with writing(engine) as session:
            session.add(Member(name="First", role=Role.CHECKER))
            session.flush()
            with pytest.raises(StoreError, match=r"saving for too long; nothing was stored\. Try again\."):
                save(engine, "Second")
            session.commit()
        assert names(engine) == ["First"]


def test_a_database_without_tables_says_how_to_make_them(database_url: str) -> None:
    with opened(database_url) as engine, pytest.raises(StoreError, match="un: claims db upgrade"):
        names(engine)


def test_a_file_that_is_no_database_is_called_that(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are notes, and longer than a header of a database is. " * 20)
    with (
        opened(f"sqlite:///{tmp_path / 'notes.db'}") as engine,
        pytest.raises(StoreError, match=r"The file is no SQLite database\. Check CLAIMS_DATABASE_URL\."),
    ):
        names(engine)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with (
        opened(f"sqlite:///{tmp_path}") as engine,
        pytest.raises(StoreError, match="The database file cannot be opened"),
    ):
        names(engine)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"The folder .*file/desk for the database cannot be made \(Not a directory\)"):
        engine_for(f"sqlite:///{tmp_path / 'file' / 'desk' / 'claims.db'}")


def test_a_damaged_file_is_called_damaged(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 20)
    with opened(f"sqlite:///{path}") as engine, pytest.raises(StoreError, match="damaged"):
        save(engine)


def test_a_full_disk_is_called_full_and_nothing_is_stored(path: Path) -> None:
    with opened(f"sqlite:///{path}") as engine:
        with engine.connect() as connection:  # the pool hands out the same connection again
            connection.execute(sa.text("PRAGMA max_page_count = 1"))
        with pytest.raises(StoreError, match="The disk is full; nothing was stored"):
            save(engine, "x" * 100_000)
        assert names(engine) == ["Mina Marsh"]


@contextmanager
def without_rights() -> Iterator[None]:
    """Be somebody who may only do what everybody may: permissions do not stop the administrator."""
    who = os.geteuid()
    if who == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(who)


@pytest.fixture
def locked(path: Path) -> Iterator[Path]:
    """A copy of the file in a folder that everybody may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        copy = Path(folder) / "claims.db"
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o444)
        yield copy
        Path(folder).chmod(0o700)


def test_a_read_only_file_is_read_and_not_written(locked: Path) -> None:
    with without_rights(), opened(f"sqlite:///{locked}") as engine:
        assert names(engine) == ["Mina Marsh"]
        with pytest.raises(StoreError, match=r"The database is read-only\. Check who may write to its file"):
            save(engine, "Second")
        assert names(engine) == ["Mina Marsh"]


def test_a_file_in_a_folder_one_may_not_write_to_is_not_opened(locked: Path) -> None:
    locked.parent.chmod(0o555)
    with (
        without_rights(),
        opened(f"sqlite:///{locked}") as engine,
        pytest.raises(StoreError, match=r"cannot be opened\. Check its folder and who may write there|read-only"),
    ):
        save(engine, "Second")


def test_the_long_form_of_a_sqlite_address_makes_no_folder_of_its_name(path: Path, monkeypatch) -> None:
    monkeypatch.chdir(path.parent)
    with opened(f"sqlite:///file:{path}?mode=ro&uri=true") as engine:
        assert names(engine) == ["Mina Marsh"]
        with pytest.raises(StoreError, match="read-only"):
            save(engine, "Second")
    assert not list(path.parent.glob("file:*"))


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("claims.db", "CLAIMS_DATABASE_URL is no database URL. Write sqlite:///path/claims.db"),
        ("postgresql//mina:secret@host/desk", "CLAIMS_DATABASE_URL is no database URL."),
        ("mysql://host/desk", "Claims keeps its data in SQLite or PostgreSQL, not in 'mysql'."),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_a_password(url: str, sentence: str) -> None:
    with pytest.raises(StoreError) as refused:
        engine_for(url)
    assert str(refused.value).startswith(sentence)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_every_usual_postgresql_address_is_understood(scheme: str) -> None:
    engine = engine_for(f"{scheme}://mina@host/desk")
    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")


def test_a_postgresql_that_does_not_answer_is_said_in_a_sentence() -> None:
    with (
        opened("postgresql://mina:secret@127.0.0.1:1/desk?connect_timeout=2") as engine,
        pytest.raises(StoreError, match="PostgreSQL does not answer at that address"),
    ):
        names(engine)


@pytest.mark.postgres
def test_a_postgresql_database_that_is_not_there_is_said_in_a_sentence(postgres: str) -> None:
    url = sa.make_url(postgres).set(database="nowhere").render_as_string(hide_password=False)
    with opened(url) as engine, pytest.raises(StoreError, match="does not exist"):
        names(engine)


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export {0}/share nfs4 rw,vers=4.2 0 0
auto {0}/home autofs rw 0 0
server:/home {0}/home nfs rw 0 0
//nas/desk {0}/news\\040room cifs rw 0 0
/dev/sdb1 {0}/share/local ext4 rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    (tmp_path / "mounts").write_text(MOUNTS.format(tmp_path), encoding="utf-8")
    return tmp_path / "mounts"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("", "ext4"),
        ("share", "nfs4"),
        ("share/deep/er", "nfs4"),
        ("shared", "ext4"),
        ("share/local/desk", "ext4"),
        ("home/mina", "nfs"),
        ("news room/desk", "cifs"),
    ],
)
def test_what_a_folder_is_mounted_from_is_found(tmp_path: Path, mounts: Path, folder: str, kind: str) -> None:
    assert filesystem_of(tmp_path / folder, mounts=mounts) == kind


def test_where_mounts_cannot_be_told_nothing_is_said(tmp_path: Path) -> None:
    assert filesystem_of(tmp_path, mounts=tmp_path / "none") is None


@pytest.mark.parametrize(("folder", "kind"), [("share/desk", "nfs4"), ("home/mina", "nfs"), ("news room", "cifs")])
def test_a_network_folder_is_refused(tmp_path: Path, mounts: Path, folder: str, kind: str) -> None:
    with pytest.raises(StoreError) as refused:
        check_folder(tmp_path / folder, mounts=mounts)
    assert str(refused.value) == (
        f"{tmp_path / folder} is on a network file system ({kind}), where SQLite loses data. "
        "Keep the database on a local disk, or use PostgreSQL (docs/database.md)."
    )


def test_a_local_folder_inside_a_network_folder_is_taken(tmp_path: Path, mounts: Path) -> None:
    check_folder(tmp_path / "share" / "local" / "desk", mounts=mounts)
    assert (tmp_path / "share" / "local" / "desk").is_dir()


def test_foreign_keys_are_enforced(engine: Engine) -> None:
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO article (title, added_by, added_at, version) VALUES ('A', 99, '2026-01-01 00:00:00', 1)"
            )
        )


def test_a_change_made_by_another_program_is_seen_at_once(path: Path) -> None:
    with opened(f"sqlite:///{path}") as engine:
        assert names(engine) == ["Mina Marsh"]
        other = sqlite3.connect(path)
        other.execute("UPDATE member SET name = 'Tom Reed'")
        other.commit()
        other.close()
        assert names(engine) == ["Tom Reed"]
