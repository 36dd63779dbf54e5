"""`claims queue`: what waits, in its views, a page or all of it."""

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from claims.review import steps

from .conftest import ADA, Objects, Run

QUEUE = {
    "id",
    "quote",
    "text",
    "type",
    "state",
    "state_since",
    "checkworthiness",
    "claimant",
    "assignee",
    "article",
    "differs",
    "best_score",
}


def test_a_line_of_the_queue_has_exactly_its_keys(run: Run, added: Engine, objects: Objects) -> None:
    lines = objects(run("queue", "--json"))
    assert lines
    assert all(set(line) == QUEUE for line in lines)
    assert all(set(line["article"]) == {"id", "title", "publisher"} for line in lines)
    worth = [line["checkworthiness"] for line in lines]
    assert worth == sorted(worth, reverse=True)


def test_the_queue_has_its_views(run: Run, added: Engine, objects: Objects, costs: int) -> None:
    def ids(*arguments: str) -> list[object]:
        return [line["id"] for line in objects(run("queue", "--json", *arguments))]

    assert costs in ids()
    assert ids("--view", "unassigned") == []
    steps.queue_claims(added, claim_ids=[costs], actor_id=ADA)
    assert ids("--view", "unassigned") == [costs]
    steps.take(added, claim_id=costs, actor_id=ADA)
    assert ids("--view", "mine", "--as", "Ada Lund") == [costs]
    assert ids("--view", "mine", "--as", "Ben Oduya") == []
    assert ids("--article", "1", "--view", "mine", "--as", "Ada Lund") == [costs]
    assert ids("--article", "2") == []


@pytest.mark.parametrize("view", ["mine", "sign-off"])
def test_a_view_of_ones_own_needs_a_name(run: Run, added: Engine, view: str) -> None:
    result = run("queue", "--view", view)
    assert result.exit_code == 1
    assert "--as NAME" in result.stderr


def test_all_of_a_long_queue_is_printed_or_one_page_of_it(
    run: Run, desk: Engine, tmp_path: Path, objects: Objects
) -> None:
    long = tmp_path / "long.txt"
    long.write_text(
        "\n\n".join(f"The town of Borough {n} spent £{n + 2}.5 million on bridges in 2023." for n in range(60)),
        encoding="utf-8",
    )
    [done] = objects(run("add", long, "--as", "Ada Lund", "--json"))
    total = done["claims"]
    assert total > 50
    everything = [line["id"] for line in objects(run("queue", "--json"))]
    assert len(set(everything)) == total
    assert [line["id"] for line in objects(run("queue", "--json", "--page", "2"))] == everything[25:50]
    assert f"Page 2 of {-(-total // 25)}; {total} claims" in run("queue", "--page", "2").stderr


def test_the_queue_for_people_shows_what_differs_before_the_score(run: Run, added: Engine) -> None:
    said = run("queue").stdout
    place = said.index("£4.2 million on road repairs")
    assert place < said.index("£3.6 million", place) < said.index("worth checking", place)
