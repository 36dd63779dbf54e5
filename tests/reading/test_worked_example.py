"""The worked example reads without a complaint and holds what its README promises."""

import json
from pathlib import Path
from typing import Any

import pytest

from claims.model.enums import Role
from claims.reading import read, read_sources

DATA = Path(__file__).parents[2] / "data"
SCALES = sorted((DATA / "scales").glob("*.json"))


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_article_says_what_it_is_who_wrote_it_where_and_when() -> None:
    article = read(DATA / "example" / "article.txt")
    assert article.title == "Truss and Lavrov court India on the same day"
    assert article.byline == "Claims Desk Example"
    assert article.publisher == "Claims Desk example"
    assert str(article.published_on) == "2022-03-31"
    assert article.language == "en"


def test_every_source_has_a_link_and_no_day_of_access_is_made_up() -> None:
    rows = read_sources(DATA / "example" / "sources.csv")
    assert len(rows) == 25
    assert len({row.url for row in rows}) == 22
    assert all(row.url and row.publisher and row.accessed_on is None for row in rows)


def test_the_members_fill_every_role_and_two_can_check() -> None:
    members = load(DATA / "example" / "members.json")
    assert {Role(member["role"]) for member in members} == set(Role)
    assert sum(member["role"] == Role.CHECKER for member in members) == 2
    assert len({member["name"] for member in members}) == len(members)


@pytest.mark.parametrize("path", SCALES, ids=[path.stem for path in SCALES])
def test_a_scale_orders_its_labels_and_keeps_its_numbers_between_its_ends(path: Path) -> None:
    scale = load(path)
    ratings = scale["ratings"]
    values = [rating["value"] for rating in ratings if rating["value"] is not None]
    assert scale["name"]
    assert scale["version"] >= 1
    assert (max(values), min(values)) == (scale["best"], scale["worst"])
    assert values == sorted(values, reverse=True)
    assert [rating["order"] for rating in ratings] == list(range(1, len(ratings) + 1))
    assert len({rating["label"] for rating in ratings}) == len(ratings)
    own = path.stem == "claims-desk"  # other desks explain their labels themselves, where `about` says
    assert all(rating["definition"].endswith(".") for rating in ratings) if own else scale["about"]
