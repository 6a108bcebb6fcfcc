"""Which pages a story that comes or goes may change; that these are all, `reading` tests."""

from __future__ import annotations

import datetime

import pytest

from kawaraban.articles.beside import beside_facts, days_beside
from kawaraban.articles.seen import Facts
from tests.newsroom import NOON, CategoryFactory, a_story

pytestmark = pytest.mark.django_db


def test_what_stands_beside_a_story_is_found_in_few_queries_and_bounded(
    django_assert_num_queries: object,
) -> None:
    event, sport = CategoryFactory(), CategoryFactory(name="Sport")
    stories = [
        a_story(
            f"Story {n}",
            slug=f"s-{n}",
            published_at=NOON + datetime.timedelta(hours=n),
            category=sport if n % 2 else event,
        )
        for n in range(15)
    ]
    facts = Facts.of(stories[6])
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = beside_facts(facts)
    nearest = {stories[n].pk for n in (5, 7)}
    same_category = {stories[n].pk for n in (8, 10, 12, 14)}
    assert found == nearest | same_category


def test_the_days_around_a_story_are_told_only_if_it_makes_its_day() -> None:
    first = a_story("First", published_at=NOON)
    alone = a_story("Alone", published_at=NOON + datetime.timedelta(days=2))
    last = a_story("Last", published_at=NOON + datetime.timedelta(days=9))
    assert days_beside(Facts.of(alone)) == [first.day, last.day]
    a_story("日本語", language="ja", slug="kiji", published_at=alone.published_at)
    assert days_beside(Facts.of(alone)) == [first.day, last.day]
    a_story("Company", published_at=alone.published_at)
    assert days_beside(Facts.of(alone)) is None
