"""Whatever people did, what leaves the desk shows nobody what they may not see, and as signed only what was signed.

That the machine finds nothing on the desk as it is, test_nothing_unsigned.py shows; here, that it finds what leaves the
desk wrongly once what guards it is taken away by hand.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlmodel import select
from tests.review.newsroom_driven import finds

from claims.model.enums import ClaimState, Role
from claims.model.situation import Person
from claims.model.tables import Correction, Verdict
from claims.reporting import summary
from claims.review import rules
from claims.review.steps import operations, publishing
from claims.store import audit_export
from claims.store.queries import comments, publications, reports
from claims.store.queries import corrections as register
from claims.store.queries.evidence import evidence

EDITOR = Person(4, "Editor", Role.EDITOR)


def no_cover_in_reports(monkeypatch, engine) -> None:
    """A report and a publication are made as whoever sees all would see them."""
    stated = reports.claim
    monkeypatch.setattr(
        reports, "claim", lambda session, claim_id, *_: stated(session, claim_id, Person(4, "Editor", Role.EDITOR))
    )


def exports_know_all(monkeypatch, engine) -> None:
    """Whoever asks for a table of sources gets it as an editor would."""
    monkeypatch.setattr("claims.cli.sources.viewing", lambda engine, name: EDITOR)


def log_leaves_whole(monkeypatch, engine) -> None:
    monkeypatch.setattr(audit_export, "for_people", lambda fields, passages, sources: fields)


def anybody_backs_up(monkeypatch, engine) -> None:
    monkeypatch.setattr(rules, "may_operate", lambda who: [])
    monkeypatch.setattr(operations, "may_operate", lambda who: [])


def evidence_published_whole(monkeypatch, engine) -> None:
    """What is published names its sources, the confidential ones among them."""
    monkeypatch.setattr(publications, "_evidence", lambda session, claim: repr(evidence(session, claim.id, EDITOR)))


def notes_leave(monkeypatch, engine) -> None:
    """Only the export of comments forgets whose they are."""
    stated = comments.comments
    monkeypatch.setattr(comments, "comments", lambda session, *, viewer_id=None: stated(session, viewer_id=4))


def first_version_published(monkeypatch, engine) -> None:
    def first(session, claim_id):
        return session.exec(select(Verdict).where(Verdict.claim_id == claim_id).order_by(Verdict.version)).first()

    monkeypatch.setattr(publishing, "current_verdict", first)


def unsigned_in_the_markup(monkeypatch, engine) -> None:
    """What waits for sign-off counts as signed."""
    monkeypatch.setattr(summary, "SIGNED", {*summary.SIGNED, ClaimState.SUBMITTED})


def register_says_more(monkeypatch, engine) -> None:
    stated = register._said

    def said(session, stored):
        found = stated(session, stored)
        return replace(found, rationale=f"{found.rationale} Really.") if isinstance(stored, Correction) else found

    monkeypatch.setattr(register, "_said", said)


OTHER_WORDS = "shown as signed"
# Out of the desk: what is taken away, what is found then, what people mostly try, and what is exported each time.
LET_OUT: dict[str, tuple[Callable[..., None], str, str, str]] = {
    "a table of sources for all": (exports_know_all, "leaves the desk .sources", "take", "sources"),
    "the log whole": (log_leaves_whole, "leaves the desk .log.", "take", "log"),
    "a report as editors see it": (no_cover_in_reports, "leaves the desk .page", "take", "page"),
    "a publication with its sources": (
        evidence_published_whole,
        "leaves the desk .publications",
        "take",
        "publications",
    ),
    "a backup for all": (anybody_backs_up, "leaves the desk .backup", "take", "backup"),
    "private notes": (notes_leave, "private note leaves the desk .comments", "add_note", "comments"),
    "another version than was signed": (first_version_published, "read as published", "reopen", "publications"),
    "an unsigned page": (unsigned_in_the_markup, OTHER_WORDS, "take", "page"),
    "an unsigned table": (unsigned_in_the_markup, OTHER_WORDS, "take", "table"),
    "unsigned markup": (unsigned_in_the_markup, OTHER_WORDS, "take", "markup"),
    "other words in the register": (register_says_more, "other words than were approved", "approve", "register"),
}


@pytest.mark.parametrize("what", LET_OUT)
def test_the_machine_finds_what_leaves_the_desk_when_the_rule_is_taken_away(
    on_sqlite, emptied, shell: None, what: str
) -> None:
    remove, said, tries, export = LET_OUT[what]
    finds(remove, said, on_sqlite, emptied, tries=tries, exports=[export])
