"""An article page from cold, alone and in bulk: queries, time, bytes on the wire."""

from __future__ import annotations

import gc
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.site import Kept

ROUNDS = 60
MOST_QUERIES, MOST_MS, MOST_BYTES, MOST_REQUESTS = 12, 12.0, 30 * 1024, 4
MOST_BULK_MS = 2.0


def measure(kept: Kept) -> bool:
    """Print the figures; return whether they keep the bounds."""
    client = Client(HTTP_ACCEPT_ENCODING="gzip")
    paths = [story.get_absolute_url() for story in kept.stories]
    client.get(paths[0])  # the first answer of a process compiles its templates
    with CaptureQueriesContext(connection) as queries:
        client.get(paths[1])
        asked = len(queries)  # the next request empties the log
    kept.page.__class__.template = "benchmarks/plain.html"
    client.get(kept.page.url)
    gc.collect()
    gc.freeze()  # as `kawaraban serve` does when a worker is warm
    ours, peer = _in_turn(
        lambda number: client.get(paths[number % len(paths)]),
        lambda number: client.get(kept.page.url),
    )
    weight, requests = _weight(client, paths[2])
    bulk = _in_bulk([story.pk for story in kept.stories])
    print(f"article page, cold: {asked} queries (at most {MOST_QUERIES})")
    print(f"article page, cold: {ours:.1f} ms median in process (at most {MOST_MS:.0f})")
    print(f"a Wagtail page with the same text and a bare template: {peer:.1f} ms")
    print(f"ratio article / plain Wagtail page: {ours / peer:.2f}")
    print(f"article pages in bulk: {bulk:.2f} ms each, {1000 / bulk:.0f} a second", end=" ")
    print(f"(at most {MOST_BULK_MS:.1f} ms; before compression and storing)")
    print(f"article page with styles and scripts: {weight / 1024:.1f} KB, {requests} requests")
    return (
        asked <= MOST_QUERIES
        and ours <= MOST_MS
        and bulk <= MOST_BULK_MS
        and weight <= MOST_BYTES
        and requests <= MOST_REQUESTS
    )


def _in_turn(
    first: Callable[[int], object], second: Callable[[int], object]
) -> tuple[float, float]:
    """Run both in turn, so that a slower moment of the machine hits both; medians in ms."""
    spent: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS):
        for run, kept in zip((first, second), spent, strict=True):
            begin = time.perf_counter()
            run(number)
            kept.append((time.perf_counter() - begin) * 1000)
    return statistics.median(spent[0]), statistics.median(spent[1])


def _in_bulk(numbers: list[int]) -> float:
    """Milliseconds of this process for a page, the best of three rounds over all stories."""
    from kawaraban.reading.bulk import Bulk  # Django is set up by `prepare`

    spent = []
    for _round in range(3):
        begin = time.process_time()
        made = sum(1 for _page in Bulk().pages(numbers))
        spent.append((time.process_time() - begin) * 1000 / made)
    return min(spent)


def _weight(client: Client, path: str) -> tuple[int, int]:
    """Bytes of the compressed page with what it loads, and the number of requests."""
    answer = client.get(path)
    page = client.get(path, headers={"Accept-Encoding": "identity"}).content.decode()
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:css|js))"', page)
    root = Path(settings.STATIC_ROOT)
    files = [root / (name.removeprefix("/static/") + ".gz") for name in loaded]
    icon = len(client.get("/icon.svg").content)
    return len(answer.content) + sum(f.stat().st_size for f in files) + icon, 2 + len(files)
