"""The databases of the page store, and what a writing transaction does in them.

`Store` is what others use; nothing here begins or ends a transaction.
"""

from __future__ import annotations

import marshal
import os
import struct
import threading
import time
import zlib
from collections.abc import Iterable
from email.utils import formatdate
from hashlib import blake2b
from pathlib import Path
from typing import Any

import lmdb

from kawaraban.delivery import page as pages
from kawaraban.delivery.page import HEAD, Headers, Page
from kawaraban.delivery.recording import Warmth

LONGEST_KEY = 480
UNREADABLE = (lmdb.Error, LookupError, ValueError, TypeError, EOFError, struct.error, zlib.error)
"""What reading from a store may raise whose file holds something else than we wrote."""
NUMBER = struct.Struct(">Q")
FENCE = struct.Struct("<Qd")  # the generation of a tag's last purge, and when it was
READERS = 510
HEADROOM = 64 * 2**20
"""Bytes beyond the bound, so that a purge finds room when the pages fill theirs."""

Purged = list[tuple[str, Warmth]]
"""Addresses (host and path) of removed pages, and how soon to render them again."""


class Databases:
    """One LMDB environment. `bound` is how many bytes its pages may take."""

    def __init__(self, folder: Path, bound: int, create: bool = False) -> None:
        self.folder = folder
        self.bound = bound
        if create:
            allocate_readers(folder / "lock.mdb")
        self.environment = lmdb.open(
            str(folder),
            map_size=bound + bound // 4 + HEADROOM,
            max_dbs=12,
            max_readers=READERS,
            # Nothing waits for the disk: a store that was open when the machine went down is
            # thrown away (`place`), and a process that is killed takes nothing with it.
            sync=False,
            metasync=False,
            create=create,
            max_spare_txns=8,
        )
        opened = self.environment.open_db
        self.pages = opened(b"pages", create=create)
        self.numbers = opened(b"numbers", create=create)  # number -> key, oldest first
        self.absent = opened(b"absent", create=create)  # those of them that are no page
        self.tags = opened(b"tags", dupsort=True, dupfixed=True, create=create)  # tag -> number
        self.fences = opened(b"fences", create=create)  # tag -> its last purge
        self.rows = opened(b"rows", create=create)  # rows of the log that are purged already
        self.variants = opened(b"variants", create=create)  # number + coding -> body
        self.sets = opened(b"sets", create=create)  # number -> headers of many pages
        self.cold = opened(b"cold", create=create)  # what is to be rendered again
        self.meta = opened(b"meta", create=create)
        self.writing = threading.Lock()
        self.header_sets: dict[int, Headers] = {}

    def drop(self, txn: Any, key: bytes) -> Warmth | None:
        """Remove a page with all that points to it; return its warmth, or None if there is none."""
        value = txn.pop(key, db=self.pages)
        if value is None:
            return None
        number, _, _, _, _, _, own, length, _, warmth = HEAD.unpack_from(value)
        packed = NUMBER.pack(number)
        at = HEAD.size + own
        for tag in value[at : at + length].split(b"\n") if length else ():
            txn.delete(tag_key(tag), packed, db=self.tags)
        txn.delete(packed, db=self.numbers)
        txn.delete(packed, db=self.absent)
        size = size_of(len(value))
        for coding in (b"zstd",):
            if body := txn.pop(packed + coding, db=self.variants):
                size += size_of(len(body))
        self.count(txn, -size)
        return Warmth(warmth)

    def keep(self, txn: Any, key: bytes, page: Page, last_purge: float) -> None:
        """Put a page in; one of its tags was last purged at `last_purge` (seconds since 1970)."""
        self.drop(txn, key)
        txn.delete(self.cold_key(key, page.warmth), db=self.cold)
        number = number_in(txn, b"number", self.meta) + 1
        set_in(txn, b"number", number, self.meta)
        now = time.time()
        # Two versions of one second can't be told apart by a date: then there is none.
        modified = formatdate(now, usegmt=True) if last_purge < int(now) else ""
        self._insert(txn, key, pages.pack(page, number, self._header_set(txn, page), modified))

    def renew(self, txn: Any, key: bytes) -> None:
        """Let a stored page begin its time in the store once more, with a new number."""
        value = bytes(txn.get(key, db=self.pages))
        number = number_in(txn, b"number", self.meta) + 1
        set_in(txn, b"number", number, self.meta)
        self.drop(txn, key)
        self._insert(txn, key, number.to_bytes(8, "little") + value[8:])

    def _insert(self, txn: Any, key: bytes, value: bytes) -> None:
        kept = pages.unpack(value)
        packed = NUMBER.pack(kept.number)
        txn.put(key, value, db=self.pages)
        txn.put(packed, key, db=self.numbers)
        if kept.status != 200:
            txn.put(packed, b"", db=self.absent)
        for tag in kept.tags:
            txn.put(tag_key(tag.encode()), packed, db=self.tags)
        self.count(txn, size_of(len(value)))

    def _header_set(self, txn: Any, page: Page) -> int:
        told = marshal.dumps(page.common, 2)
        digest = b"set " + blake2b(told, digest_size=16).digest()
        number = number_in(txn, digest, self.meta)
        if not number:
            number = number_in(txn, b"sets", self.meta) + 1
            set_in(txn, b"sets", number, self.meta)
            set_in(txn, digest, number, self.meta)
            txn.put(NUMBER.pack(number), told, db=self.sets)
        return number

    def take_out(self, txn: Any, tags: Iterable[str]) -> Purged:
        """Remove every page under one of `tags`, and refuse those that are being rendered."""
        generation = number_in(txn, b"generation", self.meta) + 1
        set_in(txn, b"generation", generation, self.meta)
        fence = FENCE.pack(generation, time.time())
        purged: Purged = []
        for tag in tags:
            name = tag_key(tag.encode())
            txn.put(name, fence, db=self.fences)
            with txn.cursor(db=self.tags) as cursor:
                numbers = list(cursor.iternext_dup()) if cursor.set_key(name) else []
            for packed in numbers:
                key = txn.get(packed, db=self.numbers)
                warmth = self.drop(txn, key) if key else None
                if warmth is None:
                    txn.delete(name, packed, db=self.tags)
                    continue
                purged.append((key.decode("latin-1"), warmth))
                if warmth and b"?" not in key:
                    txn.put(self.cold_key(key, warmth), key, db=self.cold)
        return purged

    def mark_done(self, txn: Any, row: int, stamp: str, purged: Purged) -> None:
        """Note that the tags of a row of the log are purged, and what went because of it."""
        told = marshal.dumps((stamp, [address for address, _ in purged]), 2)
        txn.put(NUMBER.pack(row), told, db=self.rows)

    def last_purge(self, txn: Any, tags: Iterable[str], since: int) -> float | None:
        """Return when one of `tags` was last purged; None if that was after `since`."""
        if number_in(txn, b"floor", self.meta) > since:
            return None
        latest = 0.0
        for tag in tags:
            if told := txn.get(tag_key(tag.encode()), db=self.fences):
                generation, at = FENCE.unpack(told)
                if generation > since:
                    return None
                latest = max(latest, at)
        return latest

    def count(self, txn: Any, size: int) -> None:
        """Add `size` bytes, which may be negative, to what the pages take."""
        set_in(txn, b"used", max(0, self.used(txn) + size), self.meta)

    def used(self, txn: Any) -> int:
        """Return about how many bytes the pages take."""
        return number_in(txn, b"used", self.meta)

    @staticmethod
    def cold_key(key: bytes, warmth: Warmth) -> bytes:
        """Return where a page waits to be rendered again: the warmest first."""
        return bytes([255 - warmth]) + blake2b(key, digest_size=16).digest()


