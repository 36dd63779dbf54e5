"""How things stand: members, and what the rules need to know about a claim."""

import unicodedata
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import NotFound
from claims.model.base import Record, now
from claims.model.confidential import named_in
from claims.model.enums import ClaimState, CorrectionState, Decision, MatchState, Role, Stance
from claims.model.situation import OpenCorrection, Origin, Person, Situation
from claims.model.tables import (
    Anchor,
    Article,
    Claim,
    Contact,
    Correction,
    CorrectionReview,
    Draft,
    Evidence,
    Match,
    Member,
    Passage,
    Review,
    Source,
    Verdict,
)
from claims.store.queries.confidential import hidden_names
from claims.store.queries.policies import policy

R = TypeVar("R", bound=Record)
UNTOUCHED = frozenset({ClaimState.EXTRACTED, ClaimState.QUEUED})  # nobody has worked on these yet
LARGEST_ID = 2**31 - 1  # what an id column holds; a larger number, typed into an address, is nobody's


def stored(session: Session, table: type[R], row_id: int) -> R:
    """One row by its id. Raises NotFound naming what there is not: "There is no claim 99."."""
    found = session.get(table, row_id) if 0 < row_id <= LARGEST_ID else None
    if found is None:
        raise NotFound(f"There is no {sa.inspect(table).local_table.name} {row_id}.")
    # A session forgets rows that nobody holds, and would ask for the same member and claim several times a step.
    session.info.setdefault("held", {})[table, row_id] = found
    return found


def people(session: Session, *, active_only: bool = True) -> list[Person]:
    """The members of the desk by name; empty for a desk that has none yet."""
    query = select(Member).order_by(Member.name)
    if active_only:
        query = query.where(col(Member.active))
    return [_person(member) for member in session.exec(query)]


def person(session: Session, member_id: int) -> Person:
    """One member. Raises NotFound."""
    return _person(stored(session, Member, member_id))


def person_named(session: Session, name: str) -> Person:
    """The member with exactly this name. Raises NotFound, naming who there is."""
    member = session.exec(select(Member).where(Member.name == name)).first()
    if member is None:
        names = ", ".join(someone.name for someone in people(session)) or "nobody yet"
        raise NotFound(f"There is no member {name!r} at this desk. Members are: {names}.")
    return _person(member)


def namesake(session: Session, name: str) -> Member | None:
    """The member whose name reads the same: case, spacing and the way a letter is encoded aside; None without one."""
    wanted = _read_aloud(name)
    return next((member for member in session.exec(select(Member)) if _read_aloud(member.name) == wanted), None)


