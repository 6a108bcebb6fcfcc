"""Wagtail's own scheduler, run as a cron job would: what is due goes live or goes away."""

from __future__ import annotations

import datetime
from unittest import mock

import pytest
from django.core.management import call_command
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.outbox import log
from tests.newsroom import a_draft, a_story, an_embargoed_story

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def run_scheduler(later: datetime.timedelta) -> None:
    moment = timezone.now() + later
    with mock.patch("django.utils.timezone.now", return_value=moment):
        call_command("publish_scheduled")


def kinds(position: int) -> list[tuple[str, str]]:
    return [(change.kind, change.subject) for change in log.read(position)]


def test_a_scheduled_story_goes_live_and_into_the_log() -> None:
    draft = a_draft("Tomorrow’s paper", go_live_at=timezone.now() + HOUR)
    draft.get_latest_revision().publish()
    position = log.head()
    run_scheduler(HOUR / 2)
    assert kinds(position) == []
    run_scheduler(2 * HOUR)
    story = Article.objects.get(pk=draft.pk)
    assert story.live
    assert story.published_at is not None
    assert story.is_public(story.published_at)
    assert story.day == timezone.localdate(story.published_at)
    assert story.slug == "tomorrows-paper"
    assert kinds(position) == [("article.published", f"article:{story.pk}")]


def test_an_embargoed_story_goes_live_when_its_embargo_ends() -> None:
    story = an_embargoed_story()
    position = log.head()
    run_scheduler(23 * HOUR)
    assert not Article.objects.get(pk=story.pk).live
    run_scheduler(25 * HOUR)
    story = Article.objects.get(pk=story.pk)
    assert story.live
    assert story.published_at is not None
    assert story.embargo_until is not None
    assert story.published_at >= story.embargo_until
    assert kinds(position) == [("article.published", f"article:{story.pk}")]


def test_a_scheduled_version_of_a_public_story_takes_its_place() -> None:
    story = a_story("First version")
    published = story.published_at
    story.headline, story.go_live_at = "Second version", timezone.now() + HOUR
    story.save_revision().publish()
    assert Article.objects.public().get().headline == "First version"
    position = log.head()
    run_scheduler(2 * HOUR)
    story = Article.objects.public().get()
    assert story.headline == "Second version"
    assert story.published_at == published
    assert kinds(position) == [("article.published", f"article:{story.pk}")]


def test_an_expired_story_is_taken_back_and_into_the_log() -> None:
    story = a_story(expire_at=timezone.now() + HOUR)
    position = log.head()
    run_scheduler(2 * HOUR)
    story = Article.objects.get(pk=story.pk)
    assert (story.live, story.expired) == (False, True)
    assert kinds(position) == [("article.expired", f"article:{story.pk}")]


def test_a_second_run_has_nothing_left_to_do() -> None:
    a_story(expire_at=timezone.now() + HOUR)
    an_embargoed_story()
    run_scheduler(48 * HOUR)
    position = log.head()
    run_scheduler(49 * HOUR)
    assert kinds(position) == []


def test_a_dry_run_changes_nothing() -> None:
    story = a_story(expire_at=timezone.now() + HOUR)
    position = log.head()
    with mock.patch("django.utils.timezone.now", return_value=timezone.now() + 2 * HOUR):
        call_command("publish_scheduled", dryrun=True)
    assert Article.objects.get(pk=story.pk).live
    assert kinds(position) == []
