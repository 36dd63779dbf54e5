"""What members are typing, kept on the server until it is saved. Not logged: nobody has said it yet."""

from sqlmodel import Session, select

from claims.model.base import now
from claims.model.tables import TypedText
from claims.review.step import MAX_TEXT, refuse_inactive, step


@step
def keep_typed(session: Session, *, member_id: int, place: str, text: str, based_on: int = 0) -> None:
    """Keep what a member is typing at a place; an empty text is forgotten. `based_on`: the version on the screen."""
    refuse_inactive(session, member_id)
    query = select(TypedText).where(TypedText.member_id == member_id, TypedText.place == place)
    kept = session.exec(query).first()
    if not text.strip():
        if kept:
            session.delete(kept)
        return
    kept = kept or TypedText(member_id=member_id, place=place, text="")
    kept.text, kept.based_on, kept.typed_at = _storable(text)[: 2 * MAX_TEXT], based_on, now()
    session.add(kept)


def _storable(text: str) -> str:
    """A text without what no database stores: nothing else of it is lost."""
    return text.replace("\x00", "").encode("utf-8", errors="ignore").decode("utf-8")


@step
def forget_typed(session: Session, *, member_id: int, place: str) -> None:
    """Forget what was typed at a place: it was saved, or its author discards it."""
    query = select(TypedText).where(TypedText.member_id == member_id, TypedText.place == place)
    if kept := session.exec(query).first():
        session.delete(kept)
