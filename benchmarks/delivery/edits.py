"""Stored article pages at random while an editor changes ten stories a second."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.delivery import nginx
from benchmarks.delivery.hits import paths_of
from benchmarks.delivery.load import ask, in_turn
from benchmarks.delivery.site import Prepared, prepare

LEAST_RATE = 0.45
RATE, ROUNDS, SECONDS = 10, 4, 6.0
LASTS = 2 * ROUNDS * (SECONDS + 0.5) + 8


def measure() -> bool:
    """Print rates while stories are edited; return whether they keep the bounds.

    The bound is held against nginx while nothing is edited, which is harder than against nginx
    beside the same edits.
    """
    site = prepare()
    with site.served(background=True):
        _root, headers = nginx.write_files(site)
        paths = paths_of(site)
        with nginx.serving(site, headers) as peer:
            calm = ask(peer, paths, site.host, SECONDS)
            with editing(site) as told:
                found = in_turn(peer, site.port, paths, site.host, ROUNDS, SECONDS)
            calm = max(calm, ask(peer, paths, site.host, SECONDS), key=lambda run: run.rate)
        stale = [path for path, mark in told["shown"].items() if not _shows(site, path, mark)]
    reached = told["edits"] / told["seconds"]
    ratio = found.ours.rate / calm.rate
    print(f"{told['edits']} edits, {reached:.1f} a second, median {told['median_ms']:.0f} ms each")
    print(found.told("Kawaraban, one worker"))
    print(f"nginx without edits      {calm.rate:>8,.0f} requests/s")
    print(f"ratio to nginx beside the same edits: {found.rate:.2f}")
    print(f"ratio to nginx without edits: {ratio:.2f} (at least {LEAST_RATE})")
    print(f"stale pages of {len(told['shown'])} edited ones: {len(stale)} (none) {stale[:3]}")
    return ratio >= LEAST_RATE and not stale and reached >= 0.9 * RATE


@contextlib.contextmanager
def editing(site: Prepared) -> Iterator[dict[str, Any]]:
    """Edit stories from another process during the block; what it told is there after it."""
    command = [sys.executable, "-m", "benchmarks.delivery.editing", str(RATE), str(LASTS)]
    told: dict[str, Any] = {}
    with subprocess.Popen(
        command, env=site.environ(), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield told
            said, _ = process.communicate(timeout=LASTS + 60)
        finally:
            process.kill()
    if process.returncode:
        raise RuntimeError("The editing process failed; what it said is above.")
    told |= json.loads(said)


def _shows(site: Prepared, path: str, mark: str) -> bool:
    """Whether the page shows its last edit. Its headline may have been edited too."""
    status, body, _ = site.get(path)
    return status == 200 and mark.encode() in body
