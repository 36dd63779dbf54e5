"""A full disk, and a database that only reads: a clear sentence, nothing half done, and the desk goes on after."""

import os
import pwd
import random
import re
import string
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from bench.day import begin, day, state
from bench.newsroom import add
from sqlalchemy.engine import Engine

from claims.errors import StoreError
from claims.review import steps
from claims.store import audit
from claims.store.engine import engine_for, reading
from claims.store.upgrade import upgrade

FULL = r"The disk is full; nothing was stored\. Free some space and try again\."
LONG = "".join(random.Random(1).choices(string.ascii_letters + string.digits, k=17_000))  # not to be made smaller


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[None]:
    """A small file system in a folder; skips the test where that is not allowed."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=777", "tmpfs", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no file system can be mounted here: {made.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)


def fill(folder: Path) -> None:
    """Leave no space at all, also where a database has given some back since."""
    with (folder / "other.bin").open("ab", buffering=0) as file:
        for size in (100_000, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def prepared(url: str) -> Engine:
    """A desk with one article whose first claims are checked to the end."""
    engine = engine_for(url)
    upgrade(engine)
    begin(engine)
    for step in day(1):
        step(engine)
    return engine


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The SQLite file of a prepared desk."""
    path = tmp_path_factory.mktemp("prepared") / "claims.db"
    prepared(f"sqlite:///{path}").dispose()  # the log of writes is folded into the file
    return path.read_bytes()


def copied(checked: bytes, path: Path) -> Engine:
    path.write_bytes(checked)
    engine = engine_for(f"sqlite:///{path}")
    assert remark(engine)  # there is space for what SQLite keeps beside an open file
    return engine


def remark(engine: Engine, body: str = LONG) -> int:
    return steps.add_comment(engine, claim_id=1, actor_id=1, body=body)


def refused_until(engine: Engine, match: str, take: Callable[[], None], free: Callable[[], None]) -> None:
    """With no space, saves are refused with a sentence and leave nothing; with space again, the desk goes on."""
    for _ in range(100):  # what is left of the last pages may still hold a few
        before = state(engine)
        take()
        try:
            remark(engine)
        except StoreError:
            break
    else:
        pytest.fail("the disk never was full")
    take()
    with pytest.raises(StoreError, match=match):
        remark(engine)
    assert state(engine) == before
    take()
    with pytest.raises(StoreError, match=match):
        add(engine, 7, 40)  # many rows at once
    with reading(engine) as session:
        events = audit.verify(session).events
    assert state(engine) == before
    free()
    assert remark(engine)
    with reading(engine) as session:
        assert audit.verify(session).events == events + 1


def test_a_full_disk_is_said_and_nothing_is_half_done(tmp_path: Path, checked: bytes) -> None:
    small = tmp_path / "small"
    with mounted(small, 4):
        engine = copied(checked, small / "claims.db")
        refused_until(engine, FULL, lambda: fill(small), (small / "other.bin").unlink)
        engine.dispose()


def test_a_quota_of_the_file_is_said_and_nothing_is_half_done(tmp_path: Path, checked: bytes) -> None:
    engine = copied(checked, tmp_path / "claims.db")

    def pages(most: str) -> None:
        with engine.connect() as connection:  # the pool hands out the same connection again
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    refused_until(engine, FULL, lambda: pages("1"), lambda: pages("1000000"))  # 1: as many as there are
    engine.dispose()


@pytest.mark.postgres
def test_a_full_disk_of_postgresql_is_said_and_nothing_is_half_done(postgres: str) -> None:
    # the server is another user, who may not look into pytest's folder
    with tempfile.TemporaryDirectory(prefix="claims-small-", dir="/tmp") as kept:
        Path(kept).chmod(0o755)
        small = Path(kept) / "disk"
        with mounted(small, 32):
            owner = pwd.getpwnam("embedded_postgres")  # who the server is for whoever may mount
            os.chown(small, owner.pw_uid, owner.pw_gid)
            administer(postgres, f"CREATE TABLESPACE small LOCATION '{small}'")
            administer(postgres, "CREATE DATABASE full_desk TABLESPACE small")
            url = sa.make_url(postgres).set(database="full_desk").render_as_string(hide_password=False)
            engine = prepared(url)
            try:
                refused_until(engine, FULL, lambda: fill(small), (small / "other.bin").unlink)
            finally:
                engine.dispose()
                administer(postgres, "DROP DATABASE full_desk WITH (FORCE)")
                administer(postgres, "DROP TABLESPACE small")


