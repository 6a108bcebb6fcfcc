"""What becomes visible by time alone gets its row in the log."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.config.background import releases
from kawaraban.config.background.releases import Releases
from kawaraban.outbox.models import Change
from tests.newsroom import a_story

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def released() -> list[str]:
    changes = Change.objects.filter(kind="article.released")
    return list(changes.order_by("id").values_list("subject", flat=True))


def embargo_ended(headline: str) -> Article:
    """Return a story that went live an hour ago and whose embargo ended a minute ago."""
    article = a_story(headline)
    now = timezone.now()
    Article.objects.filter(pk=article.pk).update(
        embargo_until=now - MINUTE, last_published_at=now - 60 * MINUTE
    )
    return article


def test_an_ended_embargo_is_told_once_also_after_a_restart(tmp_path: Path) -> None:
    article = embargo_ended("Free now")
    assert Releases(tmp_path).run_once() == 1
    assert released() == [f"article:{article.pk}"]
    change = Change.objects.get(kind="article.released")
    assert f"in:category:{article.category_id}" in change.tags
    assert Releases(tmp_path).run_once() == 0


def test_an_embargo_that_lasts_is_not_told(tmp_path: Path) -> None:
    article = a_story("Not yet")
    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now() + MINUTE)
    assert Releases(tmp_path).run_once() == 0


def test_a_publication_date_that_has_come_is_told(tmp_path: Path) -> None:
    article = a_story("Dated ahead")
    now = timezone.now()
    Article.objects.filter(pk=article.pk).update(
        published_at=now - MINUTE, last_published_at=now - 60 * MINUTE
    )
    assert Releases(tmp_path).run_once() == 1


def test_a_story_that_was_just_published_is_not_told_twice(tmp_path: Path) -> None:
    a_story("Published now", published_at=None)
    a_story("Dated back")
    assert Releases(tmp_path).run_once() == 0


def test_a_story_without_a_note_of_its_publication_is_told(tmp_path: Path) -> None:
    article = embargo_ended("Imported")
    Article.objects.filter(pk=article.pk).update(last_published_at=None)
    assert Releases(tmp_path).run_once() == 1


def test_what_is_not_live_is_not_told(tmp_path: Path) -> None:
    article = embargo_ended("Taken back")
    Article.objects.filter(pk=article.pk).update(live=False)
    assert Releases(tmp_path).run_once() == 0


@pytest.mark.parametrize("kept", ["", "yesterday", "2024-01-01T00:00:00"])
def test_a_damaged_position_tells_everything_again(kept: str, tmp_path: Path) -> None:
    (tmp_path / releases.POSITION).write_text(kept)
    embargo_ended("Free now")
    assert Releases(tmp_path).run_once() == 1


def test_a_clock_that_was_set_back_is_followed(tmp_path: Path) -> None:
    following = Releases(tmp_path)
    following.until = timezone.now() + 600 * MINUTE
    assert following.run_once() == 0
    assert following.until <= timezone.now()
