"""`claims members`: who is at the desk, and changing that."""

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.printing import json_line, line
from claims.model.enums import Role

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

app = typer.Typer(help="Who is at the desk.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Print who is at the desk.

    Those who left are not listed.

    \b
    Example:
      claims members list
    """
    from claims.store.engine import reading
    from claims.store.queries.situations import people

    with reading(existing_desk()) as session:
        found = people(session)
    for person in found:
        if as_json:
            json_line({"id": person.id, "name": person.name, "role": person.role.value})
        else:
            line(f"{person.name} ({person.role.value})")


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name the log will show; no two are the same.")],
    role: Annotated[Role, typer.Option("--role", help="What they may do.")] = Role.CHECKER,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Add a person to the desk.

    For admins.

    \b
    Example:
      claims members add "Ana Pop" --role editor --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_set_up

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    member_id = steps.add_member(engine, name=name, role=role, actor_id=actor.id)
    if as_json:
        json_line({"id": member_id, "name": name.strip(), "role": role.value})
    else:
        line(f"{name.strip()} is at the desk now, as {role.value}; {actor.name} added them.")


Name = Annotated[str, typer.Argument(metavar="NAME", help="The member's exact name.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, for the log.")]


@app.command("invite")
def invite(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name the log will show; no two are the same.")],
    role: Annotated[Role, typer.Option("--role", help="What they may do.")] = Role.CHECKER,
    who: Acting = None,
) -> None:
    """Invite a person; they are at the desk once they choose their name, or act with --as.

    For admins.

    \b
    Example:
      claims members invite "Ana Pop" --role editor --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_set_up

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    steps.invite_member(engine, name=name, role=role, actor_id=actor.id)
    line(f"{name.strip()} is invited, as {role.value}.")


@app.command("role")
def role_(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="What they may do from now on.")],
    reason: Reason,
    who: Acting = None,
) -> None:
    """Give a member another role.

    For admins.

    \b
    Example:
      claims members role "Ana Pop" lead --reason "Runs the desk in May." --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_set_up

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    steps.set_role(engine, member_id=_named(engine, name), role=role, actor_id=actor.id, reason=reason)
    line(f"{name} is {role.value} now.")


@app.command("deactivate")
def deactivate(name: Name, reason: Reason, who: Acting = None) -> None:
    """End a member's time at the desk; what they have open waits for others, the log keeps their name.

    For admins.

    \b
    Example:
      claims members deactivate "Ana Pop" --reason "Left the newsroom." --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_set_up

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    freed = steps.deactivate_member(engine, member_id=_named(engine, name), actor_id=actor.id, reason=reason)
    line(f"{name} is not active any more. Claims of theirs that wait for others now: {freed}.")


@app.command("activate")
def activate(name: Name, reason: Reason = "", who: Acting = None) -> None:
    """Take a member back, in the role they had.

    For admins.

    \b
    Example:
      claims members activate "Ana Pop" --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_set_up

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    steps.activate_member(engine, member_id=_named(engine, name), actor_id=actor.id, reason=reason)
    line(f"{name} is active again.")


def _named(engine: "Engine", name: str) -> int:
    from claims.store.engine import reading
    from claims.store.queries.situations import person_named

    with reading(engine) as session:
        return person_named(session, name).id
