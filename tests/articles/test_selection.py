"""The one rule of what is public, asked of a row and of the whole table."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.articles.rights import Carries, Output, carries
from tests.newsroom import CategoryFactory, PersonFactory, a_draft, a_story

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2024, 6, 1, 9, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)

STATES: dict[str, tuple[bool, dict[str, Any]]] = {
    "live": (True, {}),
    "published this very moment": (True, {"published_at": NOW}),
    "embargo passed": (True, {"embargo_until": NOW - HOUR}),
    "embargo ends this very moment": (True, {"embargo_until": NOW}),
    "expires later": (True, {"expire_at": NOW + HOUR}),
    "a past schedule": (True, {"go_live_at": NOW - HOUR}),
    "draft": (False, {"live": False, "published_at": None}),
    "draft with a date": (False, {"live": False}),
    "live without a date": (False, {"published_at": None}),
    "scheduled": (False, {"live": False, "go_live_at": NOW + HOUR, "published_at": None}),
    "schedule passed, scheduler late": (False, {"live": False, "go_live_at": NOW - HOUR}),
    "embargoed": (False, {"embargo_until": NOW + HOUR}),
    "expired, not yet unpublished": (False, {"expire_at": NOW - HOUR}),
    "expires this very moment": (False, {"expire_at": NOW}),
    "expired and unpublished": (False, {"live": False, "expired": True, "expire_at": NOW - HOUR}),
    "unpublished": (False, {"live": False}),
    "dated in the future": (False, {"published_at": NOW + HOUR}),
    "embargoed and expired": (False, {"embargo_until": NOW + HOUR, "expire_at": NOW - HOUR}),
}


@pytest.mark.parametrize(("public", "fields"), STATES.values(), ids=STATES)
def test_the_row_and_the_table_agree_on_what_is_public(
    public: bool, fields: dict[str, Any]
) -> None:
    story = a_story()
    Article.objects.filter(pk=story.pk).update(
        **{"published_at": NOW - HOUR, "live": True} | fields
    )
    story.refresh_from_db()
    assert Article.objects.public(NOW).filter(pk=story.pk).exists() is public
    assert story.is_public(NOW) is public
    for output in Output:
        assert (carries(story, output, NOW) is not Carries.NOTHING) is public


def test_without_a_moment_public_means_now() -> None:
    story = a_story(expire_at=timezone.now() + HOUR)
    assert story.is_public()
    assert story in Article.objects.public()
    later = timezone.now() + 2 * HOUR
    assert not story.is_public(later)
    assert story not in Article.objects.public(later)


def test_newest_first_lets_the_number_decide_between_equal_dates() -> None:
    first, second = a_story("One"), a_story("Two")
    older = a_story("Older", published_at=first.published_at - HOUR)  # type: ignore[operator]
    assert list(Article.objects.newest_first()) == [second, first, older]


def test_a_category_lists_its_own_stories_and_those_below() -> None:
    region = CategoryFactory(name="Region")
    river = CategoryFactory(name="River", parent=region)
    other = CategoryFactory(name="Sport")
    near, below, away = (
        a_story(name, category=category)
        for name, category in (("Near", region), ("Below", river), ("Away", other))
    )
    assert set(Article.objects.in_category(region)) == {near, below}
    assert set(Article.objects.in_category(river)) == {below}
    assert away in Article.objects.in_category(other)


def test_lists_are_cut_by_language_source_byline_and_tag() -> None:
    sokha, dara = PersonFactory(), PersonFactory(name="Dara Chan")
    english = a_story("Rice prices fall", bylines=[sokha, dara], tags=["rice"])
    japanese = a_story("米の価格が下落", language="ja", bylines=[dara])
    assert list(Article.objects.in_language("ja")) == [japanese]
    assert set(Article.objects.by_source(english.source)) == {english, japanese}
    assert list(Article.objects.by_person(sokha)) == [english]
    assert list(Article.objects.tagged(english.tags.get())) == [english]


def test_the_archive_is_cut_by_the_day_of_the_newsroom() -> None:
    late = datetime.datetime(2023, 12, 31, 15, 30, tzinfo=datetime.UTC)  # New Year in Tokyo
    story = a_story(published_at=late)
    assert list(Article.objects.on(2024)) == [story]
    assert list(Article.objects.on(2024, 1)) == [story]
    assert list(Article.objects.on(2024, 1, 1)) == [story]
    assert not Article.objects.on(2023).exists()
    assert not Article.objects.on(2024, 1, 2).exists()


def test_entries_are_loaded_without_their_bodies(django_assert_num_queries: Any) -> None:
    a_story()
    a_draft()
    with django_assert_num_queries(1):
        for story in Article.objects.for_entries():
            assert story.category.name
            assert story.source.name
            assert story.language == "en"
            assert "body" in story.get_deferred_fields()
