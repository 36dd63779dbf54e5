"""The passages of a claim: proposed as matches, and used as evidence; what a viewer may not see is left out."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.model.enums import DifferenceKind, MatchState, Outcome, SourceKind, Stance
from claims.model.report import Difference, SourceLine
from claims.model.situation import Origin, Person
from claims.model.tables import Claim, Evidence, Match, Member, Passage, Source
from claims.store.queries import situations
from claims.store.queries.confidential import open_on, sees


@dataclass(frozen=True, slots=True)
class MatchView:
    """A proposed passage, what differs first."""

    id: int
    passage_id: int
    version: int
    state: MatchState
    score: float
    outcome: Outcome
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...]
    source: SourceLine
    stance: Stance | None  # of the evidence made from it; None when it is none
    decided_by: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence."""

    id: int
    passage_id: int
    version: int
    stance: Stance
    quote: str
    locator: str | None  # where the quote stands; the passage's own where none was given
    note: str | None
    source: SourceLine
    added_by: str
    added_at: datetime
    removed_by: str | None = None
    removed_at: datetime | None = None


def source_line(source: Source, passage: Passage) -> SourceLine:
    """A passage with its source, as reports and screens show it."""
    return SourceLine(
        title=source.title,
        statement=passage.statement,
        publisher=source.publisher,
        url=source.url,
        published_on=source.published_on,
        kind=SourceKind(source.kind),
        locator=passage.locator,
        accessed_on=source.accessed_on,
        archive_url=source.archive_url,
        source_id=source.id,
        confidential=source.confidential,
        removed=source.removed_at is not None,
    )


def matches(session: Session, claim_id: int, viewer: Person | None = None) -> tuple[MatchView, ...]:
    """The matches of a claim: by score, so that nothing moves while they are decided; rejected ones last.

    Without those of confidential sources that the viewer may not see, and undecided ones of sources put away.
    """
    order = sa.case({"rejected": 1}, value=col(Match.state), else_=0)
    query = (
        sa.select(Match, Passage, Source, col(Evidence.stance), col(Member.name))
        .join(Passage, col(Passage.id) == Match.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .outerjoin(
            Evidence,
            sa.and_(
                col(Evidence.claim_id) == Match.claim_id,
                col(Evidence.passage_id) == Match.passage_id,
                col(Evidence.removed_at).is_(None),
            ),
        )
        .outerjoin(Member, col(Member.id) == Match.decided_by)
        .where(col(Match.claim_id) == claim_id, open_on(viewer, col(Match.claim_id)))
        .where(sa.or_(col(Match.state) != MatchState.SUGGESTED, col(Source.removed_at).is_(None)))
        .order_by(order, col(Match.score).desc(), col(Match.id))
    )
    return tuple(
        MatchView(
            id=match.id,
            passage_id=match.passage_id,
            version=match.version,
            state=match.state,
            score=match.score,
            outcome=match.outcome,
            differences=tuple(_difference(stored) for stored in match.differences),
            reasons=tuple(match.reasons),
            source=source_line(source, passage),
            stance=stance,
            decided_by=decided_by,
            decided_at=match.decided_at,
        )
        for match, passage, source, stance, decided_by in session.execute(query).all()
    )


def _difference(stored: dict[str, str]) -> Difference:
    return Difference(
        kind=DifferenceKind(stored["kind"]), claim=stored["claim"], source=stored["source"], says=stored["says"]
    )


def evidence(session: Session, claim_id: int, viewer: Person | None = None) -> tuple[EvidenceView, ...]:
    """The evidence recorded for a claim, in the order it was added, but what the viewer may not see."""
    return _pieces(session, claim_id, viewer, col(Evidence.removed_at).is_(None))


def removed_evidence(session: Session, claim_id: int, viewer: Person | None = None) -> tuple[EvidenceView, ...]:
    """The evidence that was taken off a claim and can be restored, but what the viewer may not see."""
    return _pieces(session, claim_id, viewer, col(Evidence.removed_at).is_not(None))


def _pieces(
    session: Session, claim_id: int, viewer: Person | None, which: sa.ColumnElement[bool]
) -> tuple[EvidenceView, ...]:
    adder, remover = aliased(Member), aliased(Member)
    query = (
        sa.select(Evidence, Passage, Source, col(adder.name), col(remover.name))
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .join(adder, col(adder.id) == Evidence.added_by)
        .outerjoin(remover, col(remover.id) == Evidence.removed_by)
        .where(col(Evidence.claim_id) == claim_id, which, open_on(viewer, col(Evidence.claim_id)))
        .order_by(col(Evidence.added_at), col(Evidence.id))
    )
    return tuple(
        EvidenceView(
            id=piece.id,
            passage_id=piece.passage_id,
            version=piece.version,
            stance=piece.stance,
            quote=piece.quote,
            locator=piece.locator or passage.locator,
            note=piece.note,
            source=source_line(source, passage),
            added_by=added_by,
            added_at=piece.added_at,
            removed_by=removed_by,
            removed_at=piece.removed_at,
        )
        for piece, passage, source, added_by, removed_by in session.execute(query).all()
    )


def covered_stances(session: Session, claim_id: int) -> tuple[tuple[Stance, datetime], ...]:
    """What confidential sources do for a claim: each stance once, with when the first was added; empty for none."""
    query = (
        sa.select(col(Evidence.stance), sa.func.min(Evidence.added_at))
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .where(col(Evidence.claim_id) == claim_id, col(Evidence.removed_at).is_(None), col(Source.confidential))
        .group_by(col(Evidence.stance))
        .order_by(col(Evidence.stance))
    )
    return tuple((Stance(stance), at) for stance, at in session.execute(query).all())


def origins_for(session: Session, claim: Claim, viewer: Person | None) -> tuple[Origin, ...]:
    """Where the evidence that supports or refutes a claim comes from, as far as the viewer may see it."""
    assert claim.id is not None  # read from the database
    found = situations.origins(session, claim.id)
    return found if sees(viewer, claim) else tuple(origin for origin in found if not origin.confidential)
