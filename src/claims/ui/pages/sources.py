"""Sources: search as typed, see where a passage is used, import a table with every problem said first."""

import streamlit as st

from claims.desk import intake
from claims.errors import ClaimsError
from claims.reading import SourceRow, read_sources_bytes
from claims.review import steps
from claims.review.rules import may_import
from claims.store.engine import reading
from claims.store.queries.sources import PassageLine, passages
from claims.ui import frame
from claims.ui.match_card import source_facts
from claims.ui.outside import plain, shown

COLUMNS = "title, publisher, url, published_on, kind, statement"


def show_passages() -> None:
    words = st.text_input(
        "Search",
        key="source_words",
        type="search",
        live=True,
        bind="query-params",
        placeholder="Words of the statement, title, publisher or claimant",
    )
    with reading(frame.engine()) as session:
        found = passages(session, words=words or "", page=st.session_state.get("source_page") or 1)
    if not found.total:
        st.info("No passage holds these words." if words else "No sources yet. Import a table of them.")
        return
    st.caption(f"{found.total} passage{'' if found.total == 1 else 's'}, newest first")
    for line in found.lines:
        show_line(line)
    if found.pages > 1:
        st.pagination(found.pages, key="source_page", bind="query-params")


def show_line(line: PassageLine) -> None:
    used = {0: "", 1: " · evidence for 1 claim"}.get(line.used, f" · evidence for {line.used} claims")
    with st.container(border=True, key=f"passage_{line.id}"):
        st.html(f"<p class='claims-passage'>{shown(line.source.statement)}</p>{source_facts(line.source)}")
        if used:
            st.caption(used.removeprefix(" · "))


def show_import() -> None:
    refusals = may_import(who) if who else ["Choose your name at the top right first."]
    with st.form("source_import", border=False, clear_on_submit=False):
        upload = st.file_uploader(
            f"A table as csv, xlsx or json with the columns {COLUMNS}; or ClaimReview", key="source_file"
        )
        asked = st.form_submit_button("Read the table", key="source_read", type="primary", disabled=bool(refusals))
    if refusals:
        st.caption(plain(" ".join(refusals)))
    if asked and upload is None:
        st.error("Choose a file first.")
    elif asked and upload is not None:
        st.session_state.pop("import", None)
        try:
            with st.spinner("Reading the table", show_time=True):
                st.session_state["import"] = (upload.name, read_sources_bytes(upload.getvalue(), name=upload.name))
        except ClaimsError as error:
            frame.show_error(error)
            st.caption("Nothing was stored. Mend the file and read it again.")
    if "import" in st.session_state and who:
        confirm_import(*st.session_state["import"], actor_id=who.id)


def confirm_import(name: str, rows: list[SourceRow], *, actor_id: int) -> None:
    """Show what was read before anything is stored."""
    st.markdown(f"**{plain(name)}**: {len(rows)} rows, all in order. The first of them:")
    shown_rows = [
        {"Row": row.row, "Title": row.title, "Statement": row.statement, "Kind": row.kind.value} for row in rows[:5]
    ]
    st.dataframe(shown_rows, hide_index=True, alt="The first rows of the table")
    if st.button(f"Import {len(rows)} rows", key="source_import_confirm", type="primary"):
        try:
            done = steps.import_sources(frame.engine(), rows=rows, actor_id=actor_id, name=name)
            bar = st.progress(0.0, text="Matching the open claims against them")
            new = intake.match_again(
                frame.engine(),
                actor_id=actor_id,
                progress=lambda at, of: bar.progress(at / of, text=f"Matching claim {at} of {of}"),
            )
        except ClaimsError as error:
            frame.show_error(error)
            return
        st.session_state.pop("import")
        known = f", {done.known} were there already" if done.known else ""
        frame.done(
            f"{done.passages} passages from {done.sources} new sources imported{known}; "
            f"{new} new suggestion{'' if new == 1 else 's'} for open claims."
        )


who = frame.me()
searching, importing = st.columns([7, 5], gap="large")
with importing:
    st.subheader("Import", anchor=False)
    show_import()
with searching:
    show_passages()
