"""What a new draft changed in a claim, how a claim came to be where it is, and what was a suggestion

Revision ID: 0003
Revises: 0002
"""

from alembic import op

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
    "ALTER TABLE claim ADD COLUMN unseen_changes JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE claim ADD COLUMN unseen_draft INTEGER",
    "ALTER TABLE claim ADD COLUMN changed_from VARCHAR",
    """ALTER TABLE claim ADD COLUMN lost_from VARCHAR(32)
       CONSTRAINT ck_claim_lost_from CHECK (lost_from IN ('extracted', 'queued'))""",
    "ALTER TABLE anchor ADD COLUMN changes JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE quantity ADD COLUMN carried BOOLEAN DEFAULT false NOT NULL",
    "ALTER TABLE quantity ADD COLUMN direction VARCHAR",
]
DROPPED = [
    "ALTER TABLE quantity DROP COLUMN direction",
    "ALTER TABLE quantity DROP COLUMN carried",
    "ALTER TABLE anchor DROP COLUMN changes",
    "ALTER TABLE claim DROP COLUMN lost_from",
    "ALTER TABLE claim DROP COLUMN changed_from",
    "ALTER TABLE claim DROP COLUMN unseen_draft",
    "ALTER TABLE claim DROP COLUMN unseen_changes",
    "ALTER TABLE claim DROP COLUMN repeats_id",
    "ALTER TABLE claim DROP COLUMN origin",
    "ALTER TABLE claim DROP COLUMN claimant_sure",
    "ALTER TABLE claim DROP COLUMN text_sure",
]


def upgrade() -> None:
    for statement in ADDED:
        op.execute(statement)


def downgrade() -> None:
    for statement in DROPPED:
        op.execute(statement)
