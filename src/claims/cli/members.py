"""`claims members`: who is at the desk, and adding someone."""

from typing import Annotated

import typer

from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.printing import json_line, line
from claims.model.enums import Role

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
