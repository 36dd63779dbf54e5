"""What each word does in its sentence, as one letter: enough grammar to find where a clause begins and ends.

    A  finite helper verb (is, has, will)     V  finite verb            B  verb after to or a modal
    E  participle (built)                     G  verb in -ing           T  to before a verb
    D  determiner (the, its)                  O  owner (India's)        J  describing word
    N  noun and unknown words                 P  name                   #  figure
    U  subject pronoun                        X  object pronoun         W  who, which, whose, where
    C  and, but, or                           S  because, while, that   I  preposition
    R  adverb                                 Y  pronoun with helper (it's)
    , ; : . - ( ) “ ”                         marks as they are

No parser: no word is looked at twice, and nothing is learned from any corpus.
"""

import re

from claims.extraction.lexicon import VERB_BASE, VERB_KINDS, base_of, words
from claims.extraction.tokens import Token
from claims.extraction.verb_forms import Place, finite_ahead, past_or_participle, present_or_noun

_W = words("words.json")
_NO_NAMES = words("people.json")["not_names"]
_SAYS = words("reporting.json")["says"] | {"find"}
_HELPERS = _W["modals"] | _W["be_forms"] | _W["have_forms"] | _W["do_forms"]
_BE = _W["be_forms"] | {"be", "been", "being", "get", "got", "gets"}
_HAVE = _W["have_forms"] | {"having"}
_DESCRIBING = re.compile(r"(?:ive|ous|ful|able|ible|less|ical|ional|ary|ish|ic|al|ian|ese)$")
_PRONOUN_HELPER = re.compile(r"(?:he|she|it|they|we|i|you|there|that|who|what)'(?:s|re|ve|d|ll|m)$")

_FIXED = {
    **dict.fromkeys(_W["adverbs"], "R"),
    **dict.fromkeys(_W["prepositions"], "I"),
    **dict.fromkeys(_W["determiners"], "D"),
    **dict.fromkeys(_W["subject_pronouns"], "U"),
    **dict.fromkeys(_W["object_pronouns"], "X"),
    **dict.fromkeys(_W["subordinators"], "S"),
    **dict.fromkeys(_W["coordinators"], "C"),
    **dict.fromkeys(_W["relatives"], "W"),
    **dict.fromkeys(_HELPERS, "A"),
    **dict.fromkeys(_W["number_words"], "#"),
    "her": "D", "to": "T", "other": "J", "that": "S", "be": "B", "been": "E", "being": "G", "having": "G", "what": "W",
    "there": "U",
}  # fmt: skip
# Words that are read from what stands around them.
_IN_CONTEXT = frozenset({"as"}) | frozenset(
    {"that", "her", "like", "will", "might", "may", "can", "must", "since", "after", "before", "once"}
)


def tag(tokens: list[Token]) -> str:
    """One letter for each token, in order."""
    first = [_first_look(token, at) for at, token in enumerate(tokens)]
    found: list[str] = []
    finite = False  # has the running clause its finite verb?
    outer: bool | None = None  # had the clause around a comma-clause one? None: in no comma-clause
    for at, token in enumerate(tokens):
        letter = first[at]
        if letter == "?":
            letter = _verb_or_noun(tokens, first, found, at, finite=finite)
        elif token.lower in _IN_CONTEXT:
            letter = _in_context(tokens, first, found, at)
        elif (letter in "NJ" or token.lower == "last") and _rules_a_verb(tokens, first, found, at):
            letter = "B"
        elif token.lower == "do" and _inside_a_name(tokens, at):
            letter = "P"
        found.append(letter)
        if letter in "AY" or (letter == "V" and VERB_BASE.get(token.lower) not in _SAYS):
            finite = True
        elif letter == "V":
            finite = False  # what was said is a clause of its own
        elif letter == "W":
            described = not finite and "," in found  # "Finch, a driver who has voted here since 1974, called"
            outer = finite if described or found[-2:-1] in ([","], ["-"]) else outer
            finite = False
        elif letter == "," and outer is not None:
            finite, outer = outer, None
        elif letter in 'S;:-”"' and not (letter == "-" and finite):
            finite = False
    return "".join(found)


def _rules_a_verb(tokens: list[Token], first: list[str], found: list[str], at: int) -> bool:
    """Whether a word in no list must be a verb: right after "will" or "could", with an object or a place behind it."""
    ruled = _before(found) == "A" and _helper_before(tokens, found, at) in _W["modals"]
    return ruled and at + 1 < len(first) and first[at + 1] in "DPXO#IRTS.NJ?"


def _clause_after(tokens: list[Token], first: list[str], at: int) -> bool:
    """Whether a name or figure opens a clause: "after 31 ferries were scrapped", "after Brayford agreed"."""
    if first[at] == "#":
        return first[at + 1 : at + 2] in (["N"], ["P"]) and tokens[at + 1].text not in _NO_NAMES
    while at < len(first) and first[at] == "P" and tokens[at].text not in _NO_NAMES:
        at += 1
    return at < len(first) and first[at - 1] == "P" and first[at] in "A?" and tokens[at].lower in VERB_KINDS


