"""The plain sentence for a difference between two figures: "24 percentage points lower", "a thousand times more"."""

from claims.model.enums import QuantityKind
from claims.quantities import spell
from claims.quantities.quantity import Quantity

# Ten times as much is told as such; below it people read a difference and a percentage more easily.
TOLD_AS_TIMES = 9.5
MORE_LESS = {
    QuantityKind.MONEY: ("more", "less"),
    QuantityKind.COUNT: ("more", "fewer"),
    QuantityKind.NUMBER: ("more", "fewer"),
    QuantityKind.MEASURE: ("more", "less"),
    QuantityKind.DURATION: ("longer", "shorter"),
    QuantityKind.AGE: ("older", "younger"),
}


def difference(claim: Quantity, base: float, found: float) -> str:
    """By how much and which way the source's number `found` differs from the claim's `base`, in one unit."""
    if found == base:
        return f"exactly {spoken(claim, base)}, not {'more' if str(claim.hedge) == 'more_than' else 'less'}"
    apart = abs(found - base)
    higher = found > base
    if claim.kind in {QuantityKind.PERCENT, QuantityKind.FRACTION}:
        points = apart * (100 if claim.unit == "fraction" else 1)
        return f"{spell.number(points)} percentage {plural('point', points)} {'higher' if higher else 'lower'}"
    if claim.kind is QuantityKind.MULTIPLIER:
        return f"{spell.number(found)} times, not {spell.number(base)} times"
    if claim.kind is QuantityKind.ORDINAL:
        return f"number {spell.number(found)}, not {spell.number(base)}"
    more, less = MORE_LESS.get(claim.kind, ("higher", "lower"))
    if base > 0 < found and max(found / base, base / found) >= TOLD_AS_TIMES:
        return f"{spell.times(max(found / base, base / found))} {more if higher else less}"
    amount = f"{spoken(claim, apart)} {more if higher else less}"
    return (
        f"{amount}, {share_of(apart, base)} per cent {'higher' if higher else 'lower'}" if base > 0 < found else amount
    )


def spoken(claim: Quantity, value: float) -> str:
    """The value in the claim's unit, in words people say: "16.8 million pounds", "120"."""
    unit = spell.unit(claim.unit)
    if round(value, 2) == 1 and unit.endswith("s") and claim.kind is not QuantityKind.MONEY:
        unit = unit.removesuffix("s")
    return f"{spell.number(value)} {unit}".strip()


def share_of(apart: float, base: float) -> str:
    """The difference as a percentage of the claim's number, whole from 1 per cent on."""
    share = 100 * apart / abs(base)
    return spell.trimmed(share, 0 if share >= 1 else 1)


def plural(word: str, count: float) -> str:
    """The word with -s unless exactly one is meant."""
    return word if round(count, 2) == 1 else f"{word}s"


def other_unit(claim: Quantity, source: Quantity) -> str:
    """ "same figure, other currency: US dollars, not pounds"."""
    what = "currency" if claim.kind is QuantityKind.MONEY else "unit"
    theirs, ours = spell.unit(source.unit) or "a number", spell.unit(claim.unit) or "a number"
    return f"same figure, other {what}: {theirs}, not {ours}"


def other_period(claim: Quantity, source: Quantity) -> str:
    """ "same figure, other period: over five years, not a year"."""
    return f"same figure, other period: {source.period}, not {claim.period}"
