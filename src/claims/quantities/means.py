"""Whether a number that could be a figure is meant as one, by the words around it."""

from claims.model.enums import QuantityKind
from claims.quantities.moments import is_month
from claims.quantities.number_words import HYPHENS
from claims.quantities.reading import Figure
from claims.quantities.tokens import NUMERAL, WORD, Token, opens_sentence
from claims.quantities.word_list import words

# "one" after or before these stands for a thing or a person, not for a count.
PRONOUN_BEFORE = words(
    """
    no any every each this that which some the another only another's same other big good bad last next
    first as is was
    """
)
ONE_IDLE = words(
    """
    thing day way reason side point another hand example time more such who that can must should might may
    would could of or and to in on at after has had is was by which part form key moment kind sort point
    man's could's another's
    """
)
# Before small words these make a name of people already known: "the two agreed".
KNOWN = words("the these those other all both its their our my his her last first next")
AGO = frozenset(["ago", "earlier", "later", "hence"])
# After a hyphen these keep a number from counting: "two-way", "one-off", "three-piece".
LONGEST_BARE = (
    4  # digits in a row; newsrooms part longer counts with commas, so these are ids and short numbers to text
)
SMALL = 20  # below it numbers in words are also pronouns and parts of names


# Behind a number these make it a time, or the name of a gun: "2 or 3 o'clock", "a .38 calibre revolver".
NAMED_BY = {"o'clock", "o’clock", "calibre", "caliber", "gauge"}


def is_meant(tokens: list[Token], figure: Figure) -> bool:
    """Whether a reader would call it a figure: no pronoun, no part of a name, no date such as "two years ago"."""
    first = tokens[figure.start]
    if figure.kind is QuantityKind.DURATION:
        return is_stretch(tokens, figure)
    if tokens[figure.end].low in NAMED_BY:
        return False
    if figure.explicit or figure.low is not None:
        return not figure.bare or first.kind == NUMERAL or not in_title(tokens, figure)
    if figure.value == 1 and first.kind == WORD and not is_counted_one(tokens, figure):
        return False
    if joined_behind(tokens, figure) or numbers_a_part(tokens, figure):
        return False
    if first.kind == WORD and in_title(tokens, figure):
        return False
    if is_letter_name(tokens, figure):
        return False
    return is_bare_figure(tokens, figure) if figure.noun is None else True


# "phase two", "number four": before a number in words these name a part.
PARTS_NUMBERED = words(
    """
    number phase stage chapter grade tier category type page act scene episode round part section volume level class
    platform gate court channel division module step version item point season book appendix
    """
)


ALWAYS_NUMBERED = {"force", "phase", "chapter", "act", "category", "episode", "number"}


def numbers_a_part(tokens: list[Token], figure: Figure) -> bool:
    """Whether a number in words tells which one of several parts, and not how many."""
    first, before = tokens[figure.start], tokens[figure.start - 1].low
    if first.kind != WORD or first.gap != 1 or not 0 < (figure.value or 0) < SMALL:
        return False
    return before in ALWAYS_NUMBERED or (before in PARTS_NUMBERED and figure.noun is None)


def is_stretch(tokens: list[Token], figure: Figure) -> bool:
    """A length of time, and neither a date ("two years ago") nor idle ("one day")."""
    if tokens[figure.end].low in AGO or (tokens[figure.end].low == "from" and tokens[figure.end + 1].low == "now"):
        return False
    if tokens[figure.end].low in {"to", "ended", "ending"} and is_month(tokens, figure.end + 1):
        return False  # "the three months to March": which months, not how long
    idle = tokens[figure.start].low == "one" and figure.unit in {"day", "night", "second", "minute"}
    return not idle and not (tokens[figure.start].low in {"a", "an"} and figure.scale == 1.0 and figure.value == 1)


def is_letter_name(tokens: list[Token], figure: Figure) -> bool:
    """Whether a capital on the digits names a flat or a format and scales nothing: "Apt. 3B", "a 4K screen"."""
    letter, digits = tokens[figure.number_end - 1], tokens[figure.start]
    if letter.gap or digits.kind != NUMERAL or figure.number_end != figure.start + 2:
        return False
    return (letter.text == "B" and figure.noun is None) or (letter.text == "K" and digits.text in {"4", "5", "8", "10"})


def is_counted_one(tokens: list[Token], figure: Figure) -> bool:
    """Whether "one" counts: a thing is named, and it is no pronoun or figure of speech."""
    before, after = tokens[figure.start - 1], tokens[figure.start + 1]
    if figure.noun is None or before.low in PRONOUN_BEFORE:
        return False
    return after.low not in ONE_IDLE and after.kind == WORD and not after.text[:1].isupper()


def joined_behind(tokens: list[Token], figure: Figure) -> bool:
    """Whether a hyphen ties the number to a word, as in "two-way", or the number hangs on one, as in "catch-22"."""
    after, before = tokens[figure.number_end], tokens[figure.start - 1]
    ahead = after.text in HYPHENS and after.gap == 0 and tokens[figure.number_end + 1].gap == 0
    word_ahead = ahead and tokens[figure.number_end + 1].kind == WORD and figure.noun is None
    return word_ahead or (before.text in HYPHENS and before.gap == 0 and tokens[figure.start].gap == 0)


def in_title(tokens: list[Token], figure: Figure) -> bool:
    """Whether a number in words has a capital within a sentence: "the Group of Seven", "Channel Four"."""
    first = tokens[figure.start]
    return first.text[:1].isupper() and not opens_sentence(tokens, figure.start)


def is_bare_figure(tokens: list[Token], figure: Figure) -> bool:
    """Whether a number that names nothing counts all the same: "killed 12", "38 abstained", but not "the two"."""
    first, before = tokens[figure.start], tokens[figure.start - 1]
    if first.kind == NUMERAL and first.text.isdigit() and len(first.text) > LONGEST_BARE and figure.scale == 1.0:
        return False
    small_word = first.kind == WORD and abs(figure.value or 0) < SMALL
    if small_word and (before.low in KNOWN or figure.value == 0):
        return False
    named_before = before.kind == WORD and before.text[:1].isupper() and not opens_sentence(tokens, figure.start - 1)
    return not (named_before and first.gap == 1 and first.kind == NUMERAL)
