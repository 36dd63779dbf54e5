"""A claim as found in an article, before anything is stored."""

from dataclasses import dataclass
from enum import StrEnum

from claims.dates import DateMention
from claims.model.enums import ClaimantKind, ClaimType
from claims.quantities import Quantity


class Resolution(StrEnum):
    """How the name of a claimant was arrived at."""

    NAMED = "named"
    ROLE = "role"  # "the foreign secretary"
    PRONOUN = "pronoun"
    CARRIED_OVER = "carried over"  # a quotation that names nobody goes on from one that does
    OWN_VOICE = "publication's own voice"


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who made a claim; `resolved_from` is the pronoun or role the name was worked out from, if any.

    `mention` and `cue` are the words that name the speaker and the word that says they spoke, as (start, end) in code
    points of the article; both are None in the publication's own voice, and `cue` after a bare "Name:".
    """

    name: str
    kind: ClaimantKind
    role: str | None = None
    resolved_from: str | None = None
    mention: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    resolved: Resolution = Resolution.NAMED
    sure: bool = True  # False: a suggestion, somebody else may be meant

    def as_json(self) -> dict[str, str | None]:
        """The claimant as `claims extract --json` prints it."""
        return {"name": self.name, "role": self.role, "kind": self.kind.value, "resolved_from": self.resolved_from}


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """One assertion at its place: `quote == article.text[start:end]`; every offset counts in the article."""

    quote: str
    start: int  # code points
    end: int  # exclusive
    text: str  # can be read without the article: pronouns replaced where that is sure
    type: ClaimType
    claimant: Claimant | None  # None: nobody named, and the publication is unknown
    checkworthiness: float  # 0 to 1
    reasons: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    sentence_start: int
    sentence_end: int
    text_sure: bool = True  # False: a replacement in `text` is a suggestion
    repeats: tuple[int, int] | None = None  # the place of the claim of the article that it repeats

    @property
    def crosses_sentence(self) -> bool:
        """Whether the span leaves its sentence; claims that `extract` returns never do."""
        return self.start < self.sentence_start or self.end > self.sentence_end

    def as_json(self) -> dict[str, object]:
        """The claim as `claims extract --json` prints it."""
        return {
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.type.value,
            "claimant": self.claimant.as_json() if self.claimant else None,
            "checkworthiness": round(self.checkworthiness, 4),
            "reasons": list(self.reasons),
            "quantities": [quantity.as_json() for quantity in self.quantities],
            "dates": [mention.as_json() for mention in self.dates],
            "sentence": {"start": self.sentence_start, "end": self.sentence_end},
        }
