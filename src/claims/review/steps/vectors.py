"""Storing what passages mean, a batch at a time: derived from what is stored, so the log does not speak of it."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.tables import Passage, PassageVector, Source
from claims.review.step import step


@step
def store_vectors(
    session: Session, *, model: str, read: Mapping[int, tuple[str, str]], rows: Mapping[int, bytes]
) -> int:
    """Store the vectors of passages, in place of older ones; how many.

    `read` says which statement and title each was made from: a passage that was changed since keeps none.
    """
    query = (
        sa.select(col(Passage.id), col(Passage.statement), col(Source.title))
        .join(Source, col(Source.id) == Passage.source_id)
        .where(col(Passage.id).in_(rows))
    )
    same = [row.id for row in session.execute(query) if (row.statement, row.title) == read[row.id]]
    session.execute(sa.delete(PassageVector).where(col(PassageVector.passage_id).in_(same)))
    # Claims that were matched before may be near it: the database's triggers count this as a change of the passage.
    session.execute(sa.update(Passage).where(col(Passage.id).in_(same)).values(claimant=Passage.claimant))
    session.add_all(PassageVector(passage_id=id_, model=model, vector=rows[id_]) for id_ in same)
    return len(same)
