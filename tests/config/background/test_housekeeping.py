"""Old results of tasks go, young ones stay."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kawaraban.config.background.housekeeping import Housekeeping

pytestmark = pytest.mark.django_db


def result(status: str, days: int) -> DBTaskResult:
    now = timezone.now()
    return DBTaskResult.objects.create(
        status=status,
        finished_at=now - datetime.timedelta(days=days),
        run_after=now,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.nothing",
        backend_name="default",
        exception_class_path="",
        traceback="",
    )


def test_old_results_are_deleted_and_failures_are_kept_longer() -> None:
    result("SUCCESSFUL", 4)
    result("FAILED", 31)
    kept = {result("SUCCESSFUL", 1).pk, result("FAILED", 29).pk}
    Housekeeping().run_once()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept


def test_it_is_done_once_a_day() -> None:
    housekeeping = Housekeeping()
    housekeeping.run_once()
    result("SUCCESSFUL", 4)
    housekeeping.run_once()
    assert DBTaskResult.objects.count() == 1
