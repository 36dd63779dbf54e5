from datetime import UTC, datetime, timedelta, timezone

import pytest

from claims.model.enums import ClaimState, ClaimType, MatchState, Outcome, SourceKind, Stance
from claims.reporting import words


@pytest.mark.parametrize(
    ("labels", "members"),
    [
        (words.STATE_LABEL, ClaimState),
        (words.STATE_SENTENCE, ClaimState),
        (words.TYPE_LABEL, ClaimType),
        (words.OUTCOME_SENTENCE, Outcome),
        (words.STANCE_LABEL, Stance),
        (words.MATCH_LABEL, MatchState),
        (words.SOURCE_LABEL, SourceKind),
    ],
)
def test_every_word_of_the_model_has_a_label(labels: dict[str, str], members: type) -> None:
    assert set(labels) == set(members)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022", "2022"),
        ("2021-02", "February 2021"),
        ("2022-03-31", "31 March 2022"),
        ("2021-13", "2021-13"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_partial_dates_are_read_as_far_as_they_go(written: str, read: str) -> None:
    assert words.partial_day(written) == read


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 3, 14, 2, 9, 500, tzinfo=UTC),
        datetime(2026, 3, 3, 14, 2, 9),  # noqa: DTZ001 - stored times are UTC with or without saying so
        datetime(2026, 3, 3, 16, 2, 9, tzinfo=timezone(timedelta(hours=2))),
    ],
    ids=["utc", "no zone", "another zone"],
)
def test_times_are_shown_in_utc(at: datetime) -> None:
    assert words.moment(at) == "3 March 2026, 14:02 UTC"
    assert words.stamp(at) == "2026-03-03T14:02:09Z"


def test_names_are_listed_as_in_a_sentence() -> None:
    assert [words.listed(["Ana", "Ben", "Chidi"][:size]) for size in range(4)] == [
        "",
        "Ana",
        "Ana and Ben",
        "Ana, Ben and Chidi",
    ]
