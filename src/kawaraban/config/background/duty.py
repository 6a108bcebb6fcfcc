"""Work that is done again and again in a thread, and that no exception ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import translation

logger = logging.getLogger("kawaraban.background")

LONGEST_PAUSE = 60.0


class Duty(threading.Thread):
    """Calls `work` every `interval` seconds, or at once while it returns true (there is more).

    An `interval` that is a function is asked after each call; it may ask the database, too.
    An exception is logged and the next call waits longer each time, up to a minute; connections
    to the database that it may have broken are dropped.
    """

    def __init__(
        self,
        name: str,
        interval: float | Callable[[], float],
        work: Callable[[], object],
        stop: threading.Event,
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.interval = interval
        self.work = work
        self.stop = stop
        self.failures = 0

    def run(self) -> None:
        """Work until told to stop."""
        try:
            while not self.stop.is_set():
                self.stop.wait(self.once())
        finally:
            connections.close_all()

    def once(self) -> float:
        """Do the work once and return the seconds to wait before the next time."""
        close_old_connections()
        try:
            with translation.override(settings.LANGUAGE_CODE):
                pause = 0.0 if self.work() else self._interval()
        except Exception:
            self.failures += 1
            least = 0.5 if callable(self.interval) else max(self.interval, 0.5)
            pause = min(LONGEST_PAUSE, least * 2**self.failures)
            logger.exception("The %s failed. Next try in %.0f s.", self.name, pause)
            return pause
        finally:
            close_old_connections()
        self.failures = 0
        return pause

    def _interval(self) -> float:
        return self.interval() if callable(self.interval) else self.interval
