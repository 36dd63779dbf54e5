"""Opening the desk: brought up to date, with its first members and scale, and the worked example if asked for."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.desk.opening import health, load_example, open_desk, set_up
from claims.errors import Refused, StoreError
from claims.model.enums import Role
from claims.model.tables import metadata
from claims.reading import read
from claims.review import steps
from claims.settings import home
from claims.store import audit
from claims.store.engine import engine_for, reading
from claims.store.queries import articles, claims
from claims.store.queries.scales import ratings
from claims.store.queries.situations import people
from claims.store.upgrade import current, newest, upgrade


def everything(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {name: sorted(map(repr, connection.execute(sa.select(t)))) for name, t in metadata.tables.items()}


@pytest.fixture
def opened(engine: Engine) -> Engine:
    """An empty desk that was set up as it ships."""
    set_up(engine)
    return engine


def test_a_new_sqlite_file_is_made_ready(tmp_path: Path) -> None:
    engine = open_desk(f"sqlite:///{tmp_path / 'data' / 'claims.db'}")
    assert current(engine) == newest()
    assert open_desk(f"sqlite:///{tmp_path / 'data' / 'claims.db'}") is engine
    engine.dispose()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_teams_database_is_not_changed_without_being_asked(database_url: str) -> None:
    with pytest.raises(StoreError, match=r"is at revision none, not \d+\. Run: claims db upgrade"):
        open_desk(database_url)


def test_what_is_wrong_with_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("Not a database. " * 100)
    with pytest.raises(StoreError, match="The file is no SQLite database"):
        open_desk(f"sqlite:///{tmp_path / 'notes.db'}")


def test_two_processes_that_open_a_new_desk_at_once_both_get_it(database_url: str) -> None:
    def bring_up(_: int) -> int:
        engine = engine_for.__wrapped__(database_url)  # each has an engine of its own, as processes have
        upgrade(engine)
        set_up(engine)
        with reading(engine) as session:
            found = len(people(session, active_only=False))
        engine.dispose()
        return found

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(bring_up, range(2))
    assert first == second > 0


def test_health_says_what_answers(opened: Engine) -> None:
    assert health(opened) == {
        "status": "ok",
        "database": opened.dialect.name,
        "schema": newest(),
        "revision": newest(),
    }


def test_a_database_without_tables_is_not_healthy(database_url: str) -> None:
    engine = engine_for(database_url)
    with pytest.raises(StoreError, match="revision none"):
        health(engine)
    engine.dispose()


def test_a_new_desk_has_somebody_in_every_role_and_a_scale(opened: Engine) -> None:
    with reading(opened) as session:
        assert {person.role for person in people(session)} == set(Role)
        found = ratings(session)
    assert len({rating.scale for rating in found}) == 1
    assert all(rating.definition for rating in found)


def test_setting_up_twice_changes_nothing(opened: Engine) -> None:
    before = everything(opened)
    set_up(opened)
    assert everything(opened) == before


def test_a_desk_with_its_own_people_is_left_alone(engine: Engine) -> None:
    steps.set_up(engine, members=[steps.NewMember("Mina Marsh", Role.CHECKER)], scales=[])
    before = everything(engine)
    set_up(engine)
    assert everything(engine) == before


def test_the_worked_example_is_stored_with_claims_at_their_places_and_matches(opened: Engine) -> None:
    article_id = load_example(opened)
    with reading(opened) as session:
        view = articles.article(session, article_id)
        assert view.text == read(home() / "data" / "example" / "article.txt").text
        assert len(view.claims) >= 5
        assert all(view.text[place.start : place.end] == place.quote for place in view.claims)
        assert sum(place.matches for place in view.claims) >= 5
        assert claims.history(session, view.claims[0].id)[-1].action == "claim.extracted"
        assert audit.verify(session).events > len(view.claims)


def test_loading_the_worked_example_twice_changes_nothing(opened: Engine) -> None:
    assert load_example(opened) is not None
    before = everything(opened)
    assert load_example(opened) is None
    assert everything(opened) == before


def test_two_processes_that_load_the_example_at_once_store_it_once(opened: Engine) -> None:
    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(lambda _: load_example(opened), range(2)))
    assert sorted(done, key=str)[1] is None
    with reading(opened) as session:
        assert len(articles.articles(session)) == 1


def test_a_desk_where_nobody_may_add_articles_says_so(engine: Engine) -> None:
    steps.set_up(engine, members=[steps.NewMember("Vera View", Role.VIEWER)], scales=[])
    with pytest.raises(Refused, match="Nobody at this desk may add articles; add a checker first"):
        load_example(engine)


def test_on_a_desk_without_a_checker_whoever_may_adds_the_example(engine: Engine) -> None:
    steps.set_up(engine, members=[steps.NewMember("Asha Rao", Role.EDITOR)], scales=[])
    article_id = load_example(engine)
    with reading(engine) as session:
        assert articles.article(session, article_id).line.added_by == "Asha Rao"
