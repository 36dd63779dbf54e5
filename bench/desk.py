"""Many people at one desk, each in a process of their own: `python -m bench.desk`.

First they work for two minutes: open, decide, record, write, comment, correct, approve, publish. Then a hundred take
the next claim until a queue of a thousand is empty. Afterwards everything that was confirmed to anybody has to be
there, no step skipped, and nobody may have seen an error. Writes a Markdown table to standard output; ends with 1 where
that fails.
"""

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.engine import Engine

from bench import newsroom, replay
from bench.databases import Databases, databases, machine
from claims.review import steps
from claims.store.engine import engine_for, reading
from claims.store.queries.situations import people

READY = 1.5  # seconds for every process to start before all begin at once
CLAIMS_EACH = 20  # claims of an article


@dataclass
class Result:
    """What came of one run."""

    title: str
    database: str
    saves: list[float]  # seconds of each save that was confirmed
    opened: list[float]  # seconds to read what a claim's page shows
    seconds: float
    counts: dict[str, int]
    problems: list[str] = field(default_factory=list)

    def row(self) -> str:
        """A row of the table."""
        stale, refused = self.counts.get("stale", 0), self.counts.get("refused", 0)
        numbers = [self.title, self.database, f"{len(self.saves):,}", f"{len(self.saves) / self.seconds:.1f}"]
        numbers += [_milliseconds(self.saves, 50), _milliseconds(self.saves, 95), _milliseconds(self.saves, 100)]
        numbers += [_milliseconds(self.opened, 95), f"{stale:,}", f"{refused:,}", f"{len(self.problems):,}"]
        return "| " + " | ".join(numbers) + " |"


HEAD = (
    "| | database | saves | a second | p50 ms | p95 ms | longest | claim read, p95 ms | stale | refused | problems |\n"
    "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def _milliseconds(times: list[float], percent: int) -> str:
    if not times:
        return "–"
    ordered = sorted(times)
    return f"{1000 * ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]:,.0f}"


def run(
    engine: Engine, url: str, target: Callable[[newsroom.Shift], None], *, count: int, seconds: float, pause: float
) -> tuple[list[dict[str, Any]], float]:
    """Let so many people of a desk work, each in a process; their journals in one, and how many seconds it took."""
    with reading(engine) as session:
        there = people(session)[:count]
    engine.dispose()
    # One server process forks all of them: a process of its own for each, without reading every module anew.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.newsroom", "psycopg"])
    with TemporaryDirectory(prefix="claims-journals-") as folder:
        begins = time.time() + READY + count / 25
        shifts = [
            newsroom.Shift(url, one.id, one.role, Path(folder) / f"{one.id}.jsonl", begins, seconds, pause, number)
            for number, one in enumerate(there)
        ]
        processes = [context.Process(target=target, args=(shift,)) for shift in shifts]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        took = time.time() - begins
        lines = [json.loads(line) for shift in shifts for line in shift.journal.read_text().splitlines()]
        lines += [{"failed": f"A process ended with {one.exitcode}."} for one in processes if one.exitcode]
    return lines, took


def judged(title: str, made: Databases, lines: list[dict[str, Any]], took: float, problems: list[str]) -> Result:
    """The result of a run; whatever was shown to anybody but a refusal is a problem."""
    failed = [line["failed"] for line in lines if "failed" in line]
    return Result(
        title=title,
        database=made.name,
        saves=[line["took"] for line in replay.confirmed(lines)],
        opened=[line["took"] for line in lines if "opened" in line],
        seconds=took,
        counts=dict(Counter(name for line in lines for name in ("stale", "refused") if name in line)),
        problems=[*failed, *problems, *([] if replay.confirmed(lines) else ["Nobody saved anything."])],
    )


def at_work(made: Databases, *, count: int, seconds: float, pause: float) -> Result:
    """People at work, and what is wrong afterwards."""
    url = made.empty()
    engine = engine_for(url)
    # A person takes some ten saves for a claim; twice as many claims as that comes to.
    articles = 2 + int(count * seconds / max(pause, 0.01) / 10 / CLAIMS_EACH * 2)
    newsroom.set_up(engine, people_there=count, articles=min(articles, 60), claims_each=CLAIMS_EACH)
    lines, took = run(engine, url, newsroom.work, count=count, seconds=seconds, pause=pause)
    problems = replay.log_problems(engine) + replay.lost(engine, lines)
    engine.dispose()
    return judged(f"{count} people at work for {seconds:.0f} s", made, lines, took, problems)


def taking_next(made: Databases, *, count: int, claims: int) -> Result:
    """People who take the next claim until there is none, and what is wrong afterwards."""
    url = made.empty()
    engine = engine_for(url)
    newsroom.set_up(engine, people_there=count, articles=claims // CLAIMS_EACH, claims_each=CLAIMS_EACH)
    ids = [row["id"] for row in replay.rows(engine, "SELECT id FROM claim")]
    with reading(engine) as session:
        who = people(session)[0].id
    steps.queue_claims(engine, claim_ids=ids, actor_id=who)
    lines, took = run(engine, url, newsroom.empty_the_queue, count=count, seconds=0, pause=0)
    problems = replay.given_twice(engine, lines, waiting=len(ids))
    problems += replay.log_problems(engine)
    engine.dispose()
    return judged(f"{count} people take the next of {len(ids):,}", made, lines, took, problems)


def main() -> int:
    """Run, print the table, and say what is wrong on standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", action="append", help="sqlite, postgresql, or the URL of a server; both")
    parser.add_argument("--people", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two saves of a person, on average")
    parser.add_argument("--takers", type=int, default=100)
    parser.add_argument("--claims", type=int, default=1000)
    asked = parser.parse_args()
    results = []
    for kind in asked.database or ["sqlite", "postgresql"]:
        with databases(kind) as made:
            results.append(at_work(made, count=asked.people, seconds=asked.seconds, pause=asked.pause))
            results.append(taking_next(made, count=asked.takers, claims=asked.claims))
    print(HEAD, *(result.row() for result in results), f"\nOn {machine()}.", sep="\n")
    for result in results:
        kinds = Counter(problem.strip().splitlines()[-1] for problem in result.problems)
        for problem, times in kinds.most_common(20):
            print(f"{result.title}, {result.database}: {problem} ({times} times)", file=sys.stderr)
        for problem in result.problems[:2]:
            print(problem, file=sys.stderr)
    return 1 if any(result.problems for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