def administer(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


LIMITED = """
import resource, sys
from claims.errors import StoreError
from claims.review import steps
from claims.store.engine import engine_for

engine = engine_for(sys.argv[1])
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    for _ in range(100):
        steps.add_comment(engine, claim_id=1, actor_id=1, body="It was counted, and counted again. " * 500)
except StoreError as error:
    print(error)
"""


def test_a_limit_of_the_process_is_said_and_nothing_is_half_done(tmp_path: Path, checked: bytes) -> None:
    path = tmp_path / "claims.db"
    engine = copied(checked, path)
    before = state(engine)
    limited = subprocess.run(
        [sys.executable, "-c", LIMITED, f"sqlite:///{path}", "8192"], capture_output=True, text=True, check=False
    )
    assert limited.stdout == "The disk reports an error; nothing was stored. Check the disk before going on.\n"
    assert limited.stderr == ""
    assert state(engine) == before
    with reading(engine) as session:
        audit.verify(session)
    assert remark(engine)
    engine.dispose()


def shell(url: str, *arguments: object) -> tuple[int, str]:
    """How a command ended, and what it said on stderr."""
    command = [sys.executable, "-m", "claims", *map(str, arguments)]
    environment = {**os.environ, "CLAIMS_DATABASE_URL": url, "CLAIMS_SEMANTIC": "off"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


def refused_by(url: str, engine: Engine, tmp_path: Path, match: str) -> None:
    """The steps and the command line say that nothing can be stored."""
    article = tmp_path / "article.txt"
    article.write_text("Spending on roads rose by 12% in 2023.\n", encoding="utf-8")
    with pytest.raises(StoreError, match=match):
        remark(engine)
    with pytest.raises(StoreError, match=match):
        add(engine, 7, 40)
    code, said = shell(url, "add", article, "--as", "Person 0")
    assert code == 1
    assert "Traceback" not in said
    assert re.search(match, said), said


def test_a_database_on_a_disk_that_only_reads_says_so(tmp_path: Path, checked: bytes) -> None:
    folder = tmp_path / "disk"
    with mounted(folder, 8):
        url = f"sqlite:///{folder / 'claims.db'}"
        engine = copied(checked, folder / "claims.db")
        before = state(engine)
        engine.dispose()
        remount(folder, "ro")
        refused_by(url, engine, tmp_path, r"cannot be opened\. Check its folder and who may write there|read-only")
        engine.dispose()
        remount(folder, "rw")
        assert state(engine) == before
        assert remark(engine)
        engine.dispose()


@pytest.mark.postgres
def test_a_postgresql_that_only_reads_says_so(postgres: str, tmp_path: Path) -> None:
    administer(postgres, "CREATE DATABASE reading_desk")
    url = sa.make_url(postgres).set(database="reading_desk").render_as_string(hide_password=False)
    engine = prepared(url)
    before = state(engine)
    try:
        administer(postgres, "ALTER DATABASE reading_desk SET default_transaction_read_only = on")
        engine.dispose()
        refused_by(url, engine, tmp_path, r"The database is read-only just now\. Ask whoever runs PostgreSQL\.")
        assert state(engine) == before
        administer(postgres, "ALTER DATABASE reading_desk RESET default_transaction_read_only")
        engine.dispose()
        assert remark(engine)
        with reading(engine) as session:
            audit.verify(session)
    finally:
        engine.dispose()
        administer(postgres, "DROP DATABASE reading_desk WITH (FORCE)")
