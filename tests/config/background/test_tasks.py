"""Queued tasks are run once, and taken up again when their worker died."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from kawaraban.config.background import tasks
from kawaraban.config.background.tasks import TaskRunner

pytestmark = pytest.mark.django_db
ran: list[str] = []


@task()
def greet(name: str) -> str:
    """A task that works."""
    ran.append(name)
    return f"Hello {name}"


@task()
def stumble() -> None:
    """A task that fails."""
    raise ValueError("over a stone")


@pytest.fixture(autouse=True)
def _nothing_ran_yet() -> None:
    ran.clear()


def running_for(worker: str, deaths: int = 1, minutes: int = 0) -> DBTaskResult:
    result = DBTaskResult.objects.get(pk=greet.enqueue("Vanna").id)
    result.claim(worker)
    result.worker_ids = [worker] * deaths
    result.started_at = timezone.now() - datetime.timedelta(minutes=minutes)
    result.save()
    return result


def test_a_queued_task_is_run_and_its_answer_kept(tmp_path: Path) -> None:
    result = greet.enqueue("Sokha")
    runner = TaskRunner(tmp_path)
    assert runner.run_next()
    assert not runner.run_next()
    result.refresh()
    assert (result.return_value, ran) == ("Hello Sokha", ["Sokha"])


def test_a_failing_task_is_noted_and_the_next_one_runs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    failing = stumble.enqueue()
    greet.enqueue("Sokha")
    runner = TaskRunner(tmp_path)
    assert runner.run_next()
    assert runner.run_next()
    failing.refresh()
    assert failing.errors[0].exception_class_path == "builtins.ValueError"
    assert ran == ["Sokha"]
    assert "stumble" in caplog.text


def test_an_idle_look_takes_no_write_lock(
    tmp_path: Path, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    runner = TaskRunner(tmp_path)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert not runner.run_next()


def test_a_task_left_by_a_dead_worker_of_this_place_is_run_again(tmp_path: Path) -> None:
    running_for(TaskRunner(tmp_path).worker_id)
    runner = TaskRunner(tmp_path)
    assert runner.take_up_abandoned() == 1
    assert runner.run_next()
    assert ran == ["Vanna"]


def test_a_task_at_work_elsewhere_is_left_alone_until_its_lease_ends(tmp_path: Path) -> None:
    running_for("another-machine", minutes=5)
    assert TaskRunner(tmp_path).take_up_abandoned() == 0
    DBTaskResult.objects.update(started_at=timezone.now() - tasks.LEASE)
    assert TaskRunner(tmp_path).take_up_abandoned() == 1


def test_a_task_of_this_very_worker_is_left_alone(tmp_path: Path) -> None:
    runner = TaskRunner(tmp_path)
    running_for(runner.worker_id, minutes=600)
    assert runner.take_up_abandoned() == 0


def test_a_task_that_always_ends_its_worker_is_given_up(tmp_path: Path) -> None:
    result = running_for(TaskRunner(tmp_path).worker_id, deaths=tasks.ATTEMPTS)
    runner = TaskRunner(tmp_path)
    assert runner.take_up_abandoned() == 0
    assert not runner.run_next()
    result.refresh_from_db()
    assert (result.status, "WorkerDied" in result.exception_class_path) == ("FAILED", True)
