"""Work ahead waits for its moment: whoever published looks at the page before anybody else.

A page that is rendered ahead at the moment when its first reader asks for it makes that reader
wait for the background, which has its hands full after a change.
"""

from __future__ import annotations

import time
from collections.abc import Callable

QUIET = 0.3
"""Seconds without a purge after which pages are rendered ahead."""
MOST = 2.0
"""Seconds after which they are, though purges go on."""


class Patience:
    """Knows when nothing was purged for a while. `generation` says how often something was."""

    def __init__(
        self, generation: Callable[[], int], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._generation = generation
        self._clock = clock
        self._seen = -1
        self._changed = float("-inf")
        self._waiting: float | None = None

    def is_over(self) -> bool:
        """Whether to begin now."""
        now, generation = self._clock(), self._generation()
        if self._seen not in (-1, generation):
            self._changed = now
        self._seen = generation
        if now - self._changed >= QUIET:
            self._waiting = None
            return True
        if self._waiting is None:
            self._waiting = now
        return now - self._waiting >= MOST