def allocate_readers(path: Path) -> None:
    """Give LMDB's table of readers its place on the disk before it is made.

    It is mapped by all processes: to read for the first time on a full disk would otherwise end
    a process (SIGBUS). Never open the file later: the process that closes it again is taken for
    dead, since POSIX drops its locks.
    """
    with path.open("xb") as file:
        os.posix_fallocate(file.fileno(), 0, READERS * 64 + 4096)


def key_of(address: str) -> bytes:
    """Return the key of `address`: host, path and canonical query, in WSGI's Latin-1.

    Raises `UnicodeEncodeError` for what no server could have got.
    """
    key = address.encode("latin-1")
    if len(key) <= LONGEST_KEY:
        return key
    raise KeyTooLong(f"An address of {len(key)} bytes is not stored.")


class KeyTooLong(ValueError):
    """The address is longer than any that is stored."""


def tag_key(tag: bytes) -> bytes:
    """Return `tag` as a key, which has a greatest length."""
    return tag if len(tag) <= LONGEST_KEY else tag[:400] + blake2b(tag, digest_size=16).digest()


def size_of(length: int) -> int:
    """Return about how many bytes of the file a value of `length` takes: LMDB keeps long ones in
    blocks of their own."""
    return length + 64 if length < 2000 else -(-(length + 16) // 4096) * 4096 + 64


def done_in(told: bytes) -> tuple[str, list[str]]:
    """Return what `mark_done` noted: when the row was written, and the addresses that went."""
    stamp, addresses = marshal.loads(told)  # noqa: S302 - our own
    return stamp, addresses


def number_in(txn: Any, name: bytes, db: Any) -> int:
    """Return the number kept under `name`; 0 if there is none."""
    told = txn.get(name, db=db)
    return int.from_bytes(told, "little") if told else 0


def set_in(txn: Any, name: bytes, number: int, db: Any) -> None:
    """Keep a number under `name`."""
    txn.put(name, number.to_bytes(8, "little"), db=db)
