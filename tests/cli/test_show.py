"""`claims show`: all there is about one claim, for people and for programs."""

from pathlib import Path

from sqlalchemy.engine import Engine

from claims.review import steps

from .conftest import BEN, Objects, Run

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


def test_show_has_exactly_its_keys(run: Run, added: Engine, approved: int, objects: Objects) -> None:
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


def test_show_of_a_claim_without_a_verdict(run: Run, added: Engine, objects: Objects, costs: int) -> None:
    [claim] = objects(run("show", costs, "--json"))
    assert claim["verdict"] is None
    assert claim["matches"]
    assert run("show", costs).exit_code == 0


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
