"""The base of every table: its own registry, constraint names, and how enums and times are stored."""

from datetime import UTC, datetime
from enum import StrEnum
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
