"""Starts what is measured, and stops it whatever happens."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

PACKAGES = {"wrk": "wrk", "nginx": "nginx-light", "hugo": "hugo"}
STARTS_WITHIN = 120.0
STOPS_WITHIN = 30.0


class Missing(Exception):
    """A program that the benchmarks compare with is not installed."""


def program(name: str) -> str:
    """Return the path of `wrk`, `nginx` or `hugo`. Raises `Missing`, which says what to do."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        raise Missing(
            f"{name} is not installed. `make bench` installs it (Debian's {PACKAGES[name]})."
        )
    return found


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def clean_environ(**more: str) -> dict[str, str]:
    """Return this process's environment without a developer's own site in it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KAWARABAN", "DJANGO"))}
    return {**kept, **more}


@contextlib.contextmanager
def running(
    command: Sequence[str], log: Path, environ: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process until the block ends; then it and whatever it started is stopped.

    What it says goes to `log`, whose end is printed when the block fails.
    """
    with log.open("ab") as said:
        process = subprocess.Popen(
            command,
            env=clean_environ() if environ is None else dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield process
    except BaseException:
        print(f"The end of {log}:\n{log.read_text('utf-8', 'replace')[-2000:]}")
        raise
    finally:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOPS_WITHIN)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when somebody listens on `port`. Raises `TimeoutError`, or if the process ended."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode} as it started.")
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
            return
        time.sleep(0.05)
    raise TimeoutError(f"Nobody listens on port {port} after {STARTS_WITHIN:.0f} s.")
