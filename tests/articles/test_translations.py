"""A translation is a story of its own: begun as a draft, with an address of its own."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction

from kawaraban.articles.models import Article
from kawaraban.outbox import log
from tests.newsroom import (
    AgencyFactory,
    PersonFactory,
    a_correction,
    a_story,
    locale,
    paragraphs,
)

pytestmark = pytest.mark.django_db


def translated(story: Article, code: str = "ja") -> Article:
    """Return the draft that Wagtail begins for an editor who translates `story`."""
    copy = story.copy_for_translation(locale(code))
    copy.save()
    return Article.objects.get(pk=copy.pk)


def test_a_translation_of_a_public_story_is_a_draft() -> None:
    story = a_story(bylines=[PersonFactory()], tags=["rice"])
    head = log.head()
    draft = translated(story)
    assert draft.pk != story.pk
    assert (draft.live, draft.day, draft.published_at) == (False, None, None)
    assert draft.live_revision_id is None
    assert draft not in Article.objects.public()
    assert log.head() == head


def test_a_translation_takes_over_what_is_said_and_who_said_it() -> None:
    story = a_story(
        body=paragraphs("One.", "Two."),
        bylines=[PersonFactory()],
        tags=["rice"],
        source=AgencyFactory(),
    )
    draft = translated(story)
    assert draft.language == "ja"
    assert draft.headline == story.headline
    assert [str(block.value) for block in draft.body] == ["<p>One.</p>", "<p>Two.</p>"]
    assert [one.person.name for one in draft.bylines.all()] == ["Sokha Lim"]
    assert list(draft.tags.names()) == ["rice"]
    assert (draft.category, draft.source) == (story.category, story.source)


def test_story_and_translation_know_each_other() -> None:
    story = a_story()
    draft = translated(story)
    assert draft.get_translation(locale("en")) == story
    assert story.get_translation(locale("ja")) == draft


def test_a_translation_is_published_under_an_address_of_its_own() -> None:
    story = a_story("Ferry crosses at night")
    draft = translated(story)
    draft.headline, draft.slug = "渡し船、夜に川を渡る", ""
    draft.published_at = story.published_at
    draft.save_revision().publish()
    draft = Article.objects.get(pk=draft.pk)
    assert draft.slug == "渡し船-夜に川を渡る"
    assert draft.is_public()
    story.refresh_from_db()
    assert story.slug == "ferry-crosses-at-night"


def test_a_translation_with_the_headline_of_its_original_is_numbered() -> None:
    story = a_story("COP 29")
    draft = translated(story)
    draft.published_at = story.published_at
    draft.slug = ""
    draft.save_revision().publish()
    assert Article.objects.get(pk=draft.pk).slug == "cop-29-2"


def test_a_translation_keeps_the_embargo_and_the_corrections() -> None:
    story = a_story()
    a_correction(story)
    story = Article.objects.get(pk=story.pk)
    story.embargo_until = datetime.datetime(2090, 1, 1, tzinfo=datetime.UTC)
    draft = translated(story)
    assert draft.embargo_until == story.embargo_until
    assert draft.corrections.count() == 1
    draft.save_revision().publish()
    assert not Article.objects.get(pk=draft.pk).live


def test_a_story_has_one_translation_a_language() -> None:
    story = a_story()
    translated(story)
    with pytest.raises(IntegrityError), transaction.atomic():
        translated(story)
    assert story.get_translations().count() == 1


def test_a_translation_of_a_draft_in_the_works_begins_with_its_newest_words() -> None:
    story = a_story("Old words")
    story.headline = "New words"
    story.save_revision()
    assert translated(Article.objects.get(pk=story.pk)).headline == "New words"
