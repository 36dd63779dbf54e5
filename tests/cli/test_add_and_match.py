"""`claims add` and `claims match`: an article's claims in place, and the passages proposed for them."""

from pathlib import Path

from sqlalchemy.engine import Engine

from claims.store.engine import reading
from claims.store.queries.claims import claim as claim_view

from .conftest import Objects, Run


def test_an_added_article_has_its_claims_with_matches_in_place(
    run: Run, added: Engine, article: Path, costs: int
) -> None:
    with reading(added) as session:
        view = claim_view(session, costs)
    assert view.text == article.read_text(encoding="utf-8")
    assert view.text[view.anchor.start : view.anchor.end] == view.claim.quote
    assert view.matches[0].source.title == "Annual accounts 2023"


def test_match_proposes_sources_that_came_later(
    run: Run, desk: Engine, article: Path, sources: Path, objects: Objects
) -> None:
    assert run("add", article, "--as", "Ada Lund").exit_code == 0
    assert objects(run("match", "--as", "Ada Lund", "--json")) == [{"new": 0}]
    assert run("sources", "import", sources, "--as", "Ada Lund").exit_code == 0
    [done] = objects(run("match", "--article", "1", "--as", "Ada Lund", "--json"))
    assert done["new"] >= 2
    assert objects(run("match", "--as", "Ada Lund", "--json")) == [{"new": 0}]


def test_matching_an_article_that_is_not_there_is_refused(run: Run, desk: Engine) -> None:
    result = run("match", "--article", "99", "--as", "Ada Lund")
    assert (result.exit_code, result.stderr) == (1, "There is no article 99.\n")