def _inside_a_name(tokens: list[Token], at: int) -> bool:
    """Whether the word joins two capitalised ones: "Aguas do Delta"."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].text[0].isupper() and tokens[at + 1].text[0].isupper()


_ALONE = frozenset({"all", "any", "both", "each", "few", "many", "most", "none", "some", "these", "this", "those"})


def _first_look(token: Token, at: int) -> str:
    """The letter of a word by itself; "?" for a form that may be a verb."""
    if token.mark:
        return token.mark
    word, lower = token.text, token.lower
    if word[0].isdigit() or (word[0] in "£$€¥₹" and len(word) > 1):
        return "#"
    if _PRONOUN_HELPER.match(lower):
        return "Y"
    if (word.isupper() and lower in {"us", "it", "who"}) or (at > 0 and word in {"May", "Will"}):
        return "P"
    if word[0].isupper() and at > 0 and lower not in _FIXED:
        return "O" if lower.endswith(("'s", "s'")) else "P"
    fixed = _FIXED.get(lower)
    if fixed:
        return fixed
    if lower.endswith(("'s", "s'")):
        return "O"
    if lower in VERB_KINDS or _looks_like_a_form(lower):
        return "?"
    if word[0].isupper():
        return "P"
    if lower.endswith("ly") and len(lower) > 4 and lower not in _W["ly_nouns"]:
        return "R"
    return "J" if _DESCRIBING.search(lower) and lower not in _W["plural_nouns"] else "N"


def _looks_like_a_form(lower: str) -> bool:
    if lower.endswith("ed"):
        return len(lower) > 4 and lower not in _W["ed_nouns"]
    return lower.endswith("ing") and len(lower) > 5 and lower not in _W["ing_nouns"]


def _before(found: list[str], skip: str = 'R"“”') -> str:
    """The letter before this place, adverbs and quote marks passed over; "^" at the start."""
    for letter in reversed(found[-4:]):
        if letter not in skip:
            return letter
    return "^"


def _helper_before(tokens: list[Token], found: list[str], at: int) -> str:
    """The helper verb that rules this place ("has never been"), or nothing."""
    for back in range(at - 1, max(-1, at - 5), -1):
        letter = found[back]
        if letter in "AYT":
            return tokens[back].lower
        if letter in "EGB" and (tokens[back].lower in _BE or tokens[back].lower in _HAVE):
            return tokens[back].lower
        if letter not in 'R"“”' and tokens[back].lower not in {"not", "it", "they", "he", "she"}:
            return ""
    return ""


def _verb_or_noun(tokens: list[Token], first: list[str], found: list[str], at: int, *, finite: bool) -> str:
    lower = tokens[at].lower
    kinds = VERB_KINDS.get(lower, frozenset({"past", "participle"} if lower.endswith("ed") else {"ing"}))
    helper = _helper_before(tokens, found, at)
    before = _before(found)
    if helper:
        return _after_helper(helper, kinds, lower, tokens[at].text)
    if "ing" in kinds:
        doing = lower not in _W["ing_nouns"] or (before == "," and first[at + 1 : at + 2] == ["S"])  # ", ruling that"
        return "G" if doing else "N"
    after = first[at + 1] if at + 1 < len(first) else "."
    past = bool(kinds & {"past", "participle"})
    if before in "DO" or (before == "J" and (not past or after in "NJ?")):
        return "J" if past and "base" not in kinds else "N"
    before = "N" if before == "J" else before  # "the hospital opened": nouns may look like adjectives
    place = Place(tokens, first, found, at, kinds, finite=finite, before=before, after=after)
    if past:
        return past_or_participle(place)
    return "P" if tokens[at].text[0].isupper() else present_or_noun(place)


def _after_helper(helper: str, kinds: frozenset[str], lower: str, text: str) -> str:
    if "ing" in kinds:
        return "G"
    if helper in _BE or helper.endswith(("'s", "'re", "'m", "'d", "'ve")):
        return "E" if "participle" in kinds else "N"
    if helper in _HAVE:
        return "E" if "participle" in kinds else "N"
    if helper == "to" and text[0].isupper():
        return "P"
    return "B" if "base" in kinds else "J" if lower.endswith("ed") else "N"


def _in_context(tokens: list[Token], first: list[str], found: list[str], at: int) -> str:
    lower, letter = tokens[at].lower, first[at]
    after = first[at + 1] if at + 1 < len(first) else "."
    before = _before(found)
    if lower == "that":
        if before == "^" and after in "AV?":
            return "U"
        if after == "A" and before in "VE" and base_of(tokens[at - 1].lower) in _SAYS:
            return "U"  # "residents say that is too much": it joins nothing
        return "D" if before in "I^" and after in "N?J" else "S"
    if lower == "as":  # "known as Chevron" joins no clause
        return "I" if after in "P#" and before in "EVNJ" and not finite_ahead(first, tokens, at + 1) else letter
    if lower == "her":
        return "X" if after in ",.ITSRC;:DU)" else "D"
    if lower in {"since", "once"} and before == "A":
        return "R"  # "it has since closed"
    if lower in {"since", "after", "before"}:
        # With a clause behind it it joins clauses, with a noun only it is a preposition.
        named = after in "#P" and not _clause_after(tokens, first, at + 1)
        return "I" if named or not finite_ahead(first, tokens, at + 1) else "S"
    if letter == "A" and before in "DO" and tokens[at - 1].lower not in _ALONE:
        return "N"
    if letter == "A" and tokens[at].text[0].isupper() and at > 0:
        return "P"
    return letter
