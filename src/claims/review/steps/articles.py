"""Taking an article in: its text, its claims at their places, and the passages proposed for them, all or nothing."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import AlreadyThere, InputError
from claims.extraction import Claimant as FoundClaimant
from claims.extraction import ClaimDraft
from claims.matching import Proposal
from claims.model.enums import ClaimState, MatchState
from claims.model.tables import Anchor, Article, Claim, Claimant, Draft, Match, Quantity
from claims.reading import Article as ReadArticle
from claims.review.step import log_claim, refuse_import, step, typed
from claims.store import audit
from claims.store.queries.articles import article_with_text

# What is known about an article, and how many characters of it are kept at most: a link is the longest.
ABOUT = {"title": 2_083, "byline": 2_083, "publisher": 2_083, "url": 2_083, "language": 16}
CONTEXT = 32  # characters kept before and after a claim, to find it again in another draft
OPEN = (ClaimState.EXTRACTED, ClaimState.QUEUED, ClaimState.IN_PROGRESS, ClaimState.CHANGES_REQUESTED)


@step
def add_article(
    session: Session,
    *,
    article: ReadArticle,
    drafts: Sequence[ClaimDraft],
    actor_id: int | None,
    proposals: Mapping[int, Sequence[Proposal]] | None = None,
) -> int:
    """Store an article with the claims found in it and what was proposed for each; its id.

    `proposals` maps a position in `drafts` to passages of the store. `actor_id` is None for the desk itself, as from
    the shell without a name. Raises AlreadyThere when the text is stored.
    """
    refuse_import(session, actor_id)
    if known := article_with_text(session, article.text):
        raise AlreadyThere(f"This article is stored already, as article {known.id}: {known.title!r}.", known.id)
    stored, draft = _store_article(session, article, actor_id)
    assert stored.id is not None and draft.id is not None  # flushed
    data = {"title": stored.title, "draft": draft.number, "sha256": draft.sha256, "claims": len(drafts)}
    audit.append(
        session,
        action="article.added",
        entity="article",
        entity_id=stored.id,
        actor_id=actor_id,
        article_id=stored.id,
        data=data,
    )
    for position, found in enumerate(drafts):
        claim = _store_claim(session, stored.id, draft, found)
        anchored = {"quote": found.quote, "start": found.start, "end": found.end, "draft": draft.number}
        log_claim(session, "claim.extracted", claim, actor_id, data=anchored)
        _suggest(session, claim, (proposals or {}).get(position, ()))
    return stored.id


def _store_article(session: Session, article: ReadArticle, actor_id: int | None) -> tuple[Article, Draft]:
    about: dict[str, Any] = {
        name: typed(getattr(article, name) or "", name, most=most) or None for name, most in ABOUT.items()
    }
    about["title"] = about["title"] or "Untitled article"
    stored = Article(**about, published_on=article.published_on, added_by=actor_id)
    session.add(stored)
    session.flush()
    assert stored.id is not None  # flushed
    draft = Draft(article_id=stored.id, number=1, text=article.text, sha256=sha256(article.text.encode()).hexdigest())
    session.add(draft)
    session.flush()
    return stored, draft


def _store_claim(session: Session, article_id: int, draft: Draft, found: ClaimDraft) -> Claim:
    if draft.text[found.start : found.end] != found.quote:
        raise InputError(f"The claim {found.quote[:60]!r} does not stand at {found.start}-{found.end} of the text.")
    assert draft.id is not None  # stored
    claim = Claim(
        article_id=article_id,
        draft_id=draft.id,
        quote=found.quote,
        text=found.text,
        type=found.type,
        claimant_id=_claimant_id(session, found.claimant),
        claimant_resolved_from=found.claimant.resolved_from if found.claimant else None,
        checkworthiness=found.checkworthiness,
        reasons=list(found.reasons),
        dates=[mention.as_json() for mention in found.dates],
    )
    session.add(claim)
    session.flush()
    assert claim.id is not None  # flushed
    session.add(
        Anchor(
            claim_id=claim.id,
            draft_id=draft.id,
            start=found.start,
            end=found.end,
            exact=found.quote,
            prefix=draft.text[max(0, found.start - CONTEXT) : found.start],
            suffix=draft.text[found.end : found.end + CONTEXT],
            sentence_start=found.sentence_start,
            sentence_end=found.sentence_end,
        )
    )
    for figure in found.quantities:
        session.add(Quantity(claim_id=claim.id, **{name: getattr(figure, name) for name in FIGURE_FIELDS}))
    return claim


FIGURE_FIELDS = ("text", "start", "end", "value", "low", "high", "unit", "kind", "hedge", "period")


def _claimant_id(session: Session, found: FoundClaimant | None) -> int | None:
    if found is None:
        return None
    role = found.role or ""
    same = (Claimant.name == found.name, Claimant.kind == found.kind, Claimant.role == role)
    known = session.exec(select(Claimant).where(*same)).first()
    if known is None:
        known = Claimant(name=found.name, kind=found.kind, role=role)
        session.add(known)
        session.flush()
    return known.id


@step
def suggest_matches(session: Session, *, proposals: Mapping[int, Sequence[Proposal]], actor_id: int | None) -> int:
    """Store what was proposed for claims that are still worked on, by claim id; how many suggestions are new.

    A decision of a person stays as it is; a suggestion that is proposed again gets its new score and differences.
    """
    refuse_import(session, actor_id)
    wanted = select(Claim).where(col(Claim.id).in_(list(proposals)), col(Claim.state).in_(OPEN))
    new = 0
    for claim in session.exec(wanted.order_by(col(Claim.id))).all():
        assert claim.id is not None  # read from the database
        added = _suggest(session, claim, proposals[claim.id])
        if added:
            log_claim(session, "match.suggested", claim, actor_id, data={"passages": added})
        new += len(added)
    return new


def _suggest(session: Session, claim: Claim, proposals: Sequence[Proposal]) -> list[int]:
    """Store proposals for one claim; the passages that are newly suggested."""
    known = {match.passage_id: match for match in session.exec(select(Match).where(Match.claim_id == claim.id))}
    added = []
    for proposal in proposals:
        assert claim.id is not None  # stored
        match = known.get(proposal.entry.id)
        if match is None:
            match = Match(claim_id=claim.id, passage_id=proposal.entry.id, score=0, outcome=proposal.outcome)
            added.append(proposal.entry.id)
        elif match.state != MatchState.SUGGESTED:
            continue
        found = {
            "score": proposal.score,
            "outcome": proposal.outcome,
            "reasons": list(proposal.reasons),
            "differences": [difference.as_json() for difference in proposal.differences],
        }
        if match.id is not None and any(getattr(match, field) != value for field, value in found.items()):
            match.version += 1  # whoever decides on what was shown before is told
        match.sqlmodel_update(found)
        session.add(match)
    return added
