import pytest

from claims.matching.numbered import numbered, other_numbers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Windows 11 and Article 50", ["Windows 11", "Article 50"]),
        ("A Boeing 737 crashed near Lille.", ["Boeing 737"]),
        ("On June 5 and in Summer 2024", []),
        ("Some 700 marched; About 40% did.", []),
        ("", []),
    ],
)
def test_names_with_a_number_are_found(text: str, shown: list[str]) -> None:
    assert [found.shown for found in numbered(text)] == shown


def test_another_number_of_the_same_name_differs() -> None:
    [difference] = other_numbers("Windows 11 is safe.", "Windows 10 is safe.")
    assert difference.says == "The source speaks of Windows 10 where the claim speaks of Windows 11."
    assert other_numbers("Windows 11 is safe.", "Windows 10 and Windows 11 are safe.") == []
    assert other_numbers("Windows 11 is safe.", "Article 50 is safe.") == []
