"""An article with its claims as a report is made from them."""

from datetime import datetime

from sqlmodel import Session

from claims.model.enums import ClaimState
from claims.model.report import ArticleReport, ClaimReport, ContactLine, EvidenceLine, GoneClaim, MatchLine, VerdictLine
from claims.model.tables import Claim
from claims.store.queries import articles
from claims.store.queries.claims import ClaimView, VerdictView, claim, verdict
from claims.store.queries.contacts import contacts

NO_RATING = "Conclusion without a rating"


def report(session: Session, article_id: int, *, made_at: datetime, made_by: str | None = None) -> ArticleReport:
    """Everything a report says about an article as it stands now. Raises NotFound."""
    article = articles.article(session, article_id)
    line = article.line
    return ArticleReport(
        title=line.title,
        text=article.text,
        made_at=made_at,
        made_by=made_by,
        claims=tuple(_claim(session, claim(session, place.id), made_at) for place in article.claims),
        publisher=line.publisher,
        byline=article.byline,
        published_on=line.published_on,
        url=article.url,
        language=article.language,
        draft=article.draft,
        article_id=line.id,
        gone=tuple(_gone(session, lost) for lost in article.lost if lost.state in articles.DONE),
    )


def _claim(session: Session, view: ClaimView, made_at: datetime) -> ClaimReport:
    stored = view.claim
    return ClaimReport(
        number=view.number,
        quote=stored.quote,
        text=stored.text,
        start=view.anchor.start,
        end=view.anchor.end,
        type=stored.type,
        checkworthiness=stored.checkworthiness,
        reasons=tuple(stored.reasons),
        state=stored.state,
        claim_id=stored.id,
        claimant=view.claimant.name if view.claimant else None,
        claimant_role=(view.claimant.role or None) if view.claimant else None,
        claimant_kind=view.claimant.kind if view.claimant else None,
        set_aside=_set_aside(session, stored),
        verdict=_verdict(view.verdict) if view.verdict else None,
        reviews=view.verdict.reviews if view.verdict else (),
        evidence=tuple(
            EvidenceLine(piece.source, piece.stance, piece.quote, piece.added_by, piece.added_at, piece.note)
            for piece in view.evidence
        ),
        matches=tuple(
            MatchLine(match.source, match.state, match.score, match.outcome, match.differences, match.reasons)
            for match in view.matches
        ),
        contacts=_contacts(session, view.id, made_at),
        published_at=stored.published_at if stored.state == ClaimState.PUBLISHED else None,
        changed_in=stored.unseen_draft or 0,
        changed_from=stored.changed_from,
    )


def _contacts(session: Session, claim_id: int, made_at: datetime) -> tuple[ContactLine, ...]:
    """The answers that the verdict quotes, and those who were asked and did not answer by then."""
    return tuple(
        ContactLine(one.who, one.channel, one.tried_at, one.deadline, one.answer, one.answered_at)
        for one in contacts(session, claim_id)
        if one.quoted or (one.answer is None and (one.closed_at or one.overdue(made_at)))
    )


def _gone(session: Session, lost: articles.LostClaim) -> GoneClaim:
    """A claim that was signed off and then cut from the article."""
    concluded = verdict(session, lost.id)
    assert concluded is not None  # nothing is signed off without a verdict
    return GoneClaim(quote=lost.quote, rating=concluded.rating or NO_RATING, state=lost.state, draft=lost.draft)


def _set_aside(session: Session, stored: Claim) -> str | None:
    """Why a claim was set aside, and of which claim it is a duplicate; None when it was not."""
    if stored.duplicate_of_id is None:
        return stored.set_aside_reason
    original = claim(session, stored.duplicate_of_id)
    if original.claim.draft_id != stored.draft_id and original.claim.article_id == stored.article_id:
        return f"Duplicate of a claim that an earlier draft held: “{original.claim.quote}”. {stored.set_aside_reason}"
    elsewhere = "" if original.claim.article_id == stored.article_id else f" in “{original.article_title}”"
    return f"Duplicate of claim {original.number}{elsewhere}. {stored.set_aside_reason}"


def _verdict(view: VerdictView) -> VerdictLine:
    return VerdictLine(
        rating=view.rating or NO_RATING,
        rationale=view.rationale,
        author=view.author,
        version=view.version,
        saved_at=view.saved_at,
        scale=view.scale or "",
        value=view.value,
        best=view.best,
        worst=view.worst,
        headline=view.headline,
    )
