import pytest

from claims.matching.counted import is_person, same_kind


@pytest.mark.parametrize(
    ("noun", "near", "other", "other_near", "expected"),
    [
        ("workers", "", "employees", "", True),
        ("people", "", "nurses", "", True),
        ("patients", "", "doctors", "", None),
        ("workers", "", "cars", "", False),
        ("buses", "", "lorries", "", True),
        ("offices", "", "workers", "", False),
        ("deaths", "storm", "people", "forc home", False),
        ("deaths", "storm", "people", "drown boat", True),
        ("votes", "", "countries", "vote resolut", True),
        ("seats", "", "councillors", "", True),
        ("wombats", "", "people", "", None),
        ("", "", "people", "", None),
    ],
)
def test_nouns_of_one_kind_are_known_from_those_of_two(
    noun: str, near: str, other: str, other_near: str, *, expected: bool | None
) -> None:
    assert same_kind(noun, near.split(), other, other_near.split()) is expected
    assert same_kind(other, other_near.split(), noun, near.split()) is expected


def test_people_are_known_by_their_written_noun() -> None:
    assert all(map(is_person, ["protesters", "gunmen", "nurse"]))
    assert not any(map(is_person, ["offices", "operations", "minerals", ""]))
