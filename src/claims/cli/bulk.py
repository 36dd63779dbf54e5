"""`claims bulk`: one step with many claims, previewed first, and undone."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting
from claims.cli.printing import line
from claims.errors import NotFound, Refused
from claims.model.enums import ClaimState, Priority
from claims.review.bulk import MOST, Kind

app = typer.Typer(help="One step with many claims, for leads.", no_args_is_help=True, rich_markup_mode=None)

Article = Annotated[int | None, typer.Option("--article", metavar="ID", help="The claims of this article.")]
States = Annotated[list[ClaimState] | None, typer.Option("--state", help="The claims in this state; may be repeated.")]
Ids = Annotated[list[int] | None, typer.Option("--claim", metavar="ID", help="This claim; may be repeated.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command("assign")
def assign(
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="The member who gets them.")],
    *,
    article: Article = None,
    state: States = None,
    claim: Ids = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    who: Acting = None,
) -> None:
    """Assign many claims to one member.

    \b
    Example:
      claims bulk assign --to "Ana Pop" --article 3 --state queued
    """
    from claims.store.engine import reading
    from claims.store.queries.situations import person_named

    with reading(existing_desk()) as session:
        member = person_named(session, to).id
    _take(Kind.ASSIGN, member, (article, state, claim), who=who, dry_run=dry_run, yes=yes)


@app.command("priority")
def priority(
    level: Annotated[Priority, typer.Argument(metavar="LEVEL", help="high, normal or low.")],
    *,
    article: Article = None,
    state: States = None,
    claim: Ids = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    who: Acting = None,
) -> None:
    """Give many claims a priority.

    \b
    Example:
      claims bulk priority high --article 3
    """
    _take(Kind.PRIORITY, level.value, (article, state, claim), who=who, dry_run=dry_run, yes=yes)


@app.command("due")
def due(
    at: Annotated[
        datetime | None,
        typer.Option("--at", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"], help="When, UTC; no due date where left out."),
    ] = None,
    *,
    article: Article = None,
    state: States = None,
    claim: Ids = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    who: Acting = None,
) -> None:
    """Give many claims a due date, or take it away.

    \b
    Example:
      claims bulk due --at 2026-03-31T18:00 --article 3
    """
    moment = at.replace(tzinfo=UTC) if at else None
    _take(Kind.DUE, moment, (article, state, claim), who=who, dry_run=dry_run, yes=yes)


@app.command("tag")
def tag(
    name: Annotated[str, typer.Argument(metavar="TAG", help="A tag of the desk's list.")],
    *,
    article: Article = None,
    state: States = None,
    claim: Ids = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    who: Acting = None,
) -> None:
    """Give many claims a tag.

    \b
    Example:
      claims bulk tag election --article 3
    """
    from sqlmodel import select

    from claims.model.tables import Tag
    from claims.store.engine import reading

    with reading(existing_desk()) as session:
        found = session.exec(select(Tag.id).where(Tag.name == name)).first()
    if found is None:
        raise NotFound(f"There is no tag {name!r} in the desk's list.")
    _take(Kind.TAG, found, (article, state, claim), who=who, dry_run=dry_run, yes=yes)


@app.command("archive")
def archive(
    reason: Annotated[str, typer.Option("--reason", help="Why, for the log.")],
    *,
    article: Article = None,
    state: States = None,
    claim: Ids = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    who: Acting = None,
) -> None:
    """Put many claims away.

    \b
    Example:
      claims bulk archive --reason "The article was withdrawn." --article 3
    """
    _take(Kind.ARCHIVE, None, (article, state, claim), who=who, dry_run=dry_run, yes=yes, reason=reason)


@app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="ID", help="The number that the step printed.")], who: Acting = None
) -> None:
    """Put back what a bulk step did, where nobody changed it since.

    \b
    Example:
      claims bulk undo 4
    """
    from claims.review import steps
    from claims.review.rules import may_lead

    engine = existing_desk()
    actor = acting(engine, who, may_lead)
    undone = steps.undo_bulk(engine, bulk_id=number, actor_id=actor.id)
    line(f"Put back: {len(undone.put_back)} claims.")
    for claim_id, why in undone.left.items():
        line(f"Claim {claim_id}: {why}")


def _take(
    kind: Kind,
    value: int | str | datetime | None,
    chosen: tuple[int | None, list[ClaimState] | None, list[int] | None],
    *,
    who: str | None,
    dry_run: bool,
    yes: bool,
    reason: str = "",
) -> None:
    from claims.review import steps
    from claims.review.rules import may_lead
    from claims.review.steps.bulk import preview
    from claims.store.engine import reading
    from claims.store.queries.filters import Filters
    from claims.store.queries.queue import matching

    article, states, ids = chosen
    if article is None and not states and not ids:
        raise Refused(["Say which claims: with --article, --state or --claim."])
    engine = existing_desk()
    actor = acting(engine, who, may_lead)
    with reading(engine) as session:
        filters = Filters(article_id=article, states=tuple(states or ()))
        found = ids or matching(session, filters, member_id=None, most=MOST)
        planned = preview(session, kind=kind, value=value, claim_ids=found, actor_id=actor.id, reason=reason)
    for each in planned:
        line(f"{'Refused ' if each.refused else ''}Claim {each.claim_id}: {each.happens or ' '.join(each.refused)}")
    seen = {each.claim_id: each.version for each in planned if not each.refused}
    if not seen:
        raise Refused(["There is no claim that this can be done with."])
    if dry_run:
        line(f"Nothing was done; it would be done with {len(seen)} of {len(planned)} claims.")
        return
    if not yes:
        typer.confirm(f"Do this with {len(seen)} claims?", abort=True, err=True)
    number = steps.bulk(engine, kind=kind, value=value, seen=seen, actor_id=actor.id, reason=reason)
    line(f"Done with {len(seen)} claims. To undo it: claims bulk undo {number}")
