"""The desk from the shell: add an article, match it, see the queue and a claim, write the report."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claims.cli import draft_in_words, shapes
from claims.cli.desk import acting, acting_or_desk, existing_desk, made_desk, the_settings
from claims.cli.inputs import article_from
from claims.cli.options import Acting, AllowPrivate, ArticleSource, AsJson
from claims.cli.outputs import log_export, refuse_place, write
from claims.cli.printing import json_line, line, progress, say
from claims.errors import InputError

if TYPE_CHECKING:
    from claims.model.report import ArticleReport
    from claims.reading import Article

# As reporting.FORMATS has them (a test holds them together): importing that here makes every command start slowly.
FormatName = Literal["html", "csv", "json"]


def add(
    source: ArticleSource,
    *,
    draft_of: Annotated[
        int | None,
        typer.Option("--draft-of", metavar="ID", help="Store it as the next draft of this article."),
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="With --draft-of: though no claim of the article stands in it.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --draft-of: say what would be done, and store nothing.")
    ] = False,
    who: Acting = None,
    as_json: AsJson = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Store an article with its claims, or a new draft of one.

    Each claim gets the stored passages that may speak about it. With --draft-of the claims of the article are carried
    over: unchanged, moved, changed or lost, and what was changed after it was checked comes back for another look.
    All of it is stored, or nothing.

    \b
    Examples:
      claims add article.txt --as "Your Name"
      claims add article-v2.txt --draft-of 1 --as "Your Name"
    """
    if draft_of is None and (anyway or dry_run):
        raise typer.BadParameter("--anyway and --dry-run go with --draft-of.")
    article = article_from(source, allow_private=allow_private)
    if draft_of is not None:
        _add_draft(article, draft_of, who=who, as_json=as_json, anyway=anyway, dry_run=dry_run)
        return
    from claims.desk import intake
    from claims.extraction import extract
    from claims.review.rules import may_import

    drafts = extract(article)
    if not drafts:
        raise InputError(f"No claim was found in {source}, so there is nothing to check. Is it the text of an article?")
    engine = made_desk()
    actor = acting_or_desk(engine, who, may_import)
    actor_id, name = (actor.id, actor.name) if actor else (None, None)
    with progress("Matching") as step:
        article_id = intake.add(engine, article=article, drafts=drafts, actor_id=actor_id, progress=step)
    if as_json:
        json_line({"article": article_id, "title": article.title, "claims": len(drafts), "added_by": name})
    else:
        line(f"Added as article {article_id}, with {len(drafts)} claims to look through, by {name or 'the desk'}.")
        line(f"See them with: claims queue --article {article_id}")


def _add_draft(
    article: "Article", draft_of: int, *, who: str | None, as_json: bool, anyway: bool, dry_run: bool
) -> None:
    from claims.desk import redraft
    from claims.review.rules import may_import

    engine = existing_desk()
    actor = acting_or_desk(engine, who, may_import)
    plan = redraft.plan(engine, article_id=draft_of, article=article)
    actor_id, name = (actor.id, actor.name) if actor else (None, None)
    if plan.is_another_text and not (anyway or dry_run):
        raise InputError(
            f"No claim of article {draft_of} stands in this text; is it a draft of that article? If it is, add "
            "--anyway; --dry-run says what would become of each claim."
        )
    if dry_run:
        number = plan.based_on + 1
        say("Nothing was stored: this is what would be done.")
        if as_json:
            json_line(shapes.redraft(plan, number, name))
        else:
            draft_in_words.redraft(plan, number, name)
        return
    with progress("Matching") as step:
        number = redraft.add(engine, plan, drafts=plan.new, actor_id=actor_id, progress=step)
    if as_json:
        json_line(shapes.redraft(plan, number, name))
    else:
        draft_in_words.redraft(plan, number, name)


