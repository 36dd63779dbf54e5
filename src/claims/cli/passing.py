"""`claims skip`, `unskip`, `priority` and `due`: which claim comes next, for oneself and for the desk."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.printing import json_line, line
from claims.model.enums import Priority

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from claims.model.situation import Person
    from claims.model.tables import Claim

Number = Annotated[int, typer.Argument(metavar="ID", help="The claim's number.")]


def skip(
    claim: Number,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; the log keeps it.")] = "",
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Pass a claim over: "next" does not give it to you again. One that you had open waits for others.

    What you skipped stands in a view of its own: claims queue --view skipped.

    \b
    Example:
      claims skip 7 --reason "I wrote the article." --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_check

    engine = existing_desk()
    steps.skip(engine, claim_id=claim, actor_id=acting(engine, who, may_check).id, reason=reason)
    if as_json:
        json_line({"claim": claim, "skipped": True, "state": _stored(engine, claim).state.value})
    else:
        line(f"Claim {claim} is skipped. You find it again with: claims queue --view skipped")


def unskip(claim: Number, who: Acting = None, as_json: AsJson = False) -> None:
    """Let "next" give you a claim again that you skipped.

    \b
    Example:
      claims unskip 7 --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_check

    engine = existing_desk()
    steps.unskip(engine, claim_id=claim, actor_id=acting(engine, who, may_check).id)
    if as_json:
        json_line({"claim": claim, "skipped": False, "state": _stored(engine, claim).state.value})
    else:
        line(f"Claim {claim} may be your next one again.")


def priority(
    claim: Number,
    level: Annotated[Priority, typer.Argument(metavar="LEVEL", help="high, normal or low.")],
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Say how urgent one claim is. For leads and admins; many at once: claims bulk priority.

    \b
    Example:
      claims priority 7 high --as "Your Name"
    """
    engine = existing_desk()
    actor = acting(engine, who, _keeps)
    before = _stored(engine, claim)
    _set(engine, before, actor, priority=level, due_at=before.due_at, as_json=as_json)


def due(
    claim: Number,
    at: Annotated[
        datetime | None,
        typer.Option("--at", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"], help="When, UTC; no due date where left out."),
    ] = None,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Say by when one claim has to be done, or take that away. For leads and admins; many at once: claims bulk due.

    \b
    Example:
      claims due 7 --at 2026-03-31T18:00 --as "Your Name"
    """
    engine = existing_desk()
    actor = acting(engine, who, _keeps)
    before = _stored(engine, claim)
    moment = at.replace(tzinfo=UTC) if at else None
    _set(engine, before, actor, priority=before.priority, due_at=moment, as_json=as_json)


def _keeps(person: "Person") -> list[str]:
    from claims.review.roles import KEEPERS

    return [] if person.active and person.role in KEEPERS else ["That is for leads and admins."]


def _stored(engine: "Engine", claim_id: int) -> "Claim":
    from claims.store.engine import reading
    from claims.store.queries.situations import claim as stored

    with reading(engine) as session:
        found = stored(session, claim_id)
        session.expunge(found)  # outlives the session
        return found


def _set(
    engine: "Engine",
    before: "Claim",
    actor: "Person",
    *,
    priority: Priority,
    due_at: datetime | None,
    as_json: bool,
) -> None:
    """Save how urgent a claim is, on the version that was read, and print it as it is then."""
    from claims.review import steps
    from claims.review.bulk import said_due

    assert before.id is not None  # stored
    claim_id, seen = before.id, before.version
    steps.prioritise(engine, claim_id=claim_id, actor_id=actor.id, priority=priority, due_at=due_at, based_on=seen)
    after = _stored(engine, claim_id)
    if as_json:
        at = after.due_at.isoformat() if after.due_at else None
        json_line({"claim": after.id, "priority": after.priority.value, "due_at": at, "version": after.version})
    else:
        line(f"Claim {after.id}: priority {after.priority.value}, due {said_due(after.due_at)}.")
