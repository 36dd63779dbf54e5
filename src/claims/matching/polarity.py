"""Whether two statements say the opposite: denied or not, rising or falling, approved or rejected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from claims.matching.stem import base
from claims.matching.tokens import Token, closeness, content, content_stems, stems, tokens
from claims.model.enums import DifferenceKind
from claims.model.report import Difference

SCOPE = 5  # content words that a denial reaches over; a longer reach crosses into the next clause
# A denial of a noun ("no tax", "without insurance") reaches less far than one of a verb.
NOUN_SCOPE = 2
CLOSENESS = 0.5  # share of content words that two statements without a common subject must have in common

_DENIALS = frozenset(
    {"not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "barely", "cannot"}
    | {"lack", "lacks", "lacked"}
)
_WHOLE = frozenset({"none", "nobody", "nothing", "neither"})
_NOUN_DENIALS = frozenset({"no", "without", "lack", "lacks", "lacked"})
_REFUSALS = frozenset({"fail", "refus", "declin", "forgot", "neglect"})  # stems, denials before "to"
_NO_DENIAL_AFTER = frozenset({"only", "just", "least", "more", "less", "fewer", "later", "earlier", "longer", "doubt"})
_EXTREMES = frozenset({"record", "all-time", "historic", "new", "year", "decade", "lifetime"})  # before high and low
_BY_HOW_MUCH = frozenset({"percent", "cent", "times", "points"})
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "non-")


@dataclass(frozen=True, slots=True)
class Denial:
    """A word or phrase that denies, and the stems it reaches over, the nearest first."""

    start: int
    end: int
    reach: tuple[str, ...]
    shown_to: int  # end of the first word it denies, for quoting
    whole: bool  # "none of the candidates passed": the verb is not the first word reached


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two sides of words that say the opposite of each other."""

    kind: DifferenceKind
    sides: tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=1)
def opposites() -> tuple[Opposites, ...]:
    """The rows of opposites.txt; each side holds stems and, for function words, the words themselves."""
    found = []
    for row in files("claims.matching").joinpath("opposites.txt").read_text("utf-8").splitlines():
        if row.startswith("#") or ":" not in row:
            continue
        kind, _, words = row.partition(":")
        one, _, other = words.partition("|")
        sides = (frozenset(map(base, one.split())), frozenset(map(base, other.split())))
        found.append(Opposites(DifferenceKind(kind.strip()), sides))
    return tuple(found)


@lru_cache(maxsize=1_024)  # asked for by several steps, and again for the next passage
def denials(text: str) -> tuple[Denial, ...]:
    """The words of `text` that deny something, in order: not, never, no longer, failed to, without.

    "Not only", "no more than" and "No 10" deny nothing and are left out.
    """
    words = tokens(text)
    cues = [
        at
        for at, word in enumerate(words)
        if word.text in _DENIALS or word.stem in _REFUSALS or word.text.endswith("n't")
    ]
    return tuple(denial for at in cues if (denial := _denial(words, at)) is not None)


def _denial(words: Sequence[Token], at: int) -> Denial | None:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if word.stem in _REFUSALS and after is not None and after.text == "to":
        return _reaching(words, word, at + 2, SCOPE)
    if not (word.text in _DENIALS or word.text.endswith("n't")):
        return None
    if after is not None and word.text == "no" and after.text == "longer":
        return _reaching(words, word, at + 2, SCOPE)
    if after is None or (after.text in _NO_DENIAL_AFTER and word.text in {"not", "no"}):
        return None
    if word.text == "no" and after.text[0].isdigit():
        return None
    return _reaching(words, word, at + 1, NOUN_SCOPE if word.text in _NOUN_DENIALS else SCOPE)


def _reaching(words: Sequence[Token], cue: Token, first: int, most: int) -> Denial | None:
    reached = [word for word in words[first:] if word.clause == cue.clause and word.tells][:most]
    if not reached:
        return None
    return Denial(cue.start, cue.end, tuple(word.stem for word in reached), reached[0].end, cue.text in _WHOLE)


def negated(claim: str, passage: str) -> list[Difference]:
    """What one statement denies and the other does not, at most one difference; empty where both or neither do."""
    for one, other, claim_denies in ((claim, passage, True), (passage, claim, False)):
        for denial in denials(one):
            asserted = _asserted(other, denial, one)
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
    reached_here = {name for other in denials(text) for name in other.reach}
    if any(name in reached_here for name in denial.reach[:2]):
        return None
    subject = content_stems(denier)
    words = tokens(text)
    for wanted in denial.reach if denial.whole else denial.reach[:1]:
        for word in words:
            if word.stem == wanted and word.tells and subject & _clause_stems(words, word) - {wanted}:
                return text[word.start : word.end]
    return None


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
                said, found = _quoted(claim, ours[word]), _quoted(passage, theirs[other])
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


