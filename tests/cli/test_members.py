"""Who is at the desk, from the shell."""

import json

from sqlalchemy.engine import Engine


def test_the_members_are_listed_with_what_they_may_do(run, desk: Engine) -> None:
    result = run("members", "list", "--json")
    assert result.exit_code == 0
    assert [json.loads(line)["name"] for line in result.stdout.splitlines()] == sorted(
        json.loads(line)["name"] for line in result.stdout.splitlines()
    )
    assert {"id": 1, "name": "Ada Lund", "role": "checker"} in [json.loads(line) for line in result.stdout.splitlines()]


def test_an_admin_adds_a_member_who_can_then_act(run, desk: Engine) -> None:
    result = run("members", "add", "Ana Pop", "--role", "editor", "--as", "Cleo Marsh")
    assert result.exit_code == 0, result.stderr
    assert "Ana Pop (editor)" in run("members", "list").stdout


def test_nobody_else_adds_a_member(run, desk: Engine) -> None:
    result = run("members", "add", "Ana Pop", "--as", "Ada Lund")
    assert result.exit_code == 1
    assert "that is for admins" in result.stderr
    assert "Ana Pop" not in run("members", "list").stdout


def test_a_name_is_given_once(run, desk: Engine) -> None:
    result = run("members", "add", "Ada Lund", "--as", "Cleo Marsh")
    assert result.exit_code == 1
    assert "There is a member called Ada Lund already" in result.stderr
