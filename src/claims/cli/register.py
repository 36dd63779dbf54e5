"""`claims corrections` and `claims agreement`: what was corrected, and how far reviewers agree."""

from enum import StrEnum
from typing import Annotated

import typer

from claims.cli.desk import existing_desk
from claims.cli.options import AsJson
from claims.cli.outputs import STANDARD_OUTPUT, log_export, write
from claims.cli.printing import json_line, line


class RegisterFormat(StrEnum):
    """How the register of corrections is written."""

    CSV = "csv"
    JSON = "json"
    HTML = "html"


def corrections(
    form: Annotated[RegisterFormat, typer.Option("--format", help="html for readers, csv, or json.")] = (
        RegisterFormat.CSV
    ),
    output: Annotated[
        str, typer.Option("--output", metavar="F", help="The file to write; standard output if none is given.")
    ] = STANDARD_OUTPUT,
    every: Annotated[bool, typer.Option("--all", help="Those that wait or were withdrawn, too.")] = False,
) -> None:
    """Write the register of corrections.

    Before and after, the public note, who proposed and who approved; those that were published, oldest first.

    \b
    Example:
      claims corrections --format html --output corrections.html
    """
    from claims.model.enums import CorrectionState
    from claims.reporting.corrections import corrections_csv, corrections_html, corrections_json
    from claims.store.engine import reading
    from claims.store.queries.corrections import register

    engine = existing_desk()
    with reading(engine) as session:
        found = [one for one in register(session) if every or one.state == CorrectionState.APPROVED]
    if form == RegisterFormat.CSV:
        write(output, corrections_csv(found))
    else:
        write(output, corrections_html(found) if form == RegisterFormat.HTML else corrections_json(found))
    log_export(engine, None, "corrections", rows=len(found))


def agreement(as_json: AsJson = False) -> None:
    """Print how far reviewers agree.

    For each two who decided on the same version of a verdict the share on which they said the same; and
    Krippendorff's alpha over all of them (1: always the same, 0: as by chance).

    \b
    Example:
      claims agreement
    """
    from claims.store.engine import reading
    from claims.store.queries.agreement import reviewers_agree

    with reading(existing_desk()) as session:
        found = reviewers_agree(session)
    if as_json:
        pairs = [{"people": [pair.first, pair.second], "both": pair.both, "same": pair.same} for pair in found.pairs]
        alpha = None if found.alpha is None else round(found.alpha, 4)
        json_line({"versions": found.units, "alpha": alpha, "says": found.sentence, "pairs": pairs})
        return
    line(found.sentence)
    for pair in found.pairs:
        line(f"{pair.first} and {pair.second}: the same on {pair.same} of {pair.both} ({pair.share:.0%})", indent=3)
