"""An embargo that ended while nobody was running is told to the editors."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from kawaraban.articles.models import Article
from kawaraban.config.background.releases import POSITION, Releases
from tests.newsroom import a_story

pytestmark = pytest.mark.django_db


def late() -> list[str]:
    """What editors are told was late."""
    return list(
        ModelLogEntry.objects.filter(action="kawaraban.late").values_list("label", flat=True)
    )


@pytest.mark.parametrize(("hours", "told"), [(3, ["Held"]), (0, [])])
def test_an_embargo_that_ended_in_a_pause_is_told(
    tmp_path: Path, hours: int, told: list[str]
) -> None:
    now = timezone.now()
    (tmp_path / POSITION).write_text((now - datetime.timedelta(hours=5)).isoformat())
    story = a_story("Held")
    ended = now - datetime.timedelta(hours=hours)
    before = now - datetime.timedelta(days=1)
    Article.objects.filter(pk=story.pk).update(embargo_until=ended, last_published_at=before)
    assert Releases(tmp_path).run_once() == 1
    assert late() == told


def test_the_first_start_of_a_site_is_no_pause(tmp_path: Path) -> None:
    now = timezone.now()
    story = a_story("Imported")
    ended = now - datetime.timedelta(days=30)
    Article.objects.filter(pk=story.pk).update(
        embargo_until=ended, last_published_at=ended - datetime.timedelta(days=1)
    )
    Releases(tmp_path).run_once()
    assert late() == []
