"""How far reviewers agree: the figures of Krippendorff's own example, and what cannot be said."""

import pytest

from claims.model.agreement import Judgement, agreement

# Krippendorff (2011), the example with four observers, twelve units and gaps: alpha for nominal data is 0.743.
EXAMPLE = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def judged(table: dict[str, str]) -> list[Judgement]:
    return [
        Judgement(unit, person, said)
        for person, row in table.items()
        for unit, said in enumerate(row.split())
        if said != "."
    ]


def test_alpha_is_that_of_the_published_example() -> None:
    found = agreement(judged(EXAMPLE))
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert (found.units, found.judgements) == (11, 40)
    first = found.pairs[0]
    assert (first.first, first.second, first.same, first.both) == ("A", "B", 8, 9)
    assert "too few to say much" in found.sentence


def test_people_who_always_differ_are_below_chance() -> None:
    found = agreement(judged({"A": "x y x y", "B": "y x y x"}))
    assert found.alpha is not None and found.alpha < 0
    assert found.pairs[0].share == 0


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    assert agreement([]).alpha is None
    assert "Nothing can be said yet" in agreement(judged({"A": "x y"})).sentence
    assert "cannot be told from chance" in agreement(judged({"A": "x x", "B": "x x"})).sentence


def test_the_last_judgement_of_a_person_counts() -> None:
    found = agreement([Judgement(1, "A", "x"), Judgement(1, "B", "y"), Judgement(1, "A", "y")])
    assert found.pairs[0].same == 1


@pytest.mark.parametrize(
    ("same", "of", "figure", "says"),
    [
        (28, 30, "0.87", "That is close"),
        (26, 30, "0.74", "That is fair"),
        (18, 30, "0.21", "That is low"),
    ],
)
def test_leads_are_told_the_figure_and_what_it_means(same: int, of: int, figure: str, says: str) -> None:
    first = "".join("ab"[unit % 2] + " " for unit in range(of))
    second = "".join(("ab" if unit < same else "ba")[unit % 2] + " " for unit in range(of))
    said = agreement(judged({"A": first, "B": second})).for_leads
    assert f"{figure} (1: always, 0: as by chance), on {of} versions" in said
    assert says in said


def test_leads_are_told_nothing_where_there_is_too_little() -> None:
    assert not agreement([]).for_leads
    assert not agreement(judged({"A": "a b " * 9, "B": "a b " * 9})).for_leads
    assert not agreement(judged({"A": "a " * 30, "B": "a " * 30})).for_leads
