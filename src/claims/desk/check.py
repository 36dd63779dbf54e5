"""The whole job in one go, without a database: split an article, match its claims, say what differs."""

from collections.abc import Sequence
from datetime import datetime

from claims.extraction import ClaimDraft, extract
from claims.matching import Entry, Index, Proposal
from claims.meaning import load, switched_on
from claims.model.enums import MatchState
from claims.model.report import ArticleReport, ClaimReport, MatchLine, SourceLine
from claims.reading import Article, SourceRow

MATCHES = 5  # passages a claim
READ = 1_000  # rows whose meaning is read, ten seconds' worth; a larger table is matched by its words alone


def check(article: Article, rows: Sequence[SourceRow], *, made_at: datetime) -> ArticleReport:
    """A draft report on an article: its claims, each with the passages proposed for it and what differs."""
    meaning = load() if switched_on() and len(rows) <= READ else None
    index = Index((_entry(number, row) for number, row in enumerate(rows)), meaning=meaning)
    said_on = article.published_on.isoformat() if article.published_on else ""
    claims = tuple(
        _claim(number, draft, rows, index.search(draft.text, limit=MATCHES, said_on=said_on))
        for number, draft in enumerate(extract(article), start=1)
    )
    return ArticleReport(
        title=article.title or "Untitled article",
        text=article.text,
        made_at=made_at,
        claims=claims,
        publisher=article.publisher,
        byline=article.byline,
        published_on=article.published_on,
        url=article.url,
        language=article.language,
    )


def _entry(number: int, row: SourceRow) -> Entry:
    return Entry(
        id=number,
        statement=row.statement,
        title=row.title,
        claimant=row.claimant or "",
        published_on=row.published_on or "",
    )


def _claim(number: int, draft: ClaimDraft, rows: Sequence[SourceRow], found: Sequence[Proposal]) -> ClaimReport:
    claimant = draft.claimant
    return ClaimReport(
        number=number,
        quote=draft.quote,
        text=draft.text,
        start=draft.start,
        end=draft.end,
        type=draft.type,
        checkworthiness=draft.checkworthiness,
        reasons=draft.reasons,
        claimant=claimant.name if claimant else None,
        claimant_role=claimant.role if claimant else None,
        claimant_kind=claimant.kind if claimant else None,
        matches=tuple(_match(rows[proposal.entry.id], proposal) for proposal in found),
    )


def _match(row: SourceRow, proposal: Proposal) -> MatchLine:
    return MatchLine(
        source=source_line(row),
        state=MatchState.SUGGESTED,
        score=proposal.score,
        outcome=proposal.outcome,
        differences=proposal.differences,
        reasons=proposal.reasons,
    )


def source_line(row: SourceRow) -> SourceLine:
    """A row of a sources table as reports show it."""
    return SourceLine(
        title=row.title,
        statement=row.statement,
        publisher=row.publisher,
        url=row.url,
        published_on=row.published_on,
        kind=row.kind,
        locator=row.locator,
        accessed_on=row.accessed_on,
        archive_url=row.archive_url,
    )
