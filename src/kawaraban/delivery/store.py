"""The page store: rendered pages in LMDB, found by address, removed by tag.

Many processes read it without locks; one at a time writes. Every write is one transaction: a page
with its place under each of its tags, or a purge of all pages under some tags. What keeps it
true:

- A purge raises the store's *generation* and notes it for each tag. A rendering remembers the
  generation it began with, and its page is refused if one of its tags was purged since then.
- The store's *position* in the log of changes lies in it, moved in the transaction of the purge.
  A row whose tags were purged right after its commit is noted, so that the follower which comes
  to it later does not purge them once more.

The store is a cache: it may be thrown away at any time, and is when in doubt (`place`).
"""

from __future__ import annotations

import marshal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kawaraban.delivery import page as pages
from kawaraban.delivery.databases import (
    NUMBER,
    Databases,
    Purged,
    done_in,
    number_in,
    set_in,
    size_of,
)
from kawaraban.delivery.page import HEAD, Headers, Kept, Page, Picked
from kawaraban.delivery.recording import Warmth
from kawaraban.delivery.upkeep import Upkeep

OLDEST_RENDERING = 120.0
"""Seconds. A rendering that took longer is not stored; fences are kept for longer than this."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many pages there are, those of them that are none, those to be made; and bytes."""

    pages: int
    absent: int
    cold: int
    used: int


