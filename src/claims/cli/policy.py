"""`claims policy`: what the rules of the desk demand."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.printing import json_line, line
from claims.model.enums import Role

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from claims.model.policy import DeskPolicy

app = typer.Typer(help="What the rules of the desk demand.", no_args_is_help=True, rich_markup_mode=None)

Number = int | None


@app.command("show")
def show(as_json: AsJson = False) -> None:
    """Print the policy that holds.

    \b
    Example:
      claims policy show
    """
    version, holds, reason = _current(existing_desk())
    _print(version, holds, reason, as_json=as_json)


@app.command("set")
def set_(
    *,
    reason: Annotated[str, typer.Option("--reason", help="Why; it stands in the log.")] = "",
    independent_sources: Annotated[Number, typer.Option(metavar="N", help="Independent sources for a rating.")] = None,
    primary_source: Annotated[
        bool | None, typer.Option("--primary-source/--no-primary-source", help="Whether one must be primary.")
    ] = None,
    approvals: Annotated[Number, typer.Option(metavar="N", help="People who approve a verdict.")] = None,
    approver_role: Annotated[
        list[Role] | None, typer.Option(help="Who may approve; give it once for each role.")
    ] = None,
    correction_approvals: Annotated[Number, typer.Option(metavar="N", help="People who approve a correction.")] = None,
    retraction_approvals: Annotated[Number, typer.Option(metavar="N", help="People who approve a retraction.")] = None,
    keep_days: Annotated[Number, typer.Option(metavar="N", help="Days that what was removed is kept at least.")] = None,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Let another policy hold from now on.

    A new version; what is not given stays. For admins.

    \b
    Example:
      claims policy set --approvals 2 --approver-role lead --reason "Two leads sign." --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_set_up

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    version, holds, _ = _current(engine)
    given: dict[str, Any] = {
        "independent_sources": independent_sources,
        "primary_source": primary_source,
        "approvals": approvals,
        "approver_roles": frozenset(approver_role) if approver_role else None,
        "correction_approvals": correction_approvals,
        "retraction_approvals": retraction_approvals,
        "keep_days": keep_days,
    }
    wanted = replace(holds, **{name: value for name, value in given.items() if value is not None})
    steps.set_policy(engine, policy=wanted, reason=reason, actor_id=actor.id, based_on=version)
    _print(*_current(engine), as_json=as_json)


def _current(engine: "Engine") -> "tuple[int, DeskPolicy, str | None]":
    from claims.store.engine import reading
    from claims.store.queries.policies import policy, stored_policy

    with reading(engine) as session:
        stored = stored_policy(session)
        return (stored.version if stored else 0), policy(session), (stored.reason if stored else None)


def _print(version: int, policy: "DeskPolicy", reason: str | None, *, as_json: bool) -> None:
    from claims.review.steps.policy import as_data

    data = as_data(policy)
    if as_json:
        json_line({"version": version, **data, "reason": reason})
        return
    line(f"Version {version}: {reason}" if reason else "The policy that ships; nothing else was stored.")
    for name, value in data.items():
        said = ", ".join(value) if isinstance(value, list) else value
        if isinstance(value, bool):
            said = "yes" if value else "no"
        line(f"{name.replace('_', ' ')}: {said}", indent=3)
