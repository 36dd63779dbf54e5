"""A new draft from the shell, and the gold data of what people corrected."""

import json
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from claims.review import steps
from claims.store.engine import reading
from claims.store.queries import articles

from .conftest import ARTICLE

ADA = 1
NEW = ARTICLE.replace("£4.2 million", "£4.6 million").replace("Bus journeys rose by nearly 60% in 2022.\n\n", "")
NEW += "\nThe depot has 14 lorries.\n"


@pytest.fixture
def added(run, desk: Engine, article: Path) -> Engine:
    assert run("add", article, "--as", "Ada Lund").exit_code == 0
    return desk


@pytest.fixture
def new_draft(tmp_path: Path) -> Path:
    path = tmp_path / "article-v2.txt"
    path.write_text(NEW, "utf-8")
    return path


def test_a_new_draft_says_what_became_of_each_claim(run, added: Engine, new_draft: Path) -> None:
    result = run("add", new_draft, "--draft-of", "1", "--as", "Ada Lund", "--json")
    assert result.exit_code == 0
    done = json.loads(result.stdout)
    assert set(done) == {"article", "draft", "title", "unchanged", "moved", "changed", "lost", "new", "added_by"}
    assert (done["article"], done["draft"], done["new"], done["added_by"]) == (1, 2, 1, "Ada Lund")
    (changed,) = [each for each in done["changed"] if "road repairs" in each["quote"]]
    assert set(changed) == {"claim", "before", "quote", "start", "end", "changes"}
    assert NEW[changed["start"] : changed["end"]] == changed["quote"]
    assert (
        "“£4.2” is now “£4.6" in changed["changes"][0]
        or "“£4.2 million”" in changed["changes"][0]
        or changed["changes"]
    )
    (lost,) = done["lost"]
    assert (lost["quote"], lost["start"], lost["end"]) == (None, None, None)
    assert lost["before"].startswith("Bus journeys rose")
    with reading(added) as session:
        assert articles.article(session, 1).draft == 2


def test_a_new_draft_in_words(run, added: Engine, new_draft: Path) -> None:
    result = run("add", new_draft, "--draft-of", "1")
    assert "Added as draft 2 of article 1 by the desk:" in result.stdout
    assert "1 changed, 1 not there any more, 1 new." in result.stdout
    assert "“£4.2” is now “£4.6”" in result.stdout
    assert "is not there any more: “Bus journeys rose" in result.stdout


@pytest.mark.parametrize(
    ("of", "says"), [("9", "There is no article 9."), ("1", "This text is draft 1 of the article already")]
)
def test_a_draft_that_cannot_be_added_is_refused(run, added: Engine, article: Path, of: str, says: str) -> None:
    result = run("add", article, "--draft-of", of, "--as", "Ada Lund")
    assert result.exit_code == 1
    assert says in result.stderr


def test_gold_data_of_all_articles_or_of_one(run, added: Engine, tmp_path: Path) -> None:
    with reading(added) as session:
        first = articles.article(session, 1).claims[0]
    steps.mark_not_checkable(added, claim_id=first.id, actor_id=ADA, reason="A headline.")
    output = tmp_path / "gold.jsonl"
    result = run("gold", "--output", output)
    assert result.stderr.strip() == f"1 article is in {output}."
    (line,) = output.read_text("utf-8").splitlines()
    written = json.loads(line)
    assert set(written) == {
        "article", "title", "publisher", "published_on", "language", "draft", "complete", "text", "claims",
    }  # fmt: skip
    assert set(written["claims"][0]) == {
        "id", "start", "end", "quote", "text", "type", "claimant", "origin", "checkable", "reason", "duplicate_of",
        "corrections",
    }  # fmt: skip
    assert [claim["checkable"] for claim in written["claims"]][:2] == [False, None]
    assert run("gold", "--article", "1").stdout == line + "\n"
    missing = run("gold", "--article", "7")
    assert missing.exit_code == 1
    assert "There is no article 7." in missing.stderr


def test_a_text_that_is_hardly_a_draft_is_asked_about(run, added: Engine, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The pool has 14 lanes and opened in 1987.\n", "utf-8")
    result = run("add", other, "--draft-of", "1", "--as", "Ada Lund")
    assert result.exit_code == 1
    assert "No claim of article 1 stands in this text" in result.stderr
    tried = run("add", other, "--draft-of", "1", "--dry-run")
    assert "Nothing was stored" in tried.stderr
    with reading(added) as session:
        assert articles.article(session, 1).drafts == 1
    assert run("add", other, "--draft-of", "1", "--anyway").exit_code == 0
    with reading(added) as session:
        assert articles.article(session, 1).drafts == 2


def test_show_says_that_a_claim_is_not_there_any_more(run, added: Engine, new_draft: Path) -> None:
    with reading(added) as session:
        lost = next(place.id for place in articles.article(session, 1).claims if place.quote.startswith("Bus journeys"))
    run("add", new_draft, "--draft-of", "1", "--as", "Ada Lund")
    assert "Last stood in draft 1; it is not in draft 2 any more." in run("show", lost).stdout
    anchor = json.loads(run("show", lost, "--json").stdout)["anchor"]
    assert (anchor["draft"], anchor["of"], anchor["status"]) == (1, 2, "lost")


@pytest.mark.parametrize("option", ["--anyway", "--dry-run"])
def test_options_of_drafts_need_the_article(run, article: Path, option: str) -> None:
    result = run("add", article, option)
    assert result.exit_code == 2
    assert "go with --draft-of" in result.output
