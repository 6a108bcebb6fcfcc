"""The site being served, an editor beside it, and readers who know what they must not see."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.config.running import COMMAND, SOURCE, environ, free_port, wait_for
from tests.survival.content import PAGES, SLOTS, VERSION, shown

ROOT = SOURCE.parent
HOST = "127.0.0.1:8000"
"""What readers ask for: the site's own name and port, wherever the test lets it listen."""
PAUSE = 0.004
"""Seconds between a reader's questions, so that two cores have time for the editors, too."""
OURS = {"PYTHONPATH": f"{SOURCE}{os.pathsep}{ROOT}"}


def module(name: str) -> list[str]:
    return [sys.executable, "-P", "-m", name]


def run_content(site: Path, **settings: str) -> None:
    """Fill an initialised site with the stories of `content`."""
    done = subprocess.run(
        module("tests.survival.content"),
        env=environ(DATA=str(site), **settings) | OURS,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]


class Editor:
    """The process of `editor.py`."""

    def __init__(self, site: Path, **settings: str) -> None:
        self.process = subprocess.Popen(
            module("tests.survival.editor"),
            env=environ(DATA=str(site), **settings) | OURS,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.hear()

    def send(self, work: str, **told: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"work": work, **told}) + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the editor ended with {self.process.wait()}"
        heard: dict[str, Any] = json.loads(line)
        return heard

    def do(self, work: str, **told: Any) -> dict[str, Any]:
        """Let it work in its own process, and return what it says of it."""
        self.send(work, **told)
        said = self.hear()
        assert "failed" not in said, said
        return said

    def child(self, work: str, **told: Any) -> tuple[bool, int]:
        """Let a forked child work; return whether it answered, and how it ended."""
        self.send(work, forked=True, **told)
        return self._end_of_child()

    def killed_child(self, delay: float, work: str, **told: Any) -> tuple[bool, int]:
        """Let a forked child work and kill it after `delay` seconds."""
        self.send(work, forked=True, **told)
        said = self.hear()
        time.sleep(delay)
        with contextlib.suppress(ProcessLookupError):
            os.kill(said["pid"], signal.SIGKILL)
        return self._end_of_child()

    def _end_of_child(self) -> tuple[bool, int]:
        answered = False
        while "ended" not in (said := self.hear()):
            assert "failed" not in said, said
            answered = answered or "done" in said
        return answered, said["ended"]

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


@dataclass
class Truth:
    """What was true when: each slot's edits with the time they were begun and answered.

    An edit that was never answered may have happened or not.
    """

    told: dict[str, list[tuple[float, float | None, int]]] = field(
        default_factory=lambda: defaultdict(lambda: [(0.0, 0.0, 0)])
    )
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begun(self, slot: str) -> int:
        """Note that an edit of `slot` begins; return its version."""
        with self.lock:
            version = self.told[slot][-1][2] + 1
            self.told[slot].append((time.monotonic(), None, version))
            return version

    def answered(self, slot: str, version: int) -> None:
        with self.lock:
            began, _, _ = self.told[slot][version]
            self.told[slot][version] = (began, time.monotonic(), version)

    def allowed(self, slot: str, began: float, ended: float) -> set[int | None]:
        """Return what a reading from `began` to `ended` may have found."""
        with self.lock:
            before = 0
            for at, (_, answered, _) in enumerate(self.told[slot]):
                if answered is not None and answered <= began:
                    before = at
            possible = self.told[slot][before:]
            return {shown(slot, version) for start, _, version in possible if start <= ended}


@dataclass
class Reading:
    path: str
    began: float
    ended: float
    status: int
    body: bytes


class Reader(threading.Thread):
    """Asks for pages over one connection that is kept open, and checks what it is sent."""

    def __init__(self, port: int, truth: Truth, number: int, patient: bool = False) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.truth = truth
        self.noise = random.Random(number)
        self.headers = [{}, {"Accept-Encoding": "gzip"}][number % 2]
        self.patient = patient  # a server that is killed breaks connections off
        self.stop = threading.Event()
        self.old: list[str] = []
        self.count = 0
        self.broken = 0

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.stop.is_set():
            path = self.noise.choice(PAGES)
            try:
                self.check(read(connection, path, self.headers))
                self.count += 1
                time.sleep(PAUSE)
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                self.broken += 1
                if not self.patient:
                    self.old.append(f"{path}: {error!r}")
                    return
                time.sleep(0.05)
        connection.close()

    def check(self, reading: Reading) -> None:
        if reading.status not in (200, 404):
            self.old.append(f"{reading.path}: status {reading.status}")
        self.old.extend(wrong_on(reading, self.truth))


