"""Taking an article in with what is proposed for its claims, and matching again when sources came in."""

from datetime import date

import pytest

from claims.desk import intake, rematch
from claims.errors import AlreadyThere, NotFound, Refused
from claims.model.enums import ClaimState, MatchState, Outcome
from claims.reading import Article
from claims.review import steps
from claims.store.queries import claims

TEXT = "Nearly 70% of visitors came by ferry in 2024. The bakery on the quay opens at six."
SURVEY = "In 2024, 46 per cent of visitors came by ferry."


@pytest.fixture
def drafts(draft):
    return [draft(TEXT, quote) for quote in TEXT.replace(". ", ".\n").split("\n")]


def test_an_article_is_stored_with_the_passages_that_may_speak_about_its_claims(desk, drafts) -> None:
    survey, bakery, _ = desk.passages(SURVEY, "The bakery opens at six in the morning.", "Trains carried mail.")
    told: list[tuple[int, int]] = []
    article_id = intake.add(
        desk.engine,
        article=Article(TEXT, published_on=date(2025, 1, 3)),
        drafts=drafts,
        actor_id=desk.checker,
        progress=lambda done, of: told.append((done, of)),
    )
    first, second = desk.claims(article_id)
    (match,) = desk.read(claims.matches, first)
    assert (match.passage_id, match.state, match.outcome) == (survey, MatchState.SUGGESTED, Outcome.DIFFERS)
    assert "24 percentage points lower" in match.differences[0].says
    assert match.reasons
    assert [match.passage_id for match in desk.read(claims.matches, second)] == [bakery]
    assert told == [(1, 2), (2, 2)]


def test_no_more_passages_are_proposed_than_one_can_decide(desk, draft) -> None:
    desk.passages(*(f"Ferry number {n} came to the island in spring." for n in range(12)))
    text = "A ferry came to the island in spring."
    article_id = intake.add(desk.engine, article=Article(text), drafts=[draft(text, text)], actor_id=desk.checker)
    assert len(desk.read(claims.matches, desk.claims(article_id)[0])) == intake.MATCHES


def test_without_a_chosen_claim_nothing_is_stored(desk) -> None:
    with desk.nothing_stored(), pytest.raises(Refused, match="No claim is chosen; tick at least one"):
        intake.add(desk.engine, article=Article(TEXT), drafts=[], actor_id=desk.checker)


def test_an_article_that_is_stored_is_known_and_refused(desk, drafts) -> None:
    assert intake.known(desk.engine, Article(TEXT)) is None
    article_id = intake.add(desk.engine, article=Article(TEXT, "Ferries"), drafts=drafts, actor_id=desk.checker)
    known = intake.known(desk.engine, Article(TEXT, "Another title"))
    assert (known.id, known.title) == (article_id, "Ferries")
    with desk.nothing_stored(), pytest.raises(AlreadyThere, match="'Ferries'"):
        intake.add(desk.engine, article=Article(TEXT), drafts=drafts, actor_id=desk.checker)


@pytest.fixture
def article_id(desk, drafts) -> int:
    desk.passages("Of the visitors in 2024, many came by ferry.")
    return intake.add(desk.engine, article=Article(TEXT), drafts=drafts, actor_id=desk.checker)


def test_matching_again_finds_what_came_in_since_and_keeps_decisions(desk, article_id: int) -> None:
    first, _ = desk.claims(article_id)
    desk.bring(first, ClaimState.IN_PROGRESS)
    (before,) = desk.read(claims.matches, first)
    steps.reject_match(desk.engine, match_id=before.id, actor_id=desk.checker, based_on=before.version)
    (survey,) = desk.passages(SURVEY, url="https://o.example/survey")
    told: list[tuple[int, int]] = []
    new = rematch.match_again(
        desk.engine, actor_id=desk.checker, article_id=article_id, progress=lambda done, of: told.append((done, of))
    )
    assert new == 1
    assert told == [(2, 2)]
    assert [(match.passage_id, match.state) for match in desk.read(claims.matches, first)] == [
        (survey, MatchState.SUGGESTED),
        (before.passage_id, MatchState.REJECTED),
    ]
    with desk.nothing_stored():
        assert rematch.match_again(desk.engine, actor_id=desk.checker) == 0


def test_matching_again_goes_through_every_article_and_leaves_finished_claims(desk, article_id: int) -> None:
    done = desk.claim(ClaimState.PUBLISHED)
    other = desk.article("Some visitors came by ferry, others by train in 2024.")
    desk.passages(SURVEY, url="https://o.example/survey")
    assert rematch.match_again(desk.engine, actor_id=None) >= 2
    assert desk.read(claims.matches, done) == ()
    assert desk.read(claims.matches, desk.claims(other)[0]) != ()


def test_matching_is_for_those_who_may_import_and_for_articles_that_are_there(desk, article_id: int) -> None:
    desk.passages(SURVEY, url="https://o.example/survey")
    with desk.nothing_stored():
        with pytest.raises(Refused, match="A viewer cannot add articles and sources"):
            rematch.match_again(desk.engine, actor_id=desk.viewer)
        with pytest.raises(NotFound, match=r"There is no article 99\."):
            rematch.match_again(desk.engine, actor_id=desk.checker, article_id=99)


def test_matching_again_on_an_empty_desk_does_nothing(desk) -> None:
    with desk.nothing_stored():
        assert rematch.match_again(desk.engine, actor_id=desk.checker) == 0
