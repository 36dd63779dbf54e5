"""What a number counts: the plural noun after it, with the words that describe it."""

from typing import NamedTuple

from claims.quantities.function_words import NOT_PLURAL, PLURALS, STOPS
from claims.quantities.number_words import HYPHENS
from claims.quantities.tokens import WORD, Token

LONGEST_PHRASE = 4  # words: "250 newly trained Ukrainian soldiers"; longer ones rarely end in what is counted


class Noun(NamedTuple):
    """The thing counted, as written, and where it ends."""

    text: str  # the last word, in lower case: "firefighters"
    end: int


def noun_at(tokens: list[Token], at: int, *, value: float) -> Noun | None:
    """The noun that starts here or a few describing words on; None where the words after a number count nothing.

    Without a parser the noun is known by its plural; after "one" or 1 the next plain word is taken.
    """
    found: Noun | None = None
    for word, end in words_from(tokens, at):
        if value == 1:
            return Noun(word, end)
        if is_plural(word):
            found = Noun(word, end)
        elif found:
            return found
    return found


def words_from(tokens: list[Token], at: int) -> list[tuple[str, int]]:
    """The words of the noun phrase that may start here, each with where it ends; compounds count as one."""
    words: list[tuple[str, int]] = []
    while len(words) < LONGEST_PHRASE:
        token = tokens[at]
        compound = tokens[at + 1].text in HYPHENS and tokens[at + 1].gap == 0 and tokens[at + 2].gap == 0  # "off-duty"
        if token.kind != WORD or token.gap != 1 or (token.low in STOPS and not compound):
            break
        at += 1
        while (
            tokens[at].text in HYPHENS
            and tokens[at].gap == 0
            and tokens[at + 1].gap == 0
            and tokens[at + 1].kind == WORD
        ):
            at += 2
        last = tokens[at - 1]
        if last.low.endswith(("'s", "’s")) or "'" in last.low or "’" in last.low:
            break
        words.append((last.low, at))
        if tokens[at].text[:1] in {"'", "’"}:  # a plural possessive: "140 countries’ leaders"
            break
    return words


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun; a guess by its ending and two short lists."""
    if word in PLURALS or (len(word) > 5 and word.endswith(("men", "people", "children"))):
        return word not in {"specimen", "acumen", "regimen", "abdomen", "omen", "women's"}
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "ous", "'s")) and word not in NOT_PLURAL
