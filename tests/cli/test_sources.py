"""`claims sources`: what goes in comes out again, in every format."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from typer.testing import Result

from claims.reading import read_sources

Run = Callable[..., Result]


def test_import_counts_what_is_new(run: Run, desk: Engine, sources: Path) -> None:
    result = run("sources", "import", sources, "--as", "Ada Lund", "--json")
    assert json.loads(result.stdout) == {"sources": 2, "passages": 2, "known": 0}
    with sources.open("a", encoding="utf-8") as file:
        file.write("Bus survey,Northby Council,https://northby.example/survey,2023-11-02,statistics,Fares rose 3%.\n")
    result = run("sources", "import", sources, "--as", "Ada Lund", "--json")
    assert json.loads(result.stdout) == {"sources": 0, "passages": 1, "known": 2}


def test_import_says_what_is_new_one_or_several(run: Run, desk: Engine, sources: Path) -> None:
    said = run("sources", "import", sources, "--as", "Ada Lund").stdout
    assert said.startswith("2 new passages, 2 new sources; 0 rows were there already.")
    sources.write_text("\n".join(sources.read_text(encoding="utf-8").splitlines()[:2]) + "\n", encoding="utf-8")
    with sources.open("a", encoding="utf-8") as file:
        file.write("Bus survey,Northby Council,https://northby.example/s,2023-11-02,statistics,Fares rose 3%.\n")
    said = run("sources", "import", sources, "--as", "Ada Lund").stdout
    assert said.startswith("1 new passage, 1 new source; 1 row was there already.")


def test_import_into_a_source_put_away_says_how_to_restore_it(run: Run, desk: Engine, sources: Path) -> None:
    run("sources", "import", sources, "--as", "Ada Lund")
    assert run("sources", "remove", "1", "--reason", "Withdrawn.", "--as", "Ben Oduya").exit_code == 0
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text + text.splitlines()[1].replace("spent", "owes") + "\n", encoding="utf-8")
    result = run("sources", "import", sources, "--as", "Ada Lund", "--json")
    assert "put away" in result.stderr
    assert "claims sources restore 1" in result.stderr
    assert json.loads(result.stdout)["passages"] == 1


@pytest.fixture
def interrupt() -> Iterator[Callable[[str], None]]:
    """Break off the program as with Ctrl-C when a database session comes to this event."""
    listening: list[str] = []

    def _now(session: Session) -> None:
        raise KeyboardInterrupt

    def _interrupt(event: str) -> None:
        sa.event.listen(Session, event, _now)
        listening.append(event)

    yield _interrupt
    for event in listening:
        sa.event.remove(Session, event, _now)


@pytest.mark.parametrize(
    ("event", "passages", "says"),
    [
        ("before_commit", 0, "Broken off: no row was stored. Import the table again."),
        ("after_commit", 2, "Broken off after every row was stored (2)."),
    ],
)
def test_an_import_broken_off_says_what_it_stored(
    *,
    run: Run,
    desk: Engine,
    sources: Path,
    interrupt: Callable[[str], None],
    counts: Callable[[], dict[str, int]],
    event: str,
    passages: int,
    says: str,
) -> None:
    interrupt(event)
    result = run("sources", "import", sources, "--as", "Ada Lund")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", f"{says}\n")
    assert counts()["passage"] == passages


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_what_is_exported_can_be_read_again_as_it_was(
    run: Run, desk: Engine, sources: Path, tmp_path: Path, suffix: str
) -> None:
    with sources.open("a", encoding="utf-8") as file:
        file.write('=HYPERLINK("x"),-,https://a.example/1,2021-02,news,"@cmd, ""quoted"" and <b>bold</b>, 3%"\n')
    run("sources", "import", sources, "--as", "Ada Lund")
    exported = tmp_path / f"exported{suffix}"
    result = run("sources", "export", exported)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 passages" in result.stderr

    def plain(path: Path) -> list[tuple[object, ...]]:
        return [
            (row.title, row.publisher, row.url, row.published_on, row.kind, row.statement) for row in read_sources(path)
        ]

    assert plain(exported) == plain(sources)


def test_an_export_of_a_desk_without_sources_is_a_table_without_rows(run: Run, desk: Engine, tmp_path: Path) -> None:
    assert run("sources", "export", tmp_path / "none.csv").exit_code == 0
    assert (tmp_path / "none.csv").read_text(encoding="utf-8").startswith("title,publisher,url")
    assert len((tmp_path / "none.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_an_export_into_a_folder_that_is_not_there_is_refused(run: Run, desk: Engine, tmp_path: Path) -> None:
    result = run("sources", "export", tmp_path / "nowhere" / "sources.csv")
    assert result.exit_code == 1
    assert "There is no folder" in result.stderr