def read(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str] | None = None
) -> Reading:
    began = time.monotonic()
    connection.request("GET", path, headers={"Host": HOST, **(headers or {})})
    answer = connection.getresponse()
    body = answer.read()
    ended = time.monotonic()
    if answer.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return Reading(path, began, ended, answer.status, body)


def wrong_on(reading: Reading, truth: Truth) -> list[str]:
    """Return a line for each slot of a page that shows what it must not."""
    found: dict[str, set[int | None]] = defaultdict(set)
    for slot, version in VERSION.findall(reading.body):
        found[slot.decode()].add(int(version))
    lines = []
    for slot, paths in SLOTS.items():
        if reading.path not in paths:
            continue
        seen = found.get(slot, {None})
        allowed = truth.allowed(slot, reading.began, reading.ended)
        if not seen <= allowed:
            lines.append(
                f"{reading.path} (status {reading.status}) shows {slot} {seen}, allowed {allowed};"
                f" read from {reading.began:.4f} to {reading.ended:.4f},"
                f" edits {truth.told[slot][-4:]}"
            )
    return lines


def name_of(process: psutil.Process) -> str:
    """Return what a process is called; empty if it has ended."""
    with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
        return " ".join(process.cmdline())
    return ""


class Site:
    """`kawaraban serve` on a site folder."""

    def __init__(self, folder: Path, workers: int = 4, *words: str, **settings: str) -> None:
        self.folder = folder
        self.settings = settings
        self.port = free_port()
        self.log = folder.parent / f"serve-{self.port}.log"
        with self.log.open("w") as output:
            self.process = psutil.Popen(
                [*COMMAND, "serve", "--port", str(self.port), "--workers", str(workers), *words],
                cwd=folder,
                env=environ(DATA=str(folder), **settings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def get(self, path: str, headers: dict[str, str] | None = None) -> Reading:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            return read(connection, path, headers)

    def is_up(self) -> bool:
        with contextlib.suppress(OSError, http.client.HTTPException):
            return self.get("/").status == 200
        return False

    def kawaraban(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *words],
            cwd=self.folder,
            env=environ(DATA=str(self.folder), **self.settings),
            capture_output=True,
            text=True,
            timeout=240,
        )

    def verify(self) -> str:
        """Let the product compare every stored page with a fresh rendering; return what it says."""
        done = self.kawaraban("pages", "verify")
        assert done.returncode == 0, done.stdout + done.stderr[-2000:]
        assert "pages were rendered anew; 0 differ" in done.stdout, done.stdout
        return done.stdout

    def web(self) -> psutil.Process:
        """Return Granian's main process."""
        return self._child(background=False)

    def background(self) -> psutil.Process:
        return self._child(background=True)

    def workers(self) -> list[psutil.Process]:
        """Return the web workers."""
        with contextlib.suppress(psutil.NoSuchProcess, AssertionError):
            return [child for child in self.web().children() if "worker" in name_of(child)]
        return []

    def _child(self, background: bool) -> psutil.Process:
        for child in self.process.children():
            name = name_of(child)
            if name and ("background" in name) == background:
                return child
        raise AssertionError("it does not run at the moment")

    def close(self) -> None:
        left = [self.process]
        with contextlib.suppress(psutil.NoSuchProcess):
            left += self.process.children(recursive=True)
        for process in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self.process.wait()


@contextlib.contextmanager
def serving(folder: Path, workers: int = 4, *words: str, **settings: str) -> Iterator[Site]:
    """Serve the site until the block ends."""
    with started(Site(folder, workers, *words, **settings)) as site:
        yield site


@contextlib.contextmanager
def started(site: Site) -> Iterator[Site]:
    """Wait until a site answers that was just started; stop it when the block ends."""
    try:
        wait_for(lambda: "Serving " in site.said() or site.process.poll() is not None, 180)
        assert site.process.poll() is None, site.said()
        wait_for(site.is_up)
        yield site
    finally:
        site.close()


@contextlib.contextmanager
def editing(folder: Path, **settings: str) -> Iterator[Editor]:
    """Have an editor at work until the block ends."""
    editor = Editor(folder, **settings)
    try:
        yield editor
    finally:
        editor.close()


@contextlib.contextmanager
def reading(site: Site, truth: Truth, count: int, patient: bool = False) -> Iterator[list[Reader]]:
    """Have readers ask all the time until the block ends."""
    readers = [Reader(site.port, truth, number, patient) for number in range(count)]
    for reader in readers:
        reader.start()
    try:
        yield readers
    finally:
        for reader in readers:
            reader.stop.set()
        for reader in readers:
            reader.join(40)
