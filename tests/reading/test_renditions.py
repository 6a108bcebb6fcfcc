"""The pictures of a published story are ready before anybody reads it."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django_tasks_db.models import DBTaskResult

from kawaraban.media.models import Picture, Rendition
from kawaraban.reading.renditions import prepare
from tests.background import run_tasks
from tests.newsroom import a_draft, a_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_cached() -> None:
    """Wagtail remembers renditions by the picture's number, which other tests used too."""
    cache.clear()


def test_publishing_prepares_every_size_and_reading_makes_no_more(
    client: Client, picture: Picture
) -> None:
    story = a_story(picture=picture)
    assert not Rendition.objects.exists()
    run_tasks()
    made = Rendition.objects.count()
    assert made > 6
    for path in (story.get_absolute_url(), "/latest/", "/feed/"):
        assert client.get(path).status_code == 200
    assert Rendition.objects.count() == made


def test_a_story_without_pictures_and_a_draft_queue_nothing(picture: Picture) -> None:
    a_story()
    a_draft(picture=picture)
    assert not DBTaskResult.objects.filter(task_path__contains="renditions").exists()


def test_a_story_that_went_away_meanwhile_is_passed_over() -> None:
    assert prepare.call(999_999) == 0
