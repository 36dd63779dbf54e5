"""What a desk needs to sign off: policy, snapshots, corrections, contacts, threads, tags; and what never changes

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TIME = {"sqlite": "DATETIME", "postgresql": "TIMESTAMP WITH TIME ZONE"}
WHO = "INTEGER CONSTRAINT fk_{table}_{column}_{other} REFERENCES {other} (id)"
REMOVED = "CONSTRAINT ck_{table}_removed_by_someone CHECK ((removed_by IS NULL) = (removed_at IS NULL))"
PRIORITY = (
    "VARCHAR(32) DEFAULT 'normal' NOT NULL CONSTRAINT ck_claim_priority CHECK (priority IN ('high', 'normal', 'low'))"
)
CREDIBILITY = """VARCHAR(32) DEFAULT 'unknown' NOT NULL CONSTRAINT ck_rating_credibility CHECK (credibility IN
    ('credible', 'mostly_credible', 'uncertain', 'mostly_not_credible', 'not_credible', 'unknown'))"""
AUDIENCE = "VARCHAR(32) DEFAULT 'desk' NOT NULL CONSTRAINT ck_comment_audience CHECK (audience IN ('desk', 'private'))"
SPAN = """INTEGER
    CONSTRAINT ck_comment_span_whole CHECK ((draft_id IS NULL) = (start IS NULL) AND (start IS NULL) = ("end" IS NULL))
    CONSTRAINT ck_comment_start_before_end CHECK (start IS NULL OR (start >= 0 AND start < "end"))"""
RESOLVED = "TIME CONSTRAINT ck_comment_resolved_by_someone CHECK ((resolved_by IS NULL) = (resolved_at IS NULL))"

# table, column, what it is; written out, because Alembic would copy the whole table to add a constraint on SQLite.
COLUMNS = [
    ("article", "removed_by", WHO),
    ("article", "removed_at", "TIME"),
    ("source", "wire", "VARCHAR"),
    ("source", "confidential", "BOOLEAN DEFAULT false NOT NULL"),
    ("source", "removed_by", WHO),
    ("source", "removed_at", "TIME"),
    ("claim", "retracted_at", "TIME"),
    ("claim", "priority", PRIORITY),
    ("claim", "due_at", "TIME"),
    ("evidence", "locator", "VARCHAR"),
    ("evidence", "removed_by", WHO),
    ("evidence", "removed_at", "TIME " + REMOVED),
    ("comment", "audience", AUDIENCE),
    ("comment", "draft_id", WHO),
    ("comment", "start", "INTEGER"),
    ("comment", "end", SPAN),
    ("comment", "verdict_id", WHO),
    ("comment", "resolved_by", WHO),
    ("comment", "resolved_at", RESOLVED),
    ("comment", "removed_by", WHO),
    ("comment", "removed_at", "TIME " + REMOVED),
    ("member", "invited_by", WHO),
    ("member", "joined_at", "TIME"),
    ("member", "deactivated_at", "TIME"),
    ("rating", "credibility", CREDIBILITY),
    ("rating_scale", "about", "VARCHAR DEFAULT '' NOT NULL"),
    ("verdict", "corrected_wording", "VARCHAR"),
    ("verdict", "sources_reason", "VARCHAR"),
]
OTHER = {"draft_id": "draft", "verdict_id": "verdict"}
NEW = [
    "mention", "claim_tag", "tag", "contact", "typed_text", "skip", "bulk", "policy", "snapshot",
    "correction_review", "publication", "correction",
]  # fmt: skip

# What was written once and never changes, whoever writes to the database.
KEPT = {
    "event": "The log is append-only; an event is never changed or removed.",
    "verdict": "A version of a verdict never changes; save a new one.",
    "publication": "What was published never changes; publish a correction.",
    "snapshot": "A snapshot never changes; take a new one.",
}
NEEDS_WORDS = "decision NOT IN ('request_changes', 'dissent')"


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    _new_tables()
    _reviews_and_verdicts(dialect)
    for table, column, what in COLUMNS:
        written = what.format(table=table, column=column, other=OTHER.get(column, "member"))
        op.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" {written.replace("TIME", TIME[dialect])}')
    op.execute("UPDATE member SET joined_at = created_at")
    for table, sentence in KEPT.items():
        _keep(dialect, table, sentence)


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    for table in KEPT:
        if dialect == "sqlite":
            op.execute(f"DROP TRIGGER {table}_kept_update")
            op.execute(f"DROP TRIGGER {table}_kept_delete")
        else:
            op.execute(f"DROP TRIGGER {table}_kept ON {table}")
            op.execute(f"DROP TRIGGER {table}_kept_whole ON {table}")
            op.execute(f"DROP FUNCTION {table}_kept")
    for table in NEW:
        op.drop_table(table)
    for table, column, _ in reversed(COLUMNS):
        op.execute(f'ALTER TABLE {table} DROP COLUMN "{column}"')
    _reviews_and_verdicts_back(dialect)


def _keep(dialect: str, table: str, sentence: str) -> None:
    """Triggers that refuse to change or remove a row."""
    if dialect == "sqlite":
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_kept_{verb} BEFORE {verb} ON {table} "
                f"BEGIN SELECT raise(ABORT, '{sentence}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_kept()"
    )


def _reviews_and_verdicts(dialect: str) -> None:
    """A verdict may do without a rating, and a review may be a dissent or an abstention."""
    if dialect == "postgresql":
        op.alter_column("verdict", "rating_id", nullable=True)
        for name in ("decision", "changes_need_a_comment", "changes_need_words"):
            op.drop_constraint(f"ck_review_{name}", "review")
        _decisions("review", "'approve', 'request_changes', 'dissent', 'abstain'", NEEDS_WORDS)
        op.execute(
            f"ALTER TABLE review ADD COLUMN rating_id {WHO.format(table='review', column='rating_id', other='rating')}"
        )
        return
    # Nothing refers to a review, and only reviews refer to a verdict: their table is put away while that one is copied.
    op.execute("CREATE TEMPORARY TABLE review_before AS SELECT * FROM review")
    op.drop_table("review")
    with op.batch_alter_table("verdict") as verdict:
        verdict.alter_column("rating_id", existing_type=sa.Integer(), nullable=True)
    _review(("approve", "request_changes", "dissent", "abstain"), NEEDS_WORDS, rating=True)
    _reviews_back()


def _reviews_and_verdicts_back(dialect: str) -> None:
    if dialect == "postgresql":
        op.drop_column("review", "rating_id")
        for name in ("decision", "changes_need_a_comment", "changes_need_words"):
            op.drop_constraint(f"ck_review_{name}", "review")
        _decisions("review", "'approve', 'request_changes'", "decision = 'approve'")
        op.alter_column("verdict", "rating_id", nullable=False)
        return
    op.execute("CREATE TEMPORARY TABLE review_before AS SELECT * FROM review")
    op.drop_table("review")
    with op.batch_alter_table("verdict") as verdict:
        verdict.alter_column("rating_id", existing_type=sa.Integer(), nullable=False)
    _review(("approve", "request_changes"), "decision = 'approve'", rating=False)
    _reviews_back()


def _decisions(table: str, words: str, exempt: str) -> None:
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT ck_review_decision CHECK (decision IN ({words}))")
    op.execute(
        f"ALTER TABLE {table} ADD CONSTRAINT ck_review_changes_need_a_comment "
        f"CHECK ({exempt} OR length(trim(comment)) > 0)"
    )
    op.execute(
        f"ALTER TABLE {table} ADD CONSTRAINT ck_review_changes_need_words CHECK ({exempt} OR comment IS NOT NULL)"
    )


def _review(words: tuple[str, ...], exempt: str, *, rating: bool) -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(*words, name="decision", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *(
            [
                sa.Column("rating_id", sa.Integer(), nullable=True),
                sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name="fk_review_rating_id_rating"),
            ]
            if rating
            else []
        ),
        sa.CheckConstraint(f"{exempt} OR length(trim(comment)) > 0", name="ck_review_changes_need_a_comment"),
        sa.CheckConstraint(f"{exempt} OR comment IS NOT NULL", name="ck_review_changes_need_words"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["member.id"], name="fk_review_reviewer_id_member"),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name="fk_review_verdict_id_verdict"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint("verdict_id", "reviewer_id", name="uq_review_verdict_id_reviewer_id"),
    )


def _reviews_back() -> None:
    columns = "id, verdict_id, reviewer_id, decision, comment, decided_at"
    op.execute(f"INSERT INTO review ({columns}) SELECT {columns} FROM review_before")
    op.execute("DROP TABLE review_before")


def _new_tables() -> None:
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("retired_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_tag_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_tag"),
        sa.UniqueConstraint("name", name="uq_tag_name"),
    )
    op.create_table(
        "bulk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("before", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("done_by", sa.Integer(), nullable=False),
        sa.Column("done_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("undone_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["member.id"], name="fk_bulk_done_by_member"),
        sa.ForeignKeyConstraint(["undone_by"], ["member.id"], name="fk_bulk_undone_by_member"),
        sa.PrimaryKeyConstraint("id", name="pk_bulk"),
    )
    op.create_table(
        "policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rules", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["member.id"], name="fk_policy_made_by_member"),
        sa.PrimaryKeyConstraint("id", name="pk_policy"),
        sa.UniqueConstraint("version", name="uq_policy_version"),
    )
    op.create_table(
        "typed_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("typed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_typed_text_member_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_typed_text"),
        sa.UniqueConstraint("member_id", "place", name="uq_typed_text_member_id_place"),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("archive_url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("retrieved_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_snapshot_source_id_source"),
        sa.ForeignKeyConstraint(["taken_by"], ["member.id"], name="fk_snapshot_taken_by_member"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
    )
    op.create_index("ix_snapshot_source_id", "snapshot", ["source_id"])
    op.create_table(
        "claim_tag",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["member.id"], name="fk_claim_tag_added_by_member"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_tag_claim_id_claim"),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name="fk_claim_tag_tag_id_tag"),
        sa.PrimaryKeyConstraint("claim_id", "tag_id", name="pk_claim_tag"),
    )
    op.create_index("ix_claim_tag_tag_id", "claim_tag", ["tag_id"])
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("who", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "phone",
                "email",
                "message",
                "letter",
                "form",
                "in_person",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("tried_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("deadline", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("asked", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("quoted", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("removed_by", sa.Integer(), nullable=True),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="ck_contact_answered_when"),
        sa.CheckConstraint("(removed_by IS NULL) = (removed_at IS NULL)", name="ck_contact_removed_by_someone"),
        sa.CheckConstraint("length(trim(who)) > 0", name="ck_contact_who_given"),
        sa.CheckConstraint("quoted = false OR answer IS NOT NULL", name="ck_contact_quoted_answer"),
        sa.ForeignKeyConstraint(["added_by"], ["member.id"], name="fk_contact_added_by_member"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_contact_claim_id_claim"),
        sa.ForeignKeyConstraint(["removed_by"], ["member.id"], name="fk_contact_removed_by_member"),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_index("ix_contact_claim_id", "contact", ["claim_id"])
    op.create_table(
        "skip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("skipped_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_skip_claim_id_claim"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_skip_member_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_skip"),
        sa.UniqueConstraint("claim_id", "member_id", name="uq_skip_claim_id_member_id"),
    )
    op.create_index("ix_skip_member_id", "skip", ["member_id"])
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "refile",
                "update",
                "correction",
                "retraction",
                name="correctionkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("public_note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rating_id", sa.Integer(), nullable=True),
        sa.Column("headline", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("rationale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("corrected_wording", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "approved",
                "withdrawn",
                name="correctionstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="ck_correction_decided_once"),
        sa.CheckConstraint("length(trim(public_note)) > 0", name="ck_correction_note_given"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_correction_claim_id_claim"),
        sa.ForeignKeyConstraint(["proposed_by"], ["member.id"], name="fk_correction_proposed_by_member"),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name="fk_correction_rating_id_rating"),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name="fk_correction_verdict_id_verdict"),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
    )
    op.create_index("ix_correction_claim_id", "correction", ["claim_id"])
    op.create_table(
        "correction_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "approve",
                "request_changes",
                "dissent",
                "abstain",
                name="decision",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("comment", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["correction.id"], name="fk_correction_review_correction_id_correction"
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["member.id"], name="fk_correction_review_reviewer_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_correction_review"),
        sa.UniqueConstraint("correction_id", "reviewer_id", name="uq_correction_review_correction_id_reviewer_id"),
    )
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name="fk_mention_comment_id_comment"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_mention_member_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_mention"),
        sa.UniqueConstraint("comment_id", "member_id", name="uq_mention_comment_id_member_id"),
    )
    op.create_index("ix_mention_member_id", "mention", ["member_id"])
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.Column("correction_id", sa.Integer(), nullable=True),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("published_by", sa.Integer(), nullable=False),
        sa.Column("published_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_publication_claim_id_claim"),
        sa.ForeignKeyConstraint(["correction_id"], ["correction.id"], name="fk_publication_correction_id_correction"),
        sa.ForeignKeyConstraint(["published_by"], ["member.id"], name="fk_publication_published_by_member"),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name="fk_publication_verdict_id_verdict"),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.UniqueConstraint("claim_id", "number", name="uq_publication_claim_id_number"),
    )
