import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.matching.profile import profile
from claims.matching.proposal import Entry
from claims.matching.query import MOST_TERMS, WORD, clean, folded, fts5_query, prune, signature, terms, words
from claims.matching.stem import base, beginnings, stem


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The river has been polluted by the mill", ["river", "polluted", "mill"]),
        ("See https://example.org/a?b=c and www.example.org now", ["see"]),
        ("Asked @JaneDoe99 about #FloodReliefFund", ["asked", "jane", "doe", "99", "flood", "relief", "fund"]),
        ("#BREAKINGNews from @harbour_watch", ["breaking", "news", "harbour", "watch"]),
        ("It costs £3.5m, not 1,200 a head", ["costs", "3.5m", "1,200", "head"]),
        ("The mayor’s café doesn’t open", ["mayor", "cafe", "open"]),
        ("नदी का पानी", ["नदी", "का", "पानी"]),
        ("مياه النهر ملوثة", ["مياه", "النهر", "ملوثة"]),
        ("the of and", []),
        ("🙂 — !", []),
        ("", []),
    ],
    ids=[
        "stopwords",
        "addresses",
        "handles",
        "tags",
        "numbers",
        "apostrophes",
        "hindi",
        "arabic",
        "only",
        "signs",
        "empty",
    ],
)
def test_a_claim_is_searched_by_its_content_words(claim: str, expected: list[str]) -> None:
    assert terms(claim) == expected


def test_a_repeated_word_is_searched_once_and_a_long_text_by_its_first_words() -> None:
    assert terms("dam dam DAM dams") == ["dam", "dams"]
    assert len(terms(" ".join(f"word{number}" for number in range(500)))) == MOST_TERMS


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The dam at Orrin leaks — Ana Pop (@anapop) January 6, 2020", {"ana", "pop", "anapop", "january", "2020"}),
        ("Ana Pop owns the dam — Ana Pop (@anapop)", {"anapop"}),
        ("The dam – the largest (of two) – leaks, says @anapop", set()),
    ],
    ids=["signed", "named in the text too", "not signed"],
)
def test_what_only_signs_a_quoted_post_is_known(claim: str, expected: set[str]) -> None:
    assert signature(claim) == expected


def test_of_the_day_a_post_was_sent_month_and_year_are_kept() -> None:
    assert clean("It leaks. — Ana Pop (@anapop) January 6, 2020").split()[-2:] == ["January,", "2020"]
    assert "6," in clean("It leaked on January 6, 2020")


def test_no_terms_make_no_query() -> None:
    assert fts5_query([]) == ""


def test_terms_are_joined_by_or_in_quotes() -> None:
    assert fts5_query(["dam", 'a"b']) == '"dam" OR "a""b"'


@given(
    st.text(alphabet=st.sampled_from("abzAZ019.,'’ -_/@#\n“”‘–—…£€é½ſ٣"), max_size=60)
    | st.text(st.characters(max_codepoint=127))
)
def test_words_of_plain_text_are_read_as_those_of_any_text(text: str) -> None:
    whole = WORD.findall(folded(text))
    assert words(text) == [word[:-2] if word.endswith("'s") else word for word in whole]


@pytest.fixture(scope="module")
def passages() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE passage USING fts5(statement, tokenize='porter unicode61')")
    database.execute("CREATE VIRTUAL TABLE word USING fts5vocab(passage, 'row')")
    return database


@given(
    claim=st.text(max_size=200) | st.sampled_from(['AND "NEAR(* -', "a OR b NOT c", "^x : {y} + z*", '"" " \\ \' ; --'])
)
def test_no_claim_is_read_as_query_syntax(passages: sqlite3.Connection, claim: str) -> None:
    query = fts5_query(terms(claim))
    if query:
        passages.execute("SELECT rowid FROM passage WHERE passage MATCH ?", (query,)).fetchall()


@given(word=st.from_regex(r"[a-z][a-z0-9]{0,30}", fullmatch=True))
def test_stems_are_those_of_the_full_text_index(passages: sqlite3.Connection, word: str) -> None:
    passages.execute("DELETE FROM passage")
    passages.execute("INSERT INTO passage (statement) VALUES (?)", (word,))
    assert passages.execute("SELECT term FROM word").fetchall() == [(stem(word),)]


LETTERS_AND_ENDINGS = st.lists(
    st.sampled_from([*"aeioyybst", "ed", "ing", "ies", "sses", "eed"]), min_size=1, max_size=4
)


@given(LETTERS_AND_ENDINGS.map("".join) | st.from_regex(WORD, fullmatch=True))
def test_a_word_has_a_beginning_of_its_stem(word: str) -> None:
    assert word[:2] in beginnings([stem(word)])


@example(["o", "oed"], {"oa"})
@given(st.lists(LETTERS_AND_ENDINGS.map("".join), max_size=8), st.sets(LETTERS_AND_ENDINGS.map("".join)))
def test_the_stems_that_are_looked_for_are_found_among_few_words_as_among_all(said: list[str], asked: set[str]) -> None:
    known, wanted = profile(Entry(1, " ".join(said))), {stem(word) for word in asked}
    every, few = known.stems(), known.stems(beginnings(wanted))
    assert {name: few.get(name) for name in wanted} == {name: every.get(name) for name in wanted}
    assert few.keys() <= every.keys()  # one that is not looked for may be counted in part: "o" without "oed"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("flooding flooded floods", {"flood"}),
        ("relational conditional rational", {"relat", "condit", "ration"}),
        ("agreed agreement agreeing", {"agre", "agreement"}),
        ("hopping hoping", {"hop", "hope"}),
    ],
)
def test_forms_of_a_word_share_a_stem(words: str, expected: set[str]) -> None:
    assert {stem(word) for word in words.split()} == expected


def test_a_small_store_keeps_every_term() -> None:
    assert prune(["dam", "river", "state"], {"dam": 3, "river": 900, "state": 1_000}, 1_000) == [
        "dam",
        "river",
        "state",
    ]


def test_a_large_store_drops_the_commonest_terms_but_keeps_the_order() -> None:
    frequency = {"state": 300_000, "dam": 20, "river": 4_000, "report": 200_000, "leak": 900}
    asked = ["state", "dam", "river", "report", "leak"]
    assert prune(asked, frequency, 1_000_000) == ["dam", "river", "leak"]


def test_three_terms_are_kept_however_common_they_are() -> None:
    frequency = {"state": 900_000, "report": 800_000, "year": 700_000, "peopl": 600_000}
    assert prune(["state", "report", "year", "people"], frequency, 1_000_000) == ["report", "year", "people"]


@pytest.mark.parametrize(
    ("form", "verb"), [("went", "go"), ("goes", "go"), ("paid", "pay"), ("rose", "rise"), ("walked", "walk")]
)
def test_irregular_verbs_share_a_base_with_their_other_forms(form: str, verb: str) -> None:
    assert base(form) == base(verb)
