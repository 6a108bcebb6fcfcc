"""Keeps the store true to the log of changes, whoever made them and on whichever machine.

What a process purged right after its own commit is passed over; what one that died in between did
not, and what other machines changed, is purged here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable

import lmdb

from kawaraban.delivery.databases import NUMBER, done_in, number_in, set_in
from kawaraban.delivery.place import Place
from kawaraban.delivery.store import Store
from kawaraban.outbox import log
from kawaraban.outbox.models import Change

logger = logging.getLogger(__name__)

BATCH = 500
TEND_EVERY = 60.0  # seconds
MEND_EVERY = 1.0  # seconds between two attempts to make a closed store anew
SAY_EVERY = 60.0  # seconds between two lines about the same trouble

Followed = list[tuple[Change, list[str]]]
"""Rows of the log, each with the addresses of the pages that went because of it."""


class PageFollower:
    """Follows the log for the site's store. `tell` hears the rows and the addresses that went."""

    def __init__(self, where: Place, tell: Callable[[Followed], None] | None = None) -> None:
        self.where = where
        self.tell = tell
        self._tended = -TEND_EVERY
        self._mended = -MEND_EVERY
        self._said = -SAY_EVERY

    def run_once(self) -> int:
        """Take the next rows and return how many they were; 0 when up to date.

        A store that was closed is made anew.
        """
        store = self.where.store()
        if store is None:
            return self._mend()
        try:
            self._tend(store)
            changes = log.read(store.position(), BATCH)
            if changes:
                told = purge_rows(store, changes)
                if self.tell:
                    # Before the position moves: told twice does no harm, never told does.
                    self.tell(told)
                advance(store, changes)
        except lmdb.Error as error:
            self.where.give_up(f"The page store can't follow the log: {error}.", store)
            return 0
        return len(changes)

    def catch_up(self) -> None:
        """Follow the log to its end. A process does so before it answers from the store."""
        while self.run_once():
            pass

    def _tend(self, store: Store) -> None:
        """Now and then free what processes that were killed held, and forget old fences."""
        if time.monotonic() - self._tended > TEND_EVERY:
            self._tended = time.monotonic()
            store.environment.reader_check()
            store.upkeep.tidy()

    def _mend(self) -> int:
        now = time.monotonic()
        if not self.where.state.number or now - self._mended < MEND_EVERY:
            return 0  # no web process has begun a store yet, or it was tried just now
        self._mended = now
        try:
            self.where.settle()
        except (lmdb.Error, OSError) as error:
            self.where.state.tell(f"The page store can't be made anew: {error}.")
            if now - self._said > SAY_EVERY:  # a log without end would fill a full disk
                self._said = now
                logger.warning("The page store can't be made anew: %s. It is tried again.", error)
        return 0


def purge_rows(store: Store, changes: Iterable[Change]) -> Followed:
    """Purge what rows of the log ask for, unless that was done right after their commit.

    Returns each row with the addresses that went because of it, now or then. Raises `lmdb.Error`.
    """
    told: Followed = []
    with store.write() as txn:
        for change in changes:
            done = txn.get(NUMBER.pack(change.id), db=store.rows)
            if done is None:
                purged = store.take_out(txn, change.tags)
                store.mark_done(txn, change.id, change.at.isoformat(), purged)
                addresses = [address for address, _ in purged]
            else:
                _, addresses = done_in(done)
            told.append((change, addresses))
    return told


def advance(store: Store, changes: Iterable[Change]) -> None:
    """Move the store's position past rows that were purged. Raises `lmdb.Error`.

    Never back: another process may have followed the log further meanwhile.
    """
    with store.write() as txn:
        for change in changes:
            txn.delete(NUMBER.pack(change.id), db=store.rows)
            if change.id > number_in(txn, b"position", store.meta):
                set_in(txn, b"position", change.id, store.meta)
                txn.put(b"stamp", change.at.isoformat().encode(), db=store.meta)
