"""A backup, and a restore, while others save: nothing that was confirmed is lost, nothing is there by half."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from claims.desk.restoring import restore
from claims.store.backup import back_up, contents
from claims.store.engine import engine_for

WRITERS = 3
LONGEST = 60  # seconds that a writer goes on where nobody stops it
WRITER = """
import sys, time
from pathlib import Path
from claims.review import steps
from claims.store.engine import engine_for

url, name, claim, actor, stop, seconds = sys.argv[1:]
engine = engine_for(url)
ends, number = time.monotonic() + float(seconds), 0
while time.monotonic() < ends and not Path(stop).exists():
    number += 1
    body = f"Remark {number} of {name}."
    steps.add_comment(engine, claim_id=int(claim), actor_id=int(actor), body=body)
    print(body, flush=True)
"""


@contextmanager
def writers(desk: Any, folder: Path) -> Iterator[list[str]]:
    """People who save remarks from processes of their own while the block runs; afterwards, what was confirmed."""
    confirmed: list[str] = []
    stop = folder / "stop"
    about = [url(desk.engine), desk.claim(), desk.checker, stop, LONGEST]
    commands = [
        [sys.executable, "-c", WRITER, about[0], f"writer {number}", *map(str, about[1:])] for number in range(WRITERS)
    ]
    processes = [subprocess.Popen(one, stdout=-1, stderr=-1, text=True) for one in commands]
    try:
        yield confirmed
    finally:
        stop.touch()
        said = [one.communicate(timeout=2 * LONGEST) for one in processes]
    assert [errors for _, errors in said] == [""] * WRITERS
    confirmed += [line for output, _ in said for line in output.splitlines()]


def wait_for_more(engine: sa.Engine, more: int = 5) -> list[str]:
    """The remarks once there are some more of them than now."""
    enough = len(remarks(engine)) + more
    for _ in range(100 * LONGEST):
        if len(found := remarks(engine)) >= enough:
            return found
        time.sleep(0.01)
    pytest.fail("nobody saves anything")


def url(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def rows(engine: sa.Engine, statement: str) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(sa.text(statement)).all())


def remarks(engine: sa.Engine) -> list[str]:
    return [body for (body,) in rows(engine, "SELECT body FROM comment ORDER BY id")]


CHAIN = "SELECT id, hash FROM event ORDER BY id"


def test_backups_made_while_others_save_hold_what_was_confirmed_until_a_moment(desk, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.db" for number in range(2)]
    seen = []
    with writers(desk, tmp_path) as confirmed:
        for file in files:
            before = wait_for_more(desk.engine)
            seen.append((before, back_up(desk.engine, file)))
        wait_for_more(desk.engine)
    assert len(confirmed) > 2 * WRITERS
    assert sorted(remarks(desk.engine)) == sorted(confirmed)
    chain, said = rows(desk.engine, CHAIN), remarks(desk.engine)
    for file, (before, held) in zip(files, seen, strict=True):
        copy = engine_for(f"sqlite:///{file}")
        assert contents(copy) == held
        assert rows(copy, CHAIN) == chain[: held.head.events]  # the log until a moment
        assert remarks(copy) == said[: len(remarks(copy))]  # and the rows of the same moment
        assert len(rows(copy, "SELECT 1 FROM event WHERE action = 'comment.added'")) == len(remarks(copy))
        assert len(remarks(copy)) >= len(before) > 0
        copy.dispose()
    elsewhere = f"sqlite:///{tmp_path / 'restored.db'}"
    restored, _ = restore(files[1], elsewhere)
    target = engine_for(elsewhere)
    assert restored.head.events == seen[1][1].head.events + 1
    assert remarks(target) == said[: len(remarks(target))]
    assert rows(target, CHAIN)[:-1] == chain[: restored.head.events - 1]
    target.dispose()


def test_a_restore_while_others_save_loses_nothing_that_was_confirmed(desk, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    with writers(desk, tmp_path) as confirmed:
        wait_for_more(desk.engine)
        back_up(desk.engine, file)
        wait_for_more(desk.engine)
        held, kept = restore(file, url(desk.engine), replace=True)
        wait_for_more(desk.engine)
    assert kept is not None
    replaced = engine_for(f"sqlite:///{kept}")
    then, now = remarks(replaced), remarks(desk.engine)
    assert set(confirmed) <= {*then, *now}, "confirmed, and neither in the desk nor in what was kept of it"
    assert {*then, *now} <= set(confirmed)
    assert contents(desk.engine).head.events >= held.head.events  # it verifies, and work went on
    replaced.dispose()
    kept.unlink()