def _quoted(text: str, word: Token) -> str:
    return text[word.start : word.end]


def opposed(claim: str, passage: str) -> list[Difference]:
    """The words of the claim whose opposite the passage has in the same clause, at most one of each kind."""
    found: dict[DifferenceKind, Difference] = {}
    ours, theirs = tokens(claim), tokens(passage)
    near = closeness(claim, passage) >= CLOSENESS
    for row in sorted(_rows(claim) & _rows(passage)):
        pair = opposites()[row]
        difference = _opposed(pair, claim, passage, ours, theirs, near=near)
        if difference is not None:
            found.setdefault(pair.kind, difference)
    return list(found.values())


@lru_cache(maxsize=1_024)
def _rows(text: str) -> frozenset[int]:
    """The places in `opposites()` of those that a word of `text` belongs to."""
    every = _rows_by_stem()
    return frozenset().union(*[every[name] for name in stems(text) & every.keys()])


@lru_cache(maxsize=1)
def _rows_by_stem() -> dict[str, frozenset[int]]:
    table: dict[str, frozenset[int]] = {}
    for row, pair in enumerate(opposites()):
        for name in frozenset().union(*pair.sides):
            table[name] = table.get(name, frozenset()) | {row}
    return table


def _opposed(
    pair: Opposites, claim: str, passage: str, ours: Sequence[Token], theirs: Sequence[Token], *, near: bool
) -> Difference | None:
    for word, side in _said(pair, ours):
        facing = _facing(word, ours, _said(pair, theirs), theirs, near=near)
        if facing is None:
            continue
        other, other_side = facing
        turned = _is_denied(claim, word) != _is_denied(passage, other)
        if side != other_side and not turned:
            said, found = _quoted(claim, word), _quoted(passage, other)
            says = f"The source says “{found}” where the claim says “{said}”."
            return Difference(pair.kind, said, found, says)
    return None


def _said(pair: Opposites, words: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """The words of this pair in a statement, with the side each is on."""
    for at, word in enumerate(words):
        for side in (0, 1):
            if word.stem in pair.sides[side] and _counts(words, at):
                yield word, side


def _counts(words: Sequence[Token], at: int) -> bool:
    """Whether an everyday word is used in the sense that has an opposite."""
    word = words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    before = words[at - 1].text if at else ""
    if word in {"up", "down"}:
        return after[:1].isdigit() or after in {"by", "from"} or before in {"is", "are", "was", "were", "went", "goes"}
    if word in {"high", "low"}:
        return before in _EXTREMES or (before == "time" and at > 1 and words[at - 2].text == "all")
    if (
        word in {"more", "less", "fewer"} and after == "than" and (before in _BY_HOW_MUCH or before[:1].isdigit())
    ):  # "30% less than last year"
        return True
    if word in {"more", "less", "fewer", "most", "least"}:
        return after not in {"than", ""} and not after[:1].isdigit() and before not in {"at", "no", "the"}
    if word == "with":
        return after != "no"
    if word in {"for", "against"}:
        return before.startswith(("vot", "argu", "campaign"))
    return True


def _facing(
    word: Token, ours: Sequence[Token], said: Iterator[tuple[Token, int]], theirs: Sequence[Token], *, near: bool
) -> tuple[Token, int] | None:
    """The word of the other statement that speaks of the same subject; None where none surely does."""
    subject = _clause_stems(ours, word)
    ranked = sorted(
        ((len(subject & _clause_stems(theirs, other)), -at, other, side) for at, (other, side) in enumerate(said)),
        key=lambda found: found[:2],
        reverse=True,
    )
    if not ranked or (ranked[0][0] == 0 and not near):
        return None
    _, _, other, side = ranked[0]
    # Where a statement has both sides ("120 voted for, 6 voted against"), it says the claim's side too.
    if any(rest[0] and rest[3] != side for rest in ranked[1:]):
        return None
    return other, side


def _clause_stems(words: Sequence[Token], of: Token) -> frozenset[str]:
    return frozenset(word.stem for word in words if word.clause == of.clause and word.tells and word != of)


def _is_denied(text: str, word: Token) -> bool:
    return any(word.stem in denial.reach for denial in denials(text))
