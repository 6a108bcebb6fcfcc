"""The background process: its lock, its duties, its end."""

from __future__ import annotations

import fcntl
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kawaraban.config.command.management import start_django
from kawaraban.config.environment import Misconfigured

if TYPE_CHECKING:
    from kawaraban.config.background.duty import Duty
    from kawaraban.delivery.warming import Warmer

logger = logging.getLogger("kawaraban.background")

LOCK = "background.lock"
FINISH_WITHIN = 15.0
"""Seconds for the work at hand when the process is told to stop."""
LOCK_WITHIN = 20.0


def run() -> int:
    """Do all background work until SIGTERM or SIGINT; return the exit code.

    0 is a clean end; 1 means that a duty ended by itself or did not finish in time. Raises
    `Misconfigured` for a site that can't be started or that another process works for. That the
    database is up to date was checked before, in another process: it takes memory for good.
    """
    stop = threading.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, lambda *_: stop.set())
    site = start_django()
    with hold_lock(site.data, LOCK_WITHIN, stop):
        duties = make_duties(site.data, stop)
        for duty in duties:
            duty.start()
        logger.info("The background work has begun.")
        return until_stopped(duties, stop)


def hold_lock(data: Path, within: float, stop: threading.Event) -> IO[str]:
    """Return the locked file that makes this the site's one background process here.

    The system frees it when the process ends, however it ends. A process that is just ending is
    waited for. Raises `Misconfigured` after `within` seconds.
    """
    file = (data / LOCK).open("a+")
    deadline = time.monotonic() + within
    while not stop.is_set():
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                file.close()
                raise Misconfigured(
                    f"Another process does the background work of {data}: `kawaraban serve` or "
                    "`kawaraban worker` runs already. Stop it, or use `kawaraban serve --web-only`."
                ) from None
            stop.wait(0.2)
        else:
            break
    return file


def make_duties(data: Path, stop: threading.Event) -> list[Duty]:
    """Return the duties, not yet started."""
    from kawaraban.config import behind
    from kawaraban.config.background import clock
    from kawaraban.config.background.duty import Duty
    from kawaraban.config.background.housekeeping import Housekeeping
    from kawaraban.config.background.new_day import NewDay
    from kawaraban.config.background.releases import Releases
    from kawaraban.config.background.schedule import Schedule
    from kawaraban.config.background.tasks import TaskRunner
    from kawaraban.config.before import front_of
    from kawaraban.delivery import cdn
    from kawaraban.delivery.cdn_sender import CdnSender
    from kawaraban.delivery.follower import Followed, PageFollower
    from kawaraban.delivery.warming import Warmer
    from kawaraban.reading.picture_sweep import PictureSweep
    from kawaraban.reading.relating import RelatedFollower
    from kawaraban.search.contract import EngineBusy
    from kawaraban.search.engine import engine
    from kawaraban.search.follower import SearchFollower

    runner = TaskRunner(data)
    follower, related = SearchFollower(engine()), RelatedFollower(engine())
    front = front_of(behind.application)
    warmer = Warmer(front)

    def tell(followed: Followed) -> None:
        warmer.note(followed)
        cdn.tell(followed)

    pages = PageFollower(front.where, tell)
    schedule, releases, new_day = Schedule(), Releases(data), NewDay()

    def until_release() -> float:
        return clock.until_release(releases.until)

    def follow() -> int:
        try:
            return follower.run_once()
        except EngineBusy:  # `kawaraban search rebuild` is writing; the log waits for us
            return 0

    def after_schedule(work: Callable[[], object]) -> Callable[[], object]:
        # A hundred stories may go live at nine: what can wait a second leaves them the machine.
        return lambda: not schedule.at_work.is_set() and work()

    return [
        Duty("schedule", schedule.pause, schedule.run_once, stop),
        Duty("release of stories", until_release, releases.run_once, stop),
        Duty("new day", new_day.pause, new_day.run_once, stop),
        Duty("task queue", 0.5, after_schedule(runner.run_next), stop),
        Duty("search for abandoned tasks", 60.0, runner.take_up_abandoned, stop),
        Duty("search index", 0.25, after_schedule(follow), stop),
        Duty("related stories", 0.25, after_schedule(related.run_once), stop),
        Duty("page store", 0.25, pages.run_once, stop),
        Duty("warming of pages", 0.1, after_schedule(patiently(warmer)), stop),
        Duty("telling the CDN", 0.5, CdnSender(data).run_once, stop),
        Duty("sweep of pictures", 600.0, PictureSweep().run_once, stop),
        Duty("housekeeping", 600.0, Housekeeping().run_once, stop),
    ]


def patiently(warmer: Warmer) -> Callable[[], bool]:
    """Return the warming of a page that waits until nothing was purged for a moment."""
    from kawaraban.config.background.patience import Patience

    def generation() -> int:
        store = warmer.front.where.store()
        return store.generation() if store else 0

    patience = Patience(generation)
    return lambda: patience.is_over() and warmer.run_once()


def until_stopped(duties: list[Duty], stop: threading.Event) -> int:
    """Wait for a signal or for a duty that ended by itself, then let the work at hand finish."""
    code = 0
    while not stop.wait(1.0):
        ended = [duty.name for duty in duties if not duty.is_alive()]
        if ended:
            logger.error("Ended by itself: %s.", ", ".join(ended))
            code = 1
            stop.set()
    deadline = time.monotonic() + FINISH_WITHIN
    for duty in duties:
        duty.join(max(0.0, deadline - time.monotonic()))
    late = [duty.name for duty in duties if duty.is_alive()]
    if late:
        logger.warning("Did not finish in time: %s. It is taken up again.", ", ".join(late))
        logging.shutdown()
        os._exit(1)  # the threads can't be ended in another way
    return code
