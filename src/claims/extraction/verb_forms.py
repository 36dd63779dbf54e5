"""Words that may be verbs: finite, participle or noun, by what stands around them."""

from dataclasses import dataclass

from claims.extraction.lexicon import CHANGING, OFTEN_NOUNS, VERB_BASE, VERB_KINDS, words
from claims.extraction.tokens import Token

PLURAL_NOUNS = words("words.json")["plural_nouns"]
_SHOWS = words("reporting.json")["shows"] | {"say", "report"}
_SAYS = words("reporting.json")["says"] | {"find"}
_BOUNDARY = frozenset(",;:.-()WSC")
_OBJECT_NEXT = frozenset("DUXPO#Y")
_LOOK_AHEAD = 14  # words; a reduced relative ("people living in …") is rarely longer before its main verb


@dataclass(frozen=True, slots=True)
class Place:
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


def past_or_participle(place: Place) -> str:
    """ "rose" and "said" are finite, "taken" is not; "published" is either, by what follows."""
    if place.before == "I":
        return "J"
    if not place.kinds & {"participle", "base"}:
        return "V"  # "went", "became": never anything else
    opening = place.found[:1] == ["I"] and "," not in place.found[:_LOOK_AHEAD] and not place.finite
    if "past" not in place.kinds and "base" in place.kinds and place.before == "N" and not place.finite:
        return "V"  # "half of all drugs come from …"
    if (opening and place.before in "N#" and place.after in "IR,") or "past" not in place.kinds:
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
    brings_words = (
        place.lower in _ALWAYS_SAID
        or _that_follows(place)
        or (place.after == "R" and "," in place.found[-5:])
        or place.after in 'DUPYS“"O#,:NXJ?.'
    )
    if place.base in _SAYS and place.lower != "estimated" and brings_words:
        return "V" if place.before in 'NP)C,”"#' else "E"
    return _by_what_follows(place)


def _that_follows(place: Place) -> bool:
    """ "concluded last year that"."""
    return any(token.lower == "that" for token in place.tokens[place.at + 1 : place.at + 5])


def _by_what_follows(place: Place) -> str:
    """The letter of a form that is past and participle, by the clause so far and the words after it."""
    if place.before == "," and place.base in CHANGING and place.after == "#":
        return "V"  # "Ocado, the day’s biggest faller, slumped 7%"
    if place.before == ",":
        return "E" if place.finite or _described(place) else "V"
    if place.before == "C":
        return "V" if place.finite or place.after in _OBJECT_NEXT else "E"
    if place.finite and place.before == "#":
        if place.found[-2:] == ["C", "#"] and place.after in ".,":
            return "V"  # "two voted against and one abstained"
        further = place.found[-3:] == ["C", "I", "#"]  # "bought it in 1986 and in 1998 sold it"
        return "V" if further and place.after in _OBJECT_NEXT | {"I", "R"} else "E"
    if place.base in CHANGING:
        return "V" if not place.finite or place.before in "NP" else "E"
    if "participle" not in place.kinds:
        return "V"
    if place.after in _OBJECT_NEXT or (place.after == "T" and not place.finite):
        return "V"
    if place.next_word == "by" or place.finite:
        return "E"
    return "E" if finite_ahead(place.first, place.tokens, place.at + 1) else "V"


def _described(place: Place) -> bool:
    """ "The report, published in May, found …": a description between commas, the verb after it."""
    if place.after not in "IR#" and place.next_word != "as":
        return False
    ahead = range(place.at + 1, min(len(place.first) - 1, place.at + _LOOK_AHEAD))
    verb = next((k + 1 for k in ahead if place.first[k] == ","), 0)
    kinds = VERB_KINDS.get(place.tokens[verb].lower, frozenset()) if verb else frozenset()
    return verb > 0 and (place.first[verb] in "AY" or bool(kinds & {"s", "past"}))


_ALWAYS_SAID = frozenset({"said", "told", "added", "insisted", "argued"})


