"""What one statement denies and another does not: not, never, no longer, failed to, unsafe."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.related import in_common, same_deeds
from claims.matching.stem import base
from claims.matching.tokens import Token, content, content_stems, tokens
from claims.model.enums import DifferenceKind
from claims.model.report import Difference

SCOPE = 5  # content words that a denial reaches over; a longer reach crosses into the next clause
# A denial of a noun ("no tax", "without insurance") reaches less far than one of a verb.
NOUN_SCOPE = 2
_DENIALS = frozenset(
    {"not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "barely", "cannot"}
    | {"lack", "lacks", "lacked"}
)
_WHOLE = frozenset({"none", "nobody", "nothing", "neither"})
_COUNTED = frozenset({"no", "none", "nobody"})  # say how many there are
_OF_WHOM = frozenset({"of", "from", "in", "on", "at", "among"})  # after "none" and "nobody"
_NOUN_DENIALS = frozenset({"no", "without", "lack", "lacks", "lacked"})
_REFUSALS = frozenset({"fail", "refus", "declin", "forgot", "neglect"})  # stems, denials before "to"
_DENYING, _RULING = base("deny"), base("rule")
# After "denied" these make it a denial of what follows: "denied taking", "denied that"; "denied access" is none.
_DENIED = frozenset({"that", "any", "ever", "he", "she", "it", "they"})
_DECIDING = frozenset(map(base, ["decide", "vote", "rule", "advise", "opt", "choose"]))  # before "against doing so"
_RUN = base("run")  # before "out of"
_REJECTING = frozenset(map(base, ["reject", "dismiss", "rebut", "refute"]))  # before one of these: "reject claims that"
_CHARGES = frozenset(map(base, ["accusation", "allegation", "claim", "suggestion", "report"]))
_THINGS_IN_ING = frozenset(
    {"planning", "funding", "housing", "building", "parking", "financing", "lending", "hearing", "training", "banking"}
    | {"anything", "something", "everything", "nothing", "spring", "king", "evening", "morning", "clothing", "standing"}
)
_CUES = _REFUSALS | _REJECTING | {_DENYING, _RULING, _RUN, "yet", "against"}
_NO_DENIAL_AFTER = frozenset(
    {"only", "just", "least", "more", "less", "fewer", "later", "earlier", "longer", "doubt", "other"}
)
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "non-")


@dataclass(frozen=True, slots=True)
class Denial:
    """A word or phrase that denies, and the stems it reaches over, the nearest first."""

    start: int
    end: int
    reach: tuple[str, ...]
    shown_to: int  # end of the first word it denies, for quoting
    whole: bool  # "nobody from the village passed": the verb is not the first word reached
    of: int  # how many of the words reached say of whom: 1 in "none of the candidates passed"
    thing: str  # stem of what only is denied: "not carrying any cars"; "" where nothing is set apart


@lru_cache(maxsize=1_024)  # asked for by several steps, and again for the next passage
def denials(text: str) -> tuple[Denial, ...]:
    """The words of `text` that deny something, in order: not, never, no longer, failed to, without.

    "Not only", "no more than" and "No 10" deny nothing and are left out.
    """
    words = tokens(text)
    cues = [
        at for at, word in enumerate(words) if word.text in _DENIALS or word.stem in _CUES or word.text.endswith("n't")
    ]
    return tuple(denial for at in cues if (denial := _denial(words, at)) is not None)


def _denial(words: Sequence[Token], at: int) -> Denial | None:
    word, after = words[at], words[at + 1].text if at + 1 < len(words) else ""
    if word.stem in _CUES:
        return _of_a_verb(words, at, after)
    if word.text == "no" and after == "longer":
        return _reaching(words, word, at + 2, SCOPE)
    if word.text in _COUNTED and _is_superlative(words, at):
        return None
    if word.text == "no" and after == "one":
        return _reaching(words, word, at + 2, SCOPE, whole=True)
    if not after or (word.text in {"not", "no"} and after in _NO_DENIAL_AFTER):
        return None
    if word.text == "no" and after[0].isdigit():
        return None
    return _reaching(words, word, at + 1, NOUN_SCOPE if word.text in _NOUN_DENIALS else SCOPE)


def _of_a_verb(words: Sequence[Token], at: int, after: str) -> Denial | None:
    """The denial that a verb makes with the words after it: failed to, denied doing, ruled out, ran out of."""
    word = words[at]
    if (word.stem in _REFUSALS or word.text == "yet") and after == "to":
        return _reaching(words, word, at + 2, SCOPE)
    if word.stem == _DENYING and (after in _DENIED or _is_gerund(after)):
        return _reaching(words, word, at + 1, SCOPE)
    if word.text == "against" and after.endswith("ing") and at and words[at - 1].stem in _DECIDING:
        return _reaching(words, word, at + 1, SCOPE)
    if word.stem in _REJECTING and base(after) in _CHARGES and _of_what(words, at + 2):
        return _reaching(words, word, at + 2, SCOPE)
    if word.stem == _RULING and after == "out":
        return _reaching(words, word, at + 2, NOUN_SCOPE)
    if word.stem == _RUN and after == "out" and [later.text for later in words[at + 2 : at + 3]] == ["of"]:
        return _reaching(words, word, at + 3, NOUN_SCOPE)
    return None


def _is_superlative(words: Sequence[Token], at: int) -> bool:
    """Whether "no …" says who is first, and denies nothing: "no country has more wind farms than Denmark"."""
    return any(word.text in {"more", "than"} for word in words[at + 2 :] if word.clause == words[at].clause)


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and word not in _THINGS_IN_ING


def _of_what(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].text in {"that", "of", "by", "from", "he", "she", "it", "they"}


def _reaching(words: Sequence[Token], cue: Token, first: int, most: int, *, whole: bool = False) -> Denial | None:
    """The denial of `cue`, which reaches over the next content words of its clause; None where there are none.

    Of "nobody was hurt" over the verb only; of "none of the candidates passed" over what is said of whom.
    """
    telling = [word for word in words[first:] if word.clause == cue.clause and word.tells]
    whole = whole or cue.text in _WHOLE
    follows = words[first].text if first < len(words) else ""
    reached = [word for word in telling if not word.text[0].isdigit()][
        : 1 if whole and follows not in _OF_WHOM else most
    ]
    if not reached:
        return None
    of = 1 if whole and len(reached) > 1 and follows == "of" else 0
    apart = next((word.end for word in words[first : first + most + 2] if word.text == "any"), None)
    thing = next((word.stem for word in reached if apart is not None and word.start > apart), "")
    return Denial(cue.start, cue.end, tuple(word.stem for word in reached), reached[0].end, whole, of, thing)


def negated(claim: str, passage: str, *, but_none: bool = False) -> list[Difference]:
    """What one statement denies and the other does not, at most one difference; empty where both or neither do.

    With `but_none` what is said to be none ("no tax", "nobody") is passed by: it has been compared as a figure.
    """
    for one, other, claim_denies in ((claim, passage, True), (passage, claim, False)):
        for denial in denials(one):
            if but_none and one[denial.start : denial.end].lower() in _COUNTED:
                continue
            asserted = _asserted(other, denial, one) or _still(other, denial, one)
            if asserted is None:
                continue
            denied = one[denial.start : denial.shown_to]
            return [_denied(denied, asserted, claim_denies=claim_denies)]
    return _prefixed(claim, passage)


def _denied(denied: str, asserted: str, *, claim_denies: bool) -> Difference:
    if claim_denies:
        says = f"The claim denies it (“{denied}”), the source does not (“{asserted}”)."
        return Difference(DifferenceKind.NEGATION, denied, asserted, says)
    says = f"The source denies it (“{denied}”), the claim does not (“{asserted}”)."
    return Difference(DifferenceKind.NEGATION, asserted, denied, says)


def _asserted(text: str, denial: Denial, denier: str) -> str | None:
    """The word of `text` that asserts what `denier` denies; None where it is denied here too, or not said.

    It has to stand in a clause that shares another word with the denier: "141 members voted" answers no "India has
    not voted".
    """
    reached_here = frozenset(name for other in denials(text) for name in other.reach)
    if any(not _said_as(name).isdisjoint(reached_here) for name in denial.reach[: None if denial.whole else 2]):
        return None
    if denial.thing and not in_common([denial.thing], content_stems(text)):
        return None
    subject = content_stems(denier)
    words = tokens(text)
    for wanted in denial.reach[denial.of :] if denial.whole else denial.reach[:1]:
        for word in words:
            if word.stem in _said_as(wanted) and word.tells and subject & _beside(text, word) - {wanted}:
                return text[word.start : word.end]
    return None


def _beside(text: str, word: Token) -> frozenset[str]:
    """The stems in the clause of a word; of one that commas set off in the clause before: "Ana Rojas, 47, was not"."""
    for clause in range(word.clause, -1, -1):
        found = clause_stems(text, word._replace(clause=clause))
        if found:
            return found
    return frozenset()


def _said_as(name: str) -> frozenset[str]:
    """A stem and those that say the same deed."""
    return same_deeds().get(name, frozenset()) | {name}


def _still(text: str, denial: Denial, denier: str) -> str | None:
    """The "still" of `text` that answers a "no longer", in a clause that shares a word with the denier; else None."""
    if not denier[denial.start :].lower().startswith("no longer"):
        return None
    words = tokens(text)
    said = [word for word in words if word.text == "still" and content_stems(denier) & clause_stems(text, word)]
    return text[said[0].start : said[0].end] if said else None


def _prefixed(claim: str, passage: str) -> list[Difference]:
    """The first word on one side that the other has with un-, in- or the like: safe and unsafe."""
    ours, theirs = content(claim), content(passage)
    for word in ours:
        if word in theirs:
            continue
        if not word.startswith(_PREFIXES) and word not in _without_prefix(passage):
            continue
        for other in _with_or_without_prefix(word):
            if other in theirs and other not in ours:
                if is_denied(claim, ours[word]) != is_denied(passage, theirs[other]):
                    continue  # "not uncommon" is common
                said, found = quoted(claim, ours[word]), quoted(passage, theirs[other])
                says = f"The source says “{found}” where the claim says “{said}”."
                return [Difference(DifferenceKind.NEGATION, said, found, says)]
    return []


@lru_cache(maxsize=1_024)
def _without_prefix(text: str) -> frozenset[str]:
    """What is left of the content words of `text` that have such a prefix."""
    longer = [word for word in content(text) if word.startswith(_PREFIXES)]
    return frozenset([word[len(prefix) :] for word in longer for prefix in _PREFIXES if word.startswith(prefix)])


def _with_or_without_prefix(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        yield prefix + word
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            yield word[len(prefix) :]


def quoted(text: str, word: Token) -> str:
    """A word as it stands in its text."""
    return text[word.start : word.end]


def clause_stems(text: str, of: Token) -> frozenset[str]:
    """The stems of the content words that stand in the clause of a word of `text`, its own left out."""
    counted = _stems_by_clause(text).get(of.clause, {})
    return frozenset(counted) - {of.stem} if counted.get(of.stem) == 1 else frozenset(counted)


@lru_cache(maxsize=1_024)
def _stems_by_clause(text: str) -> dict[int, dict[str, int]]:
    """How often each stem of a content word stands in each clause."""
    counted: dict[int, dict[str, int]] = {}
    for word in tokens(text):
        if word.tells:
            clause = counted.setdefault(word.clause, {})
            clause[word.stem] = clause.get(word.stem, 0) + 1
    return counted


def is_denied(text: str, word: Token) -> bool:
    """Whether a denial of the text reaches over a word."""
    return any(word.stem in denial.reach for denial in denials(text))
