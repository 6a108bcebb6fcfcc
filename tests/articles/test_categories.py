"""The category tree: read whole, held to its depth, never caught in a loop."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from kawaraban.articles.categories import Branch, numbers_below, tree
from kawaraban.articles.models import Category, CategoryName
from kawaraban.articles.models.category import DEEPEST
from tests.newsroom import CategoryFactory, a_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_other_categories(db: None) -> None:
    Category.objects.all().delete()


def a_loop() -> tuple[Category, Category]:
    """Return two categories that stand below each other, as two editors at once can make them."""
    one = CategoryFactory(name="One")
    two = CategoryFactory(name="Two", parent=one)
    Category.objects.filter(pk=one.pk).update(parent=two)
    one.refresh_from_db()
    two.refresh_from_db()
    return one, two


def names(branches: list[Branch]) -> list[Any]:
    return [(branch.category.name, names(branch.below)) for branch in branches]


def test_the_tree_is_read_whole_in_two_queries(django_assert_num_queries: Any) -> None:
    region = CategoryFactory(name="Region", order=2)
    CategoryFactory(name="Event", order=1)
    river = CategoryFactory(name="River", parent=region)
    CategoryFactory(name="Delta", parent=region)
    CategoryFactory(name="Ferry", parent=river)
    with django_assert_num_queries(2):
        found = tree()
    assert names(found) == [
        ("Event", []),
        ("Region", [("Delta", []), ("River", [("Ferry", [])])]),
    ]


def test_the_numbers_below_a_category_are_its_own_and_all_beneath() -> None:
    region = CategoryFactory(name="Region")
    river = CategoryFactory(name="River", parent=region)
    ferry = CategoryFactory(name="Ferry", parent=river)
    CategoryFactory(name="Event")
    assert set(numbers_below(region)) == {region.pk, river.pk, ferry.pk}
    assert numbers_below(ferry) == [ferry.pk]


def test_a_loop_ends_every_walk() -> None:
    one, two = a_loop()
    assert set(numbers_below(one)) == {one.pk, two.pk}
    assert set(one.ancestors()) == {one, two}
    assert names(tree()) == []
    story = a_story(category=two)
    assert list(type(story).objects.in_category(one)) == [story]


def test_a_loop_can_be_undone_by_an_editor() -> None:
    one, two = a_loop()
    one.parent = None
    one.full_clean()
    one.save()
    assert names(tree()) == [("One", [("Two", [])])]
    assert list(two.ancestors())[-1] == one


def test_a_category_can_not_stand_below_itself() -> None:
    one = CategoryFactory(name="One")
    two = CategoryFactory(name="Two", parent=one)
    for parent in (one, two):
        one.parent = parent
        with pytest.raises(ValidationError, match="can't stand below itself"):
            one.full_clean()


def test_categories_go_so_deep_and_no_deeper() -> None:
    above = None
    for level in range(DEEPEST):
        above = CategoryFactory(name=f"Level {level}", parent=above)
        above.full_clean()
    with pytest.raises(ValidationError, match="6 levels deep"):
        Category(name="Too deep", parent=above).full_clean()


def test_a_category_with_others_below_can_not_be_moved_too_deep() -> None:
    above = None
    for level in range(DEEPEST - 1):
        above = CategoryFactory(name=f"Level {level}", parent=above)
    region = CategoryFactory(name="Region")
    CategoryFactory(name="River", parent=region)
    region.parent = above
    with pytest.raises(ValidationError, match="6 levels deep"):
        region.full_clean()


@pytest.mark.parametrize(
    ("name", "slug"), [("World News", "world-news"), ("ព្រឹត្តិការណ៍", "ព្រឹត្តិការណ៍"), ("!", "category")]
)
def test_a_category_gets_its_slug_from_its_name(name: str, slug: str) -> None:
    category = Category(name=name)
    category.full_clean()
    category.save()
    assert category.slug == slug
    assert category.get_absolute_url().startswith("/category/")


def test_a_slug_that_another_category_has_is_refused() -> None:
    CategoryFactory(name="Event")
    with pytest.raises(ValidationError) as refused:
        Category(name="Event!").full_clean()
    assert list(refused.value.message_dict) == ["slug"]


def test_a_category_is_called_by_its_name_in_the_readers_language() -> None:
    event = CategoryFactory(name="Event")
    CategoryName.objects.create(category=event, language="ja", name="出来事")
    assert event.name_in("ja") == "出来事"
    assert event.name_in("km") == "Event"


@pytest.mark.parametrize("code", ["medtop:04000000", ""])
def test_a_topic_code_is_one_of_the_iptc(code: str) -> None:
    Category(name="Economy", topic_code=code).full_clean()


@pytest.mark.parametrize("code", ["04000000", "medtop:4", "medtop:040000000", "x medtop:04000000"])
def test_another_topic_code_is_refused_with_an_example(code: str) -> None:
    with pytest.raises(ValidationError, match="It looks like medtop:04000000"):
        Category(name="Economy", topic_code=code).full_clean()


def test_a_category_with_stories_or_categories_is_not_deleted() -> None:
    region = CategoryFactory(name="Region")
    river = CategoryFactory(name="River", parent=region)
    a_story(category=river)
    for category in (region, river):
        with pytest.raises(ProtectedError):
            category.delete()
