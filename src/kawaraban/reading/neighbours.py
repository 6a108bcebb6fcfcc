"""The other stories that a story's page leads to, found in one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from kawaraban.articles.models import Article, ArticleTag, Tag
from kawaraban.articles.selection import ArticleQuerySet

RELATED = 5
PRINTED = (
    "headline",
    "slug",
    "day",
    "published_at",
    "category_id",
    "translation_key",
    "locale__language_code",
)
Numbers = models.QuerySet[Article, Any]
"""Primary keys, for a subquery."""


@dataclass(frozen=True)
class Neighbours:
    """Stories beside a story. All are public; all but `translations` are in its language."""

    earlier: Article | None = None
    later: Article | None = None
    related: Sequence[Article] = ()
    translations: Sequence[Article] = ()


def neighbours_of(article: Article, tags: Sequence[Tag]) -> Neighbours:
    """Return the stories beside a public story. One query.

    Related are those that share most tags, then the newest of the same category.
    """
    numbers = [tag.pk for tag in tags]
    public = Article.objects.public().filter(locale=article.locale_id).exclude(pk=article.pk)
    found = (
        Article.objects.public()
        .filter(
            Q(pk__in=_before(public, article))
            | Q(pk__in=_after(public, article))
            | Q(pk__in=_sharing(public, numbers))
            | Q(pk__in=_same_category(public, article))
            | Q(translation_key=article.translation_key)
        )
        .exclude(pk=article.pk)
        .annotate(shared=_shared(numbers))
        .select_related("locale")
        .only(*PRINTED)
    )
    stories = [other for other in found if other.locale_id == article.locale_id]
    earlier = [other for other in stories if _place(other) < _place(article)]
    later = [other for other in stories if _place(other) > _place(article)]
    return Neighbours(
        earlier=max(earlier, key=_place, default=None),
        later=min(later, key=_place, default=None),
        related=_related(article, stories),
        translations=[other for other in found if other.locale_id != article.locale_id],
    )


def _place(article: Article) -> tuple[object, int]:
    return article.published_at, article.pk


def _before(public: ArticleQuerySet, article: Article) -> Numbers:
    same_moment = Q(published_at=article.published_at, pk__lt=article.pk)
    older = public.filter(Q(published_at__lt=article.published_at) | same_moment)
    return older.newest_first().values("pk")[:1]


def _after(public: ArticleQuerySet, article: Article) -> Numbers:
    same_moment = Q(published_at=article.published_at, pk__gt=article.pk)
    newer = public.filter(Q(published_at__gt=article.published_at) | same_moment)
    return newer.order_by("published_at", "pk").values("pk")[:1]


def _sharing(public: ArticleQuerySet, tags: Sequence[int]) -> Numbers:
    if not tags:
        return public.none()
    tagged = public.filter(tagged_items__tag__in=tags).annotate(same=Count("pk"))
    return tagged.order_by("-same", "-published_at", "-pk").values("pk")[:RELATED]


def _same_category(public: ArticleQuerySet, article: Article) -> Numbers:
    return public.filter(category=article.category_id).newest_first().values("pk")[:RELATED]


def _shared(tags: Sequence[int]) -> Coalesce:
    """Return the number of `tags` that a story of the query has."""
    items = ArticleTag.objects.filter(content_object=OuterRef("pk"), tag__in=tags).order_by()
    counted = items.values("content_object").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), Value(0), output_field=IntegerField())


def _related(article: Article, stories: Sequence[Article]) -> list[Article]:
    fitting = [
        other
        for other in stories
        if other.shared or other.category_id == article.category_id  # type: ignore[attr-defined]
    ]
    fitting.sort(key=lambda other: (other.shared, *_place(other)), reverse=True)  # type: ignore[attr-defined]
    return fitting[:RELATED]
