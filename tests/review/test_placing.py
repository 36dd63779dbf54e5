"""Many claims are stored in one go: the same rows and lines of the log as one by one, with far fewer statements."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.dates import DateMention
from claims.extraction import Claimant, ClaimDraft
from claims.matching import Entry, Proposal
from claims.model.enums import ClaimantKind, DateGrain, DifferenceKind, Hedge, Outcome, QuantityKind
from claims.model.report import Difference
from claims.quantities import Quantity
from claims.reading import Article
from claims.review import steps
from claims.review.steps import articles
from claims.store import audit

SAYS = Difference(DifferenceKind.NUMBER, "20", "46", "26 more")


def proposal(passage_id: int, score: float = 61.5) -> Proposal:
    return Proposal(Entry(passage_id, "46 came by sea."), score, ("shares: sea",), Outcome.DIFFERS, (SAYS,))


WHO = (
    None,
    Claimant("Ingrid Sole", ClaimantKind.PERSON, "the mayor", "she"),
    Claimant("Ingrid Sole", ClaimantKind.PERSON),
    Claimant("The harbour office", ClaimantKind.ORGANISATION, sure=False),
    Claimant("Ingrid Sole", ClaimantKind.PERSON, "the mayor"),
)


def several(draft: Callable[..., ClaimDraft], number: int, word: str = "ferries") -> tuple[str, list[ClaimDraft]]:
    """A text of as many claims, and these as found: with and without a speaker, figures, dates and reasons."""
    text = " ".join(f"In {1900 + n} some {20 + n} {word} came." for n in range(number))
    found = []
    for n in range(number):
        plain = draft(text, f"In {1900 + n} some {20 + n} {word} came.", claimant=WHO[n % len(WHO)])
        at = plain.start + len("In 1900 some ")
        exact = Quantity(f"{20 + n}", at, at + 2, 20 + n, None, None, "count", QuantityKind.COUNT)
        about = Quantity(f"{20 + n}", at, at + 2, None, 20, 20 + n, word, QuantityKind.COUNT, Hedge.APPROX, "a year")
        year = DateMention(f"{1900 + n}", plain.start + 3, plain.start + 7, DateGrain.YEAR, False, date(1900 + n, 1, 1))
        figures, dates = (exact, about, exact)[n % 3 :], (year,) * (n % 2)
        reasons = tuple(f"reason {one}" for one in range(n % 3))
        sure = n % 4 > 0
        found.append(replace(plain, quantities=figures, dates=dates, reasons=reasons, text_sure=sure))
    return text, found


# What the claims of two articles may differ in: ids and times, and what says how a claim came in.
BESIDES = {"id", "article_id", "draft_id", "claim_id", "claimant_id", "state_since", "found_at", "state", "origin"}


def rows_of_claims(desk, article_id: int) -> dict[str, Counter[str]]:
    """What is stored of the claims of an article, each row with the words of its claim and its claimant."""
    rows: dict[str, Counter[str]] = {}
    for table in ("claim", "anchor", "quantity", "match"):
        key = "id" if table == "claim" else "claim_id"
        query = f"""
            SELECT claim.quote AS words, claimant.name AS speaker, claimant.role AS role, one.*
            FROM {table} AS one JOIN claim ON claim.id = one.{key} LEFT JOIN claimant ON claimant.id = claim.claimant_id
            WHERE claim.article_id = :id"""
        found = [row._asdict() for row in desk.rows(query, id=article_id)]
        rows[table] = Counter(repr({k: v for k, v in row.items() if k not in BESIDES}) for row in found)
    return rows


def logged(desk, article_id: int, came_in: str) -> dict[str, list[Any]]:
    """What the log says of each claim of an article by its words, oldest first; `came_in` is how its first event is."""
    said: dict[str, list[Any]] = {}
    query = "SELECT event.*, quote FROM event JOIN claim ON claim.id = claim_id WHERE claim.article_id = :id"
    for row in desk.rows(f"{query} ORDER BY event.id", id=article_id):
        assert (row.entity, row.entity_id, row.article_id) == ("claim", row.claim_id, article_id)
        named = "came in" if row.action == came_in else row.action
        said.setdefault(row.quote, []).append((named, row.actor_id, json.loads(row.data), row.reason))
    return said


def test_claims_stored_together_are_stored_as_each_by_itself(desk, draft, monkeypatch) -> None:
    monkeypatch.setattr(articles, "AT_ONCE", 4)  # the claims of the article are stored in three goes
    text, found = several(draft, 11)
    first, second, third = desk.passages("20 came.", "It was in 1905.", "Nobody came.")
    proposed = [(first, second), (), (third + 1,), (second, third + 1, first), (third,)] * 2  # third + 1 was taken away
    proposals = {at: [proposal(one, 50.0 + at) for one in ids] for at, ids in enumerate(proposed)}
    one = steps.add_article(
        desk.engine, article=Article(text + " " * 40), drafts=found, actor_id=desk.lead, proposals=proposals
    )
    other = steps.add_article(desk.engine, article=Article(text + " " * 41), drafts=(), actor_id=desk.lead)
    for position, each in enumerate(found):
        about = {"article_id": other, "draft_number": 1, "found": each, "proposals": proposals.get(position, ())}
        steps.add_claim(desk.engine, **about, actor_id=desk.lead)
    together, each_by_itself = rows_of_claims(desk, one), rows_of_claims(desk, other)
    assert together == each_by_itself
    assert [rows.total() for rows in together.values()] == [11, 11, 23, 10]
    said = logged(desk, one, "claim.extracted")
    assert said == logged(desk, other, "claim.added")
    assert [event[0] for event in said[found[3].quote]] == ["came in", "match.suggested"]
    assert said[found[3].quote][1][2] == {"version": 1, "passages": [second, first]}
    in_order = desk.rows("SELECT quote FROM claim WHERE article_id = :id ORDER BY id", id=one)
    assert [row.quote for row in in_order] == [each.quote for each in found]
    assert desk.rows("SELECT count(*) FROM claimant") == [(3,)]
    desk.read(audit.verify)


@contextmanager
def counted(engine: Engine) -> Iterator[Counter[str]]:
    """How many statements of each kind are asked of the database meanwhile; many rows of one are one."""
    sent: Counter[str] = Counter()

    def count(_connection: Any, statement: Any, *_: Any) -> None:
        sent[type(statement).__name__] += 1

    sa.event.listen(engine, "before_execute", count)
    try:
        yield sent
    finally:
        sa.event.remove(engine, "before_execute", count)


def test_an_article_of_many_claims_takes_no_more_statements_than_one_of_few(desk, draft) -> None:
    passages = desk.passages("20 came.", "It was in 1905.")
    asked = []
    for number, word in ((6, "boats"), (60, "ships")):
        text, found = several(draft, number, word)
        proposals = {position: [proposal(passage) for passage in passages] for position in range(number)}
        with counted(desk.engine) as sent:
            steps.add_article(desk.engine, article=Article(text), drafts=found, actor_id=desk.lead, proposals=proposals)
        asked.append(sent)
    assert asked[1] <= asked[0]


def test_many_claims_are_matched_again_with_no_more_statements_than_few(desk) -> None:
    first, second = desk.passages("It is so.", "It is not so.")
    asked = []
    for number in (2, 20):
        article_id = desk.article(*(f"Claim {n} of {number} is made." for n in range(number)), matches=[first])
        found = {claim_id: [proposal(first, 80.0), proposal(second, 40.0)] for claim_id in desk.claims(article_id)}
        with counted(desk.engine) as sent:
            assert steps.suggest_matches(desk.engine, proposals=found, actor_id=None) == number
        asked.append(sent)
    assert asked[1] <= asked[0]
