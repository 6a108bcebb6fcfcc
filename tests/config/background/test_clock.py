"""Nobody sleeps through a moment, and nobody sleeps long."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.config.background import clock
from tests.newsroom import a_story

HALF = datetime.timedelta(seconds=0.5)


def test_a_sleep_ends_right_after_its_moment() -> None:
    now = timezone.now()
    assert 0.4 < clock.until(now + HALF) < 0.51
    assert clock.until(now - HALF) == 0
    assert clock.until(now + 20 * HALF) == clock.until(None) == clock.LONGEST


def test_midnight_is_that_of_the_newsroom() -> None:
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    assert clock.until_end_of(today) > 0
    assert clock.until_end_of(today - datetime.timedelta(days=1)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["embargo_until", "published_at"])
def test_an_embargo_or_a_date_is_waited_for(field: str) -> None:
    story = a_story()
    now = timezone.now()
    assert clock.until_release(now) == clock.LONGEST
    Article.objects.filter(pk=story.pk).update(**{field: now + HALF})
    assert 0 < clock.until_release(now) < 0.51
    assert clock.until_release(now - HALF) < 0.51, "it lies between the last look and now"
    Article.objects.filter(pk=story.pk).update(live=False)
    assert clock.until_release(now) == clock.LONGEST


@pytest.mark.django_db
def test_a_look_at_the_clock_is_cheap(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        clock.until_release(timezone.now())
