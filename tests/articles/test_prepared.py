"""Queries whose SQL is made once give what the ORM gives."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db.models import CharField, DateTimeField, IntegerField

from kawaraban.articles.models import Article
from kawaraban.articles.prepared import Parameter, Prepared, Together
from tests.newsroom import NOON, a_story, paragraphs

pytestmark = pytest.mark.django_db

SINCE = Parameter("since", DateTimeField())
SLUG = Parameter("slug", CharField())
HOUR = datetime.timedelta(hours=1)

INSTANCES = Prepared(
    lambda: Article.objects.filter(slug=SLUG).select_related("source", "picture").defer("lede")  # type: ignore[misc]
)
ROWS = Prepared(
    lambda: (
        Article.objects.filter(published_at__gte=SINCE)  # type: ignore[misc]
        .order_by("published_at")
        .values_list("slug", "published_at", "day", "expire_at")
    )
)


def test_rows_are_those_of_the_queryset_for_whatever_values() -> None:
    for number in range(3):
        a_story(f"Number {number}", slug=f"number-{number}", published_at=NOON + HOUR * number)
    for since in (NOON, NOON + HOUR, NOON + 9 * HOUR):
        stories = Article.objects.filter(published_at__gte=since).order_by("published_at")
        expected = list(stories.values_list("slug", "published_at", "day", "expire_at"))
        assert ROWS.rows(since=since) == expected


def test_instances_have_what_was_joined_and_know_what_was_left_out(
    django_assert_num_queries: Any,
) -> None:
    story = a_story(slug="one", body=paragraphs("A text."), lede="Its lede.")
    with django_assert_num_queries(1):
        found = INSTANCES.first(slug="one")
        assert found is not None
        assert found.source.name == "Tonle Tsushin"
        assert found.picture is None
        assert "A text." in str(found.body)
    assert found == story
    assert found.get_deferred_fields() == {"lede"}
    assert found.lede == "Its lede."


@pytest.mark.parametrize("slug", ["", "%s", "' or '1'='1", "\u3099", "x" * 10_000])
def test_a_value_is_a_value_whatever_stands_in_it(slug: str) -> None:
    a_story(slug="one")
    assert INSTANCES.rows(slug=slug) == []
    assert INSTANCES.first(slug=slug) is None


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        INSTANCES.rows()


def test_several_queries_are_asked_in_one_round(django_assert_num_queries: Any) -> None:
    for number in range(4):
        a_story(f"Number {number}", slug=f"number-{number}", published_at=NOON + HOUR * number)
    limit = Parameter("other", IntegerField())
    columns = ("slug", "published_at")
    both = Together(
        lambda: (
            Article.objects.filter(published_at__gte=SINCE)  # type: ignore[misc]
            .order_by("-published_at")
            .values_list(*columns)[:1]
        ),
        lambda: (
            Article.objects.filter(published_at__lt=SINCE)  # type: ignore[misc]
            .order_by("published_at")
            .values_list(*columns)[:2]
        ),
        lambda: Article.objects.filter(pk=limit).values_list(*columns),  # type: ignore[misc]
    )
    with django_assert_num_queries(1):
        later, earlier, none = both.rows(since=NOON + 2 * HOUR, other=0)
    assert later == [("number-3", NOON + 3 * HOUR)]
    assert sorted(earlier) == [("number-0", NOON), ("number-1", NOON + HOUR)]
    assert none == []
