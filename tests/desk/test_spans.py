"""What a person marks in an article becomes a claim with speaker, figures and matches; and the gold data of it."""

import json
from datetime import date

import pytest

from claims.desk import intake, spans
from claims.errors import InputError
from claims.extraction import extract
from claims.reading import Article
from claims.reporting import gold_line
from claims.review import steps
from claims.store.queries import articles, claims
from claims.store.queries.gold import gold

TEXT = """Ferries are busy

Ola Brandt, the chair, said that fees would rise by 12 per cent and that 60 boats had left.

Boats are lovely things. The bakery opens at six.
"""


@pytest.fixture
def article(desk):
    read = Article(TEXT, title="Ferries are busy", publisher="The Selsby Post", published_on=date(2025, 1, 3))
    return intake.add(desk.engine, article=read, drafts=extract(read), actor_id=desk.checker)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def here(desk, article: int) -> dict[str, int]:
    return {"article_id": article, "draft_number": 1, "actor_id": desk.checker}


def test_marked_words_become_a_claim_that_is_matched(desk, article) -> None:
    (bakery,) = desk.passages("The bakery opens at six in the morning.")
    claim_id = spans.add_claim(desk.engine, span=at("ovely things. The bakery opens at"), **here(desk, article))
    view = desk.read(claims.claim, claim_id)
    assert view.claim.quote == "lovely things. The bakery opens at"
    sentences = TEXT[view.anchor.sentence_start : view.anchor.sentence_end]
    assert sentences == "Boats are lovely things. The bakery opens at six."
    assert [match.passage_id for match in view.matches] == [bakery]


def test_a_claim_is_split_and_merged_again_and_gold_data_says_how(desk, article) -> None:
    whole = "said that fees would rise by 12 per cent and that 60 boats had left."
    first = spans.add_claim(desk.engine, span=at(whole), **here(desk, article))
    version = desk.read(claims.claim, first).claim.version
    parts = [at("said that fees would rise by 12 per cent and"), at("and that 60 boats had left")]
    ids = spans.split_claim(desk.engine, claim_id=first, spans=parts, based_on=version, **here(desk, article))
    split = [desk.read(claims.claim, each) for each in ids]
    assert [view.claimant.name for view in split] == ["Ola Brandt", "Ola Brandt"]
    assert [[figure.text for figure in view.quantities] for view in split] == [["12 per cent"], ["60 boats"]]
    spans.merge_claims(
        desk.engine,
        claim_id=ids[0],
        other_id=ids[1],
        span=at(whole),
        based_on=split[0].claim.version,
        other_based_on=split[1].claim.version,
        **here(desk, article),
    )
    (line,) = [gold_line(each) for each in desk.read(lambda session: list(gold(session)))]
    written = json.loads(line)
    merged = next(claim for claim in written["claims"] if claim["id"] == first)
    assert (merged["quote"], merged["origin"], merged["checkable"]) == (whole, "merged", True)
    assert [step["action"] for step in merged["corrections"]] == ["split", "merged"]
    assert ids[1] not in [claim["id"] for claim in written["claims"]]


def test_gold_data_says_what_people_decided_and_names_nobody_at_the_desk(desk, article) -> None:
    other = spans.add_claim(desk.engine, span=at("Boats are lovely things."), **here(desk, article))
    steps.mark_not_checkable(desk.engine, claim_id=other, actor_id=desk.checker, reason="A matter of taste.")
    (found,) = desk.read(lambda session: list(gold(session, article_id=article)))
    assert not found.complete  # the claims that were found are not triaged yet
    written = json.loads(gold_line(found))
    assert written["text"] == TEXT
    for claim in written["claims"]:
        assert written["text"][claim["start"] : claim["end"]] == claim["quote"]
    aside = next(claim for claim in written["claims"] if claim["id"] == other)
    assert (aside["checkable"], aside["reason"], aside["origin"]) == (False, "A matter of taste.", "added")
    assert "Mina Marsh" not in gold_line(found)
    rest = [claim for claim in desk.claims(article) if claim != other]
    steps.queue_claims(desk.engine, claim_ids=rest, actor_id=desk.checker)
    (done,) = desk.read(lambda session: list(gold(session)))
    assert done.complete


def test_words_that_can_be_no_claim_are_refused_and_nothing_is_stored(desk, article) -> None:
    with desk.nothing_stored(), pytest.raises(InputError, match="one paragraph"):
        spans.add_claim(desk.engine, span=(0, at("Ola Brandt")[1]), **here(desk, article))


def test_a_headline_is_linked_with_the_claim_it_repeats(desk) -> None:
    text = "Port lost £2m last year\n\nThe port of Selsby lost £2m last year, its accounts show.\n"
    read = Article(text, title="Port lost £2m last year")
    stored = intake.add(desk.engine, article=read, drafts=extract(read), actor_id=desk.checker)
    headline, body = desk.read(articles.article, stored).claims
    assert desk.read(claims.claim, headline.id).claim.repeats_id == body.id
    assert desk.read(claims.claim, body.id).claim.repeats_id is None
