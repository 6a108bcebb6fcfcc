"""How often the store answered, counted by each worker for itself and seen by everybody.

A file of small slots, one a process, mapped by all: to count costs no lock and no transaction.
What a worker that has ended had counted goes to the first slot.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import struct
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SLOTS = 128
SLOT = struct.Struct("<Qd4Q")  # process, since, hits, not modified, misses, passed by
SIZE = SLOTS * SLOT.size
EVERY = 1.0  # seconds


@dataclass(slots=True)
class Counts:
    """Of one process, or of all. `not_modified` are among the hits."""

    hits: int = 0
    not_modified: int = 0
    misses: int = 0
    passed: int = 0

    def told(self) -> tuple[int, int, int, int]:
        """Return the four numbers in the order in which they are kept."""
        return self.hits, self.not_modified, self.misses, self.passed


class Counters:
    """The slots of the folder `pages`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        descriptor = os.open(folder / "counts", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        try:
            if os.fstat(descriptor).st_size < SIZE:
                os.posix_fallocate(descriptor, 0, SIZE)
            self.block = mmap.mmap(descriptor, SIZE)
        finally:
            os.close(descriptor)

    def report(self, counts: Counts) -> None:
        """Write `counts`, which go on counting, to a slot of this process every second."""
        slot = self._claim()
        since = time.time()

        def write() -> None:
            told = None
            while True:
                if counts.told() != told:
                    told = counts.told()
                    SLOT.pack_into(self.block, slot * SLOT.size, os.getpid(), since, *told)
                time.sleep(EVERY)

        threading.Thread(target=write, name="page counters", daemon=True).start()

    def workers(self) -> list[tuple[int, float, Counts]]:
        """Return process, start (seconds since 1970) and counts of the workers that run."""
        slots = (self._slot(number) for number in range(1, SLOTS))
        return [(pid, since, counts) for pid, since, counts in slots if pid and is_running(pid)]

    def total(self) -> Counts:
        """Return the sum over all processes since the folder was made."""
        every = [self._slot(number)[2].told() for number in range(SLOTS)]
        return Counts(*(sum(column) for column in zip(*every, strict=True)))

    def _slot(self, number: int) -> tuple[int, float, Counts]:
        pid, since, *told = SLOT.unpack_from(self.block, number * SLOT.size)
        return pid, since, Counts(*told)

    def _claim(self) -> int:
        """Return a free slot; the counts of processes that ended are added to the first."""
        with (self.folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            free = 0
            for number in range(1, SLOTS):
                pid, _since, counts = self._slot(number)
                if pid and is_running(pid):
                    continue
                if pid:
                    _, first, past = self._slot(0)
                    sums = [a + b for a, b in zip(past.told(), counts.told(), strict=True)]
                    SLOT.pack_into(self.block, 0, 0, first or time.time(), *sums)
                    SLOT.pack_into(self.block, number * SLOT.size, 0, 0.0, 0, 0, 0, 0)
                free = free or number
            free = free or SLOTS - 1
            SLOT.pack_into(self.block, free * SLOT.size, os.getpid(), time.time(), 0, 0, 0, 0)
            return free


def is_running(pid: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
