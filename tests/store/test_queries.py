"""What pages and reports are made from: articles, claims, history, sources, members."""

from datetime import UTC, date, datetime

import pytest

from claims.errors import NotFound
from claims.extraction import Claimant
from claims.matching import Entry, Proposal
from claims.model.enums import (
    ClaimantKind,
    ClaimState,
    MatchState,
    Outcome,
    Role,
    SourceKind,
    Stance,
)
from claims.reading import Article, SourceRow
from claims.review import steps
from claims.store.queries import articles, claims, situations, sources
from claims.store.queries.reports import report

MADE_AT = datetime(2026, 3, 3, 14, 2, tzinfo=UTC)


def test_an_article_stands_with_its_claims_in_the_order_of_the_text(desk, draft) -> None:
    text = "One. Two, and half of two. Three."
    drafts = [draft(text, quote) for quote in ("Three.", "Two, and half of two.", "half of two", "One.")]
    article_id = steps.add_article(
        desk.engine,
        article=Article(text, "Numbers", "A. Hand", "The Post", date(2026, 1, 3), "https://p.example/1", "en"),
        drafts=drafts,
        actor_id=desk.checker,
    )
    view = desk.read(articles.article, article_id)
    assert (view.line.title, view.byline, view.line.publisher, view.url) == (
        "Numbers",
        "A. Hand",
        "The Post",
        "https://p.example/1",
    )
    assert (view.line.published_on, view.language, view.draft, view.line.added_by) == (
        date(2026, 1, 3),
        "en",
        1,
        "Mina Marsh",
    )
    assert [(place.number, place.quote) for place in view.claims] == [
        (1, "One."),
        (2, "Two, and half of two."),
        (3, "half of two"),
        (4, "Three."),
    ]
    assert all(view.text[place.start : place.end] == place.quote for place in view.claims)
    numbers = [desk.read(claims.claim, place.id) for place in view.claims]
    assert [(one.number, one.of, one.previous_id, one.next_id) for one in numbers] == [
        (1, 4, None, numbers[1].claim.id),
        (2, 4, numbers[0].claim.id, numbers[2].claim.id),
        (3, 4, numbers[1].claim.id, numbers[3].claim.id),
        (4, 4, numbers[2].claim.id, None),
    ]


def test_an_article_may_have_no_claims(desk) -> None:
    article_id = steps.add_article(desk.engine, article=Article("Hm."), drafts=[], actor_id=desk.checker)
    view = desk.read(articles.article, article_id)
    assert (view.claims, view.line.coverage.left, view.line.coverage.share) == ((), 0, 1.0)


def test_coverage_says_what_is_left(desk) -> None:
    article_id = desk.article(*(f"Claim {n}." for n in range(8)))
    states = [
        ClaimState.EXTRACTED,
        ClaimState.QUEUED,
        ClaimState.IN_PROGRESS,
        ClaimState.SUBMITTED,
        ClaimState.CHANGES_REQUESTED,
        ClaimState.APPROVED,
        ClaimState.PUBLISHED,
        ClaimState.NOT_CHECKABLE,
    ]
    for claim_id, state in zip(desk.claims(article_id), states, strict=True):
        desk.bring(claim_id, state)
    coverage = desk.read(articles.article, article_id).line.coverage
    assert (coverage.claims, coverage.decided, coverage.submitted, coverage.aside, coverage.left) == (8, 2, 1, 1, 4)
    assert coverage.share == 3 / 8
    assert desk.read(articles.articles)[0].coverage == coverage


def test_the_newest_articles_come_first(desk) -> None:
    first, second, third = (desk.article(title=title) for title in "ABC")
    assert [line.id for line in desk.read(articles.articles)] == [third, second, first]
    assert [line.title for line in desk.read(articles.articles, limit=2)] == ["C", "B"]


def test_an_article_is_known_by_its_exact_text(desk) -> None:
    article_id = desk.article("The pier is open.", title="Pier")
    assert desk.read(articles.article_with_text, "The pier is open.") == articles.Known(article_id, "Pier", 1)
    assert desk.read(articles.article_with_text, "The pier is open") is None


