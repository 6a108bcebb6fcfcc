"""Rows of the ledger, as the real worker leaves them."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

VERIFY = "kawaraban.conversation.verify.verify_source"
TRACEBACK = """Traceback (most recent call last):
  File "verify.py", line 51, in verify_source
    page = _look_at(response)
kawaraban.kit.fetch_errors.FetchFailed: it answered <b>503</b>
"""


def task(state: str = "FAILED", **fields: object) -> DBTaskResult:
    """Return a task in `state` that was begun twice and failed with `TRACEBACK`."""
    now = timezone.now()
    told: dict[str, object] = {
        "status": state,
        "task_path": VERIFY,
        "args_kwargs": {"args": [42], "kwargs": {"attempt": 1}},
        "backend_name": "default",
        "run_after": get_date_max(),
        "worker_ids": ["one", "two"],
        "started_at": now - datetime.timedelta(minutes=2),
        "finished_at": now - datetime.timedelta(minutes=1),
        "exception_class_path": "kawaraban.kit.fetch_errors.FetchFailed",
        "traceback": TRACEBACK if state == "FAILED" else "",
    }
    return DBTaskResult.objects.create(**told | fields)
