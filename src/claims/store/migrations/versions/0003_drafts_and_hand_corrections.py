"""What a new draft changed in a claim, how a claim came to be where it is, and what was a suggestion

Revision ID: 0003
Revises: 0002
"""

import sqlmodel
from alembic import op
from sqlalchemy import Column

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Written out, because Alembic would copy the whole table to add a constraint on SQLite; both databases take this.
ADDED = [
    "ALTER TABLE claim ADD COLUMN text_sure BOOLEAN DEFAULT true NOT NULL",
    "ALTER TABLE claim ADD COLUMN claimant_sure BOOLEAN DEFAULT true NOT NULL",
    """ALTER TABLE claim ADD COLUMN origin VARCHAR(32) DEFAULT 'found' NOT NULL
       CONSTRAINT ck_claim_claimorigin CHECK (origin IN ('found', 'added', 'adjusted', 'split', 'merged'))""",
    "ALTER TABLE claim ADD COLUMN repeats_id INTEGER CONSTRAINT fk_claim_repeats_id_claim REFERENCES claim (id)",
    "ALTER TABLE anchor ADD COLUMN changes JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE anchor ADD COLUMN looked_by INTEGER CONSTRAINT fk_anchor_looked_by_member REFERENCES member (id)",
    "ALTER TABLE quantity ADD COLUMN carried BOOLEAN DEFAULT false NOT NULL",
    "ALTER TABLE quantity ADD COLUMN direction VARCHAR",
]
DROPPED = [
    "ALTER TABLE quantity DROP COLUMN direction",
    "ALTER TABLE quantity DROP COLUMN carried",
    "ALTER TABLE anchor DROP COLUMN looked_at",
    "ALTER TABLE anchor DROP COLUMN looked_by",
    "ALTER TABLE anchor DROP COLUMN changes",
    "ALTER TABLE claim DROP COLUMN repeats_id",
    "ALTER TABLE claim DROP COLUMN origin",
    "ALTER TABLE claim DROP COLUMN claimant_sure",
    "ALTER TABLE claim DROP COLUMN text_sure",
]


def upgrade() -> None:
    for statement in ADDED:
        op.execute(statement)
    op.add_column("anchor", Column("looked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))


def downgrade() -> None:
    for statement in DROPPED:
        op.execute(statement)
