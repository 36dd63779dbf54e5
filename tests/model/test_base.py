"""Rows that are stored without an object for each."""

import pytest

from claims.model.base import Record, row_of
from claims.model.tables import Claim, Match, Member

TABLES = sorted(Record.__subclasses__(), key=lambda table: table.__name__)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_row_holds_what_an_object_holds_when_nothing_is_given(table: type[Record]) -> None:
    made, row = table(), row_of(table)
    assert row.keys() == {name for name, field in table.model_fields.items() if not field.is_required()} - {"id"}
    for name, value in row.items():
        if isinstance(value, Record | str | int | float | list | None):
            assert value == getattr(made, name)
        else:
            assert (type(value), value.tzinfo) == (type(getattr(made, name)), getattr(made, name).tzinfo)


def test_what_is_given_comes_before_the_defaults() -> None:
    assert row_of(Member, name="Ana", version=3)["version"] == 3
    assert row_of(Match, found_at=None)["found_at"] is None


def test_no_two_rows_share_a_list() -> None:
    first, second = row_of(Claim), row_of(Claim)
    first["reasons"].append("a figure")
    assert second["reasons"] == row_of(Claim)["reasons"] == []
