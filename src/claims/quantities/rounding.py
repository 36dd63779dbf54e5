"""How far off the printed figure the true one may lie: half of the last place it is printed in."""

from claims.model.enums import QuantityKind
from claims.quantities.numbers import number_at
from claims.quantities.quantity import Quantity
from claims.quantities.tokens import MARGIN, NUMERAL, tokenise

# One-digit figures round coarsely ("three million" may be 3.4 million); past these shares of the figure a reader would
# call it another one. Shares of a whole are habitually printed without decimals, so they are allowed more.
MOST = 0.10
MOST_OF_SHARE = 0.20
# "40,000" is printed to the thousand, but less surely so than "40 thousand".
MOST_OF_ZEROS = 0.025
# A figure converted for readers is rounded to about two places: 100 miles are 160 km, which is 99.4 miles.
MOST_CONVERTED = 0.01


def slack_of(quantity: Quantity) -> float:
    """Half of the last printed place of a figure, in its own unit; 0 for ranges and fractions."""
    if quantity.value is None or quantity.kind is QuantityKind.FRACTION:
        return 0.0
    value = abs(quantity.value)
    step, zeros = printed_step(quantity.text)
    share = MOST_OF_SHARE if quantity.unit in {"percent", "percentage_point"} else MOST
    if zeros:
        return min(zeros / 2, MOST_OF_ZEROS * value)
    factor = 0.01 if quantity.kind is QuantityKind.MONEY and value < 1 <= step else 1.0  # pence and cents
    return min(step * factor / 2, share * value)


def slack_converted(quantity: Quantity) -> float:
    """The same for a figure that was told in another unit, whose noughts are no digits: 1,930 km for 1,200 miles."""
    slack = slack_of(quantity)
    if quantity.value is None or not quantity.value.is_integer() or not quantity.value:
        return slack
    value, step = abs(quantity.value), 1
    while value % (step * 10) == 0:
        step *= 10
    return max(slack, min(step / 2, MOST_CONVERTED * value))


def printed_step(text: str) -> tuple[float, float]:
    """What the last printed place of the first number in `text` is worth, and its last noughts if they are three."""
    tokens = tokenise(text)
    for index in range(len(tokens) - MARGIN):
        number = number_at(tokens, index)
        if number is None:
            continue
        if tokens[index].kind != NUMERAL:
            return (0.0 if number.part else number.scale), 0.0
        digits = tokens[index].text
        decimals = len(digits.partition(".")[2])
        if not decimals and number.scale == 1.0 and number.value and number.value % 1000 == 0:
            return 1.0, 1000.0
        return number.scale * 10.0**-decimals, 0.0
    return 0.0, 0.0
