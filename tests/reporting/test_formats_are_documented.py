from pathlib import Path

import pytest

from claims.reporting.source_tables import COLUMNS
from claims.reporting.tables import CLAIM_COLUMNS, EVIDENCE_COLUMNS
from claims.reporting.talk_tables import COMMENT_COLUMNS, CONTACT_COLUMNS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("columns", "section"),
    [
        (COLUMNS, "## Sources table"),
        (CLAIM_COLUMNS, "### CSV of claims"),
        (EVIDENCE_COLUMNS, "### CSV of evidence"),
        (COMMENT_COLUMNS, "### CSV and JSON of comments"),
        (CONTACT_COLUMNS, "### CSV and JSON of contacts"),
    ],
    ids=["sources", "claims", "evidence", "comments", "contacts"],
)
def test_every_column_is_documented_in_its_order(columns: list[str], section: str) -> None:
    described = DOCUMENT.split(section)[1].split("\n#")[0]
    places = [described.find(f"`{column}`") for column in columns]
    assert -1 not in places
    assert places == sorted(places)
