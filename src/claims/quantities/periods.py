"""The period a figure is given for: "a year", "over five years", "since April"."""

from claims.quantities.number_words import HYPHENS
from claims.quantities.numbers import number_at
from claims.quantities.tokens import NUMERAL, WORD, Token
from claims.quantities.units import TIME_OF
from claims.quantities.word_list import words

REACH = 5  # words between a figure and its period: "£3.5m on consultants a year"
PER = {"a", "an", "per", "each", "every"}
# What money and goods are counted by when it is no stretch of time: "$80 a barrel", "£5 an hour", "20p per litre".
GOODS = words(
    """
    barrel tonne ton litre gallon kilo kilogram kg ounce share head person pupil child household family room
    unit mile km kilometre pint bottle packet megawatt kilowatt mwh kwh megawatt-hour acre hectare bushel
    pound capita customer ticket vote game match piece passenger patient student employee worker night seat
    home user trip ride dose crate box bag sack tray bucket basket load lorry bed vote word page
    book stream click plate bowl sheep cow tree visit litre
    """
)
ADVERBS = frozenset(["annually", "yearly", "monthly", "weekly", "daily", "hourly", "nightly"])
STRETCH = {"over", "in", "within", "during", "across"}
DETERMINERS = words("the a an past next last coming first final following previous same its their his her")


def period_after(tokens: list[Token], end: int, *, money: bool) -> tuple[int, int] | None:
    """Where the period starts and ends that the figure before token `end` is given for; None without one.

    A few words may stand between ("on consultants"), but no sign and no other figure.
    """
    reach = REACH if money else 2
    for at in range(end, end + reach):
        token = tokens[at]
        if token.gap == 2 or token.kind == NUMERAL:
            return None
        found = period_at(tokens, at, directly=at == end)
        if found:
            return (at + 1 if token.text in HYPHENS else at), found
        if token.kind != WORD and token.text not in HYPHENS:
            return None
    return None


def period_at(tokens: list[Token], at: int, *, directly: bool) -> int | None:
    """Where the period that starts here ends, or None."""
    if tokens[at].text in HYPHENS and tokens[at].gap == 0 and tokens[at + 1].low in PER:  # "£70-a-share"
        at += 1
    word, step = tokens[at].low, at + 1
    if word in ADVERBS and directly:
        return step
    if word in PER:
        step += 1 if tokens[step].text in HYPHENS else 0
        noun = tokens[step]
        if noun.low == "annum" or noun.low in TIME_OF:
            return step + 1 if noun.low not in {"second", "minute"} or word != "every" else None
        return step + 1 if noun.low in GOODS and directly else None
    if word == "since" and (tokens[step].kind == NUMERAL or tokens[step].text[:1].isupper()):
        return since_end(tokens, step)
    return stretch_end(tokens, step) if word in STRETCH else None


def since_end(tokens: list[Token], at: int) -> int:
    """The end of "since April", "since 2019", "since April 2019"."""
    return at + 2 if tokens[at].kind == WORD and tokens[at + 1].kind == NUMERAL and tokens[at + 1].gap == 1 else at + 1


def stretch_end(tokens: list[Token], at: int) -> int | None:
    """The end of "(over) the next five years", "(over) a decade", "(in) the past year"; None for anything else."""
    begin = at
    if tokens[at].low in {"last", "next", "same", "previous"}:  # "up 6 per cent over last year" compares with it
        return None
    while tokens[at].low in DETERMINERS and at < begin + 3:
        at += 1
    number = number_at(tokens, at)
    if number and not number.ordinal and tokens[number.end].low in TIME_OF:
        return number.end + 1
    named = tokens[at].low in TIME_OF and at > begin
    return at + 1 if named and tokens[at].low not in {"second", "minute"} else None
