"""Finding claims and figures beside what a user would pick instead: quality, speed and memory as a table.

    uv run --extra nlp python -m bench.extraction --output docs/bench-extraction.md

Peers are installed into environments of their own; with --environments FOLDER they are kept for the next run.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench import figures, speakers, speed
from bench.environments import MS_RECOGNIZERS, PYSBD, QUANTULUM, RECOGNIZERS, SPACY


def main() -> None:
    """Runs everything and writes the tables."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.environments or temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        lines: list[str] = []
        for part in (_head(), _figures(options, folder), _others(folder), _speed(), _streams(options.megabytes)):
            for line in part:
                print(line, flush=True)
                lines.append(line)
    if options.output:
        Path(options.output).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", help="write the tables to this Markdown file")
    parser.add_argument("--environments", help="keep the peers' environments in this folder")
    parser.add_argument("--newsroom", help="another set of sentences with figures (JSON lines)")
    parser.add_argument("--spec", help="a folder with Recognizers' own spec (recognizers_*.json)")
    parser.add_argument("--megabytes", type=int, default=100, help="how much news text is streamed")
    return parser.parse_args()


def _head() -> Iterator[str]:
    yield "# Finding claims: speed and quality beside other tools"
    yield ""
    yield "Written by `bench/extraction.py`; every figure comes from the same run on the same machine. Rates are by the"
    yield "seconds that one core worked, so that what else the machine did does not count."
    yield ""
    yield f"    uv run --extra nlp python -m bench.extraction {' '.join(_shown(sys.argv[1:]))}"
    yield ""
    yield f"- {datetime.now(UTC):%d %B %Y}, {_processor()}, {platform.system()}; one of {os.cpu_count()} shared cores"
    yield f"- Python {platform.python_version()}; peers in environments of their own: {_versions()}"


def _shown(arguments: list[str]) -> list[str]:
    """The arguments with folders of this machine cut to their names."""
    return [Path(each).name if each.startswith("/") else each for each in arguments]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _versions() -> str:
    peers = (QUANTULUM, MS_RECOGNIZERS, RECOGNIZERS, PYSBD, SPACY)
    packages = [package for peer in peers for package in peer.packages if package != "setuptools"]
    return ", ".join(package.replace("==", " ") for package in packages)


def _figures(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    sets = [("our own test sentences (the grammar was written with them in view)", figures.own_cases())]
    if options.newsroom:
        given = Path(options.newsroom)
        sets.append((f"`{given.name}` (not part of the project)", figures.newsroom_cases(given)))
    yield ""
    yield "## Figures"
    for name, cases in sets:
        found = figures.scores(cases, folder)
        fastest = max(each.per_second for each in found[1:])
        yield ""
        yield f"On {name}: {len(cases)} sentences, {sum(len(case.figures) for case in cases)} figures."
        yield ""
        yield "| reader | value F1 | value and unit F1 | sentences/s | times the fastest peer |"
        yield "|---|---|---|---|---|"
        for each in found:
            pace = f"{each.per_second:,.0f} | {each.per_second / fastest:.1f}"
            yield f"| {each.name} | {each.value_f1:.3f} | {each.f1:.3f} | {pace} |"
    if options.spec:
        yield ""
        yield "Recognizers-Text's own spec (not part of the project): cases passed by value and span, all of a case."
        yield ""
        yield "| model | cases | claims | ms-recognizers-text-suite |"
        yield "|---|---|---|---|"
        for file, number, ours, theirs in figures.spec_passed(Path(options.spec), folder):
            yield f"| {file} | {number} | {ours} | {theirs} |"


def _others(folder: Path) -> Iterator[str]:
    yield ""
    yield "## Sentences"
    yield ""
    yield "Paragraphs of `bench/sentences.txt` split exactly as wanted."
    yield ""
    yield "| splitter | right | sentences/s |"
    yield "|---|---|---|"
    for each in speakers.splitting(folder):
        yield f"| {each.name} | {each.right} of {each.of} | {each.per_second:,.0f} |"
    yield ""
    yield "## Speakers"
    yield ""
    yield "Of the labelled claims that were found in our own articles (`tests/eval/articles`). The time of"
    yield "claims is that of the whole pipeline; spaCy is given the claims' sentences, and counts as naming the"
    yield "publication where it names nobody."
    yield ""
    yield "| half | reader | right | sentences/s |"
    yield "|---|---|---|---|"
    for half in ("development", "held out"):
        for said in speakers.speaking(folder, half=half):
            yield f"| {half} | {said.name} | {said.right} of {said.of} | {said.per_second:,.0f} |"
    yield from _parser()


def _parser() -> Iterator[str]:
    yield ""
    yield "## A parser beside the rules"
    yield ""
    yield "`claims extract --nlp` asks spaCy where the rules find no speaker. Recall / precision / speakers on our own:"
    yield ""
    yield "| half | rules | rules and parser |"
    yield "|---|---|---|"
    for half in ("development", "held out"):
        rules, both = speakers.by_rules(half), speakers.with_parser(half)
        shown = " / ".join(f"{value:.3f}" for value in both.values()) if both else "the extra is not installed here"
        yield f"| {half} | {' / '.join(f'{value:.3f}' for value in rules.values())} | {shown} |"


def _speed() -> Iterator[str]:
    yield ""
    yield "## Speed"
    yield ""
    yield "| work, on one core after start-up | sentences/s |"
    yield "|---|---|"
    for pace in speed.paces():
        yield f"| {pace.work} | {pace.per_second:,.0f} |"
    words, claims, seconds = speed.long_article()
    yield ""
    yield f"One article of {words:,} words: {seconds:.2f} s, {claims} claims."
    yield ""
    yield "1 MB of one thing, in seconds:"
    yield ""
    yield "| text | `extract` | `read` | `read_numbers` |"
    yield "|---|---|---|---|"
    for name, whole, news, numbers in speed.hostile():
        yield f"| {name} | {whole:.2f} | {news:.2f} | {numbers:.2f} |"


def _streams(megabytes: int) -> Iterator[str]:
    yield ""
    yield "## Streams"
    yield ""
    yield "News text through a pipe, one process: far more of it takes no more memory."
    yield ""
    yield "| command | MB | seconds | of them on the processor | peak memory, MB |"
    yield "|---|---|---|---|---|"
    for arguments, jsonl, largest in (
        (["extract", "-", "--jsonl", "--json"], True, megabytes),
        (["quantities", "-", "--json"], False, max(2, megabytes // 5)),
        (["score-sentences", "-", "--json"], False, max(2, megabytes // 5)),
    ):
        for size in (max(1, largest // 20), largest):
            done = speed.stream(arguments, size, jsonl=jsonl)
            took = f"{done.seconds:.0f} | {done.processor:.0f}"
            yield f"| `{done.command}` | {done.megabytes:.0f} | {took} | {done.peak:.0f} |"


if __name__ == "__main__":
    main()
