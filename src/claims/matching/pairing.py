"""Which figure of a passage measures the same as which figure of a claim, and how the two relate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.matching.figures import Figure
from claims.matching.periods import overlap
from claims.matching.stem import base
from claims.model.enums import DifferenceKind, Hedge, Outcome, QuantityKind
from claims.quantities import Quantity, Relation, relate

# What speaks for two figures measuring the same. Set by hand on pairs of our own (tests/matching/pairs.jsonl): a unit
# tells most, then what is counted and for or against; that two figures agree decides between equals only.
SAME_UNIT, OTHER_UNIT = 3.0, 1.0
SAME_NOUN = 2.0
SAME_STANCE = 2.0
SAME_WORD, MOST_FOR_WORDS = 0.5, 2.0
SAME_DATE = 2.5
AGREES, CLOSE = 1.5, 0.5
PAST = -2.0  # a former value is compared only where the claim's date asks for it

_AGE = base("age")
# Kinds of figures that statements about anything have.
COMMON_KINDS = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.MONEY})
# Counts of people are told with many nouns: staff, workers, residents.
PEOPLE = frozenset(
    """
    peopl person staff worker employe resid inhabit citizen visitor men women man woman adult individu guest passeng
    migrant refuge asylum patient voter pupil student child children marcher protest demonstr fan civilian
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Paired:
    """A figure of the claim beside the figure of the passage that measures the same."""

    claim: Figure
    source: Figure
    relation: Relation
    weight: float
    about_the_same: bool  # words, a thing counted or a stance are shared, not only the unit

    @property
    def only_of_a_kind(self) -> bool:
        """Whether nothing ties two shares or sums but that they are such: no word near them, nor the figure itself."""
        return (
            self.claim.quantity.kind in COMMON_KINDS
            and self.relation.outcome is not Outcome.AGREES
            and bool(self.claim.near and self.source.near)
            and not self.claim.near & self.source.near
        )


