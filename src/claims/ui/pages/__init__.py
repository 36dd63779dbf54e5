"""The pages of the desk: scripts, read from top to bottom: fetch, show, act. Here is where links find them."""

from pathlib import Path

HERE = Path(__file__).parent

QUEUE = HERE / "queue.py"
ADD = HERE / "add.py"
ARTICLE = HERE / "article.py"
CLAIM = HERE / "claim.py"
SOURCES = HERE / "sources.py"
REPORTS = HERE / "reports.py"
MEMBERS = HERE / "members.py"
