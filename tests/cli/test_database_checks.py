"""What the doctor looks at inside the database, on SQLite and on PostgreSQL."""

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.cli.database_checks import CHECKS, look_over
from claims.extraction import extract
from claims.model.enums import Role, SourceKind
from claims.reading import SourceRow, read_text
from claims.review import steps


def filled(engine: Engine) -> None:
    """Members, a scale, a source and an article."""
    scale = steps.NewScale("Two steps", [steps.NewRating("False"), steps.NewRating("True")])
    members = [steps.NewMember("Ada Lund", Role.CHECKER), steps.NewMember("Cleo Marsh", Role.ADMIN)]
    steps.set_up(engine, members=members, scales=[scale])
    row = SourceRow(title="Accounts", statement="Roads cost £3.6 million in 2023.", kind=SourceKind.OFFICIAL)
    steps.import_sources(engine, rows=[row], actor_id=1, name="accounts.csv")
    article = read_text("🚌 Überraschung!\n\nThe council spent £4.2 million on road repairs in 2023.\n")
    steps.add_article(engine, article=article, drafts=extract(article), actor_id=1)


@pytest.mark.parametrize("name", CHECKS)
def test_a_desk_in_order_passes_every_check(engine: Engine, name: str) -> None:
    filled(engine)
    finding = CHECKS[name](engine)
    assert (finding.check, finding.ok, finding.what_to_do) == (name, True, None)


DAMAGE = {
    "search index": {
        "sqlite": """INSERT INTO passage_index(passage_index, rowid, statement, title, claimant)
                     SELECT 'delete', id, statement, title, claimant FROM passage_text""",
        "postgresql": "UPDATE passage SET search = NULL",
    },
    "quotes": {
        "sqlite": "UPDATE anchor SET exact = exact || '.'",
        "postgresql": "UPDATE anchor SET exact = exact || '.'",
    },
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_is_damaged_is_found(own_engine: Engine, name: str) -> None:
    filled(own_engine)
    with own_engine.begin() as connection:
        connection.execute(sa.text(DAMAGE[name][own_engine.dialect.name]))
    finding = CHECKS[name](own_engine)
    assert not finding.ok
    assert finding.what_to_do


def test_the_remedy_for_the_search_index_works(own_engine: Engine) -> None:
    filled(own_engine)
    with own_engine.begin() as connection:
        connection.execute(sa.text(DAMAGE["search index"][own_engine.dialect.name]))
    remedy = (CHECKS["search index"](own_engine).what_to_do or "").removeprefix("Run in the database: ")
    with own_engine.begin() as connection:
        connection.execute(sa.text(remedy))
    assert CHECKS["search index"](own_engine).ok


def test_a_database_that_only_reads_is_a_problem(own_engine: Engine) -> None:
    filled(own_engine)
    wrong = [("writing", True)]
    if own_engine.dialect.name == "sqlite":
        wrong.append(("search index", True))  # it is checked by a statement that writes
        with own_engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
    else:
        with own_engine.begin() as connection:
            name = own_engine.url.database
            connection.execute(sa.text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
        own_engine.dispose()
    assert [
        (finding.check, "read-only" in finding.says) for finding in look_over(own_engine) if not finding.ok
    ] == wrong
