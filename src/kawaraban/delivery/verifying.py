"""Is every stored page what a reader would be sent if there were no store?"""

from __future__ import annotations

from kawaraban.delivery.rendering import Application, ask, page_of
from kawaraban.delivery.store import Store


def verify(application: Application, store: Store) -> tuple[int, list[str]]:
    """Render every stored page anew.

    Returns how many there were and the addresses of those that differ. What was purged or
    rendered again while we looked is passed over: it did change, and the store knew.
    """
    count, differing = 0, []
    for number, key in store.every():
        kept = store.get(key)
        if kept is None or kept.number != number:
            continue
        address = key.decode("latin-1")
        fresh = page_of(ask(application, address))
        again = store.get(key)
        if again is None or again.number != number:
            continue
        count += 1
        same = (
            fresh is not None
            and (fresh.status, fresh.etag) == (kept.status, kept.etag)
            and fresh.body.identity() == kept.body.identity()
            and fresh.common == store.headers_of(kept.header_set)
        )
        if not same:
            differing.append(address)
    return count, differing
