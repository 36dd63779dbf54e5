"""Policies, sources and articles kept in order, and confidential sources kept to themselves, from the shell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

Run = Callable[..., Any]
SECRET = "zyxomark"
ADA, BEN, ADMIN = ("--as", "Ada Lund"), ("--as", "Ben Oduya"), ("--as", "Cleo Marsh")


def objects(result: Any) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_policy_is_shown_and_set_with_a_reason(run: Run, desk: Engine) -> None:
    [shipped] = objects(run("policy", "show", "--json"))
    assert (shipped["version"], shipped["approvals"], shipped["independent_sources"]) == (0, 1, 2)
    wanted = ("--approvals", 2, "--approver-role", "lead", "--independent-sources", 3, "--no-primary-source")
    refused = run("policy", "set", *wanted, *ADMIN)
    assert (refused.exit_code, refused.stderr) == (1, "Say why the policy is changed.\n")
    [holds] = objects(run("policy", "set", *wanted, "--reason", "Two leads sign.", *ADMIN, "--json"))
    assert holds == {
        "version": 1,
        "approvals": 2,
        "approver_roles": ["lead"],
        "independent_sources": 3,
        "primary_source": False,
        "correction_approvals": 1,
        "retraction_approvals": 1,
        "keep_days": 90,
        "reason": "Two leads sign.",
    }
    said = run("policy", "show").stdout
    assert "Version 1: Two leads sign." in said
    assert "primary source: no" in said


def test_only_an_admin_sets_the_policy(run: Run, desk: Engine) -> None:
    result = run("policy", "set", "--approvals", 2, "--reason", "Mine.", *BEN)
    assert result.exit_code == 1
    assert "that is for admins" in result.stderr


def test_a_source_is_listed_edited_put_away_and_restored(run: Run, added: Engine) -> None:
    first = objects(run("sources", "list", "--words", "accounts", "--json"))[0]
    number = first["id"]
    assert first["title"] == "Annual accounts 2023"
    assert run("sources", "edit", number, "--primary", "--owner-group", "Northby", *ADA).exit_code == 0
    [edited] = objects(run("sources", "list", "--words", "accounts", "--json"))
    assert (edited["primary"], edited["owner_group"], edited["version"]) == (True, "Northby", 2)
    assert run("sources", "remove", number, "--reason", "Withdrawn.", *ADA).exit_code == 1
    assert run("sources", "remove", number, "--reason", "Withdrawn.", *BEN).exit_code == 0
    assert objects(run("sources", "list", "--words", "accounts", "--json")) == []
    assert [each["id"] for each in objects(run("sources", "list", "--put-away", "--json"))] == [number]
    assert run("sources", "restore", number, *BEN).exit_code == 0
    assert objects(run("sources", "list", "--put-away", "--json")) == []


def test_an_article_is_put_away_and_restored(run: Run, added: Engine) -> None:
    before = objects(run("queue", "--json"))
    assert run("articles", "remove", 1, "--reason", "By mistake.", *BEN).exit_code == 0
    assert objects(run("queue", "--json")) == []
    assert objects(run("articles", "list", "--json")) == []
    assert [each["id"] for each in objects(run("articles", "list", "--put-away", "--json"))] == [1]
    assert run("articles", "restore", 1, *BEN).exit_code == 0
    assert objects(run("queue", "--json")) == before


def test_the_text_of_a_source_is_kept_from_a_file(run: Run, added: Engine, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The council spent £3.6 million on road repairs in 2023. It is all we know.", encoding="utf-8")
    address = ("--archive-url", "https://archive.example/1")
    [kept] = objects(run("sources", "snapshot", 1, "--file", page, *address, *ADA, "--json"))
    assert kept == {"source": 1, "snapshot": 1}


def test_a_link_that_cannot_be_read_stores_nothing_and_says_so(
    run: Run, desk: Engine, counts: Any, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    rows = "title,publisher,url,published_on,kind,statement\nPage,Us,http://127.0.0.1:9/x,,news,It is so.\n"
    table.write_text(rows, encoding="utf-8")
    assert run("sources", "import", table, *ADA).exit_code == 0
    before = counts()
    result = run("sources", "snapshot", 1, *ADA)
    assert result.exit_code == 1
    assert "private network" in result.stderr
    every = run("sources", "snapshot", "--all", *ADA)
    assert every.exit_code == 1
    assert "0 of 1 sources were read." in every.stderr
    assert counts() == before


def secret_source(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "secret.csv"
    header = "title,publisher,url,published_on,kind,statement,locator,claimant,owner_group,wire,confidential"
    said = f"The council spent £9 million on road repairs in 2023, {SECRET} says."
    cells = [f"Leak {SECRET}", f"P {SECRET}", f"https://{SECRET}.example", "2024-02", "document", f'"{said}"']
    cells += [f"L {SECRET}", f"C {SECRET}", f"O {SECRET}", f"W {SECRET}", "true"]
    table.write_text(f"{header}\n{','.join(cells)}\n", encoding="utf-8")
    assert run("sources", "import", table, *BEN).exit_code == 0
    assert run("match", *BEN).exit_code == 0


@pytest.mark.parametrize("who", [(), ADA, ADMIN, ("--as", "Vic Reed")])
def test_no_command_prints_a_confidential_source_to_who_may_not_see_it(
    run: Run, added: Engine, tmp_path: Path, who: tuple[str, ...]
) -> None:
    secret_source(run, tmp_path)
    numbers = [line["id"] for line in objects(run("queue", "--json"))]
    output = tmp_path / "out.csv"
    asked = [
        ("queue", *who),
        ("queue", "--json", *who),
        ("sources", "list", *who),
        ("sources", "list", "--json", *who),
        ("sources", "list", "--words", SECRET, *who),
        ("sources", "snapshot", 3, *who),
        ("sources", "edit", 3, "--open", *who),
        ("gold",),
        ("doctor",),
        *(("show", number, *flags, *who) for number in numbers for flags in ((), ("--json",))),
        *(("report", 1, "--format", form, "--output", "-") for form in ("html", "csv", "json")),
    ]
    for arguments in asked:
        result = run(*arguments)
        assert SECRET not in result.stdout.replace(str(arguments), ""), arguments
        assert SECRET not in result.stderr, arguments
    assert run("sources", "export", output, *who).exit_code == 0
    assert SECRET not in output.read_text(encoding="utf-8")


def test_an_editor_reads_it_where_it_belongs(run: Run, added: Engine, tmp_path: Path) -> None:
    secret_source(run, tmp_path)
    output = tmp_path / "out.csv"
    assert run("sources", "export", output, *BEN).exit_code == 0
    assert SECRET in output.read_text(encoding="utf-8")
    assert SECRET in run("sources", "list", *BEN).stdout
    shown = [run("show", line["id"], *BEN).stdout for line in objects(run("queue", "--json"))]
    assert any(SECRET in text for text in shown)
    for form in ("html", "csv", "json"):
        assert SECRET not in run("report", 1, "--format", form, "--output", "-", *BEN).stdout
