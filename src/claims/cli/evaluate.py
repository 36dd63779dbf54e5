"""Evaluating: how well the tool does on a newsroom's own material, in the measures papers use."""

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.evaluation_files import evaluation_set
from claims.cli.options import AsJson
from claims.cli.printing import json_line, line, progress, say
from claims.errors import SettingError

if TYPE_CHECKING:
    from claims.matching.evaluate import Evaluation

app = typer.Typer(help="Measure the tool on your own archive.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _evaluate() -> None:
    """A group, though it has one command yet: what is measured is part of its name."""


@app.command("matching")
def matching(
    passages: Annotated[
        str, typer.Option("--passages", metavar="TSV", help="Columns passage_id, statement and, if there is, title.")
    ],
    queries: Annotated[str, typer.Option("--queries", metavar="TSV", help="Claims: columns query_id, text.")],
    qrels: Annotated[
        str, typer.Option("--qrels", metavar="FILE", help="Which passage is right: QUERY_ID 0 PASSAGE_ID 1 a line.")
    ],
    semantic: Annotated[
        bool, typer.Option("--semantic", help="Match by meaning too; needs the extra claims-desk[semantic].")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Measure how well the right passage comes first.

    Statements that are equal but for case, spacing and quote style are one passage: a judgement on one is
    a judgement on all. The whole ranking is measured, with what the desk leaves out because it scores too low.
    Nothing is stored.

    \b
    Examples:
      claims evaluate matching --passages passages.tsv --queries queries.tsv --qrels qrels.txt
      claims evaluate matching --passages passages.tsv --queries queries.tsv --qrels qrels.txt --semantic
    """
    given = evaluation_set(passages, queries, qrels)
    from claims.matching import Index
    from claims.matching.evaluate import DEPTH, evaluate

    meaning = None
    if semantic:
        from claims.meaning import load, switched_on

        meaning = load()  # says what to install where the extra is not there
        if not switched_on():
            raise SettingError("CLAIMS_SEMANTIC is off: leave out --semantic, or set CLAIMS_SEMANTIC to on.")
    with progress("Reading the passages") as told:
        index = Index(given.passages, meaning=meaning, progress=told)
    with progress("Searching") as told:
        judged = len(given.queries.keys() & given.qrels.keys())
        done = 0

        def search(claim: str) -> list[int]:
            nonlocal done
            done += 1
            told(done, judged)
            return index.ranked(claim, limit=DEPTH)

        found = evaluate(given.passages, given.queries, given.qrels, search=search)
    if given.without_claim:
        say(f"{given.without_claim} judged queries are not in {queries}; they were left out.")
    if as_json:
        json_line(found.as_json())
    else:
        _in_words(found)


def _in_words(found: "Evaluation") -> None:
    line(f"{found.claims:,} claims against {found.passages:,} passages, twins counted once:")
    figures = [
        *((f"MAP@{depth}", value) for depth, value in found.map_at.items()),
        ("MRR", found.mrr),
        *((f"recall@{depth}", value) for depth, value in found.recall_at.items()),
    ]
    for name, value in figures:
        line(f"{name:<10} {value:.4f}", indent=2)
    line(f"{found.seconds * 1000:.1f} ms a claim", indent=2)
