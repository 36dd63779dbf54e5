"""Every command explains itself, with an example, and docs/cli.md has every command and option."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from claims.cli import app

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(commands(typer.main.get_command(app)))


def sections() -> dict[str, str]:
    """The text of docs/cli.md about each command, by the words of its heading."""
    parts = re.split(r"^### `claims ([^`]+)`$", DOCS, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*path, "--help"], env={"COLUMNS": "100"})
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\n +(cat .* \| )?claims {' '.join(path)}\b", result.stdout)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_is_documented(path: tuple[str, ...]) -> None:
    name = " ".join(path)
    found = [text for heading, text in sections().items() if f"{heading} ".startswith(f"{name} ")]
    assert len(found) == 1, f"docs/cli.md has {len(found)} sections about claims {name}"
    options = [option for parameter in COMMANDS[path].params for option in parameter.opts if option.startswith("--")]
    missing = [option for option in options if option != "--help" and f"`{option}" not in found[0]]
    assert not missing
    assert f"    claims {name}" in found[0]


@pytest.mark.parametrize("heading", sections())
def test_every_documented_command_is_there(heading: str) -> None:
    words = tuple(re.split(r" [A-Z-]", heading)[0].split())
    assert words in COMMANDS
    options = set(re.findall(r"^\| `(--[a-z-]+)", sections()[heading], flags=re.MULTILINE))
    assert options <= {option for parameter in COMMANDS[words].params for option in parameter.opts}


def test_the_short_help_of_every_command_fits_its_line() -> None:
    listed = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "80"}).stdout
    assert "..." not in listed.partition("Commands:")[2]


def test_shell_completion_is_not_offered() -> None:
    assert "completion" not in CliRunner().invoke(app, ["--help"]).stdout


def test_the_version_is_printed() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert re.fullmatch(r"claims \d+\.\d+.*\n", result.stdout)
