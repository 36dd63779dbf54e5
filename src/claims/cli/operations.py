"""Looking after the desk: the schema, and what is wrong and what to do about it."""

import typer

from claims.cli.desk import shown_url, the_settings
from claims.cli.options import AsJson
from claims.cli.printing import json_line, line, say

db = typer.Typer(help="The desk's database.", no_args_is_help=True, rich_markup_mode=None)


@db.command("upgrade")
def upgrade(as_json: AsJson = False) -> None:
    """Bring the database to the newest schema.

    All of it or nothing; makes the tables where there are none, and puts back triggers that somebody took away.

    \b
    Example:
      claims db upgrade
    """
    from claims.store.engine import engine_for, reading
    from claims.store.kept import guard
    from claims.store.upgrade import current
    from claims.store.upgrade import upgrade as bring_up

    url = the_settings().database_url
    engine = engine_for(url)
    with reading(engine):  # says in words what is wrong with the file or the server
        before = current(engine)
        after = bring_up(engine)
        guard(engine)
    if as_json:
        json_line({"database": engine.dialect.name, "before": before, "after": after})
    elif before == after:
        line(f"{shown_url(url)} is at the newest revision already, {after}.")
    else:
        line(f"{shown_url(url)} is at revision {after} now (before: {before or 'no tables'}).")


def doctor(as_json: AsJson = False) -> None:
    """Say what is wrong with the desk, and what to do.

    Changes nothing; ends with 1 when something is wrong.

    \b
    Example:
      claims doctor
    """
    from claims.cli.doctor import findings

    problems = 0
    for finding in findings():
        problems += not finding.ok
        if as_json:
            json_line(finding.as_json())
        else:
            line(f"{'ok     ' if finding.ok else 'PROBLEM'}  {finding.check}: {finding.says}", hanging=9)
            if finding.what_to_do:
                line(finding.what_to_do, indent=9)
    if problems:
        say("One thing is wrong." if problems == 1 else f"{problems} things are wrong.")
        raise typer.Exit(1)
