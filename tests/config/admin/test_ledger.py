"""What a row of the ledger says."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kawaraban.config.admin import ledger
from tests.background import run_tasks
from tests.config.admin.work import task

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("traceback", "reason"),
    [
        ("", ""),
        ("Traceback (most recent call last):\n  File\nValueError: no\n", "ValueError: no"),
        ("a.b.Gone\n", "Gone"),
        ("a.b.Gone: see http://x.example/a.b: it\n", "Gone: see http://x.example/a.b: it"),
        ("ValueError: two\n  lines indented\n", "ValueError: two"),
    ],
)
def test_the_reason_is_the_last_sentence_of_the_traceback(traceback: str, reason: str) -> None:
    assert ledger.reason_of(traceback) == reason


def test_a_reason_is_never_longer_than_a_row() -> None:
    assert len(ledger.reason_of("ValueError: " + "long " * 10_000)) <= ledger.LONGEST


def test_a_task_of_a_package_that_is_gone_can_still_be_read() -> None:
    row = ledger.work_of(task(task_path="old.package.send_all", args_kwargs={"args": []}))
    assert (row.name, row.about) == ("send all", "")


def test_what_waits_for_its_time_says_when() -> None:
    later = timezone.now() + datetime.timedelta(hours=1)
    assert ledger.work_of(task("READY", run_after=later)).moment == later
    assert ledger.work_of(task("READY")).moment is None


def test_a_retried_task_is_run_by_the_worker_and_forgets_its_failure() -> None:
    row = task(args_kwargs={"args": [42], "kwargs": {}})
    assert [one.pk for one in ledger.retry([str(row.pk)])] == [row.pk]
    assert ledger.retry([str(row.pk)]) == [], "the second click finds nothing"
    assert run_tasks() == 1
    row.refresh_from_db()
    assert (row.status, row.traceback) == ("SUCCESSFUL", "")
    assert len(row.worker_ids) == 3
