"""Reading sources again: the text behind a link is kept as it is now, so that it shows when it changes."""

from dataclasses import dataclass

from sqlalchemy.engine import Engine

from claims.errors import ClaimsError, InputError, Refused
from claims.model.base import now
from claims.reading import read, read_bytes
from claims.review import steps
from claims.review.rules import may_keep_sources
from claims.store.engine import reading
from claims.store.queries.situations import person
from claims.store.queries.sources import source, sources

MOST = 10_000  # sources read in one run; each waits for a server


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What came of reading a source again; `problem` says why nothing was stored, and is None where it was."""

    source_id: int
    title: str
    snapshot_id: int | None = None
    problem: str | None = None


def read_again(engine: Engine, *, source_id: int, actor_id: int, allow_private: bool = False) -> int:
    """Read the link of a source and keep its text; the snapshot's id.

    Raises NotFound for a source that the member may not see, InputError for one without a link or whose link cannot be
    read, Refused where the member may not; then nothing is stored.
    """
    with reading(engine) as session:
        who = person(session, actor_id)
        found = source(session, source_id, who)
    if reasons := may_keep_sources(who):
        raise Refused(reasons)
    if not found.url:
        raise InputError(f"Source {source_id} has no link to read. Hand in its text as a file.")
    text = read(found.url, allow_private=allow_private).text
    return steps.take_snapshot(
        engine, source_id=source_id, text=text, url=found.url, retrieved_at=now(), actor_id=actor_id
    )


def keep_text(engine: Engine, *, source_id: int, data: bytes, name: str, archive_url: str | None, actor_id: int) -> int:
    """Keep the text of a file as that of a source; the snapshot's id. Raises UnreadableText for what is no text."""
    text = read_bytes(data, name=name).text
    return steps.take_snapshot(engine, source_id=source_id, text=text, archive_url=archive_url, actor_id=actor_id)


def read_all_again(engine: Engine, *, actor_id: int, allow_private: bool = False) -> list[ReadAgain]:
    """Read every source with a link that the member may see again; what came of each, and why where it failed."""
    with reading(engine) as session:
        found = [each for each in sources(session, person(session, actor_id), limit=MOST) if each.url]
    done = []
    for each in found:
        try:
            kept = read_again(engine, source_id=each.id, actor_id=actor_id, allow_private=allow_private)
            done.append(ReadAgain(each.id, each.title, snapshot_id=kept))
        except ClaimsError as error:
            done.append(ReadAgain(each.id, each.title, problem=str(error)))
    return done
