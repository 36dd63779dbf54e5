"""What is looked at by `claims doctor`: each check gives one finding, and a finding that is wrong says what to do."""

import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from claims.cli.desk import missing_file, shown_url, the_settings
from claims.cli.finding import Finding
from claims.errors import ClaimsError, InputError
from claims.settings import home

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

PYTHON = (3, 11)  # requires-python
SQLITE = (3, 35)  # the first with RETURNING, which SQLAlchemy uses to learn new ids
STREAMLIT = (1, 67)  # the first with everything the pages use (docs/decisions/001)


def findings() -> Iterator[Finding]:
    """Every finding, as soon as it is known; what cannot be looked at because of another problem is left out."""
    for look in (python, sqlite, streamlit, files, weights, word_vectors):
        yield look()
    try:
        url = the_settings().database_url
    except ClaimsError as error:
        yield Finding("settings", False, str(error), "Correct the variable, or unset it.")
        return
    engine, reached = database(url)
    yield reached
    if engine is None:
        return
    from claims.cli.database_checks import look_over

    yield from look_over(engine)


def python() -> Finding:
    """Whether this Python is new enough."""
    found = ".".join(map(str, sys.version_info[:3]))
    ok = sys.version_info[:2] >= PYTHON
    return Finding("Python", ok, found, None if ok else "Install Python 3.11 or newer.")


def sqlite() -> Finding:
    """Whether the SQLite in this Python is new enough and can search text."""
    found = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info[:2] < SQLITE:
        return Finding("SQLite", False, found, "Install a Python that comes with SQLite 3.35 or newer.")
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            todo = "Install a Python from python.org or through uv; or use PostgreSQL."
            return Finding("SQLite", False, f"{found}, without full-text search (FTS5)", todo)
    return Finding("SQLite", True, f"{found}, with full-text search")


def streamlit() -> Finding:
    """Whether Streamlit is there and new enough, without importing it."""
    try:
        found = version("streamlit")
    except PackageNotFoundError:
        return Finding("Streamlit", False, "is not installed", "Install it with: pip install claims-desk")
    ok = tuple(int(part) for part in found.split(".")[:2] if part.isdecimal()) >= STREAMLIT
    return Finding("Streamlit", ok, found, None if ok else "Update it with: pip install --upgrade streamlit")


def weights() -> Finding:
    """Whether the weights of matching and of check-worthiness that are in use can be read."""
    from claims.extraction.weights import in_use as checkworthiness
    from claims.matching.weights import in_use as matching
    from claims.settings import checkworthiness_model, matching_model

    try:
        matching()
        checkworthiness()
    except ClaimsError as error:
        return Finding("weights", False, str(error), "Train the file again, or unset the variable that names it.")
    own = [str(path) for path in (matching_model(), checkworthiness_model()) if path]
    return Finding("weights", True, f"the desk's own: {', '.join(own)}" if own else "those that come with the tool")


def word_vectors() -> Finding:
    """Whether passages are ranked by vectors of words too; it is no fault if not, as some machines have no wheel."""
    from claims.meaning import load_words

    try:
        load_words()
    except InputError as error:
        return Finding("word vectors", True, f"passages are ranked by their words alone. {error}")
    return Finding("word vectors", True, "passages are ranked by related words too")


def files() -> Finding:
    """Whether the files that the desk is served from and set up with are there."""
    folder = home()
    wanted = ("app.py", ".streamlit/config.toml", "data/example/members.json", "data/example/article.txt")
    missing = [name for name in wanted if not (folder / name).is_file()]
    if missing:
        says = f"{', '.join(missing)} missing in {folder}"
        return Finding("files", False, says, "Install Claims again, or check the copy of the repository.")
    return Finding("files", True, f"the desk is served from {folder}")


def database(url: str) -> tuple["Engine | None", Finding]:
    """The engine of a database that answers, and what was found; None where it does not."""
    import sqlalchemy as sa

    from claims.store.engine import engine_for, reading

    name = "database"
    if missing := missing_file(url):
        todo = "Start a desk with: claims serve (or claims demo). Or set CLAIMS_DATABASE_URL to the one you mean."
        return None, Finding(name, False, f"there is no file {missing} yet", todo)
    try:
        engine = engine_for(url)
        with reading(engine) as session:
            session.execute(sa.text("SELECT 1"))
    except ClaimsError as error:
        return None, Finding(name, False, str(error), "Check CLAIMS_DATABASE_URL, and that the database is running.")
    return engine, Finding(name, True, f"{engine.dialect.name}, {shown_url(url)}")
