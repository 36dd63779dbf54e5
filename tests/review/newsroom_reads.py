"""What somebody at the desk reads, one question at a time: nobody else's notes, and no confidential source."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session, select

from claims.model.base import now
from claims.model.situation import Person
from claims.model.tables import Claim
from claims.store.queries import claims
from claims.store.queries.comments import comments
from claims.store.queries.corrections import register
from claims.store.queries.publications import publications
from claims.store.queries.queue import Filters, queue
from claims.store.queries.reports import report
from claims.store.queries.sources import passages
from claims.store.queries.talk import search_talk

NOTE = "The note of {}."
SECRET = "zyxomark"  # in every field of the confidential source, and in what is noted beside it
SEE_ALL = {"editor", "lead"}

Question = Callable[[Session, int, Person | None], Any]

OF_A_CLAIM: list[Question] = [
    claims.claim,
    claims.history,
    lambda session, claim, viewer: publications(session, claim),
    lambda session, claim, viewer: register(session, claim_id=claim),
]
OF_THE_DESK: list[Question] = [
    lambda session, claim, viewer: queue(session, Filters(), member_id=viewer.id if viewer else None, viewer=viewer),
    lambda session, claim, viewer: passages(session, viewer=viewer),
    lambda session, claim, viewer: report(session, 1, made_at=now()),
]
OF_TALK: list[Question] = [
    lambda session, claim, viewer: comments(session, claim, viewer_id=viewer.id if viewer else None),
    lambda session, claim, viewer: search_talk(session, "note", viewer_id=viewer.id if viewer else None),
]
QUESTIONS = [*OF_A_CLAIM, *OF_THE_DESK, *OF_TALK]


def shown_wrongly(session: Session, question: Question, claim: int, viewer: Person | None, people: int) -> list[str]:
    """What one question shows somebody that they may not see; empty for nothing."""
    read = repr(question(session, claim, viewer))
    others = [NOTE.format(number) for number in range(1, people + 1) if viewer is None or number != viewer.id]
    wrong = ["somebody reads another one's private note"] if any(note in read for note in others) else []
    if SECRET in read and not _entitled(session, question, claim, viewer):
        wrong.append("a confidential source is shown to somebody without the right")
    return wrong


def _entitled(session: Session, question: Question, claim: int, viewer: Person | None) -> bool:
    assigned = assigned_to(session, viewer)
    return may_see(viewer, theirs=claim in assigned if question in OF_A_CLAIM else bool(assigned))


def assigned_to(session: Session, viewer: Person | None) -> set[int]:
    """The claims that are somebody's."""
    if viewer is None:
        return set()
    return {found for found in session.exec(select(Claim.id).where(Claim.assignee_id == viewer.id)) if found}


def may_see(viewer: Person | None, *, theirs: bool) -> bool:
    """Whether somebody may see the confidential source: who signs, and a checker where a claim with it is theirs."""
    if viewer is None or not viewer.active:
        return False
    return viewer.role.value in SEE_ALL or (viewer.role.value == "checker" and theirs)
