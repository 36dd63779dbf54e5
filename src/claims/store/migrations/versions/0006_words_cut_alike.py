"""PostgreSQL cuts and stems words as SQLite's index does, so that both find the same for the same claim

Revision ID: 0006
Revises: 0004
"""

import unicodedata

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What a search asks for has no accents (claims.matching.query.folded); SQLite's tokenizer takes them off by itself.
ACCENTED = [letter for letter in map(chr, range(0xC0, 0x250)) if unicodedata.normalize("NFD", letter)[0] != letter]
PLAIN = [unicodedata.normalize("NFD", letter)[0] for letter in ACCENTED]

# What SQLite's unicode61 takes as no part of a word: ASCII and Latin-1 signs, general punctuation, currency signs,
# arrows and symbols, CJK punctuation, emoji. Without a locale: [[:punct:]] is another set on every server.
SIGNS = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    r"\u060c\u061b\u061f\u06d4\u0964\u0965\u2000-\u206f\u20a0-\u20cf\u2190-\u245f\u2500-\u2775\u2794-\u2bff"
    r"\u3000-\u3004\u3008-\u3020\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]+"
)

# The Porter stemmer of PostgreSQL follows the paper of 1980, that of SQLite its author's later program
# (https://tartarus.org/martin/PorterStemmer/): "possibly" to "possible", "geology" to "geolog", "trekking" to "trek",
# two letters left alone. These words are brought there first. Of the 90,000 most frequent words of English all
# come out alike then; 44 did not without the last three.
CONSONANT = "[b-df-hj-np-tv-z0-9]"
MEASURED = f"[a-z0-9]*(?:[aeiou]{CONSONANT}|{CONSONANT}y{CONSONANT})[a-z0-9]*"
DEPARTURES = (
    (rf"\m({MEASURED})bl(?:ys?|ies|is?)\M", r"\1ble"),
    (rf"\m({MEASURED})log(?:ys?|ies|is?)\M", r"\1log"),
    (r"\m([a-z0-9]*[aeiouy][a-z0-9]*)([kvchjqwx])\2(?:ed|ing)\M", r"\1\2"),
    (r"\m([b-df-hj-np-tv-z0-9]s)\M", r"\1ss"),
    (r"\m([aeiou][sy])\M", r"\1e"),  # "us" is what "use" comes to
)


def cut(said: str) -> str:
    """The SQL for a text as words with spaces between, accents and signs taken off."""
    plain = f"translate(coalesce({said}, ''), '{''.join(ACCENTED)}', '{''.join(PLAIN)}')"
    found = f"regexp_replace(regexp_replace(lower({plain}), '[\\u0300-\\u036f]', '', 'g'), '{SIGNS}', ' ', 'g')"
    for pattern, word in DEPARTURES:
        found = f"regexp_replace({found}, '{pattern}', '{word}', 'g')"
    return found


POSTGRESQL = [
    "CREATE TEXT SEARCH DICTIONARY claims_stem (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION claims_words (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION claims_words
       ALTER MAPPING FOR asciiword, word, numword, uint, int, float, sfloat, version WITH claims_stem""",
    f"""CREATE FUNCTION cut_words(said text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
       SELECT {cut("said")} $$""",
    """CREATE OR REPLACE FUNCTION plain_words(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
       SELECT to_tsvector('claims_words', cut_words(said)) $$""",
    """CREATE FUNCTION searched(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE AS $$
       SELECT phraseto_tsquery('claims_words', cut_words(word)) $$""",
    """UPDATE passage SET search = passage_words(statement, claimant, source.title)
       FROM source WHERE source.id = passage.source_id""",
    "UPDATE claim SET search = plain_words(text)",
]
POSTGRESQL_BACK = [
    f"""CREATE OR REPLACE FUNCTION plain_words(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
       SELECT to_tsvector('english', translate(coalesce(said, ''), '{"".join(ACCENTED)}', '{"".join(PLAIN)}')) $$""",
    "DROP FUNCTION searched",
    "DROP FUNCTION cut_words",
    "DROP TEXT SEARCH CONFIGURATION claims_words",
    "DROP TEXT SEARCH DICTIONARY claims_stem",
    *POSTGRESQL[-2:],
]


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRESQL:
            op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRESQL_BACK:
            op.get_bind().exec_driver_sql(statement)
