"""Contacts, comments, tags and leases from the shell."""

import json

import pytest

from claims.model.enums import Audience, Role
from claims.review import steps


@pytest.fixture
def lead(added) -> str:
    steps.add_member(added, name="Lea Lind", role=Role.LEAD, actor_id=3)
    return "Lea Lind"


def test_somebody_is_asked_waited_for_and_answers(run, added) -> None:
    assert "Nobody was asked yet" in run("contacts").stderr
    made = run(
        "contacts", "add", "1", "The council", "--channel", "phone", "--deadline", "2999-01-01", "--as", "Ada Lund"
    )
    assert made.exit_code == 0, made.stderr
    assert "waits for a reply until 1 January 2999" in run("contacts", "1").stdout
    assert run("contacts", "--overdue", "--json").stdout == ""
    said = run("contacts", "answer", "1", "We counted.", "--quoted", "--as", "Ada Lund")
    assert said.exit_code == 0, said.stderr
    (row,) = map(json.loads, run("contacts", "list", "1", "--json").stdout.splitlines())
    assert (row["who"], row["answer"], row["quoted"], row["overdue"]) == ("The council", "We counted.", True, False)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("contacts", "99"), "There is no claim 99"),
        (("contacts", "add", "1", "X", "--deadline", "soon", "--as", "Ada Lund"), "'soon' is no time"),
        (("contacts", "add", "1", "X", "--as", "Vic Reed"), "cannot check claims"),
        (("contacts", "answer", "9", "X", "--as", "Ada Lund"), "There is no contact 9"),
        (("tags", "add", "X", "--as", "Ada Lund"), "cannot change the list of tags"),
        (("lease", "break", "1", "--reason", "x", "--as", "Ben Oduya"), "for leads and admins"),
    ],
)
def test_what_cannot_be_is_refused_in_words(run, added, counts, arguments, says) -> None:
    before = counts()
    result = run(*arguments)
    assert result.exit_code == 1
    assert says in result.stderr
    assert counts() == before


def test_tags_are_added_listed_and_retired(run, lead) -> None:
    assert run("tags", "add", "Roads", "--as", lead).exit_code == 0
    assert run("tags", "list").stdout == "Roads (0)\n"
    assert run("tags", "retire", "roads", "--as", lead).exit_code == 0
    assert json.loads(run("tags", "list", "--json").stdout) == {"id": 1, "name": "Roads", "claims": 0, "retired": True}


def test_a_lease_is_broken_with_a_reason(run, added, lead) -> None:
    steps.queue_claims(added, claim_ids=[1], actor_id=1)
    steps.take(added, claim_id=1, actor_id=1)
    result = run("lease", "break", "1", "--reason", "Ill.", "--as", lead)
    assert result.exit_code == 0, result.stderr


def test_comments_are_found_and_written_out_without_the_private_ones_of_others(run, added, tmp_path) -> None:
    steps.add_comment(added, claim_id=1, actor_id=2, body="=HYPERLINK(1) potholes")
    steps.add_comment(added, claim_id=1, actor_id=1, body="My own potholes", audience=Audience.PRIVATE)
    found = [json.loads(line)["text"] for line in run("search", "POTHOLES", "--json").stdout.splitlines()]
    assert found == ["=HYPERLINK(1) potholes"]
    assert len(run("search", "potholes", "--json", "--as", "Ada Lund").stdout.splitlines()) == 2
    assert "Nothing holds these words" in run("search", "100%").stderr
    output = tmp_path / "comments.csv"
    assert run("comments", "export", "--format", "csv", "--output", output).exit_code == 0
    written = output.read_text(encoding="utf-8")
    assert "'=HYPERLINK(1) potholes" in written
    assert "My own" not in written
    assert "My own" not in run("comments", "export", "--format", "json", "--as", "Ben Oduya").stdout
    mine = json.loads(run("comments", "export", "--format", "json", "--as", "Ada Lund").stdout)
    assert [row["audience"] for row in mine] == ["desk", "private"]


def test_contacts_are_written_out_and_reports_show_quoted_answers(run, added, tmp_path) -> None:
    for who, answer, quoted in (("=Council", "Twelve.", True), ("Minister", "Off the record.", False)):
        run("contacts", "add", "1", who, "--as", "Ada Lund")
        extra = ("--quoted",) if quoted else ()
        run("contacts", "answer", "1" if quoted else "2", answer, *extra, "--as", "Ada Lund")
    assert "'=Council" in run("contacts", "export").stdout
    report = tmp_path / "report.html"
    assert run("report", "1", "--format", "html", "--output", report, "--as", "Ada Lund").exit_code == 0
    page = report.read_text(encoding="utf-8")
    assert "Twelve." in page
    assert "Off the record." not in page
