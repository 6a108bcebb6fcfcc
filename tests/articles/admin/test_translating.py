"""A translation is begun as a draft with an address of its own."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from kawaraban.articles.models import Article
from tests.articles.admin.desk import signed_in, story_form
from tests.newsroom import PersonFactory, a_story, an_embargoed_story, locale

pytestmark = pytest.mark.django_db


def translate(client: Client, story: Article, *codes: str) -> None:
    """Send the form of Wagtail's translation."""
    locales = [locale(code).pk for code in codes]
    url = f"/admin/translation/submit/snippet/articles/article/{story.pk}/"
    assert client.post(url, {"locales": locales}).status_code == 302


def test_the_translation_of_a_live_story_is_a_draft_readers_do_not_see() -> None:
    story = a_story("Night ferry", bylines=[PersonFactory()], tags=["ferry"])
    translate(signed_in("Reporter"), story, "ja")
    draft = story.get_translation(locale("ja"))
    assert not draft.live
    assert (draft.day, draft.published_at, draft.live_revision) == (None, None, None)
    assert [byline.person.name for byline in draft.bylines.all()] == ["Sokha Lim"]
    assert list(draft.tags.names()) == ["ferry"]
    assert list(Article.objects.public()) == [story]


def test_the_translation_gets_a_slug_of_its_own_headline_and_its_own_address() -> None:
    editor = signed_in("Editor")
    story = a_story("Night ferry")
    translate(editor, story, "ja")
    draft = story.get_translation(locale("ja"))
    data = story_form(headline="夜の渡し船", slug=draft.slug) | {"action-publish": "1"}
    editor.post(f"/admin/articles/edit/{draft.pk}/", data)
    draft.refresh_from_db()
    story.refresh_from_db()
    assert draft.live
    assert draft.slug == "夜の渡し船"
    assert draft.get_absolute_url() != story.get_absolute_url()
    assert story.slug == "night-ferry"


def test_a_translation_published_on_the_same_day_does_not_take_the_address() -> None:
    editor = signed_in("Editor")
    story = a_story("Night ferry")
    translate(editor, story, "vi")
    draft = story.get_translation(locale("vi"))
    fields = {"headline": "Night ferry", "published_at": "2024-03-05 12:00"}
    data = story_form(slug=draft.slug, **fields) | {"action-publish": "1"}
    editor.post(f"/admin/articles/edit/{draft.pk}/", data)
    draft.refresh_from_db()
    assert draft.day == story.day
    assert draft.slug == "night-ferry-2"


def test_a_translation_begins_with_the_newest_draft() -> None:
    story = a_story("Night ferry")
    story.headline = "Night ferry, corrected"
    story.save_revision()
    translate(signed_in("Editor"), story, "km")
    assert story.get_translation(locale("km")).headline == "Night ferry, corrected"


def test_the_embargo_binds_the_translation() -> None:
    held = an_embargoed_story()
    translate(signed_in("Editor"), held, "th")
    draft = held.get_translation(locale("th"))
    assert abs(draft.embargo_until - held.embargo_until) < datetime.timedelta(seconds=1)
    draft.save_revision().publish()
    assert not Article.objects.public().exists()


def test_several_languages_at_once() -> None:
    story = a_story("Night ferry")
    translate(signed_in("Editor"), story, "ja", "km", "vi")
    assert story.get_translations().count() == 3


def test_the_list_offers_a_translation_only_where_a_language_is_left() -> None:
    editor = signed_in("Editor")
    story = a_story("Night ferry")
    address = f"/admin/translation/submit/snippet/articles/article/{story.pk}/"
    locale("ja")
    assert address in editor.get("/admin/articles/").content.decode()
    translate(editor, story, "ja")
    assert address not in editor.get("/admin/articles/").content.decode()
