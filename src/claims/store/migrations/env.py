"""Alembic's entry: runs inside the connection that claims.store.upgrade hands over."""

from typing import Any

from alembic import context

from claims.model.tables import metadata

# The full-text index and PostgreSQL's search column are kept by triggers, not by the models.
KEPT_BY_TRIGGERS = ("passage_index", "passage_text", "claim_index")


def ours(_: object, name: str | None, kind: str, *__: Any) -> bool:
    """Whether Alembic compares this object with the models."""
    if kind == "table":
        return not (name or "").startswith(KEPT_BY_TRIGGERS)
    return not (kind in {"column", "index"} and name in {"search", "ix_passage_search", "ix_claim_search"})


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    include_object=ours,
)
with context.begin_transaction():
    context.run_migrations()
