"""Random people take random steps with random claims; after each, what must never happen is looked for.

What must never happen is written down here anew, from the rows, the log and what was confirmed: none of the rules of
`claims.review` is asked.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy.engine import Engine

from claims.errors import Refused
from claims.extraction import ClaimDraft
from claims.matching import Entry, Proposal
from claims.model.enums import Audience, Channel, ClaimType, Outcome, Role, SourceKind, Stance
from claims.model.tables import metadata
from claims.reading import Article, SourceRow
from claims.review import steps
from claims.store import audit
from claims.store.engine import reading
from claims.store.queries import claims
from claims.store.queries.comments import comments
from claims.store.queries.talk import search_talk

SIGNING = {"editor", "lead"}
PEOPLE = [Role.VIEWER, Role.CHECKER, Role.CHECKER, Role.EDITOR, Role.EDITOR, Role.LEAD, Role.ADMIN, Role.EDITOR]
GONE = len(PEOPLE)  # the id of the editor who left
CLAIMS = 2
QUORUM = 2
TABLES = [table.name for table in metadata.sorted_tables]
Row = dict[str, Any]

ANYTHING = sorted(
    """
    activate_member add_comment add_evidence add_note approve archive_claim assign break_lease deactivate_member
    mark_not_checkable propose_verdict publish queue_claims record_contact reject_match release reopen request_changes
    restore skip submit take
    """.split()  # noqa: SIM905
)
MEMBERS = {"activate_member", "deactivate_member"}
KEEPING = {
    "add_comment",
    "add_note",
    "break_lease",
    *MEMBERS,
}  # what an admin may do: nothing of it decides about a claim
NOTE = "The note of {}."
NEXT = {  # by state: what moves a claim on
    "extracted": "queue_claims",
    "queued": "take",
    "changes_requested": "take",
    "submitted": "approve",
    "approved": "publish",
    "published": "reopen",
}

who = st.integers(1, len(PEOPLE))
which = st.integers(1, CLAIMS)
words = st.sampled_from(["", "   ", "Because it was counted.", "Say which year."])


class Newsroom(RuleBasedStateMachine):
    """A desk of eight with two claims, and what was confirmed to them."""

    def __init__(self, engine: Engine, empty: Callable[[Engine], None]) -> None:
        super().__init__()
        self.engine, self.empty = engine, empty
        self.kept: dict[tuple[str, int], Row] = {}  # rows of what was published, as they were then
        self.wrote: dict[int, set[int]] = defaultdict(set)  # by claim: who saved a version of its verdict
        self.signed: dict[tuple[int, int], set[int]] = defaultdict(set)  # by claim and version: who approved it
        self.version: dict[int, int] = defaultdict(int)  # by claim: the newest version of its verdict

    @initialize()
    def open_the_desk(self) -> None:
        """Everybody is there but one who left; two approvals are needed."""
        self.empty(self.engine)
        members = [steps.NewMember(f"Person {number}", role) for number, role in enumerate(PEOPLE, start=1)]
        steps.set_up(self.engine, members=members, scales=[steps.NewScale("Two", [steps.NewRating("True")])])
        row = SourceRow("Count", "It was counted.", SourceKind.OFFICIAL, url="https://example.org/a", primary=True)
        steps.import_sources(self.engine, rows=[row], actor_id=None, name="sources.csv")
        quotes = [f"Claim {number} is made." for number in range(1, CLAIMS + 1)]
        found = [
            ClaimDraft(q, at, at + len(q), q, ClaimType.EVENT, None, 0.5, (), (), (), at, at + len(q))
            for q, at in zip(quotes, range(0, 99, len(quotes[0]) + 1), strict=False)
        ]
        match = Proposal(Entry(1, "…"), 50.0, (), Outcome.NO_QUANTITIES, ())
        proposals = dict.fromkeys(range(CLAIMS), (match,))
        article = Article("\n".join(quotes), "Article")
        steps.add_article(self.engine, article=article, drafts=found, actor_id=None, proposals=proposals)
        rules = {"approvals": QUORUM, "approver_roles": sorted(SIGNING), "independent_sources": 1}
        with self.engine.begin() as connection:
            connection.execute(sa.text("UPDATE member SET active = false WHERE id = :id"), {"id": GONE})
            insert = (
                "INSERT INTO policy (version, rules, reason, made_at) VALUES (1, :rules, 'Ours.', CURRENT_TIMESTAMP)"
            )
            connection.execute(sa.text(insert), {"rules": json.dumps(rules)})
        self.now = self.everything()

    def everything(self) -> dict[str, list[Row]]:
        """Every row of every table."""
        with self.engine.connect() as connection:
            found = {}
            for name in TABLES:
                rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"').mappings().all()
                found[name] = sorted((dict(row) for row in rows), key=lambda row: str(row.get("id", row)))
            return found

    def row(self, table: str, row_id: int) -> Row:
        """One row as it stands."""
        return next(row for row in self.now[table] if row["id"] == row_id)

    def newest(self, claim: int) -> Row | None:
        """The newest version of a verdict as it stands."""
        versions = [row for row in self.now["verdict"] if row["claim_id"] == claim]
        return max(versions, key=lambda row: row["version"], default=None)

    # What people do. `number` is whatever else the step needs: a version, another person, a choice.

    def take_step(self, name: str, person: int, claim: int, text: str, number: int) -> None:
        """One step of one person with one claim, refused or not, and all that must hold afterwards."""
        given: dict[str, Any] = {"claim_id": claim, "actor_id": person}
        version = max(0, self.version[claim] - (number == 0))  # now and then the one before
        if name == "propose_verdict":
            given |= {"rating_id": 1, "rationale": text, "based_on": version}
        elif name in {"approve", "request_changes"}:
            given |= {"verdict_version": version, "comment": text}
        elif name in {"reopen", "restore", "archive_claim", "mark_not_checkable", "break_lease"}:
            given |= {"reason": text}
        elif name == "add_comment":
            given |= {"body": text}
        elif name == "add_note":  # a remark that is its author's alone
            given |= {"body": NOTE.format(person), "audience": Audience.PRIVATE}
        elif name == "record_contact":
            given |= {"who": text, "channel": Channel.PHONE}
        elif name == "add_evidence":
            given |= {"passage_id": 1, "stance": Stance.SUPPORTS}
        elif name in MEMBERS:
            given = {"member_id": 1 + number % len(PEOPLE), "actor_id": person, "reason": text}
        elif name == "assign":
            given |= {"to_id": 1 + number % len(PEOPLE)}
        elif name == "queue_claims":
            given = {"claim_ids": [claim], "actor_id": person}
        elif name in {"reject_match", "reconsider_match"}:
            given = {"match_id": claim, "based_on": self.row("match", claim)["version"], "actor_id": person}
        before = self.now
        try:
            result = getattr(steps, "add_comment" if name == "add_note" else name)(self.engine, **given)
        except Refused:
            self.now = self.everything()
            assert self.now == before, f"{name} was refused and left something"
            return
        self.now = self.everything()
        self.logged(before, person)
        self.confirmed(name, person, claim, before, version=version, result=result)
        self.holds()
        self.hidden(claim, 1 + len(self.now["event"]) % len(PEOPLE))

    def hidden(self, claim: int, viewer: int) -> None:
        """What somebody reads of a claim holds nobody else's private notes."""
        with reading(self.engine) as session:
            read = [
                comments(session, claim, viewer_id=viewer),
                search_talk(session, "note", viewer_id=viewer),
                claims.claim(session, claim),
                claims.history(session, claim),
            ]
        others = [NOTE.format(number) for number in range(1, len(PEOPLE) + 1) if number != viewer]
        assert not any(note in repr(read) for note in others), "somebody reads another one's private note"

    def logged(self, before: dict[str, list[Row]], person: int) -> None:
        """The log goes on from where it was, says who did it, and verifies."""
        old, new = ({row["id"]: row for row in rows["event"]} for rows in (before, self.now))
        assert len(new) > len(old), "the step is not in the log"
        assert all(new[id_] == row for id_, row in old.items()), "the log was changed"
        assert {new[id_]["actor_id"] for id_ in new.keys() - old.keys()} == {person}
        with reading(self.engine) as session:
            assert audit.verify(session).events == len(new)

    def confirmed(
        self, name: str, person: int, claim: int, before: dict[str, list[Row]], *, version: int, result: Any
    ) -> None:
        """What a step that was taken means for who wrote, signed and published."""
        role = PEOPLE[person - 1]
        there = {row["id"] for row in before["member"] if row["active"]}
        assert person in there, "somebody who left took a step"
        assert name not in MEMBERS or role == Role.ADMIN, "only admins say who is at the desk"
        assert any(row["active"] and row["role"] == "admin" for row in self.now["member"]), "no admin is left"
        assert role != Role.VIEWER, "a viewer took a step"
        assert role != Role.ADMIN or name in KEEPING, "an admin has no editorial power"
        if name == "propose_verdict":
            self.version[claim] = result
            self.wrote[claim].add(person)
        if name == "approve":
            assert version == self.version[claim], "approved a version that is not the newest"
            assert person not in self.wrote[claim], "approved by one of its authors"
            assert role in SIGNING
            self.signed[claim, version].add(person)
        if name == "publish":
            by = self.signed[claim, self.version[claim]] - self.wrote[claim]
            assert len(by) >= QUORUM, "published without the quorum"
            newest = self.newest(claim)
            assert newest is not None and newest["version"] == self.version[claim]
            for table in ("verdict", "publication", "review"):
                for row in self.now[table]:
                    if newest["id"] in (row.get("verdict_id"), row["id"] if table == "verdict" else None):
                        self.kept[table, row["id"]] = row

    def holds(self) -> None:
        """What holds of the rows, whatever was done."""
        for (table, row_id), row in self.kept.items():
            assert row in self.now[table], f"{table} {row_id} was published and changed"
        verdicts = {row["id"]: row for row in self.now["verdict"]}
        for review in self.now["review"]:
            verdict = verdicts[review["verdict_id"]]
            authors = {
                row["author_id"]
                for row in verdicts.values()
                if row["claim_id"] == verdict["claim_id"] and row["version"] <= verdict["version"]
            }
            assert review["decision"] != "approve" or review["reviewer_id"] not in authors, "an author's approval"
        for claim in self.now["claim"]:
            if claim["state"] in {"approved", "published"}:
                newest = self.newest(claim["id"])
                assert newest is not None
                by = {
                    row["reviewer_id"]
                    for row in self.now["review"]
                    if row["verdict_id"] == newest["id"] and row["decision"] == "approve"
                }
                assert len(by - {newest["author_id"]}) >= QUORUM, f"{claim['state']} without the quorum"

    # One rule, not two: hypothesis leaves some rules of a machine out of an example, and without the second of these
    # no claim comes far.
    @precondition(lambda self: hasattr(self, "now"))
    @rule(name=st.sampled_from([None] * 40 + ANYTHING), person=who, claim=which, text=words, number=st.integers(0, 9))
    def do(self, name: str | None, person: int, claim: int, text: str, number: int) -> None:
        """Anybody tries anything; two times in three it is what should be done next with a claim."""
        if name is None:
            self.go_on(claim, person, number)
        else:
            self.take_step(name, person, claim, text, number)

    def go_on(self, claim: int, person: int, number: int) -> None:
        """The next thing to do with a claim, by whoever it is with, or somebody who may sign, or anybody."""
        stands, newest = self.row("claim", claim), self.newest(claim)
        state = stands["state"]
        reviewed = newest and any(row["verdict_id"] == newest["id"] for row in self.now["review"])
        evidence = any(row["claim_id"] == claim for row in self.now["evidence"])
        name = NEXT.get(state, "restore")
        if state == "in_progress":
            write = newest is None or reviewed or number == 5
            name = "add_evidence" if not evidence else "propose_verdict" if write else "submit"
            person = stands["assignee_id"] or person
        elif state == "submitted" and number > 6:  # its author among those who try
            person = newest["author_id"] if newest else person
        elif state == "submitted" and number == 6:
            name = "publish"
        elif state == "published" and number < 4:
            name = "add_comment"
        self.take_step(name, person, claim, "Because it was counted.", number)
