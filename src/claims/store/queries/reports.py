"""An article with its claims as a report is made from them."""

from datetime import datetime

from sqlmodel import Session

from claims.model.confidential import COVER
from claims.model.enums import ClaimState, CorrectionState
from claims.model.report import (
    IN_WORDS,
    ArticleReport,
    ClaimReport,
    ContactLine,
    EvidenceLine,
    GoneClaim,
    MatchLine,
    Notice,
    Published,
    SourceLine,
    VerdictLine,
)
from claims.model.tables import Claim
from claims.store.queries import articles
from claims.store.queries.claims import ClaimView, claim
from claims.store.queries.contacts import contacts
from claims.store.queries.corrections import register
from claims.store.queries.evidence import covered_stances
from claims.store.queries.publications import publications
from claims.store.queries.verdicts import VerdictView, verdict


def report(session: Session, article_id: int, *, made_at: datetime, made_by: str | None = None) -> ArticleReport:
    """Everything a report says about an article as it stands now. Raises NotFound.

    A confidential source is neither named nor quoted in it, whoever makes it.
    """
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
        evidence=_evidence(session, view),
        matches=tuple(
            MatchLine(match.source, match.state, match.score, match.outcome, match.differences, match.reasons)
            for match in view.matches
        ),
        contacts=_contacts(session, view.id, made_at),
        published_at=stored.published_at if stored.state == ClaimState.PUBLISHED else None,
        retracted_at=stored.retracted_at if stored.retracted else None,
        notices=_notices(session, view.id),
        under_review=_under_review(session, stored),
        changed_in=stored.unseen_draft or 0,
        changed_from=stored.changed_from,
    )


def _evidence(session: Session, view: ClaimView) -> tuple[EvidenceLine, ...]:
    """The evidence as everybody may read it: of confidential sources only what they do for the claim."""
    lines = [
        EvidenceLine(piece.source, piece.stance, piece.quote, piece.added_by, piece.added_at, piece.note, piece.locator)
        for piece in view.evidence
    ]
    hidden = SourceLine(COVER, COVER, confidential=True)
    covered = [
        EvidenceLine(hidden, stance, COVER, articles.THE_DESK, at) for stance, at in covered_stances(session, view.id)
    ]
    return (*lines, *covered)


def _notices(session: Session, claim_id: int) -> tuple[Notice, ...]:
    """What readers were told of corrections, oldest first."""
    return tuple(
        Notice(one.kind, one.public_note, one.decided_at)
        for one in register(session, claim_id=claim_id)
        if one.state == CorrectionState.APPROVED and one.decided_at
    )


def _under_review(session: Session, stored: Claim) -> Published | None:
    """What readers have of a claim that is not published just now; None where nothing ever was."""
    if stored.state == ClaimState.PUBLISHED or stored.id is None:
        return None
    newest = next(iter(publications(session, stored.id)), None)
    if newest is None:
        return None
    said = newest.content
    return Published(newest.number, newest.rating or IN_WORDS, newest.published_at, bool(said["retracted"]))


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
    return GoneClaim(quote=lost.quote, rating=concluded.rating, state=lost.state, draft=lost.draft)


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
        rating=view.rating,
        rationale=view.rationale,
        author=view.author,
        version=view.version,
        saved_at=view.saved_at,
        scale=view.scale,
        value=view.value,
        best=view.best,
        worst=view.worst,
        headline=view.headline,
        corrected_wording=view.corrected_wording,
    )
