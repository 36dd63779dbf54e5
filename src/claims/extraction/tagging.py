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

from claims.extraction.lexicon import CHANGING, OFTEN_NOUNS, VERB_BASE, VERB_KINDS, words
from claims.extraction.tokens import Token

_W = words("words.json")
_SHOWS = words("reporting.json")["shows"] | {"say", "report"}
_SAYS = words("reporting.json")["says"] | {"find"}
_HELPERS = _W["modals"] | _W["be_forms"] | _W["have_forms"] | _W["do_forms"]
_BE = _W["be_forms"] | {"be", "been", "being", "get", "got", "gets"}
_HAVE = _W["have_forms"] | {"having"}
_DESCRIBING = re.compile(r"(?:ive|ous|ful|able|ible|less|ical|ional|ary|ish|ic|al|ian|ese)$")
_PRONOUN_HELPER = re.compile(r"(?:he|she|it|they|we|i|you|there|that|who|what)'(?:s|re|ve|d|ll|m)$")
_BOUNDARY = frozenset(",;:.-()WSC")
_LINKED = frozenset("“”\"R'")  # what may stand between a verb and the word that decides how it is read
_OBJECT_NEXT = frozenset("DUXPO#Y")
_LOOK_AHEAD = 14  # words; a reduced relative ("people living in …") is rarely longer before its main verb

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
    "her": "D", "to": "T", "other": "J", "that": "S", "be": "B", "been": "E", "being": "G", "having": "G", "what": "W", "there": "U",
}  # fmt: skip
# Words that are read from what stands around them.
_IN_CONTEXT = frozenset({"that", "her", "like", "will", "might", "may", "can", "must", "since", "after", "before"})


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
        found.append(letter)
        if letter in "AY" or (letter == "V" and VERB_BASE.get(token.lower) not in _SAYS):
            finite = True
        elif letter == "V":
            finite = False  # what was said is a clause of its own
        elif letter == "W":
            outer = finite if found[-2:-1] in ([","], ["-"]) else outer
            finite = False
        elif letter == "," and outer is not None:
            finite, outer = outer, None
        elif letter in "S;:-”\"" and not (letter == "-" and finite):
            finite = False
    return "".join(found)


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
        return "N" if lower in _W["ing_nouns"] else "G"
    after = first[at + 1] if at + 1 < len(first) else "."
    past = bool(kinds & {"past", "participle"})
    if before in "DO" or (before == "J" and (not past or after in "NJ?")):
        return "J" if past and "base" not in kinds else "N"
    before = "N" if before == "J" else before  # "the hospital opened": nouns may look like adjectives
    if kinds & {"past", "participle"}:
        return _past_or_participle(tokens, first, found, at, kinds=kinds, finite=finite, before=before, after=after)
    if tokens[at].text[0].isupper():
        return "P"
    return _present_or_noun(tokens, at, kinds=kinds, finite=finite, before=before, after=after)


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


def _past_or_participle(
    tokens: list[Token],
    first: list[str],
    found: list[str],
    at: int,
    *,
    kinds: frozenset[str],
    finite: bool,
    before: str,
    after: str,
) -> str:
    """ "rose" and "said" are finite, "taken" is not; "published" is either, by what follows."""
    lower = tokens[at].lower
    if before == "I":
        return "J"
    if found[:1] == ["I"] and "," not in found[:_LOOK_AHEAD] and not finite and before in "N#" and after in "IR":
        return "E"  # "In a paper published in May, …"
    if "past" not in kinds:
        return "E"
    base = VERB_BASE.get(lower, lower)
    if "base" in kinds and base in OFTEN_NOUNS and before in "N#S^W":  # "tax cut", "three hit"
        if (after == "I" and tokens[at + 1].lower == "of") or tokens[at - 1].lower == "whose":
            return "N"
        return "V" if not finite and after in _OBJECT_NEXT | {"I", "R"} else "N"
    if before in "UWXY" or (before == "^" and not tokens[at].text[0].isupper()):
        return "V"
    if before == "^":
        return "E"  # a sentence that opens with a participle: "Born in Leeds, …"
    if at + 2 < len(tokens) and tokens[at + 1].lower == "by" and first[at + 2] == "#" and not finite:
        return "V"  # "melted by 12 centimetres"
    if base in _SAYS and lower != "estimated" and (lower in _ALWAYS_SAID or after in 'DUPYS“"O#,:NXJ?.'):
        return "V" if before in 'NP)C,”"#' else "E"
    if before == ",":
        return "V" if not finite else "E"
    if before == "C":
        return "V" if finite or after in _OBJECT_NEXT else "E"
    if finite and before == "#":
        return "E"
    if (base in CHANGING and "participle" not in kinds - {"past"}) or base in CHANGING:
        return "V" if not finite or before in "NP" else "E"
    if "participle" not in kinds:
        return "V"
    if after in _OBJECT_NEXT or (after == "T" and not finite):
        return "V"
    if at + 1 < len(tokens) and tokens[at + 1].lower == "by":
        return "E"
    if finite:
        return "E"
    return "E" if _finite_ahead(first, tokens, at + 1) else "V"


