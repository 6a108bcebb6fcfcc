"""Runs the real command as its own process, on a site of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

SOURCE = Path(__file__).resolve().parents[2] / "src"
COMMAND = [sys.executable, "-P", "-m", "kawaraban.config.command"]


def environ(**settings: str) -> dict[str, str]:
    """Return an environment without the test run's own site, and with `settings`."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KAWARABAN_", "DJANGO_", "PYTEST_"))
    }
    return clean | {"PYTHONPATH": str(SOURCE)} | {f"KAWARABAN_{k}": v for k, v in settings.items()}


def kawaraban(
    *words: str, cwd: Path, told: str | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `kawaraban WORDS` to its end."""
    return subprocess.run(
        [*COMMAND, *words],
        cwd=cwd,
        env=environ(**settings),
        input=told,
        stdin=None if told is not None else subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(what: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait until `what` is true; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


class Served:
    """A running `kawaraban serve`."""

    def __init__(self, site: Path, log: Path) -> None:
        self.site = site
        self.log = log
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        with log.open("w") as output:
            self.process = psutil.Popen(
                [*COMMAND, "serve", "--port", str(self.port)],
                cwd=site,
                env=environ(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        """Return what it has printed and logged."""
        return self.log.read_text()

    def status(self, path: str = "/admin/login/") -> int:
        """Return the status of a page, 0 if nobody answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def everybody(self) -> list[psutil.Process]:
        """Return the supervisor's descendants."""
        return self.process.children(recursive=True)

    def child(self, word: str) -> psutil.Process | None:
        """Return the supervisor's own living child whose command line holds `word`."""
        for child in self.process.children():
            with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
                if word in " ".join(child.cmdline()):
                    return child
        return None

    def kill(self, word: str) -> psutil.Process:
        """Kill that child as `kill -9` does, and return it when another stands in its place."""
        killed = self.child(word)
        assert killed is not None, f"no child {word}"
        killed.kill()
        wait_for(lambda: (other := self.child(word)) is not None and other.pid != killed.pid)
        return killed


@contextlib.contextmanager
def served(site: Path, log: Path) -> Iterator[Served]:
    """Serve the site and wait until it answers; at the end nothing of it is left."""
    running = Served(site, log)
    try:
        wait_for(lambda: "Serving " in running.said() or running.process.poll() is not None)
        assert running.process.poll() is None, running.said()
        yield running
    finally:
        left = [running.process, *(running.everybody() if running.process.is_running() else [])]
        for process in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGKILL)
        running.process.wait()
