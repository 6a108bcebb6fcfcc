"""An article page from cold: queries, time against a plain Wagtail page, bytes on the wire."""

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
MOST_QUERIES, MOST_MS, MOST_BYTES, MOST_REQUESTS = 12, 30.0, 30 * 1024, 4


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
    print(f"article page, cold: {asked} queries (at most {MOST_QUERIES})")
    print(f"article page, cold: {ours:.1f} ms median in process (at most {MOST_MS:.0f})")
    print(f"a Wagtail page with the same text and a bare template: {peer:.1f} ms")
    print(f"ratio article / plain Wagtail page: {ours / peer:.2f}")
    print(f"article page with styles and scripts: {weight / 1024:.1f} KB, {requests} requests")
    return (
        asked <= MOST_QUERIES
        and ours <= MOST_MS
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


def _weight(client: Client, path: str) -> tuple[int, int]:
    """Bytes of the compressed page with what it loads, and the number of requests."""
    answer = client.get(path)
    page = client.get(path, headers={"Accept-Encoding": "identity"}).content.decode()
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:css|js))"', page)
    root = Path(settings.STATIC_ROOT)
    files = [root / (name.removeprefix("/static/") + ".gz") for name in loaded]
    icon = len(client.get("/icon.svg").content)
    return len(answer.content) + sum(f.stat().st_size for f in files) + icon, 2 + len(files)
