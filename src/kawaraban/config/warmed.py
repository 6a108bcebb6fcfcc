"""Pages rendered ahead, many at once: stories in batches, everything else one by one."""

from __future__ import annotations

import functools
import gc
import multiprocessing
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from math import inf

from django.core.cache import cache
from django.db import connections

from kawaraban.config import behind
from kawaraban.config.before import front_of
from kawaraban.config.command.management import start_django
from kawaraban.delivery import rendering
from kawaraban.delivery.databases import KeyTooLong, key_of
from kawaraban.delivery.front import Front
from kawaraban.delivery.page import Page
from kawaraban.delivery.store import OLDEST_RENDERING, Store
from kawaraban.delivery.warming import warm
from kawaraban.reading.bulk import Bulk, RenderedPage

AT_ONCE = 100
"""Pages that are stored in one transaction."""
RENEWED_AFTER = OLDEST_RENDERING / 2
"""Seconds. A batch that begins just before has as long again to be stored."""

Batch = tuple[Sequence[int], Sequence[str]]
"""Primary keys of stories, and addresses of other pages."""


def warm_with(processes: int, batches: Sequence[Batch]) -> Iterator[int]:
    """Render batches with some processes; yield how many pages of each are stored then.

    Only for a process that has not opened the page store: the processes may be its forks, which
    have Django started and share its memory.
    """
    connections.close_all()
    if sys.platform == "linux" and threading.active_count() == 1:
        gc.collect()
        gc.freeze()  # the collector would copy what is shared, and finds nothing in it
        pool = multiprocessing.get_context("fork").Pool(processes)
    else:
        pool = multiprocessing.get_context("spawn").Pool(processes, initializer=start_django)
    with pool:
        yield from pool.imap_unordered(warm_batch, batches)


def warm_batch(batch: Batch) -> int:
    """Render a batch in this process; return how many of its pages are stored now."""
    numbers, addresses = batch
    return stories().warm(numbers) + warm(front(), addresses)


@functools.cache
def front() -> Front:
    """Return the front of this process, with the store caught up."""
    return front_of(behind.application)


@functools.cache
def stories() -> Stories:
    """Return what renders stories in this process."""
    return Stories(front().where.store)


class Stories:
    """Renders the pages of stories, and stores what is still true.

    What all of them have in common is read once for many batches, as long as nothing is purged.
    """

    def __init__(self, opened: Callable[[], Store | None]) -> None:
        """`opened` returns the store that is in use, if there is one."""
        self._opened = opened
        self._store: Store | None = None
        self._since = -1
        self._begun = -inf
        self._bulk = Bulk()

    def warm(self, numbers: Sequence[int]) -> int:
        """Render the pages of the stories with these primary keys; return how many were stored.

        Pages that are stored already are rendered too: in a batch that costs less than to look.
        """
        store = self._opened()
        if store is None or not numbers:
            return 0
        self._renew(store)
        pages = made_of(self._bulk.pages(numbers))
        stored = 0
        while some := list(islice(pages, AT_ONCE)):
            stored += store.put_many(some, self._since, self._begun)
        return stored

    def _renew(self, store: Store) -> None:
        """Begin anew with what is read from now on, if something was purged since then."""
        since, now = store.generation(), time.monotonic()
        known = store is self._store and since == self._since
        if known and now - self._begun < RENEWED_AFTER:
            return
        cache.clear()  # what Wagtail remembers in this process may be of before a purge
        self._store, self._since, self._begun, self._bulk = store, since, now, Bulk()


def made_of(rendered: Iterable[RenderedPage]) -> Iterator[tuple[bytes, Page]]:
    """Yield key and page of what can be stored."""
    for one in rendered:
        answer = rendering.Answer(one.status, one.headers, one.body, one.recording)
        page = rendering.page_of(answer)
        with suppress(KeyTooLong):
            if page is not None:
                yield key_of(one.address), page
