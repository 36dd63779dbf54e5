"""Training: the weights of check-worthiness fitted to what a newsroom itself decided to check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import outputs
from claims.cli.desk import existing_desk, the_settings
from claims.cli.inputs import lines_in
from claims.cli.options import AsJson
from claims.cli.printing import json_line, line, progress, say

if TYPE_CHECKING:
    from claims.extraction.training import Decision, Figures

app = typer.Typer(help="Fit the tool to a newsroom's own decisions.", no_args_is_help=True, rich_markup_mode=None)

MODEL_FILE = "checkworthiness.json"


@app.command("checkworthiness")
def checkworthiness(
    source: Annotated[
        str | None,
        typer.Argument(metavar="FILE|-", help='A file of {"text", "label"} objects, one a line; or -.'),
    ] = None,
    from_desk: Annotated[
        bool, typer.Option("--from-desk", help="Learn from the desk's own triage: queued, or set aside.")
    ] = False,
    without_words: Annotated[
        bool, typer.Option("--without-words", help="Weigh only the tool's own features; keep no word of the text.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="Where to write the model; - for standard output."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fit the weights of check-worthiness to decisions.

    Prints how good the model is on statements it was not fitted to, and writes it to a file that
    CLAIMS_CHECKWORTHINESS_MODEL then names. The model holds words of the statements, unless --without-words.

    \b
    Examples:
      claims train checkworthiness decisions.jsonl --output model.json
      claims train checkworthiness --from-desk
    """
    if (source is None) is not from_desk:
        raise typer.BadParameter("Give a file of decisions, or --from-desk, and not both.")
    if as_json and output == outputs.STANDARD_OUTPUT:
        raise typer.BadParameter("The figures and the model cannot both go to standard output; name a file.")
    from claims.extraction.training import model_text, train

    place = output or str(beside_the_database(MODEL_FILE))
    outputs.refuse_place(place)
    decisions = _from_desk() if source is None else _from_file(source)
    with progress("Fitting") as told:
        trained = train(decisions, words=not without_words, progress=told)
    outputs.write(place, model_text(trained))
    if as_json:
        json_line({"model": place, **trained.figures.as_json()})
    elif place != outputs.STANDARD_OUTPUT:
        _in_words(trained.figures)
        line(f"The model is in {place}. To use it, set CLAIMS_CHECKWORTHINESS_MODEL to that name.")
    repeated = len(decisions) - trained.figures.statements
    if repeated:
        say(f"{repeated} repeated statements were left out; what was decided last counts.")


def _from_file(source: str) -> "list[Decision]":
    from claims.extraction.training import decisions_from_lines

    return decisions_from_lines(lines_in(source), name="standard input" if source == "-" else source)


def _from_desk() -> "list[Decision]":
    from claims.extraction.training import MOST_DECISIONS, Decision
    from claims.store.engine import reading
    from claims.store.queries.decisions import triage_decisions

    with reading(existing_desk()) as session:
        return [Decision(text, worth) for text, worth in triage_decisions(session, at_most=MOST_DECISIONS)]


def beside_the_database(name: str) -> Path:
    """The model's usual place: the folder of the SQLite file, or for PostgreSQL where such a file would be."""
    import sqlalchemy as sa

    from claims.settings import default_database_url

    def folder(url: str) -> Path | None:
        try:
            parsed = sa.make_url(url)
        except sa.exc.ArgumentError:
            return None
        on_disk = parsed.get_backend_name() == "sqlite" and parsed.database not in {None, "", ":memory:"}
        return Path(parsed.database or "").parent if on_disk else None

    place = folder(the_settings().database_url) or folder(default_database_url()) or Path()
    place.mkdir(parents=True, exist_ok=True)
    return place / name


def _in_words(figures: "Figures") -> None:
    line(
        f"Fitted to {figures.statements:,} statements, {figures.worth:,} of them worth checking; {figures.words:,} "
        "words and the features of the tool are weighed."
    )
    line("On statements it was not fitted to (four folds):")
    line(f"AUC {figures.auc:.3f}: how often what is worth checking scores above what is not", indent=2, hanging=2)
    line(f"weighted F1 {figures.weighted_f1:.3f}, taking a score of a half or more as worth checking", indent=2)
    line(f"calibration error {figures.calibration_error:.3f}: how far scores are from what was decided", indent=2)
    for start, number, said, was in figures.tenths:
        tenth = f"{start:.1f} to {start + 0.1:.1f}"
        line(f"scored {tenth}: {number:6,}, mean {said:.2f}, worth checking {was:.2f}", indent=4)
