"""Readers: wrk, asking one server after the other for stored pages at random."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.delivery.processes import program

SCRIPT = Path(__file__).with_name("random_pages.lua")
# One thread can ask for more than either server answers, and leaves it the other core.
THREADS, CONNECTIONS = 1, 32


@dataclass(frozen=True)
class Found:
    """What one run of wrk has seen. Times in ms."""

    rate: float
    bytes_each: float
    median: float
    p99: float
    requests: int
    failed: int


def ask(port: int, paths: Path, host: str, seconds: float) -> Found:
    """Ask the server on `port` for pages of the file `paths` for some `seconds`.

    Raises `RuntimeError` when an answer was no page: such a rate would mean nothing.
    """
    done = subprocess.run(
        [
            *(program("wrk"), f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s"),
            *("--timeout", "10s", "-s", str(SCRIPT), f"http://127.0.0.1:{port}"),
            *("--", str(paths), host),
        ],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("FOUND ")]
    if not told:
        raise RuntimeError(f"wrk failed: {done.stdout[-500:]}{done.stderr[-500:]}")
    requests, duration, size, median, p99, status, lost = map(int, told[0].split()[1:])
    if status or lost or not requests:
        raise RuntimeError(f"{status} answers of {requests} were errors, {lost} never came.")
    return Found(
        rate=requests / (duration / 1e6),
        bytes_each=size / requests,
        median=median / 1000,
        p99=p99 / 1000,
        requests=requests,
        failed=status + lost,
    )


@dataclass(frozen=True)
class Compared:
    """Medians of two servers that were asked in turn, the peer first."""

    peer: Found
    ours: Found
    rate: float
    p99: float

    def told(self, name: str) -> str:
        """Return the figures in one line each."""
        lines = (
            f"{who:<22} {found.rate:>8,.0f} requests/s, median {found.median:.2f} ms, "
            f"p99 {found.p99:.2f} ms, {found.bytes_each:,.0f} bytes each"
            for who, found in (("nginx, one worker", self.peer), (name, self.ours))
        )
        return "\n".join(lines)


def in_turn(
    peer: int, ours: int, paths: Path, host: str, rounds: int, seconds: float, pause: float = 0.2
) -> Compared:
    """Ask both ports in turn, A B A B, so that a slow moment of the machine hits both."""
    for port in (peer, ours):
        ask(port, paths, host, 2)
    seen: tuple[list[Found], list[Found]] = ([], [])
    for _ in range(rounds):
        for port, kept in zip((peer, ours), seen, strict=True):
            time.sleep(pause)
            kept.append(ask(port, paths, host, seconds))
    pairs = list(zip(*seen, strict=True))
    return Compared(
        _median(seen[0]),
        _median(seen[1]),
        rate=statistics.median(ours.rate / peer.rate for peer, ours in pairs),
        p99=statistics.median(ours.p99 / peer.p99 for peer, ours in pairs),
    )


def _median(found: Iterable[Found]) -> Found:
    """Return the run of the median rate, with the median of the p99 of all."""
    runs = sorted(found, key=lambda run: run.rate)
    middle = runs[len(runs) // 2]
    p99 = statistics.median(run.p99 for run in runs)
    return Found(middle.rate, middle.bytes_each, middle.median, p99, middle.requests, middle.failed)
