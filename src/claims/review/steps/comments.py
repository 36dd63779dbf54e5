"""Remarks: threads on a claim, on words of a draft, on a version of a verdict; for the desk or for oneself."""

import re
from collections import Counter
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import NotFound, Refused
from claims.model.base import now
from claims.model.enums import Audience, Role
from claims.model.event_data import standing
from claims.model.situation import Person
from claims.model.tables import Claim, Comment, Draft, Mention, Verdict
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, refuse_inactive, refuse_stale, step, typed
from claims.store import audit
from claims.store.queries import situations
from claims.store.queries.situations import people, stored

PRIVATE = Audience.PRIVATE


@step
def add_comment(
    session: Session,
    *,
    claim_id: int,
    actor_id: int,
    body: str,
    parent_id: int | None = None,
    audience: Audience = Audience.DESK,
    span: tuple[int, int] | None = None,
    draft_id: int | None = None,
    quote: str | None = None,
    verdict_id: int | None = None,
) -> int:
    """Add a remark to a claim; its id. Members named with @ find it among their mentions.

    `parent_id` makes it an answer in that thread. `span` is words of the draft `draft_id` (else the claim's own), and
    `quote`, where given, has to be what stands there. `verdict_id` is a version of the claim's verdict.
    """
    claim, who, _ = allowed(session, Step.COMMENT, claim_id=claim_id, actor_id=actor_id)
    body = typed(body, "comment", missing="Write the comment first.")
    comment = Comment(claim_id=claim_id, author_id=actor_id, body=body, audience=audience)
    if parent_id is not None:
        _answer(session, comment, parent_id)
    if span is not None:
        _place(session, comment, claim, span, draft_id=draft_id, quote=quote)
    if verdict_id is not None and stored(session, Verdict, verdict_id).claim_id != claim_id:
        raise Refused(["That verdict is about another claim."])
    comment.verdict_id = verdict_id
    session.add(comment)
    session.flush()
    assert comment.id is not None  # flushed
    _mention(session, comment, but=who)
    where = comment.model_dump(include={"parent_id", "draft_id", "start", "end", "verdict_id"}, exclude_none=True)
    _log(session, "comment.added", claim, comment, actor_id, before=None, after={"body": body}, **where)
    return comment.id


def _answer(session: Session, comment: Comment, parent_id: int) -> None:
    first = _visible(session, parent_id, comment.author_id)
    if first.claim_id != comment.claim_id:
        raise Refused(["That thread is about another claim."])
    comment.parent_id = first.parent_id or first.id  # threads are one deep: an answer to an answer joins them
    comment.audience = first.audience


def _place(
    session: Session, comment: Comment, claim: Claim, span: tuple[int, int], *, draft_id: int | None, quote: str | None
) -> None:
    draft = stored(session, Draft, draft_id or claim.draft_id)
    start, end = span
    if draft.article_id != claim.article_id:
        raise Refused(["That draft is of another article."])
    if not 0 <= start < end <= len(draft.text):
        raise Refused(["These words do not stand in the draft; mark them again."])
    if quote is not None and draft.text[start:end] != quote:
        raise Refused([f"At this place draft {draft.number} says something else; mark the words again."])
    comment.draft_id, comment.start, comment.end = draft.id, start, end


def mentioned(body: str, members: list[Person]) -> list[Person]:
    """The members whom a text names with @: by full name, or by a first name that only one of them has."""
    firsts = [person.name.split()[0].casefold() for person in members]
    text, found = body.casefold(), []
    for person in sorted(members, key=lambda person: -len(person.name)):  # "@Ana Pop" is not "@Ana"
        names = [person.name.casefold()]
        if firsts.count(names[0].split()[0]) == 1:
            names.append(names[0].split()[0])
        for name in names:
            pattern = re.compile(rf"(?<!\w)@{re.escape(name)}(?!\w)")
            if pattern.search(text):
                text = pattern.sub(" ", text)
                found.append(person)
                break
    return sorted(found, key=lambda person: person.name)


def misnamed(body: str, members: list[Person]) -> list[str]:
    """What is wrong with the names after @ in a text that reach nobody, in sentences; empty when all reach somebody."""
    firsts = Counter(person.name.split()[0].casefold() for person in members)
    reach = [person.name.casefold() for person in members] + [first for first in firsts if firsts[first] == 1]
    wrong = {}
    for found in re.finditer(r"(?<![\w@])@(\w+(?:[.'’-]\w+)*)", body):
        rest = body[found.start(1) :].casefold()
        if any(re.match(rf"{re.escape(name)}(?!\w)", rest) for name in reach):
            continue
        name = found[1]
        several = firsts[name.casefold()] > 1
        wrong[name] = (
            f"More than one member is called {name}; write the whole name."
            if several
            else f"Nobody here is called {name}."
        )
    return list(wrong.values())


def _mention(session: Session, comment: Comment, *, but: Person) -> None:
    """Let a remark be among the mentions of exactly those whom it names; who had read it stays a reader."""
    if comment.audience == PRIVATE:  # nobody else ever sees it
        return
    assert comment.id is not None  # flushed by the caller
    known = {row.member_id: row for row in session.exec(select(Mention).where(Mention.comment_id == comment.id))}
    # Also those who were named and have left since: they are as little forgotten as the others.
    there = {each.id: each for each in (*people(session), *(situations.person(session, one) for one in known))}
    named = {each.id for each in mentioned(comment.body, list(there.values())) if each.id != but.id}
    session.add_all(Mention(comment_id=comment.id, member_id=one) for one in sorted(named - known.keys()))
    for one in known.keys() - named:
        session.delete(known[one])


