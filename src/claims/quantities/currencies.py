"""Money: signs, codes and words before and after a number, and the coins that are hundredths."""

from typing import NamedTuple

from claims.model.enums import QuantityKind
from claims.quantities.currency_words import (
    CODE_ALIASES,
    CODES,
    COINS,
    COSTS_POUNDS,
    DOLLARS,
    LONGEST_NATIONAL,
    LOWER_CODES,
    LOWER_WORDS,
    NAMES_TOO,
    NATIONAL,
    NATIONAL_STARTS,
    NO_PREFIX,
    PAID_IN_POUNDS,
    PREFIX_WORDS,
    SCALED_WORDS,
    SUFFIX_WORDS,
    SYMBOLS,
    WEIGHED_GOODS,
    WEIGHT_AFTER,
    WEIGHT_BEFORE,
    WORDS,
)
from claims.quantities.number_words import HYPHENS, SCALES
from claims.quantities.tokens import NUMERAL, SIGN, WORD, Token
from claims.quantities.unit import Unit
from claims.quantities.word_list import words

# Behind a sum whose currency stands in front these do not say what it counts: "euros 50 for a ticket".
AFTER_SUM = words("a an per each and or to for in on at from by of is was were would than")


class Prefix(NamedTuple):
    """A currency before its number, and the token where the number starts."""

    code: str
    number: int
    factor: float = 1.0  # a million in "MEUR 60"


def prefix_at(tokens: list[Token], at: int) -> Prefix | None:
    """The currency that starts here and is followed by a number: "£", "US$", "GBP", "Rs.", "euros"; else None."""
    token, after = tokens[at], tokens[at + 1]
    if token.kind != WORD:
        return counted_prefix(tokens, SYMBOLS[token.text], at + 1) if token.text in SYMBOLS else None
    if after.kind == NUMERAL:
        return word_prefix(tokens, at)
    if after.kind == SIGN:
        return sign_prefix(tokens, at)
    if after.kind == WORD and token.low in NATIONAL_STARTS:
        named = national_at(tokens, at)
        return bare_prefix(tokens, named.name, at, named.end) if named else None
    return None


def word_prefix(tokens: list[Token], at: int) -> Prefix | None:
    """A code or word of money directly before digits: "GBP 5", "MEUR 60", "Rs 4.5", "euros 50", "R2.5m"."""
    word = tokens[at]
    if (word.text in CODES and word.text not in NAMES_TOO) or (word.text.isupper() and word.low in CODE_ALIASES):
        return counted_prefix(tokens, CODE_ALIASES.get(word.low, word.text), at + 1)
    if word.text[:1] == "M" and word.text[1:] in CODES:
        found = counted_prefix(tokens, word.text[1:], at + 1)
        return found._replace(factor=1e6) if found else None
    if word.text in PREFIX_WORDS:
        return counted_prefix(tokens, PREFIX_WORDS[word.text], at + 1)
    if word.text == "R" and tokens[at + 1].gap == 0 and is_rand(tokens, at + 1):
        return counted_prefix(tokens, "ZAR", at + 1)
    code = WORDS.get(word.low) or (word.low in LOWER_CODES and CODE_ALIASES.get(word.low, word.low.upper()))
    if not code and word.low in COINS:
        code, part = COINS[word.low]
        found = bare_prefix(tokens, code, at, at + 1)
        return found._replace(factor=part) if found else None
    return bare_prefix(tokens, code, at, at + 1) if code and word.low not in NO_PREFIX else None


def is_rand(tokens: list[Token], at: int) -> bool:
    """Whether digits glued to an "R" are too large for a name: "R3.8-million", "R12 million", "R1,200", "R18.45"."""
    end = at + 2 if tokens[at + 1].text in HYPHENS and tokens[at + 1].gap == 0 else at + 1
    grouped = any(mark in tokens[at].text for mark in ", \u00a0") or tokens[at].text[-3:-2] == "."
    return scale_after(tokens, end) is not None or grouped


def sign_prefix(tokens: list[Token], at: int) -> Prefix | None:
    """A currency whose sign or full stop stands between its letters and the digits: "US$5", "Rs. 5", "CN¥5"."""
    word, after = tokens[at], tokens[at + 1]
    if after.text == "$" and word.low in DOLLARS:
        apart = word.text in APART or word.text in CODES or (word.text.isupper() and len(word.text) == 2)
        return (
            counted_prefix(tokens, DOLLARS[word.low], at + 2) if after.gap == 0 or (after.gap == 1 and apart) else None
        )
    if after.text in {"¥", "￥"} and after.gap == 0 and word.text in {"CN", "RMB", "JP"}:
        return counted_prefix(tokens, "JPY" if word.text == "JP" else "CNY", at + 2)
    if after.text == "." and word.text in PREFIX_WORDS:
        return counted_prefix(tokens, PREFIX_WORDS[word.text], at + 2)
    if word.low == "u" and after.text == "." and tokens[at + 2].low == "s":
        sign = at + 4 if tokens[at + 3].text == "." else at + 3
        return counted_prefix(tokens, "USD", sign + 1) if tokens[sign].text == "$" else None
    return None


APART = {"c", "C", "hk", "nt", "nz"}  # letters that may stand a space before their "$"


