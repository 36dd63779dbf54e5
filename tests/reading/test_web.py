"""Links: limits on where they lead, how much they bring and what it is. A small server on this machine answers."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from claims.errors import FetchFailed, UnreadableText
from claims.reading import read, read_sources
from claims.reading.addresses import addresses_of, is_public
from claims.reading.links import is_link, why_no_link

PAGE = b"""<!doctype html><html lang="en"><head><title>River floods lower town</title></head><body><article>
<h1>River floods lower town</h1>
<p>The water rose by two metres on Sunday and flooded the lower town, the mayor said in the evening.</p>
<p>All four schools in the lower town will stay shut for at least a week, the county said on its site.</p>
</article></body></html>"""
REVIEW = b"""<!doctype html><html><script type="application/ld+json">{"@type": "ClaimReview",
"claimReviewed": "The river rose by nine metres", "url": "https://checks.example/9",
"reviewRating": {"alternateName": "False"}}</script></html>"""


class Pages(BaseHTTPRequestHandler):
    """What the server answers by path: status, headers, body."""

    seen: ClassVar[list[str]] = []
    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
        "/bare": (200, {}, PAGE),
        "/text": (200, {"Content-Type": "text/plain"}, b"River floods\r\n\r\nThe river rose."),
        "/latin": (200, {"Content-Type": "text/html; charset=ISO-8859-1"}, PAGE.replace(b"mayor", b"may\xf6r")),
        "/gzip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))),
        "/broken-gzip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"\x1f\x8b\x08no gzip at all"),
        "/brotli": (200, {"Content-Type": "text/html", "Content-Encoding": "br"}, b"...."),
        "/long": (200, {"Content-Type": "text/html"}, b"x" * 5_000_001),
        "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
        "/lying": (200, {"Content-Type": "text/html"}, b"%PDF-1.7 ..."),
        "/empty": (200, {"Content-Type": "text/html"}, b""),
        "/moved": (301, {"Location": "/page"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
        "/nowhere": (302, {"Location": "http://[::"}, b""),
        "/review": (200, {"Content-Type": "text/html"}, REVIEW),
        "/table.csv": (
            200,
            {"Content-Type": "text/csv"},
            b"title,publisher,url,published_on,kind,statement\nA,,,,news,B",
        ),
    } | {f"/{status}": (status, {}, b"") for status in (204, 401, 403, 404, 410, 429, 451, 500)}

    def do_GET(self) -> None:
        self.seen.append(self.path)
        status, headers, body = self.answers[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path == "/short":
            self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing: the test says what failed."""


Pages.answers["/short"] = (200, {"Content-Type": "text/html"}, PAGE)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/page", "/bare", "/gzip", "/moved"])
def test_a_page_is_read_from_its_link(site: str, path: str) -> None:
    article = read(site + path, allow_private=True)
    assert article.title == "River floods lower town"
    assert article.text.startswith("River floods lower town\n\nThe water rose by two metres")
    assert article.url == site + ("/page" if path == "/moved" else path)


def test_a_text_behind_a_link_is_read_as_a_text(site: str) -> None:
    article = read(f"  {site}/text ", allow_private=True)
    assert article.text == "River floods\n\nThe river rose."
    assert article.url == f"{site}/text"


def test_the_encoding_that_the_server_names_is_used(site: str) -> None:
    assert "the mayör said" in read(f"{site}/latin", allow_private=True).text


def test_sources_are_read_from_a_link_to_a_table_or_to_a_fact_check(site: str) -> None:
    assert [row.statement for row in read_sources(f"{site}/table.csv", allow_private=True)] == ["B"]
    [review] = read_sources(f"{site}/review", allow_private=True)
    assert (review.statement, review.url) == ("The river rose by nine metres", "https://checks.example/9")


FAILURES = [
    ("/401", "asks for a password"),
    ("/403", "does not let programs read it"),
    ("/404", "is not there"),
    ("/410", "was taken down"),
    ("/429", "is asked too often"),
    ("/451", "is blocked for legal reasons"),
    ("/500", "answers with an error (500)"),
    ("/204", "answers with an error (204)"),
    ("/pdf", "is application/pdf, which is not read from a link"),
    ("/brotli", "is packed as br, which is not read here"),
    ("/long", "is larger than 5.0 MB"),
    ("/bomb", "is larger than 5.0 MB"),
    ("/broken-gzip", "broke off in the middle"),
    ("/short", "broke off in the middle"),
    ("/round", "leads from page to page without end"),
    ("/to-file", "must begin with http:// or https://"),
    ("/nowhere", "cannot be read"),
]