@pytest.mark.parametrize("nowhere", [99, 0, -1, 2**31, 10**30])
def test_what_is_not_there_is_said(desk, nowhere: int) -> None:
    for ask, noun in ((articles.article, "article"), (claims.claim, "claim"), (situations.person, "member")):
        with pytest.raises(NotFound, match=rf"^There is no {noun} {nowhere}\.$"):
            desk.read(ask, nowhere)
    with pytest.raises(NotFound, match="There is no article"):
        desk.read(report, nowhere, made_at=MADE_AT)


def test_a_claim_with_everything_a_checker_needs(desk, draft) -> None:
    (passage,) = desk.passages("It is 46 per cent.", title="Survey", url="https://o.example/s")
    text = "Nearly 70% came by sea, the mayor said."
    found = draft(
        text, "Nearly 70% came by sea", claimant=Claimant("Ingrid Sole", ClaimantKind.PERSON, "the mayor", "the mayor")
    )
    steps.add_article(
        desk.engine,
        article=Article(text, "Ferries pay", publisher="The Post", published_on=date(2026, 1, 3), language="en"),
        drafts=[found],
        actor_id=desk.checker,
    )
    claim_id = desk.rows("SELECT max(id) FROM claim")[0][0]
    desk.bring(claim_id, ClaimState.IN_PROGRESS)
    steps.add_evidence(
        desk.engine, claim_id=claim_id, passage_id=passage, actor_id=desk.checker, stance=Stance.REFUTES, note="p. 3"
    )
    view = desk.read(claims.claim, claim_id)
    assert (view.article_title, view.publisher, view.published_on, view.language) == (
        "Ferries pay",
        "The Post",
        "2026-01-03",
        "en",
    )
    assert view.text[view.anchor.start : view.anchor.end] == view.claim.quote
    assert (view.claimant.name, view.claimant.role, view.assignee) == ("Ingrid Sole", "the mayor", "Mina Marsh")
    assert view.evidence[0].source.title == "Survey"
    assert view.evidence[0].source.kind is SourceKind.STATISTICS
    assert (view.verdict, view.comments, view.quantities, view.matches) == (None, (), (), ())


def test_matches_stay_in_the_order_of_their_score_while_decided_and_rejected_ones_stand_last(desk) -> None:
    one, two, three, four = desk.passages("1.", "2.", "3.", "4.")
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=[one, two, three, four])
    desk.by_hand("UPDATE match SET score = 10 * passage_id")
    by_passage = {match.passage_id: match for match in desk.read(claims.matches, claim_id)}
    steps.confirm_match(desk.engine, match_id=by_passage[one].id, actor_id=desk.checker, based_on=1)
    steps.reject_match(desk.engine, match_id=by_passage[four].id, actor_id=desk.checker, based_on=1)
    found = desk.read(claims.matches, claim_id)
    assert [(match.passage_id, match.state) for match in found] == [
        (three, MatchState.SUGGESTED),
        (two, MatchState.SUGGESTED),
        (one, MatchState.CONFIRMED),
        (four, MatchState.REJECTED),
    ]