def bare_prefix(tokens: list[Token], code: str, start: int, number: int) -> Prefix | None:
    """ "dollars 50 million": a name of money before digits that belong to nothing else."""
    if tokens[start - 1].kind == NUMERAL or tokens[start - 1].low in SCALES or tokens[number].gap != 1:
        return None
    found = counted_prefix(tokens, code, number)
    end = scale[1] if (scale := scale_after(tokens, number + 1)) else number + 1
    after = tokens[end]
    taken = after.kind in {WORD, NUMERAL} and after.gap < 2 and after.low not in AFTER_SUM
    return None if taken or after.text in {"%", "-", "–", ":", "/", "°", "$"} else found


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
    if token.low in COINS and (token.low not in LOWER_WORDS or token.text.islower()):
        code, part = COINS[token.low]
        return Unit(code, QuantityKind.MONEY, at + 1, factor=part)
    if token.kind != WORD:
        return None
    if token.text in {"p", "c"} and token.gap == 0 and not joint and not scaled:
        return Unit("GBP" if token.text == "p" else "USD", QuantityKind.MONEY, at + 1, factor=0.01)
    if token.low in {"pound", "pounds"}:
        return pounds(tokens, at, joint=joint, scaled=scaled)
    return word_of_money(tokens, at, scaled=scaled)


def pounds(tokens: list[Token], at: int, *, joint: bool, scaled: bool) -> Unit:
    """Pounds as a pressure, a weight or money, by the words around them."""
    if [token.low for token in tokens[at + 1 : at + 4]] == ["per", "square", "inch"]:
        return Unit("pound_per_square_inch", QuantityKind.MEASURE, at + 4)
    if is_weight(tokens, at, joint=joint, scaled=scaled):
        return Unit("pound", QuantityKind.MEASURE, at + 1)
    return named_coin(tokens, at)


def word_of_money(tokens: list[Token], at: int, *, scaled: bool) -> Unit | None:
    """A currency in one word or a country and a coin: "USD", "Swiss francs", "euros", "MEUR", "zł"."""
    token = tokens[at]
    if token.low in NATIONAL_STARTS and (named := national_at(tokens, at)):
        return named
    if token.text in CODES or token.low in CODE_ALIASES or (token.low in LOWER_CODES and token.text.islower()):
        return Unit(CODE_ALIASES.get(token.low, token.text.upper()), QuantityKind.MONEY, at + 1)
    if token.text[:1] == "M" and token.text[1:] in CODES:  # "120 MEUR" in company reports
        return Unit(token.text[1:], QuantityKind.MONEY, at + 1, factor=1e6)
    if token.low in WORDS and (token.low not in LOWER_WORDS or token.text.islower()):
        return named_coin(tokens, at)
    if token.low in SCALED_WORDS and (scaled or large_and_last(tokens, at)) and tokens[at + 1].low not in VERB_GOES_ON:
        return Unit(SCALED_WORDS[token.low], QuantityKind.MONEY, at + 1)
    return Unit(SUFFIX_WORDS[token.text], QuantityKind.MONEY, at + 1) if token.text in SUFFIX_WORDS else None


VERB_GOES_ON = {"by", "the", "a"}  # "two million won the vote"


def large_and_last(tokens: list[Token], at: int) -> bool:
    """Whether "won" ends its clause after thousands: "it costs 1,000 won.", but not "1,000 won prizes"."""
    return "," in tokens[at - 1].text and tokens[at].low == "won" and tokens[at + 1].kind != WORD


def named_coin(tokens: list[Token], at: int) -> Unit:
    """The money named by this one word, with "sterling" or the cents of it: "pounds sterling", "euro cents"."""
    word, after = tokens[at].low, tokens[at + 1]
    if word in {"pound", "pounds"} and after.low == "sterling":
        return Unit("GBP", QuantityKind.MONEY, at + 2)
    if word == "euro" and after.low in {"cent", "cents"} and after.gap == 1:
        return Unit("EUR", QuantityKind.MONEY, at + 2, factor=0.01)
    return Unit(WORDS[word], QuantityKind.MONEY, at + 1)


def national_at(tokens: list[Token], at: int) -> Unit | None:
    """A currency named with its country: "Australian dollars", "U.S. dollars", "Costa Rican colones"."""
    said = tuple(token.low for token in tokens[at : at + LONGEST_NATIONAL])
    for size in range(LONGEST_NATIONAL, 1, -1):
        if said[:size] in NATIONAL:
            return Unit(NATIONAL[said[:size]], QuantityKind.MONEY, at + size)
    return None


def is_weight(tokens: list[Token], at: int, *, joint: bool, scaled: bool) -> bool:
    """Whether "pounds" at this token is a weight, by the words around it."""
    after, thing = tokens[at + 1], tokens[at + 2]
    if tokens[at + 3 if after.low == "and" else at + 2].low in {"oz", "ounce", "ounces"}:
        return True
    if after.low == "of" and (thing.low in WEIGHED_GOODS or tokens[at + 3].low in WEIGHED_GOODS):
        return True
    if scaled:
        return False
    if tokens[at - 2].low == "stone" or any(tokens[index].low in WEIGHT_BEFORE for index in range(max(0, at - 6), at)):
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
