"""Two reports about one made-up article: one from the desk, with every state, and one made without a desk."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from claims.model.enums import (
    ClaimantKind,
    ClaimState,
    ClaimType,
    Decision,
    DifferenceKind,
    MatchState,
    Outcome,
    SourceKind,
    Stance,
)
from claims.model.report import (
    ArticleReport,
    ClaimReport,
    Difference,
    EvidenceLine,
    MatchLine,
    ReviewLine,
    SourceLine,
    VerdictLine,
)

TEXT = """Harbour town says the ferry saved its summer

Nearly 70% of visitors to Port Ellis came by ferry last year, the mayor, Ingrid Sole, told the council. \
“Without the boat there would be no season,” she said.

The crossing cost the county £4.2 million in 2024, twice as much as the year before. \
A second vessel will begin service in May.

Opponents point to the accounts: not one sailing has covered its costs since 2019, according to the county auditor.

The bakery on the quay opens at six.
"""

AT = datetime(2026, 3, 3, 14, 2, tzinfo=UTC)


def found(number: int, quote: str, **given: object) -> ClaimReport:
    """A claim at the place of its quote in TEXT."""
    start = TEXT.index(quote)
    values: dict[str, object] = {"text": quote, "type": ClaimType.QUANTITY, "checkworthiness": 0.8} | given
    return ClaimReport(number=number, quote=quote, start=start, end=start + len(quote), **values)  # type: ignore[arg-type]


SURVEY = SourceLine(
    title="Visitor survey 2024",
    statement="In 2024, 46 per cent of overnight visitors arrived by sea and 51 per cent by road.",
    publisher="County Tourism Board",
    url="https://tourism.example/survey/2024?table=3",
    published_on="2025-02",
    kind=SourceKind.STATISTICS,
    locator="table 3",
    accessed_on="2026-03-02",
    archive_url="https://archive.example/20260302/survey",
)
ACCOUNTS = SourceLine(
    title="County accounts 2024",
    statement="Support for the Port Ellis crossing came to £4.2m in 2024 (2023: £3.9m).",
    publisher="County of Ellis",
    url="https://county.example/accounts.pdf",
    published_on="2025-06-30",
    kind=SourceKind.OFFICIAL,
    locator="page 41",
)
BY_SEA = MatchLine(
    source=SURVEY,
    state=MatchState.CONFIRMED,
    score=71.4,
    outcome=Outcome.DIFFERS,
    differences=(
        Difference(DifferenceKind.NUMBER, "Nearly 70%", "46 per cent", "24 percentage points lower"),
        Difference(DifferenceKind.ENTITY, "visitors", "overnight visitors", "only visitors who stay the night"),
    ),
    reasons=("same figure kind", "visitors, Port Ellis"),
)
SUPPORT = MatchLine(source=ACCOUNTS, state=MatchState.SUGGESTED, score=88, outcome=Outcome.AGREES)


def _verdict(rating: str, value: int | None, rationale: str, **given: object) -> VerdictLine:
    values: dict[str, object] = {"author": "Ana Ruiz", "version": 2, "saved_at": AT} | given
    return VerdictLine(
        rating=rating,
        rationale=rationale,
        scale="Desk scale (2026)",
        value=value,
        best=5,
        worst=1,
        **values,  # type: ignore[arg-type]
    )


CLAIMS = (
    found(
        1,
        "Nearly 70% of visitors to Port Ellis came by ferry last year",
        text="Nearly 70% of visitors to Port Ellis came by ferry in 2024",
        claimant="Ingrid Sole",
        claimant_role="mayor of Port Ellis",
        claimant_kind=ClaimantKind.PERSON,
        claim_id=11,
        state=ClaimState.APPROVED,
        reasons=("exact figure", "about many people"),
        verdict=_verdict(
            "Mostly false",
            2,
            "The only count of arrivals, the Tourism Board's survey, has 46 per cent by sea.\n\n"
            "Day visitors are not in it; the mayor's office could not name another figure.",
        ),
        reviews=(
            ReviewLine(
                "Ben Osei",
                Decision.REQUEST_CHANGES,
                datetime(2026, 3, 3, 11, 30, tzinfo=UTC),
                "Ask about day visitors.",
            ),
            ReviewLine("Ben Osei", Decision.APPROVE, datetime(2026, 3, 3, 16, 45, tzinfo=UTC)),
        ),
        evidence=(
            EvidenceLine(
                SURVEY,
                Stance.REFUTES,
                "46 per cent of overnight visitors arrived by sea",
                "Ana Ruiz",
                AT,
                "Overnight visitors only.",
            ),
        ),
        matches=(BY_SEA, replace(SUPPORT, state=MatchState.REJECTED)),
    ),
    found(
        2,
        "The crossing cost the county £4.2 million in 2024",
        claimant="Harbour Courier",
        claimant_kind=ClaimantKind.PUBLICATION,
        claim_id=12,
        state=ClaimState.SUBMITTED,
        verdict=_verdict("True", 5, "The county's accounts give the same sum.", version=1),
        evidence=(EvidenceLine(ACCOUNTS, Stance.SUPPORTS, "£4.2m in 2024", "Ana Ruiz", AT),),
        matches=(replace(SUPPORT, state=MatchState.CONFIRMED),),
    ),
    found(
        3,
        "twice as much as the year before",
        type=ClaimType.COMPARISON,
        state=ClaimState.IN_PROGRESS,
        claim_id=13,
        matches=(SUPPORT,),
    ),
    found(
        4,
        "A second vessel will begin service in May",
        type=ClaimType.PREDICTION,
        state=ClaimState.NOT_CHECKABLE,
        claim_id=14,
        set_aside="lies in the future",
    ),
    found(
        5,
        "not one sailing has covered its costs since 2019",
        claimant="the county auditor",
        claimant_kind=ClaimantKind.ORGANISATION,
        state=ClaimState.QUEUED,
        claim_id=15,
    ),
)


@pytest.fixture
def desk_report() -> ArticleReport:
    return ArticleReport(
        title="Harbour town says the ferry saved its summer",
        text=TEXT,
        made_at=datetime(2026, 3, 4, 9, 0, tzinfo=UTC),
        claims=CLAIMS,
        publisher="Harbour Courier",
        byline="Tom Wray",
        published_on=date(2026, 2, 24),
        url="https://courier.example/ferry",
        language="en",
        draft=2,
        article_id=7,
        made_by="Ben Osei",
    )


@pytest.fixture
def draft_report(desk_report: ArticleReport) -> ArticleReport:
    """What `claims check` makes of the same article: no states, no verdicts, every match only proposed."""
    claims = tuple(
        replace(
            claim,
            state=None,
            claim_id=None,
            set_aside=None,
            verdict=None,
            reviews=(),
            evidence=(),
            matches=tuple(replace(match, state=MatchState.SUGGESTED) for match in claim.matches),
        )
        for claim in desk_report.claims
    )
    return replace(desk_report, claims=claims, article_id=None, draft=1, made_by=None)


VOID = {"meta", "br", "hr", "link", "img", "input"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    text: str = ""
    within: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """A page as the standard library reads it; `elements` in order, each with all the text inside it."""

    source: str
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.faults += [f"<{element.tag}> is not closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, dict(attrs), within=tuple(outer.tag for outer in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def with_id(self, name: str) -> Element:
        return next(element for element in self.elements if element.attributes.get("id") == name)

    @property
    def text(self) -> str:
        return " ".join(self.all("body")[0].text.split())


@pytest.fixture(scope="session")
def read_page() -> Callable[[str], Page]:
    return Page
