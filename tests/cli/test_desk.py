"""The desk from the shell: who acts, and what add, match, queue, show and report print and store."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import select
from typer.testing import Result

from claims.model.enums import Role, Stance
from claims.model.tables import Article, Claim, Event, Member
from claims.review import steps
from claims.settings import settings
from claims.store.engine import engine_for, reading
from claims.store.queries.articles import articles
from claims.store.queries.claims import claim as claim_view
from claims.store.queries.scales import ratings
from claims.store.upgrade import upgrade

Run = Callable[..., Result]

ADA, BEN = 1, 2  # checker and editor, by their ids


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def first_claim(engine: Engine) -> int:
    """The claim with the pounds in it."""
    with reading(engine) as session:
        found = next(claim for claim in session.exec(select(Claim)) if "£4.2" in claim.quote)
        assert found.id is not None
        return found.id


@pytest.fixture
def approved(added: Engine) -> int:
    """A claim with evidence, a verdict by Ada Lund, and the approval of Ben Oduya."""
    claim_id = first_claim(added)
    steps.queue_claims(added, claim_ids=[claim_id], actor_id=ADA)
    steps.take(added, claim_id=claim_id, actor_id=ADA)
    with reading(added) as session:
        rating = ratings(session)[0].id
        matches = claim_view(session, claim_id).matches
    steps.add_evidence(
        added,
        claim_id=claim_id,
        actor_id=ADA,
        passage_id=matches[0].passage_id,
        stance=Stance.REFUTES,
    )
    with reading(added) as session:
        undecided = [match for match in claim_view(session, claim_id).matches if match.state == "suggested"]
    for match in undecided:
        steps.reject_match(added, match_id=match.id, actor_id=ADA, based_on=match.version)
    steps.propose_verdict(
        added,
        claim_id=claim_id,
        actor_id=ADA,
        rating_id=rating,
        rationale="The accounts say 3.6 million.",
        sources_reason="The accounts are the only count.",
        based_on=0,
    )
    steps.submit(added, claim_id=claim_id, actor_id=ADA)
    steps.approve(added, claim_id=claim_id, actor_id=BEN, verdict_version=1)
    return claim_id


# Who acts


def test_the_member_named_adds_the_article(run: Run, desk: Engine, article: Path) -> None:
    [done] = objects(run("add", article, "--as", "Ada Lund", "--json"))
    assert set(done) == {"article", "title", "claims", "added_by"}
    assert (done["article"], done["added_by"]) == (1, "Ada Lund")
    with reading(desk) as session:
        assert session.exec(select(Article)).one().added_by == ADA
        logged = session.exec(select(Event).where(Event.action == "article.added")).one()
        assert logged.actor_id == ADA


def test_the_environment_can_name_the_member(
    run: Run, desk: Engine, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_MEMBER", "Ben Oduya")
    assert objects(run("add", article, "--json"))[0]["added_by"] == "Ben Oduya"


def test_the_only_member_who_may_acts(run: Run, environment: str, article: Path) -> None:
    engine = engine_for(environment)
    upgrade(engine)
    steps.set_up(engine, members=[steps.NewMember("Solo", Role.LEAD), steps.NewMember("Looks", Role.VIEWER)], scales=[])
    assert objects(run("add", article, "--json"))[0]["added_by"] == "Solo"


NOBODY = [
    (("--as", "ada lund"), "There is no member 'ada lund'"),
    (("--as", "Vic Reed"), "viewer"),
]


@pytest.mark.parametrize(("named", "says"), NOBODY, ids=["not exactly", "may not"])
@pytest.mark.parametrize("command", ["add", "match", "sources import"])
def test_nobody_is_guessed(
    *,
    run: Run,
    desk: Engine,
    counts: Callable[[], dict[str, int]],
    article: Path,
    sources: Path,
    command: str,
    named: tuple[str, ...],
    says: str,
) -> None:
    before = counts()
    files = {"add": (article,), "match": (), "sources import": (sources,)}
    result = run(*command.split(), *files[command], *named)
    assert result.exit_code == 1
    assert says in result.stderr
    assert counts() == before


def test_without_a_name_the_desk_itself_acts_and_nobody_is_logged(run: Run, desk: Engine, article: Path) -> None:
    assert objects(run("add", article, "--json"))[0]["added_by"] is None
    with reading(desk) as session:
        assert {event.actor_id for event in session.exec(select(Event)) if event.action == "article.added"} == {None}
        assert articles(session)[0].added_by == "the desk"


def test_a_member_who_left_cannot_act(run: Run, desk: Engine, article: Path) -> None:
    with desk.begin() as connection:
        connection.execute(Member.__table__.update().where(Member.id == ADA).values(active=False))  # type: ignore[attr-defined]
    result = run("add", article, "--as", "Ada Lund")
    assert result.exit_code == 1
    assert "no longer active" in result.stderr


# What is made, and what only asks


ASKING = [
    ("queue",),
    ("show", "1"),
    ("match",),
    ("report", "1", "--format", "html", "--output", "-"),
    ("sources", "export", "out.csv"),
    ("audit", "verify"),
]


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_a_question_makes_no_database(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 1
    assert "There is no database" in result.stderr
    assert "claims serve" in result.stderr
    assert not list(tmp_path.iterdir())


def test_adding_to_a_desk_that_is_not_there_makes_it_with_its_first_members(run: Run, article: Path) -> None:
    assert run("add", article).exit_code == 0
    refused = run("queue", "--view", "mine").stderr
    name = refused.partition("Who may do this: ")[2].partition(" (")[0]
    assert run("queue", "--view", "mine", "--as", name).exit_code == 0


def test_a_database_that_cannot_be_used_is_a_message(run: Run, monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    for url, says in (
        (f"sqlite:///{article}", "no SQLite database"),
        ("mysql://nowhere/desk", "SQLite or PostgreSQL"),
        ("nonsense", "no database URL"),
    ):
        monkeypatch.setenv("CLAIMS_DATABASE_URL", url)
        settings.cache_clear()
        result = run("queue")
        assert result.exit_code == 1
        assert says in result.stderr


def test_a_setting_that_is_no_number_is_a_message(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_APPROVALS", "two")
    result = run("queue")
    assert result.exit_code == 1
    assert "CLAIMS_APPROVALS is 'two'" in result.stderr


# add and match


def test_an_added_article_has_its_claims_with_matches_in_place(run: Run, added: Engine, article: Path) -> None:
    with reading(added) as session:
        view = claim_view(session, first_claim(added))
    assert view.text == article.read_text(encoding="utf-8")
    assert view.text[view.anchor.start : view.anchor.end] == view.claim.quote
    assert view.matches[0].source.title == "Annual accounts 2023"


def test_match_proposes_sources_that_came_later(run: Run, desk: Engine, article: Path, sources: Path) -> None:
    assert run("add", article, "--as", "Ada Lund").exit_code == 0
    assert objects(run("match", "--as", "Ada Lund", "--json")) == [{"new": 0}]
    assert run("sources", "import", sources, "--as", "Ada Lund").exit_code == 0
    [done] = objects(run("match", "--article", "1", "--as", "Ada Lund", "--json"))
    assert done["new"] >= 2
    assert objects(run("match", "--as", "Ada Lund", "--json")) == [{"new": 0}]


def test_matching_an_article_that_is_not_there_is_refused(run: Run, desk: Engine) -> None:
    result = run("match", "--article", "99", "--as", "Ada Lund")
    assert (result.exit_code, result.stderr) == (1, "There is no article 99.\n")


# queue


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


def test_a_line_of_the_queue_has_exactly_its_keys(run: Run, added: Engine) -> None:
    lines = objects(run("queue", "--json"))
    assert lines
    assert all(set(line) == QUEUE for line in lines)
    assert all(set(line["article"]) == {"id", "title", "publisher"} for line in lines)
    worth = [line["checkworthiness"] for line in lines]
    assert worth == sorted(worth, reverse=True)


def test_the_queue_has_its_views(run: Run, added: Engine) -> None:
    claim_id = first_claim(added)

    def ids(*arguments: str) -> list[object]:
        return [line["id"] for line in objects(run("queue", "--json", *arguments))]

    assert claim_id in ids()
    assert ids("--view", "unassigned") == []
    steps.queue_claims(added, claim_ids=[claim_id], actor_id=ADA)
    assert ids("--view", "unassigned") == [claim_id]
    steps.take(added, claim_id=claim_id, actor_id=ADA)
    assert ids("--view", "mine", "--as", "Ada Lund") == [claim_id]
    assert ids("--view", "mine", "--as", "Ben Oduya") == []
    assert ids("--article", "1", "--view", "mine", "--as", "Ada Lund") == [claim_id]
    assert ids("--article", "2") == []


@pytest.mark.parametrize("view", ["mine", "sign-off"])
def test_a_view_of_ones_own_needs_a_name(run: Run, added: Engine, view: str) -> None:
    result = run("queue", "--view", view)
    assert result.exit_code == 1
    assert "--as NAME" in result.stderr


def test_all_of_a_long_queue_is_printed_or_one_page_of_it(run: Run, desk: Engine, tmp_path: Path) -> None:
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


# show


CLAIM = {
    "id",
    "article",
    "number",
    "quote",
    "start",
    "end",
    "text_sure",
    "origin",
    "anchor",
    "text",
    "type",
    "state",
    "state_since",
    "claimant",
    "checkworthiness",
    "reasons",
    "quantities",
    "dates",
    "assignee",
    "set_aside",
    "duplicate_of",
    "matches",
    "evidence",
    "confidential_evidence",
    "verdict",
    "retracted_at",
    "publications",
    "comments",
    "history",
}
MATCH = {"id", "state", "outcome", "differences", "score", "reasons", "source", "stance", "decided_by", "decided_at"}
EVIDENCE = {"id", "stance", "quote", "locator", "note", "added_by", "added_at", "source"}
VERDICT = {
    "version",
    "rating",
    "value",
    "scale",
    "best",
    "worst",
    "headline",
    "rationale",
    "corrected_wording",
    "equivalents",
    "sources_reason",
    "author",
    "saved_at",
    "reviews",
}


def test_show_has_exactly_its_keys(run: Run, added: Engine, approved: int) -> None:
    steps.add_comment(added, claim_id=approved, actor_id=BEN, body="Well done.")
    [claim] = objects(run("show", approved, "--json"))
    assert set(claim) == CLAIM
    assert claim["state"] == "approved"
    assert all(set(match) == MATCH for match in claim["matches"])
    assert [set(piece) for piece in claim["evidence"]] == [EVIDENCE]
    assert set(claim["verdict"]) == VERDICT
    assert [set(review) for review in claim["verdict"]["reviews"]] == [
        {"reviewer", "decision", "rating", "at", "comment"}
    ]
    assert [set(said) for said in claim["comments"]] == [{"author", "body", "at"}]
    assert all(set(event) == {"id", "at", "actor", "action", "reason"} for event in claim["history"])
    assert claim["history"][0]["action"] == "comment.added"


def test_show_for_people_names_the_verdict_and_who_signed_it(run: Run, approved: int) -> None:
    said = run("show", approved).stdout
    for words in (
        "£4.2 million",
        "Refutes",
        "Verdict: False (version 1, by Ada Lund)",
        "Ben Oduya: approve",
        "History",
    ):
        assert words in said


def test_show_of_a_claim_without_a_verdict(run: Run, added: Engine) -> None:
    [claim] = objects(run("show", first_claim(added), "--json"))
    assert claim["verdict"] is None
    assert claim["matches"]
    assert run("show", first_claim(added)).exit_code == 0


def test_there_is_no_such_claim(run: Run, added: Engine) -> None:
    result = run("show", "99")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "There is no claim 99.\n")


def test_hostile_text_is_shown_and_not_obeyed(run: Run, desk: Engine, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "\x1b]0;owned\x07 The port of \u202eOslo handled 3 million tonnes in 2023, up 12%.\n", encoding="utf-8"
    )
    assert run("add", article, "--as", "Ada Lund").exit_code == 0
    for arguments in (("queue",), ("show", "1"), ("queue", "--json"), ("show", "1", "--json")):
        result = run(*arguments)
        assert result.exit_code == 0
        assert "million tonnes" in result.stdout
        assert not set(result.output) & set("\x1b\x07\u202e")


# report


def test_the_report_names_the_verdict_in_every_format(run: Run, approved: int, tmp_path: Path) -> None:
    for form in ("html", "csv", "json"):
        output = tmp_path / f"report.{form}"
        result = run("report", "1", "--format", form, "--output", output, "--page-url", "https://desk.example/1")
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
        assert "The accounts say 3.6 million." in output.read_text(encoding="utf-8")


def test_the_report_on_standard_output_is_the_same_as_in_a_file(run: Run, approved: int, tmp_path: Path) -> None:
    run("report", "1", "--format", "csv", "--output", tmp_path / "report.csv")
    result = run("report", "1", "--format", "csv", "--output", "-")
    assert result.stdout_bytes == (tmp_path / "report.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["verdict_label"] for row in rows if row["claim_id"] == str(approved)] == ["False"]


def test_claim_review_has_the_signed_claims_and_says_what_is_missing(
    run: Run, approved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_PUBLISHER_NAME", "Northby Checks")
    settings.cache_clear()
    result = run("report", "1", "--format", "json", "--output", "-")
    assert [(item["@type"], item["author"]["name"]) for item in json.loads(result.stdout)] == [
        ("ClaimReview", "Northby Checks")
    ]
    assert "Before you publish this: The page has no address" in result.stderr
    complete = run("report", "1", "--format", "json", "--output", "-", "--page-url", "https://desk.example/checks/1")
    assert "no address; give" not in complete.stderr
    assert json.loads(complete.stdout)[0]["url"] == "https://desk.example/checks/1#claim-" + str(
        next(claim["number"] for claim in objects(run("show", approved, "--json")))
    )


def test_the_report_says_who_made_it_and_only_members_who_may_make_one(run: Run, approved: int) -> None:
    assert "Ben Oduya" in run("report", "1", "--format", "html", "--output", "-", "--as", "Ben Oduya").stdout
    refused = run("report", "1", "--format", "html", "--output", "-", "--as", "Vic Reed")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "viewer" in refused.stderr


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_no_report_is_written_on_an_article_that_is_not_there(
    run: Run, desk: Engine, tmp_path: Path, form: str
) -> None:
    output = tmp_path / "report"
    result = run("report", "99", "--format", form, "--output", output)
    assert (result.exit_code, result.stderr) == (1, "There is no article 99.\n")
    assert not output.exists()


def test_a_report_into_a_folder_that_is_not_there_is_refused(run: Run, added: Engine, tmp_path: Path) -> None:
    result = run("report", "1", "--format", "html", "--output", tmp_path / "nowhere" / "report.html")
    assert result.exit_code == 1
    assert "There is no folder" in result.stderr
    assert not (tmp_path / "nowhere").exists()
