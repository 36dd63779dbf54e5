"""Who acts at the shell: the member named, the one the environment names, or the desk itself; nobody is guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import select

from claims.model.enums import Role
from claims.model.tables import Article, Event, Member
from claims.review import steps
from claims.store.engine import engine_for, reading
from claims.store.queries.articles import articles
from claims.store.upgrade import upgrade

from .conftest import ADA, Objects, Run


def test_the_member_named_adds_the_article(run: Run, desk: Engine, article: Path, objects: Objects) -> None:
    [done] = objects(run("add", article, "--as", "Ada Lund", "--json"))
    assert set(done) == {"article", "title", "claims", "added_by"}
    assert (done["article"], done["added_by"]) == (1, "Ada Lund")
    with reading(desk) as session:
        assert session.exec(select(Article)).one().added_by == ADA
        logged = session.exec(select(Event).where(Event.action == "article.added")).one()
        assert logged.actor_id == ADA


def test_the_environment_can_name_the_member(
    run: Run, desk: Engine, article: Path, monkeypatch: pytest.MonkeyPatch, objects: Objects
) -> None:
    monkeypatch.setenv("CLAIMS_MEMBER", "Ben Oduya")
    assert objects(run("add", article, "--json"))[0]["added_by"] == "Ben Oduya"


def test_the_only_member_who_may_acts(run: Run, environment: str, article: Path, objects: Objects) -> None:
    engine = engine_for(environment)
    upgrade(engine)
    steps.set_up(engine, members=[steps.NewMember("Solo", Role.LEAD), steps.NewMember("Looks", Role.VIEWER)], scales=[])
    assert objects(run("add", article, "--json"))[0]["added_by"] == "Solo"


NOBODY = [
    (("--as", "ada lund"), "There is no member 'ada lund'"),
    (("--as", "Vic Reed"), "viewer"),
]


@pytest.mark.parametrize(("named", "says"), NOBODY, ids=["not exactly", "may not"])
@pytest.mark.parametrize("command", ["add", "match", "sources import"])
def test_nobody_is_guessed(
    *,
    run: Run,
    desk: Engine,
    counts: Callable[[], dict[str, int]],
    article: Path,
    sources: Path,
    command: str,
    named: tuple[str, ...],
    says: str,
) -> None:
    before = counts()
    files = {"add": (article,), "match": (), "sources import": (sources,)}
    result = run(*command.split(), *files[command], *named)
    assert result.exit_code == 1
    assert says in result.stderr
    assert counts() == before


def test_without_a_name_the_desk_itself_acts_and_nobody_is_logged(
    run: Run, desk: Engine, article: Path, objects: Objects
) -> None:
    assert objects(run("add", article, "--json"))[0]["added_by"] is None
    with reading(desk) as session:
        assert {event.actor_id for event in session.exec(select(Event)) if event.action == "article.added"} == {None}
        assert articles(session)[0].added_by == "the desk"


def test_a_member_who_left_cannot_act(run: Run, desk: Engine, article: Path) -> None:
    with desk.begin() as connection:
        connection.execute(Member.__table__.update().where(Member.id == ADA).values(active=False))  # type: ignore[attr-defined]
    result = run("add", article, "--as", "Ada Lund")
    assert result.exit_code == 1
    assert "no longer active" in result.stderr
