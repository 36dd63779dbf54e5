"""The command line: the same functions as the screen. Heavy imports stay inside the commands that need them."""

from claims.cli.program import app, main

__all__ = ["app", "main"]
