"""The guarded HTTP client: the only way this system opens a URL that a stranger gave it.

It sends no cookies, knows no proxies, verifies certificates, speaks to public addresses only,
and is bounded in time and size whatever the other side does. Each redirect is checked anew.
"""

import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast
from urllib.parse import quote, urlencode, urljoin

from kawaraban import __version__
from kawaraban.kit.charsets import decode
from kawaraban.kit.connect import (
    Dialler,
    Resolver,
    allowed_addresses,
    dial,
    open_connection,
    resolve,
)
from kawaraban.kit.content_coding import ACCEPTED
from kawaraban.kit.fetch_errors import FetchError, FetchFailed, FetchRefused
from kawaraban.kit.responses import Headers, read_body, read_headers
from kawaraban.kit.targets import Target, parse_target
from kawaraban.kit.wire_limits import Deadline, LimitedSocket

__all__ = ["FetchError", "FetchFailed", "FetchRefused", "Fetched", "Guard", "fetch", "user_agent"]

TEXT_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/json",
    "application/*+xml",
    "application/*+json",
)
_METHODS = frozenset({"GET", "HEAD", "POST"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Written for one host; another must not learn them.
_PRIVATE_HEADERS = frozenset({"authorization", "cookie", "signature", "signature-input"})
# Ours to write: a caller who sets them could send a second request inside the first.
_OWN_HEADERS = frozenset({"host", "connection", "content-length", "transfer-encoding"})
# Status line, headers, interim answers, chunk sizes and trailers.
_OVERHEAD = 262_144


def user_agent(site_url: str = "") -> str:
    """ "Kawaraban/0.1.0 (+https://news.example)": who asks, and where to complain."""
    name = f"Kawaraban/{__version__}"
    return f"{name} (+{quote(site_url, safe=':/[]%')})" if site_url else name


@dataclass(frozen=True, slots=True)
class Guard:
    """What a fetch may do. `timeout` is seconds for everything, redirects included.

    `max_bytes` bounds the body as sent and as decompressed. `content_types` are media types, a
    `*` standing for a part of one. `allow_loopback` opens this machine, on any port: for tests
    and demos. `resolver`, `dialler` and `tls` are replaced in tests.
    """

    allow_loopback: bool = False
    max_bytes: int = 1_048_576
    timeout: float = 10.0
    max_redirects: int = 5
    content_types: tuple[str, ...] = TEXT_TYPES
    resolver: Resolver = resolve
    dialler: Dialler = dial
    tls: ssl.SSLContext | None = None


@dataclass(frozen=True)
class Fetched:
    """An answer. `url` is where it came from after redirects; `content_type` has no parameters.

    `body` is decompressed. For an answer that is no success and not of a wanted type it is empty.
    """

    url: str
    status: int
    headers: Headers
    content_type: str
    body: bytes = field(repr=False)

    @cached_property
    def text(self) -> str:
        """The body as text, by the declared charset where it fits; see `kit.charsets`."""
        return decode(self.body, self.headers.charset)


def fetch(
    url: str,
    guard: Guard,
    *,
    method: str = "GET",
    data: bytes | Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Fetched:
    """Ask for `url` (GET, HEAD or POST) and return the answer, whatever its status.

    A mapping as `data` is sent as a form in UTF-8. `headers` add to or replace the default ones.
    Redirects follow the Fetch standard: 303, and 301 or 302 to a POST, go on as GET.

    Raises FetchRefused where `guard` forbids it, FetchFailed where the other side failed, and
    ValueError for a method or header that cannot be sent.
    """
    if method not in _METHODS:
        raise ValueError(f"{method} is not one of {', '.join(sorted(_METHODS))}")
    sent, body = _prepare(headers or {}, data)
    deadline = Deadline(guard.timeout)
    target = parse_target(url)
    for _ in range(guard.max_redirects + 1):
        answer = _exchange(target, method, sent, body, guard, deadline)
        location = answer.headers.get("location")
        if answer.status not in _REDIRECTS or not location:
            return answer
        following = _following(target, location)
        if answer.status == 303 or (answer.status in (301, 302) and method == "POST"):
            method, body = "HEAD" if method == "HEAD" else "GET", None
            sent = {name: value for name, value in sent.items() if name != "content-type"}
        if following.origin != target.origin:
            sent = {name: value for name, value in sent.items() if name not in _PRIVATE_HEADERS}
        target = following
    raise FetchRefused(f"it redirects more than {guard.max_redirects} times")


def _following(target: Target, location: str) -> Target:
    try:
        url = urljoin(target.url, location)
    except ValueError:  # "http://[" is no address
        raise FetchRefused("it redirects to a malformed address") from None
    return parse_target(url)


def _prepare(
    headers: Mapping[str, str], data: bytes | Mapping[str, str] | None
) -> tuple[dict[str, str], bytes | None]:
    sent = {"user-agent": user_agent(), "accept": "*/*", "accept-encoding": ACCEPTED}
    if isinstance(data, Mapping):
        sent["content-type"] = "application/x-www-form-urlencoded;charset=utf-8"
        data = urlencode(data).encode("ascii")
    sent |= {name.lower(): value for name, value in headers.items()}
    if forbidden := _OWN_HEADERS & sent.keys():
        raise ValueError(f"{', '.join(sorted(forbidden))} cannot be set")
    for name, value in sent.items():
        if not value.isprintable() or not value.isascii() or not name.isascii():
            raise ValueError(f"the header {name!r} has characters that cannot be sent")
    return sent, data


def _exchange(
    target: Target,
    method: str,
    headers: Mapping[str, str],
    body: bytes | None,
    guard: Guard,
    deadline: Deadline,
) -> Fetched:
    """One request and its answer, on a connection of its own."""
    addresses = allowed_addresses(target, guard.resolver, guard.allow_loopback, deadline)
    sock = open_connection(target, addresses, guard.dialler, guard.tls, deadline)
    limited = LimitedSocket(sock, deadline, guard.max_bytes + _OVERHEAD)
    connection = http.client.HTTPConnection(target.host)
    try:
        # A connection that has its socket already does not look for a proxy, a name or an address.
        connection.sock = cast(socket.socket, limited)
        connection.putrequest(method, target.path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("host", target.authority)
        connection.putheader("connection", "close")
        for name, value in headers.items():
            connection.putheader(name, value)
        if body is not None or method == "POST":
            connection.putheader("content-length", str(len(body or b"")))
        connection.endheaders(body)
        return _receive(connection, target, guard)
    except (http.client.HTTPException, OSError, ValueError) as error:
        deadline.left()
        raise FetchFailed(f"{target.host} broke off or answered nonsense") from error
    finally:
        connection.close()
        sock.close()


def _receive(connection: http.client.HTTPConnection, target: Target, guard: Guard) -> Fetched:
    with connection.getresponse() as response:
        headers = read_headers(response)
        body = b""
        if response.status not in _REDIRECTS or "location" not in headers:
            body = read_body(response, headers, guard.max_bytes, guard.content_types)
        return Fetched(target.url, response.status, headers, headers.media_type, body)
