"""The closed lists of words, each stored and exported by its value."""

from enum import StrEnum


class Role(StrEnum):
    """What a member may do; see `claims.review.rules`."""

    VIEWER = "viewer"
    CHECKER = "checker"
    EDITOR = "editor"
    LEAD = "lead"
    ADMIN = "admin"


EDITORS = frozenset({Role.EDITOR, Role.LEAD})  # they sign, publish, and see every source


class ClaimState(StrEnum):
    """Where a claim stands in the work; what was concluded is the verdict's rating."""

    EXTRACTED = "extracted"
    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    PUBLISHED = "published"
    NOT_CHECKABLE = "not_checkable"
    DUPLICATE = "duplicate"
    ARCHIVED = "archived"


class ClaimType(StrEnum):
    """What kind of assertion a claim is."""

    QUANTITY = "quantity"
    COMPARISON = "comparison"
    TREND = "trend"
    EVENT = "event"
    QUOTE = "quote"
    IDENTITY = "identity"
    RULE = "rule"
    PREDICTION = "prediction"
    OPINION = "opinion"
    NOT_CHECKABLE = "not_checkable"


class ClaimantKind(StrEnum):
    """Who or what made a claim."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    PUBLICATION = "publication"


class AnchorStatus(StrEnum):
    """How a claim's anchor relates to the draft it points into."""

    ANCHORED = "anchored"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


class ClaimOrigin(StrEnum):
    """How a claim came to stand where it stands: what people made or corrected is the desk's gold data."""

    FOUND = "found"  # by the program, as it is
    ADDED = "added"  # by a person: the program had missed it
    ADJUSTED = "adjusted"  # a person moved its ends
    SPLIT = "split"  # a person cut one claim into several; this is one of them
    MERGED = "merged"  # a person made one claim of two


class QuantityKind(StrEnum):
    """What a figure measures."""

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    FRACTION = "fraction"
    MULTIPLIER = "multiplier"
    COUNT = "count"
    MONEY = "money"
    RATE = "rate"
    AGE = "age"
    DURATION = "duration"
    TEMPERATURE = "temperature"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    NUMBER = "number"


class Hedge(StrEnum):
    """How exactly a figure is meant, as its words say."""

    APPROX = "approx"
    APPROX_BELOW = "approx_below"
    APPROX_ABOVE = "approx_above"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"


class DateGrain(StrEnum):
    """How long a stretch of time a date phrase names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


class SourceKind(StrEnum):
    """What a source is; column `kind` of a sources table."""

    OFFICIAL = "official"
    STATISTICS = "statistics"
    DATASET = "dataset"
    NEWS = "news"
    ANALYSIS = "analysis"
    INTERVIEW = "interview"
    FACT_CHECK = "fact_check"
    DOCUMENT = "document"
    PERSON = "person"


class MatchState(StrEnum):
    """What people decided about a claim and a passage; only people move it from `suggested`."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Outcome(StrEnum):
    """How the figures of two statements relate."""

    AGREES = "agrees"
    CLOSE = "close"
    DIFFERS = "differs"
    UNIT_MISMATCH = "unit_mismatch"
    NOT_COMPARABLE = "not_comparable"
    NO_QUANTITIES = "no_quantities"


class DifferenceKind(StrEnum):
    """In what two statements differ."""

    NUMBER = "number"
    UNIT = "unit"
    ENTITY = "entity"
    NEGATION = "negation"
    DIRECTION = "direction"
    DATE = "date"


class Stance(StrEnum):
    """What a piece of evidence does for a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Decision(StrEnum):
    """Another person's decision on one version of a verdict."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request_changes"
    DISSENT = "dissent"  # disagrees, on record; the others may go on
    ABSTAIN = "abstain"


class Priority(StrEnum):
    """How urgent a claim is, as a lead sees it."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Credibility(StrEnum):
    """The common ladder that ratings of different scales are compared on.

    The classes of claimreview-data, https://github.com/MartinoMensio/claimreview-data.
    """

    CREDIBLE = "credible"
    MOSTLY_CREDIBLE = "mostly_credible"
    UNCERTAIN = "uncertain"
    MOSTLY_NOT_CREDIBLE = "mostly_not_credible"
    NOT_CREDIBLE = "not_credible"
    UNKNOWN = "unknown"  # the label says something else: nothing was found, out of date, satire


class CorrectionKind(StrEnum):
    """What is done to something that was published."""

    REFILE = "refile"  # a slip of the pen: nothing that was said changes
    UPDATE = "update"  # the world moved on; what was said was right then
    CORRECTION = "correction"  # what was said was wrong
    RETRACTION = "retraction"  # what was said is taken back altogether


class CorrectionState(StrEnum):
    """Where a correction stands; only one that others approved reaches the published version."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    """How somebody was reached, or tried to be."""

    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"
    FORM = "form"
    IN_PERSON = "in_person"


class Audience(StrEnum):
    """Who may read a remark."""

    DESK = "desk"
    PRIVATE = "private"  # its author alone
