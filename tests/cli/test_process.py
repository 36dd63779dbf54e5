"""The program as a process: what it loads, how it streams, how it ends, and that it serves."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from sqlalchemy.engine import Engine
from typer.testing import Result

from claims.settings import home
from claims.store.upgrade import newest

Run = Callable[..., Result]

CLAIMS = [sys.executable, "-m", "claims"]
PATIENCE = 60  # seconds until a process is given up: far more than it takes, so that a busy machine fails no test


@contextmanager
def started(*arguments: str, **more: object) -> Iterator["subprocess.Popen[bytes]"]:
    """The program, running, with pipes to all it reads and writes; stopped at the end."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    with subprocess.Popen([*CLAIMS, *arguments], **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


# Loading pandas or streamlit takes longer than all the work of a small command.
HEAVY = {
    "sqlalchemy",
    "sqlmodel",
    "alembic",
    "streamlit",
    "pandas",
    "numpy",
    "trafilatura",
    "openpyxl",
    "jinja2",
    "rich",
}

LIGHT = [
    ("--help",),
    ("quantities", "Nearly 70% of it", "--json"),
    ("quantities", "Nearly 70% of it"),
    ("compare", "Nearly 70% of it", "46 per cent of it", "--json"),
    ("queue", "--help"),
]


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_small_commands_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "claims", *arguments], capture_output=True, check=True, text=True
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "claims" in loaded
    assert not loaded & HEAVY


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import claims; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert [name for name in done.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names] == ["claims"]


def test_a_line_is_answered_before_the_next_one_is_read() -> None:
    with started("quantities", "-", "--json") as process:
        for text in ("one 70% line", "another"):
            process.stdin.write(f"{text}\n".encode())  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            assert json.loads(process.stdout.readline())["text"] == text  # type: ignore[union-attr]


def test_a_closed_pipe_ends_the_program_quietly() -> None:
    with started("quantities", "-", "--json") as process:
        process.stdin.write(b"70% of it\n" * 5_000)  # type: ignore[union-attr]
        process.stdin.close()  # type: ignore[union-attr]
        process.stdout.readline()  # type: ignore[union-attr]
        process.stdout.close()  # type: ignore[union-attr]
        said = process.stderr.read()  # type: ignore[union-attr]
        assert (process.wait(PATIENCE), said) == (141, b"")


def test_an_interrupt_ends_the_program_quietly() -> None:
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job hears none, nor do its
    with started("quantities", "-", "--json") as process:
        signal.signal(signal.SIGINT, heard)
        process.stdin.write(b"70%\n")  # type: ignore[union-attr]
        process.stdin.flush()  # type: ignore[union-attr]
        process.stdout.readline()  # type: ignore[union-attr]
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()  # type: ignore[union-attr]
        assert process.wait(PATIENCE) == 130
        assert b"Traceback" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_disk_is_a_message() -> None:
    with open("/dev/full", "wb") as full, started("quantities", "70%", "--json", stdout=full) as process:  # noqa: PTH123
        said = process.stderr.read()  # type: ignore[union-attr]
        assert process.wait(PATIENCE) == 1
        assert said == b"The disk is full; the output is not complete. Free some space and try again.\n"


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    given = "a £5 café\n".encode()
    for more in ([], ["--json"]):
        done = subprocess.run(
            [*CLAIMS, "quantities", "-", *more], input=given, capture_output=True, check=True, env=environment
        )
        assert "a £5 café".encode() in done.stdout


def test_arguments_that_are_no_utf8_are_answered() -> None:
    done = subprocess.run([*CLAIMS, "quantities", b"70% \xff", "--json"], capture_output=True, check=True)
    assert json.loads(done.stdout)["text"] == "70% \udcff"


def test_the_installed_command_is_the_same_program() -> None:
    command = Path(sys.executable).with_name("claims")
    by_name = subprocess.run([command, "--help"], capture_output=True, check=True)
    by_module = subprocess.run([*CLAIMS, "--help"], capture_output=True, check=True)
    assert by_name.stdout == by_module.stdout
    assert by_name.stdout.startswith(b"Usage: claims ")


def test_an_article_whose_adding_is_killed_is_there_whole_or_not_at_all(
    desk: Engine, counts: Callable[[], dict[str, int]], tmp_path: Path
) -> None:
    article = tmp_path / "long.txt"
    text = "\n\n".join(f"Borough {n} spent £{n + 2}.5 million on bridges in 2023." for n in range(200))
    article.write_text(text, encoding="utf-8")
    before = counts()
    with started("add", str(article), "--as", "Ada Lund") as process:
        journal = tmp_path / "desk" / "claims.db-wal"
        size = journal.stat().st_size if journal.exists() else 0
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < deadline:  # until something is being written
            if journal.exists() and journal.stat().st_size > size:
                process.send_signal(signal.SIGKILL)
                process.wait(PATIENCE)
            time.sleep(0.001)
    after = counts()
    if after["article"] == 0:
        assert after == before
    else:
        assert after["claim"] == after["anchor"] >= 200
        assert after["event"] == before["event"] + 1 + after["claim"]


# Serving


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def healthz(port: int, process: "subprocess.Popen[bytes]") -> httpx2.Response:
    """What /healthz answers, once the server listens."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return httpx2.get(f"http://localhost:{port}/healthz", trust_env=False)
        except httpx2.TransportError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError(process.communicate()[0].decode())


@pytest.mark.parametrize("command", [["serve"], ["demo"]], ids=" ".join)
def test_the_desk_is_served_and_ends_when_it_is_told_to(
    run: Run, environment: str, tmp_path: Path, command: list[str]
) -> None:
    port = free_port()
    with started(*command, "--port", str(port), "--headless", stderr=subprocess.STDOUT) as process:
        answer = healthz(port, process)
        assert answer.status_code == 200
        assert answer.json() == {
            "status": "ok",
            "schema": newest(),
            "database": "sqlite",
            "revision": newest(),
        }
        assert httpx2.get(f"http://localhost:{port}/", trust_env=False).status_code == 200
        process.send_signal(signal.SIGTERM)  # it is the server itself, not a parent that would leave it running
        process.wait(PATIENCE)
        said = process.stdout.read().decode()  # type: ignore[union-attr]
    assert "Traceback" not in said
    with pytest.raises(httpx2.TransportError):
        httpx2.get(f"http://localhost:{port}/healthz", trust_env=False)
    assert run("doctor").exit_code == 0
    assert bool(run("queue", "--json").stdout) == (command == ["demo"])


def test_a_database_that_cannot_be_used_is_said_at_once_and_by_healthz(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE_URL", f"sqlite:///{article}")
    port = free_port()
    with started("serve", "--port", str(port), "--headless", stderr=subprocess.STDOUT) as process:
        answer = healthz(port, process)
        assert (answer.status_code, answer.json()["status"]) == (503, "error")
        assert "no SQLite database" in answer.json()["message"]
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        said = process.stdout.read().decode()  # type: ignore[union-attr]
    assert "The desk cannot be opened. The file is no SQLite database." in said


def test_the_launcher_is_found_where_the_program_looks() -> None:
    assert (home() / "app.py").is_file()
