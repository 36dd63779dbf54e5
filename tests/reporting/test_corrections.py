"""The register of corrections outside of the desk, and corrections in reports and markup."""

import csv
import io
import json
from dataclasses import replace

from claims.model.correction import Correctable, CorrectionEntry
from claims.model.enums import ClaimState, CorrectionKind, CorrectionState, Decision
from claims.model.report import Notice, Published, ReviewLine
from claims.reporting import claim_review, problems, warnings
from claims.reporting import csv as report_csv
from claims.reporting import html as page
from claims.reporting.corrections import COLUMNS, corrections_csv, corrections_html, corrections_json

from .conftest import AT

ENTRY = CorrectionEntry(
    id=1,
    claim_id=7,
    article="<script>alert(1)</script>",
    quote="=1+1",
    kind=CorrectionKind.CORRECTION,
    state=CorrectionState.APPROVED,
    public_note="@We had it \u202ewrong.",
    before=Correctable("True", None, "It was so.", None),
    after=Correctable(None, "Nobody knows.", "It is not known.", "Some of it."),
    proposed_by="Ana Ruiz",
    proposed_at=AT,
    approved_by=("Ben Osei", "Chi Lee"),
    decided_at=AT,
)
US = {"publisher_name": "Desk", "publisher_url": "https://desk.example", "page_url": "https://desk.example/a"}


def test_no_cell_of_the_register_is_a_formula() -> None:
    (row,) = csv.DictReader(io.StringIO(corrections_csv([ENTRY]).decode()))
    assert list(row) == COLUMNS
    assert (row["quote"], row["public_note"]) == ("'=1+1", "'@We had it ⟨U+202E⟩wrong.")
    assert (row["before_rating"], row["after_rating"], row["after_headline"]) == ("True", "", "Nobody knows.")
    assert (row["approved_by"], row["decided_at"]) == ("Ben Osei; Chi Lee", "2026-03-03T14:02:00Z")


def test_the_register_as_json_holds_the_same() -> None:
    (entry,) = json.loads(corrections_json([ENTRY]))
    assert list(entry) == COLUMNS
    assert entry["approved_by"] == ["Ben Osei", "Chi Lee"]


def test_the_register_as_a_page_escapes_everything() -> None:
    shown = corrections_html([ENTRY])
    assert "<script>" not in shown and "\u202e" not in shown
    assert "Correction, 3 March 2026, 14:02 UTC" in shown
    assert "Nothing was corrected yet." in corrections_html([])


def with_first(report, **changed):
    return replace(report, claims=(replace(report.claims[0], **changed), *report.claims[1:]))


def test_a_correction_and_dissent_stand_in_every_report(desk_report) -> None:
    dissent = ReviewLine("Chi Lee", Decision.DISSENT, AT, "The survey is old.", "Mixed")
    notice = Notice(CorrectionKind.CORRECTION, "We had the wrong year.", AT)
    first = desk_report.claims[0]
    report = with_first(desk_report, reviews=(*first.reviews, dissent), notices=(notice,))
    shown = page(report)
    assert "We had the wrong year." in shown
    assert "disagrees and would have said" in shown and "The survey is old." in shown
    row = next(csv.DictReader(io.StringIO(report_csv(report).decode())))
    assert (row["dissent"], row["corrections"]) == (
        "Chi Lee: The survey is old.",
        "correction: We had the wrong year.",
    )
    (markup,) = claim_review(report, **US)
    assert markup["correction"] == [
        {"@type": "CorrectionComment", "text": "We had the wrong year.", "datePublished": "2026-03-03"}
    ]


def test_a_retracted_claim_is_no_claim_review_and_says_so(desk_report) -> None:
    report = with_first(desk_report, state=ClaimState.PUBLISHED, published_at=AT, retracted_at=AT)
    assert claim_review(report, **US) == []
    assert problems(report, **US) == ["No claim is approved or published, so there is nothing to export."]
    assert "Claim 1 is retracted and left out." in warnings(report, publisher_url=US["publisher_url"])
    assert "Retracted: “Mostly false” is taken back" in page(report)
    assert "1 retracted" in page(report)


def test_a_claim_that_is_open_again_says_what_readers_have(desk_report) -> None:
    report = with_first(desk_report, state=ClaimState.IN_PROGRESS, under_review=Published(2, "False", AT))
    assert "published as “False” on 3 March 2026, under review" in page(report)
    assert "publication 2" in page(report)


def test_a_conclusion_in_words_is_exported_by_its_headline(desk_report) -> None:
    words = {"rating": None, "scale": None, "value": None, "best": None, "worst": None}
    first = desk_report.claims[0]
    said = replace(first.verdict, **words, headline="Nobody counted the day visitors.")
    report = with_first(desk_report, verdict=said)
    (markup,) = claim_review(report, **US)
    assert markup["reviewRating"] == {"@type": "Rating", "alternateName": "Nobody counted the day visitors."}
    row = next(csv.DictReader(io.StringIO(report_csv(report).decode())))
    assert (row["verdict_label"], row["headline"]) == ("", "Nobody counted the day visitors.")
    silent = with_first(desk_report, verdict=replace(said, headline=None))
    assert "Claim 1: it has neither a rating nor a headline; give its conclusion in a headline." in problems(
        silent, **US
    )
    assert "Conclusion in words" in page(silent)
