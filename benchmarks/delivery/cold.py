"""Every article page rendered from cold with two processes, against Hugo's build."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from benchmarks.delivery import hugo
from benchmarks.delivery.processes import program
from benchmarks.delivery.site import prepare

MOST = 2.5
ROUNDS = 2


def measure() -> bool:
    """Print both times, each from its program's start to its end; return whether it is kept."""
    site = prepare()
    peer = hugo.write(site)
    ours, theirs = [], []
    worked: tuple[list[float], list[float]] = ([], [])
    with _installed(site.folder / "bytecode"):
        for _ in range(ROUNDS):
            begin = _cpu()
            theirs.append(_build(peer, len(site.paths)))
            worked[0].append(_cpu() - begin)
            site.kawaraban("pages", "purge", "--all")
            begin = _cpu()
            ours.append(site.render())
            worked[1].append(_cpu() - begin)
    ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=True))
    with site.served():
        size = len(site.get(site.paths[0])[1])
    built = (peer / "public" / site.paths[0].strip("/") / "index.html").stat().st_size
    print(f"Kawaraban, two processes: {statistics.median(ours):.1f} s")
    print(f"Hugo: {statistics.median(theirs):.1f} s")
    print(f"bytes of one page: {size:,}, Hugo's {built:,}")
    print(
        f"seconds of both processors: {statistics.median(worked[1]):.0f}, "
        f"Hugo's {statistics.median(worked[0]):.0f}"
    )
    print(f"ratio: {ratio:.2f} (at most {MOST})")
    return ratio <= MOST


@contextmanager
def _installed(bytecode: Path) -> Iterator[None]:
    """Let programs keep their bytecode until the block ends, as an installed Kawaraban has it.

    Where Python is told to keep none, two thirds of every start are spent on compiling Django.
    """
    with patch.dict(os.environ, {"PYTHONPYCACHEPREFIX": str(bytecode)}):
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield


def _build(folder: Path, stories: int) -> float:
    """Build the site from nothing; return the seconds. Raises if a page is missing."""
    public = folder / "public"
    shutil.rmtree(public, ignore_errors=True)
    # The hours that Hugo is told are made up, and today's may be still to come.
    command = [
        program("hugo"),
        "--source",
        str(folder),
        "--quiet",
        "--ignoreCache",
        "--buildFuture",
    ]
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    spent = time.perf_counter() - begin
    made = sum(1 for _ in public.rglob("index.html"))
    if made < stories:
        raise RuntimeError(f"Hugo made {made} of {stories} pages.")
    return spent


def _cpu() -> float:
    """Return the processor seconds of every child that has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
