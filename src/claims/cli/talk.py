"""`claims search`, `claims comments`, `claims tags` and `claims lease`: what is said about claims, and who has them."""

from typing import Annotated

import typer

from claims.cli.contacts import Format, Output
from claims.cli.desk import acting, acting_or_desk, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.outputs import log_export, refuse_place, write
from claims.cli.printing import json_line, line, say

comments = typer.Typer(help="What was said about claims.", no_args_is_help=True, rich_markup_mode=None)
tags = typer.Typer(help="The desk's list of tags.", no_args_is_help=True, rich_markup_mode=None)
lease = typer.Typer(help="Who has a claim open.", no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The tag.")]


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them have to stand in it.")],
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Find comments, contacts and tags that hold these words.

    With --as your own private notes are searched as well; those of others never are.

    \b
    Example:
      claims search harbour office
    """
    from claims.reporting.words import moment, stamp
    from claims.store.engine import reading
    from claims.store.queries.talk import search_talk

    engine = existing_desk()
    viewer = acting_or_desk(engine, who, lambda _: []) if who else None
    with reading(engine) as session:
        found = search_talk(session, " ".join(words), viewer_id=viewer.id if viewer else None)
    for one in found:
        if as_json:
            about = {"kind": one.kind, "id": one.id, "claim_id": one.claim_id, "claim": one.quote}
            json_line({**about, "who": one.who, "text": one.text, "at": stamp(one.at)})
        else:
            line(f"{one.kind} · claim {one.claim_id} · {one.who}, {moment(one.at)}")
            line(one.text.strip(), indent=2)
    if not found and not as_json:
        say("Nothing holds these words.")


@comments.command("export")
def export(file_format: Format = "csv", output: Output = "-", who: Acting = None) -> None:
    """Write every comment to a file.

    With --as your own private notes are in it; those of others never are.

    \b
    Example:
      claims comments export --format csv --output comments.csv
    """
    from claims.cli.talk_shapes import comment_row
    from claims.reporting.talk_tables import COMMENT_COLUMNS, rows_csv, rows_json
    from claims.store.engine import reading
    from claims.store.queries.comments import comments as said

    refuse_place(output)
    engine = existing_desk()
    viewer = acting_or_desk(engine, who, lambda _: []) if who else None
    with reading(engine) as session:
        rows = [comment_row(one) for one in said(session, viewer_id=viewer.id if viewer else None)]
    write(output, rows_csv(COMMENT_COLUMNS, rows) if file_format == "csv" else rows_json(rows))
    log_export(engine, viewer, "comments", rows=len(rows))


@tags.command("list")
def list_tags(as_json: AsJson = False) -> None:
    """Print the tags, retired ones as such, with how many claims carry each.

    \b
    Example:
      claims tags list
    """
    from claims.store.engine import reading
    from claims.store.queries.tags import tags as known

    with reading(existing_desk()) as session:
        found = known(session, retired=True)
    for tag in found:
        if as_json:
            json_line({"id": tag.id, "name": tag.name, "claims": tag.claims, "retired": tag.retired_at is not None})
        else:
            line(f"{tag.name} ({tag.claims}{', retired' if tag.retired_at else ''})")


@tags.command("add")
def add_tag(name: Name, who: Acting = None) -> None:
    """Add a tag to the list, or take a retired one back. For leads and admins.

    \b
    Example:
      claims tags add Migration --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_keep_lists

    engine = existing_desk()
    steps.add_tag(engine, name=name, actor_id=acting(engine, who, may_keep_lists).id)
    line(f"{name.strip()} is on the list of tags.")


@tags.command("retire")
def retire_tag(name: Name, who: Acting = None) -> None:
    """Take a tag off the list: claims keep it, no further claim gets it. For leads and admins.

    \b
    Example:
      claims tags retire Migration --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_keep_lists

    engine = existing_desk()
    steps.retire_tag(engine, name=name, actor_id=acting(engine, who, may_keep_lists).id)
    line(f"{name.strip()} is retired.")


@lease.command("break")
def break_lease(
    claim: Annotated[int, typer.Argument(metavar="ID", help="The claim's number.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; the log keeps it.")],
    who: Acting = None,
) -> None:
    """Take a claim from whoever has it open; it waits for somebody again. For leads and admins.

    \b
    Example:
      claims lease break 7 --reason "Mina is ill." --as "Your Name"
    """
    from claims.review import steps
    from claims.review.roles import KEEPERS

    engine = existing_desk()
    actor = acting(engine, who, lambda person: [] if person.role in KEEPERS else ["That is for leads and admins."])
    steps.break_lease(engine, claim_id=claim, actor_id=actor.id, reason=reason)
    line(f"Claim {claim} waits for somebody again.")
