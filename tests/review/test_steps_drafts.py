"""A new draft: claims carried over, what happens to each by its state, and what is refused."""

import json
from dataclasses import replace

import pytest

from claims.errors import AlreadyThere, NotFound, Refused, StaleVersion
from claims.matching import Entry, Proposal
from claims.model.base import now
from claims.model.enums import AnchorStatus, ClaimState, MatchState, Outcome
from claims.reading import Article
from claims.reporting import claim_review, html, problems, summary
from claims.review import steps
from claims.store import audit
from claims.store.queries import articles, claims, reports, situations

OLD = "The port lost £2m last year.\nTwo ferries sail daily.\nThe mill closed in 1998."
NEW = "Rain is due.\nThe port lost £3m last year.\nTwo ferries sail daily."
STATES = [S for S in ClaimState if S not in {ClaimState.ARCHIVED, ClaimState.DUPLICATE}]


@pytest.fixture
def article(desk):
    """An article with three claims; the new draft changes the first, moves the second, and loses the third."""
    return desk.article(*OLD.split("\n"), title="Port news")


def carried(desk, article_id: int, draft, **changed):
    """What becomes of the three claims in NEW, with other versions or places where a test wants them."""
    first, second, third = desk.claims(article_id)
    versions = dict(desk.rows("SELECT id, version FROM claim"))
    lost = draft(NEW, "The port lost £3m last year.", text="The port lost £3m last year.")
    planned = [
        steps.CarriedClaim(first, versions[first], AnchorStatus.CHANGED, lost, ("“£2m” is now “£3m”.",)),
        steps.CarriedClaim(second, versions[second], AnchorStatus.ANCHORED, draft(NEW, "Two ferries sail daily.")),
        steps.CarriedClaim(third, versions[third], AnchorStatus.LOST),
    ]
    return [replace(each, **changed.get(str(number), {})) for number, each in enumerate(planned)]


def add(desk, article_id: int, draft, **given):
    call = {
        "article_id": article_id,
        "article": Article(NEW, title="Port lost more"),
        "based_on": 1,
        "carried": carried(desk, article_id, draft),
        "drafts": [],
        "actor_id": desk.checker,
    }
    return steps.add_draft(desk.engine, **{**call, **given})


def test_claims_are_carried_over_with_their_places(desk, article, draft) -> None:
    new = draft(NEW, "Rain is due.")
    assert add(desk, article, draft, drafts=[new]) == 2
    view = desk.read(articles.article, article)
    assert (view.draft, view.drafts, view.text, view.line.title) == (2, 2, NEW, "Port lost more")
    assert [(place.quote, place.anchor) for place in view.claims] == [
        ("Rain is due.", AnchorStatus.ANCHORED),
        ("The port lost £3m last year.", AnchorStatus.CHANGED),
        ("Two ferries sail daily.", AnchorStatus.ANCHORED),
    ]
    assert view.claims[1].changes == ("“£2m” is now “£3m”.",)
    before = desk.read(articles.article, article, number=1)
    assert [place.quote for place in before.claims] == OLD.split("\n")
    assert (before.text, before.draft, before.drafts) == (OLD, 1, 2)


def test_a_draft_that_is_not_there_is_named(desk, article) -> None:
    with pytest.raises(NotFound, match=r"There is no draft 7 of article \d+; it has 1\."):
        desk.read(articles.article, article, number=7)


@pytest.mark.parametrize("state", STATES)
def test_a_changed_claim_comes_back_only_where_somebody_signed_for_it(desk, article, draft, state) -> None:
    first = desk.claims(article)[0]
    desk.bring(first, state)
    add(desk, article, draft)
    stands = desk.read(situations.situation, first)
    now = {
        ClaimState.SUBMITTED: ClaimState.CHANGES_REQUESTED,
        ClaimState.APPROVED: ClaimState.CHANGES_REQUESTED,
        ClaimState.NOT_CHECKABLE: ClaimState.EXTRACTED,  # what was set aside were other words
    }
    assert stands.state == now.get(state, state)
    nobodys = state in {ClaimState.EXTRACTED, ClaimState.QUEUED, ClaimState.NOT_CHECKABLE}
    assert stands.changed_in == (0 if nobodys else 2)
    event = desk.rows("SELECT * FROM event WHERE claim_id = :id ORDER BY id DESC", id=first)[0]
    assert event.action == "anchor.changed"
    assert json.loads(event.data)["changes"] == ["“£2m” is now “£3m”."]