class Store(Databases):
    """The pages of a site on one machine; `bound` is how many bytes they may take.

    Raises `lmdb.Error` from its methods when the file can't be read or written; who calls knows
    what to do without a store.
    """

    def __init__(self, folder: Path, bound: int, create: bool = False) -> None:
        super().__init__(folder, bound, create)
        self.upkeep = Upkeep(self)

    # Reading

    def get(self, key: bytes) -> Kept | None:
        """Return the page stored under `key`, if it is one that time has not changed."""
        with self.environment.begin(db=self.pages, buffers=True) as txn:
            value = txn.get(key)
            if value is None:
                return None
            found = pages.unpack(value)
        return found if found.until > time.time() else None

    def pick(self, key: bytes, order: tuple[str, ...]) -> Picked | None:
        """Return what answers a request for the page under `key`, or None if there is no page."""
        with self.environment.begin(db=self.pages, buffers=True) as txn:
            value = txn.get(key)
            if value is None or HEAD.unpack_from(value)[1] <= time.time():
                return None
            return pages.pick(value, order)

    def headers_of(self, number: int) -> Headers:
        """Return the header set `number`. Raises `KeyError` if there is none."""
        found = self.header_sets.get(number)
        if found is None:
            with self.environment.begin(db=self.sets) as txn:
                told = txn.get(NUMBER.pack(number))
            if told is None:
                raise KeyError(number)
            found = self.header_sets[number] = marshal.loads(told)  # noqa: S302 - our own
        return found

    def variant(self, number: int, coding: str) -> bytes | None:
        """Return the body of page `number` in a coding that is made on demand, if it was."""
        with self.environment.begin(db=self.variants) as txn:
            found: bytes | None = txn.get(NUMBER.pack(number) + coding.encode())
        return found

    def generation(self) -> int:
        """Return how often something was purged. A rendering asks before it reads anything."""
        with self.environment.begin(db=self.meta) as txn:
            return number_in(txn, b"generation", self.meta)

    def position(self) -> int:
        """Return the number of the last row of the log that the store has followed."""
        with self.environment.begin(db=self.meta) as txn:
            return number_in(txn, b"position", self.meta)

    def followed(self) -> dict[int, str]:
        """Return when some rows were written that the store has seen, to know the log again: the
        one at `position`, and those that were purged before the follower came to them."""
        with self.environment.begin() as txn:
            seen = {
                NUMBER.unpack(row)[0]: done_in(told)[0] for row, told in txn.cursor(db=self.rows)
            }
            stamp = bytes(txn.get(b"stamp", db=self.meta) or b"").decode()
            return seen | {number_in(txn, b"position", self.meta): stamp}

    def every(self) -> Iterator[tuple[int, bytes]]:
        """Yield number and key of every page, oldest first, a thousand at a time."""
        last = 0
        while True:
            with self.environment.begin(db=self.numbers) as txn, txn.cursor() as cursor:
                found = []
                if cursor.set_range(NUMBER.pack(last + 1)):
                    for number, key in cursor.iternext():
                        found.append((NUMBER.unpack(number)[0], key))
                        if len(found) == 1000:
                            break
            if not found:
                return
            yield from found
            last = found[-1][0]

    def sizes(self) -> Sizes:
        """Return how much there is in the store."""
        with self.environment.begin() as txn:
            pages, absent, cold = (
                int(txn.stat(db)["entries"]) for db in (self.pages, self.absent, self.cold)
            )
            return Sizes(pages, absent, cold, self.used(txn))

    # Writing

    @contextmanager
    def write(self) -> Iterator[Any]:
        """One writing transaction; undone if the block raises."""
        with self.writing, self.environment.begin(write=True) as txn:
            yield txn

    def put(self, key: bytes, page: Page, since: int, begun: float) -> bool:
        """Store `page` and return True, or False if something it shows was purged meanwhile.

        `since` is the generation before its rendering, `begun` that moment (`time.monotonic`).
        """
        return self.put_many([(key, page)], since, begun) == 1

    def put_many(self, made: Iterable[tuple[bytes, Page]], since: int, begun: float) -> int:
        """Store pages that were rendered together; return how many were still true."""
        if time.monotonic() - begun > OLDEST_RENDERING:
            return 0
        stored = 0
        with self.write() as txn:
            for key, page in made:
                second = self.last_purge(txn, page.tags, since)
                if second is not None:
                    self.keep(txn, key, page, second)
                    stored += 1
            self.upkeep.keep_bounds(txn)
        return stored

    def add_variant(self, number: int, key: bytes, coding: str, body: bytes) -> None:
        """Keep the body of page `number` in one more coding, if the page is still there."""
        with self.write() as txn:
            if txn.get(NUMBER.pack(number), db=self.numbers) == key:
                txn.put(NUMBER.pack(number) + coding.encode(), body, db=self.variants)
                self.count(txn, size_of(len(body)))

    def purge(self, tags: Iterable[str], row: int | None = None, stamp: str = "") -> Purged:
        """Remove every page under one of `tags`; return what was removed.

        `row` is the row of the log that asks for it, written at `stamp`, purged before the
        follower comes to it.
        """
        with self.write() as txn:
            purged = self.take_out(txn, tags)
            if row is not None and row > number_in(txn, b"position", self.meta):
                self.mark_done(txn, row, stamp, purged)
        return purged

    def add_cold(self, waiting: Iterable[tuple[bytes, Warmth]]) -> None:
        """Let pages wait to be rendered, unless they are stored."""
        with self.write() as txn:
            for key, warmth in waiting:
                if txn.get(key, db=self.pages) is None:
                    txn.put(self.cold_key(key, warmth), key, db=self.cold)

    def next_cold(self) -> tuple[bytes, bytes] | None:
        """Return the place and the key of the page to be rendered next, or None."""
        with self.environment.begin(db=self.cold) as txn, txn.cursor() as cursor:
            return cursor.item() if cursor.first() else None

    def end_cold(self, place: bytes) -> None:
        """Take the page at `place` off the list."""
        with self.write() as txn:
            txn.delete(place, db=self.cold)

    def begin_at(self, position: int, stamp: str, marks: dict[bytes, bytes]) -> None:
        """Note where the log stood when the empty store was made, and whose store it is."""
        with self.write() as txn:
            set_in(txn, b"position", position, self.meta)
            txn.put(b"stamp", stamp.encode(), db=self.meta)
            for name, mark in marks.items():
                txn.put(name, mark, db=self.meta)

    def mark(self, name: bytes) -> bytes:
        """Return a mark set by `begin_at`; empty if there is none."""
        with self.environment.begin(db=self.meta) as txn:
            return bytes(txn.get(name) or b"")

    def purge_everything(self) -> int:
        """Remove every page, and refuse those being rendered; return how many were stored."""
        with self.write() as txn:
            count = int(txn.stat(self.pages)["entries"])
            for db in (self.pages, self.numbers, self.absent, self.tags, self.variants, self.cold):
                txn.drop(db, delete=False)
            generation = number_in(txn, b"generation", self.meta) + 1
            set_in(txn, b"generation", generation, self.meta)
            set_in(txn, b"floor", generation, self.meta)
            set_in(txn, b"used", 0, self.meta)
        return count

    def remove(self, key: bytes) -> bool:
        """Remove one page; return whether it was there."""
        with self.write() as txn:
            return self.drop(txn, key) is not None

    def close(self) -> None:
        """Close the environment; nothing may be asked of it any more."""
        with self.writing:
            self.environment.close()
