"""A desk that is killed (SIGKILL) at random moments of a scripted day: `python -m bench.kill`.

Afterwards it has to open, verify, and hold exactly the steps that were confirmed to whoever took them; the one that was
under way is there as a whole or not at all. Every row of every table is compared with a day that was left in peace.

On a PostgreSQL server of our own the server is killed as well, whole or the one process that serves the desk: whoever
works then has to be told in words.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.databases import Databases, databases, machine
from bench.day import begin, day, state
from claims.desk.opening import open_desk
from claims.errors import ClaimsError, StoreError
from claims.model.enums import Role
from claims.review import steps
from claims.store import audit
from claims.store.engine import engine_for, reading

APART = 16  # steps between two copies of the day: a killed process starts from the copy before, not in the morning


class Target(StrEnum):
    """What is killed."""

    DESK = "the desk"  # the process that takes the steps
    SERVER = "its server"  # PostgreSQL, every process of it
    BACKEND = "its server's process"  # the one that serves the desk


@dataclass(frozen=True, slots=True)
class Peace:
    """A day that was left in peace."""

    articles: int
    held: list[str]  # what the tables hold after none, one, two … steps
    copies: list[str]  # the desk after none, APART, two times APART … steps
    took: float  # seconds for all of it


@dataclass(frozen=True, slots=True)
class Moment:
    """What is killed when: so many seconds after so many steps of the day were confirmed."""

    target: Target
    confirmed: int
    after: float


@dataclass(frozen=True, slots=True)
class Killed:
    """What was found after one killing."""

    confirmed: int  # steps
    outcome: str  # "absent", "whole", or what is wrong


def in_peace(made: Databases, articles: int) -> Peace:
    """Let a day go by undisturbed."""
    url = made.empty()
    engine = engine_for(url)
    begin(engine)
    held, copies, took = [state(engine)], [], 0.0
    for number, step in enumerate(day(articles)):
        if number % APART == 0:
            engine.dispose()  # only what nobody is connected to can be copied
            copies.append(made.copy(url))
        begun = time.perf_counter()
        step(engine)
        took += time.perf_counter() - begun
        held.append(state(engine))
    engine.dispose()
    return Peace(articles, held, copies, took)


def kill_once(made: Databases, peace: Peace, moment: Moment) -> Killed:
    """Kill at a moment; what the database holds then."""
    start = moment.confirmed // APART
    url = made.copy(peace.copies[start])
    taken, told = _lived(made, url, peace, moment)
    engine = engine_for(url)
    try:
        return Killed(taken, told or _found(engine, url, peace.held, taken))
    finally:
        engine.dispose()
        engine_for.cache_clear()
        made.drop(url)


def _lived(made: Databases, url: str, peace: Peace, moment: Moment) -> tuple[int, str]:
    """How many steps of the day were confirmed until the killing, and what is wrong with what was told, if anything."""
    start = moment.confirmed // APART * APART
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            for said in _work(url, peace.articles, start):
                os.write(writes, said)
        finally:
            os._exit(0)
    os.close(writes)
    said = b""
    while len(said) <= moment.confirmed - start and (part := os.read(reads, 1)):
        said += part
    time.sleep(moment.after)
    _kill(made, url, moment.target, child)
    while part := os.read(reads, 1000):
        said += part
    os.waitpid(child, 0)
    os.close(reads)
    if made.own:
        made.own.start()
    done, _, failed = said.partition(b"?")
    expected = not failed or (moment.target is not Target.DESK and failed.startswith(b"StoreError"))
    return start + len(done) - 1, "" if expected else failed.decode()


def _work(url: str, articles: int, start: int) -> Iterator[bytes]:
    """A mark for being there, one for each step of the day that was confirmed, and at the end what went wrong."""
    try:
        engine = engine_for(url)
        yield b"!"
        for step in islice(day(articles), start, None):
            step(engine)
            yield b"."
    except StoreError as error:
        yield f"?StoreError: {error}".encode()
    except Exception as error:  # noqa: BLE001 - whatever a person would have seen
        yield f"?{error!r}".encode()


def _kill(made: Databases, url: str, target: Target, child: int) -> None:
    if target is Target.DESK:
        os.kill(child, signal.SIGKILL)
        return
    assert made.own is not None
    if target is Target.SERVER:
        made.own.kill()
    else:
        made.own.kill_backend(sa.make_url(url).database or "")


def _found(engine: Engine, url: str, held: list[str], confirmed: int) -> str:
    _wait_for_others(engine)
    try:
        open_desk(url)
        with reading(engine) as session:
            audit.verify(session)
            if engine.dialect.name == "sqlite" and session.execute(sa.text("PRAGMA integrity_check")).scalar() != "ok":
                return "the file is damaged"
        now = state(engine)
        if now not in held[confirmed : confirmed + 2]:
            return f"the tables are as after step {held.index(now)}" if now in held else "a step is there by half"
        outcome = "absent" if now == held[confirmed] else "whole"
        steps.import_sources(engine, rows=[], actor_id=None, name="nothing")
        steps.add_member(engine, name="Admin", role=Role.ADMIN, actor_id=None)  # the desk goes on
    except ClaimsError as error:
        return str(error)
    return outcome


def _wait_for_others(engine: Engine) -> None:
    """PostgreSQL notices a moment later that its client is gone, and may be committing just then."""
    if engine.dialect.name != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _ in range(1000):
        with engine.connect() as connection:
            if not connection.execute(sa.text(others)).scalar():
                return
        time.sleep(0.01)
    raise RuntimeError("somebody is still connected")


def kill_often(made: Databases, peace: Peace, target: Target, moments: int, chance: random.Random) -> list[Killed]:
    """Kill at so many random moments; what was found each time."""
    count = len(peace.held) - 1
    # Steps are counted, not seconds: the day of a process that was just forked goes slower than one in peace.
    chosen = [
        Moment(target, chance.randrange(count), chance.uniform(0, 2 * peace.took / count)) for _ in range(moments)
    ]
    return [kill_once(made, peace, moment) for moment in chosen]


def main() -> int:
    """Kill as often as asked for, and print what was found; 1 where anything was lost or half done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", action="append", help="sqlite, postgresql, or the URL of a server; both")
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--server-moments", type=int, default=20, help="kills of our own PostgreSQL, of each kind")
    parser.add_argument("--articles", type=int, default=2, help="how long the day is")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    wrong = 0
    print("| database | killed | times | steps of the day | confirmed before | under way: absent | whole | wrong | s |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for kind in asked.database or ["sqlite", "postgresql"]:
        with databases(kind) as made:
            chance = random.Random(asked.seed)
            peace = in_peace(made, asked.articles)
            engine_for.cache_clear()
            targets = {Target.DESK: asked.moments}
            if made.own:
                targets |= {Target.SERVER: asked.server_moments, Target.BACKEND: asked.server_moments}
            for target, moments in targets.items():
                if not moments:
                    continue
                begun = time.perf_counter()
                found = kill_often(made, peace, target, moments, chance)
                wrong += _said(made.name, target, peace, found, time.perf_counter() - begun)
    print(f"\nOn {machine()}.")
    return 1 if wrong else 0


def _said(name: str, target: Target, peace: Peace, found: list[Killed], took: float) -> int:
    """Print a row of the table, and on standard error what is wrong; how often."""
    counts = Counter(each.outcome for each in found)
    bad = {outcome: count for outcome, count in counts.items() if outcome not in {"absent", "whole"}}
    reached = [each.confirmed for each in found]
    cells = [name, target.value, len(found), len(peace.held) - 1, f"{min(reached)}–{max(reached)}"]
    cells += [counts["absent"], counts["whole"], sum(bad.values()), f"{took:.0f}"]
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    for outcome, count in bad.items():
        print(f"{name}, {target.value}: {outcome} ({count} times)", file=sys.stderr, flush=True)
    return sum(bad.values())


if __name__ == "__main__":
    sys.exit(main())
