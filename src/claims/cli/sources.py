"""`claims sources`: take a table of sources into the desk, and write it out again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.desk import acting_or_desk, existing_desk, made_desk, viewing
from claims.cli.options import Acting, AllowPrivate, AsJson
from claims.cli.outputs import log_export, refuse_place, write
from claims.cli.printing import json_line, line, progress, say

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from claims.reading import SourceRow
    from claims.review.steps import Imported

TABLES = (".csv", ".xlsx", ".json")

app = typer.Typer(help="What claims are checked against.", no_args_is_help=True, rich_markup_mode=None)


@app.command("import")
def import_(
    source: Annotated[
        str,
        typer.Argument(metavar="FILE|URL", help="A table (csv, xlsx, json) or ClaimReview (a page, a feed)."),
    ],
    who: Acting = None,
    as_json: AsJson = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Store the rows of a sources table.

    All that are not there yet, or none when one row is wrong.

    \b
    Example:
      claims sources import sources.csv --as "Your Name"
    """
    from claims.reading import read_sources

    rows: list[SourceRow] = []
    engine = done = None
    try:
        rows = read_sources(source, allow_private=allow_private)
        engine = made_desk()
        done = _stored(engine, rows, who, name=Path(source).name)
        _embed_where_on(engine)
    except KeyboardInterrupt:
        there = done is not None or (engine is not None and _all_there(engine, rows))
        say(_broken_off(len(rows) if there else 0))
        raise
    if done.put_away:
        say(f"{done.says} From the shell: claims sources restore {done.put_away[0][0]}")
    if as_json:
        json_line({"sources": done.sources, "passages": done.passages, "known": done.known})
        return
    from claims.reporting.words import count

    new = f"{count(done.passages, 'new passage', 'new passages')}, {count(done.sources, 'new source', 'new sources')}"
    line(f"{new}; {count(done.known, 'row was', 'rows were')} there already.")
    if done.passages:
        line("Propose them for the claims you have with: claims match")


def _stored(engine: "Engine", rows: "list[SourceRow]", who: str | None, *, name: str) -> "Imported":
    from claims.review import steps
    from claims.review.rules import may_import

    actor = acting_or_desk(engine, who, may_import)
    return steps.import_sources(engine, rows=rows, actor_id=actor.id if actor else None, name=name)


def _embed_where_on(engine: "Engine") -> None:
    from claims.desk.meaning import embed
    from claims.meaning import switched_on

    if switched_on():
        with progress("Reading what the passages mean") as told:
            embed(engine, progress=told)


def _all_there(engine: "Engine", rows: "list[SourceRow]") -> bool:
    """Whether every row is stored: a program may be broken off between a commit and hearing of it."""
    from sqlalchemy.exc import NoResultFound

    from claims.review.steps.sources import passage_of
    from claims.store.engine import reading

    with reading(engine) as session:
        try:
            for row in rows:
                passage_of(session, row)
        except NoResultFound:
            return False
    return True


def _broken_off(stored: int) -> str:
    """What an import that was broken off has stored: it is all of its rows, or none."""
    if not stored:
        return "Broken off: no row was stored. Import the table again."
    from claims.meaning import switched_on

    more = " What they mean is read with: claims sources embed" if switched_on() else ""
    return f"Broken off after every row was stored ({stored:,}).{more}"


@app.command("embed")
def embed_(as_json: AsJson = False) -> None:
    """Read what the passages mean.

    Those that have no vector yet, or were changed since. Broken off, it goes on from there the next time. Needs the
    extra: pip install 'claims-desk[semantic]'.

    \b
    Example:
      claims sources embed
    """
    engine = existing_desk()
    from claims.desk.meaning import embed

    with progress("Reading what the passages mean") as told:
        done = embed(engine, progress=told)
    if as_json:
        json_line({"embedded": done})
    else:
        from claims.meaning import switched_on

        used = (
            "claims find them by their meaning too" if switched_on() else "they wait until CLAIMS_SEMANTIC is not off"
        )
        line(f"{done} passages were read; {used}." if done else "All were read already.")


@app.command("export")
def export(
    output: Annotated[str, typer.Argument(metavar="FILE", help="A name ending in .csv, .xlsx or .json.")],
    who: Acting = None,
) -> None:
    """Write the stored sources as a table.

    Every passage is a row; the table can be imported again. Confidential sources are in it only with the name (--as) of
    a member who may see them.

    \b
    Example:
      claims sources export sources.xlsx
    """
    suffix = Path(output).suffix.lower()
    if suffix not in TABLES:
        raise typer.BadParameter(f"{output} should end in {', '.join(TABLES)}.", param_hint="FILE")
    refuse_place(output)
    from claims.reporting import sources_csv, sources_json, sources_xlsx
    from claims.store.engine import reading
    from claims.store.queries.sources import every_passage

    makers: dict[str, Callable[[list[SourceRow]], str | bytes]] = {
        ".csv": sources_csv,
        ".xlsx": sources_xlsx,
        ".json": sources_json,
    }
    engine = existing_desk()
    viewer = viewing(engine, who)
    with reading(engine) as session:
        rows = [_row(*found) for found in every_passage(session, viewer)]
    write(output, makers[suffix](rows))
    log_export(engine, viewer, "sources", passages=len(rows))
    say(f"{len(rows)} passages are in {output}.")


SOURCE_COLUMNS = (
    "title",
    "publisher",
    "url",
    "published_on",
    "kind",
    "language",
    "accessed_on",
    "archive_url",
    "primary",
    "owner_group",
    "wire",
    "confidential",
)
PASSAGE_COLUMNS = ("statement", "locator", "claimant", "rating", "rating_value")


def _row(source: Any, passage: Any) -> "SourceRow":
    """One passage with its source as a row of a sources table."""
    from claims.reading import SourceRow

    of_source = {column: getattr(source, column) for column in SOURCE_COLUMNS}
    return SourceRow(**of_source, **{column: getattr(passage, column) for column in PASSAGE_COLUMNS})
