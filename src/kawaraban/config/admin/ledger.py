"""The ledger of queued and outgoing work: what waits, what failed and why, what is tried again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext
from django_tasks_db.models import DBTaskResult

from kawaraban.kit.text import truncate

Row = DBTaskResult[Any, Any]
LONGEST = 240
MOST_AT_ONCE = 500
FAILED, WAITING, RUNNING, DONE = "FAILED", "READY", "RUNNING", "SUCCESSFUL"
STATES: dict[str, str | Promise] = {
    FAILED: gettext_lazy("Failed"),
    WAITING: gettext_lazy("Waiting"),
    RUNNING: gettext_lazy("Running"),
    DONE: gettext_lazy("Done"),
}
NAMES: dict[str, str | Promise] = {
    "kawaraban.conversation.verify.verify_source": gettext_lazy("Verify a linkback’s source"),
    "kawaraban.reading.renditions.prepare": gettext_lazy("Prepare pictures"),
    "kawaraban.config.admin.warm_all.warm_all": gettext_lazy("List all pages for rendering"),
    "wagtail.tasks.update_reference_index_task": gettext_lazy("Note what uses what"),
    "wagtail.tasks.delete_file_from_storage_task": gettext_lazy("Delete a file"),
    "wagtail.images.tasks.set_image_focal_point_task": gettext_lazy("Find a picture’s focus"),
}


@dataclass(frozen=True)
class Work:
    """One row of the ledger as an editor reads it."""

    key: str
    name: str
    about: str
    state: str
    attempts: int
    moment: datetime.datetime | None
    reason: str
    details: str

    @property
    def attempts_said(self) -> str:
        """How often it was begun."""
        return ngettext("%d attempt", "%d attempts", self.attempts) % self.attempts

    @property
    def may_be_retried(self) -> bool:
        """Whether an editor may queue it again."""
        return self.state == FAILED


def counts() -> dict[str, int]:
    """Return how many tasks there are in each state."""
    rows = DBTaskResult.objects.order_by().values_list("status").annotate(number=Count("pk"))
    return dict.fromkeys(STATES, 0) | dict(rows)


def in_state(state: str) -> QuerySet[Row]:
    """Return the tasks of a state: what waits in its order, everything else newest first."""
    found = DBTaskResult.objects.filter(status=state)
    if state == WAITING:
        return found
    return found.order_by("-finished_at" if state in (FAILED, DONE) else "-started_at", "-pk")


def work_of(row: Row) -> Work:
    """Return the row in words."""
    later = row.run_after.year < 9999 and row.run_after > timezone.now()
    moments = {
        WAITING: row.run_after if later else None,
        RUNNING: row.started_at,
        FAILED: row.finished_at,
        DONE: row.finished_at,
    }
    return Work(
        key=str(row.pk),
        name=str(NAMES.get(row.task_path) or row.task_path.rpartition(".")[2].replace("_", " ")),
        about=_about(row),
        state=row.status,
        attempts=len(row.worker_ids),
        moment=moments.get(row.status),
        reason=reason_of(row.traceback),
        details=row.traceback,
    )


def _about(row: Row) -> str:
    said = row.args_kwargs if isinstance(row.args_kwargs, dict) else {}
    words = [str(one) for one in said.get("args", [])]
    words += [f"{name}={one}" for name, one in said.get("kwargs", {}).items()]
    return truncate(", ".join(words), 80)


def reason_of(traceback: str) -> str:
    """Return the sentence a traceback ends with, without the exception's package."""
    lines = [line for line in traceback.strip().splitlines() if line and not line[0].isspace()]
    if not lines:
        return ""
    name, colon, rest = lines[-1].partition(":")
    return truncate(f"{name.rpartition('.')[2]}{colon}{rest}", LONGEST)


def retry(keys: list[str]) -> list[Row]:
    """Queue failed tasks again and return those that were; what is not failed is passed over.

    Raises `ValueError` for what is no key. How often each was begun, and why it failed last, stays
    in its row until it succeeds.
    """
    numbers = [UUID(key) for key in keys[:MOST_AT_ONCE]]
    with transaction.atomic():
        failed = DBTaskResult.objects.select_for_update().filter(status=FAILED, pk__in=numbers)
        rows = list(failed)
        DBTaskResult.objects.filter(pk__in=[row.pk for row in rows]).update(
            status=WAITING, run_after=timezone.now(), started_at=None, finished_at=None
        )
    return rows


def retry_all() -> list[Row]:
    """Queue the newest failed tasks again, `MOST_AT_ONCE` at most, and return them."""
    keys = in_state(FAILED).values_list("pk", flat=True)[:MOST_AT_ONCE]
    return retry([str(key) for key in keys])
