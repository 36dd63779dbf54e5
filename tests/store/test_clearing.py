"""What was put away long ago is taken away for good, on both databases: with its parts, never what is referred to."""

from typing import Any

import pytest

from claims.errors import Refused
from claims.model.enums import Channel, ClaimState
from claims.review import steps
from claims.store import audit
from claims.store.clearing import clear
from claims.store.engine import reading, writing

LONG_AGO = "2020-01-01 00:00:00"


def long_ago(desk: Any, table: str, number: int) -> None:
    """As if it had been put away years ago."""
    desk.by_hand(
        f"UPDATE {table} SET removed_by = :by, removed_at = :at WHERE id = :id", by=desk.editor, at=LONG_AGO, id=number
    )


def ids(desk: Any, table: str) -> list[int]:
    return [number for (number,) in desk.rows(f"SELECT id FROM {table} ORDER BY id")]


def test_everything_that_nothing_refers_to_goes_with_its_parts(desk) -> None:
    used, unused = (
        desk.passages("Counted.", "Counted twice."),
        desk.passages("Surveyed.", title="Survey", url="https://example.org/s"),
    )
    claim = desk.claim(ClaimState.IN_PROGRESS, matches=unused)
    desk.evidence(claim, used[0])
    remark = steps.add_comment(desk.engine, claim_id=claim, actor_id=desk.checker, body="See this, @Lena Lee.")
    contact = steps.record_contact(
        desk.engine, claim_id=claim, actor_id=desk.checker, who="The office", channel=Channel.PHONE
    )
    piece = desk.evidence(claim, used[1])
    gone = desk.article("Nobody worked on this.")
    kept_source, source = ids(desk, "source")
    for table, number in [
        ("comment", remark), ("contact", contact), ("evidence", piece), ("source", source), ("article", gone),
        ("source", kept_source),
    ]:  # fmt: skip
        long_ago(desk, table, number)
    with desk.nothing_stored(), writing(desk.engine) as session:  # a trial stores nothing
        tried = clear(session)
    with pytest.raises(Refused), desk.nothing_stored():
        steps.clear_removed(desk.engine, actor_id=desk.lead)
    done = steps.clear_removed(desk.engine, actor_id=desk.admin)
    assert done == tried
    assert done.removed == {
        "comment": [remark],
        "contact": [contact],
        "evidence": [piece],
        "source": [source],
        "article": [gone],
    }
    assert done.kept == {"source": [kept_source]}  # a piece of evidence stands on it
    assert ids(desk, "passage") == used
    assert ids(desk, "comment") == ids(desk, "contact") == ids(desk, "match") == []
    assert ids(desk, "claim") == [claim]
    assert desk.rows("SELECT count(*) FROM mention")[0][0] == 0
    assert desk.last_event().action == "desk.cleared"
    with reading(desk.engine) as session:
        audit.verify(session)
    again = steps.clear_removed(desk.engine, actor_id=desk.admin)
    assert (again.removed, again.kept) == ({}, {"source": [kept_source]})
    assert desk.passages("And on.")  # work goes on


def test_an_article_with_a_verdict_or_a_publication_stays_whole(desk) -> None:
    claims = [desk.claim(state) for state in (ClaimState.SUBMITTED, ClaimState.PUBLISHED)]
    articles = [desk.rows("SELECT article_id FROM claim WHERE id = :id", id=claim)[0][0] for claim in claims]
    for article in articles:
        long_ago(desk, "article", article)
    with desk.nothing_stored():
        done = steps.clear_removed(desk.engine, actor_id=desk.admin)
    assert (done.removed, done.kept) == ({}, {"article": articles[::-1]})


def test_what_was_put_away_lately_stays(desk) -> None:
    article = desk.article("One.")
    steps.remove_article(desk.engine, article_id=article, actor_id=desk.editor, reason="By mistake.")
    with desk.nothing_stored():
        assert steps.clear_removed(desk.engine, actor_id=desk.admin).removed == {}
    steps.restore_article(desk.engine, article_id=article, actor_id=desk.editor)
