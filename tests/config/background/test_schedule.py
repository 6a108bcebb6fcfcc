"""Stories go live and expire on time, each for itself."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Revision

from kawaraban.articles.models import Article
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
    Revision.objects.for_instance(article).update(approved_go_live_at=at)
    return article


def expired(headline: str) -> Article:
    article = a_story(headline)
    Article.objects.filter(pk=article.pk).update(expire_at=timezone.now() - AGO)
    return article


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
    schedule = Schedule()
    assert schedule.run_once() == 1
    good.refresh_from_db()
    assert good.live
    assert "broken revision" in caplog.text

    caplog.clear()
    assert schedule.run_once() == 0
    assert caplog.text == "", "it waits before it tries the bad one again"

    monkeypatch.setattr(Revision, "publish", publish)
    schedule.failed = {key: (count, 0.0) for key, (count, _) in schedule.failed.items()}
    assert schedule.run_once() == 1
    bad.refresh_from_db()
    assert bad.live


def test_an_idle_look_is_cheap(django_assert_max_num_queries: Any) -> None:
    Schedule().run_once()
    with django_assert_max_num_queries(4):
        Schedule().run_once()
