"""What a verdict report is made from: plain values, loaded once, with no database behind them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from claims.model.enums import (
    Channel,
    ClaimantKind,
    ClaimState,
    ClaimType,
    CorrectionKind,
    Decision,
    DifferenceKind,
    MatchState,
    Outcome,
    SourceKind,
    Stance,
)

IN_WORDS = "Conclusion in words"  # stands where a rating would, when there is neither a rating nor a headline


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a claim and a passage differ, with both sides as written and the sentence shown."""

    kind: DifferenceKind
    claim: str
    source: str
    says: str

    def as_json(self) -> dict[str, str]:
        """The difference as `claims compare --json` prints it."""
        return {"kind": self.kind.value, "claim": self.claim, "source": self.source, "says": self.says}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One passage with the source it stands in; `url` and `archive_url` are as given, not yet trusted."""

    title: str
    statement: str
    publisher: str | None = None
    url: str | None = None
    published_on: str | None = None  # ISO date, may be partial: 2021-02
    kind: SourceKind | None = None
    locator: str | None = None
    accessed_on: str | None = None
    archive_url: str | None = None
    source_id: int | None = None  # None: no source of the desk
    confidential: bool = False
    removed: bool = False  # put away: not proposed any more


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A passage that may speak about a claim and what differs; `score` is 0 to 100."""

    source: SourceLine
    state: MatchState
    score: float
    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A passage used for a claim, with its stance and who recorded it."""

    source: SourceLine
    stance: Stance
    quote: str
    added_by: str
    added_at: datetime
    note: str | None = None
    locator: str | None = None  # where in the source the quote stands


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """Another person's decision on the verdict."""

    reviewer: str
    decision: Decision
    at: datetime
    comment: str | None = None
    rating: str | None = None  # the one they would have given, where they said so


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Somebody who was asked about a claim: with the answer that the verdict quotes, or without any answer."""

    who: str
    channel: Channel
    tried_at: datetime
    deadline: datetime | None = None  # by when an answer was asked for
    answer: str | None = None  # None: they did not answer
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """The conclusion on a claim; without a rating it is in words: the headline, and the rationale.

    `value`, `best` and `worst` are None where the scale has no numbers.
    """

    rating: str | None
    rationale: str
    author: str
    version: int
    saved_at: datetime
    scale: str | None
    value: int | None = None
    best: int | None = None
    worst: int | None = None
    headline: str | None = None
    corrected_wording: str | None = None  # what the article should say instead

    @property
    def label(self) -> str:
        """The conclusion in a few words: the rating, or else the headline."""
        return self.rating or self.headline or IN_WORDS


@dataclass(frozen=True, slots=True)
class Notice:
    """What readers were told about a change to something published."""

    kind: CorrectionKind
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    """What readers have of a claim just now, while the desk looks at it again."""

    number: int
    label: str
    at: datetime
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """One claim of a report; `number` counts from 1 in the order of the text, offsets are code points."""

    number: int
    quote: str
    text: str
    start: int
    end: int
    type: ClaimType
    checkworthiness: float  # 0 to 1
    reasons: tuple[str, ...] = ()
    state: ClaimState | None = None  # None: checked without a desk
    claim_id: int | None = None
    claimant: str | None = None
    claimant_role: str | None = None
    claimant_kind: ClaimantKind | None = None
    set_aside: str | None = None  # why it is not checkable, or of which claim it is a duplicate
    verdict: VerdictLine | None = None
    reviews: tuple[ReviewLine, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    matches: tuple[MatchLine, ...] = ()
    contacts: tuple[ContactLine, ...] = ()  # answers that are quoted, and who did not answer in time
    published_at: datetime | None = None
    retracted_at: datetime | None = None  # what was published is taken back
    notices: tuple[Notice, ...] = ()  # of corrections that were published, oldest first
    under_review: Published | None = None  # what stands published while the claim is open again
    changed_in: int = 0  # the draft that changed the claim after it was checked, while nobody has looked; else 0
    changed_from: str | None = None  # the words that were checked, where `changed_in` is given


@dataclass(frozen=True, slots=True)
class GoneClaim:
    """A claim with a verdict that the draft does not hold any more."""

    quote: str
    rating: str | None  # None: a conclusion in words
    state: ClaimState
    draft: int  # the last one that held it


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything a report says about one draft of an article; `made_at` is given, so a report can be repeated."""

    title: str
    text: str
    made_at: datetime
    claims: tuple[ClaimReport, ...] = field(default=())
    publisher: str | None = None
    byline: str | None = None
    published_on: date | None = None
    url: str | None = None
    language: str | None = None
    draft: int = 1
    article_id: int | None = None
    made_by: str | None = None
    gone: tuple[GoneClaim, ...] = ()
