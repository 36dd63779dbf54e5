"""A source is read again from its link, from the shell: what became of the quoted words is said, on both databases."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.changing_page import SAID, changing_page
from typer.testing import CliRunner

from claims.cli import app
from claims.model.enums import ClaimState
from claims.store import audit
from claims.store.engine import engine_for, reading


@pytest.fixture
def run(desk, setting: Callable[[str, str], None]):
    """`claims` at the desk of the test; what it said, on one line."""
    url = desk.engine.url.render_as_string(hide_password=False)
    setting("CLAIMS_DATABASE_URL", url)
    setting("COLUMNS", "100")

    def _run(*arguments: Any, code: int = 0) -> str:
        done = CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=False)
        assert done.exit_code == code, done.output
        return " ".join(done.output.split())

    yield _run
    engine_for(url).dispose()


def test_a_text_that_changed_is_told_in_words(desk, run) -> None:
    with changing_page() as page:
        passages = desk.passages(SAID, url=page.url)
        claim = desk.claim(ClaimState.IN_PROGRESS)
        desk.evidence(claim, passages[0])
        read = ("sources", "snapshot", 1, "--allow-private", "--as", "Mina Marsh")
        run(*read)
        assert "The quoted words stand in the text read on" in run("show", claim)
        page.says = SAID.replace("3.6", "4.1")
        run("sources", "snapshot", "--all", "--allow-private", "--as", "Mina Marsh")
        told = run("show", claim)
        assert "they are gone from the text read on" in told
        assert "It now says: “The council spent £4.1 million on road repairs in 2023”." in told
        page.says = None
        with desk.nothing_stored():
            assert "404" in run(*read, code=1)
    hashes = desk.rows("SELECT sha256, url FROM snapshot ORDER BY id")
    assert len({one.sha256 for one in hashes}) == len(hashes) == 2
    assert {one.url for one in hashes} == {page.url}
    with reading(desk.engine) as session:
        audit.verify(session)