def finite_ahead(first: list[str], tokens: list[Token], at: int) -> bool:
    """Whether a finite verb stands ahead before the clause can have ended."""
    for here in range(at, min(len(first), at + _LOOK_AHEAD)):
        letter = first[here]
        if letter in "AY":
            return True
        if letter in _BOUNDARY:
            return False
        if letter == "?":
            word = tokens[here].lower
            kinds = VERB_KINDS.get(word, frozenset({"past", "participle"} if word.endswith("ed") else ()))
            if "past" in kinds and "participle" not in kinds:
                return True
            if "past" in kinds and first[here - 1] in "NP" and first[here + 1 : here + 2] in (["T"], ["D"], ["X"]):
                return True  # "after the council failed to …"
            if "past" in kinds and VERB_BASE.get(tokens[here].lower) in _SAYS | CHANGING:
                return True
    return False


def present_or_noun(place: Place) -> str:
    """ "comes", "show" and "reports": a verb where one fits, else a noun."""
    often_noun = place.base in OFTEN_NOUNS
    previous = place.tokens[place.at - 1].lower if place.at else ""
    if place.before == "W":
        return "V"
    if place.before == "U":
        return "V" if "s" in place.kinds or previous in {"they", "we", "i", "you"} else "N"
    plural = previous in PLURAL_NOUNS or (previous.endswith("s") and not previous.endswith(("ss", "us", "'s")))
    if "s" in place.kinds:
        return _third_person(place, plural=plural, often_noun=often_noun)
    if place.base in _SHOWS | _SAYS and place.after in "SU" and place.before in "NP),":
        return "V"  # "figures show that"
    if place.base in _SAYS | _SHOWS and place.after in "ID#" and not place.finite and _people_report(place):
        return "V"  # ", researchers from the institute report in a journal"
    if place.base in _SAYS | _SHOWS and place.after == "." and place.before in "NP" and place.at > 4:
        return "V"  # ", researchers at the institute report."
    if place.before in "NP)" and plural and not place.finite:
        alone = place.after in _OBJECT_NEXT or (
            place.after in "IS" and not finite_ahead(place.first, place.tokens, place.at)
        )
        return "V" if not often_noun or alone else "N"
    if place.before in "NP" and (place.after == "X" or place.next_word == "her") and not place.finite:
        return "V"  # "Two sons and a daughter survive her"
    if place.before == "C" and place.finite and previous in {"now", "also", "still", "then"} and place.after in "IDN#":
        return "V"  # "… and now account for 2.5%"
    if place.before == "C" and not plural and place.finite and not often_noun:
        return "B" if place.after in _OBJECT_NEXT | {"I"} else "N"
    return "N"


def _third_before(place: Place) -> bool:
    """Whether the verb before is of a third person: "has three children and lives in Hull"."""
    verb = next((k for k in range(place.at - 1, -1, -1) if place.found[k] in "AV"), -1)
    return verb >= 0 and place.tokens[verb].lower.endswith("s") and place.tokens[verb].lower != "was"


def _people_report(place: Place) -> bool:
    """Whether the words since the last comma open with several people: "researchers from the institute"."""
    opens = place.at
    while opens > 0 and place.found[opens - 1] not in ',;:-”"' and place.at - opens < _LOOK_AHEAD:
        opens -= 1
    noun = next((k for k in range(opens, place.at) if place.found[k] in "NVP"), place.at)
    word = place.tokens[noun].lower
    if place.after == "I":
        return opens > 2 and noun < place.at and word in PLURAL_NOUNS
    return noun < place.at and (word in PLURAL_NOUNS or (word.endswith("s") and not word.endswith("ss")))


def _third_person(place: Place, *, plural: bool, often_noun: bool) -> str:
    """ "reflects" after a singular is a verb, "exports" after a describing word is not."""
    if place.before == "C":
        alike = place.after == "I" and _third_before(place)
        return "V" if place.finite and (not often_noun or place.after in _OBJECT_NEXT or alike) else "N"
    voting = place.before == "G" and not place.finite and place.found[-2:-1] in ([], ["D"], ["J"], ["N"], ["P"])
    if (place.before not in 'NP)X,"”' and not voting) or (plural and place.before == "N"):
        return "N"
    if often_noun:
        return "V" if not place.finite and place.after in _OBJECT_NEXT | {"I", "R", "T", "S"} else "N"
    return "V"
