"""Editors learn of what was not done in time, and why."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from kawaraban.config.background.schedule import Schedule
from tests.config.background.test_schedule import expired, scheduled, try_again
from tests.newsroom import a_story

pytestmark = pytest.mark.django_db
HOURS = datetime.timedelta(hours=3)


def notes() -> list[dict[str, Any]]:
    return [entry.data for entry in ModelLogEntry.objects.filter(action="kawaraban.late")]


def test_a_story_that_came_due_while_nothing_ran_is_noted() -> None:
    due = timezone.now() - HOURS
    article = scheduled("Late", due)
    assert Schedule().run_once() == 1
    [note] = notes()
    assert note["what"] == "went live"
    assert note["why"] == "down"
    assert note["due"] == due.isoformat()
    entry = ModelLogEntry.objects.get(action="kawaraban.late")
    assert entry.object_id == str(article.pk)
    assert entry.message.startswith("Went live 3\xa0hours after its time")


def test_a_story_within_its_minute_is_not_noted() -> None:
    scheduled("On time", timezone.now() - datetime.timedelta(seconds=50))
    assert Schedule().run_once() == 1
    assert notes() == []


def test_a_late_expiry_is_noted_counted_from_publication() -> None:
    expired("Over", timezone.now() - HOURS)
    assert Schedule().run_once() == 1
    assert [note["what"] for note in notes()] == ["expired"]


def test_terms_that_ended_before_publication_are_no_delay() -> None:
    story = a_story("Old copy", published_at=None)
    type(story).objects.filter(pk=story.pk).update(expire_at=timezone.now() - HOURS)
    assert Schedule().run_once() == 1
    assert notes() == []


def test_what_failed_first_is_noted_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduled("Broken", timezone.now() - HOURS)
    schedule = Schedule()
    with monkeypatch.context() as broken:
        broken.setattr(Revision, "publish", lambda *args, **kwargs: 1 / 0)
        assert schedule.run_once() == 0
    try_again(schedule)
    assert schedule.run_once() == 1
    [note] = notes()
    assert (note["why"], note["reason"]) == ("failed", "ZeroDivisionError: division by zero")


def test_a_process_that_ran_and_was_late_says_so() -> None:
    schedule = Schedule()
    schedule.since = timezone.now() - 2 * HOURS
    scheduled("Slept", timezone.now() - HOURS)
    assert schedule.run_once() == 1
    assert [note["why"] for note in notes()] == ["busy"]


def test_a_page_is_noted_in_its_own_history() -> None:
    page = Page.objects.get(depth=1).add_child(instance=Page(title="About us", live=False))
    page.go_live_at = timezone.now() + HOURS
    page.save_revision().publish()
    late = timezone.now() - HOURS
    content = page.latest_revision.content | {"go_live_at": late.isoformat()}
    page.revisions.update(approved_go_live_at=late, content=content)
    assert Schedule().run_once() == 1
    assert PageLogEntry.objects.get(action="kawaraban.late").page_id == page.pk
