"""The web process: Granian's main process, which forks the workers that load Django.

Started by the supervisor as `python -m kawaraban.config.command.web ADDRESS PORT WORKERS LEVEL`.
"""

from __future__ import annotations

import collections
import gc
import logging
import multiprocessing
import signal
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from kawaraban.config.command.lifeline import die_with_parent, die_with_supervisor
from kawaraban.config.command.short_way import open_short_way
from kawaraban.config.logs import logging_to_standard_error

logger = logging.getLogger("kawaraban")

# Each thread has a database connection with a cache of its own. Threads that answer stored pages
# wait for each other rather than work side by side: of one worker two answer seven tenths of what
# nginx does, four less than six tenths. One alone would be held up by the first slow request.
THREADS = 2
THREAD_IDLE = 30
KILL_AFTER = 10
"""Seconds that a worker has to finish its requests when it is stopped."""


def main() -> None:
    """Serve until SIGTERM. Ends with code 1 when workers end as soon as they start."""
    address, port, workers, level = sys.argv[1:]
    die_with_supervisor(signal.SIGTERM)
    Server(
        "kawaraban.config.wsgi:application",
        address=address,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=THREAD_IDLE,
        runtime_blocking_threads=THREADS,
        http=HTTPModes.http1,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=KILL_AFTER,
        log_level=LogLevels.warning,
        log_dictconfig=logs(level),
        process_name="kawaraban web",
    ).serve(target_loader=load, wrap_loader=False)


def logs(level: str) -> dict[str, Any]:
    """Return Granian's logging: where and how the rest of the site logs."""
    config = logging_to_standard_error(level)
    config["loggers"] = {"_granian": {"handlers": ["stderr"], "propagate": False}}
    return config


def load() -> Callable[..., Any]:
    """Return the application, in a worker. The worker must not outlive Granian's main process."""
    if parent := multiprocessing.parent_process():
        die_with_parent(signal.SIGKILL, parent.pid or 0)
    from kawaraban.config.wsgi import application, front

    open_short_way(front.at_once)
    warm_up(application)
    # What is loaded now stays: the collector need not walk through Django at every full round.
    gc.collect()
    gc.freeze()
    return application


def warm_up(application: Callable[..., Any]) -> None:
    """Answer the front page once: the first reader must not wait for addresses and templates."""
    from django.conf import settings
    from django.db import connections

    site = settings.KAWARABAN
    environ: dict[str, Any] = {"HTTP_HOST": urlsplit(site.site_url).netloc}
    setup_testing_defaults(environ)
    try:
        answer = application(environ, lambda *ignored: None)
        collections.deque(answer, maxlen=0)
        if close := getattr(answer, "close", None):
            close()
    except Exception:
        logger.exception("The front page could not be answered when the web process started.")
    connections.close_all()


if __name__ == "__main__":
    main()
