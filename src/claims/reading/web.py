"""The only network code of the house: one page behind a link, with limits on where, how long and how much.

Each address is looked up once, checked, and connected to as checked, so that a name cannot mean a public address when
it is checked and a private one when it is used. Proxies of the environment are not used for the same reason: a proxy
would look the name up again. An accepted gap, as is a server that sends its headers letter by letter: only each wait
has a limit there, the page itself has one for the whole.
"""

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import FetchFailed
from claims.reading.addresses import addresses_of, is_public
from claims.reading.limits import in_megabytes
from claims.reading.links import why_no_link

if TYPE_CHECKING:
    from httpx2 import URL, Client, Response

ARTICLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
TABLE_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "application/json",
        "application/ld+json",
        "text/csv",
        "text/tab-separated-values",
        "text/plain",
        "application/octet-stream",  # what file servers call a csv or xlsx they do not know
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
_MAX_REDIRECTS = 5  # a shortener, http to https, a www, and two to spare
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 15.0  # between two pieces
_WHOLE_SECONDS = 60.0
_REDIRECTS = {301, 302, 303, 307, 308}
_PASTE = "Open it in a browser, copy the text and paste it."
_HEADERS = {
    "User-Agent": "claims-desk/0.1 (reads one article for fact-checking)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",  # the only packing that is unpacked piece by piece below
}
_WHY_STATUS = {
    401: "asks for a password. " + _PASTE,
    403: "does not let programs read it. " + _PASTE,
    404: "is not there (404). Check the link, or look for it in a web archive.",
    410: "was taken down (410). Look for it in a web archive.",
    429: "is asked too often (429). Wait some minutes and try again.",
    451: "is blocked for legal reasons (451). Look for it in a web archive.",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link led to: its bytes, the address after redirects, and the encoding its server named, if any."""

    data: bytes
    url: str
    charset: str | None


def fetch(link: str, *, types: frozenset[str], limit: int, allow_private: bool = False) -> Fetched:
    """The page behind an http(s) link, at most `limit` bytes, of one of the content `types` or of none named.

    Follows up to five redirects, each checked as the link itself is. Links to this machine or a private network are
    refused unless `allow_private`. Raises FetchFailed, which names the link, what went wrong and what to do.
    """
    from httpx2 import URL, InvalidURL

    deadline = time.monotonic() + _WHOLE_SECONDS
    url = link
    for _ in range(_MAX_REDIRECTS + 1):
        why = why_no_link(url)
        if why is not None:
            led = "" if url == link else f"{_shown(link)} leads on to "
            raise FetchFailed(f"{led}{_shown(url)}: no link that can be read, {why}. Check the link.")
        try:
            target = URL(url)
        except InvalidURL:
            raise FetchFailed(f"{_shown(url)} is no link that can be read. Check the link.") from None
        with _answer(target, allow_private=allow_private) as response:
            if response.status_code not in _REDIRECTS:
                return _page(response, url=url, types=types, limit=limit, deadline=deadline)
            url = _next_url(target, response)
    raise FetchFailed(f"{_shown(link)} leads from page to page without end. {_PASTE}")


def _next_url(target: "URL", response: "Response") -> str:
    from httpx2 import InvalidURL

    try:
        following = target.join(response.headers.get("location", ""))
    except InvalidURL:
        raise FetchFailed(f"{_shown(str(target))} leads on to a link that cannot be read. {_PASTE}") from None
    return str(following.copy_with(fragment=None))


@contextmanager
def _answer(target: "URL", *, allow_private: bool) -> Iterator["Response"]:
    """The open answer of a server, its body not yet read, connected to an address that was checked."""
    import httpx2

    if target.userinfo:
        raise FetchFailed(f"{_shown(target.host)}: the link holds a name or password. Remove it and try again.")
    timeout = httpx2.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS)
    with httpx2.Client(verify=httpx2.create_ssl_context(), trust_env=False, timeout=timeout) as client:
        response = _connect(client, target, _checked_addresses(target, allow_private=allow_private))
        try:
            yield response
        finally:
            response.close()


def _connect(client: "Client", target: "URL", addresses: list[str]) -> "Response":
    """The answer of the first address that can be connected to."""
    import httpx2

    headers = {**_HEADERS, "Host": target.netloc.decode("ascii")}
    for position, address in enumerate(addresses):
        request = client.build_request(
            "GET", target.copy_with(host=address), headers=headers, extensions={"sni_hostname": target.host}
        )
        try:
            return client.send(request, stream=True)
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            if position == len(addresses) - 1:
                raise FetchFailed(f"{_shown(str(target))} cannot be reached. Check the link and the network.") from None
        except httpx2.TimeoutException:
            raise FetchFailed(f"{_shown(str(target))} does not answer. Try again later, or paste the text.") from None
        except httpx2.HTTPError as error:
            raise FetchFailed(
                f"{_shown(str(target))} gave no readable answer ({type(error).__name__}). {_PASTE}"
            ) from None
    raise FetchFailed(f"There is no server called {_shown(target.host)}. Check the link and the network.")


def _checked_addresses(target: "URL", *, allow_private: bool) -> list[str]:
    port = target.port or (443 if target.scheme == "https" else 80)
    addresses = addresses_of(target.host, port)
    if not allow_private and not all(is_public(address) for address in addresses):
        raise FetchFailed(
            f"{_shown(str(target))} leads to this machine or a private network, which the desk does not read. {_PASTE}"
        )
    return addresses


def _page(response: "Response", *, url: str, types: frozenset[str], limit: int, deadline: float) -> Fetched:
    if response.status_code != 200:
        status = response.status_code
        why = _WHY_STATUS.get(status, f"answers with an error ({status}). Try again later, or paste the text.")
        raise FetchFailed(f"{_shown(url)} {why}")
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type and content_type not in types:
        raise FetchFailed(f"{_shown(url)} is {content_type[:80]}, which is not read from a link. {_PASTE}")
    return Fetched(data=_body(response, url, limit, deadline), url=url, charset=response.charset_encoding)


def _body(response: "Response", url: str, limit: int, deadline: float) -> bytes:
    """The whole body, unpacked; stops as soon as it is over the limit or the time is up."""
    import httpx2

    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > limit:
        raise _too_large(url, limit)
    unpack = _unpacker(response, url)
    parts, size = [], 0
    try:
        for packed in response.iter_raw(65_536):
            part = unpack(packed, limit + 1 - size)
            size += len(part)
            if size > limit:
                raise _too_large(url, limit)
            if time.monotonic() > deadline:
                raise FetchFailed(f"{_shown(url)} takes more than {_WHOLE_SECONDS:.0f} seconds. {_PASTE}")
            parts.append(part)
    except httpx2.TimeoutException:
        raise FetchFailed(f"{_shown(url)} stopped in the middle. Try again later, or paste the text.") from None
    except (httpx2.HTTPError, zlib.error):
        raise FetchFailed(f"{_shown(url)} broke off in the middle. Try again, or paste the text.") from None
    return b"".join(parts)


def _unpacker(response: "Response", url: str) -> "Callable[[bytes, int], bytes]":
    """A function of a packed piece and the most bytes it may give: a small gzip can unpack to gigabytes."""
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing in {"", "identity"}:
        return lambda piece, _most: piece
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise FetchFailed(f"{_shown(url)} is packed as {packing[:40]}, which is not read here. {_PASTE}")
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress


def _too_large(url: str, limit: int) -> FetchFailed:
    return FetchFailed(f"{_shown(url)} is larger than {in_megabytes(limit)}, the most that is read. {_PASTE}")


def _shown(url: str) -> str:
    return url if len(url) <= 200 else url[:200] + "…"
