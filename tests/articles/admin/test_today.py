"""'Newsroom today' on the admin's home."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kawaraban.accounts.models import User
from tests.articles.admin.desk import signed_in, somebody
from tests.newsroom import a_draft, an_embargoed_story

pytestmark = pytest.mark.django_db


def test_the_home_says_what_waits_and_what_comes_next() -> None:
    editor = signed_in("Editor")
    submitted = a_draft("Submitted story")
    submitted.get_workflow().start(submitted, somebody("Reporter"))
    soon = a_draft("Tomorrow's story", go_live_at=timezone.now() + datetime.timedelta(days=1))
    soon.get_latest_revision().publish()
    an_embargoed_story("Held story")
    page = editor.get("/admin/").content.decode()
    panel = page[page.index('id="newsroom-today-section"') :]
    for headline in ("Submitted story", "Tomorrow&#x27;s story", "Held story"):
        assert headline in panel
    assert f"/admin/articles/edit/{soon.pk}/" in panel
    assert "/admin/responses/" in panel


def test_a_reporter_is_not_sent_to_the_responses() -> None:
    page = signed_in("Reporter").get("/admin/").content.decode()
    assert "newsroom-today" in page
    assert "Responses waiting" not in page


def test_the_panel_is_not_shown_to_those_without_stories() -> None:
    from django.contrib.auth.models import Permission

    user = User.objects.create(username="archivist")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    assert "newsroom-today-section" not in client.get("/admin/").content.decode()


def test_the_panel_takes_no_query_a_story() -> None:
    editor = signed_in("Editor")
    an_embargoed_story("First")
    editor.get("/admin/")
    with CaptureQueriesContext(connection) as one:
        editor.get("/admin/")
    for number in range(4):
        an_embargoed_story(f"Held {number}")
    with CaptureQueriesContext(connection) as many:
        editor.get("/admin/")
    assert len(many) == len(one)
