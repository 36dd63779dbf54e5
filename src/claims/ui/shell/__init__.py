"""What the pages stand in. In a folder of its own: a script beside a folder `pages/` would make Streamlit serve those
files without it, to whoever opens a link to a page before anyone opened the first one."""
