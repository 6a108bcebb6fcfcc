"""Publishes and takes back what is due, each story in a transaction of its own.

Wagtail's `publish_scheduled` does the same in one run, in which the first story that fails stops
all others. Here it is logged, tried again later, and the others go on.
"""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger("kawaraban.background")

FIRST_RETRY = 10.0
LAST_RETRY = 600.0
AT_ONCE = 100


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
    """Remembers which objects failed, and when to try them again (monotonic seconds)."""

    def __init__(self) -> None:
        self.failed: dict[tuple[str, object], tuple[int, float]] = {}

    def run_once(self) -> int:
        """Do everything that is due and return how many objects were changed."""
        now = timezone.now()
        done = 0
        for model in scheduled_models():
            for key in due(model, now):
                done += self._try(f"{model.__name__} expires", key, self._expire(model, key))
        ready = Revision.objects.filter(approved_go_live_at__lte=now)
        keys = ready.order_by("approved_go_live_at").values_list("pk", flat=True)[:AT_ONCE]
        for key in keys:
            done += self._try("revision goes live", key, self._publish(key))
        return done

    def _try(self, what: str, key: object, act: Callable[[], bool]) -> bool:
        failures, again = self.failed.get((what, key), (0, 0.0))
        if time.monotonic() < again:
            return False
        try:
            with transaction.atomic():
                done = act()
        except Exception:
            pause = min(LAST_RETRY, FIRST_RETRY * 2**failures)
            self.failed[what, key] = (failures + 1, time.monotonic() + pause)
            logger.exception("Schedule: %s (%s) failed. Next try in %.0f s.", what, key, pause)
            return False
        self.failed.pop((what, key), None)
        return done

    @staticmethod
    def _expire(model: type[models.Model], key: object) -> Callable[[], bool]:
        def act() -> bool:
            rows = _locked(model._default_manager.filter(pk=key, live=True))
            found: Any = rows.filter(expire_at__lte=timezone.now()).first()
            if found is None:
                return False
            found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            logger.info("Expired: %s", found)
            return True

        return act

    @staticmethod
    def _publish(key: object) -> Callable[[], bool]:
        def act() -> bool:
            found = _locked(Revision.objects.filter(pk=key))
            revision = found.filter(approved_go_live_at__lte=timezone.now()).first()
            if revision is None:
                return False
            revision.publish(log_action="wagtail.publish.scheduled")
            logger.info("Published on schedule: %s", revision.object_str)
            return True

        return act


def due(model: type[models.Model], now: datetime.datetime) -> Iterator[object]:
    """Yield the keys of live objects whose time has ended, the longest overdue first."""
    expired = model._default_manager.filter(live=True, expire_at__lte=now)
    yield from expired.order_by("expire_at").values_list("pk", flat=True)[:AT_ONCE]


def _locked(rows: models.QuerySet) -> models.QuerySet:  # type: ignore[type-arg]
    """Lock the rows where another machine's scheduler could be at them; pass over its own."""
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True, of=("self",))
    return rows
