"""The same claim made elsewhere, on the claim page: what was concluded on it before comes first."""

from collections.abc import Sequence

import streamlit as st

from claims.reporting.words import count, day
from claims.store.queries.elsewhere import MOST_COUNTED, Elsewhere, Repeats
from claims.ui import pages
from claims.ui.outside import plain, shortened
from claims.ui.words import STATE_EXACT


def show_elsewhere(found: Sequence[Elsewhere], *, article_id: int) -> None:
    """An earlier verdict with its rating and day, open; claims like this one without a verdict, folded."""
    rated = [each for each in found if each.rating]
    others = [each for each in found if not each.rating]
    for each in rated:
        when = f" on {day(each.rated_at.date())}" if each.rated_at else ""
        scale = f" ({plain(each.scale)})" if each.scale else ""
        with st.container(border=True, key=f"elsewhere_{each.id}", gap="xxsmall"):
            st.markdown(f"**Checked before: {plain(each.rating or '')}**{when}{scale}")
            _line(each, article_id)
    if others:
        with st.expander(f"Made elsewhere too ({count(len(others), 'claim', 'claims')})", key="elsewhere_others"):
            for each in others:
                _line(each, article_id)


def show_repeats(repeats: Repeats | None) -> None:
    """How often the claim was made again after its verdict; nothing where it was not, or has none."""
    if repeats and repeats.count:
        times = "once" if repeats.count == 1 else f"{repeats.count} times"
        times = f"{MOST_COUNTED} times or more" if repeats.count == MOST_COUNTED else times
        last = f", the last time on {day(repeats.last)}" if repeats.last else ""
        st.markdown(f":material/repeat: **Made again {times} since its verdict**{last}")


def _line(each: Elsewhere, article_id: int) -> None:
    where = "in this article" if each.article_id == article_id else f"in “{plain(shortened(each.article_title, 60))}”"
    dated = f", {day(each.published_on)}" if each.published_on else ""
    st.page_link(
        pages.CLAIM,
        label=f"“{plain(shortened(each.quote, 140))}”",
        query_params={"claim": str(each.id)},
    )
    differs = "; ".join(
        difference.says.replace("The source", "It").replace("the source", "it") for difference in each.differences
    )
    st.caption(f"{where}{dated} · {STATE_EXACT[each.state]} · {plain(differs or 'no difference found')}")