def _read_aloud(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _person(member: Member) -> Person:
    assert member.id is not None  # read from the database
    return Person(id=member.id, name=member.name, role=member.role, active=member.active)


def claim(session: Session, claim_id: int) -> Claim:
    """One claim as stored. Raises NotFound."""
    return stored(session, Claim, claim_id)


def current_verdict(session: Session, claim_id: int) -> Verdict | None:
    """The newest version of the verdict on a claim; None when nothing is proposed."""
    query = select(Verdict).where(Verdict.claim_id == claim_id).order_by(col(Verdict.version).desc())
    return session.exec(query).first()


def situation(session: Session, claim_id: int, *, at: datetime | None = None) -> Situation:
    """How things stand with a claim at a moment (now, if none is given). Raises NotFound."""
    found = claim(session, claim_id)
    verdict = current_verdict(session, claim_id)
    reviews = session.exec(select(Review).where(Review.verdict_id == verdict.id)).all() if verdict else []
    evidence, undecided = pieces(session, claim_id)
    newest = newest_draft(session, found.article_id)
    authors = select(Verdict.author_id).where(Verdict.claim_id == claim_id).distinct()
    return Situation(
        state=found.state,
        at=at or now(),
        assignee=person(session, found.assignee_id) if found.assignee_id else None,
        lease_by=person(session, found.lease_by) if found.lease_by else None,
        lease_until=found.lease_until,
        policy=policy(session),
        evidence=evidence,
        origins=origins(session, claim_id) if evidence else (),
        undecided=undecided,
        verdict_version=verdict.version if verdict else 0,
        rationale_given=bool(verdict and _says_why(verdict)),
        rated=bool(verdict and verdict.rating_id),
        sources_reason_given=bool(verdict and verdict.sources_reason),
        authors=frozenset(session.exec(authors).all()) if verdict else frozenset(),
        approved_by=frozenset(review.reviewer_id for review in reviews if review.decision == Decision.APPROVE),
        changes_asked=any(review.decision == Decision.REQUEST_CHANGES for review in reviews),
        changed_in=found.unseen_draft or 0,
        missing_from=newest.number if newest.id != found.draft_id else 0,
        gives_away=given_away(session, claim_id, verdict),
        retracted=found.retracted,
        correction=open_correction(session, claim_id),
    )


def given_away(
    session: Session, claim_id: int, said: Verdict | Correction | None, *more: tuple[str, str | None]
) -> tuple[tuple[str, str], ...]:
    """Which of the words about a claim that are for the public name a confidential source of it, and which name.

    The words are those of a verdict or correction, quoted replies, and `more`, each with what it is called.
    """
    names = hidden_names(session, claim_id)
    if not names:
        return ()
    texts = list(more)
    if said:
        texts += [("headline", said.headline), ("rationale", said.rationale)]
        texts += [("corrected wording", said.corrected_wording)]
    quoted = select(Contact).where(Contact.claim_id == claim_id, col(Contact.quoted), col(Contact.removed_at).is_(None))
    for contact in session.exec(quoted.order_by(col(Contact.id))):
        texts += [("quoted reply", contact.who), ("quoted reply", contact.answer)]
    return named_in(texts, names)


def pieces(session: Session, claim_id: int) -> tuple[int, int]:
    """How many pieces of evidence a claim has, and how many of its matches nobody decided yet."""
    evidence = sa.select(sa.func.count()).where(col(Evidence.claim_id) == claim_id, col(Evidence.removed_at).is_(None))
    undecided = sa.select(sa.func.count()).where(
        col(Match.claim_id) == claim_id, col(Match.state) == MatchState.SUGGESTED, source_is_there()
    )
    one, other = session.execute(sa.select(evidence.scalar_subquery(), undecided.scalar_subquery())).one()
    return one, other


def _says_why(verdict: Verdict) -> bool:
    """Whether a verdict has its rationale; without a rating, its headline will do."""
    return bool(verdict.rationale.strip() or (verdict.rating_id is None and verdict.headline))


def origins(session: Session, claim_id: int) -> tuple[Origin, ...]:
    """Where the evidence that supports or refutes a claim comes from, in the order it was added."""
    query = (
        select(Source)
        .join(Passage, col(Passage.source_id) == Source.id)
        .join(Evidence, col(Evidence.passage_id) == Passage.id)
        .where(col(Evidence.claim_id) == claim_id, col(Evidence.removed_at).is_(None))
        .where(col(Evidence.stance) != Stance.CONTEXT)
        .order_by(col(Evidence.id))
    )
    return tuple(
        Origin(
            source_id=source.id or 0,
            publisher=source.publisher,
            owner_group=source.owner_group,
            wire=source.wire,
            primary=bool(source.primary),
            title=source.title,
            confidential=source.confidential,
        )
        for source in session.exec(query)
    )


def source_is_there() -> sa.ColumnElement[bool]:
    """The condition on a match that its source was not put away."""
    away = (
        sa.select(col(Passage.id))
        .join(Source, col(Source.id) == Passage.source_id)
        .where(col(Passage.id) == Match.passage_id, col(Source.removed_at).is_not(None))
        .correlate(Match)
    )
    return sa.not_(away.exists())


def open_correction(session: Session, claim_id: int) -> OpenCorrection | None:
    """The correction of a claim that waits for approval; None where there is none."""
    waiting = select(Correction).where(Correction.claim_id == claim_id, Correction.state == CorrectionState.PROPOSED)
    found = session.exec(waiting).first()
    if found is None or found.id is None:
        return None
    query = (
        sa.select(col(Member.id), col(Member.role))
        .join(CorrectionReview, col(CorrectionReview.reviewer_id) == Member.id)
        .where(col(CorrectionReview.correction_id) == found.id, col(CorrectionReview.decision) == Decision.APPROVE)
    )
    approved = session.execute(query).all()
    proposer = stored(session, Member, found.proposed_by)
    return OpenCorrection(
        id=found.id,
        kind=found.kind,
        proposed_by=found.proposed_by,
        approved_by=frozenset(member for member, _ in approved),
        lead_behind=Role.LEAD in {proposer.role, *(role for _, role in approved)},
    )


def newest_draft(session: Session, article_id: int) -> Draft:
    """The newest draft of an article. Raises NotFound when there is no such article."""
    stored(session, Article, article_id)
    query = select(Draft).where(Draft.article_id == article_id).order_by(col(Draft.number).desc())
    draft = session.exec(query).first()
    assert draft is not None  # an article is stored with its first draft
    return draft


def anchor(session: Session, of: Claim) -> Anchor:
    """Where a claim stands in the newest draft that holds it."""
    return session.exec(select(Anchor).where(Anchor.claim_id == of.id, Anchor.draft_id == of.draft_id)).one()


def count(session: Session, table: type, *where: sa.ColumnElement[bool]) -> int:
    """How many rows of a table meet the conditions."""
    return session.exec(select(sa.func.count()).select_from(table).where(*where)).one()
