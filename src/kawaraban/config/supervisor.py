"""Keeps the processes of a site running: starts them, starts them again, stops them together.

It imports nothing of Django, so that it costs a few megabytes and can't fail with the site. Its
children are told to end with it (`command.lifeline`), so not even kill -9 leaves an orphan.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from kawaraban.config.command.lifeline import SUPERVISOR

logger = logging.getLogger("kawaraban")

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
SHORT_LIFE = 10.0
"""Seconds. A child that ends sooner could not really start."""
GIVE_UP_AFTER = 5
"""Short lives in a row until the supervisor ends, so that a service manager sees it."""
STOP_WITHIN = 20.0
"""Seconds that children have to finish what they are at; then they are killed."""
MISCONFIGURED = 2


@dataclass
class Child:
    """A process to keep running, in a process group of its own."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    next_start: float = 0.0
    short_lives: int = 0

    def start(self, environ: Mapping[str, str]) -> None:
        """Start the process. Signals of a terminal reach the supervisor only, which forwards."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own modules, no shell
            self.command,
            env={**environ, SUPERVISOR: str(os.getpid())},
            stdin=subprocess.DEVNULL,
            process_group=0,
        )

    def kill_group(self) -> None:
        """Kill the process and whatever it started that is still there."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def ended(self, now: float) -> int | None:
        """Return the exit code if the process has just ended, and note when to start again."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.kill_group()
        self.process = None
        short = now - self.started_at < SHORT_LIFE
        self.short_lives = self.short_lives + 1 if short else 0
        pause = FIRST_PAUSE * 2 ** max(0, self.short_lives - 1)
        self.next_start = now + min(LONGEST_PAUSE, pause)
        return code


@dataclass
class Supervisor:
    """Runs `children` until a signal comes or one of them can't be kept running.

    `ready` is asked until it is true; then `announce` is called once.
    """

    children: Sequence[Child]
    environ: Mapping[str, str]
    ready: Callable[[], bool] = lambda: True
    announce: Callable[[], None] = lambda: None
    stop_within: float = STOP_WITHIN
    stopping: bool = field(default=False, init=False)
    impatient: bool = field(default=False, init=False)
    announced: bool = field(default=False, init=False)

    def run(self) -> int:
        """Return 0 after a signal; 2 if a child is misconfigured, 1 if one can't be kept up."""
        self._wake, wake = socket.socketpair()
        wake.setblocking(False)
        self._wake.setblocking(False)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        for signum in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(signum, self._asked_to_stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        try:
            code = self._keep_running()
        finally:
            self._stop()
        return code

    def _asked_to_stop(self, signum: int, frame: FrameType | None) -> None:
        self.impatient = self.stopping
        self.stopping = True

    def _keep_running(self) -> int:
        while not self.stopping:
            now = time.monotonic()
            for child in self.children:
                code = child.ended(now)
                if code is not None and (verdict := self._judge(child, code)):
                    return verdict
                if child.process is None and now >= child.next_start and not self.stopping:
                    child.start(self.environ)
            if not self.announced and self.ready():
                self.announced = True
                self.announce()
            waiting = [child.next_start - now for child in self.children if child.process is None]
            self._sleep(max(0.0, min([1.0 if self.announced else 0.1, *waiting])))
        return 0

    def _judge(self, child: Child, code: int) -> int:
        """Return the exit code that the end of a child means for everything, 0 to go on."""
        if self.stopping:
            return 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        if code == MISCONFIGURED:
            return MISCONFIGURED
        if child.short_lives >= GIVE_UP_AFTER:
            logger.error(
                "The %s process %s, the %d. time in a row just after it started. "
                "What it said is above. Giving up.",
                child.name,
                how,
                child.short_lives,
            )
            return 1
        logger.warning("The %s process %s. It is started again.", child.name, how)
        return 0

    def _stop(self) -> None:
        self.stopping = True
        running = [child for child in self.children if child.process is not None]
        for child in running:
            with contextlib.suppress(ProcessLookupError):
                assert child.process is not None  # noqa: S101 - for the type checker
                child.process.terminate()
        deadline = time.monotonic() + self.stop_within
        while not self.impatient and time.monotonic() < deadline:
            running = [child for child in running if child.process and child.process.poll() is None]
            if not running:
                break
            self._sleep(0.1)
        for child in running:
            logger.warning("The %s process did not stop in time and is killed.", child.name)
        for child in self.children:
            child.kill_group()
            if child.process is not None:
                child.process.wait()

    def _sleep(self, seconds: float) -> None:
        """Sleep, but not through a signal."""
        ready, _, _ = select.select([self._wake], [], [], seconds)
        if ready:
            with contextlib.suppress(BlockingIOError):
                self._wake.recv(4096)
