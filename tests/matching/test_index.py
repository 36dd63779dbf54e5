import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching import Entry, Index

HOSTILE = [
    Entry(1, ""),
    Entry(2, "oil"),
    Entry(3, "The refinery stores 3 million barrels of oil. " * 1_100, "Annual report"),
    Entry(4, "the of and"),
    Entry(5, "नदी का पानी गंदा है।"),
    Entry(6, "مياه النهر ملوثة"),
    Entry(7, "🙂 emoji 🙂"),
    Entry(8, 'AND "NEAR(* -'),
    Entry(9, "x" * 50_000),
    Entry(10, "河川は汚染されている。"),
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(HOSTILE)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("नदी का पानी", 5),
        ("ملوثة مياه", 6),
        ("emoji", 7),
        ('AND "NEAR(* -', 8),
        ("河川は汚染されている", 10),
        ("The refinery holds three million barrels", 3),
        ("oil", 2),
    ],
    ids=["hindi", "arabic", "emoji", "syntax", "japanese", "long passage", "one word"],
)
def test_text_of_any_kind_is_found_by_its_own_words(index: Index, claim: str, expected: int) -> None:
    assert index.search(claim)[0].entry.id == expected


@pytest.mark.parametrize("claim", ["", "the of and", '"', "* - ^ : ( )", "'; DROP TABLE passage; --", "🙂", "nowhere"])
def test_a_claim_with_nothing_to_find_finds_nothing(index: Index, claim: str) -> None:
    assert index.search(claim) == []


@given(claim=st.text(max_size=300))
def test_no_claim_raises(index: Index, claim: str) -> None:
    for proposal in index.search(claim):
        assert 0 <= proposal.score <= 100


@given(statements=st.lists(st.text(max_size=120), max_size=8))
def test_no_passage_raises_and_a_passage_with_a_word_finds_itself(statements: list[str]) -> None:
    entries = [Entry(number, statement) for number, statement in enumerate([*statements, "The Orrin dam leaks."])]
    found = Index(entries).search("The Orrin dam leaks.")
    assert found[0].entry.statement == "The Orrin dam leaks."


def test_an_empty_index_finds_nothing() -> None:
    assert Index([]).search("The dam leaks") == []
    assert Index([]).ranked("The dam leaks") == []


def test_ten_thousand_identical_passages_take_one_place() -> None:
    index = Index(Entry(number, "The dam leaks.") for number in range(10_000))
    assert [proposal.entry.id for proposal in index.search("The dam leaks")] == [0]


def test_a_figure_deep_in_a_long_passage_is_compared() -> None:
    filler = "The annual report speaks of many things in its pages. " * 800
    index = Index([Entry(1, filler + "The Orrin dam leaked 9 litres a day. " + filler)])
    [proposal] = index.search("The Orrin dam leaked 4 litres a day")
    assert proposal.outcome == "differs"
    assert proposal.differences[0].source == "9 litres"


def test_a_claimant_is_searched_too() -> None:
    index = Index([Entry(1, "Nothing leaks.", claimant="Ana Beltrame"), Entry(2, "Nothing leaks anywhere.")])
    assert index.search("Beltrame said nothing leaks")[0].entry.id == 1
