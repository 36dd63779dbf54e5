"""Adds articles to a desk, each in a process of its own that is killed at another moment of the work.

Run by test_killed.py as `python adding_and_killed.py URL MEMBER TIMES`; prints how many seconds one article takes.
The fork starts a process in milliseconds, where a new Python would spend its life importing.
"""

import os
import signal
import sys
import time

from claims.desk import intake
from claims.extraction import ClaimDraft
from claims.model.enums import ClaimType
from claims.reading import Article
from claims.store.engine import engine_for

CLAIMS = 40


def add(url: str, member: int, number: int) -> None:
    """Add article `number`, whose claims all have passages that speak about them."""
    quotes = [f"Ferry {n} of year {number} carried visitors to the island." for n in range(CLAIMS)]
    text = "\n".join(quotes)
    starts = [text.index(quote) for quote in quotes]
    drafts = [
        ClaimDraft(quote, at, at + len(quote), quote, ClaimType.EVENT, None, 0.5, (), (), (), at, at + len(quote))
        for at, quote in zip(starts, quotes, strict=True)
    ]
    intake.add(engine_for(url), article=Article(text, f"Article {number}"), drafts=drafts, actor_id=member)


def in_a_process(url: str, member: int, number: int, *, killed_after: float | None) -> float:
    """Start adding an article and kill that after so many seconds; how long it lived."""
    begins, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(says, b"!")
        add(url, member, number)
        os._exit(0)
    os.read(begins, 1)
    started = time.perf_counter()
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.perf_counter() - started


if __name__ == "__main__":
    url, member, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    whole = in_a_process(url, member, 0, killed_after=None)
    for number in range(1, times + 1):  # from the first moment to a little after the last one
        in_a_process(url, member, number, killed_after=whole * 1.2 * (number - 1) / times)
    sys.stdout.write(f"{whole:.2f}\n")