def test_an_approved_claim_that_was_changed_cannot_be_submitted_as_it_was(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    desk.bring(first, ClaimState.APPROVED)
    add(desk, article, draft)
    desk.take(first)
    with pytest.raises(Refused) as refused:
        desk.submit(first)
    assert refused.value.reasons == [
        "Draft 2 changed this claim; look at what changed and say that you did.",
        "This version of the verdict was approved before; save a new version first.",
    ]
    steps.look_again(desk.engine, claim_id=first, actor_id=desk.checker, based_on=2)
    desk.propose(first, based_on=1, rationale="£3m, as the accounts say.")
    desk.submit(first)
    assert desk.read(situations.situation, first).state == ClaimState.SUBMITTED


@pytest.mark.parametrize("state", STATES)
def test_a_lost_claim_is_archived_only_while_nobody_worked_on_it(desk, article, draft, state) -> None:
    third = desk.claims(article)[2]
    desk.bring(third, state)
    add(desk, article, draft)
    stands = desk.read(situations.situation, third)
    untouched = state in {ClaimState.EXTRACTED, ClaimState.QUEUED}
    assert stands.state == (ClaimState.ARCHIVED if untouched else state)
    assert stands.missing_from == 2
    lost = [claim.id for claim in desk.read(articles.article, article).lost]
    assert lost == ([] if untouched or state == ClaimState.NOT_CHECKABLE else [third])
    assert desk.read(claims.claim, third).claim.quote == "The mill closed in 1998."


@pytest.mark.parametrize("state", [ClaimState.EXTRACTED, ClaimState.QUEUED])
def test_a_claim_that_was_lost_and_stands_there_again_is_as_it_was(desk, article, draft, state) -> None:
    third = desk.claims(article)[2]
    desk.bring(third, state)
    add(desk, article, draft)
    text = NEW + "\nThe mill closed in 1998."
    versions = dict(desk.rows("SELECT id, version FROM claim"))
    planned = [
        steps.CarriedClaim(
            claim,
            versions[claim],
            AnchorStatus.MOVED if claim == third else AnchorStatus.ANCHORED,
            draft(text, quote),
        )
        for claim, quote in zip(
            desk.claims(article),
            ("The port lost £3m last year.", "Two ferries sail daily.", "The mill closed in 1998."),
            strict=True,
        )
    ]
    assert add(desk, article, draft, article=Article(text), based_on=2, carried=planned) == 3
    stands = desk.read(situations.situation, third)
    assert (stands.state, stands.missing_from) == (state, 0)


def test_what_nobody_looked_at_stays_to_be_looked_at_in_the_drafts_that_follow(desk, article, draft) -> None:
    first, second, third = desk.claims(article)
    desk.bring(first, ClaimState.PUBLISHED)
    add(desk, article, draft)
    text = NEW + "\nThe depot has 14 lorries."
    versions = dict(desk.rows("SELECT id, version FROM claim"))
    planned = [
        steps.CarriedClaim(first, versions[first], AnchorStatus.ANCHORED, draft(text, "The port lost £3m last year.")),
        steps.CarriedClaim(second, versions[second], AnchorStatus.ANCHORED, draft(text, "Two ferries sail daily.")),
    ]  # the third was lost before, and still is: no plan has to name it
    assert add(desk, article, draft, article=Article(text), based_on=2, carried=planned) == 3
    assert desk.read(situations.situation, first).changed_in == 2
    (place,) = [place for place in desk.read(articles.article, article).claims if place.look_again]
    assert place.id == first
    assert desk.rows("SELECT version FROM claim WHERE id = :id", id=third)[0][0] == versions[third]
    report = desk.read(reports.report, article, made_at=now())
    (told,) = [claim for claim in report.claims if claim.claim_id == first]
    assert (told.changed_in, told.changed_from) == (2, "The port lost £2m last year.")
    assert summary.is_open(told)
    assert "Draft 2 changed this claim after it was checked" in html(report)
    assert claim_review(report, publisher_name="Desk", publisher_url=None, page_url=None) == []
    (problem,) = [
        p for p in problems(report, publisher_name="Desk", publisher_url=None, page_url=None) if "draft 2" in p
    ]
    assert problem == "Claim 1: draft 2 changed it after it was checked; look at it again, or open it again."


def test_a_report_names_what_was_signed_and_then_cut(desk, article, draft) -> None:
    third = desk.claims(article)[2]
    desk.bring(third, ClaimState.PUBLISHED)
    add(desk, article, draft)
    report = desk.read(reports.report, article, made_at=now())
    (gone,) = report.gone
    assert (gone.quote, gone.rating, gone.state, gone.draft) == (
        "The mill closed in 1998.",
        "True",
        ClaimState.PUBLISHED,
        1,
    )
    assert "Checked, and not in the article any more" in html(report)


def test_the_duplicates_of_a_lost_claim_are_looked_through_again(desk, article, draft) -> None:
    third = desk.claims(article)[2]
    copy = desk.claim()
    steps.mark_duplicate(desk.engine, claim_id=copy, actor_id=desk.checker, of_id=third, reason="Same.")
    add(desk, article, draft)
    assert desk.read(situations.situation, copy).state == ClaimState.EXTRACTED


def test_a_text_that_another_article_has_is_no_draft_of_this_one(desk, article, draft) -> None:
    other = desk.article("Rain fell on Monday.", title="Weather")
    with desk.nothing_stored(), pytest.raises(AlreadyThere, match=f"as article {other}: 'Weather'"):
        add(desk, article, draft, article=Article("Rain fell on Monday."))
    add(desk, article, draft)
    with desk.nothing_stored(), pytest.raises(AlreadyThere, match=f"as draft 2 of article {article}"):
        steps.add_article(desk.engine, article=Article(NEW), drafts=[], actor_id=desk.checker)


def test_an_unchanged_claim_keeps_what_it_says_and_its_version_counts_up(desk, article, draft) -> None:
    second = desk.claims(article)[1]
    desk.by_hand("UPDATE claim SET text = 'Two ferries of the port sail daily.' WHERE id = :id", id=second)
    add(desk, article, draft)
    row = desk.rows("SELECT * FROM claim WHERE id = :id", id=second)[0]
    assert (row.text, row.version) == ("Two ferries of the port sail daily.", 2)


def test_a_rejected_match_is_asked_again_when_the_words_changed_and_a_confirmed_one_says_what_differs(
    desk, draft
) -> None:
    passages = desk.passages("The port lost £3m.", "The port lost money.")
    article = desk.article(*OLD.split("\n"), matches=passages)
    first = desk.claims(article)[0]
    desk.bring(first, ClaimState.IN_PROGRESS)
    rejected, confirmed = (match.id for match in desk.read(claims.matches, first))
    steps.reject_match(desk.engine, match_id=rejected, actor_id=desk.checker, based_on=1)
    steps.confirm_match(desk.engine, match_id=confirmed, actor_id=desk.checker, based_on=1)
    found = tuple(Proposal(Entry(id, "…"), 80.0, ("same figure",), Outcome.AGREES, ()) for id in passages)
    add(desk, article, draft, carried=carried(desk, article, draft, **{"0": {"proposals": found}}))
    after = {match.id: match for match in desk.read(claims.matches, first)}
    assert after[rejected].state == MatchState.SUGGESTED
    assert after[rejected].decided_by is None
    assert after[confirmed].state == MatchState.CONFIRMED
    assert {match.outcome for match in after.values()} == {Outcome.AGREES}


def test_the_same_text_again_is_refused(desk, article, draft) -> None:
    with desk.nothing_stored(), pytest.raises(AlreadyThere, match="is draft 1 of the article already"):
        add(desk, article, draft, article=Article(OLD))


def test_a_draft_worked_out_from_what_is_no_longer_so_is_refused_whole(desk, article, draft) -> None:
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="draft 1 was added"):
        add(desk, article, draft, based_on=0)
    planned = carried(desk, article, draft)
    desk.queue(desk.claims(article)[0])
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="a claim of this article was worked on"):
        add(desk, article, draft, carried=planned)
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="a claim of this article was worked on"):
        add(desk, article, draft, carried=carried(desk, article, draft)[1:])


