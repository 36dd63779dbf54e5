"""What a report holds, as the database answers it."""

from datetime import UTC, date, datetime

from claims.extraction import Claimant
from claims.matching import Entry, Proposal
from claims.model.enums import (
    ClaimantKind,
    ClaimState,
    ClaimType,
    Decision,
    MatchState,
    Outcome,
    Stance,
)
from claims.model.report import ArticleReport
from claims.reading import Article
from claims.review import steps
from claims.store.queries.reports import report

MADE_AT = datetime(2026, 3, 3, 14, 2, tzinfo=UTC)


def test_a_report_holds_all_there_is_about_an_article(desk, draft) -> None:
    refutes, other = desk.passages("It is 46 per cent.", "Nothing about it.", title="Survey")
    text = "Nearly 70% came by sea, the mayor said. It was lovely. Nearly 70% came by sea, she repeated."
    who = Claimant("Ingrid Sole", ClaimantKind.PERSON, "the mayor")
    quotes = ("Nearly 70% came by sea, the mayor said.", "It was lovely.", "Nearly 70% came by sea, she repeated.")
    article_id = steps.add_article(
        desk.engine,
        article=Article(text, "Ferries pay", "A. Hand", "The Post", date(2026, 1, 3), "https://p.example/1", "en"),
        drafts=[draft(text, quote, claimant=who, reasons=("a figure",)) for quote in quotes],
        actor_id=desk.checker,
    )
    first, lovely, again = desk.claims(article_id)
    found = [Proposal(Entry(id, "…"), 60.0, ("shares: sea",), Outcome.DIFFERS, ()) for id in (refutes, other)]
    steps.suggest_matches(desk.engine, proposals={first: found}, actor_id=desk.checker)
    desk.bring(first, ClaimState.IN_PROGRESS)
    steps.add_evidence(
        desk.engine, claim_id=first, passage_id=refutes, actor_id=desk.checker, stance=Stance.REFUTES, note="p. 3"
    )
    desk.reject_undecided(first)
    steps.propose_verdict(
        desk.engine,
        claim_id=first,
        actor_id=desk.checker,
        rating_id=desk.ratings[0],
        rationale="The survey says 46%.",
        headline="Not 70%",
        sources_reason="Nobody else counts it.",
        based_on=0,
    )
    desk.submit(first)
    steps.approve(desk.engine, claim_id=first, actor_id=desk.editor, verdict_version=1, comment="Clear.")
    desk.publish(first)
    steps.mark_not_checkable(desk.engine, claim_id=lovely, actor_id=desk.checker, reason="A matter of taste.")
    steps.mark_duplicate(desk.engine, claim_id=again, actor_id=desk.checker, of_id=first, reason="The same figure.")

    made: ArticleReport = desk.read(report, article_id, made_at=MADE_AT, made_by="Asha Rao")
    assert (made.title, made.byline, made.publisher, made.published_on) == (
        "Ferries pay",
        "A. Hand",
        "The Post",
        date(2026, 1, 3),
    )
    assert (made.url, made.language, made.draft, made.article_id) == ("https://p.example/1", "en", 1, article_id)
    assert (made.made_at, made.made_by, made.text) == (MADE_AT, "Asha Rao", text)
    assert all(text[claim.start : claim.end] == claim.quote for claim in made.claims)

    checked, taste, copy = made.claims
    assert (checked.number, checked.claim_id, checked.state, checked.type) == (
        1,
        first,
        ClaimState.PUBLISHED,
        ClaimType.QUANTITY,
    )
    assert (checked.claimant, checked.claimant_role, checked.claimant_kind) == (
        "Ingrid Sole",
        "the mayor",
        ClaimantKind.PERSON,
    )
    assert (checked.reasons, checked.set_aside) == (("a figure",), None)
    assert checked.published_at is not None
    verdict = checked.verdict
    assert (verdict.rating, verdict.value, verdict.best, verdict.worst, verdict.scale) == (
        "False",
        1,
        5,
        1,
        "Five steps",
    )
    assert (verdict.rationale, verdict.headline, verdict.author, verdict.version) == (
        "The survey says 46%.",
        "Not 70%",
        "Mina Marsh",
        1,
    )
    assert [(one.reviewer, one.decision, one.comment) for one in checked.reviews] == [
        ("Asha Rao", Decision.APPROVE, "Clear.")
    ]
    (piece,) = checked.evidence
    assert (piece.source.title, piece.stance, piece.quote, piece.added_by, piece.note) == (
        "Survey",
        Stance.REFUTES,
        "It is 46 per cent.",
        "Mina Marsh",
        "p. 3",
    )
    assert [(match.source.statement, match.state, match.score) for match in checked.matches] == [
        ("It is 46 per cent.", MatchState.CONFIRMED, 60.0),
        ("Nothing about it.", MatchState.REJECTED, 60.0),
    ]
    assert (taste.state, taste.set_aside, taste.verdict) == (ClaimState.NOT_CHECKABLE, "A matter of taste.", None)
    assert (copy.state, copy.set_aside) == (ClaimState.DUPLICATE, "Duplicate of claim 1. The same figure.")


def test_a_duplicate_of_a_claim_in_another_article_names_that_article(desk) -> None:
    original = desk.claim(title="The first article")
    article_id = desk.article("It is so.")
    (claim_id,) = desk.claims(article_id)
    steps.mark_duplicate(desk.engine, claim_id=claim_id, actor_id=desk.checker, of_id=original, reason="Same figure.")
    made = desk.read(report, article_id, made_at=MADE_AT)
    assert made.claims[0].set_aside == "Duplicate of claim 1 in “The first article”. Same figure."
