"""What stands in a piece of text that bears on whether it can be checked, looked up once."""

from dataclasses import dataclass

from claims.dates import DateMention
from claims.extraction.clauses import Piece
from claims.extraction.lexicon import base_of, words
from claims.extraction.parsed import Parsed
from claims.model.enums import QuantityKind
from claims.quantities import Quantity

OPINIONS = words("opinions.json")


_RANKS = words("ranks.json")["ranks"]


_NEGATIVES = words("ranks.json")["negatives"]


_FUTURE = frozenset({"will", "would", "shall", "won't", "wouldn't", "'ll"})


_MAYBE = frozenset({"may", "might", "could", "can", "cannot", "can't", "couldn't"})


OURSELVES = frozenset(
    {"i", "me", "my", "we", "us", "our", "i'm", "we're", "i've", "we've", "i'd", "we'd", "i'll", "we'll"}
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in a piece, looked up once."""

    lowers: list[str]
    tags: str
    figures: bool
    amounts: bool  # figures other than ages and stretches of time
    dated: bool
    ranked: bool
    opinion: bool
    future: bool
    maybe: bool
    aim: bool
    negative: bool
    names: int
    finite: bool

    @property
    def length(self) -> int:
        """The number of words, marks left out."""
        return sum(1 for letter in self.tags if letter.isalpha() or letter == "#")

    @property
    def hard(self) -> bool:
        """Whether there is a figure, a date or a rank: something a source can settle."""
        return self.figures or self.dated or self.ranked


def facts(sentence: Parsed, piece: Piece, quantities: tuple[Quantity, ...], dates: tuple[DateMention, ...]) -> Facts:
    """What stands in the piece."""
    first, last = piece.span
    lowers = [word.lower for word in sentence.words[first:last]]
    tags = sentence.tags[first:last]
    helpers = [word for word, letter in zip(lowers, tags, strict=True) if letter in "AY"]
    return Facts(
        lowers=lowers,
        tags=tags,
        figures=any(_counts(quantity) for quantity in quantities),
        amounts=any(_counts(quantity) and quantity.kind not in _TIMES for quantity in quantities),
        dated=bool(dates),
        ranked=_ranked(lowers, tags),
        opinion=_opinion(lowers, tags),
        future=_future(lowers, tags),
        maybe=any(word in _MAYBE for word in helpers),
        aim=has_aim(sentence, piece),
        negative=any(word in _NEGATIVES for word in lowers),
        names=tags[1:].count("P") + tags.count("O"),
        finite=any(letter in "AVY" for letter in tags),
    )


def _future(lowers: list[str], tags: str) -> bool:
    """Whether the first finite verb tells what will be, or one after it what somebody thinks will be."""
    finite = [word for word, letter in zip(lowers, tags, strict=True) if letter in "AVY"]
    later = any(word in _FUTURE or word.endswith("'ll") for word in finite)
    first = next(iter(finite), "")
    apart = "S" in tags or "W" in tags  # what will be stands in a clause of its own
    thought = base_of(first) in OPINIONS["feelings"] | OPINIONS["aims"] | OPINIONS["forecasts"]
    return later and (not apart or thought or first in _FUTURE or first.endswith("'ll"))


_TIMES = {QuantityKind.AGE, QuantityKind.DURATION}


def _counts(quantity: Quantity) -> bool:
    """Whether a figure tells something: "one man" and "the first" do not."""
    if quantity.kind is QuantityKind.ORDINAL:
        return False
    return not (quantity.kind in {QuantityKind.COUNT, QuantityKind.NUMBER} and quantity.value == 1)


def _ranked(lowers: list[str], tags: str) -> bool:
    for at, word in enumerate(lowers):
        known = word in _RANKS or (len(word) > 5 and word.endswith("est") and tags[at] in "NJ" and _superlative(word))
        if known and word not in {
            "best",
            "worst",
            "most",
            "least",
            "leading",
            "top",
            "latest",
            "first",
            "only",
            "record",
        }:
            return True
        # Not in "their first match of the season".
        the_one = word in {"first", "only", "record", "best", "worst"} and at and tags[at - 1] in "DO"
        if the_one and lowers[at - 1] not in _OWN:
            return True
        if word == "than" and lowers[at + 1 : at + 3] == ["any", "other"]:
            return True
        if word in {"most", "fewest"} and lowers[at - 1] == "the" and tags[at + 1 : at + 2] == "I":
            return True  # "the most of any port", "the fewest since 1998"
        if word == "most" and at and lowers[at - 1] == "the" and tags[at + 1 : at + 2] in ("J", "N", "R", "E"):
            return lowers[at + 1] not in OPINIONS["evaluative"] | OPINIONS["weakly_evaluative"]
    return False


def _superlative(word: str) -> bool:
    return word not in _NO_RANK and not word.endswith("west")


_OWN = frozenset({"his", "her", "its", "their", "my", "our", "your"})


_NO_RANK = frozenset(
    {
        "interest",
        "protest",
        "request",
        "forest",
        "honest",
        "suggest",
        "invest",
        "harvest",
        "arrest",
        "modest",
        "contest",
        "earnest",
        "manifest",
        "conquest",
        "priest",
        "guest",
        "unrest",
        "inquest",
        "digest",
        "divest",
        "behest",
        "bequest",
    }
)


def _opinion(lowers: list[str], tags: str) -> bool:
    for at, word in enumerate(lowers):
        if word in OPINIONS["evaluative"] and not (at + 1 < len(tags) and tags[at + 1] == "P"):
            return True
        if word in OPINIONS["weakly_evaluative"] and tags[at] not in "BV" and _predicative(lowers, tags, at):
            return True
        if word in OPINIONS["duties"] and not (word in {"needs", "need", "let"} and at and tags[at - 1] in "DNJ"):
            return True
        if word in {"highlighted", "underlined", "stressed"} or (
            word in OPINIONS["feelings"] and at and lowers[at - 1] in OURSELVES
        ):
            return True
    return False


def _predicative(lowers: list[str], tags: str, at: int) -> bool:
    """Whether a word is said of something ("was right", "was a sovereign nation"), not in passing ("put right")."""
    before = tags[max(0, at - 6) : at].rstrip('RDJ“"C')
    return before.endswith(("A", "Y")) or lowers[at - 1] == "been"


def has_aim(sentence: Parsed, piece: Piece) -> bool:
    """Whether the main verb says what somebody is after: "is pushing Delhi to", "plans to", "will be urged"."""
    first, last = piece.span
    verbs = 0
    for at in range(first, last):
        letter = sentence.tags[at]
        if letter in "VEGB":
            base = base_of(sentence.lower(at))
            base = base if base in OPINIONS["aims"] else base + "e"
            after = [sentence.lower(k) for k in range(at + 1, min(last, at + 12))]
            if base in OPINIONS["aims"] and "to" in after and base not in {"call", "want"}:
                return True
            if base == "want" and _wants_to(sentence, at, last):
                return True
            verbs += letter != "E"
        if verbs > 0 and letter in "VGB":
            return False
    return False


def _wants_to(sentence: Parsed, at: int, last: int) -> bool:
    """ "wants to leave", "wants the app to be banned"; not "wants tougher rules"."""
    here = at + 1
    while here < last and sentence.tags[here] in "DOJNPX":
        here += 1
    return here < last and sentence.tags[here] == "T" and sentence.tag(here + 1) == "B"
