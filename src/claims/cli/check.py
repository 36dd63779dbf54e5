"""`claims check`: the whole job in one go, without a database."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import in_words, shapes
from claims.cli.inputs import article_from
from claims.cli.options import AllowPrivate, ArticleSource, AsJson
from claims.cli.outputs import refuse_place, write
from claims.cli.printing import json_line, json_text, say

if TYPE_CHECKING:
    from claims.model.report import ArticleReport

REPORTS = (".html", ".csv", ".json")


def check(
    source: ArticleSource,
    sources: Annotated[
        str, typer.Option("--sources", metavar="FILE", help="A table of sources: csv, xlsx, json, or ClaimReview.")
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="REPORT", help="Write a draft report: a name ending in .html, .csv or .json."),
    ] = None,
    as_json: AsJson = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Check an article in one go, without a database.

    Finds its claims, matches them against a table of sources, and says what differs. Nothing is stored.

    \b
    Examples:
      claims check article.txt --sources sources.csv
      claims check article.txt --sources sources.csv --output report.html
    """
    if output is not None:
        if Path(output).suffix.lower() not in REPORTS:
            raise typer.BadParameter(f"{output} should end in {', '.join(REPORTS)}.", param_hint="--output")
        refuse_place(output)
    from claims.desk.check import check as check_article
    from claims.reading import read_sources

    article = article_from(source, allow_private=allow_private)
    rows = read_sources(sources, allow_private=allow_private)
    report = check_article(article, rows, made_at=datetime.now(UTC))
    if output is not None:
        write(output, _written(report, Path(output).suffix.lower()))
        say(f"The draft report with {len(report.claims)} claims is in {output}.")
    if as_json:
        for claim in report.claims:
            json_line(shapes.checked_claim(claim))
    elif output is None:
        in_words.report(report)


def _written(report: "ArticleReport", suffix: str) -> str | bytes:
    if suffix == ".json":  # not ClaimReview: that is for verdicts, and nobody has given one yet
        return json_text(shapes.draft_report(report)) + "\n"
    from claims.reporting import csv, html

    return html(report) if suffix == ".html" else csv(report)