_ALWAYS_SAID = frozenset({"said", "told", "added", "insisted", "argued"})


def _finite_ahead(first: list[str], tokens: list[Token], at: int) -> bool:
    """Whether a finite verb stands ahead before the clause can have ended."""
    for here in range(at, min(len(first), at + _LOOK_AHEAD)):
        letter = first[here]
        if letter in "AY":
            return True
        if letter in _BOUNDARY:
            return False
        if letter == "?":
            kinds = VERB_KINDS.get(tokens[here].lower, frozenset())
            if "past" in kinds and "participle" not in kinds:
                return True
            if "past" in kinds and VERB_BASE.get(tokens[here].lower) in _SAYS | CHANGING:
                return True
    return False


def _present_or_noun(
    tokens: list[Token], at: int, *, kinds: frozenset[str], finite: bool, before: str, after: str
) -> str:
    lower = tokens[at].lower
    noun_like = VERB_BASE.get(lower, lower) in OFTEN_NOUNS
    previous = tokens[at - 1].lower if at else ""
    plural = previous in _W["plural_nouns"] or (previous.endswith("s") and not previous.endswith(("ss", "us", "'s")))
    if before == "W":
        return "V"
    if before == "U":
        return "V" if "s" in kinds or previous in {"they", "we", "i", "you"} else "N"
    if "s" in kinds:
        if before == "C":
            return "V" if finite and (not noun_like or after in _OBJECT_NEXT) else "N"
        if before not in 'NP)X,"”' or (plural and before == "N"):
            return "N"
        if noun_like:
            return "V" if not finite and after in _OBJECT_NEXT | {"I", "R", "T", "S"} else "N"
        return "V"
    if VERB_BASE.get(lower) in _SHOWS and after in "SU" and before in "NP)":
        return "V"  # "figures show that"
    if VERB_BASE.get(lower) in _SAYS | _SHOWS and after == "." and before in "NP" and at > 4:
        return "V"  # ", researchers at the institute report."
    if before in "NP)" and plural and not finite:
        return "V" if not noun_like or after in _OBJECT_NEXT else "N"
    if before == "C" and plural is False and finite and not noun_like and after in _OBJECT_NEXT | {"I"}:
        return "B"
    return "N"


def _in_context(tokens: list[Token], first: list[str], found: list[str], at: int) -> str:
    lower, letter = tokens[at].lower, first[at]
    after = first[at + 1] if at + 1 < len(first) else "."
    before = _before(found)
    if lower == "that":
        if before == "^" and after in "AV?":
            return "U"
        return "D" if before in "I^" and after in "N?J" else "S"
    if lower == "her":
        return "X" if after in ",.ITSRC;:DU)" else "D"
    if lower in {"since", "after", "before"}:
        # With a clause behind it it joins clauses, with a noun only it is a preposition.
        return "I" if after in "#P" or not _finite_ahead(first, tokens, at + 1) else "S"
    if letter == "A" and before in "DO":
        return "N"
    if letter == "A" and tokens[at].text[0].isupper() and at > 0:
        return "P"
    return letter
