"""Publishes and takes back what is due, at its moment and each story in a transaction of its own.

Wagtail's `publish_scheduled` does the same in one run, in which the first story that fails stops
all others. Here it is logged, tried again later, and the others go on.
"""

from __future__ import annotations

import datetime
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from kawaraban.config.background import clock, lateness
from kawaraban.config.background.lateness import What

logger = logging.getLogger("kawaraban.background")

FIRST_RETRY = 1.0
LAST_RETRY = 600.0
AT_ONCE = 100


class Due(NamedTuple):
    """Something to be done at a moment: a live object expires, or a revision goes live."""

    moment: datetime.datetime
    model: type[models.Model]
    key: object

    @property
    def name(self) -> tuple[str, object]:
        """What it is called in the log and in the list of failures."""
        return self.model.__name__, self.key


@dataclass(frozen=True)
class Failure:
    """How often something failed, when it is tried again (monotonic seconds), and why."""

    times: int
    again: float
    reason: str


@cache
def scheduled_models() -> tuple[type[models.Model], ...]:
    """Return Wagtail's page model and every other model that can be scheduled."""
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return (Page, *others)


class Schedule:
    """Does what is due, and knows when the next thing will be.

    `at_work` is set meanwhile: others in the process can leave the machine to the schedule.
    """

    def __init__(self) -> None:
        self.since = timezone.now()
        self.next: datetime.datetime | None = None
        self.failed: dict[tuple[str, object], Failure] = {}
        self.at_work = threading.Event()

    def run_once(self) -> int:
        """Do everything that is due, in order, and return how many objects were changed."""
        now = timezone.now()
        found = sorted(coming(now + clock.AHEAD, self._waiting()), key=lambda one: one.moment)
        self.next = min((one.moment for one in found if one.moment > now), default=None)
        due = [one for one in found if one.moment <= now]
        self._forget_others_than(due)
        if not due:
            return 0
        self.at_work.set()
        try:
            # What failed before may be slow to fail again: it comes last.
            return sum(map(self._try, sorted(due, key=lambda one: one.name in self.failed)))
        finally:
            self.at_work.clear()

    def pause(self) -> float:
        """Return the seconds until it is worth to look again."""
        return clock.until(self.next)

    def _try(self, due: Due) -> bool:
        before = self.failed.get(due.name, Failure(0, 0.0, ""))
        try:
            with transaction.atomic():
                act = self._publish if due.model is Revision else self._expire
                done = act(due, before.reason)
        except Exception as error:
            pause = min(LAST_RETRY, FIRST_RETRY * 2**before.times)
            reason = f"{type(error).__name__}: {error}"
            self.failed[due.name] = Failure(before.times + 1, time.monotonic() + pause, reason)
            logger.exception("Schedule: %s %s failed. Next try in %.0f s.", *due.name, pause)
            return False
        self.failed.pop(due.name, None)
        return done

    def _expire(self, due: Due, failure: str) -> bool:
        rows = _locked(due.model._default_manager.filter(pk=due.key, live=True))
        found: Any = rows.filter(expire_at__lte=timezone.now()).first()
        if found is None:
            return False
        # Terms may have ended before the story was published: that is nobody's delay.
        moment = max(found.expire_at, found.last_published_at or found.expire_at)
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        logger.info("Expired: %s", found)
        lateness.note(found, What.EXPIRED, moment, self.since, failure)
        return True

    def _publish(self, due: Due, failure: str) -> bool:
        found = _locked(Revision.objects.filter(pk=due.key))
        revision = found.filter(approved_go_live_at__lte=timezone.now()).first()
        if revision is None:
            return False
        revision.publish(log_action="wagtail.publish.scheduled")
        logger.info("Published on schedule: %s", revision.object_str)
        if timezone.now() - due.moment > lateness.LATE:
            thing = revision.base_content_type.get_object_for_this_type(pk=revision.object_id)
            if thing.live:  # an embargo may have moved it
                lateness.note(thing, What.WENT_LIVE, due.moment, self.since, failure)
        return True

    def _waiting(self) -> list[tuple[str, object]]:
        return [name for name, one in self.failed.items() if one.again > time.monotonic()]

    def _forget_others_than(self, due: list[Due]) -> None:
        kept = {*self._waiting(), *(one.name for one in due)}
        self.failed = {name: one for name, one in self.failed.items() if name in kept}


def coming(end: datetime.datetime, without: list[tuple[str, object]]) -> Iterator[Due]:
    """Yield what is due until `end`, of each kind the `AT_ONCE` that are due first.

    `without` are the names of those to leave out: many that fail must not hide the others.
    """
    for model in scheduled_models():
        yield from _of(model, "expire_at", end, without, live=True)
    yield from _of(Revision, "approved_go_live_at", end, without)


def _of(
    model: type[models.Model],
    field: str,
    end: datetime.datetime,
    without: list[tuple[str, object]],
    **only: object,
) -> Iterator[Due]:
    rows = model._default_manager.filter(**only, **{f"{field}__lte": end})
    if left_out := [key for name, key in without if name == model.__name__]:
        rows = rows.exclude(pk__in=left_out)
    for moment, key in rows.order_by(field).values_list(field, "pk")[:AT_ONCE]:
        yield Due(moment, model, key)


def _locked(rows: models.QuerySet) -> models.QuerySet:  # type: ignore[type-arg]
    """Lock the rows where another machine's scheduler could be at them; pass over its own."""
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True, of=("self",))
    return rows
