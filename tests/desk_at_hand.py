"""A desk with somebody in every role, and short ways to bring a claim where a test needs it."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlmodel import select
from tests.databases_at_hand import tampering

from claims.extraction import ClaimDraft
from claims.matching import Entry, Proposal
from claims.model.enums import ClaimState, ClaimType, Outcome, Role, SourceKind, Stance
from claims.model.tables import Match, metadata
from claims.reading import Article, SourceRow
from claims.review import steps
from claims.store.engine import reading

_numbers = itertools.count(1)


def draft_of(text: str, quote: str, /, **given: Any) -> ClaimDraft:
    """A claim as found in a text, at the first place where its quote stands."""
    start = text.index(quote)
    end = start + len(quote)
    plain = ClaimDraft(quote, start, end, quote, ClaimType.QUANTITY, None, 0.5, (), (), (), start, end)
    return replace(plain, **given)


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk with somebody in every role and one scale, and short ways to bring a claim where a test needs it."""

    engine: Engine
    viewer: int
    checker: int
    colleague: int  # another checker
    editor: int
    second_editor: int
    lead: int
    admin: int
    ratings: tuple[int, ...]  # false, half true, true

    def read(self, question: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What a query answers: `desk.read(claims.claim, 7)`."""
        with reading(self.engine) as session:
            return question(session, *args, **kwargs)

    def rows(self, statement: str, /, **values: Any) -> Sequence[Any]:
        """The rows of a statement written by hand."""
        with self.engine.connect() as connection:
            return connection.execute(sa.text(statement), values).all()

    def by_hand(self, statement: str, /, **values: Any) -> None:
        """Change the database behind the desk's back."""
        with self.engine.begin() as connection:
            connection.execute(sa.text(statement), values)

    def tamper(self, statement: str, /, **values: Any) -> None:
        """Change what the database's triggers would keep, as whoever owns the file can."""
        with tampering(self.engine) as connection:
            connection.execute(sa.text(statement), values)

    def everything(self) -> dict[str, list[Any]]:
        """Every row of every table: what has to be the same after a step that was refused."""
        with self.engine.connect() as connection:
            return {name: sorted(map(repr, connection.execute(sa.select(t)))) for name, t in metadata.tables.items()}

    @contextmanager
    def nothing_stored(self, *, but: str = "") -> Iterator[None]:
        """Checks that the block leaves every table and the log as they were, but for one table where it is named."""
        before = self.everything()
        yield
        after = self.everything()
        assert {**after, but: None} == {**before, but: None}

    def last_event(self) -> Any:
        """The newest line of the log."""
        return self.rows("SELECT * FROM event ORDER BY id DESC LIMIT 1")[0]

    def passages(
        self,
        *statements: str,
        title: str = "Yearbook",
        url: str = "https://example.org/a",
        publisher: str = "Office",
        primary: bool | None = None,
    ) -> list[int]:
        """Store statements of one source; their ids."""
        about = {"url": url, "publisher": publisher, "primary": primary}
        rows = [SourceRow(title, text, SourceKind.STATISTICS, **about) for text in statements]
        steps.import_sources(self.engine, rows=rows, actor_id=self.checker, name="table.csv")
        wanted = "SELECT id FROM passage WHERE statement = :statement ORDER BY id DESC"
        return [self.rows(wanted, statement=text)[0][0] for text in statements]

    def article(self, *quotes: str, matches: Sequence[int] = (), by: int | None = None, **about: Any) -> int:
        """Store an article made of these claims, each with a suggested match for every passage; its id."""
        quotes = quotes or (f"Claim number {next(_numbers)} is made.",)
        text = "\n".join(quotes)
        worth = about.pop("checkworthiness", 0.5)
        drafts = [draft_of(text, quote, checkworthiness=worth) for quote in quotes]
        found = [Proposal(Entry(id, "…"), 50.0, ("shares words",), Outcome.NO_QUANTITIES, ()) for id in matches]
        return steps.add_article(
            self.engine,
            article=Article(text=text, **{"title": "An article", **about}),
            drafts=drafts,
            actor_id=by or self.checker,
            proposals=dict.fromkeys(range(len(drafts)), found),
        )

    def claims(self, article_id: int) -> list[int]:
        """The claims of an article in order."""
        found = self.rows("SELECT id FROM claim WHERE article_id = :id ORDER BY id", id=article_id)
        return [row[0] for row in found]

    def claim(self, state: ClaimState = ClaimState.EXTRACTED, **article: Any) -> int:
        """A claim of a new article that came to a state by the steps of the desk, in the checker's hands."""
        claim_id: int = self.claims(self.article(**article))[0]
        self.bring(claim_id, state)
        return claim_id

    def bring(self, claim_id: int, state: ClaimState) -> None:
        """Take the steps that lead a claim that was just found to a state."""
        if state == ClaimState.ARCHIVED:
            steps.archive_claim(self.engine, claim_id=claim_id, actor_id=self.editor, reason="It was cut.")
        elif state == ClaimState.NOT_CHECKABLE:
            steps.mark_not_checkable(self.engine, claim_id=claim_id, actor_id=self.checker, reason="An opinion.")
        elif state == ClaimState.DUPLICATE:
            other = self.claim()
            steps.mark_duplicate(
                self.engine, claim_id=claim_id, actor_id=self.checker, of_id=other, reason="The same figure."
            )
        else:
            for step in ROAD[: ROAD_LENGTH[state]]:
                step(self, claim_id)
            if state == ClaimState.CHANGES_REQUESTED:
                steps.request_changes(
                    self.engine, claim_id=claim_id, actor_id=self.editor, verdict_version=1, comment="Say which year."
                )

    def queue(self, claim_id: int) -> None:
        steps.queue_claims(self.engine, claim_ids=[claim_id], actor_id=self.checker)

    def take(self, claim_id: int) -> None:
        steps.take(self.engine, claim_id=claim_id, actor_id=self.checker)

    def prove(self, claim_id: int) -> None:
        """Record evidence of two independent sources, propose a verdict, and decide every match."""
        said = f"What claim {claim_id} says was counted in {next(_numbers)} ways."
        office = {"title": "Count", "url": "https://example.org/count", "primary": True}
        self.evidence(claim_id, *self.passages(said, **office))
        ministry = {"title": "Survey", "url": "https://example.org/b", "publisher": "Ministry"}
        self.evidence(claim_id, *self.passages(f"A survey: {said}", **ministry))
        self.reject_undecided(claim_id)
        self.propose(claim_id)

    def evidence(self, claim_id: int, passage_id: int, stance: Stance = Stance.SUPPORTS) -> int:
        """Record a passage as evidence; the id of that."""
        return steps.add_evidence(
            self.engine, claim_id=claim_id, passage_id=passage_id, actor_id=self.checker, stance=stance
        )

    def reject_undecided(self, claim_id: int) -> int:
        """Reject every match of a claim that nobody decided; how many they were."""
        with reading(self.engine) as session:
            undecided = select(Match.id, Match.version).where(Match.claim_id == claim_id, Match.state == "suggested")
            seen = dict(session.exec(undecided).all())
        return steps.reject_matches(self.engine, seen=seen, actor_id=self.checker)

    def propose(
        self, claim_id: int, *, based_on: int = 0, rationale: str = "The office counted it.", sources_reason: str = ""
    ) -> int:
        return steps.propose_verdict(
            self.engine,
            claim_id=claim_id,
            actor_id=self.checker,
            rating_id=self.ratings[-1],
            rationale=rationale,
            based_on=based_on,
            sources_reason=sources_reason,
        )

    def submit(self, claim_id: int) -> None:
        steps.submit(self.engine, claim_id=claim_id, actor_id=self.checker)

    def approve(self, claim_id: int) -> None:
        steps.approve(self.engine, claim_id=claim_id, actor_id=self.editor, verdict_version=1)

    def publish(self, claim_id: int) -> None:
        steps.publish(self.engine, claim_id=claim_id, actor_id=self.editor)


ROAD = (Desk.queue, Desk.take, Desk.prove, Desk.submit, Desk.approve, Desk.publish)
ROAD_LENGTH = {
    ClaimState.EXTRACTED: 0,
    ClaimState.QUEUED: 1,
    ClaimState.IN_PROGRESS: 2,
    ClaimState.SUBMITTED: 4,
    ClaimState.CHANGES_REQUESTED: 4,
    ClaimState.APPROVED: 5,
    ClaimState.PUBLISHED: 6,
}
MEMBERS = {
    "viewer": ("Vera View", Role.VIEWER),
    "checker": ("Mina Marsh", Role.CHECKER),
    "colleague": ("Tom Reed", Role.CHECKER),
    "editor": ("Asha Rao", Role.EDITOR),
    "second_editor": ("Jon Bell", Role.EDITOR),
    "lead": ("Lena Lee", Role.LEAD),
    "admin": ("Ada Adams", Role.ADMIN),
}
