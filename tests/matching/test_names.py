import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.matching.entities import other_names
from claims.matching.names import known_names, names, same


def keys(text: str) -> list[str]:
    return [name.key for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan tea goes to Lahore.", ["Kenya", "Lahore"]),
        ("In Nairobi and in Kampala", ["Kenya", "Uganda"]),
        ("U.S. Senator Mary Okoro met the UN envoy.", ["United States", "mary okoro", "United Nations"]),
        ("Foreign Secretary Ann Hale", ["ann hale"]),
        ("the Dutch Prime Minister", ["Netherlands"]),
        ("Norwegian Foreign Minister Kari Dahl", ["Norway", "kari dahl"]),
        ("Scotland’s National Health Service", ["Scotland", "National Health Service"]),
        ("the University of Leiden on Monday in March", ["university of leiden"]),
        ("nothing here", []),
        ("", []),
    ],
)
def test_names_are_found_without_titles_days_and_months(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_one_unknown_word_that_opens_a_sentence_is_unsure() -> None:
    assert [name.unsure for name in names("Prices rose. Kestrel grew. Kenya shrank.")] == [True, True, False]


def test_a_place_inside_a_longer_name_is_known() -> None:
    [name] = names("the Kenya Tea Board")
    assert not name.is_place
    assert name.places == {"Kenya"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the Dutch", "the Netherlands", True),
        ("in Kyiv", "in Ukraine", True),
        ("by Anna Holm", "by Ms Holm", True),
        ("at the Kenya Tea Board", "in Kenya", True),
        ("at the KTB", "at the Kenya Tea Board", True),
        ("in Leeds", "in Bradford", False),
        ("by Anna Holm", "by Anna Berg", False),
        ("by the Leeds City Council", "by the Derby City Council", False),
        ("in North Korea", "in South Korea", False),
    ],
)
def test_names_of_the_same_are_known_as_such(one: str, other: str, *, expected: bool) -> None:
    [left], [right] = names(one), names(other)
    assert same(left, right) is expected
    assert same(right, left) is expected


@example("Joe Biden @POTUS Kamala Harris")
@example("AA#Ab")
@given(text=st.text(alphabet=st.sampled_from("AaBb of’'.U S-&\n🙂न@#/()"), max_size=80))
def test_a_name_stands_where_it_says(text: str) -> None:
    for name in names(text):
        assert text[name.start : name.end] == name.text


def test_every_known_name_with_a_capital_is_found_in_a_sentence() -> None:
    missed = [
        name for name in known_names() if name[0].isupper() and known_names()[name].key not in keys(f"At {name}, so.")
    ]
    assert missed == []


def test_every_known_name_leads_to_a_listed_one() -> None:
    table = known_names()
    assert len({known.key for known in table.values()}) > 200
    assert all(table[known.key].key == known.key for known in table.values())
    assert all(place in table for known in table.values() for place in known.within)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Toyota recalled 20,000 cars.", "The maker Toyota has recalled 20,000 cars in Japan."),
        ("The mayor opened the hall.", "Anna Holm, the mayor, opened the hall."),
        ("Prices rose in Spain.", "Rents and wages across Spain went up, said Madrid."),
        ("Kenya's lakes are full.", "The heron was seen in Norway by Ola Berg."),
    ],
    ids=["there", "only one side names", "unsure", "another story"],
)
def test_names_are_not_said_to_differ_without_need(claim: str, passage: str) -> None:
    assert other_names(claim, passage) == []
