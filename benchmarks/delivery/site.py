"""One site with 10,000 stories for all benchmarks of a run, served by `kawaraban serve`."""

from __future__ import annotations

import atexit
import contextlib
import http.client
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.delivery.fill import ADDRESSES
from benchmarks.delivery.processes import clean_environ, free_port, running, wait_for
from benchmarks.delivery.texts import LANGUAGES

STORIES = int(os.environ.get("BENCHMARK_STORIES", "10000"))
PASSWORD = "ferry-lamp-pepper-canal"
KAWARABAN = [sys.executable, "-P", "-m", "kawaraban.config.command"]


@dataclass(frozen=True)
class Prepared:
    """The site: its folder, where it is served, and the paths of its stories."""

    folder: Path
    port: int
    paths: tuple[str, ...]

    @property
    def data(self) -> Path:
        """The folder that `kawaraban init` made."""
        return self.folder / "site"

    @property
    def host(self) -> str:
        """What readers send as Host."""
        return f"127.0.0.1:{self.port}"

    def environ(self) -> dict[str, str]:
        """Return the environment for a process that works on the site."""
        return clean_environ(KAWARABAN_DATA=str(self.data))

    def run(self, *command: str, told: str = "") -> str:
        """Run a command on the site, tell it `told`, and return what it says."""
        done = subprocess.run(
            command, env=self.environ(), input=told, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{command} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def kawaraban(self, *words: str, told: str = "") -> str:
        """Run `kawaraban WORDS` on the site; return what it says."""
        return self.run(*KAWARABAN, *words, told=told)

    @contextlib.contextmanager
    def served(self, background: bool = False) -> Iterator[subprocess.Popen[bytes]]:
        """Serve the site with one web worker until the block ends."""
        command = [*KAWARABAN, "serve", "--workers", "1", "--port", str(self.port)]
        command += [] if background else ["--web-only"]
        with running(command, self.folder / "serve.log", self.environ()) as process:
            wait_for(self.port, process)
            yield process

    def render(self) -> float:
        """Render and store every story with two processes; return how many seconds it took.

        Raises `RuntimeError` if a page is missing.
        """
        begin = time.perf_counter()
        said = self.run(sys.executable, "-m", "benchmarks.delivery.rendering", "2")
        spent = time.perf_counter() - begin
        if int(said.split()[-1]) < len(self.paths):  # more, when some were published since
            raise RuntimeError(f"{said.split()[-1]} of {len(self.paths)} pages were stored.")
        return spent

    def get(self, path: str, **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Ask for a page on a connection of its own; return status, body and headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


@cache
def prepare() -> Prepared:
    """Make the site and store its pages, once a run. Its folder goes when the run ends."""
    folder = Path(tempfile.mkdtemp(prefix="kawaraban-bench-"))
    if not os.environ.get("BENCHMARK_KEEP"):
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    port = free_port()
    begin = time.perf_counter()
    made = Prepared(folder, port, ())
    made.data.mkdir()
    made.kawaraban(
        *("init", str(made.data), "--password-stdin", "--site-url", f"http://127.0.0.1:{port}"),
        *("--site-name", "Tonle Tsushin", "--languages", " ".join(dict.fromkeys(LANGUAGES))),
        told=PASSWORD + "\n",
    )
    made.run(sys.executable, "-m", "benchmarks.delivery.fill", str(STORIES))
    paths = tuple((made.data / ADDRESSES).read_text("utf-8").splitlines())
    print(f"A site of {len(paths):,} stories in {time.perf_counter() - begin:.0f} s: {folder}")
    filled = Prepared(folder, port, paths)
    print(f"Its pages were rendered in {filled.render():.0f} s.", flush=True)
    return filled
