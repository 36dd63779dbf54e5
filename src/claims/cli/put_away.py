"""`claims articles`: the articles of the desk, putting one away and taking it back."""

from typing import Annotated

import typer

from claims.cli.desk import acting, existing_desk
from claims.cli.options import Acting, AsJson
from claims.cli.printing import json_line, line

app = typer.Typer(help="The articles of the desk.", no_args_is_help=True, rich_markup_mode=None)

ArticleId = Annotated[int, typer.Argument(metavar="ID", help="The article's number.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stands in the log.")]
PutAway = Annotated[bool, typer.Option("--put-away", help="Only those that were put away.")]


@app.command("list")
def list_(put_away: PutAway = False, as_json: AsJson = False) -> None:
    """Print the articles, newest first.

    \b
    Example:
      claims articles list --put-away
    """
    from claims.store.engine import reading
    from claims.store.queries.articles import articles

    with reading(existing_desk()) as session:
        found = articles(session, limit=10_000, removed=put_away)
    for each in found:
        if as_json:
            claims, left = each.coverage.claims, each.coverage.left
            json_line({"id": each.id, "title": each.title, "claims": claims, "left": left, "put_away": each.removed})
        else:
            line(f"{each.id}. {each.title}")


@app.command("remove")
def remove(article: ArticleId, reason: Reason = "", who: Acting = None, as_json: AsJson = False) -> None:
    """Put an article away with its claims.

    They leave the queue and the search and can be restored. For editors and leads; not while a claim is published.

    \b
    Example:
      claims articles remove 3 --reason "Added by mistake." --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_put_away

    engine = existing_desk()
    actor = acting(engine, who, may_put_away)
    steps.remove_article(engine, article_id=article, actor_id=actor.id, reason=reason)
    if as_json:
        json_line({"article": article, "put_away": True})
    else:
        line(f"Article {article} is put away. Take it back with: claims articles restore {article}")


@app.command("restore")
def restore(article: ArticleId, who: Acting = None, as_json: AsJson = False) -> None:
    """Take an article that was put away back.

    \b
    Example:
      claims articles restore 3 --as "Your Name"
    """
    from claims.review import steps
    from claims.review.rules import may_put_away

    engine = existing_desk()
    actor = acting(engine, who, may_put_away)
    steps.restore_article(engine, article_id=article, actor_id=actor.id)
    if as_json:
        json_line({"article": article, "put_away": False})
    else:
        line(f"Article {article} is back, with its claims as they were.")
