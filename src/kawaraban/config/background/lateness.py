"""What was published or taken down after its time is noted, so that editors are told.

A note is an entry in the story's own history (Wagtail's audit log). The admin's home shows the
young ones (`kawaraban.config.admin.late`).
"""

from __future__ import annotations

import datetime
import logging
from enum import StrEnum

from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log

logger = logging.getLogger("kawaraban.background")

ACTION = "kawaraban.late"
LATE = datetime.timedelta(seconds=60)
LONGEST_REASON = 300


class What(StrEnum):
    """What should have happened earlier."""

    WENT_LIVE = "went live"
    EXPIRED = "expired"
    RELEASED = "released"  # an embargo ended


class Why(StrEnum):
    """Why it did not."""

    DOWN = "down"  # no process was there to do it
    FAILED = "failed"  # it was tried in time, and failed
    BUSY = "busy"  # the process ran: the machine was overloaded, or its clock was set


def note(
    thing: Model,
    what: What,
    due: datetime.datetime,
    running_since: datetime.datetime,
    failure: str = "",
) -> bool:
    """Note that `what` happened to `thing` just now and was due at `due`, if that is late.

    `failure` is the reason of a try that failed. Call it in the transaction that does it.
    Returns whether it was late.
    """
    now = timezone.now()
    if now - due <= LATE:
        return False
    why = Why.FAILED if failure else Why.DOWN if due < running_since else Why.BUSY
    told = {
        "what": what.value,
        "due": due.isoformat(),
        "done": now.isoformat(),
        "why": why.value,
        "reason": failure[:LONGEST_REASON],
    }
    log(instance=thing, action=ACTION, data=told)
    logger.warning("%s: %s %s late (%s).", thing, what.value, now - due, why.value)
    return True
