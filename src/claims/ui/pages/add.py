"""Add: paste, link or upload an article, see the claims found in it, store those worth checking."""

import streamlit as st

from claims.desk import intake, redraft
from claims.errors import AlreadyThere, ClaimsError, InputError, StaleVersion
from claims.extraction import ClaimDraft, extract
from claims.model.enums import AnchorStatus
from claims.reading import Article, read, read_bytes, read_text
from claims.reading.limits import MAX_ARTICLE_BYTES
from claims.reporting.words import TYPE_LABEL, count, day
from claims.review.rules import may_import
from claims.store.engine import reading
from claims.store.queries.articles import article as stored_article
from claims.store.queries.articles import like_article
from claims.ui import frame, pages
from claims.ui.article_text import Mark, article_text
from claims.ui.drafts import added, in_short, show_plan, tick_new
from claims.ui.outside import plain, shortened
from claims.ui.words import ago

WORTH_CHECKING = 0.2  # claims scored below are listed, but not ticked: mostly opinions and intentions
LARGEST_FILE = MAX_ARTICLE_BYTES // 1_000_000  # MB
TICKS = 100  # tick boxes at most: more make the page slow; the rest of a very long article is added ticked or not


def article_given(text: str, upload: object) -> Article:
    """The article from the field that was filled. Raises InputError when it is none of them, or both."""
    typed = text.strip()
    if bool(typed) == bool(upload):
        problem = "Both a text and a file are given" if typed else "Nothing is given yet"
        raise InputError(f"{problem}; paste the article or its link, or choose a file.")
    if upload:
        return read_bytes(upload.getvalue(), name=upload.name)  # type: ignore[attr-defined]
    is_link = typed.startswith(("http://", "https://")) and len(typed.split()) == 1
    return read(typed) if is_link else read_text(text)


def show_form() -> None:
    given = ask_for_article("Find the claims")
    if given:
        with st.spinner("Finding the claims", show_time=True):
            st.session_state["preview"] = (given, extract(given))
        st.rerun()


def ask_for_article(action: str) -> Article | None:
    """The form for a text, a link or a file; the article once it is read, None until then."""
    refusals = may_import(who)
    with st.form("article", border=False):
        text, file = st.columns([3, 2], gap="large")
        pasted = text.text_area("Paste the article, headline first, or its link", key="article_text", height=220)
        upload = file.file_uploader("Or choose a file: text or HTML", key="article_file", max_upload_size=LARGEST_FILE)
        asked = st.form_submit_button(
            action, key="article_find", type="primary", disabled=bool(refusals), shortcut="Mod+Enter"
        )
    if refusals:
        st.caption(plain(" ".join(refusals)))
    if asked:
        try:
            with st.spinner("Reading the article", show_time=True):
                return article_given(pasted, upload)
        except ClaimsError as error:
            st.session_state.pop("preview", None)
            frame.show_error(error)
    return None


def facts(article: Article) -> str:
    """One line about the article as it was read, what could not be found said as well."""
    found = [
        ("publisher", article.publisher),
        ("byline", article.byline),
        ("date", day(article.published_on) if article.published_on else None),
    ]
    known = " · ".join(plain(value) for _, value in found if value)
    missing = [name for name, value in found if not value]
    return " · ".join(part for part in (known, f"no {', no '.join(missing)} found" if missing else "") if part)


def tick(draft: ClaimDraft, number: int) -> bool:
    """The tick box of one claim with its reasons; whether it is ticked."""
    speaker = f"{draft.claimant.name} · " if draft.claimant else ""
    with st.container(gap="xxsmall"):
        ticked = st.checkbox(
            f"**{number}** {plain(shortened(draft.quote, 160))}",
            value=draft.checkworthiness >= WORTH_CHECKING,
            key=f"draft_{draft.start}_{draft.end}",
        )
        st.caption(plain(f"{speaker}{TYPE_LABEL[draft.type]} · {', '.join(draft.reasons) or 'no particular reason'}"))
    return ticked


def show_preview(article: Article, drafts: list[ClaimDraft]) -> None:
    st.header(plain(article.title or "Untitled article"), anchor=False)
    st.caption(facts(article))
    known = intake.known(frame.engine(), article)
    if known:
        st.warning(
            f"This article is stored already, as article {known.id}. Nothing was added.", icon=":material/content_copy:"
        )
        st.page_link(pages.ARTICLE, label="Open it", query_params={"article": str(known.id)})
    else:
        offer_draft(article)
    buttons = st.container(horizontal=True)
    text, choosing = st.columns([7, 5], gap="large")
    with choosing, st.container(height=640, border=False, key="article_drafts"):
        ticked = [draft for number, draft in enumerate(drafts[:TICKS], start=1) if tick(draft, number)]
        ticked += [draft for draft in drafts[TICKS:] if draft.checkworthiness >= WORTH_CHECKING]
        if not drafts:
            st.info("No claim was found in this text. Is it the article's body, in English?")
    with text, st.container(height=640, border=False, key="article_preview"):
        marks = [
            Mark(number, number, draft.start, draft.end, draft.quote, f"Claim {number}: {draft.quote}")
            for number, draft in enumerate(drafts, start=1)
        ]
        article_text(article.text, marks, key="preview_text", language=article.language)
    with buttons:
        label = f"Add {count(len(ticked), 'claim', 'claims')}"
        if st.button(label, key="article_add", type="primary", disabled=not ticked or known is not None):
            store(article, ticked)
        if st.button("Start over", key="article_discard"):
            st.session_state.pop("preview")
            st.rerun()
        if not ticked:
            st.caption("Tick at least one claim to add the article.")


