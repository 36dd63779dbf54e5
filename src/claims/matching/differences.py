"""What differs between a claim and a passage, each difference in one plain sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.matching.compared import other_times
from claims.matching.denials import negated
from claims.matching.entities import other_names
from claims.matching.figures import Figure, figures, rough_figures
from claims.matching.likeness import likeness
from claims.matching.numbered import other_numbers
from claims.matching.opposites import opposed
from claims.matching.pairing import Paired, other_ways, pair
from claims.matching.parts import with_parts
from claims.matching.periods import Stretch, mentions, older_source, other_dates, stretch
from claims.matching.profile import LONG, line, part_beside
from claims.matching.proposal import Comparison, Entry
from claims.matching.ranks import other_places
from claims.matching.tallies import in_tally, other_tally, tallies, told_in_figures
from claims.matching.times_of_year import other_times_of_year
from claims.matching.tokens import subject_closeness
from claims.matching.word_vectors import SAYS_NOTHING, word_nearness
from claims.matching.zeros import other_zero, zeros
from claims.model.enums import DifferenceKind, Outcome, QuantityKind
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
# The same share, for days and months told without a year to be of one thing.
CLOSE = 0.4


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
    ours, theirs = _compared_figures(claim, passage), _compared_figures(passage, claim)
    pairs = pair(ours, theirs)
    if told_in_figures(claim, passage) or (tallies(claim) and tallies(passage)):
        pairs = [
            paired for paired in pairs if not (_in_tally(claim, paired.claim) or _in_tally(passage, paired.source))
        ]
    if any(paired.only_of_a_kind for paired in pairs):
        near = _nearness(claim, passage)
        pairs = [paired for paired in pairs if not (paired.only_of_a_kind and _is_of_another_matter(paired, near))]
    taken = [figure for paired in pairs for figure in (paired.claim, paired.source)]
    nothing, other_nothing = other_zero(claim, passage, taken)
    # "No tax" against a sum is a difference in number, said once.
    opposite = negated(claim, passage, but_none=bool(nothing))
    opposite += opposed(claim, passage) or other_ways(pairs)
    if opposite and all(difference.kind is DifferenceKind.NEGATION for difference in opposite):
        told = [_other_side(paired) for paired in pairs]
        opposite = opposite if told == pairs else []
        pairs = told
    places, other_place = other_places(claim, passage)
    ended, other_end = other_tally(claim, passage)
    compared, other_time = other_times(claim, passage)
    found = [difference for paired in pairs for difference in _figure_difference(paired, figures(passage))]
    found += [*other_nothing, *other_time, *other_place, *other_end, *opposite]
    found += other_names(claim, passage, title=title) + other_numbers(claim, passage)
    found += _dates(claim, passage, pairs, claim_date, stretch(published_on))
    related = [paired.relation.outcome for paired in pairs]
    any_figure = any(not figure.rough for figure in (*ours, *theirs))
    return _outcome([*related, *nothing, *places, *ended, *compared], any_figure=any_figure), tuple(found)


def _compared_figures(text: str, other: str) -> list[Figure]:
    """The figures of `text` that those of the other may face; "one" in "not one" is none."""
    nothing = [(zero.start, zero.end) for zero in zeros(text) if zero.shown.lower().startswith("not one")]
    return [
        figure
        for figure in with_parts(text, other) + rough_figures(text)
        if not any(start <= figure.quantity.start < end for start, end in nothing)
    ]


def _in_tally(text: str, figure: Figure) -> bool:
    return in_tally(text, figure.quantity.start)


def _nearness(claim: str, passage: str) -> float:
    """How near two statements are by their words, 0 to 1: 1 where they share enough, else by the vectors of words."""
    if subject_closeness(claim, passage) >= ABOUT_THE_SAME:
        return 1.0
    return word_nearness(claim, [(line(passage), "")])[0]


def _is_of_another_matter(paired: Paired, near: float) -> bool:
    """Whether figures that nothing ties are not set against each other: those of statements far from each other.

    Without the vectors nothing is known of it: counts face then, shares and sums, which any text has, do not.
    """
    return near < SAYS_NOTHING or (near == SAYS_NOTHING and paired.claim.quantity.kind is not QuantityKind.COUNT)


def _other_side(paired: Paired) -> Paired:
    """The pair, in agreement where the one says what is left of a whole and the other what is not: 20% and 80%."""
    if tell_the_same_split(paired.claim.quantity, paired.source.quantity):
        return replace(paired, relation=Relation(Outcome.AGREES))
    return paired


def _outcome(outcomes: Sequence[Outcome], *, any_figure: bool) -> Outcome:
    if outcomes:
        return min(outcomes, key=WORST_FIRST.index)
    return Outcome.NOT_COMPARABLE if any_figure else Outcome.NO_QUANTITIES


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
    if not found and (pairs or subject_closeness(claim, passage) >= CLOSE):
        found = other_times_of_year(claim, passage)
    return found + older_source(said, published)
