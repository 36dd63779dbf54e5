"""`python -m claims` is the same as the command `claims`."""

from claims.cli import main

main()
