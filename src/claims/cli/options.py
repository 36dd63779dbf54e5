"""The arguments and options that several commands share."""

from typing import Annotated

import typer

ArticleSource = Annotated[
    str,
    typer.Argument(metavar="FILE|URL|-", help="A text or HTML file, a link, or - for standard input."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Acting = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", envvar="CLAIMS_MEMBER", help="Who you are: a member's exact name."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let a link lead to this machine or its own network.")
]
