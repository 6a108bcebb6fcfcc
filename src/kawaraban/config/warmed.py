"""Pages rendered ahead, many at once: stories in batches, everything else one by one."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from kawaraban.config import behind
from kawaraban.config.before import front_of
from kawaraban.delivery import rendering
from kawaraban.delivery.databases import KeyTooLong, key_of
from kawaraban.delivery.front import Front
from kawaraban.delivery.page import Page
from kawaraban.delivery.warming import warm
from kawaraban.reading.bulk import RenderedPage, render_stories

AT_ONCE = 100
"""Pages that are stored in one transaction."""


@functools.cache
def front() -> Front:
    """Return the front of this process, with the store caught up."""
    return front_of(behind.application)


def warm_addresses(addresses: Iterable[str]) -> int:
    """Render and store what is not stored; return how many pages there are now."""
    return warm(front(), addresses)


def warm_stories(numbers: Sequence[int]) -> int:
    """Render the pages of the stories with these primary keys; return how many were stored.

    Pages that are stored already are rendered too: in a batch that costs less than to look.
    """
    store = front().where.store()
    if store is None:
        return 0
    since, begun = store.generation(), time.monotonic()
    pages = made_of(render_stories(numbers))
    stored = 0
    while some := list(islice(pages, AT_ONCE)):
        stored += store.put_many(some, since, begun)
    return stored


def made_of(rendered: Iterable[RenderedPage]) -> Iterator[tuple[bytes, Page]]:
    """Yield key and page of what can be stored."""
    for one in rendered:
        answer = rendering.Answer(one.status, one.headers, one.body, one.recording)
        page = rendering.page_of(answer)
        with suppress(KeyTooLong):
            if page is not None:
                yield key_of(one.address), page
