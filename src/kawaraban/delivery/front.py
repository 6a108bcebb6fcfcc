"""What readers reach: a stored page is answered at once, everything else is Django's.

It wraps the WSGI application. GET and HEAD of somebody who is nobody in particular are looked up
by host, path and the query parameters that the view declared. A page that is not there is
rendered by one, stored, and sent to all who waited for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from time import time
from typing import Any

import lmdb

from kawaraban.delivery.asking import Addresses, Environ
from kawaraban.delivery.compression import Coded, zstandard
from kawaraban.delivery.conditional import is_current, is_unmodified
from kawaraban.delivery.counters import Counters, Counts
from kawaraban.delivery.databases import LONGEST_KEY, UNREADABLE, KeyTooLong, key_of
from kawaraban.delivery.encodings import accepted
from kawaraban.delivery.hosts import Hosts
from kawaraban.delivery.page import HEAD, STATUS_LINES, Headers, Kept, Page, Picked, pick
from kawaraban.delivery.place import Place
from kawaraban.delivery.rendering import Application, Renderer
from kawaraban.delivery.state import WORD
from kawaraban.delivery.store import Store
from kawaraban.delivery.turnstile import Turnstile
from kawaraban.delivery.upkeep import MOST_HEARD

StartResponse = Callable[..., Any]
# Of a 304 (RFC 9110, 15.4.5): what a cache needs to keep what it has.
OF_NOT_MODIFIED = frozenset({"cache-control", "vary", "expires", "content-location"})
STARTS = WORD.size


class Front:
    """The WSGI application that stands before Django's.

    `session` is the name of the session cookie: who has one is an editor, and gets no page from
    the store nor puts one in.
    """

    def __init__(
        self, application: Application, where: Place, hosts: Hosts, session: str = "sessionid"
    ) -> None:
        self.application = application
        self.where = where
        self.hosts = hosts
        self.session = session
        self.addresses = Addresses()
        self.renderer = Renderer(application, where)
        self.turnstile = Turnstile(where.folder / "gates")
        self.counts = Counts()
        self._block = where.state.block
        # The state's first bytes and the store that they stand for. One value, so that no thread
        # sees the one without the other.
        self._attached: tuple[bytes, Store | None] = (b"", None)

    def report(self) -> None:
        """Let everybody see the counts of this process; once, by a process that serves."""
        Counters(self.where.folder).report(self.counts)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        method = environ["REQUEST_METHOD"]
        cookies = environ.get("HTTP_COOKIE")
        if (
            (method != "GET" and method != "HEAD")
            or (cookies is not None and self.session in cookies)
            or "HTTP_AUTHORIZATION" in environ
        ):
            return self._pass(environ, start_response)
        asked_host = environ.get("HTTP_HOST")
        host = self.hosts.known.get(asked_host) or self.hosts.of(asked_host)
        if host is None:
            return self._pass(environ, start_response)
        expected_word, store = self._attached
        if self._block[:STARTS] != expected_word:
            store = self._attach()
        path = environ["PATH_INFO"]
        query = environ.get("QUERY_STRING")
        # "*" is no address, and "%3F" must not pass for a query.
        if path[:1] != "/" or "?" in path or len(path) > LONGEST_KEY:
            return self._pass(environ, start_response)
        try:
            if query:
                query = self.addresses.canonical(path, query)
                if query is None:
                    return self._pass(environ, start_response)
            address = f"{host}{path}?{query}" if query else host + path
            key = key_of(address)
        except (KeyTooLong, UnicodeEncodeError):
            return self._pass(environ, start_response)
        if store is not None:
            try:
                found = None
                with store.environment.begin(db=store.pages, buffers=True) as txn:
                    value = txn.get(key)
                    if value is not None and HEAD.unpack_from(value)[1] > time():
                        found = pick(value, accepted(environ.get("HTTP_ACCEPT_ENCODING", "")))
                if found is not None:
                    return self._hit(environ, start_response, store, key, found)
            except UNREADABLE as error:
                self.where.give_up(f"The page store can't be read: {error!r}.", store)
                store = None
        return self._miss(environ, start_response, store, address, key)

    def page_at(self, address: str) -> Page | Kept | None:
        """Return the page at `address`, rendered if need be; None if it is none to be stored.

        This is how pages are warmed; nobody's request is answered.
        """
        store = self._attach()
        if store is None:
            return None
        key = key_of(address)
        with self.turnstile.turn(key, lambda: store.get(key)) as found:
            return found or self.renderer.render(address, store)

    def _pass(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        self.counts.passed += 1
        return self.application(environ, start_response)

    def _attach(self) -> Store | None:
        """Turn to the store that is in use now, if this process may answer from it.

        Until that is known the former one stays, whose word differs from the state's.
        """
        word = bytes(self._block[:STARTS])
        found = store = self.where.store()
        if found is not None:
            try:
                store = found if self.where.is_ours(found) else None
            except lmdb.Error as error:
                self.where.give_up(f"The page store can't be read: {error}.", found)
                store = None
        if bytes(self._block[:STARTS]) != word:
            return None  # it changed while we looked: one answer without the store
        self._attached = (word, store)
        return store

    def _miss(
        self,
        environ: Environ,
        start_response: StartResponse,
        store: Store | None,
        address: str,
        key: bytes,
    ) -> Iterable[bytes]:
        """Let one render the page. What is not to be stored is answered by Django as usual."""
        if store is None or self.addresses.declared(environ["PATH_INFO"]) is None:
            return self._pass(environ, start_response)
        order = accepted(environ.get("HTTP_ACCEPT_ENCODING", ""))

        def look() -> Picked | None:
            try:
                return store.pick(key, order)
            except UNREADABLE:
                return None  # whoever asks next sees it before it waits, and closes the store

        with self.turnstile.turn(key, look) as found:
            if found is not None:
                return self._hit(environ, start_response, store, key, found)
            self.counts.misses += 1
            page = self.renderer.render(address, store)
        if page is None or (page.status != 200 and is_cut(environ, key)):
            return self.application(environ, start_response)
        own = [("ETag", page.etag), *page.extra]
        coding, body = page.body.best(order)
        return send(environ, start_response, page.status, page.common, own, coding, body, None)

    def _hit(
        self,
        environ: Environ,
        start_response: StartResponse,
        store: Store,
        key: bytes,
        found: Picked,
    ) -> Iterable[bytes]:
        number, status, header_set, own, coding, body = found
        if status != 200 and is_cut(environ, key):
            return self._pass(environ, start_response)
        counts = self.counts
        counts.hits += 1
        heard = store.upkeep.heard
        if len(heard) >= MOST_HEARD:
            heard.clear()
        heard.add(key)
        common = store.header_sets.get(header_set) or store.headers_of(header_set)
        if coding == "zstd":
            body = self._zstd(store, key, number, body)
        return send(environ, start_response, status, common, own, coding, body, counts)

    @staticmethod
    def _zstd(store: Store, key: bytes, number: int, gzipped: bytes) -> bytes:
        """Return the page in the coding that is made when it is first asked for."""
        body = store.variant(number, "zstd")
        if body is None:
            body = zstandard(Coded(gzip=gzipped).identity())
            with suppress(lmdb.Error, OSError):  # made again next time
                store.add_variant(number, key, "zstd", body)
        return body


def is_cut(environ: Environ, key: bytes) -> bool:
    """Whether the request had a query of which the page of `key` knows nothing.

    That makes no difference to a page that is there. A redirect may have to hand it on, and an
    address of a former system may be known with its query only: that is Django's to say.
    """
    return bool(environ.get("QUERY_STRING")) and b"?" not in key


def send(
    environ: Environ,
    start_response: StartResponse,
    status: int,
    common: Headers,
    own: Headers,
    coding: str,
    body: bytes,
    counts: Counts | None,
) -> Iterable[bytes]:
    """Answer with a page, or with 304 if the reader has it. `own` begins with the ETag."""
    if status == 200:
        match = environ.get("HTTP_IF_NONE_MATCH")
        if match is not None:
            current = is_current(match, own[0][1])
        else:
            since = environ.get("HTTP_IF_MODIFIED_SINCE")
            current = since is not None and any(
                name == "Last-Modified" and is_unmodified(since, value) for name, value in own
            )
        if current:
            if counts is not None:
                counts.not_modified += 1
            kept = [(name, value) for name, value in common if name.lower() in OF_NOT_MODIFIED]
            start_response("304 Not Modified", [*kept, *own])
            return []
    headers = [*common, *own, ("Content-Length", str(len(body)))]
    if coding != "identity":
        headers.append(("Content-Encoding", coding))
    start_response(STATUS_LINES[status], headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
