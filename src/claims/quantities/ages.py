"""Ages that are told by the word before or after them: "aged 34", "at the age of nine", "ages 5 to 11"."""

from claims.model.enums import Hedge, QuantityKind
from claims.quantities.function_words import STOPS
from claims.quantities.number_words import HYPHENS
from claims.quantities.numbers import number_at
from claims.quantities.reading import Figure
from claims.quantities.tokens import BLANK, NUMERAL, WORD, Token, opens_sentence
from claims.quantities.units import unit_at
from claims.quantities.word_list import words

OLDEST = 125  # years; the oldest person on record was 122


def age_at(tokens: list[Token], index: int) -> Figure | None:
    """The age that starts at "aged", "ages" or "age (of)", or stands between commas after a name; else None."""
    word = tokens[index].low
    if word in {"aged", "ages", "age"}:
        return after_word(tokens, index)
    if tokens[index].kind == NUMERAL:
        return after_name(tokens, index) or after_pronoun(tokens, index)
    if word == "a" and tokens[index + 2].low == "old" and tokens[index + 1].low in {"year", "month", "week"}:
        return age(index, index + 3, 1.0)._replace(unit=tokens[index + 1].low)  # "the baby is a year old"
    return None


def after_word(tokens: list[Token], index: int) -> Figure | None:
    """ "aged 34", "age 87", "ages 5 to 11", "aged between 18 and 24", "age of nine", with the word in the span."""
    at = index + 1
    if tokens[index].low == "age" and tokens[at].low == "of":
        at += 1
    opened = tokens[at].low in {"between", "from"}
    at += 1 if opened else 0
    first = number_at(tokens, at)
    if first is None or first.ordinal or first.scale != 1.0 or not 0 <= first.value <= OLDEST or tokens[at].gap == 2:
        return None
    joint = tokens[first.end]
    second = number_at(tokens, first.end + 1) if joint.low in {"to", "and"} or joint.text in HYPHENS else None
    if second and not second.ordinal and first.value < second.value <= OLDEST and (joint.low != "and" or opened):
        return age(index, past_years(tokens, second.end), None, low=first.value, high=second.value)
    return age(index, past_years(tokens, first.end), first.value)


def past_years(tokens: list[Token], end: int) -> int:
    """The end of "years" or "years old" after an age."""
    if tokens[end].low != "years":
        return end
    return end + 2 if tokens[end + 1].low == "old" else end + 1


def after_name(tokens: list[Token], index: int) -> Figure | None:
    """ "Jane Brown, 34, said", "Jane Brown (34) said": a number between commas or brackets after a name is an age."""
    before, name, after = tokens[index - 1], tokens[index - 2], tokens[index + 1]
    bracketed = before.text == "(" and after.text == ")" and tokens[index].gap == 0 and len(tokens[index].text) == 2
    if (
        not (bracketed or (before.text == "," and after.text in {",", "."}))
        or not tokens[index].text.isdigit()
        or len(tokens[index].text) > 3
    ):
        return None
    family = name.low in RELATIVES or (name.text[:1].isupper() and tokens[index - 3].low in RELATIVES)
    named = name.kind == WORD and (family or (name.text[:1].isupper() and tokens[index - 3].text[:1].isupper()))
    value = float(tokens[index].text)
    if not named or opens_sentence(tokens, index - 2) or not 1 <= value <= OLDEST or tokens[index].gap == bracketed:
        return None
    return age(index, index + 1, value)


RELATIVES = words(
    """
    son daughter wife husband mother father sister brother grandson granddaughter grandmother grandfather partner
    fiancee girlfriend boyfriend widow nephew niece teenager man woman boy girl driver victim suspect defendant
    pensioner motorist cyclist pedestrian passenger student pupil
    """
)
# Before "over 70" these are people of that age.
AGED = words(
    "child people those adults children women men patients pensioners anyone anybody everyone residents voters aged"
)
PEOPLE = {"he", "she", "i", "who", "you"}
BEING = {"is", "was", "am", "turned", "turns", "turning"}
# After an age that stands alone the clause goes on with one of these, or ends.
GOES_ON = {"when", "and", "but", "at", "in", "on", "or", "now", "then", "this", "last", "next", "years", "with"}


def after_pronoun(tokens: list[Token], index: int) -> Figure | None:
    """ "She was 66.", "until he turned 18", "when I was 12": the age of somebody already named."""
    verb, who, after = tokens[index - 1].low, tokens[index - 2].low, tokens[index + 1]
    if verb == "at" and after.text == "," and tokens[index + 2].low in {"he", "she", "his", "her", "i"}:
        return age(index, index + 1, float(tokens[index].text)) if is_years(tokens[index]) else None  # "At 102, she"
    if verb in {"over", "under"} and who in AGED and is_years(tokens[index]) and unit_at(tokens, index + 1) is None:
        bare = after.kind != WORD or after.low in STOPS  # "people over 70 are safe"
        return age(index, index + 1, float(tokens[index].text)) if bare and int(tokens[index].text) > 4 else None
    if verb == "as" and who in {"young", "old"} and is_years(tokens[index]) and after.kind != WORD:
        return age(index, index + 1, float(tokens[index].text))  # "as young as 14"
    said = (verb in BEING and who in PEOPLE) or (verb in {"turned", "turns"} and tokens[index - 2].kind == WORD)
    if not said or not is_years(tokens[index]):
        return None
    alone = after.text in {".", ",", ";", ")", "?", "!"} or after.kind == BLANK or after.low in GOES_ON
    opens_decimal = after.text in {".", ","} and tokens[index + 2].kind == NUMERAL and tokens[index + 2].gap == 0
    return age(index, index + 1, float(tokens[index].text)) if alone and not opens_decimal else None


def is_years(token: Token) -> bool:
    """Whether plain digits may be somebody's age."""
    return token.text.isdigit() and len(token.text) < 4 and 1 <= int(token.text) <= OLDEST


def age(start: int, end: int, value: float | None, *, low: float | None = None, high: float | None = None) -> Figure:
    """An age in years."""
    hedge = Hedge.RANGE if value is None else None
    return Figure(
        start, end, value, "year", QuantityKind.AGE, low=low, high=high, hedge=hedge, explicit=True, number_end=end
    )