def offer_draft(article: Article) -> None:
    """Where an article with the same link or headline is stored: the way to add this text as a draft of that one."""
    with reading(frame.engine()) as session:
        like = like_article(session, title=article.title, url=article.url)
    if like is None:
        return
    says = f"“{plain(like.title)}” was added {ago(like.added_at)} by {plain(like.added_by)}, with the same "
    says += "link or headline. Is this a new draft of it? Then its claims are carried over."
    st.info(says, icon=":material/difference:")
    if st.button("Add as a new draft of it", key=f"article_as_draft_{like.id}"):
        plan_draft(like.id, article)


def store(article: Article, ticked: list[ClaimDraft]) -> None:
    bar = st.progress(0.0, text="Matching the claims against the sources")
    try:
        article_id = intake.add(
            frame.engine(),
            article=article,
            drafts=ticked,
            actor_id=who.id,
            progress=lambda done, of: bar.progress(done / of, text=f"Matching claim {done} of {of}"),
        )
    except AlreadyThere:
        st.rerun()  # someone was faster; the preview says where it is
    except ClaimsError as error:
        frame.show_error(error)
    else:
        st.session_state.pop("preview")
        st.session_state["notice"] = f"Article added with {count(len(ticked), 'claim', 'claims')}."
        st.switch_page(pages.ARTICLE, query_params={"article": str(article_id)})


def show_draft_preview(plan: redraft.Plan) -> None:
    """What the new draft would do, and the button that stores it."""
    number = plan.based_on + 1
    st.header(f"Draft {number}: {in_short(plan)}", anchor=False)
    if plan.is_another_text:
        says = "No claim of the article stands in this text. Is it a draft of that article?"
        st.warning(says, icon=":material/help:")
    buttons = st.container(horizontal=True)
    text, choosing = st.columns([7, 5], gap="large")
    with choosing, st.container(height=640, border=False, key="draft_claims"):
        ticked = tick_new(plan.new, from_worth=WORTH_CHECKING)
        show_plan(plan)
        if not plan.new and all(claim.status is AnchorStatus.ANCHORED for claim in plan.carried):
            st.caption("No claim is touched by this draft.")
    with text, st.container(height=640, border=False, key="draft_preview"):
        there = [claim.found for claim in plan.carried if claim.found] + list(plan.new)
        marks = [
            Mark(number, number, found.start, found.end, found.quote, f"Claim {number}: {found.quote}")
            for number, found in enumerate(sorted(there, key=lambda found: (found.start, found.end)), start=1)
        ]
        article_text(plan.article.text, marks, key="draft_text", language=plan.article.language)
    with buttons:
        if st.button(f"Add draft {number}", key="draft_add", type="primary"):
            store_draft(plan, ticked)
        if st.button("Start over", key="draft_discard"):
            st.session_state.pop("draft_plan")
            st.rerun()


def store_draft(plan: redraft.Plan, ticked: list[ClaimDraft]) -> None:
    bar = st.progress(0.0, text="Carrying the claims over")
    try:
        number = redraft.add(
            frame.engine(),
            plan,
            drafts=ticked,
            actor_id=who.id,
            progress=lambda done, of: bar.progress(done / of, text=f"Matching claim {done} of {of}"),
        )
    except StaleVersion as error:
        st.session_state["draft_plan"] = redraft.plan(frame.engine(), article_id=plan.article_id, article=plan.article)
        frame.show_error(error)
    except ClaimsError as error:
        frame.show_error(error)
    else:
        st.session_state.pop("draft_plan")
        st.session_state["notice"] = added(plan, number, len(ticked))
        st.switch_page(pages.ARTICLE, query_params={"article": str(plan.article_id)})


def show_draft_form(article_id: int) -> None:
    with reading(frame.engine()) as session:
        view = stored_article(session, article_id)
    st.caption(f"A new draft of: {plain(view.line.title)} · draft {view.drafts} is being checked")
    st.page_link(pages.ARTICLE, label="Back to the article", query_params={"article": str(article_id)})
    given = ask_for_article("Read the draft")
    if given:
        plan_draft(article_id, given)


def plan_draft(article_id: int, article: Article) -> None:
    with st.spinner("Finding each claim again", show_time=True):
        st.session_state["draft_plan"] = redraft.plan(frame.engine(), article_id=article_id, article=article)
    st.session_state.pop("preview", None)
    st.query_params["draft_of"] = str(article_id)
    st.rerun()


draft_of = frame.number_in_url("draft_of")
st.title("Add a new draft" if draft_of else "Add an article", anchor=False)
who = frame.somebody()
plan: redraft.Plan | None = st.session_state.get("draft_plan")
if draft_of and plan and plan.article_id == draft_of:
    show_draft_preview(plan)
elif draft_of:
    show_draft_form(draft_of)
elif "preview" in st.session_state:
    show_preview(*st.session_state["preview"])
else:
    show_form()
