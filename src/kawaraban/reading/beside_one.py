"""The neighbours of one story, asked of the database in one short query."""

from __future__ import annotations

from typing import Any

from django.db.models import DateTimeField, F, IntegerField, UUIDField, Value

from kawaraban.articles.models import Article
from kawaraban.articles.prepared import Parameter, Together
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.reading.neighbours import PRINTED, RELATED, Link, Neighbours, choose, place_of

NOW, AT = Parameter("now", DateTimeField()), Parameter("at", DateTimeField())
NUMBER, LOCALE = Parameter("number", IntegerField()), Parameter("locale", IntegerField())
CATEGORY, KEY = Parameter("category", IntegerField()), Parameter("key", UUIDField())


def neighbours_of(article: Article, now: Any) -> Neighbours:
    """Return the stories beside a public story at `now`. One query."""
    at, number = place_of(article)
    here = {"now": now, "at": at, "number": number, "locale": article.locale_id}
    filed = {"category": article.category_id, "key": article.translation_key}
    *nearest, found, listed = AROUND.rows(**here, **filed)
    earlier, later, filling, translations = (
        sorted((Link(*row) for _rank, *row in rows), key=lambda link: link.place, reverse=True)
        for rows in nearest
    )
    related = [Link(*row) for _rank, *row in sorted(found)]
    shown = {link.number for link in related}
    return Neighbours(
        earlier=earlier[0] if earlier else None,
        later=later[0] if later else None,
        related=choose(
            [(link.place, link) for link in related], [(link.place, link) for link in filling]
        ),
        translations=translations,
        waiting=sorted({number for _rank, number, *_row in listed} - shown),
    )


def _public() -> ArticleQuerySet:
    return Article.objects.public(NOW).filter(locale=LOCALE)  # type: ignore[arg-type, misc]


def _by_date() -> ArticleQuerySet:
    """Those of the language, by the index of dates.

    Of the rule's `live=True` Django makes "WHERE live", for which SQLite uses no index.
    """
    return _public().filter(live=Value(True))


def _earlier(stories: ArticleQuerySet) -> ArticleQuerySet:
    """Those before the story. Not written with OR, which no index answers."""
    return (
        stories.filter(published_at__lte=AT)
        .exclude(published_at=AT, pk__gte=NUMBER)
        .order_by("-published_at", "-pk")
    )


def _later(stories: ArticleQuerySet) -> ArticleQuerySet:
    return (
        stories.filter(published_at__gte=AT)
        .exclude(published_at=AT, pk__lte=NUMBER)
        .order_by("published_at", "pk")
    )


def _listed(stories: ArticleQuerySet) -> Any:
    """Those that are written down as related, with their rank."""
    kept = stories.filter(related_to__story=NUMBER).order_by()  # type: ignore[misc]
    return kept.annotate(rank=F("related_to__rank")).values_list("rank", *PRINTED)


def _unranked(stories: ArticleQuerySet) -> Any:
    return stories.annotate(rank=Value(0)).values_list("rank", *PRINTED)


AROUND = Together(
    lambda: _unranked(_earlier(_by_date()))[:1],
    lambda: _unranked(_later(_by_date()))[:1],
    lambda: _unranked(_earlier(_by_date().filter(category=CATEGORY)))[:RELATED],  # type: ignore[misc]
    lambda: _unranked(
        Article.objects.public(NOW)  # type: ignore[arg-type]
        .filter(translation_key=KEY)
        .exclude(locale=LOCALE)
        .order_by()
    ),
    lambda: _listed(_public()),
    lambda: _listed(Article.objects.all()),
)
