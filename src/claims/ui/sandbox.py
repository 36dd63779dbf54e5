"""A finished page inside a page, where nothing in it can run: Streamlit's own frame lets scripts run as this desk."""

import streamlit as st

_component = st.components.v2.component(
    "claims_sandbox",
    html="<iframe referrerpolicy='no-referrer' sandbox='allow-popups allow-popups-to-escape-sandbox'></iframe>",
    css="""
iframe { display: block; box-sizing: border-box; width: 100%; height: 900px; border: 1px solid var(--st-border-color); }
""",
    js="""
export default function ({ data, parentElement }) {
  const frame = parentElement.querySelector("iframe")
  frame.title = data.title
  if (frame.srcdoc !== data.page) frame.srcdoc = data.page
}
""",
)


def show_page(page: str, *, title: str, key: str) -> None:
    """Show a self-contained HTML page in a frame without scripts; its links open in new tabs."""
    _component(key=key, data={"page": page, "title": title})
