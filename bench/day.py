"""A scripted day at a desk: the steps that one process takes one after the other."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.newsroom import add, set_up
from claims.errors import Refused
from claims.model.enums import Stance
from claims.model.tables import metadata
from claims.review import steps

LEAD, EDITOR, SECOND, CHECKER = 1, 2, 3, 4  # the members of `set_up`
CLAIMS = 12  # claims of each article
TO_CHECK = 3  # claims of each article that are checked to the end
# Hashes are made from times, and events say times in their data.
MADE_OF_TIMES = re.compile(r"\b[0-9a-f]{64}\b|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)?")


def begin(engine: Engine) -> None:
    """The desk in the morning: its members, a scale, the sources."""
    set_up(engine, people_there=5, articles=0, claims_each=0)


def day(articles: int = 2) -> Iterator[Callable[[Engine], Any]]:
    """The steps of the day in order, each called with the engine; the same ones every time."""
    for number in range(articles):
        yield lambda engine, number=number: add(engine, number, CLAIMS)  # type: ignore[misc]
        first = number * CLAIMS + 1
        yield _with(steps.queue_claims, claim_ids=list(range(first, first + CLAIMS - 2)), actor_id=LEAD)
        gone, odd = first + CLAIMS - 2, first + CLAIMS - 1
        yield _with(steps.mark_not_checkable, claim_id=gone, actor_id=CHECKER, reason="An opinion.")
        yield _with(steps.mark_duplicate, claim_id=odd, actor_id=CHECKER, of_id=first, reason="Said before.")
        yield _with(steps.restore, claim_id=gone, actor_id=EDITOR, reason="It is a figure after all.")
        yield _with(steps.archive_claim, claim_id=gone, actor_id=EDITOR, reason="It was cut.")
        for claim in range(first, first + TO_CHECK):
            yield from _checked(claim)
        yield _with(steps.take_next, actor_id=CHECKER)


def _checked(claim: int) -> Iterator[Callable[[Engine], Any]]:
    """One claim, from the queue to its publication, and opened again."""
    match = 2 * claim - 1  # every claim has two
    yield _with(steps.assign, claim_id=claim, actor_id=EDITOR, to_id=CHECKER)
    yield _with(steps.take, claim_id=claim, actor_id=CHECKER)
    yield _with(steps.confirm_match, match_id=match, actor_id=CHECKER, based_on=1)
    yield _with(steps.reject_match, match_id=match + 1, actor_id=CHECKER, based_on=1)
    for passage in (1, 2, 3):
        given = {"claim_id": claim, "passage_id": passage, "actor_id": CHECKER, "stance": Stance.SUPPORTS}
        yield _with(steps.add_evidence, **given, note="Counted.")
    verdict = {"claim_id": claim, "actor_id": CHECKER, "rating_id": 1}
    yield _with(steps.propose_verdict, **verdict, rationale="It was counted.", based_on=0)
    yield _with(steps.add_comment, claim_id=claim, actor_id=LEAD, body="Which year?")
    yield _with(steps.submit, claim_id=claim, actor_id=CHECKER)
    yield _with(steps.approve, claim_id=claim, actor_id=CHECKER, verdict_version=1)  # refused
    yield _with(steps.request_changes, claim_id=claim, actor_id=EDITOR, verdict_version=1, comment="Say which year.")
    yield _with(steps.take, claim_id=claim, actor_id=CHECKER)
    yield _with(steps.propose_verdict, **verdict, rationale="It was counted in 2023.", based_on=1)
    yield _with(steps.submit, claim_id=claim, actor_id=CHECKER)
    yield _with(steps.approve, claim_id=claim, actor_id=EDITOR, verdict_version=2, comment="Well done.")
    yield _with(steps.publish, claim_id=claim, actor_id=SECOND)
    yield _with(steps.reopen, claim_id=claim, actor_id=EDITOR, reason="A reader wrote to us.")


def _with(step: Callable[..., Any], **given: Any) -> Callable[[Engine], Any]:
    def take(engine: Engine) -> Any:
        try:
            return step(engine, **given)
        except Refused as error:
            return str(error)

    return take


def state(engine: Engine) -> str:
    """Every row of every table but its times and the hashes made from them, as one fingerprint (SHA-256, hex)."""
    held = sha256()
    with engine.connect() as connection:
        for name, table in metadata.tables.items():
            wanted = [column for column in table.c if not _timed(name, column)]
            rows = connection.execute(sa.select(*wanted)).all()
            text = repr((name, sorted(map(repr, rows))))
            held.update(MADE_OF_TIMES.sub("", text).encode())
    return held.hexdigest()


def _timed(table: str, column: sa.Column[Any]) -> bool:
    """Whether a column holds a time, or something that is made from one."""
    hashes = {"event": {"hash", "previous_hash"}, "publication": {"content", "sha256"}}
    return "DateTime" in type(column.type).__name__ or column.name in hashes.get(table, set())
