"""Putting an article away with its claims, and the list where it is found again."""

import streamlit as st

from claims.model.situation import Person
from claims.review import steps
from claims.review.rules import may_put_away
from claims.store.engine import reading
from claims.store.queries.articles import ArticleView, articles
from claims.ui import frame, pages
from claims.ui.outside import plain, shortened


def show_put_away_articles() -> None:
    """The articles that were put away, where there are any."""
    with reading(frame.engine()) as session:
        away = articles(session, removed=True)
    if not away:
        return
    with st.expander(f"Put away ({len(away)})", key="articles_put_away"):
        for line in away:
            label = plain(shortened(line.title, 140))
            st.page_link(pages.ARTICLE, label=label, query_params={"article": str(line.id)})


def put_away_article(view: ArticleView, who: Person | None) -> None:
    """For editors: put the article away, or take it back; for everybody, that it was put away."""
    article_id = view.line.id
    if view.line.removed:
        st.warning("This article was put away with its claims.", icon=":material/archive:")
    if who is None or may_put_away(who):
        return
    if view.line.removed:
        if st.button("Restore the article", key=f"article_restore_{article_id}"):
            frame.take_step("The article is back.", steps.restore_article, article_id=article_id, actor_id=who.id)
        return
    with st.expander("Put this article away", key="article_put_away"):
        key = frame.own(f"article_why_away_{article_id}")
        reason = st.text_input("Why?", key=key)
        if st.button("Put away", key=f"article_remove_{article_id}"):
            frame.take_step(
                frame.Done("The article is put away.", (key,)),
                steps.remove_article,
                article_id=article_id,
                actor_id=who.id,
                reason=reason,
            )
