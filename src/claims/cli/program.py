"""The program `claims`: every command, and the one place where errors become messages and exit codes."""

import errno
import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from claims.cli import (
    articles,
    backups,
    bulk,
    check,
    claims,
    contacts,
    evaluate,
    log,
    members,
    operations,
    passing,
    policy,
    put_away,
    register,
    scales,
    serving,
    source_keeping,
    sources,
    talk,
    text,
    train,
    train_matching,
)
from claims.cli.printing import say
from claims.cli.wrong_values import in_our_words
from claims.errors import ClaimsError, Refused, StaleVersion, TableError

REFUSED = 1
INTERRUPTED = 130  # 128 + SIGINT, as shells report it
PIPE_CLOSED = 141  # 128 + SIGPIPE


class Program(TyperGroup):
    """A group of commands that ends in a message and an exit code, never in a traceback, for what people can act on."""

    def invoke(self, ctx: Any) -> Any:
        """What the command returns; raises typer.Exit with the code to end with when it was refused or broken off."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except ClaimsError as error:
            explain(error)
            raise typer.Exit(REFUSED) from None
        except typer.BadParameter as error:
            error.message = in_our_words(error)
            raise
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except OSError as error:
            raise typer.Exit(_given_up(error)) from None
        return result


def _given_up(error: OSError) -> int:
    """The exit code for output that nobody takes any more; anything else is raised again."""
    if error.errno == errno.EPIPE:
        _discard_output()
        return PIPE_CLOSED
    if error.errno == errno.ENOSPC:
        _discard_output()
        say("The disk is full; the output is not complete. Free some space and try again.")
        return REFUSED
    raise error


def _discard_output() -> None:
    """What is still buffered goes nowhere, so that the interpreter has nothing to complain about at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def explain(error: ClaimsError) -> None:
    """Say on stderr what was refused, one sentence a line where there are several."""
    if isinstance(error, TableError):
        say(str(error))
        for problem in error.problems:
            if problem not in str(error):
                say(f"  {problem}")
    elif isinstance(error, Refused) and not isinstance(error, StaleVersion):
        for reason in error.reasons:
            say(reason)
    else:
        say(str(error))


app = typer.Typer(
    cls=Program,
    help="A newsroom desk for checking facts: claims at their place in the article, sources matched, differences said "
    "first, verdicts signed off.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # what comes from articles and sources must never be read as markup
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"claims {version('claims-desk')}")
        raise typer.Exit


@app.callback()
def _program(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


app.command()(serving.demo)
app.command()(serving.serve)
app.command()(check.check)
app.command()(text.extract)
app.command()(text.quantities)
app.command()(text.compare)
app.command("score-sentences")(text.score_sentences)
app.command()(articles.add)
app.command()(articles.match)
app.command()(claims.queue)
app.command()(claims.show)
app.command()(passing.skip)
app.command()(passing.unskip)
app.command()(passing.priority)
app.command()(passing.due)
app.command()(articles.report)
app.command()(articles.gold)
app.command()(register.corrections)
app.command()(register.agreement)
source_keeping.add_to(sources.app)
app.add_typer(sources.app, name="sources")
app.add_typer(put_away.app, name="articles")
app.add_typer(policy.app, name="policy")
app.add_typer(members.app, name="members")
app.add_typer(scales.app, name="scales")
app.add_typer(contacts.app, name="contacts")
app.add_typer(talk.comments, name="comments")
app.add_typer(talk.tags, name="tags")
app.add_typer(talk.lease, name="lease")
app.command()(talk.search)
train.app.command("matching")(train_matching.matching)
app.add_typer(train.app, name="train")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(bulk.app, name="bulk")
app.add_typer(operations.db, name="db")
app.add_typer(log.app, name="audit")
operations.db.command()(backups.clear)
app.command()(backups.backup)
app.command()(backups.restore)
app.command()(operations.doctor)


def main() -> None:
    """Run the program with the arguments of this process, and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(prog_name="claims")
