"""Reading what the stored passages mean, with the extra `semantic`: what is missing, a batch at a time."""

from collections.abc import Callable

from sqlalchemy.engine import Engine

from claims.meaning import load
from claims.review import steps
from claims.store.engine import reading
from claims.store.nearness import how_many, without_vector

BATCH = 256  # passages read and stored together, some two seconds: what is lost when the run is broken off
MOST_AT_IMPORT = 500  # passages read while a person waits, some five seconds

Progress = Callable[[int, int], object]  # how many passages are done, of how many


def embed(engine: Engine, *, most: int | None = None, progress: Progress = lambda done, of: None) -> int:
    """Read what passages mean that have no vector yet, at most `most` of them; how many now have one.

    A run that is broken off keeps what it had done, and the next goes on from there. Raises InputError when the
    extra is not installed.
    """
    model = load()
    with reading(engine) as session:
        missing, _ = how_many(session, model.name)
    of = missing if most is None else min(missing, most)
    done = stored = 0
    while done < of:
        with reading(engine) as session:
            found = without_vector(session, model.name, min(BATCH, of - done))
        if not found:
            break
        read = {id_: (statement, title) for id_, statement, title in found}
        codes = model.passages(list(read.values()))
        rows = {id_: row.tobytes() for id_, row in zip(read, codes, strict=True)}
        stored += steps.store_vectors(engine, model=model.name, read=read, rows=rows)
        done += len(found)
        progress(done, of)
    return stored
