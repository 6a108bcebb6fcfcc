"""What was late stands on the admin's home until an editor puts it away."""

from __future__ import annotations

import datetime
import json

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from kawaraban.accounts.models import User
from kawaraban.articles.models import Article
from kawaraban.config.admin.late import DISMISSED, SHOWN, unseen
from kawaraban.config.background import lateness
from kawaraban.config.background.lateness import What
from tests.newsroom import EditorFactory, a_story

pytestmark = pytest.mark.django_db
HOURS = datetime.timedelta(hours=3, minutes=5)
HEADING = "Not everything happened in time"


def late(headline: str = "Ferry <b>late</b>", what: What = What.WENT_LIVE) -> Article:
    story = a_story(headline)
    now = timezone.now()
    assert lateness.note(story, what, now - HOURS, running_since=now)
    return story


def home(client: Client) -> str:
    return client.get("/admin/").content.decode()


def test_nothing_is_said_when_everything_was_in_time(editor_client: Client) -> None:
    assert HEADING not in home(editor_client)


def test_a_late_story_is_named_with_its_reason_and_a_link(editor_client: Client) -> None:
    story = late()
    shown = home(editor_client)
    assert HEADING in shown
    assert "Ferry &lt;b&gt;late&lt;/b&gt;" in shown
    assert "Went live 3\xa0hours, 5\xa0minutes after its time" in shown
    assert "the site was not running" in shown
    assert reverse("articles:edit", args=[story.pk]) in shown


def test_each_editor_puts_it_away_for_himself(editor_client: Client) -> None:
    late()
    newest = ModelLogEntry.objects.get(action=lateness.ACTION).timestamp.isoformat()
    told = json.dumps({DISMISSED: newest})
    editor_client.patch(reverse("wagtailadmin_dismissibles"), told, content_type="application/json")
    assert f'value-param="{newest}"' not in home(editor_client)
    assert HEADING not in home(editor_client)
    other = EditorFactory(username="other")
    assert len(unseen(other)) == 1
    late("Bridge")
    assert "Bridge" in home(editor_client), "what was late since then is told"


@pytest.mark.parametrize("value", [True, None, "soon", 42, {"a": 1}, "2026-01-01T00:00:00", []])
def test_whatever_a_browser_stored_the_home_is_shown(editor_client: Client, value: object) -> None:
    late()
    told = json.dumps({DISMISSED: value})
    editor_client.patch(reverse("wagtailadmin_dismissibles"), told, content_type="application/json")
    assert HEADING in home(editor_client)


def test_it_is_gone_after_a_week(editor_client: Client) -> None:
    late()
    ModelLogEntry.objects.update(timestamp=timezone.now() - datetime.timedelta(days=8))
    assert HEADING not in home(editor_client)


def test_many_are_counted(editor_client: Client) -> None:
    for number in range(SHOWN + 2):
        late(f"Story {number}")
    shown = home(editor_client)
    assert "2 more" in shown
    assert shown.count("the site was not running") == SHOWN


def test_a_story_that_was_deleted_is_named_without_a_link(editor_client: Client) -> None:
    late("Gone").delete()
    assert "<bdi>Gone</bdi>" in home(editor_client)


def test_a_reporter_is_told_too(client: Client) -> None:
    user = User.objects.create_user("reporter", is_staff=True)
    user.groups.add(Group.objects.get(name="Reporter"))
    client.force_login(user)
    late()
    assert HEADING in home(client)


@pytest.mark.parametrize("what", What)
def test_the_history_of_the_story_says_it(editor_client: Client, what: What) -> None:
    story = late(what=what)
    shown = editor_client.get(reverse("articles:history", args=[story.pk])).content.decode()
    assert "the site was not running" in shown
