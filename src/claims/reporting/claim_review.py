"""Signed-off verdicts as ClaimReview, the markup that search engines and archives of fact-checks read.

https://schema.org/ClaimReview, with the rules of
https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from typing import Any

from claims.model.enums import ClaimantKind
from claims.model.report import ArticleReport, ClaimReport, VerdictLine
from claims.reporting import summary
from claims.reporting.outside import json_text, safe_url
from claims.reporting.words import utc


def claim_review(
    report: ArticleReport, *, publisher_name: str, publisher_url: str | None, page_url: str | None
) -> list[dict[str, Any]]:
    """A ClaimReview for each claim that is approved or published, in the order of the text; none if none is.

    `page_url` is where the report will stand; each claim's address is its anchor there (`#claim-3`, as `html` sets
    it). What is unknown is left out, so ask `problems` first: it says what keeps the markup from being valid.
    """
    publisher = {"@type": "Organization", "name": publisher_name, "url": publisher_url}
    return [
        _without_gaps(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "url": f"{page_url.partition('#')[0]}#claim-{claim.number}" if page_url else None,
                "claimReviewed": claim.text,
                "datePublished": signed_on(claim),
                "dateModified": utc(claim.notices[-1].at).date().isoformat() if claim.notices else None,
                "correction": _corrections(claim),
                "author": publisher,
                "reviewRating": _rating(claim.verdict),
                "reviewBody": claim.verdict.rationale,
                "itemReviewed": _item(report, claim),
            }
        )
        for claim in report.claims
        if summary.signed(claim) and claim.verdict
    ]


def claim_review_json(
    report: ArticleReport, *, publisher_name: str, publisher_url: str | None = None, page_url: str | None = None
) -> str:
    """What `claim_review` gives, as a JSON list that can be pasted into `<script type="application/ld+json">`."""
    items = claim_review(report, publisher_name=publisher_name, publisher_url=publisher_url, page_url=page_url)
    return json_text(items)


def signed_on(claim: ClaimReport) -> str | None:
    """The day (UTC, ISO) a claim's check was published, or else approved, or else saved; None without a verdict."""
    if claim.verdict is None:
        return None
    approved = [review.at for review in summary.approvals(claim)]
    return utc(claim.published_at or max(approved, default=claim.verdict.saved_at)).date().isoformat()


def _corrections(claim: ClaimReport) -> list[dict[str, Any]]:
    """What readers were told of corrections, as https://schema.org/CorrectionComment."""
    return [
        {"@type": "CorrectionComment", "text": notice.note, "datePublished": utc(notice.at).date().isoformat()}
        for notice in claim.notices
    ]


def _rating(verdict: VerdictLine) -> dict[str, Any]:
    numbers = {"ratingValue": verdict.value, "bestRating": verdict.best, "worstRating": verdict.worst}
    return {
        "@type": "Rating",
        "alternateName": verdict.rating or verdict.headline,
        **(numbers if None not in numbers.values() else {}),
        "ratingExplanation": verdict.headline if verdict.rating else None,
    }


def _item(report: ArticleReport, claim: ClaimReport) -> dict[str, Any]:
    """The claim as it was made: by whom, when, and the article it was found in."""
    appearance = {
        "@type": "CreativeWork",
        "url": safe_url(report.url),
        "headline": report.title,
        "datePublished": report.published_on.isoformat() if report.published_on else None,
        "publisher": {"@type": "Organization", "name": report.publisher} if report.publisher else None,
    }
    return {
        "@type": "Claim",
        "text": claim.quote,
        "author": _claimant(claim),
        "datePublished": report.published_on.isoformat() if report.published_on else None,
        "appearance": appearance if appearance["url"] else None,
    }


def _claimant(claim: ClaimReport) -> dict[str, Any] | None:
    """Schema.org knows persons and organisations as authors of a claim; a document is neither and is left out."""
    if not claim.claimant or claim.claimant_kind is ClaimantKind.DOCUMENT:
        return None
    if claim.claimant_kind in (ClaimantKind.PERSON, None):
        return {"@type": "Person", "name": claim.claimant, "jobTitle": claim.claimant_role}
    return {"@type": "Organization", "name": claim.claimant}


def _without_gaps(item: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _without_gaps(value) if isinstance(value, dict) else value
        for key, value in item.items()
        if value not in (None, "", [])
    }
