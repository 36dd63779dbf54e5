"""Sources: search as typed, see where a passage is used, import a table with every problem said first."""

from typing import Literal

import streamlit as st

from claims.desk import rematch
from claims.desk.meaning import MOST_AT_IMPORT, embed
from claims.errors import ClaimsError
from claims.meaning import switched_on
from claims.reading import SourceRow, read_sources_bytes
from claims.reporting.words import SOURCE_LABEL, count
from claims.review import steps
from claims.review.rules import may_import
from claims.store.engine import reading
from claims.store.queries.sources import PassageLine, passages
from claims.ui import frame, pages
from claims.ui.match_card import source_facts
from claims.ui.outside import one_line, plain, shown
from claims.ui.source_details import show_put_away, show_source

FIRST = 5  # rows shown before an import
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
        found = passages(session, words=words or "", page=frame.page_in_url("source_page"), viewer=who)
    if not found.total:
        st.info("No passage holds these words." if words else "No sources yet. Import a table of them.")
        return
    st.caption(f"{found.total} passage{'' if found.total == 1 else 's'}, newest first")
    for line in found.lines:
        show_line(line)
    if found.pages > 1:
        st.pagination(found.pages, key="source_page", bind="query-params")


def show_line(line: PassageLine) -> None:
    used = f"<p class='claims-quiet'>Evidence for {count(line.used, 'claim', 'claims')}</p>" if line.used else ""
    with st.container(key=f"passage_{line.id}"):
        st.html(f"<p class='claims-passage'>{shown(line.source.statement)}</p>{source_facts(line.source)}{used}")
        st.page_link(pages.SOURCES, label="About this source", query_params={"source": str(line.source.source_id)})


def show_import() -> None:
    refusals = may_import(who) if who else ["Choose your name at the top right first."]
    with st.form("source_import", border=False, clear_on_submit=False):
        upload = st.file_uploader(
            f"A table as csv, xlsx or json with the columns {COLUMNS}; or ClaimReview", key="source_file"
        )
        kind: Literal["primary", "secondary"] = "secondary" if "import" in st.session_state else "primary"
        asked = st.form_submit_button("Read the table", key="source_read", type=kind, disabled=bool(refusals))
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
        else:
            st.rerun()
    if says := st.session_state.pop("import_said", ""):
        st.warning(plain(says), icon=":material/archive:")
    if "import" in st.session_state and who:
        confirm_import(*st.session_state["import"], actor_id=who.id)


def confirm_import(name: str, rows: list[SourceRow], *, actor_id: int) -> None:
    """Show what was read before anything is stored."""
    st.markdown(f"**{plain(name)}**: {count(len(rows), 'row', 'rows')}, all in order. The first of them:")
    shown_rows = [
        {
            "Row": row.row,
            "Title": one_line(row.title),
            "Statement": one_line(row.statement),
            "Kind": SOURCE_LABEL[row.kind],
        }
        for row in rows[:FIRST]
    ]
    st.dataframe(shown_rows, hide_index=True, alt="The first rows of the table")
    if st.button(f"Import {count(len(rows), 'row', 'rows')}", key="source_import_confirm", type="primary"):
        try:
            done = steps.import_sources(frame.engine(), rows=rows, actor_id=actor_id, name=name)
            if switched_on():
                with st.spinner("Reading what they mean"):
                    embed(frame.engine(), most=MOST_AT_IMPORT)
            bar = st.progress(0.0, text="Matching the open claims against them")
            new = rematch.match_again(
                frame.engine(),
                actor_id=actor_id,
                progress=lambda at, of: bar.progress(at / of, text=f"Matching claim {at} of {of}"),
            )
        except ClaimsError as error:
            frame.show_error(error)
            return
        st.session_state.pop("import")
        known = f", {done.known} {'was' if done.known == 1 else 'were'} there already" if done.known else ""
        imported = f"{count(done.passages, 'passage', 'passages')} imported{known}"
        st.session_state["import_said"] = done.says
        frame.done(f"{imported}; {count(new, 'new suggestion', 'new suggestions')} for open claims.")


st.title("Sources", anchor=False)
who = frame.me()
searching, importing = st.columns([7, 5], gap="large")
with importing:
    st.header("Import", anchor=False)
    show_import()
with searching:
    if chosen_source := frame.number_in_url("source"):
        show_source(chosen_source, who)
    else:
        show_passages()
    show_put_away(who)
