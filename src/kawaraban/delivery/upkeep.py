"""Keeps the store within its bounds: what is evicted, and what is not needed any more."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from kawaraban.delivery.databases import FENCE

if TYPE_CHECKING:
    from kawaraban.delivery.store import Store

MOST_ABSENT = 2_000
"""How many stored 404, 410 and redirect pages there may be: anybody can ask for more of them."""
FENCES_KEPT = 900.0  # seconds
EVICTED_AT_ONCE = 64
MOST_HEARD = 20_000
"""How many keys a process remembers to have answered from; then it begins anew."""


class Upkeep:
    """The bounds of one store.

    Pages leave in the order in which they came, but one that was asked for since the last round
    is kept for another: `heard` has the keys that this process answered from.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.heard: set[bytes] = set()

    def keep_bounds(self, txn: Any) -> None:
        """Evict what is too much, in the transaction that stored a page."""
        beyond = txn.stat(self.store.absent)["entries"] - MOST_ABSENT
        if beyond > 0:
            self._evict(txn, self.store.absent, beyond + EVICTED_AT_ONCE, spare=False)
        while self.store.used(txn) > self.store.bound:
            if not self._evict(txn, self.store.numbers, EVICTED_AT_ONCE):
                break

    def make_room(self) -> int:
        """Evict a tenth of the pages, for a file that is full before its bound is reached."""
        with self.store.write() as txn:
            count = int(txn.stat(self.store.pages)["entries"])
            return self._evict(txn, self.store.numbers, count // 10 + EVICTED_AT_ONCE)

    def _evict(self, txn: Any, queue: Any, count: int, spare: bool = True) -> int:
        """Remove the oldest `count` pages of `queue`; return how many went or were looked at.

        Those asked for are kept, if `spare`: not where anybody can ask for ever more.
        """
        with txn.cursor(db=queue) as cursor:
            oldest = []
            if cursor.first():
                for number in cursor.iternext(keys=True, values=False):
                    oldest.append(number)
                    if len(oldest) == count:
                        break
        for number in oldest:
            key = txn.get(number, db=self.store.numbers)
            if key is None:
                txn.delete(number, db=queue)
            elif spare and key in self.heard:
                self.heard.discard(key)
                self.store.renew(txn, key)
            else:
                self.store.drop(txn, key)
        return len(oldest)

    def tidy(self, now: float | None = None) -> int:
        """Forget fences that no rendering can run into any more; return how many they were."""
        before = (now or time.time()) - FENCES_KEPT
        with self.store.write() as txn:
            with txn.cursor(db=self.store.fences) as cursor:
                old = [bytes(tag) for tag, told in cursor if FENCE.unpack(told)[1] < before]
            for tag in old:
                txn.delete(tag, db=self.store.fences)
        return len(old)
