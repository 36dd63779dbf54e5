"""One source on the Sources page: its passages and where they are used, what the rules ask, what was read of it."""

import streamlit as st

from claims.model.situation import Person
from claims.reporting.words import SOURCE_LABEL, STANCE_LABEL, count, moment
from claims.review import steps
from claims.review.rules import may_keep_sources, may_put_away
from claims.store.engine import reading
from claims.store.queries.snapshots import SnapshotLine, snapshots
from claims.store.queries.sources import SourceView, Use, passages, source, sources, uses
from claims.ui import frame, pages
from claims.ui.evidence_parts import read_again_button
from claims.ui.outside import link, plain, shortened, shown
from claims.ui.words import STATE_EXACT

USES = 8  # claims shown under a passage; the rest is counted
PRIMARY = {None: "nobody has said", True: "primary", False: "secondary"}


def show_source(source_id: int, who: Person | None) -> None:
    """What is known about a source, with the form to change it."""
    with reading(frame.engine()) as session:
        view = source(session, source_id, who)
        texts = snapshots(session, source_id, who)
    with st.container(border=True, key="source_details"):
        st.header("About this source", anchor=False)
        facts = [shown(view.publisher)] if view.publisher else []
        facts += [SOURCE_LABEL[view.kind]] + ([PRIMARY[view.primary]] if view.primary is not None else [])
        facts += [f"owned by {shown(view.owner_group)}"] if view.owner_group else []
        facts += [f"copy of {shown(view.wire)}"] if view.wire else []
        facts += ["confidential"] if view.confidential else []
        facts += ["put away"] if view.removed else []
        st.html(f"<p class='claims-passage'>{link(view.title, view.url)}</p><p>{' · '.join(facts)}</p>")
        with st.expander("Change what is known about it", key="source_change"):
            source_form(view, who)
        show_texts(view, texts, who)
        put_away_form(view, who)
        st.page_link(pages.SOURCES, label="All sources", icon=":material/arrow_back:")
    show_its_passages(source_id, who)


def show_its_passages(source_id: int, who: Person | None) -> None:
    """The passages of a source, each with the claims that have it as evidence or match."""
    with reading(frame.engine()) as session:
        found = passages(session, page=frame.page_in_url("of_source_page"), viewer=who, source_id=source_id)
        used = uses(session, [line.id for line in found.lines], who)
    st.header(f"{count(found.total, 'passage', 'passages')}, newest first", anchor=False)
    for line in found.lines:
        with st.container(key=f"passage_{line.id}", gap="xxsmall"):
            st.html(f"<p class='claims-passage'>{shown(line.source.statement)}</p>")
            if line.source.locator:
                st.caption(plain(line.source.locator))
            show_uses(used.get(line.id, []))
    if found.pages > 1:
        st.pagination(found.pages, key="of_source_page", bind="query-params")


def show_uses(found: list[Use]) -> None:
    """The claims that have a passage, each with what it is for them."""
    if not found:
        st.caption("Not used on any claim.")
    for use in found[:USES]:
        st.page_link(
            pages.CLAIM, label=f"“{plain(shortened(use.quote, 110))}”", query_params={"claim": str(use.claim_id)}
        )
        what = f"evidence: {STANCE_LABEL[use.stance].lower()}" if use.stance else f"match, {use.match}"
        st.caption(f"{what} · {plain(shortened(use.article_title, 60))} · {STATE_EXACT[use.state]}")
    if len(found) > USES:
        st.caption(f"And {len(found) - USES} more.")


def source_form(view: SourceView, who: Person | None) -> None:
    """Primary, owner, wire copy and confidential; saved on the version that was on the screen."""
    refusals = may_keep_sources(who) if who else ["Choose your name at the top right first."]
    version = view.version
    with st.form(f"source_edit_{view.id}_{version}", border=False):
        primary = st.selectbox(
            "Kind of evidence",
            list(PRIMARY),
            index=list(PRIMARY).index(view.primary),
            format_func=lambda one: PRIMARY[one],
            key=f"source_primary_{view.id}_{version}",
        )
        owner = st.text_input("Owner of the publisher", view.owner_group or "", key=f"source_owner_{view.id}_{version}")
        wire = st.text_input("Agency whose copy it is", view.wire or "", key=f"source_wire_{view.id}_{version}")
        confidential = st.checkbox(
            "Confidential: shown only to editors, leads and whoever works on a claim with it",
            view.confidential,
            key=f"source_confidential_{view.id}_{version}",
        )
        asked = st.form_submit_button("Save", key=f"source_save_{view.id}_{version}", disabled=bool(refusals))
    if refusals:
        st.caption(plain(" ".join(refusals)))
    elif asked and who:
        frame.take_step(
            "The source is saved.",
            steps.edit_source,
            source_id=view.id,
            actor_id=who.id,
            based_on=version,
            primary=primary,
            owner_group=owner,
            wire=wire,
            confidential=confidential,
        )


def show_texts(view: SourceView, texts: list[SnapshotLine], who: Person | None) -> None:
    """When the source was read, and whether its text changed since."""
    for at, text in enumerate(texts[:5]):
        before = texts[at + 1] if at + 1 < len(texts) else None
        changed = ", changed since the time before" if before and before.sha256 != text.sha256 else ""
        st.caption(f"Read on {moment(text.retrieved_at)}: {text.characters:,} characters{changed}")
    if who and view.url and not may_keep_sources(who):
        read_again_button(view.id, who, key=f"source_read_{view.id}")


def put_away_form(view: SourceView, who: Person | None) -> None:
    if who is None or may_put_away(who):
        return
    if view.removed:
        restore_button(view, who)
        return
    with st.expander("Put this source away", key="source_put_away"):
        key = frame.own(f"source_why_away_{view.id}")
        reason = st.text_input("Why?", key=key)
        if st.button("Put away", key=f"source_remove_{view.id}"):
            frame.take_step(
                frame.Done("The source is put away.", (key,)),
                steps.remove_source,
                source_id=view.id,
                actor_id=who.id,
                reason=reason,
            )


def restore_button(view: SourceView, who: Person) -> None:
    if st.button("Restore", key=f"source_restore_{view.id}", type="tertiary"):
        frame.take_step("The source is back.", steps.restore_source, source_id=view.id, actor_id=who.id)


def show_put_away(who: Person | None) -> None:
    """The sources that were put away, where there are any."""
    with reading(frame.engine()) as session:
        away = sources(session, who, removed=True)
    if not away:
        return
    with st.expander(f"Put away ({len(away)})", key="sources_put_away"):
        for view in away:
            st.page_link(pages.SOURCES, label=plain(view.title), query_params={"source": str(view.id)})
