"""The routes for programs: /healthz says ok, the schema and the database, or what is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.testclient import TestClient

import claims
from claims.api import routes
from claims.errors import StoreError
from claims.store.engine import engine_for
from claims.store.upgrade import newest


def asked(engine_of: Callable[[], Engine], method: str = "GET") -> tuple[int, dict[str, str]]:
    """The status and the body of /healthz."""
    with TestClient(Starlette(routes=routes(engine_of))) as client:
        answer = client.request(method, "/healthz")
    if method != "GET":
        return answer.status_code, {}
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.json()


def test_a_healthy_desk_says_ok_its_schema_and_its_database(engine: Engine) -> None:
    assert asked(lambda: engine) == (
        200,
        {"status": "ok", "schema": newest(), "database": engine.dialect.name, "revision": newest()},
    )


def test_a_database_that_is_behind_is_an_error_with_what_to_do(own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
    status, said = asked(lambda: own_engine)
    assert status == 503
    assert set(said) == {"status", "message"}
    assert said["status"] == "error"
    assert "claims db upgrade" in said["message"]


def test_a_database_without_tables_is_an_error(tmp_path: Path) -> None:
    status, said = asked(lambda: engine_for(f"sqlite:///{tmp_path / 'empty.db'}"))
    assert (status, said["status"]) == (503, "error")
    engine_for(f"sqlite:///{tmp_path / 'empty.db'}").dispose()


def test_a_database_that_does_not_answer_is_an_error_without_its_password() -> None:
    status, said = asked(lambda: engine_for("postgresql://ada:s3cret@127.0.0.1:1/desk"))
    assert status == 503
    assert "does not answer" in said["message"]
    assert "s3cret" not in said["message"]


@pytest.mark.parametrize("error", [StoreError("The disk is full."), ValueError("The disk is full.")])
def test_what_keeps_the_engine_away_is_said(error: Exception) -> None:
    def engine_of() -> Engine:
        raise error

    assert asked(engine_of) == (503, {"status": "error", "message": "The disk is full."})


def test_the_engine_is_asked_for_each_time(engine: Engine) -> None:
    """A database that comes back is noticed without a restart."""
    answers: list[Exception | Engine] = [engine, StoreError("Gone.")]

    def engine_of() -> Engine:
        found = answers.pop()
        if isinstance(found, Exception):
            raise found
        return found

    assert asked(engine_of) == (503, {"status": "error", "message": "Gone."})
    assert asked(engine_of)[0] == 200


def test_health_can_only_be_read(engine: Engine) -> None:
    assert asked(lambda: engine, "POST")[0] == 405


def test_no_route_takes_a_path_of_streamlit() -> None:
    reserved = ("/_stcore", "/media", "/component", "/static")
    assert not [route.path for route in routes(lambda: engine_for("sqlite://")) if route.path.startswith(reserved)]


def test_the_python_api_offers_what_it_lists() -> None:
    assert all(callable(getattr(claims, name)) for name in claims.__all__)
    assert set(claims.__all__) <= set(dir(claims))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = claims.nonsense


def test_the_python_api_reads_extracts_and_compares() -> None:
    article = claims.read_text("The council spent £4.2 million on roads in 2023.\n")
    [claim] = claims.extract(article)
    assert claim.quote in article.text
    assert [figure.value for figure in claims.read_quantities("nearly 70% of it")] == [70]
    assert claims.compare("nearly 70% of it", "46 per cent of it").outcome == "differs"
    index = claims.Index([claims.Entry(id=1, statement="The council spent £3.6 million on roads in 2023.")])
    assert [found.entry.id for found in index.search(claim.text)] == [1]
