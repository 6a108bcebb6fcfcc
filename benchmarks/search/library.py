"""A site with an archive in its index, and what its readers ask."""

from __future__ import annotations

import contextlib
import http.client
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

import psutil

from benchmarks.delivery.processes import free_port, running, wait_for
from benchmarks.delivery.site import KAWARABAN, PASSWORD, Prepared
from benchmarks.search import archive

LEAST_RANK = 30
"""Nobody asks for the words before it alone: each stands in more than 60 % of the articles."""


@dataclass(frozen=True)
class Library:
    """The site; the file with the texts of its articles, and their bytes; seconds of the build."""

    site: Prepared
    texts: Path
    size: int
    articles: int
    built_in: float

    @property
    def index_size(self) -> int:
        """Bytes that the index takes on the disk."""
        files = (self.site.data / "search").rglob("*")
        return sum(file.stat().st_blocks * 512 for file in files if file.is_file())

    @contextlib.contextmanager
    def served(self, workers: int) -> Iterator[list[psutil.Process]]:
        """Serve the site until the block ends; give the web workers."""
        command = [*KAWARABAN, "serve", "--web-only", "--workers", str(workers)]
        command += ["--port", str(self.site.port)]
        with running(command, self.site.folder / "serve.log", self.site.environ()) as process:
            wait_for(self.site.port, process)
            below = psutil.Process(process.pid).children(recursive=True)
            yield [one for one in below if "worker-" in " ".join(one.cmdline())]

    def questions(self, words: int, number: int) -> list[str]:
        """Return questions of so many words that at least one article has, the same each time."""
        chance = random.Random(words)
        ranks = {word: rank for rank, word in enumerate(archive.vocabulary(), 1)}
        found = []
        for line in self._lines(chance, number):
            told = dict.fromkeys(line.lower().replace(".", " ").split())
            known = [word for word in told if ranks.get(word, 0) >= LEAST_RANK]
            found.append(" ".join(chance.sample(known, words)))
        return found

    def _lines(self, chance: random.Random, number: int) -> Iterator[str]:
        size = self.texts.stat().st_size
        with self.texts.open("rb") as file:
            for _ in range(number):
                file.seek(chance.randrange(size - 10_000))
                file.readline()
                yield file.readline().decode()


@contextlib.contextmanager
def library(articles: int) -> Iterator[Library]:
    """Make a site with so many articles; its folder goes when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="kawaraban-bench-"))
    try:
        site = Prepared(folder, free_port(), ())
        site.data.mkdir()
        site.kawaraban(
            *("init", str(site.data), "--password-stdin"),
            *("--site-url", f"http://127.0.0.1:{site.port}", "--site-name", "Tonle Tsushin"),
            told=PASSWORD + "\n",
        )
        texts = folder / "texts.tsv"
        size = archive.write(texts, articles)
        fill = (sys.executable, "-m", "benchmarks.search.fill", str(texts), str(articles))
        yield Library(site, texts, size, articles, float(site.run(*fill)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Times:
    """How long answers took, in ms."""

    median: float
    p99: float
    worst: float

    def __str__(self) -> str:
        return f"median {self.median:.1f} ms, p99 {self.p99:.1f} ms, worst {self.worst:.1f} ms"


def ask(port: int, path: str, questions: Sequence[str]) -> Times:
    """Ask one question after the other, as a browser does; the answer must be a page.

    Each is asked once, after the first ten, which are not counted: they open what is opened once.
    """
    spent = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for question in questions:
        begin = time.perf_counter()
        headers = {"Accept-Encoding": "gzip"}
        connection.request("GET", f"{path}?q={quote_plus(question)}", headers=headers)
        answer = connection.getresponse()
        answer.read()
        spent.append((time.perf_counter() - begin) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{path}?q={question} was answered with {answer.status}.")
    connection.close()
    counted = sorted(spent[10:])
    return Times(statistics.median(counted), counted[len(counted) * 99 // 100], counted[-1])


def held(process: psutil.Process) -> float:
    """Return the MiB that a process holds by itself: not what it has mapped of files."""
    rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii")
    anonymous = next(line for line in rollup.splitlines() if line.startswith("Anonymous:"))
    return int(anonymous.split()[1]) / 1024
