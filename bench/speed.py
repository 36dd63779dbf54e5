"""How fast and in how much memory: the whole pipeline, streams of any size, and text made to slow a reader down."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.memory import peak_memory
from claims.extraction import extract, score_sentence, sentences
from claims.quantities import read, read_numbers
from claims.reading.article import Article

ARTICLES = Path(__file__).parents[1] / "tests" / "eval" / "articles"
MEGABYTE = 1_000_000


def article_texts() -> list[str]:
    """Our labelled articles."""
    return [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))]


def _other_digits(turn: int) -> dict[int, str]:
    """Each digit but 0 for another one but 0."""
    return {ord(str(digit)): str((digit - 1 + turn) % 9 + 1) for digit in range(1, 10)}


def copies(number: int) -> Iterator[str]:
    """Our articles again and again, with other digits each time, so that nothing remembered makes it faster."""
    texts = article_texts()
    for turn in range(number):
        text = texts[turn % len(texts)]
        yield text.translate(_other_digits(turn))


@dataclass(frozen=True, slots=True)
class Pace:
    """What one core did of one kind of work."""

    work: str
    sentences: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Sentences a second."""
        return self.sentences / self.seconds


def paces(articles: int = 200) -> list[Pace]:
    """The whole pipeline, and each of its parts that is a command of its own."""
    texts = list(copies(articles))
    lines = [text[a:b] for text in texts for a, b in sentences(text)]
    extract(Article(texts[0], publisher="The Gazette"))
    read(lines[0])
    score_sentence(lines[0])

    def timed(work: str, do: Callable[[], object]) -> Pace:
        begun = time.process_time()
        do()
        return Pace(work, len(lines), time.process_time() - begun)

    return [
        timed("the whole pipeline (`extract`)", lambda: [extract(Article(t, publisher="The Gazette")) for t in texts]),
        timed("check-worthiness (`score_sentence`)", lambda: [score_sentence(line) for line in lines]),
        timed("figures (`quantities.read`)", lambda: [read(line) for line in lines]),
        timed("sentences (`sentences`)", lambda: [sentences(text) for text in texts]),
    ]


def long_article(words: int = 5_000) -> tuple[int, int, float]:
    """Words, claims and the best of three times in seconds for one article of about that many words."""
    parts: list[str] = []
    for text in copies(1_000):
        parts.append(text)
        if sum(len(part.split()) for part in parts) >= words:
            break
    article = Article("\n\n".join(parts), publisher="The Gazette")
    times = []
    for _ in range(3):
        begun = time.process_time()
        found = extract(article)
        times.append(time.process_time() - begun)
    return len(article.text.split()), len(found), min(times)


@dataclass(frozen=True, slots=True)
class Stream:
    """A command fed through a pipe."""

    command: str
    megabytes: float
    seconds: float  # by the clock, with whatever else the machine did
    processor: float  # seconds of one core
    peak: float  # resident memory, megabytes


def stream(arguments: list[str], megabytes: int, *, jsonl: bool) -> Stream:
    """Feeds that much news text to `claims` through a pipe, its output thrown away; its time and peak memory."""
    command = [sys.executable, "-m", "claims", *arguments]
    with tempfile.TemporaryFile() as errors, open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=nowhere, stderr=errors)
        assert child.stdin is not None
        sent = 0
        for text in copies(10**9):
            data = (json.dumps({"text": text}) + "\n" if jsonl else text).encode()
            child.stdin.write(data)
            sent += len(data)
            if sent >= megabytes * MEGABYTE:
                break
        peak = peak_memory(child.pid)  # at the end of a stream nothing is left but one line
        child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if child.returncode != 0:
            raise RuntimeError(errors.read().decode(errors="replace"))
    took = time.perf_counter() - begun
    processor = usage.ru_utime + usage.ru_stime
    return Stream("claims " + " ".join(arguments), sent / MEGABYTE, took, processor, peak)


HOSTILE = {
    "digits": "9",
    "spaces": " ",
    "quote marks": "“",
    "straight quote marks": '"',
    "“million million …”": "million ",
    "“said said …”": "said ",
    "commas": ", ",
    "brackets": "(",
    "line ends": "a\n",
    "names": "John Smith ",
    "“twenty-one twenty-one …”": "twenty-one ",
}


_READERS: tuple[Callable[[str], object], ...] = (lambda text: extract(Article(text)), read, read_numbers)


def hostile() -> list[tuple[str, float, float, float]]:
    """For each 1 MB of one thing: the seconds of `extract`, of `read` and of `read_numbers`."""
    rows = []
    for name, unit in HOSTILE.items():
        text = unit * (MEGABYTE // len(unit))
        took = []
        for do in _READERS:
            begun = time.process_time()
            do(text)
            took.append(time.process_time() - begun)
        rows.append((name, took[0], took[1], took[2]))
    return rows
