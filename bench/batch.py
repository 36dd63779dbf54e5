"""An article of 200 claims added to a desk with many passages, then every claim of the desk matched again.

    uv run --with wordfreq==3.1.1 python -m bench.batch [--sizes N ...] [--claims N]

The archives and claims are those of bench/matching.py. Matching again is `claims match --all`, a process of its own,
from its start to its end; the second time nothing has changed. Writes a Markdown table to standard output.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import Engine

from bench import archive
from bench.databases import machine
from bench.memory import MEGABYTE
from claims.desk import intake
from claims.extraction import ClaimDraft
from claims.model.enums import ClaimType
from claims.reading import Article, read_text
from claims.review import steps
from claims.store.engine import engine_for

OF_AN_ARTICLE = 200  # claims

HEAD = (
    "| passages | article of 200 claims, s | claims | `match --all`, s | claims a second | most MB | again, s |\n"
    "|--:|--:|--:|--:|--:|--:|--:|"
)


def main() -> None:
    """Runs every size and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=(10_000, 100_000), help="passages in each archive")
    parser.add_argument("--claims", type=int, default=2_000, help="claims at the desk besides those of the article")
    options = parser.parse_args()
    print(f"{machine()}\n\n{HEAD}", flush=True)
    for size in options.sizes:
        with TemporaryDirectory() as folder:
            print(row(Path(folder) / "claims.db", size, options.claims), flush=True)


def row(store: Path, size: int, claims: int) -> str:
    """The row of the table for an archive of `size` passages."""
    archive.store(store, size)
    said = [asked.text for asked in archive.claims(archive.sample(claims + OF_AN_ARTICLE, size))]
    engine = engine_for(f"sqlite:///{store}")
    article, drafts = _written(said[:OF_AN_ARTICLE])
    begun = time.perf_counter()
    intake.add(engine, article=article, drafts=drafts, actor_id=None)
    added = time.perf_counter() - begun
    _unmatched(engine, said[OF_AN_ARTICLE:])
    engine.dispose()
    matched, most = _match_all(store)
    again, _ = _match_all(store)
    speed = claims / matched
    return f"| {size:,} | {added:.2f} | {claims:,} | {matched:.1f} | {speed:.0f} | {most:,.0f} | {again:.1f} |"


def _written(said: list[str]) -> tuple[Article, list[ClaimDraft]]:
    """An article with these sentences, each of them a claim."""
    article = read_text("\n\n".join(said))
    drafts, at = [], 0
    for sentence in said:
        start = article.text.index(sentence, at)
        at = start + len(sentence)
        drafts.append(ClaimDraft(sentence, start, at, sentence, ClaimType.EVENT, None, 0.5, (), (), (), start, at))
    return article, drafts


def _unmatched(engine: Engine, said: list[str]) -> None:
    for first in range(0, len(said), OF_AN_ARTICLE):
        article, drafts = _written(said[first : first + OF_AN_ARTICLE])
        steps.add_article(engine, article=article, drafts=drafts, actor_id=None, proposals={})


def _match_all(store: Path) -> tuple[float, float]:
    """Seconds by the clock, and the megabytes of the process of it that took most."""
    command = [sys.executable, "-m", "claims", "match", "--all"]
    environment = {**os.environ, "CLAIMS_DATABASE_URL": f"sqlite:///{store}", "CLAIMS_SEMANTIC": "off"}
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"claims match --all ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_maxrss * 1024 / MEGABYTE


if __name__ == "__main__":
    main()
