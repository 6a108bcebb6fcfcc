"""Runs the tasks queued in the database, and takes up those whose worker died."""

from __future__ import annotations

import datetime
import hashlib
import logging
import secrets
import socket
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("kawaraban.background")

BACKEND = "default"
LEASE = datetime.timedelta(minutes=30)
"""After this time a task of a worker on another machine is taken to be abandoned."""
ATTEMPTS = 3
"""A task whose worker died this often is what kills it: it is not started again."""


class TaskRunner:
    """Runs one task at a time. `home` names this place of work: machine and site folder.

    One process at a time works for a home (`process` holds a lock), so whatever is noted as
    running for it when a new one starts was left by a dead one.
    """

    def __init__(self, data: Path) -> None:
        place = f"{socket.gethostname()} {data}".encode()
        self.home = hashlib.sha256(place).hexdigest()[:16]
        self.worker_id = f"{self.home}-{secrets.token_hex(8)}"
        # Wagtail's and our tasks are run by the package's own code; only its loop is not used: it
        # takes SQLite's write lock at every look, though there is hardly ever anything to do.
        self._worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=False,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=self.worker_id,
            excluded_queue_names=[],
        )

    def run_next(self) -> bool:
        """Run the task that is due, if there is one, and return whether there was.

        A task that fails is noted with its traceback, and logged by `django_tasks`.
        """
        ready = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
        if not ready.exists():
            return False
        with transaction.atomic():
            result = ready.get_locked()
            if result is None:
                return False
            result.claim(self.worker_id)
        self._worker.run_task(result)
        return True

    def take_up_abandoned(self) -> int:
        """Queue the tasks of dead workers again and return how many they were."""
        count = 0
        for result in DBTaskResult.objects.running().filter(backend_name=BACKEND):
            if not self._is_abandoned(result):
                continue
            with transaction.atomic():
                held = DBTaskResult.objects.select_for_update().filter(
                    pk=result.pk, worker_ids=result.worker_ids
                )
                count += self._release(result, held.running().exists())
        return count

    def _is_abandoned(self, result: DBTaskResult[Any, Any]) -> bool:
        worker = result.worker_ids[-1] if result.worker_ids else ""
        if worker == self.worker_id:
            return False
        if worker.startswith(f"{self.home}-"):
            return True
        return result.started_at is None or result.started_at < timezone.now() - LEASE

    def _release(self, result: DBTaskResult[Any, Any], still_running: bool) -> int:
        if not still_running:
            return 0
        if len(result.worker_ids) >= ATTEMPTS:
            logger.error("Task %s (%s) ended its worker %d times.", result.task_path, result.id,
                         len(result.worker_ids))  # fmt: skip
            result.set_failed(WorkerDied(f"Its worker died {len(result.worker_ids)} times."))
            return 0
        logger.warning("Task %s (%s) was left by a dead worker.", result.task_path, result.id)
        result.status = "READY"
        result.started_at = None
        result.save(update_fields=["status", "started_at"])
        return 1


class WorkerDied(Exception):
    """Stands in the ledger as the reason of a task that always ended its worker."""
