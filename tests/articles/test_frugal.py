"""The short ways to Wagtail's own answers lead to Wagtail's own answers."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Workflow
from wagtail.signal_handlers import disable_reference_index_auto_update

from kawaraban.accounts import roles
from kawaraban.articles.models import Article, ArticleTag
from tests.newsroom import NOON, CategoryFactory, EditorFactory, a_draft, a_story

pytestmark = pytest.mark.django_db


def rows_of(story: Article) -> list[int]:
    items = ArticleTag.objects.filter(content_object=story).order_by("pk")
    return list(items.values_list("pk", flat=True))


def test_tags_that_stay_keep_their_rows_when_a_revision_is_published() -> None:
    story = a_story(tags=["rice", "ferry"])
    before = rows_of(story)
    draft = story.get_latest_revision_as_object()
    draft.tags.set(["rice", "ferry"])
    draft.save_revision().publish()
    assert rows_of(story) == before
    assert [tag.name for tag in Article.objects.get().tags.all()] == ["rice", "ferry"]


@pytest.mark.parametrize("tags", [["ferry", "rice"], ["rice"], [], ["rice", "ferry", "boat"]])
def test_other_tags_or_another_order_are_stored_as_given(tags: list[str]) -> None:
    story = a_story(tags=["rice", "ferry"])
    story.tags.set(tags)
    story.save_revision().publish()
    assert [tag.name for tag in Article.objects.get().tags.all()] == tags


def test_a_row_that_two_tags_claim_is_given_to_neither() -> None:
    story = a_story(tags=["rice", "ferry"])
    first, second = ArticleTag.objects.order_by("pk")
    story.tagged_items = [
        ArticleTag(pk=second.pk, tag=first.tag),
        ArticleTag(tag=second.tag),
    ]
    story.save()
    assert {tag.name for tag in Article.objects.get().tags.all()} == {"rice", "ferry"}


def test_a_tag_that_stays_can_be_changed_to_another_afterwards() -> None:
    story = a_story(tags=["rice"])
    story.tags.set(["rice"])
    story.save()
    item = ArticleTag.objects.get()
    item.tag = a_story("Another", slug="another", tags=["ferry"]).tags.get()
    item.save()
    assert [tag.name for tag in Article.objects.get(pk=story.pk).tags.all()] == ["ferry"]


@pytest.mark.parametrize("name", ["category", "source", "locale", "latest_revision"])
def test_a_key_to_nowhere_is_refused_at_its_field(name: str) -> None:
    story = a_draft()
    setattr(story, f"{name}_id", 999_999)
    with pytest.raises(ValidationError) as refused:
        story.clean_fields()
    assert set(refused.value.message_dict) == {name}


def test_a_missing_key_is_refused_and_an_optional_one_is_not() -> None:
    story = a_draft()
    story.category_id = None  # type: ignore[assignment]
    with pytest.raises(ValidationError) as refused:
        story.clean_fields()
    assert set(refused.value.message_dict) == {"category"}
    story.clean_fields(exclude=["category"])


def test_a_second_story_at_an_address_or_in_a_language_is_refused() -> None:
    first = a_story(slug="ferry")
    same_address = a_story("Other", slug="other")
    same_address.slug = "ferry"
    same_language = a_draft("Third")
    same_language.translation_key = first.translation_key
    for story in (same_address, same_language):
        with pytest.raises(ValidationError):
            story.validate_constraints()
    same_address.validate_constraints(exclude={"slug"})
    same_language.validate_constraints(exclude={"locale"})
    first.validate_constraints()


def test_the_constraints_are_those_that_are_asked_for() -> None:
    asked = {("day", "slug"), ("translation_key", "locale")}
    assert {tuple(one.fields) for one in Article._meta.constraints} == asked  # type: ignore[attr-defined]


def test_a_story_is_in_a_workflow_from_its_start_to_its_end() -> None:
    roles.ensure()
    story, editor = a_draft(), EditorFactory()
    assert story.current_workflow_state is None
    assert not story.had_workflow()
    workflow = Workflow.objects.filter(active=True).first()
    assert workflow is not None
    state = workflow.start(story, editor)
    assert story.current_workflow_state == state
    assert story.had_workflow()
    state.cancel(user=editor)
    assert story.current_workflow_state is None
    assert story.had_workflow()


def test_a_scheduled_story_has_its_revision_and_is_locked() -> None:
    story = a_draft(go_live_at=timezone.now() + datetime.timedelta(days=1))
    assert story.scheduled_revision is None
    revision = story.save_revision()
    revision.publish()
    story = Article.objects.get(pk=story.pk)
    assert story.scheduled_revision == revision
    assert story.get_lock() is not None


def test_a_draft_is_built_on_the_row_as_it_is_stored_now() -> None:
    story = a_story(category=CategoryFactory())
    story.headline = "Newer"
    story.save_revision()
    held = Article.objects.get(pk=story.pk)
    Article.objects.filter(pk=story.pk).update(first_published_at=NOON, locked=True)
    draft = held.get_latest_revision_as_object()
    assert (draft.headline, draft.first_published_at, draft.locked) == ("Newer", NOON, True)


def test_only_saves_that_may_change_a_reference_queue_the_reading_of_it(
    settings: Any,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    story = a_draft()
    DBTaskResult.objects.all().delete()
    story.save(update_fields=["latest_revision", "has_unpublished_changes"])
    assert not DBTaskResult.objects.exists()
    story.save(update_fields=["category"])
    assert DBTaskResult.objects.count() == 1
    with disable_reference_index_auto_update():
        story.save(update_fields=["latest_revision"])
        story.save()
    assert DBTaskResult.objects.count() == 1
