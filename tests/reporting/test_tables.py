import csv as stdlib_csv
import io
from dataclasses import replace

from claims.model.enums import ClaimState
from claims.model.report import ArticleReport
from claims.reporting import csv, evidence_csv
from claims.reporting.tables import CLAIM_COLUMNS, EVIDENCE_COLUMNS


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(stdlib_csv.DictReader(io.StringIO(table.decode("utf-8"), newline=""), strict=True))


def test_each_claim_is_a_row_in_the_order_of_the_text(desk_report: ArticleReport) -> None:
    rows = rows_of(csv(desk_report))
    assert list(rows[0]) == CLAIM_COLUMNS
    assert [row["order"] for row in rows] == ["1", "2", "3", "4", "5"]
    for row in rows:
        assert desk_report.text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_a_checked_claim_has_its_verdict_and_who_approved_it(desk_report: ArticleReport) -> None:
    row = rows_of(csv(desk_report))[0]
    expected = {
        "claim_id": "11",
        "article_id": "7",
        "draft_version": "2",
        "claimant": "Ingrid Sole",
        "claim_date": "2026-02-24",
        "appearance_url": "https://courier.example/ferry",
        "state": "approved",
        "verdict_scale": "Desk scale (2026)",
        "verdict_label": "Mostly false",
        "verdict_value": "2",
        "n_sources": "1",
        "number_check": "differs",
        "differences": "24 percentage points lower; only visitors who stay the night",
        "match_score": "71.4",
        "match_state": "confirmed",
        "author": "Ana Ruiz",
        "approved_by": "Ben Osei",
        "approved_at": "2026-03-03T16:45:00Z",
    }
    assert {column: row[column] for column in expected} == expected


def test_nobody_has_approved_a_claim_that_is_not_signed_off(desk_report: ArticleReport) -> None:
    reopened = replace(desk_report.claims[0], state=ClaimState.SUBMITTED)
    row = rows_of(csv(replace(desk_report, claims=(reopened,))))[0]
    assert (row["state"], row["approved_by"], row["approved_at"]) == ("submitted", "", "")


def test_an_approval_of_an_earlier_version_does_not_count(desk_report: ArticleReport) -> None:
    claim = desk_report.claims[0]
    assert claim.verdict
    saved_later = replace(claim.verdict, saved_at=claim.reviews[-1].at.replace(hour=20))
    row = rows_of(csv(replace(desk_report, claims=(replace(claim, verdict=saved_later),))))[0]
    assert row["approved_by"] == ""


def test_the_row_hash_changes_with_anything_in_the_row(desk_report: ArticleReport) -> None:
    def hashes(report: ArticleReport) -> list[str]:
        return [row["row_hash"] for row in rows_of(csv(report))]

    before = hashes(desk_report)
    changed = replace(desk_report.claims[1], claimant="Someone else")
    claims = (desk_report.claims[0], changed, *desk_report.claims[2:])
    after = hashes(replace(desk_report, claims=claims))
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True, True, True]
    assert len(set(before)) == 5


def test_each_piece_of_evidence_is_a_row(desk_report: ArticleReport) -> None:
    rows = rows_of(evidence_csv(desk_report))
    assert list(rows[0]) == EVIDENCE_COLUMNS
    assert [(row["order"], row["stance"], row["locator"]) for row in rows] == [
        ("1", "refutes", "table 3"),
        ("2", "supports", "page 41"),
    ]
    assert rows[0]["archive_url"] == "https://archive.example/20260302/survey"


def test_a_report_without_claims_is_a_header(desk_report: ArticleReport) -> None:
    empty = replace(desk_report, claims=())
    assert csv(empty).decode() == ",".join(CLAIM_COLUMNS) + "\r\n"
    assert evidence_csv(empty).decode() == ",".join(EVIDENCE_COLUMNS) + "\r\n"


def test_a_draft_report_leaves_what_only_people_decide_empty(draft_report: ArticleReport) -> None:
    row = rows_of(csv(draft_report))[0]
    assert {row[column] for column in ("claim_id", "state", "verdict_label", "author", "approved_by")} == {""}
    assert row["match_state"] == "suggested"
