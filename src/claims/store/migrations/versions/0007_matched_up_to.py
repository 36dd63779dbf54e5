"""What changed among the passages, and up to where each claim was matched: matching again does only what is new

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Higher than every number given before, also where the passage that had the highest is gone.
NEXT = """1 + CASE WHEN coalesce((SELECT max(changed) FROM passage), 0) > coalesce((SELECT max(seen) FROM matched), 0)
           THEN (SELECT max(changed) FROM passage) ELSE coalesce((SELECT max(seen) FROM matched), 0) END"""
SQLITE = [
    f"""CREATE TRIGGER passage_changed_insert AFTER INSERT ON passage BEGIN
       UPDATE passage SET changed = {NEXT} WHERE id = new.id;
       END""",
    f"""CREATE TRIGGER passage_changed_update AFTER UPDATE OF statement, claimant, source_id ON passage BEGIN
       UPDATE passage SET changed = {NEXT} WHERE id = new.id;
       END""",
    f"""CREATE TRIGGER passage_changed_source AFTER UPDATE OF title, published_on ON source BEGIN
       UPDATE passage SET changed = {NEXT} WHERE source_id = new.id;
       END""",
]
SQLITE_BACK = [
    "DROP TRIGGER passage_changed_source",
    "DROP TRIGGER passage_changed_update",
    "DROP TRIGGER passage_changed_insert",
]
POSTGRESQL = [
    f"""CREATE FUNCTION passage_changed() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         new.changed := {NEXT};
         RETURN new;
       END $$""",
    """CREATE TRIGGER passage_changed BEFORE INSERT OR UPDATE OF statement, claimant, source_id ON passage
       FOR EACH ROW EXECUTE FUNCTION passage_changed()""",
    f"""CREATE FUNCTION source_changed() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         UPDATE passage SET changed = {NEXT} WHERE source_id = new.id;
         RETURN new;
       END $$""",
    """CREATE TRIGGER source_changed AFTER UPDATE OF title, published_on ON source
       FOR EACH ROW EXECUTE FUNCTION source_changed()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER source_changed ON source",
    "DROP FUNCTION source_changed",
    "DROP TRIGGER passage_changed ON passage",
    "DROP FUNCTION passage_changed",
]


def upgrade() -> None:
    op.add_column("passage", sa.Column("changed", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_passage_changed", "passage", ["changed"])
    op.add_column("match", sa.Column("passage_changed", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "matched",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_matched_claim_id_claim"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_matched"),
    )
    op.create_index("ix_matched_seen", "matched", ["seen"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in SQLITE_BACK if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_BACK:
        op.execute(statement)
    op.drop_index("ix_matched_seen", "matched")
    op.drop_table("matched")
    op.drop_column("match", "passage_changed")
    op.drop_index("ix_passage_changed", "passage")
    op.drop_column("passage", "changed")
