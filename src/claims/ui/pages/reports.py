"""Reports: see the verdict report of an article as it will print, what is missing beside it, download it."""

import re
from typing import Any

import streamlit as st

from claims.errors import ClaimsError, NotFound
from claims.model.base import now
from claims.model.report import ArticleReport
from claims.reporting import claim_review_json, csv, html, problems
from claims.review import steps
from claims.review.rules import may_export, may_lead
from claims.settings import settings
from claims.store.engine import reading
from claims.store.queries.agreement import reviewers_agree
from claims.store.queries.articles import ArticleLine, articles
from claims.store.queries.reports import report
from claims.ui import frame, pages
from claims.ui.outside import one_line, plain, shortened
from claims.ui.sandbox import show_page

MOST = 5_000  # articles in the list, newest first: years of work; `claims report` makes those of any older one


def choose(lines: list[ArticleLine]) -> int:
    titles = {line.id: f"{line.title} ({line.id})" for line in lines}
    asked = frame.number_in_url("article")
    if asked is not None and asked not in titles:
        raise NotFound(f"There is no article {asked}.")
    index = list(titles).index(asked) if asked in titles else 0
    chosen = st.selectbox(
        "Article",
        list(titles),
        index=index,
        format_func=lambda one: one_line(shortened(titles[one], 100)),
        key="report_article",
    )
    assert chosen is not None  # there is at least one article
    return chosen


def missing(line: ArticleLine) -> str:
    """What the report does not say yet; empty when it is complete."""
    parts = []
    if left := line.coverage.left:
        parts.append(f"{left} of {line.coverage.claims} claims {'is' if left == 1 else 'are'} still to be checked")
    if submitted := line.coverage.submitted:
        parts.append(f"{submitted} {'waits' if submitted == 1 else 'wait'} for sign-off")
    return " and ".join(parts)


def file_name(made: ArticleReport, extension: str) -> str:
    """A name for the download made of the title: plain letters, digits and hyphens."""
    words = re.sub(r"[^a-z0-9]+", "-", made.title.lower()).strip("-")[:60].strip("-") or "report"
    return f"{words}-report.{extension}"


def log_download(article_id: int, form: str) -> None:
    """Let the log say who took which report out of the desk."""
    who = frame.me()
    try:
        steps.log_export(
            frame.engine(), actor_id=who.id if who else None, what="report", article=article_id, format=form
        )
    except ClaimsError as error:
        st.toast(plain(f"The log does not say that this was downloaded: {error}"), icon=":material/error:")


def downloads(made: ArticleReport, page: str, refusals: list[str]) -> None:
    with st.container(horizontal=True):
        st.download_button(
            "Download the report",
            page,
            file_name(made, "html"),
            "text/html",
            key="report_html",
            type="primary",
            on_click=log_download,
            args=(made.article_id, "html"),
            disabled=bool(refusals),
            icon=":material/download:",
        )
        st.download_button(
            "CSV",
            csv(made),
            file_name(made, "csv"),
            "text/csv",
            key="report_csv",
            on_click=log_download,
            args=(made.article_id, "csv"),
            disabled=bool(refusals),
        )
    if refusals:
        st.caption(plain(" ".join(refusals)))
        return
    with st.expander("ClaimReview, for search engines", key="report_claim_review"):
        claim_review(made)


def claim_review(made: ArticleReport) -> None:
    """The markup of what is checked, or what has to be put right before there is any."""
    address = st.text_input(
        "Address where this report will be published",
        key=f"report_page_url_{made.article_id}",
        placeholder="https://",
        persist_state="session",
    )
    desk = settings()
    publisher: dict[str, Any] = {
        "publisher_name": desk.publisher_name,
        "publisher_url": desk.publisher_url,
        "page_url": address or None,
    }
    blocks = problems(made, **publisher)
    st.download_button(
        "Download the ClaimReview markup",
        "" if blocks else claim_review_json(made, **publisher),
        file_name(made, "json"),
        "application/ld+json",
        key="report_json",
        on_click=log_download,
        args=(made.article_id, "claim_review"),
        disabled=bool(blocks),
    )
    if blocks:
        st.markdown("\n".join(f"- {plain(block)}" for block in blocks))


def show_agreement() -> None:
    """How far reviewers agree, for leads; nothing where there is too little to say anything."""
    with reading(frame.engine()) as session:
        said = reviewers_agree(session).for_leads
    if said:
        st.caption(f"{plain(said)} By pairs: `claims agreement`.")


st.title("Reports", anchor=False)
with reading(frame.engine()) as session:
    known = articles(session, limit=MOST)
if not known:
    st.info("No article was added yet.", icon=":material/inbox:")
    st.page_link(pages.ADD, label="Add an article", icon=":material/note_add:")
    st.stop()
who = frame.me()
if who and not may_lead(who):
    show_agreement()
article_id = choose(known)
with reading(frame.engine()) as session:
    the_report = report(session, article_id, made_at=now(), made_by=who.name if who else None)
open_points = missing(next(line for line in known if line.id == article_id))
if open_points:
    st.warning(f"The report is not complete: {open_points}.", icon=":material/pending:")
else:
    st.success("Every claim is settled.", icon=":material/check_circle:")
the_page = html(the_report)
downloads(the_report, the_page, may_export(who) if who else ["Choose your name at the top right first."])
show_page(the_page, title="The report as it will print", key="report_page")
