"""The form for a new story, sent twice."""

from __future__ import annotations

import json

import pytest
from django.core.signing import Signer
from wagtail.models import WorkflowState

from kawaraban.articles.admin import submissions
from kawaraban.articles.models import Article
from tests.articles.admin.desk import messages_of, new_story_form, signed_in, somebody
from tests.newsroom import PersonFactory, a_story

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/add/"


def test_a_draft_saved_by_a_double_click_is_one_draft() -> None:
    client = signed_in("Editor")
    data = new_story_form(client, bylines=[{"person": PersonFactory().pk}], tags="ferry, river")
    first, second = client.post(ADD, data), client.post(ADD, data)
    story = Article.objects.get()
    assert first["Location"] == second["Location"]
    assert story.bylines.count() == 1
    assert sorted(story.tags.names()) == ["ferry", "river"]


def test_what_was_typed_between_two_clicks_is_kept() -> None:
    client = signed_in("Editor")
    data = new_story_form(client)
    client.post(ADD, data)
    client.post(ADD, data | {"lede": "A better lede."})
    assert Article.objects.get().lede == "A better lede."


def test_a_story_published_by_a_double_click_is_one_story() -> None:
    client = signed_in("Editor")
    data = new_story_form(client, bylines=[{"person": PersonFactory().pk}])
    for _ in range(2):
        assert client.post(ADD, data | {"action-publish": "1"}).status_code == 302
    story = Article.objects.public().get()
    assert story.bylines.count() == 1
    assert not story.has_unpublished_changes


def test_a_story_submitted_by_a_double_click_is_submitted_once() -> None:
    client = signed_in("Reporter")
    data = new_story_form(client) | {"action-submit": "1"}
    client.post(ADD, data)
    response = client.post(ADD, data, follow=True)
    assert Article.objects.count() == 1
    assert WorkflowState.objects.count() == 1
    assert "sent twice" in messages_of(response)


def test_an_editors_own_submission_sent_twice_stays_one_submission() -> None:
    client = signed_in("Editor")
    data = new_story_form(client) | {"action-submit": "1"}
    for _ in range(2):
        assert client.post(ADD, data).status_code == 302
    assert WorkflowState.objects.active().count() == 1


def test_a_scheduled_story_sent_twice_is_scheduled_once() -> None:
    client = signed_in("Editor")
    data = new_story_form(client, go_live_at="2099-01-01 09:00") | {"action-publish": "1"}
    client.post(ADD, data)
    assert "sent twice" in messages_of(client.post(ADD, data, follow=True))
    assert Article.objects.count() == 1


def test_an_autosave_and_a_click_make_one_draft_and_the_page_becomes_its_editor() -> None:
    client = signed_in("Editor")
    data = new_story_form(client)
    client.post(ADD, data)
    answer = client.post(ADD, data, headers={"Accept": "application/json"})
    story = Article.objects.get()
    told = json.loads(answer.content)
    assert told["success"]
    assert told["url"] == f"/admin/articles/edit/{story.pk}/"
    assert told["revision_id"] == story.latest_revision_id


def test_a_second_form_makes_a_second_story() -> None:
    client = signed_in("Editor")
    for _ in range(2):
        client.post(ADD, new_story_form(client))
    assert Article.objects.count() == 2


def test_a_form_sent_again_with_an_error_shows_it_and_keeps_the_story() -> None:
    client = signed_in("Editor")
    data = new_story_form(client)
    client.post(ADD, data)
    response = client.post(ADD, data | {"headline": "x" * 1000})
    assert response.status_code == 200
    assert "x" * 1000 in response.content.decode()
    assert Article.objects.get().headline == "Night ferry leaves on time"


def test_a_token_of_somebody_else_opens_nothing() -> None:
    token = submissions.issue(somebody("Chief"))
    assert submissions.read(token, somebody("Chief")) is not None
    assert submissions.read(token, somebody("Reporter")) is None


def test_a_token_can_not_be_made_from_another_storys_key() -> None:
    story = a_story()
    user = somebody("Reporter")
    forged = Signer(salt="another").sign(f"{user.pk}.{story.translation_key.hex}")
    assert submissions.read(forged, user) is None
    assert submissions.read("", user) is None
    assert submissions.read("\x00" * 5000, user) is None
