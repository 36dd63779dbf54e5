"""Loaded claims to what people send out: the verdict report as a page and as tables, ClaimReview, sources.

Everything here is a pure function of its values: the same values give the same bytes.
"""

from collections.abc import Callable
from typing import NamedTuple

from claims.reporting.claim_review import claim_review, claim_review_json
from claims.reporting.gold import gold_line
from claims.reporting.outside import host_of, safe_url, seen_at, visible
from claims.reporting.page import html
from claims.reporting.problems import problems, warnings
from claims.reporting.source_tables import sources_csv, sources_json, sources_xlsx
from claims.reporting.tables import csv, evidence_csv


class Format(NamedTuple):
    """A way to export a report."""

    make: Callable[..., str | bytes]  # takes the report; `json` also takes who publishes it and where, as keywords
    extension: str
    mime_type: str


FORMATS = {
    "html": Format(html, "html", "text/html"),
    "csv": Format(csv, "csv", "text/csv"),
    "json": Format(claim_review_json, "json", "application/ld+json"),
}

__all__ = [
    "FORMATS",
    "Format",
    "claim_review",
    "claim_review_json",
    "csv",
    "evidence_csv",
    "gold_line",
    "host_of",
    "html",
    "problems",
    "safe_url",
    "seen_at",
    "sources_csv",
    "sources_json",
    "sources_xlsx",
    "visible",
    "warnings",
]
