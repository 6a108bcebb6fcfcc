"""Midnight in the newsroom is a change: pages that print today's date are other pages then."""

from __future__ import annotations

import datetime
import logging

from django.db import connection, transaction
from django.utils import timezone

from kawaraban.config.background import clock
from kawaraban.outbox import log
from kawaraban.outbox.models import Change

logger = logging.getLogger("kawaraban.background")

KIND = "day.began"
TAG = "today"
LOCK = 0x6B61_7761_7261
"""Names the lock that keeps two machines from writing the same row, on PostgreSQL."""


class NewDay:
    """Writes one `day.began` to the log for each day, at midnight or when the process starts."""

    def __init__(self) -> None:
        self.told: datetime.date | None = None

    def run_once(self) -> bool:
        """Write the row if today has none yet; return whether it did."""
        today = timezone.localdate(timezone=timezone.get_default_timezone())
        if today == self.told:
            return False
        written = tell(today)
        self.told = today
        return written

    def pause(self) -> float:
        """Return the seconds until it is worth to look again."""
        return clock.until_end_of(self.told) if self.told else clock.LONGEST


def tell(today: datetime.date) -> bool:
    """Write the row of `today` unless the newest such row is its; return whether it was written.

    On SQLite the transaction holds the lock for writing from its beginning.
    """
    subject = f"day:{today:%Y-%m-%d}"
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        # Read backwards along the primary key: it is never more than about a day's rows away.
        newest = Change.objects.filter(kind=KIND).order_by("-id").first()
        if newest is not None and newest.subject == subject:
            return False
        log.record(KIND, subject, [TAG])
    logger.info("A new day in the newsroom: %s.", today)
    return True
