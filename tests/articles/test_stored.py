"""What a revision names is looked for once; if a part of it is gone, Wagtail decides."""

from __future__ import annotations

from typing import Any

import pytest

from kawaraban.articles import stored
from kawaraban.articles.models import Article, Category, Correction, Tag
from tests.newsroom import PersonFactory, a_correction, a_draft, a_story

pytestmark = pytest.mark.django_db


def test_a_row_is_found_by_its_number_or_not_at_all() -> None:
    story = a_story()
    assert stored.row(Category, story.category_id) == story.category
    assert stored.row(Category, 999_999) is None
    assert stored.is_stored(Article, story.pk)
    assert not stored.is_stored(Article, 999_999)


def test_a_story_from_its_revision_has_the_rows_it_names(django_assert_num_queries: Any) -> None:
    story = a_story(tags=["rice", "ferry"], bylines=[PersonFactory()])
    a_correction(story)
    content = story.save_revision().content
    built = Article.from_serializable_data(content)
    with django_assert_num_queries(0):
        assert built.category.pk == story.category_id
        assert built.source.pk == story.source_id
        assert built.locale.pk == story.locale_id
        assert [item.tag.name for item in built.tagged_items.all()] == ["rice", "ferry"]
        assert len(built.bylines.all()) == len(built.corrections.all()) == 1


def test_what_is_gone_is_left_out_as_wagtail_leaves_it_out() -> None:
    story = a_story(tags=["rice", "ferry"], bylines=[PersonFactory()])
    revision = story.save_revision()
    Tag.objects.get(name="rice").delete()
    assert stored.named_in(Article, revision.content) is None
    built = revision.as_object()
    assert [item.tag.name for item in built.tagged_items.all()] == ["ferry"]
    assert [byline.person.name for byline in built.bylines.all()] == ["Sokha Lim"]


@pytest.mark.parametrize("number", ["no number", [], {}, "", -1])
def test_a_revision_nobody_wrote_is_not_taken_for_whole(number: Any) -> None:
    content = a_draft().get_latest_revision().content
    assert stored.named_in(Article, {**content, "category": number}) is None


def test_nothing_is_looked_for_where_no_keys_are_to_be_checked(
    django_assert_num_queries: Any,
) -> None:
    content = a_story(tags=["rice"]).save_revision().content
    with django_assert_num_queries(0):
        built = Article.from_serializable_data({**content, "category": 999_999}, check_fks=False)
    assert built.category_id == 999_999
    assert not Correction.objects.exists()
