"""Figures that leave their unit or noun to a neighbour: "from 78 to 92.4%", "140 votes in favour, 5 against"."""

from claims.model.enums import QuantityKind
from claims.quantities.reading import Figure
from claims.quantities.tokens import Token, opens_sentence

REACH = 9  # tokens between two figures that share a unit; further apart each says its own
# How far apart two figures of one kind may be and still share a unit: guards against "up 0.5 per cent to 2,121".
SPREAD = 8
# Lengths of time, rates and measures go on only within a change: "from 52 minutes to 38", "to 42 per 100,000 from 77".
MEASURED = {QuantityKind.DURATION, QuantityKind.RATE, QuantityKind.MEASURE}
CARRIED_KINDS = {QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.MONEY, QuantityKind.TEMPERATURE}


def carry(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """The figures with units and nouns taken over from a neighbour in the same sentence, and marked as carried."""
    done = list(figures)
    for index, figure in enumerate(done):
        if not figure.bare or figure.kind is not QuantityKind.COUNT:
            continue
        after = done[index + 1] if index + 1 < len(done) else None
        if after and hands_back(tokens, figure, after):
            done[index] = taken(figure, after)
        elif index and hands_on(tokens, done[index - 1], figure):
            done[index] = taken(figure, done[index - 1])
    return done


def hands_back(tokens: list[Token], figure: Figure, after: Figure) -> bool:
    """ "from 78 to 92.4%", "rose from 38 to 81 cases": the next figure's unit belongs to this one as well."""
    if tokens[figure.start - 1].low != "from" or tokens[figure.end].low != "to" or after.start - figure.end > 3:
        return False
    return after.explicit or after.noun is not None


def hands_on(tokens: list[Token], before: Figure, figure: Figure) -> bool:
    """ "to 3.8 per cent from 4.1", "140 votes in favour, 5 against": the unit of the figure before goes on."""
    between = tokens[before.end : figure.start]
    if len(between) > REACH or any(opens_sentence(tokens, at) for at in range(before.end, figure.start + 1)):
        return False
    if before.value is None or figure.value is None:
        return False
    if before.noun is not None and not before.explicit:
        return any(token.text == "," or token.low == "and" for token in between)
    if before.kind is QuantityKind.AGE:
        return all(token.low in {",", "and"} for token in between)  # "aged 4, 7 and 11"
    if before.kind in MEASURED and not is_change(tokens, before, figure):
        return False
    if before.kind not in CARRIED_KINDS | MEASURED or tokens[figure.start - 1].low not in {
        "from",
        "and",
        "to",
        "against",
        "than",
        "with",
    }:
        return False
    lead = tokens[figure.start - 1].low
    if lead == "and" and tokens[figure.end].low not in {"in", "for", "at", "on", "among", "respectively"}:
        return False  # "78% in the first and 84 in the second"
    if lead == "to" and not before_from(tokens, before):
        return False
    large, small = max(abs(before.value), abs(figure.value)), min(abs(before.value), abs(figure.value))
    return small > 0 and large / small <= SPREAD


def is_change(tokens: list[Token], before: Figure, figure: Figure) -> bool:
    """Whether the two figures are the ends of one change."""
    first, second = tokens[before.start - 1].low, tokens[figure.start - 1].low
    return (first, second) in {("from", "to"), ("to", "from")}


def before_from(tokens: list[Token], figure: Figure) -> bool:
    """Whether "from" opens the earlier figure, so that "to" closes the pair."""
    return tokens[figure.start - 1].low == "from"


def taken(figure: Figure, giver: Figure) -> Figure:
    """The figure in the giver's unit, or counting what the giver counts."""
    return figure._replace(unit=giver.unit, kind=giver.kind, noun=giver.noun, carried=True)
