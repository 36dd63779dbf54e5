"""A newsroom to measure with: a desk with its articles, and a person at work in a process of their own.

Whoever works keeps a journal, a JSON object a line: what was confirmed to them, refused, or went wrong, and how long it
took. `bench.replay` compares the journals with the log and the rows.
"""

import json
import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Engine

from claims.errors import Refused, StaleVersion
from claims.extraction import ClaimDraft
from claims.matching import Entry, Proposal
from claims.model.enums import ClaimState, ClaimType, Outcome, Role, SourceKind, Stance
from claims.reading import Article, SourceRow
from claims.review import steps
from claims.store.engine import engine_for, reading
from claims.store.queries import claims, queue, scales
from claims.store.queries import filters as filters_of
from claims.store.queries.claims import ClaimView
from claims.store.queries.situations import people

A_CLAIM = "In town {n} of year {m}, exactly {k} ferries carried visitors to the island."
SOURCES = (("Office", "https://example.org/office", True), ("Ministry", "https://example.org/ministry", False))
HOT = 4  # claims whose place several people correct at once
FIFTH = 5  # of five people, one leads, one or two edit and the rest check: a desk of 25 has five leads and ten editors


def role_of(number: int) -> Role:
    """What person `number` of a newsroom is."""
    return {0: Role.LEAD, 1: Role.EDITOR, 2: Role.EDITOR}.get(number % FIFTH, Role.CHECKER)


def set_up(engine: Engine, *, people_there: int, articles: int, claims_each: int) -> None:
    """Members, one scale, two sources with a passage for evidence and one to decide about, and articles."""
    members = [steps.NewMember(f"Person {number}", role_of(number)) for number in range(people_there)]
    ratings = [steps.NewRating("False", 1), steps.NewRating("Half true", 3), steps.NewRating("True", 5)]
    steps.set_up(engine, members=members, scales=[steps.NewScale("Five steps", ratings, best=5, worst=1)])
    said = ("Ferries were counted.", "Visitors were counted.")
    rows = [
        SourceRow(title, f"{title}: {words}", SourceKind.OFFICIAL, publisher=title, url=url, primary=primary)
        for title, url, primary in SOURCES
        for words in said
    ]
    steps.import_sources(engine, rows=rows, actor_id=None, name="sources.csv")
    for number in range(articles):
        add(engine, number, claims_each)


def add(engine: Engine, number: int, count: int) -> int:
    """Store an article of so many claims, each with two passages to decide about; its id."""
    quotes = [A_CLAIM.format(n=n, m=number, k=n * 7 + 3) for n in range(count)]
    text, drafts, at = "\n".join(quotes), [], 0
    for position, quote in enumerate(quotes):
        drafts.append(draft_of(quote, at, worth=(position * 37 % 100) / 100))
        at += len(quote) + 1
    found = [Proposal(Entry(id_, "…"), 50.0, ("shares words",), Outcome.NO_QUANTITIES, ()) for id_ in (2, 4)]
    proposals = dict.fromkeys(range(count), found)
    article = Article(text, f"Article {number}")
    return steps.add_article(engine, article=article, drafts=drafts, actor_id=None, proposals=proposals)


def draft_of(quote: str, at: int, *, worth: float = 0.5) -> ClaimDraft:
    """A claim as found at a place of a text."""
    end = at + len(quote)
    return ClaimDraft(quote, at, end, quote, ClaimType.EVENT, None, worth, (), (), (), at, end)


@dataclass(frozen=True, slots=True)
class Shift:
    """Who works, and how: everything their process has to know."""

    url: str
    member: int
    role: Role
    journal: Path
    begins: float  # by time.time(), so that everybody begins at once
    seconds: float
    pause: float  # seconds between two saves, on average
    seed: int


