"""What kind of assertion a piece of text is, and whether it asserts anything that can be checked."""

from dataclasses import dataclass

from claims.extraction.clauses import Link, Piece
from claims.extraction.cues import CueKind
from claims.extraction.facts import OPINIONS, OURSELVES, Facts
from claims.extraction.lexicon import CHANGING, VERB_KINDS, base_of
from claims.extraction.parsed import Parsed
from claims.model.enums import ClaimType

_RULES = frozenset(
    {
        "law",
        "law,",
        "rule",
        "rules",
        "legal",
        "illegal",
        "banned",
        "allowed",
        "required",
        "requires",
        "prohibits",
        "forbidden",
        "entitled",
        "permitted",
        "obliged",
    }
)


_COMPARING = frozenset({"compared", "versus", "twice", "double"})


_LOOSENING = frozenset({"more", "less", "fewer", "rather", "other"})  # "more than 200": a hedge, no comparison


_YOU = frozenset({"you", "your", "yours"})


_TRENDS = CHANGING - {"come", "go", "ease", "edge", "lose", "gain"}


_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_LEAST = 4  # words of a relative clause
_SHORTEST = 9  # words
_POINTING = frozenset({"that", "this", "these", "those"})  # "That is not the experience of everyone": of what?


_SCHEDULED = frozenset(
    {
        "unveil",
        "launch",
        "open",
        "close",
        "lead",
        "host",
        "publish",
        "present",
        "begin",
        "start",
        "end",
        "take",
        "sign",
        "pay",
        "receive",
        "visit",
        "meet",
        "announce",
        "introduce",
        "confirm",
        "shut",
        "run",
    }
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of an assertion, and whether there is something in it to check."""

    type: ClaimType
    checkable: bool


def judge(sentence: Parsed, piece: Piece, found: Facts, *, said: bool, cue: CueKind | None, quoted: bool) -> Judgement:
    """What kind of assertion it is and whether it can be checked; `said` by somebody other than the publication."""
    kind = _kind(found, piece, cue=cue)
    if _has_no_verb(piece, found):
        return Judgement(ClaimType.OPINION, checkable=False)
    soft = (said or quoted) and not found.figures and (found.opinion or bool(set(found.lowers) & OURSELVES))
    if found.hard and not (soft and not (found.ranked and not set(found.lowers) & OURSELVES)):
        return Judgement(kind, checkable=True)
    if kind is ClaimType.OPINION:
        return Judgement(kind, checkable=False)
    if found.future or found.maybe or found.aim:
        settled = (
            _announced(sentence, piece, found)
            or (not said and _provides(sentence, piece))
            or (not said and _scheduled(sentence, piece))
        )
        return Judgement(ClaimType.PREDICTION, checkable=settled and not found.aim)
    if said or quoted:
        return Judgement(kind, checkable=_event_told(found))
    return Judgement(kind, checkable=_says_something(found, piece))


def is_no_statement(sentence: Parsed, piece: Piece, found: Facts) -> bool:
    """Whether it is a question, a command or a greeting."""
    first, last = piece.span
    if sentence.words[last - 1].text == "?" or (last < len(sentence.words) and sentence.words[last].text == "?"):
        return True
    opening = found.lowers[0]
    ends = [word for word in found.lowers if word[0].isalnum()][-1:]
    if ends in (["so"], ["not"], ["otherwise"], ["differently"]) and not found.figures and found.tags.count("V") == 1:
        return True  # "Dr Bell thinks so."
    if piece.link is Link.NONE and found.tags[0] == "V" and "base" in VERB_KINDS.get(opening, ()):
        return True  # "Set it to 18 degrees."
    if opening in {"anyone", "anybody"} and set(found.lowers) & {"asked", "urged", "contact", "call", "should"}:
        return True  # "Anyone with information is asked to call 101"
    if found.lowers[:2] in (["not", "everyone"], ["not", "all"], ["not", "everybody"]) and not found.figures:
        return True
    if opening in OPINIONS["greetings"] and not found.figures:
        return True
    command = (
        opening in OPINIONS["instructions"]
        and found.tags[0] in "NPJB"
        and found.tags[1:2] not in ("V", "A", "N", "P", "O")
    )
    if command and sentence.words[first].text[0].isupper() and (not found.hard or not _YOU.isdisjoint(found.lowers)):
        return True  # "Call 101 if you saw the boat."
    if found.length < _SHORTEST and found.tags.rstrip(".,”").endswith("VS"):
        return True  # "The council rejected that, saying …"
    if found.tags[:1] == "W" and opening in {"what", "who", "how"} and not found.hard:
        return True
    return any(word in _YOU for word in found.lowers) and not (found.figures and found.finite)


def _has_no_verb(piece: Piece, found: Facts) -> bool:
    """Whether it wants a verb and has none, nor a figure that stands for one."""
    if piece.link is Link.SHARED_SUBJECT and found.tags[0] == "E":
        return False  # "bought a tug, | sold 31 barges"
    needs_verb = piece.link not in {Link.APPOSITION, Link.TAIL, Link.PARALLEL}
    return needs_verb and not found.finite and not (found.figures and ("E" in found.tags or found.tags[0] == "B"))


def _kind(found: Facts, piece: Piece, *, cue: CueKind | None) -> ClaimType:
    words_set = set(found.lowers)
    if cue is CueKind.NAMES:
        return ClaimType.QUOTE
    if found.figures and found.future and words_set & OPINIONS["forecasts"]:
        return ClaimType.PREDICTION
    if found.figures or found.ranked:
        if found.ranked:
            return ClaimType.COMPARISON
        if found.amounts and _moves(found):
            return ClaimType.TREND
        if words_set & _COMPARING or _than(found):
            return ClaimType.COMPARISON
        return ClaimType.QUANTITY if found.figures else ClaimType.COMPARISON
    if piece.link is Link.APPOSITION:
        return ClaimType.IDENTITY
    if words_set & _RULES:
        return ClaimType.RULE
    if found.opinion:
        return ClaimType.OPINION
    if found.future or found.maybe:
        return ClaimType.PREDICTION
    if found.aim:
        return ClaimType.OPINION
    return ClaimType.EVENT


def _moves(found: Facts) -> bool:
    """Whether the main verb tells a change: "has risen by", "halving"; not one inside a description."""
    verbs = [word for word, letter in zip(found.lowers, found.tags, strict=True) if letter in "VEG"]
    return any(base_of(word) in _TRENDS for word in verbs)


def _than(found: Facts) -> bool:
    """ "faster than", "30 more than": not the "more than" that loosens a figure."""
    for at, word in enumerate(found.lowers):
        if word == "than" and not (at and found.lowers[at - 1] in _LOOSENING and found.tags[at + 1 : at + 2] in "#DR"):
            return True
    return False


_LAWS = frozenset(
    {"bill", "law", "act", "amendment", "legislation", "bylaw", "rule", "rules", "regulation", "regulations", "treaty",
     "agreement", "directive", "ordinance", "plan", "plans", "proposal", "proposals", "scheme", "deal", "reform",
     "reforms", "measure", "measures", "policy", "contract", "budget", "motion"}
)  # fmt: skip


def _provides(sentence: Parsed, piece: Piece) -> bool:
    """Whether a bill or a plan is told by what it holds: "The bill would abolish …"."""
    subject = piece.subject or piece.span
    verb = next((at for at in range(*piece.span) if sentence.tags[at] == "A"), piece.span[0])
    end = subject[1] if piece.subject else verb
    nouns = [at for at in range(subject[0], min(end, subject[0] + 4)) if sentence.tags[at] in "NP"]
    return any(sentence.lower(at) in _LAWS for at in nouns) and piece.span[1] - verb >= 4


def _scheduled(sentence: Parsed, piece: Piece) -> bool:
    """Whether something announced is told as settled: "will unveil", "will be led by"."""
    return any(
        sentence.tags[at] in "BE" and base_of(sentence.lower(at)) in _SCHEDULED and at + 1 < piece.span[1]
        for at in range(*piece.span)
    )


# What nobody can look up: how things will be, feel or turn out, rather than what somebody will do.
_TURNING_OUT = CHANGING | OPINIONS["feelings"] | OPINIONS["aims"] | frozenset(
    {"be", "have", "need", "help", "ensure", "benefit", "continue", "remain", "become", "mean", "make", "see", "get",
     "come", "go", "know", "depend", "prove", "survive", "win", "succeed", "fail", "matter", "suffer", "keep", "give",
     "bring", "work", "learn", "find", "recover", "happen", "never", "bounce", "return", "stand", "let", "allow", "try"}
)  # fmt: skip


def _announced(sentence: Parsed, piece: Piece, found: Facts) -> bool:
    """Whether a plan is told as settled: "will link both towns", "will be built in May"; no hope and no forecast."""
    if found.opinion or set(found.lowers) & (OURSELVES | {"if", "unless", "would", "could", "might"}):
        return False
    first, last = piece.span
    for at in range(first + 1, last):
        if sentence.lower(at) not in {"will", "won't"} or sentence.tags[at] != "A":
            continue
        verb = next((k for k in range(at + 1, min(last, at + 4)) if sentence.tags[k] in "BE"), at)
        if sentence.lower(verb) == "be":
            verb = next((k for k in range(verb + 1, min(last, verb + 3)) if sentence.tags[k] == "E"), verb)
        named = sentence.tags[first] in "DP#JN"  # a thing or a body that does it, not "it" or "they"
        return verb > at and named and verb + 1 < last and base_of(sentence.lower(verb)) not in _TURNING_OUT
    return False


def _opening(found: Facts) -> str:
    """The first word of a piece, "this" for any that only points or asks."""
    at = next((at for at, letter in enumerate(found.tags) if letter not in '“"'), 0)
    return "this" if found.tags[at] in "UYRW" else found.lowers[at]


def _event_told(found: Facts) -> bool:
    """Whether what somebody said is an event rather than a judgement: a past verb with something named or denied."""
    if found.opinion or set(found.lowers) & OURSELVES:
        return False
    passive_or_perfect = "E" in found.tags or "AG" in found.tags.replace("R", "")  # was closed, is making
    past = any(letter == "V" and not word.endswith("s") for word, letter in zip(found.lowers, found.tags, strict=True))
    state = found.length >= 4 and sum(1 for letter in found.tags if letter in "NPJ#") >= 2
    state = state and _opening(found) not in _POINTING and "A" in found.tags  # "the building was unsafe"
    placed = found.names > 0 and ("V" in found.tags or ("A" in found.tags and found.length >= 6))
    none = "no" in found.lowers and found.finite  # "there was no evidence of it", "it has no debt"
    if none or (found.negative and "E" in found.tags and found.length >= 3):
        return True
    return found.length >= 4 and (passive_or_perfect or past or placed or state)


def _in_passing(piece: Piece, found: Facts) -> bool:
    """Whether a relative clause tells next to nothing: "…, which changed the law", "…, where they are due to lose"."""
    rest = found.lowers[piece.hinge - piece.span[0] + 1 :]
    expected = any(word in OPINIONS["forecasts"] for word in rest) and "to" in rest
    return piece.link is Link.RELATIVE and (len(rest) <= _LEAST or expected)


def _says_something(found: Facts, piece: Piece) -> bool:
    """Whether a plain sentence of the publication tells enough to look up."""
    if piece.link in {Link.RELATIVE, Link.APPOSITION}:
        return not found.opinion and not _in_passing(piece, found)
    if piece.link is Link.TAIL:
        return found.hard or bool(_ORDINALS & set(found.lowers))
    points_back = found.lowers[0] in _POINTING and found.tags[1:2] == "A"
    telling = sum(1 for letter in found.tags if letter in "NPJVEGBO#")
    telling += "twice" in found.lowers
    telling += any(
        word in {"more", "less"} and found.tags[at + 1 : at + 2] == "J" for at, word in enumerate(found.lowers)
    )
    enough = telling >= 3 and found.length >= 4
    enough = enough or (telling > 0 and ("E" in found.tags or (found.negative and found.length >= 4)))
    return not found.opinion and not points_back and enough
