"""A page on a server of this machine whose text changes between two readings."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SAID = "The council spent £3.6 million on road repairs in 2023."
PAGE = """<!doctype html><html lang="en"><head><title>Accounts</title></head><body><article><h1>Accounts</h1>
<p>The accounts of the council came out in May, a month later than in the year before.</p><p>{}</p>
<p>All four schools in the lower town stay open for the whole of the summer, the county said.</p>
</article></body></html>
"""


class ChangingPage:
    """The page; `says` is what stands in it just now, None for a page that is gone."""

    def __init__(self) -> None:
        self.says: str | None = SAID
        self.url = ""


@contextmanager
def changing_page() -> Iterator[ChangingPage]:
    """Serve a page while the block runs."""
    page = ChangingPage()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if page.says else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(page.says or "").encode())

        def log_message(self, *args: object) -> None:
            """Nothing: the test says what failed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.url = f"http://127.0.0.1:{server.server_port}/accounts"
        yield page
        server.shutdown()
