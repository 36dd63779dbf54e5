"""`claims audit`: the log of everything done at the desk, verified, its head, and written for others."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claims.cli.desk import acting_or_desk, existing_desk, viewing
from claims.cli.options import Acting, AsJson
from claims.cli.outputs import log_export, writing_lines
from claims.cli.printing import json_line, line, say
from claims.errors import InputError, LogBroken, StoreError

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from claims.store.audit import Head

app = typer.Typer(help="The log of everything done at the desk.", no_args_is_help=True, rich_markup_mode=None)

# As store.audit_export.LogFormat has them (a test holds them together): importing that would make every command start
# as slowly as the database does.
LogFormatName = Literal["jsonl", "csv"]
_KEPT = re.compile(r"(?:event\s+(\d+)\W+)?\b([0-9a-f]{64})\b", re.IGNORECASE)


@app.command("verify")
def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A hash that was kept, or the line `claims audit head` printed."),
    ] = None,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Say whether the audit log is unchanged.

    Reads it whole, and names the first event that was changed, removed or moved. Events missing from the very end
    show only beside a hash that was kept elsewhere: give it with --head. With --as the log says who verified it.

    \b
    Example:
      claims audit verify --head "event 412, 9f86d081…"
    """
    from claims.store.audit import find
    from claims.store.engine import reading

    number, kept = _kept(head)
    engine = existing_desk()
    reader = viewing(engine, who)
    try:
        with reading(engine) as session:
            log, at = find(session, kept)
        if kept and at is None:
            raise _not_in(number, kept, log.events)
    except LogBroken as error:
        if as_json:
            json_line({"ok": False, "event": error.event_id, "says": str(error)})
        raise
    if as_json:
        found = {"head_at": at, "since": log.events - at} if at is not None else {}
        json_line({"ok": True, "events": log.events, "hash": log.hash, **found})
    else:
        line(f"The log verifies: {log.events} events, the last one with the hash {log.hash}.")
        if at is not None:
            line(f"The hash that was kept is that of event {at}; {_counted(log.events - at)} since.")
    if reader:
        _log_verified(engine, reader.id, log)


def _log_verified(engine: "Engine", member_id: int, log: "Head") -> None:
    """Let the log say who verified it; a log that cannot be written was verified all the same."""
    from claims.review import steps

    try:
        steps.log_verified(engine, actor_id=member_id, events=log.events, head=log.hash)
    except StoreError as error:
        say(f"The log does not say that it was verified: {error}")


def _kept(said: str | None) -> tuple[int | None, str]:
    """The number and the hash in what was kept; the number is None where only the hash was."""
    if said is None:
        return None, ""
    found = _KEPT.search(said)
    if found is None:
        raise InputError("--head wants the 64 digits of a hash, or the line that claims audit head printed.")
    return int(found[1]) if found[1] else None, found[2].lower()


def _not_in(number: int | None, kept: str, events: int) -> StoreError:
    if number is None:
        why = f"It was cut before that event, or replaced. It has {events} events now, which follow each other."
        return StoreError(f"No event in the log has the hash {kept}. {why} Compare it with a backup.")
    if events < number:
        why = f"The log was cut: event {number} was in it when this line was printed, and it ends with event {events}"
        return LogBroken(f"{why} now. Compare it with a backup.", events + 1)
    why = f"The log was replaced: event {number} has another hash than when this line was printed"
    return LogBroken(f"{why}. Compare it with a backup.", number)


def _counted(events: int) -> str:
    return "1 event came" if events == 1 else f"{events} events came"


@app.command("head")
def head(as_json: AsJson = False) -> None:
    """Print the number and the hash of the last event, in a line to mail or keep elsewhere.

    `claims audit verify --head` says later whether the log still has it.

    \b
    Example:
      claims audit head | mail -s "Our log" archive@example.org
    """
    from claims.store.audit import last
    from claims.store.engine import reading

    with reading(existing_desk()) as session:
        end = last(session)
    if as_json:
        json_line({"event": end.events, "hash": end.hash})
    else:
        typer.echo(f"claims log, event {end.events}, {end.hash}")  # one line, however narrow the window


@app.command("export")
def export(
    output: Annotated[str, typer.Option("--output", metavar="FILE", help="Where to write it; - for standard output.")],
    format_: Annotated[LogFormatName, typer.Option("--format", help="JSON lines, or a table.")] = "jsonl",
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], help="From then on, UTC.")
    ] = None,
    claim: Annotated[int | None, typer.Option("--claim", metavar="ID", help="Only what is about this claim.")] = None,
    who: Acting = None,
) -> None:
    """Write the log, an event a line, so that others can read and verify it without this program.

    For leads and admins. What was done with confidential sources is written whole only for those who may see them.
    docs/audit.md says how to verify it.

    \b
    Example:
      claims audit export --output log.jsonl
    """
    from claims.model.confidential import may_see_confidential
    from claims.review.rules import may_read_log
    from claims.store import audit_export
    from claims.store.engine import reading

    engine = existing_desk()
    actor = acting_or_desk(engine, who, may_read_log)
    moment = since.replace(tzinfo=UTC) if since else None
    with reading(engine) as session, writing_lines(output) as take:
        form = audit_export.LogFormat(format_)
        whole = may_see_confidential(actor, assigned=False)
        count = audit_export.export(session, take, as_=form, since=moment, claim_id=claim, whole=whole)
    log_export(engine, actor, "log", events=count, format=format_)
    if output != "-":
        line(f"{count} events are in {output}.")
