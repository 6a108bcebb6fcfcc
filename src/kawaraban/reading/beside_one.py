"""The neighbours of one story, asked of the database in a few short queries."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    IntegerField,
    OuterRef,
    Subquery,
    UUIDField,
    Value,
)
from django.db.models.functions import Coalesce

from kawaraban.articles.models import Article, ArticleTag
from kawaraban.articles.prepared import Parameter, Prepared, Together
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.reading.neighbours import PRINTED, RELATED, Link, Neighbours, choose, place_of

USED_OFTEN = 150
"""From so many uses on, a story's tags are found sooner by looking through its neighbours."""

NOW, AT = Parameter("now", DateTimeField()), Parameter("at", DateTimeField())
NUMBER, LOCALE = Parameter("number", IntegerField()), Parameter("locale", IntegerField())
CATEGORY, KEY = Parameter("category", IntegerField()), Parameter("key", UUIDField())


def neighbours_of(article: Article, tagged: bool, now: Any) -> Neighbours:
    """Return the stories beside a public story at `now`. One query; three if it is `tagged`."""
    at, number = place_of(article)
    here = {"now": now, "at": at, "number": number, "locale": article.locale_id}
    filed = {"category": article.category_id, "key": article.translation_key}
    earlier, later, filling, translations = (
        sorted(map(Link._make, rows), key=attrgetter("place"), reverse=True)
        for rows in AROUND.rows(**here, **filed)
    )
    return Neighbours(
        earlier=earlier[0] if earlier else None,
        later=later[0] if later else None,
        related=choose(
            (at, number),
            [(shared, link.place, link) for shared, link in _sharing(here)] if tagged else [],
            [(link.place, link) for link in filling],
        ),
        translations=translations,
    )


def _sharing(here: dict[str, Any]) -> Iterator[tuple[int, Link]]:
    """Yield the nearest stories with a common tag, and how many they have in common."""
    are_many = MANY.rows(number=here["number"])
    for rows in (COMMON if are_many else RARE).rows(**here):
        for *printed, shared in rows:
            yield shared, Link(*printed)


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


def _own_tags() -> Any:
    return ArticleTag.objects.filter(content_object=NUMBER).values("tag")  # type: ignore[misc]


def _rare(stories: ArticleQuerySet) -> ArticleQuerySet:
    """Those with a tag of the story: the tags' stories are looked up, then sorted by date."""
    uses = ArticleTag.objects.filter(tag__in=_own_tags())
    return stories.filter(pk__in=uses.values("content_object")).annotate(shared=_shared())


def _common(stories: ArticleQuerySet) -> ArticleQuerySet:
    """The same, looked for from the nearest story on until there are enough."""
    uses = ArticleTag.objects.filter(content_object=OuterRef("pk"), tag__in=_own_tags())
    return stories.filter(Exists(uses)).annotate(shared=_shared())


def _shared() -> Coalesce:
    """Return how many of the story's tags another one has."""
    items = ArticleTag.objects.filter(content_object=OuterRef("pk"), tag__in=_own_tags())
    counted = items.order_by().values("content_object").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0, output_field=IntegerField())


AROUND = Together(
    lambda: _earlier(_by_date()).values_list(*PRINTED)[:1],
    lambda: _later(_by_date()).values_list(*PRINTED)[:1],
    lambda: _earlier(_by_date().filter(category=CATEGORY)).values_list(*PRINTED)[:RELATED],  # type: ignore[misc]
    lambda: (
        Article.objects.public(NOW)  # type: ignore[arg-type]
        .filter(translation_key=KEY)
        .exclude(locale=LOCALE)
        .order_by()
        .values_list(*PRINTED)
    ),
)
MANY = Prepared(
    lambda: (
        ArticleTag.objects.filter(tag__in=_own_tags())
        .order_by()
        .values_list("pk")[USED_OFTEN : USED_OFTEN + 1]
    )
)
RARE = Together(
    lambda: _earlier(_rare(_public())).values_list(*PRINTED, "shared")[:RELATED],
    lambda: _later(_rare(_public())).values_list(*PRINTED, "shared")[:RELATED],
)
COMMON = Together(
    lambda: _earlier(_common(_by_date())).values_list(*PRINTED, "shared")[:RELATED],
    lambda: _later(_common(_by_date())).values_list(*PRINTED, "shared")[:RELATED],
)
