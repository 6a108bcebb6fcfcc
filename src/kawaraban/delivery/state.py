"""What all processes must know of the store at every request: which one it is, and if it is open.

A file of one block, allocated when it is made and mapped by everybody: to write to it needs no
disk space, no lock and no transaction. So the store can be closed even when nothing else can be
written, on a full disk for one, and no process answers from it any more.
"""

from __future__ import annotations

import datetime
import mmap
import os
import struct
from pathlib import Path

SIZE = 4096
WORD = struct.Struct("<IB")  # the store's number, and whether it is closed
TOLD = struct.Struct("<dH")  # when the trouble was, how long its reason is
AT_TOLD = 16
AT_REASON = AT_TOLD + TOLD.size
LONGEST = 1000


class State:
    """The mapped block of the folder `pages`."""

    def __init__(self, folder: Path) -> None:
        path = folder / "state"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        try:
            if os.fstat(descriptor).st_size < SIZE:
                # Allocated now, so that a full disk can't stop us from closing the store.
                os.posix_fallocate(descriptor, 0, SIZE)
            self.block = mmap.mmap(descriptor, SIZE)
        finally:
            os.close(descriptor)

    @property
    def number(self) -> int:
        """The number of the store in use; 0 before the first."""
        return int(WORD.unpack_from(self.block)[0])

    @property
    def closed(self) -> bool:
        """Whether nobody may answer from the store."""
        return bool(WORD.unpack_from(self.block)[1])

    def use(self, number: int) -> None:
        """Let everybody turn to the store `number`, which is open."""
        self.block[: WORD.size] = WORD.pack(number, 0)

    def close_store(self, reason: str) -> None:
        """Let nobody answer from the store any more, and say why."""
        self.tell(reason)
        self.block[4] = 1

    def tell(self, reason: str) -> None:
        """Note a trouble for the status page; an empty `reason` says that it is over."""
        text = reason.encode()[:LONGEST]
        now = datetime.datetime.now(datetime.UTC).timestamp()
        told = TOLD.pack(now, len(text)) + text
        self.block[AT_TOLD : AT_TOLD + len(told)] = told

    def trouble(self) -> tuple[str, datetime.datetime] | None:
        """Return the last trouble and when it was, or None."""
        at, length = TOLD.unpack_from(self.block, AT_TOLD)
        if not length:
            return None
        text = self.block[AT_REASON : AT_REASON + min(length, LONGEST)]
        return text.decode(errors="replace"), datetime.datetime.fromtimestamp(at, datetime.UTC)


def expected(number: int) -> bytes:
    """Return the bytes that an open store of this `number` begins the block with."""
    return WORD.pack(number, 0)
