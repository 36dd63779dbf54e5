"""A desk of its own for every test of the command line, on a SQLite file, reached through the environment."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlmodel import select
from tests.databases_at_hand import on_file
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.model.enums import Role, Stance
from claims.model.tables import Claim, metadata
from claims.review import steps
from claims.settings import settings
from claims.store.engine import engine_for, reading
from claims.store.queries.claims import claim as claim_view
from claims.store.queries.scales import ratings

Run = Callable[..., Result]
Objects = Callable[[Result], list[dict[str, Any]]]

ARTICLE = """Council spends more on roads

The council spent £4.2 million on road repairs in 2023, its finance report shows.

Bus journeys rose by nearly 60% in 2022.

"We repaired 1,200 potholes in March," said Tom Bell, the head of highways.
"""

SOURCES = """title,publisher,url,published_on,kind,statement
Annual accounts 2023,Northby Council,https://northby.example/accounts,2024-02,official,The council spent £3.6 million on road repairs in 2023.
Bus survey,Northby Council,https://northby.example/survey,2023-11-02,statistics,Bus journeys rose by 41 per cent in 2022.
"""  # noqa: E501 - a row of a table is a line

ADA, BEN = 1, 2  # checker and editor, by their ids
MEMBERS = [
    ("Ada Lund", Role.CHECKER),
    ("Ben Oduya", Role.EDITOR),
    ("Cleo Marsh", Role.ADMIN),
    ("Vic Reed", Role.VIEWER),
]


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of the test's own database, which is not there yet; nothing of the machine's environment is used."""
    url = f"sqlite:///{tmp_path / 'desk' / 'claims.db'}"
    for name in [name for name in os.environ if name.startswith("CLAIMS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CLAIMS_DATABASE_URL", url)
    monkeypatch.setenv("CLAIMS_SEMANTIC", "off")
    monkeypatch.setenv("COLUMNS", "100")
    settings.cache_clear()
    yield url
    settings.cache_clear()
    if (tmp_path / "desk").exists():
        engine_for(url).dispose()


@pytest.fixture
def run() -> Run:
    """Run `claims` with these arguments; a bug raises instead of becoming an exit code."""

    def _run(*arguments: object, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(each) for each in arguments], input=given, catch_exceptions=False)

    return _run


@pytest.fixture
def desk(environment: str) -> Engine:
    """A desk with four members, one of each kind, and a rating scale."""
    engine = on_file(Path(sa.make_url(environment).database or ""))
    scale = steps.NewScale("Four steps", [steps.NewRating("False", 1), steps.NewRating("True", 4)], best=4, worst=1)
    steps.set_up(engine, members=[steps.NewMember(name, role) for name, role in MEMBERS], scales=[scale])
    return engine


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_text(SOURCES, encoding="utf-8")
    return path


@pytest.fixture
def added(desk: Engine, run: Run, article: Path, sources: Path) -> Engine:
    """A desk with the sources and then the article in it, added by Ada Lund."""
    for arguments in (("sources", "import", sources), ("add", article)):
        result = run(*arguments, "--as", "Ada Lund")
        assert result.exit_code == 0, result.stderr
    return desk


@pytest.fixture
def objects() -> Objects:
    """The JSON objects that a command printed, which must have gone well."""

    def _objects(result: Result) -> list[dict[str, Any]]:
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    return _objects


@pytest.fixture
def costs(added: Engine) -> int:
    """The claim with the pounds in it."""
    with reading(added) as session:
        found = next(claim for claim in session.exec(select(Claim)) if "£4.2" in claim.quote)
        assert found.id is not None
        return found.id


@pytest.fixture
def approved(added: Engine, costs: int) -> int:
    """A claim with evidence, a verdict by Ada Lund, and the approval of Ben Oduya."""
    steps.queue_claims(added, claim_ids=[costs], actor_id=ADA)
    steps.take(added, claim_id=costs, actor_id=ADA)
    with reading(added) as session:
        rating = ratings(session)[0].id
        matches = claim_view(session, costs).matches
    steps.add_evidence(
        added,
        claim_id=costs,
        actor_id=ADA,
        passage_id=matches[0].passage_id,
        stance=Stance.REFUTES,
    )
    with reading(added) as session:
        undecided = [match for match in claim_view(session, costs).matches if match.state == "suggested"]
    for match in undecided:
        steps.reject_match(added, match_id=match.id, actor_id=ADA, based_on=match.version)
    steps.propose_verdict(
        added,
        claim_id=costs,
        actor_id=ADA,
        rating_id=rating,
        rationale="The accounts say 3.6 million.",
        sources_reason="The accounts are the only count.",
        based_on=0,
    )
    steps.submit(added, claim_id=costs, actor_id=ADA)
    steps.approve(added, claim_id=costs, actor_id=BEN, verdict_version=1)
    return costs


@pytest.fixture
def counts(desk: Engine) -> Callable[[], dict[str, int]]:
    """How many rows each table holds."""

    def _counts() -> dict[str, int]:
        with desk.connect() as connection:
            return {
                table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
                for table in metadata.sorted_tables
            }

    return _counts
