"""Stored article pages, asked for at random: Kawaraban's one worker against nginx's."""

from __future__ import annotations

from pathlib import Path

from benchmarks.delivery import nginx
from benchmarks.delivery.load import in_turn
from benchmarks.delivery.site import Prepared, prepare

LEAST_RATE, MOST_P99 = 0.6, 3.0
ROUNDS, SECONDS = 5, 6.0


def measure() -> bool:
    """Print rates and times; return whether they keep the bounds.

    nginx opens the file for each request, as it does unless told otherwise: then it answers with
    a page that was changed just now, as Kawaraban does. What it does with files kept open is
    printed too.
    """
    site = prepare()
    with site.served():
        _root, headers = nginx.write_files(site)
        paths = paths_of(site)
        with nginx.serving(site, headers) as peer:
            found = in_turn(peer, site.port, paths, site.host, ROUNDS, SECONDS)
        print(found.told("Kawaraban, one worker"))
        print(f"ratio of the rates: {found.rate:.2f} (at least {LEAST_RATE}; aim 0.8)")
        print(f"ratio of the p99: {found.p99:.2f} (at most {MOST_P99})")
        with nginx.serving(site, headers, keep_open=True) as peer:
            other = in_turn(peer, site.port, paths, site.host, 2, SECONDS)
        print(f"ratio to nginx that keeps files open, and knows of no change: {other.rate:.2f}")
    return found.rate >= LEAST_RATE and found.p99 <= MOST_P99


def paths_of(site: Prepared) -> Path:
    """Return the file with the path of every story, one a line, as it is asked for."""
    file = site.folder / "paths.txt"
    file.write_text("\n".join(site.paths), "utf-8")
    return file
