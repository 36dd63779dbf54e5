"""Vectors of passages, one each, gone as soon as the words they were made from are changed

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SQLITE = [
    """CREATE TRIGGER passage_vector_passage AFTER UPDATE OF statement, source_id ON passage BEGIN
       DELETE FROM passage_vector WHERE passage_id = old.id;
       END""",
    """CREATE TRIGGER passage_vector_source AFTER UPDATE OF title ON source BEGIN
       DELETE FROM passage_vector WHERE passage_id IN (SELECT id FROM passage WHERE source_id = old.id);
       END""",
]
SQLITE_BACK = ["DROP TRIGGER passage_vector_source", "DROP TRIGGER passage_vector_passage"]
POSTGRESQL = [
    """CREATE FUNCTION passage_vector_passage() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         DELETE FROM passage_vector WHERE passage_id = old.id;
         RETURN new;
       END $$""",
    """CREATE TRIGGER passage_vector_passage AFTER UPDATE OF statement, source_id ON passage
       FOR EACH ROW EXECUTE FUNCTION passage_vector_passage()""",
    """CREATE FUNCTION passage_vector_source() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         DELETE FROM passage_vector WHERE passage_id IN (SELECT id FROM passage WHERE source_id = old.id);
         RETURN new;
       END $$""",
    """CREATE TRIGGER passage_vector_source AFTER UPDATE OF title ON source
       FOR EACH ROW EXECUTE FUNCTION passage_vector_source()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER passage_vector_source ON source",
    "DROP FUNCTION passage_vector_source",
    "DROP TRIGGER passage_vector_passage ON passage",
    "DROP FUNCTION passage_vector_passage",
]


def upgrade() -> None:
    op.create_table(
        "passage_vector",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=64), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passage_vector"),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passage.id"], name="fk_passage_vector_passage_id_passage", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("passage_id", name="uq_passage_vector_passage_id"),
        sqlite_autoincrement=True,
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in SQLITE_BACK if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_BACK:
        op.execute(statement)
    op.drop_table("passage_vector")
