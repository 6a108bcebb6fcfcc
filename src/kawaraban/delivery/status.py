"""How the page store fares, for the admin and for `kawaraban pages status`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

import lmdb

from kawaraban.delivery.counters import Counters
from kawaraban.delivery.place import existing


@dataclass(frozen=True)
class WorkerStatus:
    """What one running web process has answered since it started."""

    pid: int
    hits: int
    misses: int
    since: datetime.datetime


@dataclass(frozen=True)
class Status:
    """Counts are over all web processes, those that have ended too; sizes are in bytes.

    `open` is whether pages are answered from the store. `absent` are stored 404s, 410s and
    redirects, `cold` pages wait to be rendered again, `position` is the last row of the log that
    was followed.
    """

    open: bool = False
    hits: int = 0
    misses: int = 0
    bypassed: int = 0
    not_modified: int = 0
    pages: int = 0
    absent: int = 0
    bytes_used: int = 0
    bytes_bound: int = 0
    position: int = 0
    cold: int = 0
    trouble: str | None = None
    trouble_at: datetime.datetime | None = None
    workers: list[WorkerStatus] = field(default_factory=list)


def status() -> Status:
    """Return how the store fares now. A store that can't be read is told as a trouble."""
    where = existing()
    if where is None:
        return Status()
    reason, at = where.state.trouble() or (None, None)
    counters = Counters(where.folder)
    total = counters.total()
    asked = Status(
        hits=total.hits,
        misses=total.misses,
        bypassed=total.passed,
        not_modified=total.not_modified,
        bytes_bound=where.bound,
        trouble=reason,
        trouble_at=at,
        workers=[
            WorkerStatus(pid, counts.hits, counts.misses, _moment(since))
            for pid, since, counts in counters.workers()
        ],
    )
    store = where.store()
    if store is None:
        return asked
    try:
        sizes = store.sizes()
        position = store.position()
    except lmdb.Error as error:
        trouble = f"The page store can't be read: {error}."
        return replace(asked, trouble=trouble, trouble_at=datetime.datetime.now(datetime.UTC))
    return replace(
        asked,
        open=True,
        pages=sizes.pages - sizes.absent,
        absent=sizes.absent,
        bytes_used=sizes.used,
        cold=sizes.cold,
        position=position,
    )


def _moment(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
