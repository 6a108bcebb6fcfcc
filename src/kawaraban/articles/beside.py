"""Who stands beside a story: the pages that may change when it comes, goes or moves.

The page of a story leads to the one before and the one after it, to its translations, and to
related stories: of the five nearest earlier and five nearest later ones that share a tag the best
five, filled up with the nearest earlier ones of the category. Here that is asked the other way
round, and nearest means the same in both directions: if a story is among the five nearest that
share a tag with another, the other is among its five nearest with one of these tags.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from kawaraban.articles.seen import Facts
from kawaraban.articles.selection import ArticleQuerySet

if TYPE_CHECKING:
    from kawaraban.articles.models import Article

NEAREST = 5


def beside(article: Article) -> set[int]:
    """Return the primary keys of the public stories whose page may show `article` beside it."""
    return beside_facts(Facts.of(article))


def beside_facts(story: Facts) -> set[int]:
    """Do the same for a story as it is or was. Four queries, and two for each of its tags."""
    from kawaraban.articles.models import Article

    others = Article.objects.public().exclude(pk=story.number)
    found = set(others.filter(translation_key=story.translation_key).values_list("pk", flat=True))
    if story.published_at is None:
        return found
    others = others.filter(locale=story.locale)
    earlier, later = _earlier(others, story), _later(others, story)
    found.update(earlier[:1], later[:1], later.filter(category=story.category)[:NEAREST])
    for slug in story.tags:
        tagged = Q(tagged_items__tag__slug=slug)
        found.update(earlier.filter(tagged)[:NEAREST], later.filter(tagged)[:NEAREST])
    return found


def days_beside(story: Facts) -> list[datetime.date] | None:
    """Return the nearest days with stories in its language; None if its day has others, too.

    Their archive pages lead to this day, or lead past it once the story is gone. At most three
    queries.
    """
    from kawaraban.articles.models import Article

    others = Article.objects.public().filter(locale=story.locale).exclude(pk=story.number)
    if story.day is None or others.filter(day=story.day).exists():
        return None
    days = others.values_list("day", flat=True)
    nearest = (
        days.filter(day__lt=story.day).order_by("-day").first(),
        days.filter(day__gt=story.day).order_by("day").first(),
    )
    return [day for day in nearest if day]


def _earlier(others: ArticleQuerySet, story: Facts) -> ArticleQuerySet:
    same_moment = Q(published_at=story.published_at, pk__lt=story.number)
    before = others.filter(Q(published_at__lt=story.published_at) | same_moment)
    return before.newest_first().values_list("pk", flat=True)  # type: ignore[return-value]


def _later(others: ArticleQuerySet, story: Facts) -> ArticleQuerySet:
    same_moment = Q(published_at=story.published_at, pk__gt=story.number)
    after = others.filter(Q(published_at__gt=story.published_at) | same_moment)
    ordered = after.order_by("published_at", "pk")
    return ordered.values_list("pk", flat=True)  # type: ignore[return-value]
