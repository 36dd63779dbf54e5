"""A desk that is killed (SIGKILL) at random moments of a scripted day: `python -m bench.kill`.

Afterwards it has to open, verify, and hold exactly the steps that were confirmed to whoever took them; the one that was
under way is there as a whole or not at all. Every row of every table is compared with a day that was left in peace.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.databases import Databases, databases, machine
from bench.day import begin, day, state
from claims.desk.opening import open_desk
from claims.errors import ClaimsError
from claims.model.enums import Role
from claims.review import steps
from claims.store import audit
from claims.store.engine import engine_for, reading


@dataclass(frozen=True, slots=True)
class Killed:
    """What was found after one killing."""

    confirmed: int  # steps
    outcome: str  # "absent", "whole", or what is wrong


def in_peace(made: Databases, morning: str, articles: int) -> tuple[list[str], float]:
    """What the tables hold after none, one, two … steps of the day, and the seconds of the whole day."""
    engine = engine_for(made.copy(morning))
    held, took = [state(engine)], 0.0
    for step in day(articles):
        begun = time.perf_counter()
        step(engine)
        took += time.perf_counter() - begun
        held.append(state(engine))
    engine.dispose()
    return held, took


def kill_once(made: Databases, morning: str, held: list[str], articles: int, *, confirmed: int, after: float) -> Killed:
    """Kill a process so many seconds after so many steps of its day were confirmed; what the database holds then."""
    url = made.copy(morning)
    confirmed = _lived(url, articles, confirmed, after)
    engine = engine_for(url)
    try:
        return Killed(confirmed, _found(engine, url, held, confirmed))
    finally:
        engine.dispose()
        engine_for.cache_clear()
        made.drop(url)


def _lived(url: str, articles: int, wait_for: int, after: float) -> int:
    """How many steps were confirmed to a process that was killed so many seconds after the step `wait_for`."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        status = 1
        try:
            engine = engine_for(url)
            os.write(writes, b"!")  # it lives
            for step in day(articles):
                step(engine)
                os.write(writes, b".")
            status = 0
        finally:
            os._exit(status)
    os.close(writes)
    said = b""
    while len(said) <= wait_for and (part := os.read(reads, 1)):
        said += part
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reads, 1000):
        said += part
    os.close(reads)
    return len(said) - 1


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


def main() -> int:
    """Kill as often as asked for, and print what was found; 1 where anything was lost or half done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", action="append", help="sqlite, postgresql, or the URL of a server; both")
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--articles", type=int, default=2, help="how long the day is")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    wrong = 0
    print("| database | killed | steps of the day | confirmed before | under way: absent | whole | wrong |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for kind in asked.database or ["sqlite", "postgresql"]:
        with databases(kind) as made:
            chance = random.Random(asked.seed)
            morning = made.empty()
            engine = engine_for(morning)
            begin(engine)
            engine.dispose()
            held, took = in_peace(made, morning, asked.articles)
            engine_for.cache_clear()
            count = len(held) - 1
            # Steps are counted, not seconds: the day of a process that was just forked goes slower than one in peace.
            moments = [(chance.randrange(count), chance.uniform(0, 2 * took / count)) for _ in range(asked.moments)]
            all_found = [
                kill_once(made, morning, held, asked.articles, confirmed=confirmed, after=after)
                for confirmed, after in moments
            ]
            counts = Counter(each.outcome for each in all_found)
            bad = {outcome: count for outcome, count in counts.items() if outcome not in {"absent", "whole"}}
            wrong += sum(bad.values())
            reached = [each.confirmed for each in all_found]
            numbers = [made.name, asked.moments, len(held) - 1, f"{min(reached)}–{max(reached)}"]
            numbers += [counts["absent"], counts["whole"], sum(bad.values())]
            print("| " + " | ".join(map(str, numbers)) + " |")
            for outcome, count in bad.items():
                print(f"{made.name}: {outcome} ({count} times)", file=sys.stderr)
    print(f"\nOn {machine()}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
