"""`claims scales`: the rating scales of the desk."""

from dataclasses import replace
from typing import Annotated

import typer

from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.printing import json_line, line

app = typer.Typer(help="The rating scales of the desk.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Print the rating scales, retired ones too, and those that can be added.

    \b
    Example:
      claims scales list
    """
    from claims.desk.scales import shipped
    from claims.store.engine import reading
    from claims.store.queries.scales import scales

    with reading(existing_desk()) as session:
        found = scales(session)
    for scale in found:
        if as_json:
            labels = [{"label": one.label, "value": one.value, "credibility": one.credibility} for one in scale.ratings]
            retired = scale.retired_at.isoformat(timespec="seconds") if scale.retired_at else None
            about = {"best": scale.best, "worst": scale.worst, "about": scale.about, "retired_at": retired}
            json_line({"name": scale.name, "version": scale.version, **about, "ratings": labels})
        else:
            retired = f", retired on {scale.retired_at:%Y-%m-%d}" if scale.retired_at else ""
            line(f"{scale.name}, version {scale.version}{retired}: {', '.join(one.label for one in scale.ratings)}")
    if not as_json:
        line(f"Scales that ship: {', '.join(shipped())}. Add one with: claims scales add NAME")


@app.command("add")
def add(
    file: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A scale that ships, or a JSON file.")],
    next_version: Annotated[
        bool, typer.Option("--next-version", help="As the version after the newest of this name, whatever it says.")
    ] = False,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Add a rating scale, or a new version of one.

    For admins. A new version takes the place of the older one, whose verdicts keep their labels.

    \b
    Example:
      claims scales add politifact --as "Your Name"
    """
    from claims.desk.scales import find_scale
    from claims.review import steps
    from claims.review.rules import may_set_up
    from claims.store.engine import reading
    from claims.store.queries.scales import scales

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    scale = find_scale(file)
    if next_version:
        with reading(engine) as session:
            there = [each.version for each in scales(session) if each.name == scale.name]
        scale = replace(scale, version=max(there, default=0) + 1)
    scale_id = steps.add_scale(engine, scale=scale, actor_id=actor.id)
    if as_json:
        json_line({"id": scale_id, "name": scale.name, "version": scale.version})
    else:
        line(f"The scale {scale.name}, version {scale.version}, can be chosen now.")


@app.command("retire")
def retire(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the scale, as `claims scales list` has it.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for the log.")] = "",
    who: Acting = None,
) -> None:
    """Offer a scale no more.

    For admins. Nothing is deleted: verdicts on it keep their ratings.

    \b
    Example:
      claims scales retire PolitiFact --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_set_up

    engine = existing_desk()
    actor = acting(engine, who, may_set_up)
    steps.retire_scale(engine, name=name, actor_id=actor.id, reason=reason)
    line(f"The scale {name} is not offered any more; verdicts on it keep their ratings.")
