"""A new draft of a stored article, worked out from its text and stored: the whole way."""

from datetime import date

import pytest

from claims.desk import intake, redraft, rematch, spans
from claims.errors import AlreadyThere, InputError, NotFound, StaleVersion
from claims.extraction import extract
from claims.model.enums import AnchorStatus, ClaimState, MatchState
from claims.reading import Article
from claims.store.queries import articles, claims

OLD = """Port lost £2m last year

Selsby’s harbour board, which owns two ferries, lost £2m last year.

Ola Brandt, its chair, said that fees would rise by 12 per cent. She has led the board since 2015.

Nearly 70% of visitors came by ferry in 2024.
"""
NEW = """Port lost £2m last year

Selsby’s harbour board, which owns two ferries, lost £2m last year. It sold 40 moorings in May.

Ola Brand, its chair, said that fees would rise by 14 per cent. She has led the board since 2015.
"""


@pytest.fixture
def article(desk):
    read = Article(OLD, title="Port lost £2m last year", publisher="The Selsby Post", published_on=date(2025, 1, 3))
    return intake.add(desk.engine, article=read, drafts=extract(read), actor_id=desk.checker)


def by_quote(plan: redraft.Plan) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {plan.before[each.claim_id].quote: (each.status.value, each.changes) for each in plan.carried}


def test_what_becomes_of_each_claim_is_said(desk, article) -> None:
    plan = redraft.plan(desk.engine, article_id=article, article=Article(NEW))
    became = by_quote(plan)
    assert became["lost £2m last year."] == ("anchored", ())
    assert became["Nearly 70% of visitors came by ferry in 2024."] == ("lost", ())
    assert became["fees would rise by 12 per cent."] == (
        "changed",
        (
            "“12” is now “14”: 2 percentage points higher.",
            "It is said by Ola Brand now, before by Ola Brandt.",
        ),
    )
    # Its own words are the same, but whom they are about is not.
    now, before = "Ola Brand has led the board since 2015.", "Ola Brandt has led the board since 2015."
    says = f"Read alone, it now says “{now}” (before: “{before}”)."
    assert became["She has led the board since 2015."] == ("changed", (says,))
    assert [draft.quote for draft in plan.new] == ["It sold 40 moorings in May."]
    assert plan.article.publisher == "The Selsby Post"


def test_the_draft_is_stored_with_what_is_proposed_for_changed_and_new_claims(desk, article) -> None:
    fees, moorings = desk.passages("Fees rose by 14 per cent, the chair said.", "The board sold 40 moorings in May.")
    plan = redraft.plan(desk.engine, article_id=article, article=Article(NEW))
    told: list[tuple[int, int]] = []
    number = redraft.add(
        desk.engine, plan, drafts=plan.new, actor_id=desk.checker, progress=lambda done, of: told.append((done, of))
    )
    assert number == 2
    assert told[-1] == (len(told), len(told))
    view = desk.read(articles.article, article)
    places = {place.quote: place for place in view.claims}
    assert all(view.text[place.start : place.end] == place.quote for place in view.claims)
    matched = {
        quote: [match.passage_id for match in desk.read(claims.matches, places[quote].id)]
        for quote in ("fees would rise by 14 per cent.", "It sold 40 moorings in May.")
    }
    assert matched["fees would rise by 14 per cent."][0] == fees
    assert matched["It sold 40 moorings in May."][0] == moorings


def test_a_match_confirmed_before_says_what_differs_from_the_new_words(desk, article) -> None:
    (passage,) = desk.passages("Fees rose by 12 per cent, the chair said.")
    rematch.match_again(desk.engine, actor_id=desk.checker, article_id=article)
    places = {place.quote: place.id for place in desk.read(articles.article, article).claims}
    claim_id = places["fees would rise by 12 per cent."]
    desk.bring(claim_id, ClaimState.QUEUED)
    desk.take(claim_id)
    (match,) = [match for match in desk.read(claims.matches, claim_id) if match.passage_id == passage]
    assert match.differences == ()
    desk.by_hand(
        "UPDATE match SET state = 'confirmed', decided_by = :who WHERE id = :id", who=desk.checker, id=match.id
    )
    plan = redraft.plan(desk.engine, article_id=article, article=Article(NEW))
    redraft.add(desk.engine, plan, drafts=(), actor_id=desk.checker)
    (match,) = [match for match in desk.read(claims.matches, claim_id) if match.passage_id == passage]
    assert match.state == MatchState.CONFIRMED
    assert "12 per cent" in match.differences[0].source


def test_a_claim_that_was_lost_is_found_again_in_a_later_draft(desk, article) -> None:
    for text in (NEW, OLD):
        plan = redraft.plan(desk.engine, article_id=article, article=Article(text))
        redraft.add(desk.engine, plan, drafts=plan.new, actor_id=desk.checker)
    view = desk.read(articles.article, article)
    place = next(place for place in view.claims if place.quote.startswith("Nearly 70%"))
    assert (view.draft, place.state) == (3, ClaimState.EXTRACTED)  # as it was before it was lost
    assert view.lost == ()


