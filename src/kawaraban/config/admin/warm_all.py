"""Puts every page that is worth having, and is not stored, on the warmer's list."""

from __future__ import annotations

from collections.abc import Iterator

from django_tasks import task

from kawaraban.articles.models import Article
from kawaraban.delivery.databases import KeyTooLong, key_of
from kawaraban.delivery.place import existing
from kawaraban.delivery.recording import Warmth
from kawaraban.delivery.warming import address_of, everything

BATCH = 1000
LAST = -40
"""After everything that somebody waits for."""


@task(priority=LAST)
def warm_all() -> int:
    """List every front, list, feed and story for rendering; return how many were looked at.

    The warmer of the background process renders them, what readers miss most first.
    """
    where = existing()
    store = where.store() if where else None
    if store is None:
        return 0
    count, batch = 0, []
    for address, warmth in _addresses():
        try:
            batch.append((key_of(address), warmth))
        except (KeyTooLong, UnicodeEncodeError):
            continue
        if len(batch) == BATCH:
            store.add_cold(batch)
            count, batch = count + BATCH, []
    store.add_cold(batch)
    return count + len(batch)


def _addresses() -> Iterator[tuple[str, Warmth]]:
    for address in everything():
        yield address, Warmth.LIST
    stories = Article.objects.public().newest_first().only("day", "slug")
    for story in stories.iterator(BATCH):
        yield address_of(story.get_absolute_url()), Warmth.FEED
