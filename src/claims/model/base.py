"""The base of every table: its own registry, constraint names, and how enums and times are stored."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


# Own registry: Streamlit re-imports changed modules, and declaring a table twice in one registry raises.
class Record(SQLModel, registry=registry(metadata=sa.MetaData(naming_convention=NAMING))):
    """What every table inherits from."""


def now() -> datetime:
    """The current time, aware, in UTC."""
    return datetime.now(UTC)


def one_of(words: type[StrEnum]) -> Any:
    """A column type that stores an enum by its value, as text, and lets the database refuse other words."""
    return sa.Enum(
        words,
        name=words.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


def key() -> Any:
    """A primary key that the database counts up."""
    return Field(default=None, primary_key=True)


def row_of(table: type[Record], **given: Any) -> dict[str, Any]:
    """A new row as `sa.insert` takes it: what is given, and the defaults of the table for the rest, but for its key.

    For steps that store hundreds of records: to make an object of each takes longer than to store them.
    """
    plain, made = _defaults(table)
    return {**plain, **{name: make() for name, make in made.items() if name not in given}, **given}


@cache
def _defaults(table: type[Record]) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """What a column holds when nothing is given, and for those that hold something else each time, what makes it."""
    free = {name: field for name, field in table.model_fields.items() if name != "id" and not field.is_required()}
    made: dict[str, Any] = {name: field.default_factory for name, field in free.items() if field.default_factory}
    return {name: field.default for name, field in free.items() if name not in made}, made