class Worker:
    """One person at the desk."""

    def __init__(self, shift: Shift) -> None:
        self.shift = shift
        self.engine = engine_for(shift.url)
        self.chance = random.Random(shift.seed)
        self.journal = shift.journal.open("w", encoding="utf-8")
        with reading(self.engine) as session:
            self.ratings = [rating.id for rating in scales.ratings(session)]
            self.everyone = len(people(session))
        self.claim: int | None = None  # what is open

    def work(self) -> None:
        """Work until the end of the shift; nothing stops it but that."""
        time.sleep(max(0.0, self.shift.begins - time.time()))
        end = time.time() + self.shift.seconds  # from when they are there: starting takes longer on a busy machine
        while time.time() < end:
            try:
                self.one_thing()
            except Exception:  # noqa: BLE001 - whatever is shown to a person is what this looks for
                self.write(failed=traceback.format_exc())
                self.claim = None
            time.sleep(self.chance.expovariate(1 / self.shift.pause) if self.shift.pause else 0)
        self.journal.close()

    def write(self, **line: Any) -> None:
        """A line of the journal, on its way to the disk before the next step."""
        self.journal.write(json.dumps(line) + "\n")
        self.journal.flush()

    def save(
        self, function: Callable[..., Any], *events: tuple[str, int], stored: dict[str, Any] | None = None, **given: Any
    ) -> Any:
        """Take a step and write down what was confirmed; None when it was refused.

        `events` are (action, claim) as the log must hold them, `stored` what the rows must hold.
        """
        begun = time.perf_counter()
        line: dict[str, Any] = {"step": function.__name__, "actor": self.shift.member}
        try:
            result = function(self.engine, actor_id=self.shift.member, **given)
        except StaleVersion as error:
            self.write(**line, stale=str(error), took=time.perf_counter() - begun)
            return None
        except Refused as error:
            self.write(**line, refused=str(error), took=time.perf_counter() - begun)
            return None
        took = time.perf_counter() - begun
        events = events or (("claim.taken", result),)  # only "next" says afterwards what it was about
        if function is steps.approve and result:  # it was the last approval that was needed
            events += (("quorum.reached", given["claim_id"]),)
        self.write(**line, took=took, events=events, result=result, stored=stored, based_on=given.get("based_on"))
        return result if result is not None else True

    def one_thing(self) -> None:
        """What a person does next."""
        dice = self.chance.random()
        if dice < 0.12:
            self.comment()
        elif dice < 0.2:
            self.correct_a_place()
        elif self.shift.role != Role.CHECKER and dice < 0.6 and self.claim is None:
            self.sign_off()
        else:
            self.check()

    def lines(self, **filters: Any) -> list[queue.QueueLine]:
        """The first page of the queue as this person sees it."""
        with reading(self.engine) as session:
            return list(queue.queue(session, filters_of.Filters(**filters), member_id=self.shift.member).lines)

    def open(self, claim_id: int) -> ClaimView:
        """A claim, read as its page does."""
        begun = time.perf_counter()
        with reading(self.engine) as session:
            view = claims.claim(session, claim_id)
        self.write(opened=claim_id, took=time.perf_counter() - begun)
        return view

    def comment(self) -> None:
        """Remark on one of the claims that others work on just now."""
        found = self.lines(sort=filters_of.Sort.OLDEST)
        if found:
            claim_id = self.chance.choice(found).id
            body = f"Remark {self.chance.random()} by {self.shift.member}."
            self.save(
                steps.add_comment, ("comment.added", claim_id), stored={"body": body}, claim_id=claim_id, body=body
            )

    def correct_a_place(self) -> None:
        """Move the end of one of a few claims, from the version that was on the screen a moment ago."""
        view = self.open(self.chance.randint(1, HOT))
        time.sleep(self.chance.random() * min(0.2, self.shift.pause))
        start = view.anchor.start
        whole = view.text[start:].split("\n", 1)[0]
        cut = self.chance.choice([len(whole), len(whole) - 1, whole.index(" carried"), whole.index(" to the")])
        found = draft_of(whole[:cut], start)
        self.save(
            steps.adjust_claim,
            ("claim.adjusted", view.id),
            stored={"quote": found.quote},
            claim_id=view.id,
            draft_number=1,
            found=found,
            based_on=view.claim.version,
        )

    def sign_off(self) -> None:
        """Approve, send back or publish what waits for it; now and then open a claim again."""
        waiting, approved = self.lines(view=filters_of.View.SIGN_OFF), self.lines(states=(ClaimState.APPROVED,))
        if approved and (not waiting or self.chance.random() < 0.4):
            claim_id = self.chance.choice(approved).id
            self.open(claim_id)
            if (
                self.save(steps.publish, ("claim.published", claim_id), claim_id=claim_id)
                and self.chance.random() < 0.1
            ):
                event = ("claim.reopened", claim_id)
                self.save(steps.reopen, event, claim_id=claim_id, reason="A reader wrote to us.")
        elif waiting:
            view = self.open(self.chance.choice(waiting).id)
            version = view.verdict.version if view.verdict else 0
            given: dict[str, Any] = {"claim_id": view.id, "verdict_version": version}
            stored = {"reviewed": version}
            if self.chance.random() < 0.8:
                self.save(steps.approve, ("review.approved", view.id), stored=stored, **given)
            else:
                event = ("review.changes_requested", view.id)
                self.save(steps.request_changes, event, stored=stored, comment="Say which year.", **given)
        else:
            self.check()

    def check(self) -> None:
        """The next thing to do with the claim that is open; the next claim where there is none."""
        if self.claim is None:
            self.claim = self.save(steps.take_next)
            if self.claim is None:
                self.triage()
            return
        view = self.open(self.claim)
        if view.claim.state != ClaimState.IN_PROGRESS or view.claim.assignee_id != self.shift.member:
            self.claim = None
            return
        self.go_on(view)

    def triage(self) -> None:
        """Put what waits for it into the queue: a few claims, that others may be queueing too."""
        found = [line.id for line in self.lines(states=(ClaimState.EXTRACTED,)) if line.id > HOT]
        if found:
            ids = self.chance.sample(found, min(3, len(found)))
            self.save(steps.queue_claims, *(("claim.queued", id_) for id_ in ids), claim_ids=ids)

    def go_on(self, view: ClaimView) -> None:
        """One step with a claim in hand, as far as it has come."""
        undecided = [match for match in view.matches if match.state == "suggested"]
        used = {piece.passage_id for piece in view.evidence}
        missing = [passage for passage in (1, 3) if passage not in used]
        version = view.verdict.version if view.verdict else 0
        sent_back = bool(view.verdict and view.verdict.reviews)
        if undecided:
            act, event = self.chance.choice(
                [(steps.confirm_match, "match.confirmed"), (steps.reject_match, "match.rejected")]
            )
            self.save(act, (event, view.id), match_id=undecided[0].id, based_on=undecided[0].version)
        elif missing:
            given = {"claim_id": view.id, "passage_id": missing[0], "stance": Stance.SUPPORTS}
            self.save(steps.add_evidence, ("evidence.added", view.id), stored={"passage": missing[0]}, **given)
        elif version == 0 or sent_back or self.chance.random() < 0.3:
            said = f"Because of {self.chance.random()}, says {self.shift.member}."
            event = "verdict.edited" if version else "verdict.drafted"
            rating = self.chance.choice(self.ratings)
            given = {"claim_id": view.id, "rating_id": rating, "rationale": said, "based_on": version}
            self.save(steps.propose_verdict, (event, view.id), stored={"rationale": said}, **given)
        elif self.save(steps.submit, ("verdict.submitted", view.id), claim_id=view.id):
            self.claim = None


def work(shift: Shift) -> None:
    """The life of a process: one person's shift."""
    Worker(shift).work()


def empty_the_queue(shift: Shift) -> None:
    """Take the next claim until there is none, as fast as it goes."""
    worker = Worker(shift)
    time.sleep(max(0.0, shift.begins - time.time()))
    try:
        while worker.save(steps.take_next) is not None:
            pass
    except Exception:  # noqa: BLE001 - as in `Worker.work`
        worker.write(failed=traceback.format_exc())
    worker.journal.close()
