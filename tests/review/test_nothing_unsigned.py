"""Whatever people try, nothing is signed by its author, published without quorum, changed afterwards, or left unlogged.

Nor does anybody see a confidential source, or a private note, without the right, in what they read or take out of the
desk; and what is taken out as signed is what was signed, word by word.

The machine of newsroom_machine.py finds nothing on the desk as it is, and finds each of these once the rule that guards
it is taken away by hand.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlmodel import Session
from tests.review.newsroom_driven import drive, finds

from claims.errors import Refused
from claims.model.enums import ClaimState, Role
from claims.model.situation import Person
from claims.review import rules
from claims.review.rules import Step
from claims.review.steps import corrections, members, sign_off, verdicts
from claims.store import audit
from claims.store import engine as engines
from claims.store.queries import claims as queries
from claims.store.queries import confidential, reports, situations, talk


def test_nobody_finds_a_way_around_the_rules(engine, emptied, shell: None) -> None:
    fast = engine.dialect.name == "sqlite"
    drive(engine, emptied, examples=3 if fast else 2, length=40)
    drive(engine, emptied, examples=6 if fast else 2, length=80, claims=1)  # one claim comes further


def unguarded(monkeypatch, engine, step: Step) -> None:
    monkeypatch.setitem(rules.GUARDS, step, lambda who, claim: [])


def fewer_approvals(monkeypatch, engine) -> None:
    stated = situations.policy
    monkeypatch.setattr(situations, "policy", lambda session: replace(stated(session), approvals=1))


def published_unapproved(monkeypatch, engine) -> None:
    monkeypatch.setitem(rules.STATES, Step.PUBLISH, frozenset({ClaimState.SUBMITTED, ClaimState.APPROVED}))


def saved_in_place(monkeypatch, engine) -> None:
    """A verdict of a claim opened again is written over the version that was published."""

    def over(session, claim_id):
        verdict = situations.current_verdict(session, claim_id)
        if verdict is not None:
            session.execute(
                sa.text("UPDATE verdict SET rationale = rationale || ' More.' WHERE id = :id"), {"id": verdict.id}
            )
        return verdict

    monkeypatch.setattr(verdicts, "current_verdict", over)


def everybody_active(monkeypatch, engine) -> None:
    stored = situations._person
    monkeypatch.setattr(situations, "_person", lambda member: replace(stored(member), active=True))


def admins_edit(monkeypatch, engine) -> None:
    monkeypatch.setattr(rules, "ROLES", dict.fromkeys(Step, frozenset(situations.Role)))


def wrong_hash(monkeypatch, engine) -> None:
    monkeypatch.setattr(audit, "_head", lambda session: replace(real_head(session), hash=audit.START))


real_head = audit._head


def not_logged(monkeypatch, engine) -> None:
    monkeypatch.setattr(verdicts, "log_claim", lambda *args, **kwargs: None)


def half_done(monkeypatch, engine) -> None:
    """A refused step stores what it had done so far."""
    real = engines.writing

    @contextmanager
    def kept(engine) -> Iterator[Session]:
        with real(engine) as session:
            try:
                yield session
            except Refused:
                session.execute(sa.text("UPDATE claim SET version = version + 1"))
                session.commit()
                raise

    monkeypatch.setattr("claims.review.step.writing", kept)


def old_version_signed(monkeypatch, engine) -> None:
    monkeypatch.setattr(sign_off, "refuse_stale", lambda *args, **kwargs: None)


def notes_for_all(monkeypatch, engine) -> None:
    monkeypatch.setattr(talk, "may_see", lambda viewer_id: sa.true())


def anybody_ends_a_membership(monkeypatch, engine) -> None:
    monkeypatch.setattr(members, "_admin", lambda session, actor_id: None)


def own_correction_approved(monkeypatch, engine) -> None:
    stated = rules.GUARDS[Step.APPROVE_CORRECTION]
    monkeypatch.setitem(
        rules.GUARDS,
        Step.APPROVE_CORRECTION,
        lambda who, claim: [said for said in stated(who, claim) if not said.startswith("You proposed")],
    )


def one_approval_corrects(monkeypatch, engine) -> None:
    monkeypatch.setattr(corrections, "_enough", lambda waiting, who, policy: True)


def publication_edited(monkeypatch, engine) -> None:
    """A correction is written into what was published before it."""
    keep = corrections.keep_publication

    def over(session, claim, *args, **kwargs):
        text = "UPDATE publication SET content = replace(content, 'counted', 'guessed') WHERE claim_id = :id"
        session.execute(sa.text(text), {"id": claim.id})
        return keep(session, claim, *args, **kwargs)

    monkeypatch.setattr(corrections, "keep_publication", over)


def everybody_sees(monkeypatch, engine) -> None:
    monkeypatch.setattr(confidential, "may_see_confidential", lambda who, *, assigned: True)


def no_cover_in_the_log(monkeypatch, engine) -> None:
    monkeypatch.setattr(queries, "hidden_passages", lambda session, claim_id=None: frozenset())


def no_cover_in_reports(monkeypatch, engine) -> None:
    """A report and a publication are made as whoever sees all would see them."""
    stated = reports.claim
    monkeypatch.setattr(
        reports, "claim", lambda session, claim_id, *_: stated(session, claim_id, Person(4, "Editor", Role.EDITOR))
    )


# What is taken away, what is found then, and what people mostly try: with fewer things to try it is found sooner.
REMOVED: dict[str, tuple[Callable[..., None], str, str]] = {
    "an author approves": (
        lambda patch, engine: unguarded(patch, engine, Step.APPROVE),
        "approved by one of its authors",
        "approve",
    ),
    "an author dissents": (
        lambda patch, engine: unguarded(patch, engine, Step.DISSENT),
        "an author reviews their own verdict",
        "dissent",
    ),
    "fewer approvals than the policy asks for": (fewer_approvals, "without the quorum", "approve"),
    "published before it is approved": (published_unapproved, "without the quorum", "publish"),
    "a published version is written over": (saved_in_place, "was published and changed", "reopen"),
    "somebody who left goes on": (everybody_active, "somebody who left took a step", "add_comment"),
    "everybody may do everything": (admins_edit, "a viewer took a step|no editorial power", "take"),
    "an event with another hash": (wrong_hash, "does not follow the one before it", "add_comment"),
    "a step without an event": (not_logged, "the step is not in the log", "take"),
    "a refused step that stores something": (half_done, "was refused and left something", "take"),
    "anybody ends a membership": (
        anybody_ends_a_membership,
        "only admins say who is at the desk|left took a step",
        "activate_member deactivate_member",
    ),
    "everybody reads private notes": (notes_for_all, "another one's private note", "add_note"),
    "an older version is signed": (old_version_signed, "not the newest|UNIQUE|unique", "approve"),
    "one approves their own correction": (
        own_correction_approved,
        "approved their own correction",
        "approve approve_correction",
    ),
    "one approval is enough for a correction": (
        one_approval_corrects,
        "corrected without the quorum",
        "approve approve_correction",
    ),
    "a publication is written over": (
        publication_edited,
        "publication .* was published and changed",
        "approve approve_correction",
    ),
    "everybody sees confidential sources": (everybody_sees, "confidential source is shown", "add_comment"),
    "the log names confidential sources": (no_cover_in_the_log, "confidential source is shown", "add_comment"),
    "reports name confidential sources": (no_cover_in_reports, "confidential source is shown", "add_comment"),
}


@pytest.mark.parametrize("what", REMOVED)
def test_the_machine_finds_it_when_the_rule_is_taken_away(on_sqlite, emptied, shell: None, what: str) -> None:
    remove, said, tries = REMOVED[what]
    finds(remove, said, on_sqlite, emptied, tries=tries)