def test_looking_again_is_for_the_draft_that_was_shown(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    desk.bring(first, ClaimState.PUBLISHED)
    with desk.nothing_stored(), pytest.raises(Refused, match="No draft has changed this claim"):
        steps.look_again(desk.engine, claim_id=first, actor_id=desk.editor, based_on=2)
    add(desk, article, draft)
    with desk.nothing_stored(), pytest.raises(Refused, match="an editor or lead looks at it again"):
        steps.look_again(desk.engine, claim_id=first, actor_id=desk.checker, based_on=2)
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="Draft 2 changed this claim again"):
        steps.look_again(desk.engine, claim_id=first, actor_id=desk.editor, based_on=1)
    steps.look_again(desk.engine, claim_id=first, actor_id=desk.editor, based_on=2)
    assert desk.read(situations.situation, first).changed_in == 0
    assert desk.last_event().action == "claim.looked_at"


def test_the_log_of_a_redraft_verifies(desk, article, draft) -> None:
    add(desk, article, draft, drafts=[draft(NEW, "Rain is due.")])
    actions = [row.action for row in desk.rows("SELECT action FROM event ORDER BY id DESC LIMIT 4")]
    assert actions == ["claim.extracted", "anchor.lost", "anchor.changed", "draft.added"]
    desk.read(audit.verify)
