"""Backup, restore, clearing, bulk steps, members and the doctor, from the shell."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.cli.upkeep_checks import LATER
from claims.store.engine import reading
from claims.store.kept import KEPT, guard, unguarded


def said(result) -> str:
    return " ".join(result.output.split())


def test_a_backup_is_made_said_and_restored(run, added: Engine, tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    made = run("backup", file)
    assert made.exit_code == 0, made.stderr
    assert "1 articles," in made.stdout
    assert "log verifies, head: event" in said(made)
    assert "last one was made 0 days ago" in LATER["backup"](added).says
    refused = run("restore", file)
    assert (refused.exit_code, "Give --replace" in refused.stderr) == (1, True)
    assert run("restore", file, "--replace", given="no\n").exit_code == 1
    again = run("restore", file, "--replace", given="replace\n")
    assert again.exit_code == 0, again.stderr
    assert "is kept in" in said(again)
    assert run("audit", "verify").exit_code == 0
    assert run("backup", tmp_path / "nowhere" / "desk.db").exit_code == 1


def test_what_was_put_away_long_ago_is_cleared_where_nothing_refers_to_it(run, added: Engine) -> None:
    with added.begin() as connection:
        connection.execute(sa.text("UPDATE source SET removed_by = 1, removed_at = '2020-01-01 00:00:00.000000'"))
        [first, second] = connection.execute(sa.text("SELECT id FROM source ORDER BY id")).scalars().all()
        connection.execute(sa.text("UPDATE match SET state = 'rejected', decided_by = 1, decided_at = found_at"))
        connection.execute(
            sa.text("DELETE FROM match WHERE passage_id IN (SELECT id FROM passage WHERE source_id = :id)"),
            {"id": second},
        )
    assert "claims db clear" in (LATER["put away"](added).what_to_do or "")
    assert f"Would be taken away: source {second}." in said(run("db", "clear", "--dry-run"))
    done = run("db", "clear", "--as", "Cleo Marsh")
    assert f"Taken away: source {second}. Kept, because something refers to it: source {first}." in said(done)
    with added.connect() as connection:
        assert connection.execute(sa.text("SELECT id FROM source")).scalars().all() == [first]
        last = connection.execute(sa.text("SELECT action FROM event ORDER BY id DESC LIMIT 1")).scalar()
    assert last == "desk.cleared"
    assert run("db", "clear", "--as", "Ada Lund").exit_code == 1


def test_a_guard_that_is_missing_is_named_and_put_back(run, added: Engine) -> None:
    assert LATER["guards"](added).ok
    for table in KEPT:
        with added.begin() as connection:
            connection.execute(sa.text(f"DROP TRIGGER {table}_kept_delete"))
        assert table in LATER["guards"](added).says
    assert not LATER["guards"](added).ok
    assert run("db", "upgrade").exit_code == 0
    assert LATER["guards"](added).ok
    assert LATER["write-ahead log"](added).ok


def test_members_come_and_go(run, desk: Engine) -> None:
    as_ = ("--as", "Cleo Marsh")
    assert "is invited" in said(run("members", "invite", "Ana Pop", "--role", "lead", *as_))
    assert run("members", "role", "Ana Pop", "editor", "--reason", "Edits.", *as_).exit_code == 0
    assert run("members", "deactivate", "Ana Pop", "--reason", "Left.", *as_).exit_code == 0
    assert "Ana Pop" not in run("members", "list").stdout
    assert run("members", "activate", "Ana Pop", *as_).exit_code == 0
    last = run("members", "deactivate", "Cleo Marsh", "--reason", "Left.", *as_)
    assert (last.exit_code, "At least one active admin" in last.stderr) == (1, True)


def test_a_bulk_step_is_previewed_done_and_undone(run, added: Engine) -> None:
    run("members", "add", "Lia Lead", "--role", "lead", "--as", "Cleo Marsh")
    dry = run("bulk", "priority", "high", "--article", 1, "--dry-run")
    assert "Nothing was done" in said(dry)
    done = run("bulk", "priority", "high", "--article", 1, "--yes")
    assert "claims bulk undo 1" in said(done)
    assert "Put back:" in said(run("bulk", "undo", 1))
    refused = run("bulk", "assign", "--to", "Vic Reed", "--article", 1, "--yes")
    assert (refused.exit_code, "does not check claims" in said(refused)) == (1, True)
    assert run("bulk", "archive", "--reason", "x", "--yes").exit_code == 1
    assert run("bulk", "archive", "--reason", "Withdrawn.", "--claim", 1, "--as", "Ada Lund").exit_code == 1


def test_guards_are_put_back_on_both_databases(own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        if own_engine.dialect.name == "sqlite":
            connection.execute(sa.text("DROP TRIGGER snapshot_kept_update"))
        else:
            connection.execute(sa.text("ALTER TABLE snapshot DISABLE TRIGGER snapshot_kept"))
            connection.execute(sa.text("DROP TRIGGER event_kept_whole ON event"))
    with reading(own_engine) as session:
        assert "snapshot" in unguarded(session)
    guard(own_engine)
    with reading(own_engine) as session:
        assert unguarded(session) == []


def test_a_scale_from_before_the_cross_walk_is_mended_by_a_new_version(run, desk: Engine, objects) -> None:
    assert run("scales", "add", "politifact", "--as", "Cleo Marsh").exit_code == 0
    own = LATER["scales"](desk)  # the desk's own scale says nothing either: that is its choice
    assert (own.ok, "Four steps: not said" in own.says, own.what_to_do) == (True, True, None)
    with desk.begin() as connection:  # as migration 0008 left the scales that were there
        connection.execute(sa.text("UPDATE rating SET credibility = 'unknown'"))
    old = LATER["scales"](desk)
    assert (old.ok, "PolitiFact" in old.says) == (False, True)
    assert "claims scales add politifact --next-version" in (old.what_to_do or "")
    assert run("scales", "add", "politifact", "--as", "Cleo Marsh").exit_code == 1
    (said,) = objects(run("scales", "add", "politifact", "--next-version", "--as", "Cleo Marsh", "--json"))
    assert (said["name"], said["version"]) == ("PolitiFact", 2)
    assert LATER["scales"](desk).ok
    first, second = [scale for scale in objects(run("scales", "list", "--json")) if scale["name"] == "PolitiFact"]
    assert first["retired_at"] and not second["retired_at"]
    assert {rating["credibility"] for rating in first["ratings"]} == {"unknown"}