def match(
    article: Annotated[
        int | None, typer.Option("--article", metavar="ID", help="Only the claims of this article.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="The claims of all articles, as without --article.")] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Also claims for which nothing has changed.")] = False,
    who: Acting = None,
    as_json: AsJson = False,
) -> None:
    """Propose stored passages for the claims still worked on.

    Only what changed since the last time is looked at: new and edited claims and passages. What people decided
    stays. Stored bit by bit: a run that is broken off goes on where it stopped.

    \b
    Examples:
      claims match --all
      claims match --article 1 --as "Your Name"
    """
    if every and article is not None:
        raise typer.BadParameter("Give --all or --article, not both.", param_hint="--all")
    from claims.desk.rematch import match_again
    from claims.review.rules import may_import
    from claims.store.engine import reading
    from claims.store.queries import articles

    engine = existing_desk()
    if article is not None:
        with reading(engine) as session:
            articles.article(session, article)  # says so when there is none
    actor = acting_or_desk(engine, who, may_import)
    with progress("Matching") as step:
        new = match_again(
            engine,
            actor_id=actor.id if actor else None,
            article_id=article,
            anew=anew,
            processes=os.cpu_count() or 1,
            progress=step,
        )
    if as_json:
        json_line({"new": new})
    else:
        line(f"{new} new {'suggestion' if new == 1 else 'suggestions'}.")


def report(
    article: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")],
    form: Annotated[FormatName, typer.Option("--format", help="html for people, csv, or json for ClaimReview.")],
    output: Annotated[str, typer.Option("--output", metavar="OUT", help="The file to write; - for standard output.")],
    page_url: Annotated[
        str | None,
        typer.Option("--page-url", metavar="URL", help="Where the report will be published (for ClaimReview)."),
    ] = None,
    who: Acting = None,
) -> None:
    """Write the verdict report of an article.

    As things stand now; the file is written whole or not at all.

    \b
    Example:
      claims report 1 --format html --output report.html
    """
    refuse_place(output)
    from claims.model.base import now
    from claims.reporting import FORMATS
    from claims.review.rules import may_export
    from claims.store.engine import reading
    from claims.store.queries.reports import report as report_on

    engine = existing_desk()
    actor = acting(engine, who, may_export) if who else None
    made_by = actor.name if actor else None
    with reading(engine) as session:
        found = report_on(session, article, made_at=now(), made_by=made_by)
    make = FORMATS[form].make
    if form == "json":
        desk = the_settings()
        publisher = {"publisher_name": desk.publisher_name, "publisher_url": desk.publisher_url, "page_url": page_url}
        _warn(found, publisher)
        write(output, make(found, **publisher))
    else:
        write(output, make(found))
    log_export(engine, actor, "report", article=article, format=form)
    if output != "-":
        say(f"The report on article {article} ({len(found.claims)} claims) is in {output}.")


def _warn(report: "ArticleReport", publisher: dict[str, str | None]) -> None:
    """Say what has to be put right before the markup is published; it is written all the same."""
    from claims.reporting import problems

    for problem in problems(report, **publisher):  # type: ignore[arg-type]
        say(f"Before you publish this: {problem}")


def gold(
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="The file to write; - for standard output.")
    ] = "-",
    article: Annotated[int | None, typer.Option("--article", metavar="ID", help="Only this article.")] = None,
) -> None:
    """Write what people made of the claims, as gold data.

    One JSON object a line for each article: its text, and each claim as it stands now with its place, its speaker, how
    it came to be (found, added, adjusted, split, merged), whether it is checkable, and what was corrected. The names
    of the people at the desk are left out; the text of the articles is not.

    \b
    Example:
      claims gold --output gold.jsonl
    """
    refuse_place(output)
    from claims.reporting import gold_line
    from claims.store.engine import reading
    from claims.store.queries.gold import gold as gold_of

    engine = existing_desk()
    with reading(engine) as session:
        lines = [gold_line(each) for each in gold_of(session, article_id=article)]
    write(output, "".join(lines))
    log_export(engine, None, "gold", articles=len(lines))
    if output != "-":
        say(f"{len(lines)} {'article is' if len(lines) == 1 else 'articles are'} in {output}.")
