"""What differs between a claim and a passage, each difference in one plain sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.matching.compared import other_times
from claims.matching.entities import other_names
from claims.matching.figures import Figure, figures, rough_figures
from claims.matching.likeness import likeness
from claims.matching.pairing import PEOPLE, Paired, pair
from claims.matching.periods import Stretch, mentions, older_source, other_dates, stretch
from claims.matching.polarity import denials, negated, opposed
from claims.matching.profile import LONG, part_beside
from claims.matching.proposal import Comparison, Entry
from claims.matching.ranks import other_places
from claims.matching.tallies import other_tally
from claims.matching.tokens import closeness
from claims.model.enums import DifferenceKind, Outcome
from claims.model.report import Difference
from claims.quantities import Relation, relate, tell_the_same_split

# The worst of several pairs of figures is the outcome of the whole: one wrong figure makes a claim wrong.
FIGURE_KINDS = {DifferenceKind.NUMBER, DifferenceKind.UNIT}
WORST_FIRST = (Outcome.DIFFERS, Outcome.UNIT_MISMATCH, Outcome.CLOSE, Outcome.AGREES)


# Figures count for a fifth of how alike two statements are; each other difference takes a tenth off. Chosen so that
# "nearly 70%" against "nearly 7%" in the same words falls well below a paraphrase with the same figure.
FIGURES_SHARE = 0.2
EACH_DIFFERENCE = 0.1
# Share of the shorter statement's content words that the other must have for a lone figure to be set against a lone one
# that no word near it ties to: 5 per cent of workers without work are not 46 per cent of a country's arms.
ABOUT_THE_SAME = 0.15


def compare(
    claim: str, passage: str, *, claim_date: date | None = None, published_on: str = "", title: str = ""
) -> Comparison:
    """How two statements relate: score 0 to 100, the outcome for their figures, and what differs in plain sentences.

    `claim_date` is the day of the claim, `published_on` that of the source (ISO, may be partial or empty), `title` the
    title of the passage's source. The score is alikeness of wording and figures: 0 for no shared word, 100 for
    the same statement. It says nothing about truth.
    """
    outcome, found = differences(claim, passage, claim_date=claim_date, published_on=published_on, title=title)
    score = likeness(claim, Entry(0, passage))
    if outcome is Outcome.AGREES:
        score += (100 - score) * FIGURES_SHARE
    elif outcome in {Outcome.DIFFERS, Outcome.UNIT_MISMATCH}:
        score -= score * FIGURES_SHARE
    others = [difference for difference in found if difference.kind not in FIGURE_KINDS]
    return Comparison(score * (1 - EACH_DIFFERENCE) ** len(others), outcome, found)


def differences(
    claim: str, passage: str, *, claim_date: date | None = None, published_on: str = "", title: str = ""
) -> tuple[Outcome, tuple[Difference, ...]]:
    """How the figures of a passage stand to a claim's, and everything found to differ, figures first.

    `claim_date` is the day of the claim, `published_on` that of the source (ISO, may be partial or empty), `title` the
    source's title. Of a long passage the part with most of the claim's words is compared.
    """
    claim = claim[:LONG]
    passage = part_beside(claim, passage)
    pairs = pair(figures(claim) + rough_figures(claim), figures(passage) + rough_figures(passage))
    if closeness(claim, passage) < ABOUT_THE_SAME:
        pairs = [paired for paired in pairs if not paired.only_of_a_kind]
    zeros = _zeros(claim, passage) if not pairs else []
    opposite = [] if zeros else negated(claim, passage)  # "no tax" against a sum is a difference in number, said once
    opposite += opposed(claim, passage)
    if opposite and all(difference.kind is DifferenceKind.NEGATION for difference in opposite):
        told = [_other_side(paired) for paired in pairs]
        opposite = opposite if told == pairs else []
        pairs = told
    places, other_place = other_places(claim, passage)
    ended, other_end = other_tally(claim, passage) if not pairs else ([], [])
    compared, other_time = other_times(claim, passage)
    found = [difference for paired in pairs for difference in _figure_difference(paired, figures(passage))]
    found += [difference for _, zero_found in zeros for difference in zero_found]
    found += [*other_time, *other_place, *other_end, *opposite]
    found += other_names(claim, passage, title=title)
    found += _dates(claim, passage, pairs, claim_date, stretch(published_on))
    outcomes = (
        [paired.relation.outcome for paired in pairs] + [outcome for outcome, _ in zeros] + places + ended + compared
    )
    return _outcome(outcomes, claim, passage), tuple(found)


def _other_side(paired: Paired) -> Paired:
    """The pair, in agreement where the one says what is left of a whole and the other what is not: 20% and 80%."""
    if tell_the_same_split(paired.claim.quantity, paired.source.quantity):
        return replace(paired, relation=Relation(Outcome.AGREES))
    return paired


def _outcome(outcomes: Sequence[Outcome], claim: str, passage: str) -> Outcome:
    if outcomes:
        return min(outcomes, key=WORST_FIRST.index)
    return Outcome.NOT_COMPARABLE if figures(claim) or figures(passage) else Outcome.NO_QUANTITIES


def _figure_difference(paired: Paired, others: Sequence[Figure]) -> list[Difference]:
    relation = paired.relation
    if relation.outcome is Outcome.AGREES or relation.says is None:
        return []
    said, found = paired.claim.shown, _source_words(paired)
    says = f"The source says “{found}” where the claim says “{said}”: {relation.says}{_before(paired, others)}."
    return [Difference(relation.kind or DifferenceKind.NUMBER, said, found, says)]


def _source_words(paired: Paired) -> str:
    """The source's figure as written, both ends where a change by its size faces one by its ends."""
    source = paired.source
    if paired.claim.is_change and not source.is_change and source.was is not None:
        return f"{source.was.text} to {source.shown}"
    return source.shown


