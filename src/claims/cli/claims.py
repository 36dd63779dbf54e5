"""The claims of the desk from the shell: which there are, and all about one of them."""

from typing import Annotated, Literal

import typer

from claims.cli import claim_in_words, published_in_words, shapes
from claims.cli.desk import acting, existing_desk, viewing
from claims.cli.options import Acting, AsJson
from claims.cli.printing import json_line, say

# As store.queries.filters.View has them (a test holds them together): importing that here would make every command
# start as slowly as the database does.
ViewName = Literal["mine", "unassigned", "sign-off", "overdue", "skipped", "all"]


def queue(
    view: Annotated[
        ViewName, typer.Option("--view", help="Which claims; mine, sign-off and skipped need --as.")
    ] = "all",
    article: Annotated[
        int | None, typer.Option("--article", metavar="ID", help="Only the claims of this article.")
    ] = None,
    page: Annotated[
        int | None, typer.Option("--page", metavar="N", min=1, help="Only this page of 25; else all of them.")
    ] = None,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Print the claims at the desk.

    Those most worth checking come first.

    \b
    Examples:
      claims queue --view unassigned
      claims queue --view mine --as "Your Name" --json
    """
    from claims.store.engine import reading
    from claims.store.queries.filters import Filters, View
    from claims.store.queries.queue import queue as page_of

    engine = existing_desk()
    needs_name = view in ("mine", "sign-off", "skipped")
    member_id = acting(engine, who, lambda person: []).id if needs_name else None
    viewer = viewing(engine, who)
    filters = Filters(view=View(view), article_id=article)
    with reading(engine) as session:
        at = page_of(session, filters, member_id=member_id, page=page or 1, viewer=viewer)
        while True:
            for each in at.lines:
                if as_json:
                    json_line(shapes.queue_line(each))
                else:
                    claim_in_words.queue_line(each)
            if page is not None or at.page >= at.pages:
                break
            at = page_of(session, filters, member_id=member_id, page=at.page + 1, viewer=viewer)
    say(f"Page {at.page} of {at.pages}; {at.total} claims in all." if page else f"{at.total} claims.")


def show(
    claim: Annotated[int, typer.Argument(metavar="ID", help="The claim's number.")],
    number: Annotated[int | None, typer.Option("--publication", metavar="N", help="What was published of it.")] = None,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Print all there is about one claim.

    Confidential sources are shown only with the name (--as) of a member who may see them.

    \b
    Example:
      claims show 7
    """
    from claims.store.engine import reading
    from claims.store.queries import claims, publications, scales
    from claims.store.queries.snapshots import drift

    engine = existing_desk()
    viewer = viewing(engine, who)
    with reading(engine) as session:
        if number is not None:
            published_in_words.publication(publications.publication(session, claim, number), as_json=as_json)
            return
        history = claims.history(session, claim, viewer)
        view, kept = claims.claim(session, claim, viewer), publications.publications(session, claim)
        like = scales.equivalents_of(session, view.verdict.rating_id if view.verdict else None)
        drifts = {
            piece.id: drift(session, piece.source.source_id or 0, [piece.quote], viewer)[0] for piece in view.evidence
        }
    if as_json:
        json_line(shapes.claim(view, history, kept, like))
    else:
        claim_in_words.claim(view, history, drifts, like)
        published_in_words.listed(kept)
