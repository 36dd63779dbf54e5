"""Which figure of a passage measures the same as which figure of a claim, and how the two relate."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.matching.counted import same_kind
from claims.matching.facing import brought_alike, related_figures
from claims.matching.figures import Figure
from claims.matching.periods import overlap
from claims.matching.related import in_common
from claims.model.enums import DifferenceKind, Outcome, QuantityKind
from claims.model.report import Difference
from claims.quantities import Relation

# What speaks for two figures measuring the same. Set by hand on pairs of our own (tests/matching/pairs.jsonl): a unit
# tells most, then what is counted and for or against; that two figures agree decides between equals only.
SAME_UNIT, OTHER_UNIT = 3.0, 1.0
SAME_NOUN, SAME_KIND = 2.0, 1.0
SAME_STANCE = 2.0
SAME_NAME = 2.5  # where each figure has its own: those of two companies are not swapped because they agree
SAME_WORD, MOST_FOR_WORDS = 0.5, 2.0
SAME_DATE = 2.5
AGREES, CLOSE = 1.5, 0.5
OTHER_WAY = 2.0  # one rises, the other falls: mostly two things, unless nothing else is there to face
PAST = -2.0  # a former value is compared only where the claim's date asks for it

MOST = 60  # figures of one statement; a longer list of figures is no statement
TELLING = 100  # from here on the same number twice is no chance, in two statements that were put side by side
# Kinds of figures that statements about anything have.
COMMON_KINDS = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.MONEY, QuantityKind.COUNT})


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
        """Whether nothing ties two shares, sums or counts but that they are such: no word near them, nor the figure."""
        return (
            self.claim.quantity.kind in COMMON_KINDS
            and self.relation.outcome not in {Outcome.AGREES, Outcome.UNIT_MISMATCH}
            and bool(self.claim.near and self.source.near)
            and not in_common(self.claim.near, self.source.near)
        )


def pair(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[Paired]:
    """The figures that measure the same, each used once, in the order of the claim; empty where no two are comparable.

    A change told by two ends faces a change told by its size ("doubled", "rose by 20%").
    """
    possible = sorted(_possible(ours[:MOST], theirs[:MOST]), key=lambda found: -found.weight)
    chosen: list[Paired] = []
    for found in possible:
        if any(_taken(found, done) for done in chosen):
            continue
        chosen.append(found)
    sure = [found for found in chosen if found.about_the_same or found.relation.outcome is Outcome.AGREES]
    kept = sure or chosen[:1]
    return sorted(kept, key=lambda found: found.claim.quantity.start)


def other_ways(pairs: Sequence[Paired]) -> list[Difference]:
    """The first figure that rises in the claim and falls in the source, or the other way round: "£120 less"."""
    for paired in pairs:
        ours, theirs = paired.claim.quantity.direction, paired.source.quantity.direction
        if ours and theirs and ours != theirs and paired.relation.outcome is Outcome.AGREES:
            said, found = paired.claim.shown, paired.source.shown
            says = f"The source says “{found}” {theirs} where the claim says “{said}” {ours}."
            return [Difference(DifferenceKind.DIRECTION, said, found, says)]
    return []


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
    by_name = _told_by_name(ours) and _told_by_name(theirs)
    lone = {id(figure) for side in (ours, theirs) for figure in _only_ones(side)}
    nouns, other_nouns = {one.noun for one in ours}, {other.noun for other in theirs}
    for one in ours:
        for other in theirs:
            relation = related_figures(*brought_alike(one, other))
            if relation.outcome is Outcome.NOT_COMPARABLE:
                continue
            counted = frozenset({one.noun}) if one.noun == other.noun else frozenset[str]()
            shared = in_common(one.near - counted, other.near - counted)
            if _other_thing(one, other, shared, relation, alone=alone):
                continue
            weight = _weight(one, other, shared, relation, by_name=by_name)
            if one.noun and other.noun and one.noun != other.noun and (one.noun in other_nouns or other.noun in nouns):
                weight -= SAME_NOUN  # its own noun stands beside another figure
            told = shared > 0 or bool(one.noun and one.noun == other.noun)
            told = told or bool(one.stance and one.stance == other.stance) or (id(one) in lone and id(other) in lone)
            yield Paired(one, other, relation, weight, told)


def _told_by_name(among: Sequence[Figure]) -> bool:
    """Whether each figure stands beside a name that no other one has: "Labour 27 per cent, National 38"."""
    every = [figure.names for figure in among]
    return len(every) > 1 and all(every) and len(frozenset().union(*every)) == sum(map(len, every))


def _only_ones(among: Sequence[Figure]) -> list[Figure]:
    """The figures whose statement has no second one of their kind, former values aside; counts are of anything."""
    kinds = Counter(figure.quantity.kind for figure in among if not figure.past)
    return [f for f in among if f.quantity.kind is not QuantityKind.COUNT and kinds[f.quantity.kind] == 1]


def _weight(one: Figure, other: Figure, shared: int, relation: Relation, *, by_name: bool) -> float:
    weight = OTHER_UNIT
    if one.quantity.unit == other.quantity.unit or relation.outcome is not Outcome.UNIT_MISMATCH:
        weight = SAME_UNIT
    weight += _same_thing(one, other) + min(SAME_WORD * shared, MOST_FOR_WORDS)
    if one.stance and other.stance:
        weight += SAME_STANCE if one.stance == other.stance else -SAME_STANCE
    if one.quantity.direction and other.quantity.direction and one.quantity.direction != other.quantity.direction:
        weight -= OTHER_WAY
    if by_name:
        weight += SAME_NAME if one.names & other.names else -SAME_NAME
    if one.dates and other.dates:
        same = any(overlap(date, found) for date in one.dates for found in other.dates)
        weight += SAME_DATE if same else -SAME_DATE / 2
    if one.is_change != other.is_change and other.was is None and one.was is None:
        weight -= SAME_UNIT / 2
    if other.past != one.past:
        weight += PAST
    return weight + {Outcome.AGREES: AGREES, Outcome.CLOSE: CLOSE}.get(relation.outcome, 0.0)


def _same_thing(one: Figure, other: Figure) -> float:
    """What is counted, as it speaks for two counts measuring the same: the same noun, or nouns of one kind of thing."""
    if one.noun and one.noun == other.noun:
        return SAME_NOUN
    return SAME_KIND if _same_kind(one, other) else 0.0


def _same_kind(one: Figure, other: Figure) -> bool | None:
    return same_kind(one.quantity.noun or "", one.near, other.quantity.noun or "", other.near)


def _other_thing(one: Figure, other: Figure, shared: int, relation: Relation, *, alone: bool) -> bool:
    """Whether two counts are of other things: shops and staff; figures with units of their own never are."""
    if one.quantity.kind is not QuantityKind.COUNT or other.quantity.kind is not QuantityKind.COUNT:
        return False
    if one.noun and one.noun == other.noun:
        return False
    same = _same_kind(one, other)
    if same is not None:
        return not same
    if one.noun and other.noun:
        return shared < 2 and relation.outcome not in {Outcome.AGREES, Outcome.CLOSE}
    if (
        relation.outcome is Outcome.AGREES
        and (one.quantity.value or 0) >= TELLING
        and one.quantity.value == other.quantity.value
    ):
        return False
    return shared < 1 and not alone
