"""What the content delivery network in front is still to be told, if there is one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Max, Min
from django.utils import timezone

from kawaraban.delivery.models import Purge


@dataclass(frozen=True)
class Network:
    """How many purges wait, how often they were tried in vain, why, and when they are tried."""

    waiting: int
    attempts: int
    reason: str
    due: datetime.datetime | None
    oldest: datetime.datetime | None


def network() -> Network | None:
    """Return what waits for the network, or None if nothing does."""
    waiting = Purge.objects.count()
    if not waiting:
        return None
    found = Purge.objects.aggregate(attempts=Max("attempts"), due=Max("due"), oldest=Min("at"))
    last = Purge.objects.exclude(reason="").order_by("-attempts", "-id").first()
    due = found["due"] if found["due"] and found["due"] > timezone.now() else None
    return Network(
        waiting, found["attempts"] or 0, last.reason if last else "", due, found["oldest"]
    )


def try_now() -> int:
    """Let everything be sent at once and return how many purges that are."""
    return Purge.objects.update(due=timezone.now())
