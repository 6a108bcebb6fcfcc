"""From an address to a page: ask the application, note what it read, store what may be stored."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import inf
from typing import Any

import lmdb
from django.core.cache import cache

from kawaraban.delivery import cdn
from kawaraban.delivery import page as pages
from kawaraban.delivery.asking import Environ, environ_of
from kawaraban.delivery.databases import UNREADABLE, key_of
from kawaraban.delivery.page import Headers, Page
from kawaraban.delivery.place import Place
from kawaraban.delivery.recording import Recording, recording
from kawaraban.delivery.store import Store

logger = logging.getLogger(__name__)

Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

ATTEMPTS = 3
"""How often a page is rendered anew because something that it shows was changed meanwhile."""
REDIRECTS = frozenset({301, 308})
ADDRESSES_CHANGED = "absent"
"""The tag of whatever was found to be nowhere, or elsewhere."""
QUIET_FOR = 60.0  # seconds between two lines about the same trouble


@dataclass
class Answer:
    """What a WSGI application answered, read to its end."""

    status: int
    headers: Headers
    body: bytes
    made: Recording = field(default_factory=Recording)


def ask(application: Application, address: str) -> Answer:
    """Return the application's answer to an anonymous reader at `address`."""
    told: list[Any] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> None:
        told[:] = [status, headers]

    with recording() as made:
        result = application(environ_of(address), start_response)
        try:
            body = b"".join(result)
        finally:
            close = getattr(result, "close", None)
            if close:
                close()
    return Answer(int(told[0].split(" ", 1)[0]), list(told[1]), body, made)


def page_of(answer: Answer) -> Page | None:
    """Return the page that an answer makes, or None if it must not be stored."""
    made = answer.made
    names = {name.lower(): value.lower() for name, value in answer.headers}
    refused = made.refused or answer.status not in pages.STORED
    if refused or "set-cookie" in names or "cookie" in names.get("vary", ""):
        return None
    if "no-store" in names.get("cache-control", "") or "content-encoding" in names:
        return None
    tags = set(made.tags)
    if answer.status != 200:
        tags.add(ADDRESSES_CHANGED)
    # A redirect that no view made comes from the address alone: a slash that is missing.
    if not made.may_be_stored and answer.status not in REDIRECTS:
        return None
    until = made.until.astimezone(datetime.UTC).timestamp() if made.until else inf
    extra = cdn.headers_of(tags, until)
    replaced = {name.lower() for name, _value in extra}
    headers = [(name, value) for name, value in answer.headers if name.lower() not in replaced]
    return pages.make(
        answer.status, headers, answer.body, frozenset(tags), until, made.warmth, extra
    )


class Renderer:
    """Renders pages and stores them, unless what they show was purged in the meantime."""

    def __init__(self, application: Application, where: Place) -> None:
        self.application = application
        self.where = where
        self._said = 0.0
        self._seen = -1

    def render(self, address: str, store: Store | None) -> Page | None:
        """Return the page at `address`, stored if it can be; None if it is none to be stored.

        Raises what the application raises.
        """
        for _attempt in range(ATTEMPTS):
            begun, since = time.monotonic(), self._generation(store) if store else None
            page = page_of(ask(self.application, address))
            if page is None or store is None or since is None:
                return page
            if self._keep(store, key_of(address), page, since, begun):
                break
        return page

    def _generation(self, store: Store) -> int | None:
        try:
            generation = store.generation()
        except lmdb.Error as error:
            self.where.give_up(f"The page store can't be read: {error}.", store)
            return None
        if generation != self._seen:
            cache.clear()  # what Wagtail remembers in this process may be of before a purge
            self._seen = generation
        return generation

    def _keep(self, store: Store, key: bytes, page: Page, since: int, begun: float) -> bool:
        """Store the page; whatever goes wrong is logged, and the reader gets the page all the
        same. Returns False if it was rendered from what is no longer true."""
        try:
            return store.put(key, page, since, begun)
        except lmdb.MapFullError:
            self._make_room(store)
        except (*UNREADABLE, OSError) as error:
            self._say(f"A page could not be stored: {error}.")
        return True

    def _make_room(self, store: Store) -> None:
        try:
            gone = store.upkeep.make_room()
        except (lmdb.Error, OSError) as error:
            reason = f"The page store is full, and no room can be made: {error}."
            self.where.give_up(reason, store)
        else:
            self._say(f"The page store was full. {gone} pages were evicted.")

    def _say(self, reason: str) -> None:
        self.where.state.tell(reason)
        if time.monotonic() - self._said > QUIET_FOR:
            self._said = time.monotonic()
            logger.warning("%s", reason)
