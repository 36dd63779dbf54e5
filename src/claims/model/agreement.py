"""How far people who decided on the same things agree, measured: pure functions over what they decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

# With fewer verdicts that two people judged, one more decision can turn the figure round. A convention, not measured.
ENOUGH = 20
# From where on a figure carries what: Krippendorff, Content Analysis (2004), p. 241: rely on 0.8 and more, and draw
# tentative conclusions only from 0.667 on.
CARRIES = (
    (0.8, "That is close: who reviews makes little difference."),
    (0.667, "That is fair: who reviews makes some difference; talk through the ones that were seen differently."),
    (float("-inf"), "That is low: who reviews decides much; the scale or the rules are understood differently."),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person said about one thing: a rating, or a decision where they gave none."""

    unit: int
    person: str
    said: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, on how many things both decided, and on how many they said the same."""

    first: str
    second: str
    both: int
    same: int

    @property
    def share(self) -> float:
        """The share on which they agree, 0 to 1."""
        return self.same / self.both


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the people of a desk agree. `alpha` is None where nothing can be said: no units, or one answer only."""

    units: int  # things that at least two people judged
    judgements: int  # about those
    pairs: tuple[Pair, ...]
    alpha: float | None

    @property
    def for_leads(self) -> str:
        """The figure with what it means, in a sentence; empty where there is too little to say anything."""
        if self.alpha is None or self.units < ENOUGH:
            return ""
        carries = next(words for least, words in CARRIES if self.alpha >= least)
        return (
            f"How far reviewers agree: {self.alpha:.2f} (1: always, 0: as by chance), on {self.units} versions of "
            f"verdicts that two or more people decided on. {carries}"
        )

    @property
    def sentence(self) -> str:
        """The figure in words, and whether it can carry anything."""
        if not self.units:
            return "Nothing can be said yet: no version of a verdict was decided on by two people."
        on = f"{self.units} version{'' if self.units == 1 else 's'} that two or more people decided on"
        if self.alpha is None:
            return f"On {on} everybody said the same, and always the same thing: that cannot be told from chance."
        said = f"Krippendorff's alpha is {self.alpha:.2f} on {on}"
        return f"{said}." if self.units >= ENOUGH else f"{said}; too few to say much (at least {ENOUGH} are needed)."


def agreement(judgements: Sequence[Judgement]) -> Agreement:
    """Pairs by name, and Krippendorff's alpha for nominal data with any number of people and gaps.

    alpha = 1 - (n - 1) * sum(o_ck) / sum(n_c * n_k) over c != k, where o_ck counts, in each unit of m judgements, the
    ordered pairs of c and k, each weighing 1 / (m - 1), and n_c are the margins: Krippendorff, "Computing
    Krippendorff's Alpha-Reliability" (2011), https://repository.upenn.edu/asc_papers/43.
    Of several judgements by one person on one unit the last counts.
    """
    units: dict[int, dict[str, str]] = {}
    for one in judgements:
        units.setdefault(one.unit, {})[one.person] = one.said
    shared = [said for said in units.values() if len(said) > 1]
    return Agreement(units=len(shared), judgements=sum(map(len, shared)), pairs=_pairs(shared), alpha=_alpha(shared))


def _pairs(units: Sequence[dict[str, str]]) -> tuple[Pair, ...]:
    both: Counter[tuple[str, str]] = Counter()
    same: Counter[tuple[str, str]] = Counter()
    for said in units:
        for first, second in combinations(sorted(said), 2):
            both[first, second] += 1
            same[first, second] += said[first] == said[second]
    return tuple(Pair(*names, both[names], same[names]) for names in sorted(both))


def _alpha(units: Sequence[dict[str, str]]) -> float | None:
    margins: Counter[str] = Counter()
    observed = 0.0  # of values that differ
    for said in units:
        values = Counter(said.values())
        count = len(said)
        margins.update(values)
        observed += sum(each * (count - each) for each in values.values()) / (count - 1)
    total = sum(margins.values())
    expected = sum(each * (total - each) for each in margins.values())
    return 1 - (total - 1) * observed / expected if expected else None
