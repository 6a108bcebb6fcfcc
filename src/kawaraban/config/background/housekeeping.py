"""Throws away what nobody asks for any more: old results of tasks, ended sessions."""

from __future__ import annotations

import datetime
import logging
import time

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("kawaraban.background")

EVERY = 24 * 3600.0
KEEP_DONE = datetime.timedelta(days=3)
KEEP_FAILED = datetime.timedelta(days=30)
AT_ONCE = 500


class Housekeeping:
    """Tidies once a day, a little at a time so that nobody waits long for the write lock."""

    def __init__(self) -> None:
        self.next = 0.0

    def run_once(self) -> bool:
        """Delete some old rows if the day is over; return whether there may be more."""
        if time.monotonic() < self.next:
            return False
        deleted = prune_tasks(timezone.now())
        if deleted:
            logger.info("Deleted %d old task results.", deleted)
        if deleted >= AT_ONCE:
            return True
        SessionStore.clear_expired()
        self.next = time.monotonic() + EVERY
        return False


def prune_tasks(now: datetime.datetime) -> int:
    """Delete at most `AT_ONCE` old results of each kind and return how many they were."""
    tasks = DBTaskResult.objects
    count = 0
    for rows, keep in ((tasks.successful(), KEEP_DONE), (tasks.failed(), KEEP_FAILED)):
        old = rows.filter(finished_at__lt=now - keep).order_by("finished_at")
        keys = list(old.values_list("pk", flat=True)[:AT_ONCE])
        count += tasks.filter(pk__in=keys).delete()[0]
    return count
