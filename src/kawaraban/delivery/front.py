"""What readers reach: a stored page is answered at once, everything else is Django's.

It wraps the WSGI application. GET and HEAD of somebody who is nobody in particular are looked up
by host, path and the query parameters that the view declared. A page that is not there is
rendered by one, stored, and sent to all who waited for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from time import time

import lmdb

from kawaraban.delivery.answering import Answer, StartResponse, answer_of, is_cut, sent
from kawaraban.delivery.asking import Addresses, Environ
from kawaraban.delivery.compression import Coded, zstandard
from kawaraban.delivery.counters import Counters, Counts
from kawaraban.delivery.databases import LONGEST_KEY, UNREADABLE, KeyTooLong, key_of
from kawaraban.delivery.encodings import accepted
from kawaraban.delivery.hosts import Hosts
from kawaraban.delivery.page import HEAD, Kept, Page, Picked, pick
from kawaraban.delivery.place import Place
from kawaraban.delivery.rendering import Application, Renderer
from kawaraban.delivery.state import WORD
from kawaraban.delivery.store import Store
from kawaraban.delivery.turnstile import Turnstile
from kawaraban.delivery.upkeep import MOST_HEARD

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
        answer = self.at_once(environ)
        if answer is None:
            return self._later(environ, start_response)
        return sent(answer, start_response)

    def at_once(self, environ: Environ) -> Answer | None:
        """Return the answer to a request if it is stored; None if it has to be made.

        It takes microseconds and waits for nothing. `environ` need only have what is the request's
        own.
        """
        asked = self._asked(environ)
        if asked is None:
            return None
        _address, key = asked
        expected_word, store = self._attached
        if store is None or self._block[:STARTS] != expected_word:
            return None
        found = None
        try:
            with store.environment.begin(db=store.pages, buffers=True) as txn:
                value = txn.get(key)
                if value is not None and HEAD.unpack_from(value)[1] > time():
                    found = pick(value, accepted(environ.get("HTTP_ACCEPT_ENCODING", "")))
            return None if found is None else self._hit(environ, store, key, found, False)
        except UNREADABLE as error:
            self.where.give_up(f"The page store can't be read: {error!r}.", store)
            return None

    def _asked(self, environ: Environ) -> tuple[str, bytes] | None:
        """Return address and key of what may be stored; None for whatever is only Django's."""
        method = environ["REQUEST_METHOD"]
        cookies = environ.get("HTTP_COOKIE")
        if (
            (method != "GET" and method != "HEAD")
            or (cookies is not None and self.session in cookies)
            or "HTTP_AUTHORIZATION" in environ
        ):
            return None
        asked_host = environ.get("HTTP_HOST")
        host = self.hosts.known.get(asked_host) or self.hosts.of(asked_host)
        if host is None:
            return None
        path = environ["PATH_INFO"]
        query = environ.get("QUERY_STRING")
        # "*" is no address, and "%3F" must not pass for a query.
        if path[:1] != "/" or "?" in path or len(path) > LONGEST_KEY:
            return None
        try:
            if query:
                query = self.addresses.canonical(path, query)
                if query is None:
                    return None
            address = f"{host}{path}?{query}" if query else host + path
            return address, key_of(address)
        except (KeyTooLong, UnicodeEncodeError):
            return None

    def _later(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        asked = self._asked(environ)
        if asked is None:
            return self._pass(environ, start_response)
        return self._miss(environ, start_response, self._attach(), *asked)

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
            answer = None if found is None else self._hit(environ, store, key, found, True)
            if found is not None and answer is None:
                return self._pass(environ, start_response)
            if answer is not None:
                return sent(answer, start_response)
            self.counts.misses += 1
            page = self.renderer.render(address, store)
        if page is None or (page.status != 200 and is_cut(environ, key)):
            return self.application(environ, start_response)
        own = [("ETag", page.etag), *page.extra]
        coding, body = page.body.best(order)
        answer = answer_of(environ, page.status, page.common, own, coding, body, None)
        return sent(answer, start_response)

    def _hit(
        self, environ: Environ, store: Store, key: bytes, found: Picked, patient: bool
    ) -> Answer | None:
        """Return the answer with a stored page; None if it is Django's to say.

        Or if the page is not there in the coding yet, unless one is `patient`.
        """
        number, status, header_set, own, coding, body = found
        if status != 200 and is_cut(environ, key):
            return None
        if coding == "zstd":
            made = store.variant(number, "zstd")
            if made is None and not patient:
                return None
            body = made or self._zstd(store, key, number, body)
        counts = self.counts
        counts.hits += 1
        heard = store.upkeep.heard
        if len(heard) >= MOST_HEARD:
            heard.clear()
        heard.add(key)
        common = store.header_sets.get(header_set) or store.headers_of(header_set)
        return answer_of(environ, status, common, own, coding, body, counts)

    @staticmethod
    def _zstd(store: Store, key: bytes, number: int, gzipped: bytes) -> bytes:
        """Make the page in the coding that is made when it is first asked for; keep it."""
        body = zstandard(Coded(gzip=gzipped).identity())
        with suppress(lmdb.Error, OSError):  # made again next time
            store.add_variant(number, key, "zstd", body)
        return body
