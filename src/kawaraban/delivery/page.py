"""A page as bytes: how a rendered answer lies in the store, and how it is read from there.

A value of the store is a head of fixed size, the page's own headers, its tags, and its body in
the codings it was made in. What the headers of many pages have in common stands once, in a set
of its own (`store.Store`), and is named by its number.
"""

from __future__ import annotations

import marshal
import struct
import zlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import blake2b
from math import inf

from kawaraban.delivery.compression import Coded
from kawaraban.delivery.recording import Warmth

Headers = list[tuple[str, str]]
Picked = tuple[int, int, int, Headers, str, bytes]
"""What answers a request: number, status, header set, own headers, coding, body."""

# number, until, header set, lengths of raw, gzip and br, of own headers and of tags, status, warmth
HEAD = struct.Struct("<QdIIIIHHHB")
SIZE = HEAD.size
STATUS_LINES = {
    200: "200 OK",
    301: "301 Moved Permanently",
    302: "302 Found",
    304: "304 Not Modified",
    308: "308 Permanent Redirect",
    404: "404 Not Found",
    410: "410 Gone",
}
STORED = frozenset(STATUS_LINES) - {304}
MOST_TAGS_BYTES = 65_535
# Every page may have another; kept with it. A set of common headers is never forgotten.
OWN = frozenset({"location", "link", "cache-tag", "surrogate-key", "content-disposition"})
# Of one answer only, or made by the front or the server for each.
NOT_KEPT = frozenset(
    {
        *("content-length", "content-encoding", "etag", "last-modified", "vary", "date"),
        *("connection", "keep-alive", "transfer-encoding", "server", "server-timing"),
    }
)


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered answer, ready to be stored. `until` is in seconds since 1970, or infinite."""

    status: int
    common: Headers
    etag: str
    body: Coded
    tags: frozenset[str] = frozenset()
    until: float = inf
    warmth: Warmth = Warmth.NO
    extra: Headers = field(default_factory=list)


def make(
    status: int,
    headers: Headers,
    body: bytes,
    tags: frozenset[str] = frozenset(),
    until: float = inf,
    warmth: Warmth = Warmth.NO,
    extra: Headers | None = None,
) -> Page:
    """Return the page of an answer: compressed, with its ETag (RFC 9110, 8.8.3).

    The ETag is weak, since the codings of a page share it. `extra` are headers of this page alone.
    """
    kept = sorted((name, value) for name, value in headers if name.lower() not in NOT_KEPT)
    kept.append(("Vary", "Accept-Encoding"))
    told = marshal.dumps((status, kept), 2)
    common = [(name, value) for name, value in kept if name.lower() not in OWN]
    own = [(name, value) for name, value in kept if name.lower() in OWN]
    digest = blake2b(body, digest_size=15, key=blake2b(told, digest_size=32).digest())
    etag = f'W/"{urlsafe_b64encode(digest.digest()).decode()}"'
    return Page(status, common, etag, Coded.of(body), tags, until, warmth, [*own, *(extra or [])])


def pack(page: Page, number: int, header_set: int, modified: str) -> bytes:
    """Return the value that the store keeps for `page`. Raises `ValueError` for too many tags."""
    own = [("ETag", page.etag), *page.extra]
    if modified:
        own.append(("Last-Modified", modified))
    told = marshal.dumps(own, 2)
    tags = "\n".join(sorted(page.tags)).encode()
    if len(tags) > MOST_TAGS_BYTES or len(told) > MOST_TAGS_BYTES:
        raise ValueError(f"The page has {len(page.tags)} tags; that is too many to keep.")
    head = HEAD.pack(
        number,
        page.until,
        header_set,
        len(page.body.raw),
        len(page.body.gzip),
        len(page.body.br),
        len(told),
        len(tags),
        page.status,
        page.warmth,
    )
    return b"".join((head, told, tags, page.body.raw, page.body.gzip, page.body.br))


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was found in the store. It owns its bytes and outlives the transaction."""

    number: int
    status: int
    until: float
    warmth: Warmth
    header_set: int
    own: Headers
    tags: frozenset[str]
    body: Coded

    @property
    def etag(self) -> str:
        """The page's ETag, as it is sent."""
        return self.own[0][1]


def pick(value: memoryview, order: tuple[str, ...]) -> Picked:
    """Return what answers a request.

    `order` are the codings that the client can read, best first (`encodings.accepted`). Where it
    is "zstd", the body is what that is made of. Nothing else of the page is looked at: this is
    done for every request.
    """
    number, _until, header_set, raw, gzip, br, own, tags, status, _warmth = HEAD.unpack_from(value)
    at = SIZE + own
    told = marshal.loads(value[SIZE:at])  # noqa: S302 - the store is written by us only
    at += tags
    if raw or not gzip:
        return number, status, header_set, told, "identity", bytes(value[at : at + raw])
    first = order[0]
    if first == "br":
        at += gzip
        return number, status, header_set, told, first, bytes(value[at : at + br])
    body = bytes(value[at : at + gzip])
    if first == "identity":
        body = zlib.decompress(body, wbits=31)
    return number, status, header_set, told, first, body


def unpack(value: bytes | memoryview) -> Kept:
    """Return the page of a value of the store."""
    number, until, header_set, raw, gzip, br, own, tags, status, warmth = HEAD.unpack_from(value)
    at = HEAD.size
    told = marshal.loads(value[at : at + own])  # noqa: S302 - the store is written by us only
    at += own
    text = bytes(value[at : at + tags]).decode()
    at += tags
    return Kept(
        number,
        status,
        until,
        Warmth(warmth),
        header_set,
        told,
        frozenset(text.split("\n")) if text else frozenset(),
        Coded(
            raw=bytes(value[at : at + raw]),
            gzip=bytes(value[at + raw : at + raw + gzip]),
            br=bytes(value[at + raw + gzip : at + raw + gzip + br]),
        ),
    )
