"""`claims sources`, further: the list of them, what is known about one, its text read again, and putting it away."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.desk import acting, existing_desk, viewing
from claims.cli.options import Acting, AllowPrivate, AsJson
from claims.cli.printing import json_line, line, say
from claims.cli.put_away import PutAway, Reason

if TYPE_CHECKING:
    from claims.store.queries.sources import SourceView

SourceId = Annotated[int, typer.Argument(metavar="ID", help="The source's number; claims sources list has them.")]


def add_to(app: typer.Typer) -> None:
    """Make these commands of `claims sources`."""
    for name, command in (
        ("list", list_),
        ("edit", edit),
        ("snapshot", snapshot),
        ("remove", remove),
        ("restore", restore),
    ):
        app.command(name)(command)


def list_(
    words: Annotated[str, typer.Option("--words", help="Only those whose title or publisher holds these words.")] = "",
    put_away: PutAway = False,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Print the sources, newest first.

    Confidential ones are listed only with the name (--as) of a member who may see them.

    \b
    Example:
      claims sources list --words yearbook
    """
    from claims.store.engine import reading
    from claims.store.queries.sources import sources

    engine = existing_desk()
    viewer = viewing(engine, who)
    with reading(engine) as session:
        found = sources(session, viewer, words=words, removed=put_away, limit=10_000)
    for each in found:
        if as_json:
            json_line(_shape(each))
        else:
            line(f"{each.id}. {each.title}{f' ({each.publisher})' if each.publisher else ''}: {_known(each)}")


def _shape(view: "SourceView") -> dict[str, Any]:
    fields = ("id", "title", "publisher", "url", "primary", "owner_group", "wire", "confidential", "version")
    return {**{field: getattr(view, field) for field in fields}, "kind": view.kind.value, "put_away": view.removed}


def _known(view: "SourceView") -> str:
    said = [{True: "primary", False: "secondary", None: ""}[view.primary]]
    said.append(f"owned by {view.owner_group}" if view.owner_group else "")
    said.append(f"copy of {view.wire}" if view.wire else "")
    said.append("confidential" if view.confidential else "")
    return ", ".join(filter(None, said)) or view.kind.value


def edit(
    source: SourceId,
    *,
    primary: Annotated[bool | None, typer.Option("--primary/--secondary", help="What it is as evidence.")] = None,
    owner_group: Annotated[str | None, typer.Option("--owner-group", help="Who owns its publisher.")] = None,
    wire: Annotated[str | None, typer.Option("--wire", help="The agency whose copy it is.")] = None,
    confidential: Annotated[
        bool | None, typer.Option("--confidential/--open", help="Whether it is hidden from most of the desk.")
    ] = None,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Save what the rules ask about a source.

    What is not given stays as it is; an empty text takes it away.

    \b
    Example:
      claims sources edit 4 --primary --owner-group "Big Media" --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_keep_sources
    from claims.store.engine import reading
    from claims.store.queries.sources import source as stored

    engine = existing_desk()
    actor = acting(engine, who, may_keep_sources)
    with reading(engine) as session:
        view = stored(session, source, actor)
    version = steps.edit_source(
        engine,
        source_id=source,
        actor_id=actor.id,
        based_on=view.version,
        primary=view.primary if primary is None else primary,
        owner_group=(view.owner_group or "") if owner_group is None else owner_group,
        wire=(view.wire or "") if wire is None else wire,
        confidential=view.confidential if confidential is None else confidential,
    )
    if as_json:
        json_line({"source": source, "version": version})
    else:
        line(f"Source {source} is saved, as version {version}.")


def snapshot(
    source: Annotated[int | None, typer.Argument(metavar="ID", help="The source's number.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Every source with a link.")] = False,
    file: Annotated[Path | None, typer.Option("--file", help="Its text, instead of reading the link.")] = None,
    archive_url: Annotated[
        str | None, typer.Option("--archive-url", metavar="URL", help="With --file: where a copy is kept.")
    ] = None,
    who: Acting = None,
    as_json: AsJson = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Read a source again and keep its text.

    With its hash and the time; whether quoted words still stand in it is said with the evidence. A link that cannot be
    read stores nothing and ends with 1.

    \b
    Examples:
      claims sources snapshot 4 --as "Your Name"
      claims sources snapshot --all --as "Your Name"
      claims sources snapshot 4 --file page.html --archive-url https://archive.example/4 --as "Your Name"
    """
    if (source is None) != every or (every and file) or (archive_url and not file):
        raise typer.BadParameter("Give one ID, or --all; --archive-url goes with --file.")
    from claims.desk import snapshots
    from claims.review.rules import may_keep_sources

    engine = existing_desk()
    actor = acting(engine, who, may_keep_sources)
    if source is None:
        _all(snapshots.read_all_again(engine, actor_id=actor.id, allow_private=allow_private), as_json=as_json)
        return
    if file:
        from claims.reading.files import file_bytes
        from claims.reading.limits import MAX_ARTICLE_BYTES

        data = file_bytes(file, limit=MAX_ARTICLE_BYTES)
        kept = snapshots.keep_text(
            engine, source_id=source, data=data, name=file.name, archive_url=archive_url, actor_id=actor.id
        )
    else:
        kept = snapshots.read_again(engine, source_id=source, actor_id=actor.id, allow_private=allow_private)
    if as_json:
        json_line({"source": source, "snapshot": kept})
    else:
        line(f"The text of source {source} is kept, as snapshot {kept}.")


def _all(done: list[Any], *, as_json: bool) -> None:
    failed = [each for each in done if each.problem]
    for each in done:
        if as_json:
            json_line({"source": each.source_id, "snapshot": each.snapshot_id, "problem": each.problem})
        elif each.problem:
            say(f"Source {each.source_id}: {each.problem}")
    say(f"{len(done) - len(failed)} of {len(done)} sources were read.")
    if failed:
        raise typer.Exit(1)


def remove(source: SourceId, reason: Reason = "", who: Acting = None, as_json: AsJson = False) -> None:
    """Put a source away.

    It is not proposed or found any more; evidence that uses it stays. For editors and leads.

    \b
    Example:
      claims sources remove 4 --reason "Withdrawn by its publisher." --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_put_away

    engine = existing_desk()
    actor = acting(engine, who, may_put_away)
    steps.remove_source(engine, source_id=source, actor_id=actor.id, reason=reason)
    if as_json:
        json_line({"source": source, "put_away": True})
    else:
        line(f"Source {source} is put away. Take it back with: claims sources restore {source}")


def restore(source: SourceId, who: Acting = None, as_json: AsJson = False) -> None:
    """Take a source that was put away back.

    \b
    Example:
      claims sources restore 4 --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_put_away

    engine = existing_desk()
    actor = acting(engine, who, may_put_away)
    steps.restore_source(engine, source_id=source, actor_id=actor.id)
    if as_json:
        json_line({"source": source, "put_away": False})
    else:
        line(f"Source {source} is back.")
