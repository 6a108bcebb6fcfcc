"""What `kawaraban serve` with one web worker and the background work holds in memory."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil

MOST_MIB = 300
STARTS_WITHIN = 120  # seconds


def measure() -> bool:
    """Make a site, serve it, ask for pages, and print the sum of its processes' memory."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "kawaraban.config.command"]
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("KAWARABAN", "DJANGO"))}
        subprocess.run([*command, "init", str(site)], env=environ, check=True, capture_output=True)
        environ["KAWARABAN_DATA"] = str(site)
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            port = listener.getsockname()[1]
        served = subprocess.Popen(
            [*command, "serve", "--port", str(port)], env=environ, stderr=subprocess.DEVNULL
        )
        try:
            _read_pages(f"http://127.0.0.1:{port}")
            held = _memory(served.pid)
        finally:
            served.send_signal(signal.SIGTERM)
            served.wait(30)
    print(f"kawaraban serve, all its processes: {held:.0f} MiB (PSS; at most {MOST_MIB})")
    return held <= MOST_MIB


def _read_pages(url: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    answered = 0
    while answered < 50 and time.monotonic() < until:
        try:
            for path in ("/", "/latest/", "/search/?q=news"):
                urllib.request.urlopen(url + path, timeout=10).read()
            answered += 1
        except OSError:
            time.sleep(0.3)
    time.sleep(2)


def _memory(pid: int) -> float:
    top = psutil.Process(pid)
    shares = (p.memory_full_info().pss for p in (top, *top.children(recursive=True)))
    return sum(shares) / 2**20
