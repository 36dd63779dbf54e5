"""`claims demo` and `claims serve`: the desk in the browser. Streamlit runs in its own process, never in here."""

import os
import subprocess
import sys
from typing import Annotated

import typer

from claims.cli.desk import made_desk, shown_url, the_settings
from claims.cli.printing import say
from claims.settings import home

Port = Annotated[
    int | None, typer.Option("--port", metavar="N", min=1, max=65535, help="The port; 8501 if none is given.")
]
Headless = Annotated[bool, typer.Option("--no-browser", "--headless", help="Do not open a browser.")]


def demo(
    port: Port = None,
    no_browser: Headless = False,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Only load the example.")] = False,
) -> None:
    """Serve the desk with the worked example in it.

    The database is made where there is none. Run twice it changes nothing.

    \b
    Example:
      claims demo --port 8600 --no-browser
    """
    from claims.desk.opening import load_example

    engine = made_desk()
    article_id = load_example(engine)
    engine.dispose()
    where = shown_url(the_settings().database_url)
    if article_id is None:
        say(f"The worked example is there already, in {where}.")
    else:
        say(f"The worked example is loaded as article {article_id} into {where}.")
    if not no_serve:
        _run(port=port, address=None, headless=no_browser)


def serve(
    port: Port = None,
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="ADDRESS", help="Where to listen; only this machine if none is given."),
    ] = None,
    no_browser: Headless = False,
) -> None:
    """Serve the desk in the browser.

    The same as: streamlit run app.py

    \b
    Example:
      claims serve --port 8600
    """
    _run(port=port, address=address, headless=no_browser)


def _run(*, port: int | None, address: str | None, headless: bool) -> None:
    """Become the Streamlit server, so that signals reach it; does not come back."""
    command = [sys.executable, "-m", "streamlit", "run", str(home() / "app.py"), "--server.showEmailPrompt", "false"]
    if port is not None:
        command += ["--server.port", str(port)]
    if address is not None:
        command += ["--server.address", address]
    if headless:
        command += ["--server.headless", "true"]
    if os.name == "nt":  # exec on Windows gives the shell back while the server still runs
        raise typer.Exit(subprocess.call(command))
    sys.stdout.flush()
    os.execv(command[0], command)
