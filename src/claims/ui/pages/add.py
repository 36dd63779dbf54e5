"""Add: paste, link or upload an article, see the claims found in it, store those worth checking."""

import streamlit as st

from claims.desk import intake
from claims.errors import AlreadyThere, ClaimsError, InputError
from claims.extraction import ClaimDraft, extract
from claims.reading import Article, read, read_bytes, read_text
from claims.reading.limits import MAX_ARTICLE_BYTES
from claims.reporting.words import TYPE_LABEL, count, day
from claims.review.rules import may_import
from claims.ui import frame, pages
from claims.ui.article_text import Mark, article_text
from claims.ui.outside import plain, shortened

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
    refusals = may_import(who)
    with st.form("article", border=False):
        text, file = st.columns([3, 2], gap="large")
        pasted = text.text_area("Paste the article, headline first, or its link", key="article_text", height=220)
        upload = file.file_uploader("Or choose a file: text or HTML", key="article_file", max_upload_size=LARGEST_FILE)
        asked = st.form_submit_button(
            "Find the claims", key="article_find", type="primary", disabled=bool(refusals), shortcut="Mod+Enter"
        )
    if refusals:
        st.caption(plain(" ".join(refusals)))
    if asked:
        try:
            with st.spinner("Reading the article and finding its claims", show_time=True):
                article = article_given(pasted, upload)
                st.session_state["preview"] = (article, extract(article))
        except ClaimsError as error:
            st.session_state.pop("preview", None)
            frame.show_error(error)
            return
        st.rerun()


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
    buttons = st.container(horizontal=True)
    reading, choosing = st.columns([7, 5], gap="large")
    with choosing, st.container(height=640, border=False, key="article_drafts"):
        ticked = [draft for number, draft in enumerate(drafts[:TICKS], start=1) if tick(draft, number)]
        ticked += [draft for draft in drafts[TICKS:] if draft.checkworthiness >= WORTH_CHECKING]
        if not drafts:
            st.info("No claim was found in this text. Is it the article's body, in English?")
    with reading, st.container(height=640, border=False, key="article_preview"):
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


st.title("Add an article", anchor=False)
who = frame.somebody()
if "preview" in st.session_state:
    show_preview(*st.session_state["preview"])
else:
    show_form()
