"""`claims contacts`: who was asked about claims, what is waited for, and what was answered."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import typer

from claims.cli.default_list import ListByDefault
from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.outputs import log_export, refuse_place, write
from claims.cli.printing import json_line, line, say
from claims.errors import InputError
from claims.model.enums import Channel

app = typer.Typer(cls=ListByDefault, help="Who was asked about claims: the right of reply.", rich_markup_mode=None)

Format = Annotated[Literal["csv", "json"], typer.Option("--format", help="How it is written.")]
Output = Annotated[str, typer.Option("--output", metavar="FILE", help="Where it is written; - for standard output.")]
Moment = Annotated[
    str | None, typer.Option("--deadline", metavar="TIME", help="By when to answer: 2026-03-03T14:00, in UTC.")
]


def moment_of(text: str) -> datetime:
    """A point in time as it was typed; UTC unless it says otherwise. Raises InputError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is no time. Write it as 2026-03-03T14:00 (in UTC).") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@app.command("list")
def list_(
    claim: Annotated[int | None, typer.Argument(metavar="[CLAIM]", help="Only those about this claim.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those whose answer should be there by now.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print who was asked, by when they should answer, and what they said.

    \b
    Examples:
      claims contacts list 7
      claims contacts --overdue --json
    """
    from claims.cli.talk_shapes import contact_row
    from claims.model.base import now
    from claims.reporting.words import CHANNEL_LABEL, moment
    from claims.store.engine import reading
    from claims.store.queries import situations
    from claims.store.queries.contacts import contacts

    with reading(existing_desk()) as session:
        if claim is not None:
            situations.claim(session, claim)  # says so when there is none
        found = contacts(session, claim, overdue=overdue)
    at = now()
    for one in found:
        if as_json:
            json_line(contact_row(one, at))
            continue
        line(f"{one.id} · claim {one.claim_id} · {one.who}, {CHANNEL_LABEL[one.channel]}, {moment(one.tried_at)}")
        if one.answer and one.answered_at:
            line(f"answered {moment(one.answered_at)}: {one.answer}", indent=2)
        elif one.waiting:
            until = f" until {moment(one.deadline)}" if one.deadline else ""
            line(f"{'overdue: no' if one.overdue(at) else 'waits for a'} reply{until}", indent=2)
        else:
            line("no answer is waited for", indent=2)
    if not found and not as_json:
        say("No contact is overdue." if overdue else "Nobody was asked yet.")


@app.command("add")
def add(
    claim: Annotated[int, typer.Argument(metavar="CLAIM", help="The claim's number.")],
    person: Annotated[str, typer.Argument(metavar="WHO", help="Who was asked.")],
    *,
    channel: Annotated[Channel, typer.Option("--channel", help="How.")] = Channel.EMAIL,
    asked: Annotated[str, typer.Option("--asked", metavar="TEXT", help="What they were asked.")] = "",
    deadline: Moment = None,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Record that somebody was asked about a claim. The claim waits for the answer without being held up.

    \b
    Example:
      claims contacts add 7 "Harbour office" --channel phone --deadline 2026-03-03T14:00 --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_check

    engine = existing_desk()
    actor = acting(engine, who, may_check)
    until = moment_of(deadline) if deadline else None
    about: dict[str, Any] = {"claim_id": claim, "actor_id": actor.id}
    contact_id = steps.record_contact(engine, **about, who=person, channel=channel, asked=asked, deadline=until)
    if as_json:
        json_line({"contact_id": contact_id, "claim_id": claim})
    else:
        line(f"Contact {contact_id} recorded. Its answer: claims contacts answer {contact_id} TEXT")


@app.command("answer")
def answer(
    contact: Annotated[int, typer.Argument(metavar="CONTACT", help="The contact's number.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was answered.")],
    quoted: Annotated[bool, typer.Option("--quoted", help="The verdict quotes it: reports show it.")] = False,
    who: Acting = None,
) -> None:
    """Record what somebody answered.

    \b
    Example:
      claims contacts answer 3 "We counted twelve." --quoted --as "Your Name"
    """
    from claims.model.tables import Contact
    from claims.review import steps
    from claims.review.rules import may_check
    from claims.store.engine import reading
    from claims.store.queries.situations import stored

    engine = existing_desk()
    actor = acting(engine, who, may_check)
    with reading(engine) as session:
        based_on = stored(session, Contact, contact).version
    step: dict[str, Any] = {"contact_id": contact, "actor_id": actor.id, "based_on": based_on}
    steps.record_answer(engine, **step, answer=text, quoted=quoted)
    line(f"The answer to contact {contact} is recorded.")


@app.command("export")
def export(file_format: Format = "csv", output: Output = "-") -> None:
    """Write every contact to a file.

    \b
    Example:
      claims contacts export --format csv --output contacts.csv
    """
    from claims.cli.talk_shapes import contact_row
    from claims.model.base import now
    from claims.reporting.talk_tables import CONTACT_COLUMNS, rows_csv, rows_json
    from claims.store.engine import reading
    from claims.store.queries.contacts import contacts

    refuse_place(output)
    engine = existing_desk()
    with reading(engine) as session:
        rows = [contact_row(one, now()) for one in contacts(session)]
    write(output, rows_csv(CONTACT_COLUMNS, rows) if file_format == "csv" else rows_json(rows))
    log_export(engine, None, "contacts", rows=len(rows))
