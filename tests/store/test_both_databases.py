"""The same passages are proposed for the same claim, whichever database they are in; and nothing breaks the search."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.desk import intake
from claims.desk.opening import home
from claims.extraction import extract, sentences
from claims.matching import Proposal
from claims.model.enums import SourceKind
from claims.reading import SourceRow, read, read_sources
from claims.review import steps
from claims.store.engine import reading
from claims.store.search import CANDIDATES, candidates

ARTICLES = Path(__file__).parents[1] / "eval" / "articles"
LEFT_OUT, PUT_IN = 0.3, 0.15  # shares of a generated claim's words


@pytest.fixture
def both(on_sqlite: Engine, on_postgresql: Engine, emptied: Any) -> Iterator[tuple[Engine, Engine]]:
    yield on_sqlite, on_postgresql
    emptied(on_sqlite)
    emptied(on_postgresql)


def filled(engines: Sequence[Engine], rows: Sequence[SourceRow]) -> None:
    for engine in engines:
        steps.import_sources(engine, rows=rows, actor_id=None, name="table.csv")


def proposed(engine: Engine, claims: Sequence[str], said_on: str = "") -> list[list[Proposal]]:
    return [intake.proposals_for(engine, claim, said_on=said_on) for claim in claims]


@pytest.mark.postgres
def test_the_worked_example_gets_the_same_proposals_on_both_databases(both: tuple[Engine, Engine]) -> None:
    example = home() / "data" / "example"
    filled(both, read_sources(example / "sources.csv"))
    claims = [draft.text for draft in extract(read(example / "article.txt"))]
    one, other = (proposed(engine, claims, "2025-06-01") for engine in both)
    assert one == other
    assert sum(map(bool, one)) > 10


def archive() -> list[SourceRow]:
    """The sentences of our labelled articles, an article a source."""
    rows = []
    for path in sorted(ARTICLES.glob("*.txt")):
        text = path.read_text("utf-8")
        said = dict.fromkeys(" ".join(text[start:end].split()) for start, end in sentences(text))
        title, url = f"The paper of {path.stem[3:]}", f"https://example.org/{path.stem}"
        rows += [SourceRow(title, each, SourceKind.NEWS, url=url, claimant="Ingrid Sole") for each in said if each]
    return rows


def damaged(statements: Sequence[str], number: int) -> list[str]:
    """So many claims made of the statements: words left out, put in from another and moved; always the same ones."""
    chance = random.Random(1)
    every = [word for statement in statements for word in statement.split()]
    claims = []
    for _ in range(number):
        said = [word for word in chance.choice(statements).split() if chance.random() > LEFT_OUT]
        said = [chance.choice(every) if chance.random() < PUT_IN else word for word in said]
        middle = chance.randrange(len(said) + 1)
        claims.append(" ".join(said[middle:] + said[:middle]))
    return claims


@pytest.mark.postgres
def test_five_hundred_claims_get_the_same_proposals_on_both_databases(both: tuple[Engine, Engine]) -> None:
    rows = archive()
    filled(both, rows)
    claims = damaged([row.statement for row in rows], 500)
    for claim in claims:
        found = []
        for engine in both:
            with reading(engine) as session:
                found.append(candidates(session, claim))
        assert found[0].frequency == found[1].frequency, claim
        assert found[0] == found[1], claim
    one, other = (proposed(engine, claims) for engine in both)
    assert one == other
    assert sum(map(bool, one)) > 450


WORDS = [
    "possibly", "possible", "assemblies", "technology", "technological", "geologists", "trekking", "revved", "its",
    "is", "as", "us", "5s", "ay", "oy", "1,200", "3.5", "1990s", "o'neill", "don't", "café", "cafe", "naïve",
    "über", "Ångström", "€45", "£3.5m", "20%", "co-operate", "re-elected", "U.S.", "A&E", "state-of-the-art",
    "e-mail@example.org", "#CamelCase", "@IlhanMN", "snake_case", "half½", "x²", "µ", "東京", "渡轮", "Паром",
    "туристов",
]  # fmt: skip


@pytest.mark.postgres
def test_every_kind_of_word_is_cut_and_counted_alike_on_both_databases(both: tuple[Engine, Engine]) -> None:
    statements = [f"{word} stands here beside number {n}" for n, word in enumerate(WORDS)]
    filled(both, [SourceRow("Words", statement, SourceKind.NEWS) for statement in statements])
    for claim in (*WORDS, *statements):
        with reading(both[0]) as one, reading(both[1]) as other:
            assert candidates(one, claim) == candidates(other, claim), claim


HOSTILE = {
    "nothing": "",
    "one word": "ferries",
    "only stopwords": "the of and is to be or not",
    "query syntax": 'ferries AND "NEAR(* -',
    "more query syntax": "ferries') | !(a:* & b <-> c) ^2 {title}: \"",
    "signs": "?!…()*&|\\'\"",
    "emoji": "🚢 ferries 🚢🚢👩‍👩‍👧",
    "arabic": "كم زائر نقلت العبارات في المئة؟",
    "hindi": "सत्तर प्रतिशत पर्यटक नौकाओं से आए",
    "long": "ferries carried " * 3_000,
    "one long word": "x" * 50_000,
    "no character": "fer\x00ries ferries \ud800",
}
PASSAGES = {
    "plain": "Ferries carried visitors.",
    "one word": "Ferries",
    "only stopwords": "The of and is to be or not.",
    "query syntax": 'AND OR NOT "NEAR(* -" ferries:*',
    "emoji": "🚢🚢 👩‍👩‍👧",
    "arabic": "نقلت العبارات سبعين في المئة من الزوار",
    "hindi": "नौकाओं से सत्तर प्रतिशत पर्यटक आए",
    "long": "Some sentence about the harbour. " * 1_500 + "Ferries carried sixty visitors.",
    "one long word": "y" * 50_000,
}
FOUND = {
    "one word": {"plain", "one word", "query syntax", "long"},
    "query syntax": {"plain", "one word", "query syntax", "long"},
    "more query syntax": {"plain", "one word", "query syntax", "long"},
    "emoji": {"plain", "one word", "query syntax", "long"},
    "arabic": {"arabic"},
    "hindi": {"hindi"},
    "long": {"plain", "one word", "query syntax", "long"},
    "no character": {"plain", "one word", "query syntax", "long"},
}


@pytest.mark.parametrize("claim", HOSTILE)
def test_nothing_a_claim_or_a_passage_holds_breaks_the_search(desk, claim: str) -> None:
    assert len(PASSAGES["long"]) > 49_000
    desk.passages(*PASSAGES.values())
    name = {statement.strip(): name for name, statement in PASSAGES.items()}
    found = desk.read(candidates, HOSTILE[claim]).entries
    assert {name[entry.statement.strip()] for entry in found} == FOUND.get(claim, set())
    intake.proposals_for(desk.engine, HOSTILE[claim])


def test_the_answer_is_found_in_a_passage_of_fifty_thousand_characters(desk) -> None:
    (long,) = desk.passages(PASSAGES["long"])
    (proposal,) = intake.proposals_for(desk.engine, "Ferries carried seventy visitors.")
    assert proposal.entry.id == long
    assert [difference.claim for difference in proposal.differences] == ["seventy visitors"]


def test_of_ten_thousand_passages_with_one_statement_one_is_proposed(desk) -> None:
    desk.by_hand(
        "INSERT INTO source (id, identity, title, kind, added_at, version) "
        "VALUES (1, 'x', 'Almanac', 'news', '2026-01-01 00:00:00', 1)"
    )
    insert = (
        "INSERT INTO passage (id, source_id, statement, statement_sha256, added_at, version) "
        "VALUES (:id, 1, 'Ferries carried visitors.', :print, '2026-01-01 00:00:00', 1)"
    )
    with desk.engine.begin() as connection:
        connection.execute(sa.text(insert), [{"id": n, "print": str(n)} for n in range(1, 10_001)])
    found = desk.read(candidates, "Ferries carried seventy visitors")
    assert (len(found.entries), found.rows, found.frequency["ferri"]) == (CANDIDATES, 10_000, 10_000)
    (proposal,) = intake.proposals_for(desk.engine, "Ferries carried seventy visitors")
    assert proposal.entry.id == 1
