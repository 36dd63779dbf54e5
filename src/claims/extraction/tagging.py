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
from dataclasses import dataclass

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
    "her": "D", "to": "T", "other": "J", "that": "S", "be": "B", "been": "E", "being": "G", "having": "G", "what": "W",
    "there": "U",
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
        elif letter in 'S;:-”"' and not (letter == "-" and finite):
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
    place = _Place(tokens, first, found, at, kinds, finite=finite, before=before, after=after)
    if past:
        return _past_or_participle(place)
    return "P" if tokens[at].text[0].isupper() else _present_or_noun(place)


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


@dataclass(frozen=True, slots=True)
class _Place:
    """A word that may be a verb, with what stands around it."""

    tokens: list[Token]
    first: list[str]  # first looks at all words
    found: list[str]  # letters of the words before
    at: int
    kinds: frozenset[str]
    finite: bool  # whether the clause has its finite verb already
    before: str
    after: str

    @property
    def lower(self) -> str:
        return self.tokens[self.at].lower

    @property
    def base(self) -> str:
        return VERB_BASE.get(self.lower, self.lower)

    @property
    def next_word(self) -> str:
        return self.tokens[self.at + 1].lower if self.at + 1 < len(self.tokens) else ""


def _past_or_participle(place: _Place) -> str:
    """ "rose" and "said" are finite, "taken" is not; "published" is either, by what follows."""
    if place.before == "I":
        return "J"
    opening = place.found[:1] == ["I"] and "," not in place.found[:_LOOK_AHEAD] and not place.finite
    if (opening and place.before in "N#" and place.after in "IR") or "past" not in place.kinds:
        return "E"  # "In a paper published in May, …"
    if "base" in place.kinds and place.base in OFTEN_NOUNS and place.before in "N#S^W":  # "tax cut", "three hit"
        if place.next_word == "of" or place.tokens[place.at - 1].lower == "whose":
            return "N"
        return "V" if not place.finite and place.after in _OBJECT_NEXT | {"I", "R"} else "N"
    if place.before in "UWXY":
        return "V"
    if place.before == "^":  # "Born in Leeds, …"
        return "E" if place.tokens[place.at].text[0].isupper() else "V"
    if place.next_word == "by" and place.first[place.at + 2 : place.at + 3] == ["#"] and not place.finite:
        return "V"  # "melted by 12 centimetres"
    brings_words = place.lower in _ALWAYS_SAID or place.after in 'DUPYS“"O#,:NXJ?.'
    if place.base in _SAYS and place.lower != "estimated" and brings_words:
        return "V" if place.before in 'NP)C,”"#' else "E"
    return _by_what_follows(place)


def _by_what_follows(place: _Place) -> str:
    """The letter of a form that is past and participle, by the clause so far and the words after it."""
    if place.before == ",":
        return "E" if place.finite else "V"
    if place.before == "C":
        return "V" if place.finite or place.after in _OBJECT_NEXT else "E"
    if place.finite and place.before == "#":
        return "E"
    if place.base in CHANGING:
        return "V" if not place.finite or place.before in "NP" else "E"
    if "participle" not in place.kinds:
        return "V"
    if place.after in _OBJECT_NEXT or (place.after == "T" and not place.finite):
        return "V"
    if place.next_word == "by" or place.finite:
        return "E"
    return "E" if _finite_ahead(place.first, place.tokens, place.at + 1) else "V"


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


def _present_or_noun(place: _Place) -> str:
    """ "comes", "show" and "reports": a verb where one fits, else a noun."""
    often_noun = place.base in OFTEN_NOUNS
    previous = place.tokens[place.at - 1].lower if place.at else ""
    if place.before == "W":
        return "V"
    if place.before == "U":
        return "V" if "s" in place.kinds or previous in {"they", "we", "i", "you"} else "N"
    plural = previous in _W["plural_nouns"] or (previous.endswith("s") and not previous.endswith(("ss", "us", "'s")))
    if "s" in place.kinds:
        return _third_person(place, plural=plural, often_noun=often_noun)
    if place.base in _SHOWS | _SAYS and place.after in "SU" and place.before in "NP),":
        return "V"  # "figures show that"
    if place.base in _SAYS | _SHOWS and place.after == "." and place.before in "NP" and place.at > 4:
        return "V"  # ", researchers at the institute report."
    if place.before in "NP)" and plural and not place.finite:
        return "V" if not often_noun or place.after in _OBJECT_NEXT else "N"
    if place.before == "C" and not plural and place.finite and not often_noun:
        return "B" if place.after in _OBJECT_NEXT | {"I"} else "N"
    return "N"


def _third_person(place: _Place, *, plural: bool, often_noun: bool) -> str:
    """ "reflects" after a singular is a verb, "exports" after a describing word is not."""
    if place.before == "C":
        return "V" if place.finite and (not often_noun or place.after in _OBJECT_NEXT) else "N"
    if place.before not in 'NP)X,"”' or (plural and place.before == "N"):
        return "N"
    if often_noun:
        return "V" if not place.finite and place.after in _OBJECT_NEXT | {"I", "R", "T", "S"} else "N"
    return "V"


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
