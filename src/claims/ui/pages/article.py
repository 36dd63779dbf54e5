"""Articles: the list, and one article with its claims underlined, what is covered and what is left."""

import streamlit as st

from claims.model.enums import ClaimState
from claims.model.situation import Person
from claims.reporting.words import day
from claims.review import steps
from claims.review.rules import ROLES, Step
from claims.store.engine import reading
from claims.store.queries.articles import ArticleLine, ArticleView, ClaimPlace, Coverage, article, articles
from claims.store.queries.claims import ClaimView, claim
from claims.store.queries.situations import situation
from claims.store.queries.tags import tags_of
from claims.ui import frame, pages
from claims.ui.article_text import Mark, article_text
from claims.ui.drafts import show_changed, show_drafts, show_earlier, show_lost
from claims.ui.marking import marked_key, show_correct, show_marked, show_missed
from claims.ui.match_card import show_match_text
from claims.ui.outside import link, plain, shortened
from claims.ui.put_away import put_away_article, show_put_away_articles
from claims.ui.words import ago, state_badge, state_said


def in_numbers(coverage: Coverage) -> str:
    """How far an article is: "14 of 18 decided · 3 for sign-off · 1 to check"."""
    parts = [f"{coverage.decided} of {coverage.claims} decided"]
    if coverage.submitted:
        parts.append(f"{coverage.submitted} for sign-off")
    if coverage.aside:
        parts.append(f"{coverage.aside} set aside")
    parts.append(f"{coverage.left} to check" if coverage.left else "none left to check")
    return " · ".join(parts)


def about(line: ArticleLine) -> str:
    parts = [line.publisher, day(line.published_on) if line.published_on else None]
    return " · ".join(
        [*(plain(part) for part in parts if part), f"added {ago(line.added_at)} by {plain(line.added_by)}"]
    )


def show_list() -> None:
    st.title("Articles", anchor=False)
    with reading(frame.engine()) as session:
        lines = articles(session)
    if not lines:
        st.info("No article was added yet.", icon=":material/inbox:")
        st.page_link(pages.ADD, label="Add an article", icon=":material/note_add:")
        show_put_away_articles()
        return
    st.caption(f"{len(lines)} article{'' if len(lines) == 1 else 's'}, newest first")
    for line in lines:
        with st.container(key=f"article_row_{line.id}", gap="xxsmall"):
            label = f"**{plain(shortened(line.title, 140))}**"
            st.page_link(pages.ARTICLE, label=label, query_params={"article": str(line.id)})
            st.caption(about(line))
            st.progress(line.coverage.share, text=in_numbers(line.coverage))
    show_put_away_articles()


def show_article(view: ArticleView) -> None:
    with st.container(gap="xsmall"):
        st.title(plain(view.line.title), anchor=False)
        facts = [plain(view.byline)] if view.byline else []
        st.caption(" · ".join([*facts, about(view.line), f"draft {view.draft} of {view.drafts}"]))
        if view.url:
            st.html(f"<span class='claims-quiet'>{link(view.url, view.url)}</span>")
        st.progress(view.line.coverage.share, text=in_numbers(view.line.coverage))
        if view.draft == view.drafts:
            show_actions(view)
            show_changed(view)
        else:
            show_earlier(view)
    text, aside = st.columns([7, 5], gap="large")
    chosen = chosen_place(view)
    with text:
        show_text(view, chosen)
    with aside, st.container(key="article_aside"):
        show_aside(view, chosen)


def show_text(view: ArticleView, chosen: ClaimPlace | None) -> None:
    """The article with its claims underlined; a click chooses one, marked words are kept to be made one."""
    pointed = article_text(
        view.text,
        [mark(place) for place in view.claims],
        key=f"article_{view.line.id}_{view.draft}",
        chosen=chosen.id if chosen else None,
        language=view.language,
        marking=view.draft == view.drafts,
    )
    if pointed.span:
        st.session_state[marked_key(view)] = pointed.span
        st.rerun()
    if pointed.claim and (chosen is None or pointed.claim != chosen.id):
        st.query_params["claim"] = str(pointed.claim)
        st.rerun()


def show_aside(view: ArticleView, chosen: ClaimPlace | None) -> None:
    who, newest = frame.me(), view.draft == view.drafts
    detail = stands = None
    with reading(frame.engine()) as session:
        if chosen:
            detail, stands = claim(session, chosen.id, who), situation(session, chosen.id)
        carried = tags_of(session, [place.id for place in view.claims])
    if newest:
        show_marked(view, chosen, who, stands)
    if chosen and detail and stands:
        show_chosen(chosen, detail)
        if newest:
            show_correct(view, chosen, who, stands)
    if newest:
        show_missed(view, who)
    show_places(view, chosen, carried)
    show_lost(view)
    show_drafts(view)
    put_away_article(view, who)


