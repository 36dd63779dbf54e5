"""Money: signs, codes and words before and after a number, and the coins that are hundredths."""

from typing import NamedTuple

from claims.model.enums import QuantityKind
from claims.quantities.currency_words import (
    CODE_ALIASES,
    CODES,
    COSTS_POUNDS,
    DOLLARS,
    FIRST_OF_TWO,
    HUNDREDTHS,
    LOWER_CODES,
    NAMES_TOO,
    NATIONAL,
    PAID_IN_POUNDS,
    PREFIX_WORDS,
    SYMBOLS,
    WEIGHED_GOODS,
    WEIGHT_AFTER,
    WEIGHT_BEFORE,
    WORDS,
)
from claims.quantities.number_words import HYPHENS, SCALES
from claims.quantities.tokens import NUMERAL, WORD, Token
from claims.quantities.units import Unit


class Prefix(NamedTuple):
    """A currency before its number, and the token where the number starts."""

    code: str
    number: int
    factor: float = 1.0  # a million in "MEUR 60"


def prefix_at(tokens: list[Token], at: int) -> Prefix | None:
    """The currency that starts here and is followed by a number: "£", "US$", "GBP", "Rs."; else None."""
    token, after = tokens[at], tokens[at + 1]
    if (
        token.low in {"dollar", "dollars"}
        and tokens[at - 1].kind != NUMERAL
        and after.kind == NUMERAL
        and "." in after.text
    ):
        return counted_prefix(tokens, "USD", at + 1)
    if token.text in SYMBOLS:
        return counted_prefix(tokens, SYMBOLS[token.text], at + 1)
    if (
        after.text == "$"
        and token.low in DOLLARS
        and (after.gap == 0 or (after.gap == 1 and token.text in {"US", "c", "C"}))
    ):
        return counted_prefix(tokens, DOLLARS[token.low], at + 2)
    if (token.text in CODES and token.text not in NAMES_TOO) or (token.text.isupper() and token.low in CODE_ALIASES):
        return counted_prefix(tokens, CODE_ALIASES.get(token.low, token.text), at + 1)
    if token.text[:1] == "M" and token.text[1:] in CODES:
        found = counted_prefix(tokens, token.text[1:], at + 1)
        return found._replace(factor=1e6) if found else None
    if token.low in PREFIX_WORDS and token.text[:1] == "R":
        return counted_prefix(tokens, PREFIX_WORDS[token.low], at + (2 if after.text == "." else 1))
    return None


def counted_prefix(tokens: list[Token], code: str, at: int) -> Prefix | None:
    """The prefix if digits follow it on the same line."""
    if tokens[at].kind != NUMERAL or tokens[at].gap == 2:
        return None
    return Prefix(code, at)


def currency_at(tokens: list[Token], at: int, *, scaled: bool) -> Unit | None:
    """The currency directly after a number: "euros", "US dollars", "€", "p", "-cent".

    After a `scaled` number ("two million") "pounds" are a weight only of what is sold by weight.
    """
    token = tokens[at]
    if token.gap == 2:
        return None
    joint = token.text in HYPHENS and token.gap == 0 and tokens[at + 1].gap == 0
    if joint:
        at, token = at + 1, tokens[at + 1]
    owned = (
        tokens[at + 1].kind == NUMERAL and tokens[at + 1].gap < tokens[at].gap
    )  # "5 $30": the sign is the next sum's
    if token.text in SYMBOLS and not owned:
        return Unit(SYMBOLS[token.text], QuantityKind.MONEY, at + 1)
    if token.low in HUNDREDTHS:
        return Unit(HUNDREDTHS[token.low], QuantityKind.MONEY, at + 1, factor=0.01)
    if token.kind != WORD:
        return None
    if token.text in CODES or token.low in CODE_ALIASES or (token.low in LOWER_CODES and token.text.islower()):
        return Unit(CODE_ALIASES.get(token.low, token.text.upper()), QuantityKind.MONEY, at + 1)
    if token.text in {"p", "c"} and token.gap == 0 and not joint and not scaled:
        return Unit("GBP" if token.text == "p" else "USD", QuantityKind.MONEY, at + 1, factor=0.01)
    if token.low in {"pound", "pounds"} and is_weight(tokens, at, joint=joint, scaled=scaled):
        return Unit("pound", QuantityKind.MEASURE, at + 1)
    if token.text[:1] == "M" and token.text[1:] in CODES:  # "120 MEUR" in company reports
        return Unit(token.text[1:], QuantityKind.MONEY, at + 1, factor=1e6)
    if token.low in WORDS:
        return Unit(WORDS[token.low], QuantityKind.MONEY, at + 1)
    if token.low == "won" and scaled and tokens[at + 1].low not in {"by", "the", "a"}:
        return Unit("KRW", QuantityKind.MONEY, at + 1)
    return national_at(tokens, at)


def national_at(tokens: list[Token], at: int) -> Unit | None:
    """A currency named with its country: "Australian dollars", "U.S. dollars", "Hong Kong dollars"."""
    if tokens[at].low in FIRST_OF_TWO:
        if tokens[at].low == "u" and [tokens[at + step].low for step in (1, 2, 3)] == [".", "s", "."]:
            code = NATIONAL.get(("us", tokens[at + 4].low.removesuffix("s")))
            return Unit(code, QuantityKind.MONEY, at + 5) if code else None
        at += 1
    word = tokens[at + 1].low
    code = NATIONAL.get((tokens[at].low, word)) or NATIONAL.get((tokens[at].low, word.removesuffix("s")))
    return Unit(code, QuantityKind.MONEY, at + 2) if code else None


def is_weight(tokens: list[Token], at: int, *, joint: bool, scaled: bool) -> bool:
    """Whether "pounds" at this token is a weight, by the words around it."""
    after, thing = tokens[at + 1], tokens[at + 2]
    if after.low == "of" and (thing.low in WEIGHED_GOODS or tokens[at + 3].low in WEIGHED_GOODS):
        return True
    if scaled:
        return False
    if any(tokens[index].low in WEIGHT_BEFORE for index in range(max(0, at - 6), at)):
        return True
    if after.low in WEIGHT_AFTER or (after.low == "in" and thing.low == "weight"):
        return True
    if after.low == "of":
        return thing.kind == WORD and thing.gap == 1 and thing.low not in PAID_IN_POUNDS
    return joint and after.kind == WORD and after.gap == 1 and after.low not in COSTS_POUNDS


def scale_after(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """A scale between a currency and the rest: "75 USD million", "£5 m"; its factor and where it ends."""
    token = tokens[at]
    if token.gap == 2:
        return None
    if token.low in SCALES:
        return SCALES[token.low], at + 1
    letters = {"m": 1e6, "b": 1e9, "t": 1e12}
    return (letters[token.low], at + 1) if token.low in letters and token.kind == WORD else None
