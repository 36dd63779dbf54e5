"""The real desk in a real browser: a server with its own database, and a Chromium that may not leave this machine."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from sqlalchemy.engine import Engine

from claims.desk.opening import open_desk, set_up
from claims.settings import home

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",  # tests run as root in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL = {"localhost", "127.0.0.1"}
# Whether nothing has run for a while: what was just done has to reach the server before it can be waited for.
QUIET = """(enough) => {
  const app = document.querySelector("[data-testid=stApp]")
  const quiet = app?.dataset.testScriptState === "notRunning" && !document.querySelector("[data-stale=true]")
  window.quietSince = quiet ? window.quietSince ?? performance.now() : undefined
  return quiet && performance.now() - window.quietSince > enough
}"""
SIZE = {"width": 1440, "height": 900}
PATIENCE = 20_000  # milliseconds until something is said to be missing: a busy machine fails no test
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[Any]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, or fail where CI promises it."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        reason = f"no browser found: none of {', '.join(CHROMIUM)} is installed"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Server:
    """A desk that is being served."""

    address: str
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> None:
        """End it as an operator would."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


@contextmanager
def serving(database_url: str, log: Path) -> Iterator[Server]:
    """Serve the desk on a free port until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(home() / "app.py"), "--server.headless", "true"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMS_")}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=home(),
            env=environment | {"CLAIMS_DATABASE_URL": database_url, "CLAIMS_SEMANTIC": "off"},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(f"http://localhost:{port}", process)
    try:
        _wait_until_healthy(server, log)
        yield server
    finally:
        server.stop()


def _wait_until_healthy(server: Server, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The desk did not start: {log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def serve() -> Callable[..., Any]:
    """`with serve(url, log) as server:`, for tests that end the server themselves."""
    return serving


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite file that the tests of one module share."""
    return f"sqlite:///{tmp_path_factory.mktemp('desk') / 'claims.db'}"


@pytest.fixture(scope="module")
def engine(database_url: str) -> Iterator[Engine]:
    """The module's database with the members and scales that ship; `prepared` of the module may put more into it."""
    opened = open_desk(database_url)
    set_up(opened)
    yield opened
    opened.dispose()


@pytest.fixture(scope="module")
def prepared(engine: Engine) -> None:
    """What a module wants stored before the desk is served; nothing more by default."""


@pytest.fixture(scope="module")
def server(
    database_url: str, prepared: None, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The desk of the module, served; asked for after the browser, so that nothing is started where there is none."""
    with serving(database_url, tmp_path_factory.mktemp("log") / "server.log") as started:
        yield started


@dataclass
class Reader:
    """Somebody in front of the screen."""

    page: Page
    server: Server

    def open(self, path: str = "/", *, member: str | None = None, **address: object) -> "Reader":
        """Type an address, and choose who is at the desk: a new page knows nobody."""
        self.page.goto(f"{self.server.address}{path}{'?' if address else ''}{urlencode(address)}")
        self.page.wait_for_selector(".st-key-desk_keys_listener span", state="attached")
        self.settle(quiet=400)  # the first keys after a page is loaded wait for parts of it that come late
        return self.choose("member", member) if member else self

    def settle(self, *, quiet: int = 150) -> "Reader":
        """Wait until the page is drawn and nothing runs any more, for `quiet` milliseconds."""
        self.page.wait_for_selector(".st-key-desk_member")
        self.page.evaluate("window.quietSince = undefined")
        self.page.wait_for_function(QUIET, arg=quiet)
        return self

    def at(self, key: str) -> Locator:
        """The place of a widget; the keys of a claim's buttons end in its number."""
        return self.page.locator(f".st-key-{key}").or_(self.page.locator(f"[class*='st-key-{key}_']"))

    def press(self, key: str) -> "Reader":
        """Press the button with a key."""
        self.at(key).locator("button").first.click()
        return self.settle()

    def unfold(self, key: str) -> "Reader":
        """Open a folded pane, and wait until what is in it stands where it stays."""
        pane = self.at(key).locator("details").first
        pane.locator("summary").click()
        pane.evaluate("pane => Promise.all(pane.getAnimations({ subtree: true }).map(one => one.finished))")
        return self.settle()

    def write(self, key: str, text: str) -> "Reader":
        """Type into a field and leave it."""
        field = self.at(key).locator("input, textarea").first
        field.fill(text)
        field.blur()
        return self.settle()

    def choose(self, key: str, option: str) -> "Reader":
        """Choose in a list."""
        self.at(key).locator("input").first.click()
        self.page.get_by_role("option", name=option).click()
        self.at(key).locator("input").first.blur()  # the next keys are not meant for the list
        return self.settle()

    def picture(self, name: str) -> None:
        """Keep what is on the screen for the docs, when CLAIMS_SCREENSHOTS names a folder."""
        if folder := os.environ.get("CLAIMS_SCREENSHOTS"):
            self.page.mouse.move(0, 0)
            expect_no_toast(self.page)
            self.page.screenshot(path=Path(folder) / f"{name}.png")


def expect_no_toast(page: Page) -> None:
    """Wait until the message at the edge has gone."""
    page.wait_for_function("!document.querySelector('[data-testid=stToast]')")


@contextmanager
def window(browser: Browser, **look: Any) -> Iterator[BrowserContext]:
    """A browser window that notes every request, dialog and script error; the test fails on any."""
    context = browser.new_context(**{"viewport": SIZE, "color_scheme": "light", **look})
    context.set_default_timeout(PATIENCE)
    wrong: list[str] = []

    def asked(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in LOCAL:
            wrong.append(f"request to {request.url}")

    def opened(page: Page) -> None:
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: wrong.append(f"script error {error}"))

    context.on("request", asked)
    context.on("page", opened)
    yield context
    context.close()
    assert wrong == []


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    """Somebody at a screen of 1440 by 900, in the light theme."""
    with window(browser) as context:
        yield Reader(context.new_page(), server)


@pytest.fixture
def reader_at(browser: Browser) -> Callable[..., Any]:
    """`with reader_at(server) as reader:`, for tests that start a server themselves."""

    @contextmanager
    def opened(server: Server) -> Iterator[Reader]:
        with window(browser) as context:
            yield Reader(context.new_page(), server)

    return opened
