"""Who stands beside a story: the pages that may change when it comes, goes or moves.

The page of a story leads to the one before and the one after it, to its translations, and to
related stories, filled up with the five nearest earlier ones of the category. Here that is asked
the other way round. Related ones are not among what is asked: a page that has a story on its list
carries the story's tag, `link:N`, whether the story is public or not.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import (
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    IntegerField,
    QuerySet,
    UUIDField,
    Value,
)
from django.utils import timezone

from kawaraban.articles.prepared import Parameter, Prepared, Together
from kawaraban.articles.seen import Facts
from kawaraban.articles.selection import ArticleQuerySet

if TYPE_CHECKING:
    from kawaraban.articles.models import Article

NEAREST = 5

NOW, AT = Parameter("now", DateTimeField()), Parameter("at", DateTimeField())
NUMBER, LOCALE = Parameter("number", IntegerField()), Parameter("locale", IntegerField())
CATEGORY, KEY = Parameter("category", IntegerField()), Parameter("key", UUIDField())
DAY = Parameter("day", DateField())


def beside(article: Article) -> set[int]:
    """Return the primary keys of the public stories whose page may show `article` beside it."""
    return beside_facts(Facts.of(article))


def beside_facts(story: Facts) -> set[int]:
    """Do the same for a story as it is or was. One query."""
    here: dict[str, Any] = {"now": timezone.now(), "number": story.number}
    if story.published_at is None:
        return {number for (number,) in TRANSLATIONS.rows(**here, key=story.translation_key)}
    here |= {"at": story.published_at, "locale": story.locale}
    around = AROUND.rows(**here, category=story.category, key=story.translation_key)
    return {number for rows in around for (number,) in rows}


def days_beside(story: Facts) -> list[datetime.date] | None:
    """Return the nearest days with stories in its language; None if its day has others, too.

    Their archive pages lead to this day, or lead past it once the story is gone. At most two
    queries.
    """
    if story.day is None:
        return None
    here: dict[str, Any] = {"now": timezone.now(), "number": story.number}
    here |= {"locale": story.locale, "day": story.day}
    if SAME_DAY.rows(**here):
        return None
    return [day for rows in NEAREST_DAYS.rows(**here) for (day,) in rows]


def _everywhere() -> ArticleQuerySet:
    from kawaraban.articles.models import Article

    public = Article.objects.public(NOW)  # type: ignore[arg-type]
    return public.exclude(pk=NUMBER).order_by()  # type: ignore[misc]


def _others() -> ArticleQuerySet:
    return _everywhere().filter(locale=LOCALE)  # type: ignore[misc]


def _by_day() -> ArticleQuerySet:
    """Those of the language, by the index of days.

    By the index of languages SQLite would read all of them; a sum is in no index.
    """
    language = ExpressionWrapper(F("locale_id") + Value(0), IntegerField())
    return _everywhere().alias(of_language=language).filter(of_language=LOCALE)


def _by_date() -> ArticleQuerySet:
    """Those of the language, by the index of dates.

    Of the rule's `live=True` Django makes "WHERE live", for which SQLite uses no index.
    """
    return _others().filter(live=Value(True))


def _earlier(others: ArticleQuerySet) -> ArticleQuerySet:
    """Those before the story. Not written with OR, which no index answers."""
    before = others.filter(published_at__lte=AT).exclude(published_at=AT, pk__gte=NUMBER)
    return before.order_by("-published_at", "-pk")


def _later(others: ArticleQuerySet) -> ArticleQuerySet:
    after = others.filter(published_at__gte=AT).exclude(published_at=AT, pk__lte=NUMBER)
    return after.order_by("published_at", "pk")


def _number(stories: ArticleQuerySet, limit: int) -> QuerySet[Any, tuple[int]]:
    return stories.values_list("pk")[:limit]


TRANSLATIONS = Prepared(
    lambda: _everywhere().filter(translation_key=KEY).values_list("pk")  # type: ignore[misc]
)
AROUND = Together(
    lambda: _everywhere().filter(translation_key=KEY).values_list("pk"),  # type: ignore[misc]
    lambda: _number(_earlier(_by_date()), 1),
    lambda: _number(_later(_by_date()), 1),
    lambda: _number(_later(_by_date().filter(category=CATEGORY)), NEAREST),  # type: ignore[misc]
)
SAME_DAY = Prepared(lambda: _by_day().filter(day=DAY).values_list("day")[:1])  # type: ignore[misc]
NEAREST_DAYS = Together(
    lambda: _by_day().filter(day__lt=DAY).order_by("-day").values_list("day")[:1],
    lambda: _by_day().filter(day__gt=DAY).order_by("day").values_list("day")[:1],
)
