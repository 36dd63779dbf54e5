"""The full-text index on passages, kept by triggers, and the texts of drafts made unchangeable

Revision ID: 0002
Revises: 0001
"""

import unicodedata

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite: FTS5 over a view, so that the text is stored once; deleting from an external-content index needs the old text.
SQLITE = [
    """CREATE VIEW passage_text AS
       SELECT passage.id AS id, passage.statement AS statement, source.title AS title,
              coalesce(passage.claimant, '') AS claimant
       FROM passage JOIN source ON source.id = passage.source_id""",
    """CREATE VIRTUAL TABLE passage_index USING fts5(
       statement, title, claimant, content='passage_text', content_rowid='id',
       tokenize='porter unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE passage_index_terms USING fts5vocab('passage_index', 'row')",
    """CREATE TRIGGER passage_index_insert AFTER INSERT ON passage BEGIN
       INSERT INTO passage_index(rowid, statement, title, claimant)
       SELECT new.id, new.statement, title, coalesce(new.claimant, '') FROM source WHERE id = new.source_id;
       END""",
    """CREATE TRIGGER passage_index_delete AFTER DELETE ON passage BEGIN
       INSERT INTO passage_index(passage_index, rowid, statement, title, claimant)
       SELECT 'delete', old.id, old.statement, title, coalesce(old.claimant, '')
       FROM source WHERE id = old.source_id;
       END""",
    """CREATE TRIGGER passage_index_update AFTER UPDATE OF statement, claimant, source_id ON passage BEGIN
       INSERT INTO passage_index(passage_index, rowid, statement, title, claimant)
       SELECT 'delete', old.id, old.statement, title, coalesce(old.claimant, '')
       FROM source WHERE id = old.source_id;
       INSERT INTO passage_index(rowid, statement, title, claimant)
       SELECT new.id, new.statement, title, coalesce(new.claimant, '') FROM source WHERE id = new.source_id;
       END""",
    """CREATE TRIGGER passage_index_source AFTER UPDATE OF title ON source BEGIN
       INSERT INTO passage_index(passage_index, rowid, statement, title, claimant)
       SELECT 'delete', id, statement, old.title, coalesce(claimant, '') FROM passage WHERE source_id = old.id;
       INSERT INTO passage_index(rowid, statement, title, claimant)
       SELECT id, statement, new.title, coalesce(claimant, '') FROM passage WHERE source_id = new.id;
       END""",
    """CREATE TRIGGER draft_text_unchangeable BEFORE UPDATE OF text, sha256 ON draft BEGIN
       SELECT RAISE(ABORT, 'The text of a draft never changes; add a new draft.');
       END""",
]
SQLITE_BACK = [
    "DROP TRIGGER draft_text_unchangeable",
    "DROP TRIGGER passage_index_source",
    "DROP TRIGGER passage_index_update",
    "DROP TRIGGER passage_index_delete",
    "DROP TRIGGER passage_index_insert",
    "DROP TABLE passage_index_terms",
    "DROP TABLE passage_index",
    "DROP VIEW passage_text",
]

# What a search asks for has no accents (claims.matching.query.folded); SQLite's tokenizer takes them off by itself.
ACCENTED = [letter for letter in map(chr, range(0xC0, 0x250)) if unicodedata.normalize("NFD", letter)[0] != letter]
PLAIN = [unicodedata.normalize("NFD", letter)[0] for letter in ACCENTED]

# PostgreSQL: a column that triggers fill, because a generated column cannot look at the source's title.
POSTGRESQL = [
    "ALTER TABLE passage ADD COLUMN search tsvector",
    "CREATE INDEX ix_passage_search ON passage USING gin (search)",
    f"""CREATE FUNCTION plain_words(said text) RETURNS tsvector
       LANGUAGE sql IMMUTABLE AS $$
       SELECT to_tsvector('english', translate(coalesce(said, ''), '{"".join(ACCENTED)}', '{"".join(PLAIN)}')) $$""",
    """CREATE FUNCTION passage_words(statement text, claimant text, title text) RETURNS tsvector
       LANGUAGE sql IMMUTABLE AS $$
       SELECT setweight(plain_words(statement), 'A')
           || setweight(plain_words(title), 'B')
           || setweight(plain_words(claimant), 'C') $$""",
    """CREATE FUNCTION passage_search() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         new.search := passage_words(new.statement, new.claimant,
                                     (SELECT title FROM source WHERE id = new.source_id));
         RETURN new;
       END $$""",
    """CREATE TRIGGER passage_search BEFORE INSERT OR UPDATE OF statement, claimant, source_id ON passage
       FOR EACH ROW EXECUTE FUNCTION passage_search()""",
    """CREATE FUNCTION source_search() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         UPDATE passage SET search = passage_words(statement, claimant, new.title) WHERE source_id = new.id;
         RETURN new;
       END $$""",
    """CREATE TRIGGER source_search AFTER UPDATE OF title ON source
       FOR EACH ROW EXECUTE FUNCTION source_search()""",
    """CREATE FUNCTION draft_text_unchangeable() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         RAISE EXCEPTION 'The text of a draft never changes; add a new draft.';
       END $$""",
    """CREATE TRIGGER draft_text_unchangeable BEFORE UPDATE OF text, sha256 ON draft
       FOR EACH ROW EXECUTE FUNCTION draft_text_unchangeable()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER draft_text_unchangeable ON draft",
    "DROP FUNCTION draft_text_unchangeable",
    "DROP TRIGGER source_search ON source",
    "DROP FUNCTION source_search",
    "DROP TRIGGER passage_search ON passage",
    "DROP FUNCTION passage_search",
    "DROP FUNCTION passage_words",
    "DROP FUNCTION plain_words",
    "DROP INDEX ix_passage_search",
    "ALTER TABLE passage DROP COLUMN search",
]


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in SQLITE_BACK if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_BACK:
        op.execute(statement)
