"""Which way a figure moved, as the verb that carries it says."""

from claims.quantities.tokens import WORD, Token
from claims.quantities.word_list import words

UP = words(
    """
    rise rises rose risen rising grow grows grew grown growing increase increases increased increasing climb
    climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged surging
    gain gains gained gaining up higher upwards double doubles doubled tripled trebled quadrupled raise
    raises raised raising expand expands expanded advanced rallied accelerated swelled ballooned rocketed
    spiked leapt mounted added adding strengthened improved widened lifted boost boosted hike hiked
    """
)
DOWN = words(
    """
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing slump slumps slumped slumping plunge plunges plunged plunging sink sinks
    sank sunk slide slid slides slip slips slipped shrink shrinks shrank shrunk contract contracts
    contracted down lower downwards halved cut cuts cutting reduce reduces reduced reducing tumbled tumble
    tumbles plummeted dipped dip dips eased ease lost lose weakened slowed narrowed crashed shed dwindled
    trimmed slashed
    """
)
# Changes told as done, after which "5p to 321p" is by how much and to what.
PAST_CHANGES = words(
    """
    rose grew increased climbed jumped soared surged gained up fell dropped declined decreased slumped
    plunged sank slid slipped shrank contracted down tumbled plummeted dipped eased lost added advanced
    rallied rocketed spiked leapt crashed shed edged
    """
)
# With "up" these say something else: "made up half of them".
PARTICLE_OF = words("made make makes making set sets setting took take takes picked ended built came gave used")
REACH = 5  # words back from the figure; verbs further off mostly carry another figure
OPENERS = words(
    """
    by to from at of a an about some around nearly almost just over under more than the their its
    """
)


def direction_before(tokens: list[Token], index: int) -> str | None:
    """ "up" or "down" where a verb of change stands before the figure with only small words between; else None."""
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        token = tokens[at]
        if token.low in UP:
            return None if token.low == "up" and tokens[at - 1].low in PARTICLE_OF else "up"
        if token.low in DOWN:
            return "down"
        if token.kind != WORD or tokens[at + 1].gap == 2 or (token.low not in OPENERS and not token.low.endswith("ly")):
            return None
    return None
