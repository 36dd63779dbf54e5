"""Taking an article in: all of it at its place, once, or nothing."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from claims.dates import DateMention
from claims.errors import AlreadyThere, Refused
from claims.extraction import Claimant as FoundClaimant
from claims.matching import Entry, Proposal
from claims.model.enums import (
    AnchorStatus,
    ClaimantKind,
    ClaimState,
    ClaimType,
    DateGrain,
    DifferenceKind,
    Hedge,
    MatchState,
    Outcome,
    QuantityKind,
)
from claims.model.report import Difference
from claims.model.tables import Anchor, Article, Claim, Claimant, Draft, Match, Quantity
from claims.quantities import Quantity as Figure
from claims.reading import Article as ReadArticle
from claims.review import steps
from claims.store.queries import claims

TEXT = "Ferries pay 🚢\n\nNearly 70% came by sea in 2024, the mayor, Ingrid Sole, said. “We counted,” she said.\n"
QUOTE = "Nearly 70% came by sea in 2024"


def proposal(passage_id: int, score: float = 61.5, **given: object) -> Proposal:
    says = Difference(DifferenceKind.NUMBER, "Nearly 70%", "46 per cent", "24 percentage points lower")
    values = {"reasons": ("shares: sea",), "outcome": Outcome.DIFFERS, "differences": (says,), **given}
    return Proposal(Entry(passage_id, "46 per cent came by sea."), score, **values)


def found_in(draft):
    at = TEXT.index("Nearly 70%")
    figure = Figure("Nearly 70%", at, at + 10, 70, None, None, "percent", QuantityKind.PERCENT, Hedge.APPROX_BELOW)
    return draft(
        TEXT,
        QUOTE,
        text="Nearly 70% of visitors came by sea in 2024",
        type=ClaimType.QUANTITY,
        claimant=FoundClaimant("Ingrid Sole", ClaimantKind.PERSON, "the mayor", "she"),
        checkworthiness=0.93,
        reasons=("a figure", "a named speaker"),
        quantities=(figure,),
        dates=(DateMention("2024", at + 26, at + 30, DateGrain.YEAR, False, date(2024, 1, 1), date(2024, 12, 31)),),
        sentence_end=TEXT.index("said.") + 5,
    )


def test_everything_that_was_found_is_stored_where_it_stands(desk, draft) -> None:
    (passage,) = desk.passages("46 per cent came by sea.")
    article_id = steps.add_article(
        desk.engine,
        article=ReadArticle(TEXT, "Ferries pay", "A. Hand", "The Post", date(2025, 1, 3), "https://p.example/1", "en"),
        drafts=[found_in(draft)],
        actor_id=desk.checker,
        proposals={0: [proposal(passage)]},
    )
    with Session(desk.engine) as session:
        article = session.get_one(Article, article_id)
        stored = session.exec(select(Draft)).one()
        claim = session.exec(select(Claim)).one()
        anchor = session.exec(select(Anchor)).one()
        figure = session.exec(select(Quantity)).one()
        claimant = session.exec(select(Claimant)).one()
        match = session.exec(select(Match)).one()
    assert (article.title, article.byline, article.publisher) == ("Ferries pay", "A. Hand", "The Post")
    assert (article.published_on, article.url, article.language) == (date(2025, 1, 3), "https://p.example/1", "en")
    assert (stored.article_id, stored.number, stored.text) == (article_id, 1, TEXT)
    assert stored.text[anchor.start : anchor.end] == anchor.exact == claim.quote == QUOTE
    assert (anchor.prefix, anchor.suffix) == ("Ferries pay 🚢\n\n", ", the mayor, Ingrid Sole, said. ")
    assert (anchor.status, anchor.sentence_end) == (AnchorStatus.ANCHORED, TEXT.index("said.") + 5)
    assert claim.text == "Nearly 70% of visitors came by sea in 2024"
    assert (claim.state, claim.checkworthiness, claim.version) == (ClaimState.EXTRACTED, 0.93, 1)
    assert claim.reasons == ["a figure", "a named speaker"]
    assert claim.dates[0]["last"] == "2024-12-31"
    assert (claimant.name, claimant.kind, claimant.role) == ("Ingrid Sole", ClaimantKind.PERSON, "the mayor")
    assert claim.claimant_resolved_from == "she"
    assert (figure.value, figure.unit, figure.hedge, figure.text) == (70, "percent", Hedge.APPROX_BELOW, "Nearly 70%")
    assert (match.passage_id, match.score, match.outcome, match.state) == (
        passage,
        61.5,
        Outcome.DIFFERS,
        MatchState.SUGGESTED,
    )
    assert match.differences[0]["says"] == "24 percentage points lower"


def test_the_log_says_who_added_what(desk, draft) -> None:
    article_id = steps.add_article(
        desk.engine, article=ReadArticle(TEXT), drafts=[found_in(draft)], actor_id=desk.checker
    )
    added, extracted = desk.rows("SELECT * FROM event ORDER BY id DESC LIMIT 2")[::-1]
    assert (added.action, added.entity, added.entity_id) == ("article.added", "article", article_id)
    assert json.loads(added.data)["after"]["claims"] == 1
    assert json.loads(added.data)["after"]["title"] == "Untitled article"
    assert (extracted.action, extracted.article_id) == ("claim.extracted", article_id)
    assert json.loads(extracted.data)["after"]["quote"] == QUOTE
    assert {added.actor_id, extracted.actor_id} == {desk.checker}


def test_two_claims_of_one_speaker_have_one_claimant(desk, draft) -> None:
    mayor = FoundClaimant("Ingrid Sole", ClaimantKind.PERSON, "the mayor")
    council = FoundClaimant("Ingrid Sole", ClaimantKind.PERSON)
    text = "One. Two. Three. Four."
    drafts = [
        draft(text, quote, claimant=who)
        for quote, who in (("One.", mayor), ("Two.", mayor), ("Three.", council), ("Four.", None))
    ]
    steps.add_article(desk.engine, article=ReadArticle(text), drafts=drafts, actor_id=desk.checker)
    assert desk.rows("SELECT role FROM claimant ORDER BY id") == [("the mayor",), ("",)]
    found = [row[0] for row in desk.rows("SELECT claimant_id FROM claim ORDER BY id")]
    assert found[0] == found[1] != found[2]
    assert found[3] is None


def test_the_same_text_is_added_once_and_the_first_one_is_named(desk) -> None:
    first = desk.article("The pier is open.", title="Pier open")
    with desk.nothing_stored(), pytest.raises(AlreadyThere, match=f"as article {first}: 'Pier open'") as refused:
        desk.article("The pier is open.", title="Another title", by=desk.colleague)
    assert refused.value.existing_id == first


def test_two_people_adding_the_same_text_at_the_same_moment_store_it_once(desk) -> None:
    def add(who: int) -> object:
        try:
            return desk.article("The pier is open.", by=who)
        except AlreadyThere as error:
            return error

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(add, [desk.checker, desk.colleague]))
    stored = [answer for answer in done if isinstance(answer, int)]
    refused = [answer for answer in done if isinstance(answer, AlreadyThere)]
    assert len(stored) == len(refused) == 1
    assert refused[0].existing_id == stored[0]
    assert desk.rows("SELECT count(*) FROM article") == [(1,)]


def test_a_claim_that_fails_in_the_database_takes_the_whole_article_with_it(desk, draft) -> None:
    text = "One. Two."
    drafts = [draft(text, "One."), draft(text, "Two.", checkworthiness=1.5)]
    with desk.nothing_stored(), pytest.raises(IntegrityError, match="checkworthiness_0_to_1"):
        steps.add_article(desk.engine, article=ReadArticle(text), drafts=drafts, actor_id=desk.checker)


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"title": "Ti\x00tle"}, "The title holds a character that is no text (character 3). Remove it."),
        ({"byline": "x" * 20_001}, "The byline has 20,001 characters; keep it to 2,083."),
        ({"language": "a-language-unheard-of"}, "The language has 21 characters; keep it to 16."),
    ],
)
def test_what_is_said_about_an_article_must_fit_the_database(desk, about: dict[str, str], sentence: str) -> None:
    with desk.nothing_stored(), pytest.raises(Refused) as refused:
        desk.article("The pier is open.", **about)
    assert refused.value.reasons == [sentence]


def test_matching_again_adds_what_is_new_and_rates_anew_what_nobody_decided(desk) -> None:
    first, second = desk.passages("It is so.", "It is not so.")
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=[first])
    found = [proposal(first, 80.0), proposal(second, 40.0)]
    assert steps.suggest_matches(desk.engine, proposals={claim_id: found}, actor_id=desk.checker) == 1
    assert [(match.passage_id, match.score) for match in desk.read(claims.matches, claim_id)] == [
        (first, 80.0),
        (second, 40.0),
    ]
    event = desk.last_event()
    assert (event.action, json.loads(event.data)["passages"]) == ("match.suggested", [second])
    assert steps.suggest_matches(desk.engine, proposals={claim_id: found}, actor_id=None) == 0
    assert desk.last_event().id == event.id


def test_matching_again_leaves_what_people_decided(desk) -> None:
    yes, no = desk.passages("It is so.", "It is not so.")
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=[yes, no])
    confirmed, rejected = desk.read(claims.matches, claim_id)
    steps.confirm_match(desk.engine, match_id=confirmed.id, actor_id=desk.checker, based_on=1)
    steps.reject_match(desk.engine, match_id=rejected.id, actor_id=desk.checker, based_on=1)
    found = [proposal(yes, 99.0), proposal(no, 99.0)]
    with desk.nothing_stored():
        assert steps.suggest_matches(desk.engine, proposals={claim_id: found}, actor_id=desk.checker) == 0


@pytest.mark.parametrize("state", [ClaimState.SUBMITTED, ClaimState.PUBLISHED, ClaimState.NOT_CHECKABLE])
def test_claims_that_are_out_of_work_get_no_new_suggestions(desk, state: ClaimState) -> None:
    claim_id = desk.claim(state)
    found = [proposal(*desk.passages("It is so."))]
    with desk.nothing_stored():
        assert steps.suggest_matches(desk.engine, proposals={claim_id: found, 99: found}, actor_id=None) == 0
