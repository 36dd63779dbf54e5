"""What the database itself refuses, whoever writes to it, and how values are kept."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session
from tests.store.rows_of_tables import ROWS, VIOLATIONS

from claims.model.enums import (
    AnchorStatus,
    ClaimantKind,
    ClaimState,
    ClaimType,
    Decision,
    Hedge,
    MatchState,
    Outcome,
    QuantityKind,
    Role,
    SourceKind,
    Stance,
)
from claims.model.tables import Article, Claim, Draft, Member, metadata


def insert(connection: sa.Connection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    connection.execute(sa.text(f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join(":" + n for n in row)})'), row)


@pytest.fixture
def filled(engine: sa.Engine) -> sa.Engine:
    """One row of every table, as ROWS refers to them, and a second claim and article."""
    with engine.begin() as connection:
        for name in ("Mina Marsh", "Asha Rao"):
            insert(connection, "member", {**ROWS["member"], "name": name})
        for _ in range(2):
            insert(connection, "article", ROWS["article"])
        insert(connection, "draft", {**ROWS["draft"], "number": 1, "sha256": "first"})
        for _ in range(2):
            insert(connection, "claim", ROWS["claim"])
        insert(connection, "anchor", {**ROWS["anchor"], "claim_id": 1})
        insert(connection, "quantity", ROWS["quantity"])
        insert(connection, "claimant", {**ROWS["claimant"], "name": "Tom Bell"})
        insert(connection, "source", {**ROWS["source"], "identity": "first"})
        insert(connection, "passage", {**ROWS["passage"], "statement_sha256": "first"})
        for table in ("match", "evidence"):
            insert(connection, table, {**ROWS[table], "claim_id": 2})
        insert(connection, "rating_scale", {**ROWS["rating_scale"], "name": "First"})
        insert(connection, "rating", {**ROWS["rating"], "label": "Yes", "position": 1})
        insert(connection, "verdict", {**ROWS["verdict"], "claim_id": 2})
        insert(connection, "review", {**ROWS["review"], "reviewer_id": 1})
        insert(connection, "event", {**ROWS["event"], "id": 1})
        insert(connection, "comment", ROWS["comment"])
        insert(connection, "tag", {**ROWS["tag"], "name": "Health"})
        insert(connection, "claim_tag", {**ROWS["claim_tag"], "claim_id": 2})
        insert(connection, "correction", ROWS["correction"])
        insert(connection, "publication", {**ROWS["publication"], "number": 1})
        for table in ("mention", "typed_text", "skip"):
            insert(connection, table, {**ROWS[table], "member_id": 1})
        insert(connection, "policy", {**ROWS["policy"], "version": 1})
        insert(connection, "correction_review", {**ROWS["correction_review"], "reviewer_id": 1})
    return engine


@pytest.mark.parametrize("table", ["event", "verdict", "publication", "snapshot"])
@pytest.mark.parametrize("change", ['UPDATE "{}" SET id = id', 'DELETE FROM "{}"'])
def test_what_was_written_once_is_never_changed_nor_removed(filled: sa.Engine, table: str, change: str) -> None:
    with filled.begin() as connection:
        if table == "snapshot":
            insert(connection, table, ROWS[table])
    with filled.begin() as connection, pytest.raises(DBAPIError, match=r"never change|append-only"):
        connection.execute(sa.text(change.format(table)))


def test_a_good_row_of_every_table_is_taken(filled: sa.Engine) -> None:
    assert set(ROWS) == set(metadata.tables)
    with filled.begin() as connection:
        for table, row in ROWS.items():
            insert(connection, table, row)


def test_every_row_that_breaks_a_rule_is_refused_by_that_rule(filled: sa.Engine) -> None:
    with filled.connect() as connection:
        for table, change, rule in VIOLATIONS:
            with connection.begin(), pytest.raises(IntegrityError) as refused:
                insert(connection, table, {**ROWS[table], **change})
            said = str(refused.value.orig)
            assert any(part in said for part in rule.split("|")), f"{table} {change}: {said}"


def test_every_check_of_the_tables_is_tried_above() -> None:
    tried = {part for _, _, rule in VIOLATIONS for part in rule.split("|")}
    for table in metadata.tables.values():
        checks = [str(check.name) for check in table.constraints if isinstance(check, sa.CheckConstraint)]
        for name in checks:
            assert {name, name.removeprefix(f"ck_{table.name}_")} & tried, name


@pytest.mark.parametrize("column", ["text", "sha256"])
def test_the_text_of_a_draft_cannot_be_changed(filled: sa.Engine, column: str) -> None:
    with (
        pytest.raises(DBAPIError, match="The text of a draft never changes; add a new draft"),
        filled.begin() as connection,
    ):
        connection.execute(sa.text(f"UPDATE draft SET {column} = 'New.'"))
    with filled.connect() as connection:
        assert connection.execute(sa.text("SELECT text, sha256 FROM draft")).all() == [("Two.", "first")]


WORDS = [
    ("member", "role", Role, {}),
    ("claimant", "kind", ClaimantKind, {}),
    ("claim", "type", ClaimType, {}),
    ("claim", "state", ClaimState, {"duplicate_of_id": 2, "set_aside_reason": "Same."}),
    ("anchor", "status", AnchorStatus, {}),
    ("quantity", "kind", QuantityKind, {}),
    ("quantity", "hedge", Hedge, {}),
    ("source", "kind", SourceKind, {}),
    ("match", "outcome", Outcome, {}),
    ("match", "state", [MatchState.CONFIRMED, MatchState.REJECTED], {"decided_by": 1}),
    ("match", "state", [MatchState.SUGGESTED], {}),
    ("evidence", "stance", Stance, {}),
    ("review", "decision", Decision, {"comment": "Why."}),
]


@pytest.mark.parametrize(("table", "column", "words", "beside"), WORDS)
def test_words_of_a_closed_list_are_kept_by_their_value(
    filled: sa.Engine, table: str, column: str, words, beside: dict[str, Any]
) -> None:
    stored = metadata.tables[table]
    with filled.begin() as connection:
        for word in words:
            connection.execute(stored.update().where(stored.c.id == 1).values({column: word, **beside}))
            assert connection.execute(sa.text(f'SELECT {column} FROM "{table}" WHERE id = 1')).scalar() == word.value
            assert connection.execute(sa.select(stored.c[column]).where(stored.c.id == 1)).scalar() is word


def test_times_come_back_aware_and_in_utc_to_the_microsecond(engine: sa.Engine) -> None:
    given = datetime(2026, 3, 2, 10, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    with Session(engine) as session:
        session.add(Member(name="Mina", role=Role.CHECKER, created_at=given))
        session.commit()
    with Session(engine) as session:
        stored = session.get_one(Member, 1).created_at
    assert stored == given
    assert stored.tzinfo == UTC
    assert stored.isoformat() == "2026-03-02T05:00:00.123456+00:00"


def test_a_time_without_a_zone_is_refused(engine: sa.Engine) -> None:
    with Session(engine) as session:
        session.add(Member(name="Mina", role=Role.CHECKER, created_at=datetime(2026, 3, 2)))  # noqa: DTZ001
        with pytest.raises(sa.exc.StatementError, match="must have timezone information"):
            session.commit()


def test_text_of_any_script_and_days_come_back_as_they_were(filled: sa.Engine) -> None:
    text = "Élan “quoted” – ١٢٣ दिल्ली 🚢\u202e\t\r\n' \" \\ % _"
    with Session(filled) as session:
        article = Article(title=text, added_by=1, published_on=date(2022, 3, 31))
        session.add(article)
        session.flush()
        session.add(Draft(article_id=article.id, number=1, text=text, sha256="c"))
        session.get_one(Claim, 1).reasons = [text, "b"]
        session.commit()
        key = article.id
    with Session(filled) as session:
        stored = session.get_one(Article, key)
        assert (stored.title, stored.published_on) == (text, date(2022, 3, 31))
        assert session.get_one(Claim, 1).reasons == [text, "b"]
        assert session.exec(sa.select(Draft.text).where(Draft.sha256 == "c")).scalar() == text
