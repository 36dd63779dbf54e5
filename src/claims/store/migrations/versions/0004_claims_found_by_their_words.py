"""The full-text index on claims, kept by triggers: the same claim made elsewhere is found at once

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SQLITE = [
    """CREATE VIRTUAL TABLE claim_index USING fts5(
       text, content='claim', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE claim_index_terms USING fts5vocab('claim_index', 'row')",
    """CREATE TRIGGER claim_index_insert AFTER INSERT ON claim BEGIN
       INSERT INTO claim_index(rowid, text) VALUES (new.id, new.text);
       END""",
    """CREATE TRIGGER claim_index_delete AFTER DELETE ON claim BEGIN
       INSERT INTO claim_index(claim_index, rowid, text) VALUES ('delete', old.id, old.text);
       END""",
    """CREATE TRIGGER claim_index_update AFTER UPDATE OF text ON claim BEGIN
       INSERT INTO claim_index(claim_index, rowid, text) VALUES ('delete', old.id, old.text);
       INSERT INTO claim_index(rowid, text) VALUES (new.id, new.text);
       END""",
    "INSERT INTO claim_index(claim_index) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER claim_index_update",
    "DROP TRIGGER claim_index_delete",
    "DROP TRIGGER claim_index_insert",
    "DROP TABLE claim_index_terms",
    "DROP TABLE claim_index",
]
# `plain_words` is of 0002: without accents, as searches ask.
POSTGRESQL = [
    "ALTER TABLE claim ADD COLUMN search tsvector",
    "UPDATE claim SET search = plain_words(text)",
    "CREATE INDEX ix_claim_search ON claim USING gin (search)",
    """CREATE FUNCTION claim_search() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         new.search := plain_words(new.text);
         RETURN new;
       END $$""",
    """CREATE TRIGGER claim_search BEFORE INSERT OR UPDATE OF text ON claim
       FOR EACH ROW EXECUTE FUNCTION claim_search()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER claim_search ON claim",
    "DROP FUNCTION claim_search",
    "DROP INDEX ix_claim_search",
    "ALTER TABLE claim DROP COLUMN search",
]


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in SQLITE_BACK if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_BACK:
        op.execute(statement)
