"""Words of two statements that are the opposite of each other: rising or falling, approved or rejected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from claims.matching.denials import clause_stems, is_denied, quoted
from claims.matching.names import names, same
from claims.matching.stem import base
from claims.matching.tokens import Token, closeness, stems, tokens
from claims.model.enums import DifferenceKind
from claims.model.report import Difference

CLOSENESS = 0.5  # share of content words that two statements without a common subject must have in common

MOST = 20  # words of one pair in one statement; more are a list

_NONE, _WIN, _UNCHANGED = base("none"), base("win"), base("unchanged")
_EXTREMES = frozenset({"record", "all-time", "historic", "new", "year", "decade", "lifetime"})  # before high and low
_BY_HOW_MUCH = frozenset({"percent", "cent", "times", "points"})
_MOVING = frozenset({"is", "are", "was", "were", "go", "goes", "going", "gone", "went", "heading"})  # before up, down


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


def opposed(claim: str, passage: str) -> list[Difference]:
    """The words of the claim whose opposite the passage has in the same clause, at most one of each kind."""
    found: dict[DifferenceKind, Difference] = {}
    near = closeness(claim, passage) >= CLOSENESS
    rows = [opposites()[row] for row in sorted(_rows(claim) & _rows(passage))]
    facing = [(pair, *_opposed(pair, claim, passage, near=near)) for pair in rows]
    turned = any(is_turned for _, _, is_turned in facing)
    for pair, difference, _ in facing:
        if _WIN in pair.sides[0] and _other_subject(claim, passage):
            continue  # "Ghana beat Mali" is "Mali lost to Ghana"
        if difference is not None and not (turned and _NONE in pair.sides[1]):  # "none survived" is "all died"
            found.setdefault(pair.kind, difference)
    return list(found.values())


def _other_subject(claim: str, passage: str) -> bool:
    """Whether the two statements begin with another name."""
    ours, theirs = names(claim), names(passage)
    return bool(ours and theirs) and not same(ours[0], theirs[0])


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


def _opposed(pair: Opposites, claim: str, passage: str, *, near: bool) -> tuple[Difference | None, bool]:
    """The difference that a pair of opposites makes, and whether a denial on one side turned one into agreement."""
    any_turned = False
    needed = 2 if _NONE in pair.sides[1] else 1  # "none were hurt" and "all were rescued" are no opposites
    theirs = list(islice(_said(pair, tokens(passage)), MOST))
    for word, side in islice(_said(pair, tokens(claim)), MOST):
        facing = _facing(word, claim, theirs, passage, needed=0 if near else needed)
        if facing is None:
            continue
        other, other_side = facing
        if side == other_side or (_UNCHANGED in pair.sides[1] and other.stem in stems(claim)):
            continue  # of what is unchanged in the claim, beside something that fell in both
        if is_denied(claim, word) != is_denied(passage, other):
            any_turned = True
            continue
        said, found = quoted(claim, word), quoted(passage, other)
        says = f"The source says “{found}” where the claim says “{said}”."
        return Difference(pair.kind, said, found, says), any_turned
    return None, any_turned


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
        return after[:1].isdigit() or after in {"by", "from"} or before in _MOVING
    if word in {"high", "low"}:
        return before in _EXTREMES or (before == "time" and at > 1 and words[at - 2].text == "all")
    if (
        word in {"more", "less", "fewer"} and after == "than" and (before in _BY_HOW_MUCH or before[:1].isdigit())
    ):  # "30% less than last year"
        return True
    if word in {"more", "less", "fewer", "most", "least"}:
        return after not in {"than", ""} and not after[:1].isdigit() and before not in {"at", "no", "the"}
    if word == "carried":  # "carried by 218 votes"
        return after == "by" and at + 2 < len(words) and words[at + 2].text[0].isdigit()
    if word.startswith("dismissal"):  # "unfair dismissal" says nothing of what was decided
        return False
    if word == "with":
        return after != "no"
    if word in {"for", "against"}:
        return before.startswith(("vot", "argu", "campaign"))
    return True


def _facing(
    word: Token, claim: str, said: Sequence[tuple[Token, int]], passage: str, *, needed: int
) -> tuple[Token, int] | None:
    """The word of the other statement that speaks of the same subject; None where none surely does."""
    subject = clause_stems(claim, word)
    ranked = sorted(
        ((len(subject & clause_stems(passage, other)), -at, other, side) for at, (other, side) in enumerate(said)),
        key=lambda found: found[:2],
        reverse=True,
    )
    if not ranked or ranked[0][0] < needed:
        return None
    _, _, other, side = ranked[0]
    # Where a statement has both sides ("120 voted for, 6 voted against"), it says the claim's side too.
    if any(rest[0] and rest[3] != side for rest in ranked[1:]):
        return None
    return other, side
