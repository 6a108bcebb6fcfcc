"""Stories go live and expire on time, each for itself."""

from __future__ import annotations

import datetime
import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Revision

from kawaraban.articles.models import Article
from kawaraban.config.background import clock, schedule
from kawaraban.config.background.duty import Duty
from kawaraban.config.background.schedule import Schedule
from kawaraban.outbox.models import Change
from tests.newsroom import a_draft, a_story

pytestmark = pytest.mark.django_db
AGO = datetime.timedelta(minutes=3)


def scheduled(headline: str, at: datetime.datetime) -> Article:
    """Return a draft that an editor scheduled; the clock then moved on to now."""
    article = a_draft(headline)
    article.go_live_at = timezone.now() + datetime.timedelta(days=1)
    article.save_revision().publish()
    content = article.latest_revision.content | {"go_live_at": at.isoformat()}
    revision = Revision.objects.filter(pk=article.latest_revision_id)
    revision.update(approved_go_live_at=at, content=content)
    return article


def expired(headline: str, at: datetime.datetime | None = None) -> Article:
    article = a_story(headline)
    at = at or timezone.now() - AGO
    Article.objects.filter(pk=article.pk).update(expire_at=at, last_published_at=at - AGO)
    return article


def try_again(schedule: Schedule) -> None:
    """Let the time pass that failed objects wait."""
    schedule.failed = {name: replace(one, again=0.0) for name, one in schedule.failed.items()}


def kinds(article: Article) -> list[str]:
    changes = Change.objects.filter(subject=f"article:{article.pk}")
    return list(changes.order_by("id").values_list("kind", flat=True))


def test_a_due_story_goes_live_with_its_row_in_the_log() -> None:
    article = scheduled("Due", timezone.now() - AGO)
    assert Schedule().run_once() == 1
    article.refresh_from_db()
    assert article.live
    assert kinds(article) == ["article.published"]
    assert Schedule().run_once() == 0


def test_a_story_of_tomorrow_waits() -> None:
    article = scheduled("Tomorrow", timezone.now() + AGO)
    assert Schedule().run_once() == 0
    article.refresh_from_db()
    assert not article.live


def test_a_story_whose_time_has_ended_is_taken_back() -> None:
    article = expired("Over")
    assert Schedule().run_once() == 1
    article.refresh_from_db()
    assert (article.live, article.expired) == (False, True)
    assert kinds(article)[-1] == "article.expired"


def test_a_story_that_fails_does_not_hold_up_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = scheduled("Bad", timezone.now() - 2 * AGO), scheduled("Good", timezone.now() - AGO)
    publish = Revision.publish

    def publish_or_fail(self: Revision, *args: Any, **kwargs: Any) -> Any:
        if self.object_id == str(bad.pk):
            raise RuntimeError("broken revision")
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", publish_or_fail)
    at_work = Schedule()
    assert at_work.run_once() == 1
    good.refresh_from_db()
    assert good.live
    assert "broken revision" in caplog.text

    caplog.clear()
    assert at_work.run_once() == 0
    assert caplog.text == "", "it waits before it tries the bad one again"

    monkeypatch.setattr(Revision, "publish", publish)
    try_again(at_work)
    assert at_work.run_once() == 1
    bad.refresh_from_db()
    assert bad.live


def test_an_idle_look_is_cheap(django_assert_max_num_queries: Any) -> None:
    Schedule().run_once()
    with django_assert_max_num_queries(4):
        Schedule().run_once()


def test_what_is_due_is_done_in_the_order_of_its_time() -> None:
    now = timezone.now()
    later, earlier = scheduled("Later", now - AGO), scheduled("Earlier", now - 3 * AGO)
    over = expired("Over", now - 2 * AGO)
    Change.objects.all().delete()
    assert Schedule().run_once() == 3
    done = Change.objects.order_by("id").values_list("subject", flat=True)
    assert list(done) == [f"article:{one.pk}" for one in (earlier, over, later)]


def test_many_that_fail_do_not_hide_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "AT_ONCE", 2)
    bad = [scheduled(f"Bad {n}", timezone.now() - 9 * AGO) for n in range(2)]
    good = scheduled("Good", timezone.now() - AGO)
    publish = Revision.publish

    def publish_or_fail(self: Revision, *args: Any, **kwargs: Any) -> Any:
        if self.object_id in {str(one.pk) for one in bad}:
            raise RuntimeError("broken revision")
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", publish_or_fail)
    at_work = Schedule()
    assert [at_work.run_once() for _look in range(2)] == [0, 1]
    good.refresh_from_db()
    assert good.live


def test_it_sleeps_until_the_next_moment_and_a_second_at_most() -> None:
    at_work = Schedule()
    at_work.run_once()
    assert at_work.pause() == clock.LONGEST
    scheduled("Soon", timezone.now() + datetime.timedelta(seconds=0.5))
    at_work.run_once()
    assert 0 < at_work.pause() < 0.51


def test_a_failure_is_forgotten_with_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = scheduled("Bad", timezone.now() - AGO)
    monkeypatch.setattr(Revision, "publish", lambda *args, **kwargs: 1 / 0)
    at_work = Schedule()
    at_work.run_once()
    Revision.objects.for_instance(bad).update(approved_go_live_at=None)
    try_again(at_work)
    at_work.run_once()
    assert at_work.failed == {}


def test_a_story_goes_live_within_a_moment_of_its_time() -> None:
    moment = timezone.now() + datetime.timedelta(seconds=0.6)
    article = scheduled("On the minute", moment)
    at_work = Schedule()
    duty = Duty("schedule", at_work.pause, at_work.run_once, threading.Event())
    while not Article.objects.filter(pk=article.pk, live=True).exists():
        assert timezone.now() < moment + datetime.timedelta(seconds=1), "it is late"
        time.sleep(duty.once())
    article.refresh_from_db()
    assert article.published_at >= moment
    assert article.published_at < moment + datetime.timedelta(seconds=0.3)