def test_history_is_newest_first_with_names_and_what_changed(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.claim(ClaimState.QUEUED)
    history = desk.read(claims.history, claim_id)
    assert [event.action for event in history] == ["claim.taken", "claim.queued", "claim.extracted"]
    assert history[1].data == {"before": {"state": "extracted"}, "after": {"state": "queued"}, "version": 2}
    assert {event.actor for event in history} == {"Mina Marsh"}
    assert [event.action for event in desk.read(claims.history, claim_id, limit=1)] == ["claim.taken"]
    passages = desk.passages("It is so.")
    found = [Proposal(Entry(passages[0], "…"), 50.0, (), Outcome.AGREES, ())]
    steps.suggest_matches(desk.engine, proposals={claim_id: found}, actor_id=None)
    assert desk.read(claims.history, claim_id)[0].actor == "The desk"


def test_members_stand_by_name_and_inactive_ones_only_when_asked_for(desk) -> None:
    desk.by_hand("UPDATE member SET active = :no WHERE id = :id", no=False, id=desk.viewer)
    names = [person.name for person in desk.read(situations.people)]
    assert names == ["Ada Adams", "Asha Rao", "Jon Bell", "Lena Lee", "Mina Marsh", "Tom Reed"]
    everybody = {person.name: person.active for person in desk.read(situations.people, active_only=False)}
    assert everybody == {**dict.fromkeys(names, True), "Vera View": False}


def test_a_member_is_found_by_the_exact_name_and_otherwise_told_who_there_is(desk) -> None:
    assert desk.read(situations.person_named, "Ada Adams").role == Role.ADMIN
    with pytest.raises(NotFound, match=r"no member 'ada' at this desk. Members are: Ada Adams, Asha Rao, Jon Bell"):
        desk.read(situations.person_named, "ada")


def test_passages_are_searched_as_typed_and_say_how_often_they_were_used(desk) -> None:
    rows = [
        SourceRow("Yearbook", "It rose by 100% in May.", SourceKind.STATISTICS, publisher="The Office", locator="p. 7"),
        SourceRow("Notes", "A file_name.", SourceKind.NEWS, claimant="Ingrid Sole"),
    ]
    steps.import_sources(desk.engine, rows=rows, actor_id=desk.checker, name="a.csv")
    for words, found in (
        ("", ["A file_name.", "It rose by 100% in May."]),
        ("%", ["It rose by 100% in May."]),
        ("_", ["A file_name."]),
        ("office MAY", ["It rose by 100% in May."]),
        ("sole", ["A file_name."]),
        ("yearbook", ["It rose by 100% in May."]),
        ("office sole", []),
        ("'; --", []),
    ):
        page = desk.read(sources.passages, words=words)
        assert [line.source.statement for line in page.lines] == found, words
        assert page.total == len(found)
    (line,) = desk.read(sources.passages, words="100%").lines
    assert (line.source.title, line.source.publisher, line.source.locator, line.used) == (
        "Yearbook",
        "The Office",
        "p. 7",
        0,
    )
    for _ in range(2):
        steps.add_evidence(
            desk.engine,
            claim_id=desk.claim(ClaimState.IN_PROGRESS),
            passage_id=line.id,
            actor_id=desk.checker,
            stance=Stance.CONTEXT,
        )
    assert desk.read(sources.passages, words="100%").lines[0].used == 2


def test_passages_are_paged(desk) -> None:
    desk.passages(*(f"Statement {n:02}." for n in range(60)))
    pages = [desk.read(sources.passages, page=number) for number in (1, 2, 3, 99)]
    assert [len(page.lines) for page in pages] == [25, 25, 10, 10]
    assert {(page.total, page.pages) for page in pages} == {(60, 3)}
    assert (pages[0].lines[0].source.statement, pages[3].page) == ("Statement 59.", 3)


def test_every_passage_is_listed_in_the_order_it_was_added(desk) -> None:
    desk.passages("One.", "Two.", url="https://o.example/1")
    desk.passages("Three.", url="https://o.example/2")
    desk.passages("Four.", url="https://o.example/1")
    found = desk.read(
        lambda session: [(source.url, passage.statement) for source, passage in sources.every_passage(session)]
    )
    assert found == [
        ("https://o.example/1", "One."),
        ("https://o.example/1", "Two."),
        ("https://o.example/2", "Three."),
        ("https://o.example/1", "Four."),
    ]


def test_history_reads_events_of_older_programs(desk) -> None:
    claim_id = desk.claim(ClaimState.QUEUED)
    desk.by_hand(
        "INSERT INTO event (id, at, action, entity, entity_id, claim_id, data, previous_hash, hash)"
        " SELECT max(id) + 1, max(at), 'claim.assigned', 'claim', :id, :id, :data, '', '' FROM event",
        id=claim_id,
        data=f'{{"from":null,"to":{desk.checker},"version":3}}',
    )
    newest = desk.read(claims.history, claim_id)[0]
    assert newest.data == {"before": {"assignee_id": None}, "after": {"assignee_id": desk.checker}, "version": 3}
