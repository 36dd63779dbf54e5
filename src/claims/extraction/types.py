"""What kind of assertion a piece of text is, and whether it asserts anything that can be checked."""

from dataclasses import dataclass

from claims.dates import DateMention
from claims.extraction.attribution import CueKind
from claims.extraction.clauses import Link, Piece
from claims.extraction.lexicon import CHANGING, base_of, words
from claims.extraction.parsed import Parsed
from claims.model.enums import ClaimType, QuantityKind
from claims.quantities import Quantity

_O = words("opinions.json")
_RANKS = words("ranks.json")["ranks"]
_NEGATIVES = words("ranks.json")["negatives"]
_FUTURE = frozenset({"will", "would", "shall", "won't", "wouldn't", "'ll"})
_MAYBE = frozenset({"may", "might", "could", "can", "cannot", "can't", "couldn't"})
_RULES = frozenset({"law", "law,", "rule", "rules", "legal", "illegal", "banned", "allowed", "required", "requires", "prohibits", "forbidden", "entitled", "permitted", "obliged"})
_COMPARING = frozenset({"than", "compared", "versus", "twice", "double", "as much", "against"})
_ME = frozenset({"i", "me", "my", "we", "us", "our", "i'm", "we're", "i've", "we've", "i'd", "we'd", "i'll", "we'll"})
_YOU = frozenset({"you", "your", "yours"})
_POINTING = frozenset({"that", "this", "these", "those"})  # "That is not the experience of everyone": of what?
_SCHEDULED = frozenset({"unveil", "launch", "open", "close", "lead", "host", "publish", "present", "begin", "start", "end", "take", "sign", "pay", "receive", "visit", "meet", "announce", "introduce", "confirm", "shut", "run"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of an assertion, and whether there is something in it to check."""

    type: ClaimType
    checkable: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in a piece, looked up once."""

    lowers: list[str]
    tags: str
    figures: bool
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
    def hard(self) -> bool:
        """Whether there is a figure, a date or a rank: something a source can settle."""
        return self.figures or self.dated or self.ranked


def facts(sentence: Parsed, piece: Piece, quantities: tuple[Quantity, ...], dates: tuple[DateMention, ...]) -> Facts:
    """What stands in the piece."""
    first, last = piece.span
    lowers = [word.lower for word in sentence.words[first:last]]
    tags = sentence.tags[first:last]
    return Facts(
        lowers=lowers,
        tags=tags,
        figures=any(_counts(quantity) for quantity in quantities),
        dated=bool(dates),
        ranked=_ranked(lowers, tags),
        opinion=_opinion(lowers, tags),
        future=any(word in _FUTURE for word in lowers) or any(word.endswith("'ll") for word in lowers),
        maybe=any(word in _MAYBE for word in lowers),
        aim=_aims(sentence, piece),
        negative=any(word in _NEGATIVES for word in lowers),
        names=tags[1:].count("P") + tags.count("O"),
        finite=any(letter in "AVY" for letter in tags),
    )


def _counts(quantity: Quantity) -> bool:
    """Whether a figure tells something: "one man" and "the first" do not."""
    if quantity.kind is QuantityKind.ORDINAL:
        return False
    return not (quantity.kind in {QuantityKind.COUNT, QuantityKind.NUMBER} and quantity.value == 1)


def _ranked(lowers: list[str], tags: str) -> bool:
    for at, word in enumerate(lowers):
        known = word in _RANKS or (len(word) > 5 and word.endswith("est") and tags[at] in "NJ" and word not in _NO_RANK)
        if known and word not in {"best", "worst", "most", "least", "leading", "top", "latest", "first", "only", "record"}:
            return True
        if word in {"first", "only", "record", "best", "worst"} and any(tags[k] in "DO" for k in range(max(0, at - 1), at)):
            return True
        if word == "most" and at and lowers[at - 1] == "the" and tags[at + 1 : at + 2] in ("J", "N"):
            return lowers[at + 1] not in _O["evaluative"] | _O["weakly_evaluative"]
    return False


_NO_RANK = frozenset({"interest", "protest", "request", "forest", "honest", "suggest", "invest", "harvest", "arrest", "modest", "contest", "earnest", "manifest", "conquest", "midwest", "northwest", "southwest"})


def _opinion(lowers: list[str], tags: str) -> bool:
    for at, word in enumerate(lowers):
        if word in _O["evaluative"] and not (at + 1 < len(tags) and tags[at + 1] == "P"):
            return True
        if word in _O["weakly_evaluative"] and _predicative(lowers, tags, at):
            return True
        if word in _O["duties"] and not (word in {"needs", "need", "let"} and at and tags[at - 1] in "DNJ"):
            return True
        if word in {"highlighted", "underlined", "stressed"} or (word in _O["feelings"] and at and lowers[at - 1] in _ME):
            return True
    return False


def _predicative(lowers: list[str], tags: str, at: int) -> bool:
    """Whether a word is said of something ("was right", "was a sovereign nation"), not used in passing ("put right")."""
    before = tags[max(0, at - 6) : at].rstrip("RDJ“\"C")
    return before.endswith(("A", "Y")) or lowers[at - 1] == "been"


def _aims(sentence: Parsed, piece: Piece) -> bool:
    """Whether the main verb says what somebody is after: "is pushing Delhi to", "plans to", "will be urged"."""
    first, last = piece.span
    verbs = 0
    for at in range(first, last):
        letter = sentence.tags[at]
        if letter in "VEGB":
            base = base_of(sentence.lower(at))
            base = base if base in _O["aims"] else base + "e"
            after = [sentence.lower(k) for k in range(at + 1, min(last, at + 12))]
            if base in _O["aims"] and "to" in after and base not in {"call", "want"}:
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


def judge(sentence: Parsed, piece: Piece, found: Facts, *, said: bool, cue: CueKind | None, quoted: bool) -> Judgement:
    """What kind of assertion it is and whether it can be checked; `said` by somebody other than the publication."""
    if _is_no_statement(sentence, piece, found):
        return Judgement(ClaimType.NOT_CHECKABLE, checkable=False)
    kind = _kind(found, piece, cue=cue)
    if cue in {CueKind.NAMES, CueKind.ACCUSES}:
        return Judgement(kind, checkable=True)
    soft = (said or quoted) and not found.figures and (found.opinion or bool(set(found.lowers) & _ME))
    if found.hard and not (soft and not (found.ranked and not set(found.lowers) & _ME)):
        return Judgement(kind, checkable=True)
    if kind is ClaimType.OPINION:
        return Judgement(kind, checkable=False)
    if found.future or found.maybe or found.aim:
        return Judgement(ClaimType.PREDICTION, checkable=not said and not found.aim and _scheduled(sentence, piece))
    if said or quoted:
        return Judgement(kind, checkable=_event_told(found))
    return Judgement(kind, checkable=_says_something(found, piece))


def _is_no_statement(sentence: Parsed, piece: Piece, found: Facts) -> bool:
    """Questions, commands, greetings, fragments."""
    first, last = piece.span
    if sentence.words[last - 1].text == "?" or (last < len(sentence.words) and sentence.words[last].text == "?"):
        return True
    opening = found.lowers[0]
    if opening in _O["greetings"] and not found.figures:
        return True
    command = opening in _O["instructions"] and found.tags[0] in "NPJB" and found.tags[1:2] not in ("V", "A", "N", "P", "O")
    if command and sentence.words[first].text[0].isupper() and not found.hard:
        return True
    if found.tags[:1] == "W" and opening in {"what", "who", "how"} and not found.hard:
        return True
    if any(word in _YOU for word in found.lowers) and not found.figures:
        return True
    needs_verb = piece.link not in {Link.APPOSITION, Link.TAIL, Link.PARALLEL}
    return needs_verb and not found.finite and not (found.figures and "E" in found.tags)


def _kind(found: Facts, piece: Piece, *, cue: CueKind | None) -> ClaimType:
    words_set = set(found.lowers)
    if cue is CueKind.NAMES:
        return ClaimType.QUOTE
    if found.figures and found.future and words_set & _O["forecasts"]:
        return ClaimType.PREDICTION
    if found.figures or found.ranked:
        if words_set & _COMPARING or found.ranked:
            return ClaimType.COMPARISON
        if any(base_of(word) in CHANGING for word, letter in zip(found.lowers, found.tags, strict=True) if letter in "VEG"):
            return ClaimType.TREND
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


def _scheduled(sentence: Parsed, piece: Piece) -> bool:
    """Whether something announced is told as settled: "will unveil", "will be led by"."""
    return any(
        sentence.tags[at] in "BE" and base_of(sentence.lower(at)) in _SCHEDULED and at + 1 < piece.span[1]
        for at in range(*piece.span)
    )


def _event_told(found: Facts) -> bool:
    """Whether what somebody said is an event rather than a judgement: a past verb with something named or denied."""
    if found.opinion or set(found.lowers) & _ME:
        return False
    passive_or_perfect = any(letter == "E" for letter in found.tags)
    past = any(letter == "V" and not word.endswith("s") for word, letter in zip(found.lowers, found.tags, strict=True))
    placed = found.names > 0 and ("V" in found.tags or ("A" in found.tags and len(found.lowers) >= 6))
    return len(found.lowers) >= 4 and (passive_or_perfect or past or placed)


def _says_something(found: Facts, piece: Piece) -> bool:
    """Whether a plain sentence of the publication tells enough to look up."""
    if piece.link in {Link.RELATIVE, Link.APPOSITION}:
        return not found.opinion
    if piece.link is Link.TAIL:
        return found.hard
    points_back = found.lowers[0] in _POINTING and found.tags[1:2] == "A"
    telling = sum(1 for letter in found.tags if letter in "NPJVEGBO#")
    enough = telling >= 3 and sum(1 for letter in found.tags if letter.isalpha()) >= 4
    enough = enough or (telling > 0 and ("E" in found.tags or (found.negative and len(found.lowers) >= 5)))
    return not found.opinion and not points_back and enough
