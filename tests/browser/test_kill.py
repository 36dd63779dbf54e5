"""The server dies in the middle of adding an article: all of it is there afterwards, or none."""

import sqlite3
import time
from pathlib import Path

import pytest

from claims.desk.opening import open_desk
from claims.extraction import extract
from claims.model.enums import SourceKind
from claims.reading import SourceRow, read_text
from claims.review import steps
from claims.store.audit import verify
from claims.store.engine import reading

CLAIMS = 150
TEXT = "Harbours\n\n" + "\n\n".join(
    f"The port of town {number} handled {number * 37 + 11} ships in {1800 + number}." for number in range(1, CLAIMS + 1)
)


@pytest.fixture(scope="module")
def prepared(engine):
    """Enough passages for matching to take a while."""
    counted = {number: f"Town {number} counted {number * 31} ships at its port." for number in range(1, CLAIMS + 1)}
    rows = [SourceRow(f"Yearbook {number}", text, SourceKind.STATISTICS) for number, text in counted.items()]
    steps.import_sources(engine, rows=rows, actor_id=1, name="yearbooks.csv")


@pytest.fixture
def database(database_url, prepared) -> Path:
    """The file of the desk that is killed."""
    return Path(database_url.removeprefix("sqlite:///"))


def rows(path: Path) -> dict[str, int]:
    """How many rows there are that belong to articles."""
    connection = sqlite3.connect(path)
    try:
        names = ("article", "draft", "claim", "anchor", "quantity", "match")
        found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
        events = "SELECT count(*) FROM event WHERE article_id IS NOT NULL"
        return found | {"event": connection.execute(events).fetchone()[0]}
    finally:
        connection.close()


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def wait_for_the_first_write(database: Path, size_before: int) -> None:
    """Come back as soon as the transaction reaches the disk."""
    deadline = time.monotonic() + 60
    while size(database.with_name("claims.db-wal")) == size_before:
        assert time.monotonic() < deadline, "nothing was written"


@pytest.mark.parametrize("moment", ["matching", "storing"])
def test_an_article_is_all_there_or_not_at_all_when_the_server_is_killed(database, serve, reader_at, tmp_path, moment):
    text = f"{TEXT}\n\nThe end of {moment}."
    url = f"sqlite:///{database}"
    with serve(url, tmp_path / "server.log") as server, reader_at(server) as reader:
        reader.open("/add", member="Amara Okonjo-Reyes").write("article_text", text).press("article_find")
        reader.page.wait_for_selector(".st-key-article_add")
        before, written = rows(database), size(database.with_name("claims.db-wal"))
        reader.at("article_add").locator("button").click(no_wait_after=True)
        if moment == "matching":
            reader.page.get_by_text("Matching claim").wait_for()
        else:
            wait_for_the_first_write(database, written)
        server.kill()
    added = {name: count - before[name] for name, count in rows(database).items()}
    claims = len([draft for draft in extract(read_text(text)) if draft.checkworthiness >= 0.5])
    assert claims > CLAIMS / 2
    assert set(added.values()) == {0} or (added["article"], added["draft"]) == (1, 1)
    assert added["claim"] in {0, claims}
    assert added["anchor"] == added["claim"]
    assert added["event"] in {0, 2 * claims + 1}  # the article, each claim, and what was found for it
    engine = open_desk(url)
    with reading(engine) as session:
        verify(session)
    engine.dispose()