def _before(paired: Paired, others: Sequence[Figure]) -> str:
    """That a former value in the passage agrees with the claim: what was true once."""
    if paired.claim.is_change or paired.source.past:
        return ""
    for other in others:
        if other.past and relate(paired.claim.quantity, other.quantity).outcome is Outcome.AGREES:
            when = f" in {other.dates[0].text}" if other.dates else " before"
            return f"; it was {other.shown}{when}"
    return ""


def _zeros(claim: str, passage: str) -> list[tuple[Outcome, list[Difference]]]:
    """Outcomes where one side says "no tax" and the other gives a figure for it."""
    for one, other, claim_says_none in ((claim, passage, True), (passage, claim, False)):
        for figure in figures(other):
            said = _none_of(one, figure)
            if said is None or figure.is_change:
                continue
            nought = replace(figure.quantity, text="0", value=0.0, low=None, high=None, hedge=None)
            relation = relate(nought, figure.quantity) if claim_says_none else relate(figure.quantity, nought)
            quoted = (said, figure.shown) if claim_says_none else (figure.shown, said)
            return [(relation.outcome, _zero_difference(relation.outcome, relation.says, *quoted))]
    return []


def _zero_difference(outcome: Outcome, says: str | None, said: str, found: str) -> list[Difference]:
    if outcome is Outcome.AGREES or says is None:
        return []
    sentence = f"The source says “{found}” where the claim says “{said}”: {says}."
    return [Difference(DifferenceKind.NUMBER, said, found, sentence)]


def _none_of(text: str, figure: Figure) -> str | None:
    """The words that say that there is none of what the figure counts ("no tax"); None where nothing does."""
    for denial in denials(text):
        quoted = text[denial.start : denial.shown_to]
        if quoted.lower().startswith("no ") and denial.reach[0] in figure.near | {figure.noun}:
            return quoted
        if quoted.lower().startswith("nobody") and figure.noun in PEOPLE:
            return quoted[: len("nobody")]
    return None


def _dates(
    claim: str, passage: str, pairs: Sequence[Paired], claim_date: date | None, published: Stretch | None
) -> list[Difference]:
    """Dates that differ: beside figures that were compared first, else anywhere; and a source older than the claim."""
    said = stretch(claim_date.isoformat()) if claim_date else None
    found: list[Difference] = []
    for paired in pairs:
        found = found or other_dates(paired.claim.dates, paired.source.dates)
    if not found and not any(paired.claim.dates and paired.source.dates for paired in pairs):
        theirs = mentions(passage, published.last if published else None)
        found = other_dates(mentions(claim, claim_date), theirs) if theirs else []
    return found + older_source(said, published)