def _visible(session: Session, comment_id: int, member_id: int) -> Comment:
    """A remark that this member may see. Raises NotFound, for a private note of somebody else as for none."""
    comment = stored(session, Comment, comment_id)
    if comment.audience == PRIVATE and comment.author_id != member_id:
        raise NotFound(f"There is no comment {comment_id}.")
    return comment


def _log(session: Session, action: str, claim: Claim, comment: Comment, actor_id: int, /, **data: Any) -> None:
    """Log a step with a remark; of a private note only that there was one, and in no claim's history."""
    assert comment.id is not None  # stored
    if comment.audience == PRIVATE:
        said = {"audience": PRIVATE.value}
        audit.append(session, action=action, entity="comment", entity_id=comment.id, actor_id=actor_id, data=said)
        return
    about = {"comment": comment.id, "comment_version": comment.version, **data}
    log_claim(session, action, claim, actor_id, data=about)


def _opened(session: Session, comment_id: int, actor_id: int) -> tuple[Comment, Claim, Person]:
    comment = _visible(session, comment_id, actor_id)
    claim, who, _ = allowed(session, Step.COMMENT, claim_id=comment.claim_id, actor_id=actor_id)
    return comment, claim, who


@step
def edit_comment(session: Session, *, comment_id: int, actor_id: int, body: str, based_on: int) -> None:
    """Change one's own remark; the log keeps the text before. `based_on` is the version that was on the screen."""
    comment, claim, who = _opened(session, comment_id, actor_id)
    if comment.author_id != actor_id:
        raise Refused(["Someone else wrote this comment; answer it instead."])
    if comment.removed_at:
        raise Refused(["This comment was removed; take it back first."])
    refuse_stale("this comment", based_on=based_on, stored=comment.version, theirs=comment.body, yours=body)
    before = standing(comment, "body")
    comment.body = typed(body, "comment", missing="Write the comment first.")
    comment.version += 1
    _mention(session, comment, but=who)
    _log(session, "comment.edited", claim, comment, actor_id, before=before, after=standing(comment, "body"))


@step
def remove_comment(session: Session, *, comment_id: int, actor_id: int) -> None:
    """Take a remark away, for its author and for leads; it is kept, and can be taken back."""
    comment, claim, who = _opened(session, comment_id, actor_id)
    _refuse_others(comment, who)
    if comment.removed_at:
        raise Refused(["This comment is removed already."])
    comment.removed_by, comment.removed_at = actor_id, now()
    comment.version += 1
    _log(session, "comment.removed", claim, comment, actor_id, before=standing(comment, "body"), after=None)


@step
def restore_comment(session: Session, *, comment_id: int, actor_id: int) -> None:
    """Take back a remark that was removed, for its author and for leads."""
    comment, claim, who = _opened(session, comment_id, actor_id)
    _refuse_others(comment, who)
    if not comment.removed_at:
        raise Refused(["This comment is not removed."])
    comment.removed_by = comment.removed_at = None
    comment.version += 1
    _log(session, "comment.restored", claim, comment, actor_id, before=None, after=standing(comment, "body"))


def _refuse_others(comment: Comment, who: Person) -> None:
    if comment.author_id != who.id and who.role != Role.LEAD:
        raise Refused(["Someone else wrote this comment; they or a lead remove it and take it back."])


@step
def resolve_thread(session: Session, *, comment_id: int, actor_id: int) -> None:
    """Say that a thread is settled; `comment_id` is any remark in it."""
    first, claim = _thread(session, comment_id, actor_id)
    if first.resolved_at:
        raise Refused(["This thread is resolved already."])
    first.resolved_by, first.resolved_at = actor_id, now()
    changed = {"before": {"resolved_at": None}, "after": standing(first, "resolved_at")}
    _log(session, "comment.resolved", claim, first, actor_id, **changed)


@step
def reopen_thread(session: Session, *, comment_id: int, actor_id: int) -> None:
    """Take up a thread again that was settled; `comment_id` is any remark in it."""
    first, claim = _thread(session, comment_id, actor_id)
    if not first.resolved_at:
        raise Refused(["This thread is open already."])
    changed = {"before": standing(first, "resolved_at"), "after": {"resolved_at": None}}
    first.resolved_by = first.resolved_at = None
    _log(session, "comment.reopened", claim, first, actor_id, **changed)


def _thread(session: Session, comment_id: int, actor_id: int) -> tuple[Comment, Claim]:
    comment, claim, _ = _opened(session, comment_id, actor_id)
    return (stored(session, Comment, comment.parent_id) if comment.parent_id else comment), claim


@step
def read_mentions(session: Session, *, actor_id: int, comment_ids: list[int]) -> int:
    """Mark mentions of oneself as read; how many were not. Not logged: it changes nothing for anybody else."""
    refuse_inactive(session, actor_id)
    query = select(Mention).where(Mention.member_id == actor_id, col(Mention.comment_id).in_(comment_ids))
    unread = session.exec(query.where(col(Mention.read_at).is_(None))).all()
    for mention in unread:
        mention.read_at = now()
    return len(unread)