def test_a_claim_somebody_moved_by_hand_is_carried_with_its_own_words(desk, article) -> None:
    view = desk.read(articles.article, article)
    place = next(place for place in view.claims if place.quote.startswith("Nearly 70%"))
    start = view.text.index("70% of visitors")
    spans.adjust_claim(
        desk.engine,
        article_id=article,
        draft_number=1,
        claim_id=place.id,
        span=(start, start + len("70% of visitors came by ferry")),
        based_on=place.version,
        actor_id=desk.checker,
    )
    plan = redraft.plan(desk.engine, article_id=article, article=Article("Rain is due.\n\n" + OLD))
    assert by_quote(plan)["70% of visitors came by ferry"] == ("anchored", ())
    assert "Nearly 70% of visitors came by ferry in 2024." not in [draft.quote for draft in plan.new]


def test_a_plan_that_was_overtaken_is_refused(desk, article) -> None:
    plan = redraft.plan(desk.engine, article_id=article, article=Article(NEW))
    desk.queue(desk.claims(article)[0])
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="a claim of this article was worked on"):
        redraft.add(desk.engine, plan, drafts=(), actor_id=desk.checker)


def test_the_same_text_and_an_unknown_article_are_named(desk, article) -> None:
    plan = redraft.plan(desk.engine, article_id=article, article=Article(OLD))
    assert {each.status for each in plan.carried} == {AnchorStatus.ANCHORED}
    assert plan.new == ()
    with pytest.raises(AlreadyThere, match="draft 1 of the article already"):
        redraft.add(desk.engine, plan, drafts=(), actor_id=desk.checker)
    with pytest.raises(NotFound, match="There is no article 99"):
        redraft.plan(desk.engine, article_id=99, article=Article(NEW))


def test_a_claim_over_two_sentences_that_are_parted_stands_in_one_of_them(desk, article) -> None:
    view = desk.read(articles.article, article)
    start = view.text.index("Ola Brandt, its chair")
    whole = (start, view.text.index("since 2015.") + len("since 2015."))
    claim_id = spans.add_claim(desk.engine, article_id=article, draft_number=1, span=whole, actor_id=desk.checker)
    parted = OLD.replace("12 per cent. She", "12 per cent.\n\nShe")
    plan = redraft.plan(desk.engine, article_id=article, article=Article(parted))
    (became,) = [each for each in plan.carried if each.claim_id == claim_id]
    assert became.status in {AnchorStatus.CHANGED, AnchorStatus.LOST}
    redraft.add(desk.engine, plan, drafts=(), actor_id=desk.checker)


def test_a_claim_merged_away_takes_no_place_from_the_one_it_became(desk) -> None:
    text = "The port lost £2m in May and sold 40 moorings in June."
    read = Article(text)
    stored = intake.add(desk.engine, article=read, drafts=extract(read), actor_id=desk.checker)
    first, second = desk.read(articles.article, stored).claims
    spans.merge_claims(
        desk.engine,
        article_id=stored,
        draft_number=1,
        claim_id=first.id,
        other_id=second.id,
        span=(0, len(text)),
        based_on=first.version,
        other_based_on=second.version,
        actor_id=desk.checker,
    )
    after = text.replace("40 moorings", "41 moorings")
    plan = redraft.plan(desk.engine, article_id=stored, article=Article(after))
    assert [(each.claim_id, each.status) for each in plan.carried] == [(first.id, AnchorStatus.CHANGED)]
    redraft.add(desk.engine, plan, drafts=plan.new, actor_id=desk.checker)
    assert [place.quote for place in desk.read(articles.article, stored).claims] == [after]


def test_a_headline_leads_to_the_claim_it_repeats_in_the_new_draft_too(desk, article) -> None:
    def repeated() -> list[str]:
        view = desk.read(articles.article, article)
        headline = next(place for place in view.claims if place.start == 0)
        target = desk.read(claims.claim, headline.id).claim.repeats_id
        return [place.quote for place in view.claims if place.id == target]

    assert repeated() == ["lost £2m last year."]
    changed = OLD.replace("lost £2m last year.\n\nOla", "bought nothing.\n\nOla")
    plan = redraft.plan(desk.engine, article_id=article, article=Article(changed))
    redraft.add(desk.engine, plan, drafts=plan.new, actor_id=desk.checker)
    assert repeated() == []


def test_a_draft_without_text_is_refused(desk, article) -> None:
    with pytest.raises(InputError, match="The new draft holds no text"):
        redraft.plan(desk.engine, article_id=article, article=Article(" \n"))


def test_a_text_without_any_claim_of_the_article_is_another_text(desk, article) -> None:
    plan = redraft.plan(desk.engine, article_id=article, article=Article("Le maire a ouvert une piscine."))
    assert plan.is_another_text
    assert not redraft.plan(desk.engine, article_id=article, article=Article(NEW)).is_another_text
