"""An embargo holds whatever is published."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kawaraban.articles.models import Article
from tests.newsroom import a_draft, a_story, an_embargoed_story

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def test_publishing_under_an_embargo_schedules_the_story_for_its_end() -> None:
    story = an_embargoed_story()
    assert not story.live
    assert story.day is None
    assert story.go_live_at == story.embargo_until
    assert story.scheduled_revision.approved_go_live_at == story.embargo_until
    assert not Article.objects.public().exists()


def test_a_schedule_before_the_embargo_moves_behind_it() -> None:
    embargo = (timezone.now() + 3 * HOUR).replace(microsecond=0)  # a revision keeps no finer
    story = a_draft(embargo_until=embargo, go_live_at=timezone.now() + HOUR)
    story.get_latest_revision().publish()
    assert story.revisions.get().approved_go_live_at == embargo


def test_a_schedule_after_the_embargo_stays() -> None:
    later = (timezone.now() + 5 * HOUR).replace(microsecond=0)
    story = a_draft(embargo_until=timezone.now() + HOUR, go_live_at=later)
    story.get_latest_revision().publish()
    assert story.revisions.get().approved_go_live_at == later


def test_an_embargo_that_has_passed_holds_nothing() -> None:
    story = a_draft(embargo_until=timezone.now() - HOUR)
    story.get_latest_revision().publish()
    story.refresh_from_db()
    assert story.is_public()
    assert story.go_live_at is None


def test_an_old_revision_is_held_by_the_embargo_it_was_written_under() -> None:
    story = a_draft(embargo_until=timezone.now() + HOUR)
    old = story.get_latest_revision()
    content = {**old.content, "go_live_at": None}  # as written before this rule was
    type(old).objects.filter(pk=old.pk).update(content=content)
    old.refresh_from_db()
    story.headline = "A later draft"
    story.save_revision()
    old.publish()
    story.refresh_from_db()
    assert not story.live
    assert not Article.objects.public().exists()


def test_the_version_readers_see_stays_while_a_new_one_waits_for_its_embargo() -> None:
    story = a_story("First version")
    story.headline, story.embargo_until = "Second version", timezone.now() + HOUR
    story.save_revision().publish()
    story = Article.objects.get(pk=story.pk)
    assert story.is_public()
    assert story.headline == "First version"
