"""The newsroom's time zone (Asia/Tokyo in the tests) decides a story's day, and nobody else's."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kawaraban.articles.models import Article
from tests.newsroom import a_story

pytestmark = pytest.mark.django_db

LATE = datetime.datetime(2024, 3, 5, 23, 30, tzinfo=datetime.UTC)


def test_half_past_eleven_in_greenwich_is_the_next_day_in_tokyo() -> None:
    assert a_story(published_at=LATE).day == datetime.date(2024, 3, 6)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "UTC"])
def test_an_editor_abroad_does_not_move_a_story_to_another_day(zone: str) -> None:
    story = a_story(published_at=LATE)
    with timezone.override(zone):  # Wagtail's admin does it for an editor who set a time zone
        story.save_revision().publish()
    story = Article.objects.get(pk=story.pk)
    assert story.day == datetime.date(2024, 3, 6)
    assert not story.former_addresses.exists()


def test_an_editor_abroad_is_told_of_a_slug_taken_on_the_newsrooms_day() -> None:
    a_story("One", published_at=LATE)
    with timezone.override("America/New_York"), pytest.raises(ValidationError) as refused:
        a_story("Other", slug="one", published_at=LATE)
    assert "March 6, 2024" in str(refused.value)