def pair(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[Paired]:
    """The figures that measure the same, each used once, in the order of the claim; empty where no two are comparable.

    A change told by two ends faces a change told by its size ("doubled", "rose by 20%").
    """
    possible = sorted(_possible(ours, theirs), key=lambda found: -found.weight)
    chosen: list[Paired] = []
    for found in possible:
        if any(_taken(found, done) for done in chosen):
            continue
        chosen.append(found)
    sure = [found for found in chosen if found.about_the_same or found.relation.outcome is Outcome.AGREES]
    kept = sure or chosen[:1]
    return sorted(kept, key=lambda found: found.claim.quantity.start)


def _taken(found: Paired, done: Paired) -> bool:
    """Whether a figure of the one is paired in the other.

    Two ends ("from £2m to £3m") that faced by how much something changed ("up 50% to £3m") are still free for what it
    came to.
    """
    ends = _told_by_ends(found) != _told_by_ends(done)
    return any(
        one is other and not (ends and one.was)
        for one, other in ((found.claim, done.claim), (found.source, done.source))
    )


def _told_by_ends(paired: Paired) -> bool:
    """Whether a change told by its size faces one told by its two ends."""
    one, other = paired.claim, paired.source
    return one.is_change != other.is_change and bool(one.was or other.was)


def _possible(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Paired]:
    alone = len(ours) == 1 and len([figure for figure in theirs if not figure.past]) == 1
    for one in ours:
        for other in theirs:
            relation = _relation(one, other)
            if relation.outcome is Outcome.NOT_COMPARABLE:
                continue
            shared = len(one.near & other.near)
            if _other_thing(one, other, shared, relation, alone=alone):
                continue
            weight = _weight(one, other, shared, relation)
            told = shared > 0 or _same_noun(one, other) or bool(one.stance and one.stance == other.stance)
            told = told or (_is_only_one(one, ours) and _is_only_one(other, theirs))
            yield Paired(one, other, relation, weight, told)


def _is_only_one(figure: Figure, among: Sequence[Figure]) -> bool:
    """Whether a statement has no second figure of this kind, former values aside; counts are of anything."""
    kind = figure.quantity.kind
    return (
        kind is not QuantityKind.COUNT and sum(other.quantity.kind is kind and not other.past for other in among) == 1
    )


def _relation(one: Figure, other: Figure) -> Relation:
    """How two figures relate, a change by its two ends and a change by its size brought to the same measure."""
    if one.rough or other.rough:
        return _roughly(one.quantity, other.quantity)
    if one.is_change and not other.is_change and other.was is not None:
        size = _size(other, one.quantity)
        return relate(_rounded(one.quantity), size) if size else Relation(Outcome.NOT_COMPARABLE)
    if other.is_change and not one.is_change and one.was is not None:
        size = _size(one, other.quantity)
        if size is None:
            return Relation(Outcome.NOT_COMPARABLE)
        # "From 400 to 900" agrees with "more than doubled": the hedge that counts is the one beside the size.
        turned = relate(_rounded(other.quantity), size)
        return turned if turned.outcome is Outcome.AGREES else relate(size, other.quantity)
    if one.is_change and other.is_change and one.quantity.kind is not other.quantity.kind:
        times = _times(one.quantity), _times(other.quantity)
        if times[0] is not None and times[1] is not None:
            return relate(_rounded(times[0]), times[1])
    if one.is_change and other.past and one.quantity.kind is not other.quantity.kind:
        return Relation(Outcome.NOT_COMPARABLE)
    return relate(_of_age(one), _of_age(other))


def _of_age(figure: Figure) -> Quantity:
    """The figure, a bare number beside the word "age" as so many years: "the average age is 58"."""
    if figure.quantity.kind is QuantityKind.COUNT and not figure.noun and _AGE in figure.near:
        return replace(figure.quantity, unit="year", kind=QuantityKind.AGE)
    return figure.quantity


def _roughly(one: Quantity, other: Quantity) -> Relation:
    """How two figures relate of which at least one is told by its size only: by how much they differ cannot be said."""
    relation = relate(one, other)
    if relation.says is None or relation.kind is not DifferenceKind.NUMBER:
        return relation
    if one.value is None and other.value is None:  # neither is near the other: hundreds and thousands
        relation = replace(relation, outcome=Outcome.DIFFERS)
    higher = (other.high or other.value or 0) > (one.high or one.value or 0)
    return replace(relation, says="more" if higher else "less")


def _rounded(quantity: Quantity) -> Quantity:
    """The figure, a bare multiple taken as approximate: "halved" is said of anything near a half."""
    if quantity.kind is QuantityKind.MULTIPLIER and quantity.hedge is None:
        return replace(quantity, hedge=Hedge.APPROX)
    return quantity


def _times(quantity: Quantity) -> Quantity | None:
    """A change in per cent as a multiple ("rose 200%": three times); None where its direction is not told."""
    if quantity.kind is QuantityKind.MULTIPLIER:
        return quantity
    if quantity.kind is not QuantityKind.PERCENT or quantity.value is None or quantity.direction is None:
        return None
    value = 1 + quantity.value / 100 * (1 if quantity.direction == "up" else -1)
    return replace(quantity, text=f"{value:.4g}", value=value, unit="multiplier", kind=QuantityKind.MULTIPLIER)


def _size(ends: Figure, asked: Quantity) -> Quantity | None:
    """By how much a figure changed from what it was, in the measure of `asked`; None where that cannot be said."""
    was, now = ends.was, ends.quantity
    if was is None or was.value is None or now.value is None:
        return None
    if asked.kind is QuantityKind.PERCENTAGE_POINT:
        if now.kind is not QuantityKind.PERCENT:
            return None
        points = abs(now.value - was.value)
        value = points * 100 if asked.unit == "basis_point" else points
    elif was.value == 0:
        return None
    elif asked.kind is QuantityKind.MULTIPLIER:
        value = now.value / was.value
    else:
        value = abs(now.value - was.value) / abs(was.value) * (100 if asked.kind is QuantityKind.PERCENT else 1)
    return replace(now, text=f"{value:.4g}", value=value, unit=asked.unit, kind=asked.kind, hedge=None, period=None)


def _weight(one: Figure, other: Figure, shared: int, relation: Relation) -> float:
    weight = OTHER_UNIT
    if one.quantity.unit == other.quantity.unit or relation.outcome is not Outcome.UNIT_MISMATCH:
        weight = SAME_UNIT
    weight += SAME_NOUN * _same_noun(one, other) + min(SAME_WORD * shared, MOST_FOR_WORDS)
    if one.stance and other.stance:
        weight += SAME_STANCE if one.stance == other.stance else -SAME_STANCE
    if one.dates and other.dates:
        same = any(overlap(date, found) for date in one.dates for found in other.dates)
        weight += SAME_DATE if same else -SAME_DATE / 2
    if one.is_change != other.is_change and other.was is None and one.was is None:
        weight -= SAME_UNIT / 2
    if other.past != one.past:
        weight += PAST
    return weight + {Outcome.AGREES: AGREES, Outcome.CLOSE: CLOSE}.get(relation.outcome, 0.0)


def _same_noun(one: Figure, other: Figure) -> bool:
    if one.noun and one.noun == other.noun:
        return True
    return one.noun in PEOPLE and other.noun in PEOPLE


def _other_thing(one: Figure, other: Figure, shared: int, relation: Relation, *, alone: bool) -> bool:
    """Whether two counts are of other things: shops and staff; figures with units of their own never are."""
    if one.quantity.kind is not QuantityKind.COUNT or other.quantity.kind is not QuantityKind.COUNT:
        return False
    if _same_noun(one, other):
        return False
    if one.noun and other.noun:
        return shared < 2 and relation.outcome not in {Outcome.AGREES, Outcome.CLOSE}
    return shared < 1 and not alone
