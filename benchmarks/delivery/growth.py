"""What the store takes on the disk, and what a web worker takes after a million answers."""

from __future__ import annotations

import shutil
import subprocess
import sys

import psutil

from benchmarks.delivery.hits import paths_of
from benchmarks.delivery.load import ask
from benchmarks.delivery.site import Prepared, prepare

MOST_SIZE, MOST_GROWTH = 3.0, 1.05
FIRST_LOOK, LAST_LOOK = 100_000, 1_000_000
SLICE = 5.0


def measure() -> bool:
    """Print both; return whether the bounds are kept."""
    site = prepare()
    shutil.rmtree(site.data / "pages")  # a new store: a purged one keeps its file
    site.render()
    count, pages = map(int, site.run(sys.executable, "-m", "benchmarks.delivery.stored").split())
    store = _store(site)
    with site.served() as served:
        asked, first = _ask_until(FIRST_LOOK, 0, site, served)
        asked, last = _ask_until(LAST_LOOK, asked, site, served)
    grown = last / first
    print(f"{count:,} pages, gzip: {pages / 2**20:.1f} MiB; store: {store / 2**20:.1f} MiB")
    print(f"ratio store / compressed pages: {store / pages:.2f} (at most {MOST_SIZE})")
    print(f"a web worker: {first:.1f} MiB (PSS), {last:.1f} MiB after {asked:,} answers")
    print(f"its growth: {100 * (grown - 1):+.1f} % (less than {100 * (MOST_GROWTH - 1):.0f} %)")
    return store <= MOST_SIZE * pages and grown < MOST_GROWTH


def _store(site: Prepared) -> int:
    """Return the bytes that the store's files take on the disk."""
    files = (site.data / "pages").rglob("*")
    return sum(file.stat().st_blocks * 512 for file in files if file.is_file())


def _ask_until(
    count: int, asked: int, site: Prepared, served: subprocess.Popen[bytes]
) -> tuple[int, float]:
    """Ask until `count` requests were answered; return how many were, and the worker's MiB."""
    paths = paths_of(site)
    while asked < count:
        asked += ask(site.port, paths, site.host, SLICE).requests
    return asked, _memory(served.pid)


def _memory(pid: int) -> float:
    """Return the proportional set size of the web worker, in MiB."""
    below = psutil.Process(pid).children(recursive=True)
    workers = [one for one in below if "worker-1" in " ".join(one.cmdline())]
    if len(workers) != 1:
        raise RuntimeError(f"One web worker was expected, not {len(workers)}.")
    return float(workers[0].memory_full_info().pss) / 2**20
