"""One at a time renders a page, in all processes of the machine; the others wait for it."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

GATES = 256
LONGEST_WAIT = 10.0
"""Seconds. Whoever waited that long renders the page itself: better twice than never."""
FIRST_LOOK, LAST_LOOK = 0.001, 0.010

Found = TypeVar("Found")


class Turnstile:
    """Locks of the system on files in `folder`. They end with the process that holds them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with suppress(OSError):  # without gates everybody renders: better twice than never
            folder.mkdir(parents=True, exist_ok=True, mode=0o750)

    @contextmanager
    def turn(self, key: bytes, look: Callable[[], Found | None]) -> Iterator[Found | None]:
        """Wait for the turn to render `key`.

        Gives what `look` found meanwhile, or None: then it is the caller's to render, until the
        block ends.
        """
        name = f"{crc32(key) % GATES:02x}"
        try:
            gate = os.open(self.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        except OSError:  # a full disk, too many open files
            yield look()
            return
        try:
            yield self._wait(gate, look)
        finally:
            os.close(gate)  # frees the lock, which belongs to this opening of the file

    @staticmethod
    def _wait(gate: int, look: Callable[[], Found | None]) -> Found | None:
        until = time.monotonic() + LONGEST_WAIT
        pause = FIRST_LOOK
        while True:
            try:
                fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    return None
                time.sleep(pause)
                pause = min(LAST_LOOK, pause * 1.5)
                if (found := look()) is not None:
                    return found
            else:
                return look()
