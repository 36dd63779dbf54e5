"""A desk that is killed in the middle of adding an article has all of it afterwards, or nothing."""

import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from claims.store import audit

SCRIPT = Path(__file__).with_name("adding_and_killed.py")
TIMES = 25
CLAIMS = 40


def test_an_article_is_whole_or_absent_whenever_the_process_is_killed(desk) -> None:
    desk.passages("The ferries carried visitors to the island.", "Visitors came to the island by ferry.")
    before = desk.read(audit.verify).events
    url = desk.engine.url.render_as_string(hide_password=False)
    subprocess.run([sys.executable, SCRIPT, url, str(desk.checker), str(TIMES)], check=True, timeout=120)

    parts = desk.rows(
        """
        SELECT article.title,
               (SELECT count(*) FROM draft WHERE draft.article_id = article.id) AS drafts,
               (SELECT count(*) FROM claim WHERE claim.article_id = article.id) AS claims,
               (SELECT count(*) FROM anchor JOIN claim ON claim.id = anchor.claim_id
                WHERE claim.article_id = article.id) AS anchors,
               (SELECT count(*) FROM match JOIN claim ON claim.id = match.claim_id
                WHERE claim.article_id = article.id) AS matches,
               (SELECT count(*) FROM event WHERE event.article_id = article.id) AS events
        FROM article
        """
    )
    assert {tuple(part)[1:] for part in parts} == {(1, CLAIMS, CLAIMS, 2 * CLAIMS, 1 + CLAIMS)}
    assert "Article 0" in {part.title for part in parts}  # the one that was left to finish
    assert 1 <= len(parts) <= TIMES  # the one killed at its first moment is never among them
    assert desk.read(audit.verify).events == before + len(parts) * (1 + CLAIMS)
    for table, whole in (("draft", 1), ("claim", CLAIMS), ("anchor", CLAIMS), ("match", 2 * CLAIMS)):
        assert desk.rows(f"SELECT count(*) FROM {table}") == [(len(parts) * whole,)]
    if desk.engine.dialect.name == "sqlite":
        with desk.engine.connect() as connection:
            assert connection.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"
    assert desk.article("And the desk goes on.")
