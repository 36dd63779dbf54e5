"""The report as tables: one row a claim, and one row a piece of evidence; columns are listed in docs/formats.md."""

import hashlib
import json

from claims.model.report import ArticleReport, ClaimReport, ContactLine, EvidenceLine
from claims.reporting import summary
from claims.reporting.cells import Cell, csv_bytes
from claims.reporting.outside import visible
from claims.reporting.words import stamp

CLAIM_COLUMNS = [
    "claim_id",
    "article_id",
    "article_title",
    "draft_version",
    "order",
    "quote",
    "claim_text",
    "start",
    "end",
    "claimant",
    "claimant_role",
    "claim_type",
    "checkworthiness",
    "claim_date",
    "appearance_url",
    "language",
    "state",
    "set_aside",
    "replies",
    "verdict_scale",
    "verdict_label",
    "verdict_value",
    "verdict_version",
    "headline",
    "rationale",
    "corrected_wording",
    "dissent",
    "corrections",
    "n_sources",
    "number_check",
    "best_match",
    "best_match_url",
    "differences",
    "match_score",
    "match_state",
    "author",
    "approved_by",
    "approved_at",
    "published_at",
    "retracted_at",
    "updated_at",
    "row_hash",
]

EVIDENCE_COLUMNS = [
    "claim_id",
    "order",
    "stance",
    "quote",
    "locator",
    "title",
    "publisher",
    "url",
    "archive_url",
    "published_on",
    "kind",
    "accessed_on",
    "note",
    "added_by",
    "added_at",
]


def csv(report: ArticleReport) -> bytes:
    """The claims of a report as CSV, a row each in the order of the text; only the header if there are none.

    Text that a spreadsheet could take for a formula has an apostrophe before it; characters that would turn the
    direction of what follows, or are not seen at all, are written out.
    """
    return csv_bytes(CLAIM_COLUMNS, (_shown(_claim_row(report, claim)) for claim in report.claims))


def evidence_csv(report: ArticleReport) -> bytes:
    """The evidence of a report as CSV, a row each in the order of the claims; only the header if there is none."""
    rows = (_evidence_row(claim, line) for claim in report.claims for line in claim.evidence)
    return csv_bytes(EVIDENCE_COLUMNS, (_shown(row) for row in rows))


def _shown(row: dict[str, Cell]) -> dict[str, Cell]:
    return {column: visible(cell) if isinstance(cell, str) else cell for column, cell in row.items()}


def _claim_row(report: ArticleReport, claim: ClaimReport) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "claim_id": claim.claim_id,
        "article_id": report.article_id,
        "article_title": report.title,
        "draft_version": report.draft,
        "order": claim.number,
        "quote": claim.quote,
        "claim_text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "claimant": claim.claimant,
        "claimant_role": claim.claimant_role,
        "claim_type": claim.type.value,
        "checkworthiness": round(claim.checkworthiness, 4),
        "claim_date": report.published_on.isoformat() if report.published_on else None,
        "appearance_url": report.url,
        "language": report.language,
        "state": claim.state.value if claim.state else None,
        "set_aside": claim.set_aside,
        "replies": "; ".join(map(_reply, claim.contacts)) or None,
        "n_sources": len({(line.source.url, line.source.title) for line in claim.evidence}),
        "published_at": stamp(claim.published_at) if claim.published_at else None,
        "retracted_at": stamp(claim.retracted_at) if claim.retracted_at else None,
    }
    row |= _verdict_cells(claim) | _match_cells(claim)
    return row | {"row_hash": _row_hash(row)}


def _reply(contact: ContactLine) -> str:
    """Who was asked and what came of it, in a few words."""
    if contact.answer:
        return f"{contact.who}: {contact.answer}"
    by = f" by {stamp(contact.deadline)}" if contact.deadline else ""
    return f"{contact.who}: asked, did not answer{by}"


def _verdict_cells(claim: ClaimReport) -> dict[str, Cell]:
    verdict, approvals = claim.verdict, summary.approvals(claim)
    return {
        "verdict_scale": verdict.scale if verdict else None,
        "verdict_label": verdict.rating if verdict else None,
        "verdict_value": verdict.value if verdict else None,
        "verdict_version": verdict.version if verdict else None,
        "headline": verdict.headline if verdict else None,
        "rationale": verdict.rationale if verdict else None,
        "corrected_wording": verdict.corrected_wording if verdict else None,
        "dissent": "; ".join(f"{one.reviewer}: {one.comment}" for one in summary.dissents(claim)) or None,
        "corrections": "; ".join(f"{one.kind.value}: {one.note}" for one in claim.notices) or None,
        "author": verdict.author if verdict else None,
        "approved_by": "; ".join(dict.fromkeys(review.reviewer for review in approvals)) or None,
        "approved_at": stamp(approvals[-1].at) if approvals else None,
        "updated_at": stamp(verdict.saved_at) if verdict else None,
    }


def _match_cells(claim: ClaimReport) -> dict[str, Cell]:
    """The first match that is not rejected, confirmed ones before proposed ones."""
    match = next(iter(summary.shown_matches(claim)), None)
    return {
        "number_check": match.outcome.value if match else None,
        "best_match": match.source.statement if match else None,
        "best_match_url": match.source.url if match else None,
        "differences": "; ".join(difference.says for difference in match.differences) if match else None,
        "match_score": round(match.score, 1) if match else None,
        "match_state": match.state.value if match else None,
    }


def _row_hash(row: dict[str, Cell]) -> str:
    """SHA-256 over the row's values as JSON: two exports of a row differ in it if they differ in anything."""
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def _evidence_row(claim: ClaimReport, line: EvidenceLine) -> dict[str, Cell]:
    source = line.source
    return {
        "claim_id": claim.claim_id,
        "order": claim.number,
        "stance": line.stance.value,
        "quote": line.quote,
        "locator": line.locator or source.locator,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "archive_url": source.archive_url,
        "published_on": source.published_on,
        "kind": source.kind.value if source.kind else None,
        "accessed_on": source.accessed_on,
        "note": line.note,
        "added_by": line.added_by,
        "added_at": stamp(line.added_at),
    }