@pytest.mark.parametrize(("path", "says"), FAILURES, ids=[path for path, _ in FAILURES])
def test_what_cannot_be_read_names_the_link_and_says_why(site: str, path: str, says: str) -> None:
    with pytest.raises(FetchFailed) as caught:
        read(site + path, allow_private=True)
    message = str(caught.value)
    assert says in message
    assert site + path in message
    assert message.endswith(".")


@pytest.mark.parametrize(("path", "says"), [("/lying", "it looks like a PDF"), ("/empty", "is empty")])
def test_what_a_page_holds_is_judged_by_its_bytes(site: str, path: str, says: str) -> None:
    with pytest.raises(UnreadableText, match=says):
        read(site + path, allow_private=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_a_link_to_this_machine_is_refused_before_anything_is_asked(site: str, host: str) -> None:
    port = site.rpartition(":")[2]
    Pages.seen.clear()
    with pytest.raises(FetchFailed, match="leads to this machine or a private network"):
        read(f"http://{host}:{port}/page")
    assert Pages.seen == []


def test_a_closed_port_and_an_unknown_host_are_told_apart() -> None:
    with pytest.raises(FetchFailed, match="cannot be reached"):
        read("http://127.0.0.1:9/", allow_private=True)
    with pytest.raises(FetchFailed, match=r"There is no server called nobody\.invalid"):
        read("https://nobody.invalid/story")


def test_a_link_with_a_password_is_refused_without_repeating_the_password() -> None:
    with pytest.raises(FetchFailed, match="holds a name or password") as caught:
        read("https://ana:secret@news.example/")
    assert "secret" not in str(caught.value)


ADDRESSES = [
    ("93.184.216.34", True),
    ("2606:2800:220:1:248:1893:25c8:1946", True),
    ("::ffff:93.184.216.34", True),
    ("127.0.0.1", False),
    ("127.255.0.9", False),
    ("0.0.0.0", False),
    ("10.1.2.3", False),
    ("172.16.0.1", False),
    ("192.168.1.1", False),
    ("169.254.169.254", False),
    ("100.64.0.1", False),
    ("224.0.0.1", False),
    ("255.255.255.255", False),
    ("::1", False),
    ("::", False),
    ("fe80::1", False),
    ("fe80::1%eth0", False),
    ("fd00::1", False),
    ("ff02::1", False),
    ("::ffff:10.0.0.1", False),
    ("2002:7f00:1::", False),
    ("64:ff9b::7f00:1", False),
    ("no address", False),
]


@pytest.mark.parametrize(("address", "public"), ADDRESSES, ids=[address for address, _ in ADDRESSES])
def test_only_addresses_of_the_public_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_name_that_cannot_be_looked_up_has_no_address() -> None:
    assert addresses_of("x" * 70 + ".example", 80) == []


LINKS = [
    ("https://news.example/a?b=c#d", None),
    ("http://news.example:8080", None),
    ("https://news.example/caf\u00e9", None),
    ("javascript:alert(1)", "must begin with http"),
    ("JaVaScRiPt://news.example/%0aalert(1)", "must begin with http"),
    ("data:text/html,x", "must begin with http"),
    ("news.example/a", "must begin with http"),
    ("//news.example/a", "must begin with http"),
    ("https://", "cannot be read"),
    ("https:///a", "cannot be read"),
    ("https://news.example:99999/", "cannot be read"),
    ("https://[::1/", "cannot be read"),
    ("https://evil.example\\@news.example/", "cannot be read"),
    ("https://news.example/a b", "spaces or invisible"),
    ("https://news.example/\u202egpj.exe", "spaces or invisible"),
    ("https://news.example/" + "a" * 2_083, "at most 2,083"),
]


@pytest.mark.parametrize(("url", "why"), LINKS, ids=[repr(url[:40]) for url, _ in LINKS])
def test_a_link_is_absolute_http_and_visible(url: str, why: str | None) -> None:
    found = why_no_link(url)
    assert found == why if why is None or found is None else why in found


@pytest.mark.parametrize(
    ("source", "link"),
    [("https://a.example", True), ("ftp://a", True), ("story.txt", False), ("C:\\story.txt", False), ("://x", False)],
)
def test_a_source_with_a_scheme_is_meant_as_a_link(source: str, link: bool) -> None:
    assert is_link(source) is link