def mark(place: ClaimPlace) -> Mark:
    label = f"Claim {place.number}, {state_said(place.state, retracted=place.retracted)}: {place.quote}"
    return Mark(place.id, place.number, place.start, place.end, place.quote, label, place.state)


def chosen_place(view: ArticleView) -> ClaimPlace | None:
    """The claim named in the address; the first one that is left to check if none is."""
    by_id = {place.id: place for place in view.claims}
    asked = by_id.get(frame.number_in_url("claim") or 0)
    waiting = (place for place in view.claims if place.state in {ClaimState.EXTRACTED, ClaimState.QUEUED})
    return asked or next(waiting, None) or next(iter(view.claims), None)


def show_actions(view: ArticleView) -> None:
    untriaged = {place.id: place.version for place in view.claims if place.state == ClaimState.EXTRACTED}
    left = view.line.coverage.left + view.line.coverage.submitted
    with st.container(horizontal=True, vertical_alignment="center"):
        if untriaged:
            queue_button(untriaged, frame.me())
        if view.claims and not left:
            st.page_link(
                pages.REPORTS,
                label="Report",
                icon=":material/description:",
                query_params={"article": str(view.line.id)},
            )
        st.page_link(
            pages.ADD,
            label="Add a new draft",
            icon=":material/difference:",
            query_params={"draft_of": str(view.line.id)},
            width="content",
        )
        if view.claims and left:
            waits = "1 claim is" if left == 1 else f"{left} claims are"
            st.caption(f"The report is complete when nothing is left: {waits} still open.")


def queue_button(untriaged: dict[int, int], who: Person | None) -> None:
    first = next(iter(untriaged))
    drawn: dict[int, int] = st.session_state.get(f"article_queue_seen_{first}", untriaged)
    st.session_state[f"article_queue_seen_{first}"] = untriaged
    allowed = who is not None and who.role in ROLES[Step.QUEUE]
    why = None if allowed else "Choose your name at the top right first." if who is None else "Checkers queue claims."
    count = f"{len(untriaged)} claim" + ("" if len(untriaged) == 1 else "s")
    if (
        st.button(
            f"Queue {count}",
            key=f"article_queue_{first}",
            type="primary",
            icon=":material/playlist_add:",
            disabled=not allowed,
            help=why,
        )
        and who
    ):
        done = f"{len(drawn)} claim{'' if len(drawn) == 1 else 's'} put into the queue."
        frame.take_step(done, steps.queue_claims, claim_ids=list(drawn), seen=drawn, actor_id=who.id)


def show_chosen(place: ClaimPlace, detail: ClaimView) -> None:
    with st.container(border=True, key="article_chosen", gap="small"):
        st.markdown(f"**Claim {place.number}** {state_badge(place.state, retracted=place.retracted)}")
        st.markdown(plain(place.quote))
        for change in place.changes:
            st.caption(f":material/difference: {plain(change)}")
        facts = []
        if detail.claimant:
            role = f", {detail.claimant.role}" if detail.claimant.role else ""
            facts.append(f"Said by {detail.claimant.name}{role}")
        if detail.quantities:
            facts.append("figures: " + ", ".join(figure.text for figure in detail.quantities))
        if facts:
            st.caption(plain(" · ".join(facts)))
        if detail.matches:
            show_match_text(detail.matches[0])
        else:
            st.caption("No passage in the sources speaks about this yet.")
        st.page_link(
            pages.CLAIM,
            label="Open the claim",
            icon=":material/arrow_forward:",
            query_params={"claim": str(place.id)},
        )


def show_places(view: ArticleView, chosen: ClaimPlace | None, carried: dict[int, tuple[tuple[int, str], ...]]) -> None:
    with st.expander(f"All {len(view.claims)} claims", expanded=False, key="article_claims"):
        for place in view.claims:
            here = "**" if chosen and place.id == chosen.id else ""
            state = state_said(place.state, retracted=place.retracted)
            st.page_link(
                pages.CLAIM,
                label=f"{place.number} · {here}{plain(shortened(place.quote, 90))}{here} · {state}",
                query_params={"claim": str(place.id)},
            )
            if names := [f":material/label: {plain(name)}" for _, name in carried.get(place.id, ())]:
                st.caption(" · ".join(names))


asked_for = frame.number_in_url("article")
if asked_for is None:
    show_list()
else:
    with reading(frame.engine()) as db:
        the_article = article(db, asked_for, number=frame.number_in_url("draft"))
    show_article(the_article)
