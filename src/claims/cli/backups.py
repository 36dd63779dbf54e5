"""`claims backup`, `claims restore` and `claims db clear`: the desk in a file, and what was put away long ago."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.desk import acting_or_desk, existing_desk, shown_url, the_settings
from claims.cli.options import Acting, AsJson
from claims.cli.outputs import refuse_place
from claims.cli.printing import json_line, line
from claims.errors import Refused

if TYPE_CHECKING:
    from claims.store.backup import Contents

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write it.")],
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Write the whole desk into one checked file.

    Others go on working. For admins, and for whoever reaches the database from the shell. The file is the
    same for SQLite and PostgreSQL.

    \b
    Example:
      claims backup desk-2026-03-31.db
    """
    from claims.review import steps
    from claims.review.rules import may_operate
    from claims.store.backup import back_up

    refuse_place(file)
    engine = existing_desk()
    actor = acting_or_desk(engine, who, may_operate)
    held = back_up(engine, Path(file))
    steps.log_backup(
        engine,
        actor_id=actor.id if actor else None,
        file=Path(file).name,
        articles=held.articles,
        claims=held.claims,
        events=held.head.events,
        head=held.head.hash,
    )
    _say(held, file, None, as_json=as_json)


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What claims backup wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of a desk that is in use.")] = False,
    yes: Yes = False,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the place of the desk.

    The backup is checked first and brought up to date; the desk that was there is kept in a file beside.

    \b
    Example:
      claims restore desk-2026-03-31.db
    """
    from claims.desk.restoring import restore as put_back

    url = the_settings().database_url
    if replace and not yes:
        said = typer.prompt(f"This replaces the desk at {shown_url(url)}. Type replace to go on", err=True)
        if said.strip() != "replace":
            raise Refused(["Nothing was changed."])
    held, kept = put_back(Path(file), url, replace=replace, who=who)
    _say(held, file, kept, as_json=as_json)


def clear(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken away.")] = False,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Take away for good what was removed longer ago than the policy keeps it.

    Only where nothing refers to it; never events, versions of verdicts, or what was published.

    \b
    Example:
      claims db clear --dry-run
    """
    from claims.review import steps
    from claims.review.rules import may_operate
    from claims.store.clearing import clear as try_clearing
    from claims.store.engine import writing

    engine = existing_desk()
    actor = acting_or_desk(engine, who, may_operate)
    if dry_run:
        with writing(engine) as session:
            done = try_clearing(session)  # not committed
    else:
        done = steps.clear_removed(engine, actor_id=actor.id if actor else None)
    if as_json:
        json_line({"before": done.before, "removed": done.removed, "kept": done.kept, "dry_run": dry_run})
        return
    would = "Would be taken away" if dry_run else "Taken away"
    for said, found in ((would, done.removed), ("Kept, because something refers to it", done.kept)):
        for table, ids in found.items():
            line(f"{said}: {table} {', '.join(map(str, ids))}.")
    if not done.removed and not done.kept:
        line(f"Nothing was removed before {done.before}.")


def _say(held: "Contents", file: str, kept: Path | None, *, as_json: bool) -> None:
    if as_json:
        found = {"articles": held.articles, "claims": held.claims, "events": held.head.events, "head": held.head.hash}
        json_line({"file": file, **found, **({"kept": str(kept)} if kept else {})})
        return
    if kept:
        line(f"The desk that was there is kept in {kept}.")
    line(
        f"{held.articles} articles, {held.claims} claims, log verifies, head: event {held.head.events}, "
        f"{held.head.hash}"
    )
