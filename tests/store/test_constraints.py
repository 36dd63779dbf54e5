"""What the database itself refuses, whoever writes to it, and how values are kept."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

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

AT = "2026-03-02 09:30:00"
# One good row of every table, on a desk with one claim; a case changes as little of it as it can.
ROWS: dict[str, dict[str, Any]] = {
    "member": {"name": "New One", "role": "checker", "active": True, "created_at": AT, "version": 1},
    "article": {"title": "B", "added_by": 1, "added_at": AT, "version": 1},
    "draft": {"article_id": 1, "number": 2, "text": "Two.", "sha256": "ab", "received_at": AT},
    "claimant": {"name": "Ingrid Sole", "kind": "person", "role": ""},
    "claim": {
        "article_id": 1,
        "draft_id": 1,
        "quote": "One.",
        "text": "One.",
        "type": "event",
        "state": "extracted",
        "checkworthiness": 0.5,
        "reasons": "[]",
        "dates": "[]",
        "state_since": AT,
        "version": 1,
    },
    "anchor": {
        "claim_id": 2,
        "draft_id": 1,
        "start": 2,
        "end": 4,
        "exact": "One.",
        "prefix": "",
        "suffix": "",
        "sentence_start": 0,
        "sentence_end": 9,
        "status": "anchored",
    },
    "quantity": {"claim_id": 1, "text": "4", "start": 0, "end": 1, "value": 4, "unit": "count", "kind": "count"},
    "source": {"identity": "b", "title": "B", "kind": "news", "added_by": 1, "added_at": AT, "version": 1},
    "passage": {"source_id": 1, "statement": "New.", "statement_sha256": "b", "added_at": AT, "version": 1},
    "matched": {"claim_id": 1, "asked": "a", "seen": 0},
    "passage_vector": {"passage_id": 1, "model": "m", "vector": b"1"},
    "match": {
        "claim_id": 1,
        "passage_id": 1,
        "score": 50,
        "outcome": "agrees",
        "differences": "[]",
        "reasons": "[]",
        "state": "suggested",
        "found_at": AT,
        "version": 1,
    },
    "evidence": {
        "claim_id": 1,
        "passage_id": 1,
        "stance": "context",
        "quote": "It is.",
        "added_by": 1,
        "added_at": AT,
        "version": 1,
    },
    "rating_scale": {"name": "Two", "version": 1, "best": 2, "worst": 1},
    "rating": {"scale_id": 1, "label": "Maybe", "definition": "", "position": 4},
    "verdict": {"claim_id": 1, "version": 1, "rating_id": 1, "rationale": "So.", "author_id": 1, "saved_at": AT},
    "review": {"verdict_id": 1, "reviewer_id": 2, "decision": "approve", "decided_at": AT},
    "comment": {"claim_id": 1, "author_id": 1, "body": "Hm.", "written_at": AT, "version": 1},
    "mention": {"comment_id": 1, "member_id": 2},
    "tag": {"name": "Economy"},
    "claim_tag": {"claim_id": 1, "tag_id": 1, "added_by": 1, "added_at": AT},
    "contact": {
        "claim_id": 1,
        "who": "The ministry",
        "channel": "phone",
        "tried_at": AT,
        "quoted": False,
        "added_by": 1,
        "added_at": AT,
        "version": 1,
    },
    "typed_text": {"member_id": 2, "place": "claim 1 rationale", "text": "So", "based_on": 0, "typed_at": AT},
    "policy": {"version": 2, "rules": "{}", "reason": "We agreed.", "made_at": AT},
    "skip": {"claim_id": 1, "member_id": 2, "skipped_at": AT},
    "bulk": {"kind": "assign", "before": "{}", "done_by": 1, "done_at": AT},
    "snapshot": {"source_id": 1, "text": "It is.", "sha256": "a", "retrieved_at": AT, "taken_by": 1},
    "correction": {
        "claim_id": 1,
        "verdict_id": 1,
        "kind": "update",
        "public_note": "The figure is new.",
        "rationale": "So.",
        "state": "proposed",
        "proposed_by": 1,
        "proposed_at": AT,
        "version": 1,
    },
    "correction_review": {"correction_id": 1, "reviewer_id": 2, "decision": "approve", "decided_at": AT},
    "publication": {
        "claim_id": 1,
        "number": 2,
        "verdict_id": 1,
        "content": "{}",
        "sha256": "a",
        "published_by": 1,
        "published_at": AT,
    },
    "event": {
        "id": 999,
        "at": AT,
        "action": "a",
        "entity": "b",
        "entity_id": 1,
        "data": "{}",
        "previous_hash": "",
        "hash": "",
    },
}

# table, what is changed in the good row, and the name of what refuses it (as SQLite or PostgreSQL say it)
VIOLATIONS: list[tuple[str, dict[str, Any], str]] = [
    ("member", {"name": " "}, "ck_member_name_given"),
    ("member", {"role": "boss"}, "role"),
    ("member", {"name": "Mina Marsh"}, "member.name|uq_member_name"),
    ("article", {"added_by": 99}, "FOREIGN KEY|fk_article_added_by_member"),
    ("draft", {"number": 0}, "ck_draft_number_from_one"),
    ("draft", {"text": ""}, "ck_draft_text_given"),
    ("draft", {"number": 1}, "draft.article_id, draft.number|uq_draft_article_id_number"),
    ("draft", {"article_id": 2, "number": 1, "sha256": "first"}, "draft.sha256|uq_draft_first_text"),
    ("claimant", {"kind": "ghost"}, "claimantkind"),
    ("claim", {"origin": "guessed"}, "ck_claim_claimorigin"),
    ("claim", {"repeats_id": 99}, "FOREIGN KEY|fk_claim_repeats_id_claim"),
    ("claim", {"lost_from": "published"}, "ck_claim_lost_from"),
    ("claim", {"checkworthiness": 1.01}, "ck_claim_checkworthiness_0_to_1"),
    ("claim", {"checkworthiness": -0.01}, "ck_claim_checkworthiness_0_to_1"),
    ("claim", {"quote": ""}, "ck_claim_quote_given"),
    ("claim", {"type": "rumour"}, "claimtype"),
    ("claim", {"state": "lost"}, "claimstate"),
    ("claim", {"state": "duplicate", "set_aside_reason": "Same."}, "ck_claim_duplicate_has_target"),
    ("claim", {"state": "duplicate", "duplicate_of_id": 1}, "ck_claim_set_aside_has_reason"),
    ("claim", {"state": "not_checkable"}, "ck_claim_set_aside_has_reason"),
    ("claim", {"id": 77, "duplicate_of_id": 77}, "ck_claim_not_its_own_duplicate"),
    ("claim", {"lease_by": 1}, "ck_claim_lease_has_name_and_end"),
    ("claim", {"lease_until": AT}, "ck_claim_lease_has_name_and_end"),
    ("anchor", {"start": -1, "sentence_start": -1}, "ck_anchor_start_from_zero"),
    ("anchor", {"start": 4}, "ck_anchor_start_before_end"),
    ("anchor", {"sentence_start": 3}, "ck_anchor_inside_its_sentence"),
    ("anchor", {"sentence_end": 3}, "ck_anchor_inside_its_sentence"),
    ("anchor", {"status": "adrift"}, "anchorstatus"),
    ("anchor", {"claim_id": 1}, "anchor.claim_id, anchor.draft_id|uq_anchor_claim_id_draft_id"),
    ("quantity", {"start": 1}, "ck_quantity_start_before_end"),
    ("quantity", {"value": None}, "ck_quantity_says_something"),
    ("quantity", {"low": 4, "high": 3}, "ck_quantity_low_before_high"),
    ("quantity", {"kind": "mood"}, "quantitykind"),
    ("quantity", {"hedge": "surely"}, "hedge"),
    ("matched", {"claim_id": 99}, "FOREIGN KEY|fk_matched_claim_id_claim"),
    ("passage_vector", {"passage_id": 99}, "FOREIGN KEY|fk_passage_vector_passage_id_passage"),
    ("source", {"title": "\u0020"}, "ck_source_title_given"),
    ("source", {"kind": "gossip"}, "sourcekind"),
    ("source", {"identity": "first"}, "source.identity|uq_source_identity"),
    ("passage", {"statement": "  "}, "ck_passage_statement_given"),
    ("passage", {"statement_sha256": "first"}, "passage.source_id, passage.statement_sha256|uq_passage_source_id"),
    ("match", {"score": 100.5}, "ck_match_score_0_to_100"),
    ("match", {"score": -1}, "ck_match_score_0_to_100"),
    ("match", {"state": "confirmed"}, "ck_match_decided_by_someone"),
    ("match", {"decided_by": 1}, "ck_match_decided_by_someone"),
    ("match", {"state": "maybe", "decided_by": 1}, "matchstate"),
    ("match", {"outcome": "nearly"}, "outcome"),
    ("match", {"claim_id": 2}, "match.claim_id, match.passage_id|uq_match_claim_id_passage_id"),
    ("match", {"passage_id": 99}, "FOREIGN KEY|fk_match_passage_id_passage"),
    ("evidence", {"quote": " "}, "ck_evidence_quote_given"),
    ("evidence", {"stance": "insults"}, "stance"),
    ("evidence", {"stance": None}, "stance"),
    ("evidence", {"claim_id": 2}, "evidence.claim_id, evidence.passage_id|uq_evidence_claim_id_passage_id"),
    ("rating_scale", {"best": 1}, "ck_rating_scale_worst_below_best"),
    ("rating_scale", {"name": "First"}, "rating_scale.name, rating_scale.version|uq_rating_scale_name_version"),
    ("rating", {"label": "Yes"}, "rating.scale_id, rating.label|uq_rating_scale_id_label"),
    ("rating", {"position": 1}, "rating.scale_id, rating.position|uq_rating_scale_id_position"),
    ("verdict", {"version": 0}, "ck_verdict_version_from_one"),
    ("verdict", {"claim_id": 2}, "verdict.claim_id, verdict.version|uq_verdict_claim_id_version"),
    ("review", {"decision": "request_changes"}, "ck_review_changes_need_words"),
    ("review", {"decision": "request_changes", "comment": " "}, "ck_review_changes_need_a_comment"),
    ("review", {"decision": "shrug", "comment": "Why."}, "decision"),
    ("review", {"reviewer_id": 1}, "review.verdict_id, review.reviewer_id|uq_review_verdict_id_reviewer_id"),
    ("review", {"decision": "dissent"}, "ck_review_changes_need_words"),
    ("review", {"rating_id": 99}, "FOREIGN KEY|fk_review_rating_id_rating"),
    ("comment", {"body": " "}, "ck_comment_body_given"),
    ("comment", {"audience": "everyone"}, "audience"),
    ("comment", {"start": 0, "end": 2}, "ck_comment_span_whole"),
    ("comment", {"draft_id": 1, "start": 2, "end": 2}, "ck_comment_start_before_end"),
    ("comment", {"resolved_at": AT}, "ck_comment_resolved_by_someone"),
    ("comment", {"removed_by": 1}, "ck_comment_removed_by_someone"),
    ("evidence", {"removed_by": 1}, "ck_evidence_removed_by_someone"),
    ("rating", {"credibility": "perhaps"}, "credibility"),
    ("claim", {"priority": "soon"}, "priority"),
    ("tag", {"name": " "}, "ck_tag_name_given"),
    ("tag", {"name": "Health"}, "tag.name|uq_tag_name"),
    ("claim_tag", {"claim_id": 2}, "claim_tag.claim_id, claim_tag.tag_id|pk_claim_tag"),
    ("contact", {"who": " "}, "ck_contact_who_given"),
    ("contact", {"channel": "pigeon"}, "channel"),
    ("contact", {"quoted": True}, "ck_contact_quoted_answer"),
    ("contact", {"answer": "No."}, "ck_contact_answered_when"),
    ("contact", {"removed_at": AT}, "ck_contact_removed_by_someone"),
    ("mention", {"member_id": 1}, "mention.comment_id, mention.member_id|uq_mention_comment_id_member_id"),
    ("typed_text", {"member_id": 1}, "typed_text.member_id, typed_text.place|uq_typed_text_member_id_place"),
    ("policy", {"version": 1}, "policy.version|uq_policy_version"),
    ("skip", {"member_id": 1}, "skip.claim_id, skip.member_id|uq_skip_claim_id_member_id"),
    ("snapshot", {"source_id": 99}, "FOREIGN KEY|fk_snapshot_source_id_source"),
    ("correction", {"public_note": " "}, "ck_correction_note_given"),
    ("correction", {"kind": "rewrite"}, "correctionkind"),
    ("correction", {"state": "lost", "decided_at": AT}, "correctionstate"),
    ("correction", {"state": "approved"}, "ck_correction_decided_once"),
    (
        "correction_review",
        {"reviewer_id": 1},
        "correction_review.reviewer_id|uq_correction_review_correction_id_reviewer",
    ),
    ("publication", {"number": 1}, "publication.claim_id, publication.number|uq_publication_claim_id_number"),
    ("event", {"id": 1}, "event.id|pk_event"),
    ("event", {"actor_id": 99}, "FOREIGN KEY|fk_event_actor_id_member"),
]


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
