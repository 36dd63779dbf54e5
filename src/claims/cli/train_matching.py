"""Training: the weights of the score of matches fitted to what a newsroom itself confirmed and rejected."""

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import outputs
from claims.cli.desk import existing_desk
from claims.cli.inputs import STANDARD_INPUT, lines_in
from claims.cli.options import AsJson
from claims.cli.printing import json_line, line, progress, say
from claims.cli.train import beside_the_database

if TYPE_CHECKING:
    from claims.matching import Entry
    from claims.matching.training import Decision, Figures

MODEL_FILE = "matching.json"
_SHOWN = 10  # contradictions named by their lines; with more the file is to be looked at as a whole


def matching(
    source: Annotated[
        str | None,
        typer.Argument(metavar="FILE|-", help='A file of {"claim", "passage", "title", "label"} objects; or -.'),
    ] = None,
    from_desk: Annotated[
        bool, typer.Option("--from-desk", help="Learn from the desk's own confirmed and rejected matches.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="Where to write the model; - for standard output."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fit the score of matches to decisions.

    Prints how good the model is on claims it was not fitted to, beside the weights that come with the tool,
    and writes it to a file that CLAIMS_MATCHING_MODEL then names. The file holds weights, no words.

    \b
    Examples:
      claims train matching decisions.jsonl --output model.json
      claims train matching --from-desk
    """
    if (source is None) is not from_desk:
        raise typer.BadParameter("Give a file of decisions, or --from-desk, and not both.")
    if as_json and output == outputs.STANDARD_OUTPUT:
        raise typer.BadParameter("The figures and the model cannot both go to standard output; name a file.")
    from claims.matching.training import model_text, train

    place = output or str(beside_the_database(MODEL_FILE))
    outputs.refuse_place(place)
    decisions, archive = _from_desk() if source is None else (_from_file(source), [])
    _say_contradictions(decisions)
    with progress("Reading the pairs") as told:
        trained = train(decisions, archive=archive, progress=told)
    outputs.write(place, model_text(trained))
    if as_json:
        json_line({"model": place, **trained.figures.as_json()})
    elif place != outputs.STANDARD_OUTPUT:
        _in_words(trained.figures)
        line(f"The model is in {place}. To use it, set CLAIMS_MATCHING_MODEL to that name.")
    if repeated := len(decisions) - trained.figures.pairs:
        say(f"{repeated} repeated pairs were left out; what was decided last counts.")
    if trained.figures.auc < trained.figures.auc_before:
        say("On these pairs the weights that come with the tool do better: keep those until there are more decisions.")


def _from_file(source: str) -> "list[Decision]":
    from claims.matching.training import decisions_from_lines

    return decisions_from_lines(lines_in(source), name="standard input" if source == STANDARD_INPUT else source)


def _from_desk() -> "tuple[list[Decision], list[Entry]]":
    """The decided matches, and every passage of the desk: it says which words are rare."""
    from claims.matching import Entry
    from claims.matching.training import MOST_DECISIONS, Decision
    from claims.store.engine import reading
    from claims.store.queries.decisions import match_decisions
    from claims.store.queries.sources import every_passage

    with reading(existing_desk()) as session:
        decisions = [
            Decision(found.claim, found.statement, found.confirmed, found.title, found.claimant)
            for found in match_decisions(session, at_most=MOST_DECISIONS)
        ]
        archive = [
            Entry(passage.id or 0, passage.statement, source.title, passage.claimant or "")
            for source, passage in every_passage(session)
        ]
    return decisions, archive


def _say_contradictions(decisions: "list[Decision]") -> None:
    """Say which pairs were decided both ways, by their lines where they are from a file."""
    from claims.matching.training import contradictions

    found = contradictions(decisions)
    if not found:
        return
    lines = [f"line {last.line}, not line {earlier.line}" for earlier, last in found if last.line]
    shown = f": {'; '.join(lines[:_SHOWN])}" if lines else ""
    more = f"; and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    both = "1 decision is" if len(found) == 1 else f"{len(found)} decisions are"
    say(f"{both} contradicted by a later one on the same pair; the later one counts{shown}{more}.")


def _in_words(figures: "Figures") -> None:
    line(
        f"Fitted to {figures.pairs:,} pairs, {figures.right:,} of them confirmed, of {figures.claims:,} claims. "
        "On claims it was not fitted to (four folds):"
    )
    line(
        f"AUC {figures.auc:.3f}: how often a confirmed pair scores above a rejected one; "
        f"{figures.auc_before:.3f} with the weights that come with the tool",
        indent=2,
        hanging=2,
    )
    for band in figures.bands:
        line(f"scored from {band.start:2.0f}: {band.pairs:6,} pairs, confirmed {band.right:.2f}", indent=4)
