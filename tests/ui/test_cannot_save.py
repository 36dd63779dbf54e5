"""The disk is full, or the database only reads: the page says so in a sentence and keeps what was typed.

What is typed is kept on the server as it is typed, where there is still room for it: that is no part of the step.
"""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
import sqlalchemy as sa

from claims.model.enums import ClaimState

WAYS = {
    "PRAGMA query_only = ON": "The database is read-only.",
    "PRAGMA max_page_count = 1": "The disk is full; nothing was stored.",
}


@pytest.mark.parametrize("way", WAYS)
def test_the_page_says_so_and_keeps_what_was_typed(desk, open_page, way):
    sentence = WAYS[way]
    claim = desk.claim(ClaimState.IN_PROGRESS)
    said = "It was counted. " * 1200  # 19 KB: more than the pages of the file have left
    screen = open_page("claim", who="Mina Marsh", claim=claim)
    desk.engine.dispose()
    with closing(sqlite3.connect(desk.engine.url.database)) as connection:
        connection.execute("VACUUM")  # the tests before left free pages, which would take the text

    def limit(connection: Any, _: Any) -> None:
        connection.execute(way)

    sa.event.listen(desk.engine, "connect", limit)  # every connection, for the page may open more than one
    try:
        with desk.nothing_stored(but="typed_text"):
            screen.fill(f"verdict_rating_{claim}", desk.ratings[0]).fill(f"verdict_rationale_{claim}", said).run()
            screen.press("verdict_save")
            assert sentence in screen.errors
            assert screen.at.get_by_key(f"verdict_rationale_{claim}").value == said
    finally:
        sa.event.remove(desk.engine, "connect", limit)
        desk.engine.dispose()
    screen.press("verdict_save")
    assert "Verdict saved as version 1." in screen.says
