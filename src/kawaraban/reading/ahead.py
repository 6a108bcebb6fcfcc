"""Which pages are worth rendering ahead: what the page store's warmer is told of the content."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation

from kawaraban.articles.models import Article, Category, Person, Source, Tag
from kawaraban.delivery.recording import Warmth
from kawaraban.outbox.models import Change
from kawaraban.reading import editions

BORN = frozenset({"article.published", "article.released"})


def born_of(change: Change) -> Iterator[tuple[str, Warmth]]:
    """Yield the page of a story that has just come to readers; nobody has asked for it yet."""
    if change.kind not in BORN:
        return
    number = change.subject.partition(":")[2]
    story = Article.objects.public().filter(pk=number).only("day", "slug").first()
    if story is not None:
        yield story.get_absolute_url(), Warmth.ARTICLE


def everything() -> Iterator[str]:
    """Yield the first page of every list, feed and sitemap in every edition.

    Stories are not among them: there are many, and they are rendered in batches (`bulk`).
    """
    for name in ("sitemap", "sitemap-news", "sitemap-lists", "robots", "icon"):
        yield reverse(name)
    days = list(Article.objects.public().order_by().values_list("day", flat=True).distinct())
    months = sorted({(day.year, day.month) for day in days if day})
    for year, month in months:
        yield reverse("sitemap-month", args=[year, month])
    for edition in editions.editions():
        with translation.override(edition.code):
            yield edition.path
            yield reverse("latest")
            yield reverse("feed")
            yield from _lists(edition.code)


def _lists(code: str) -> Iterator[str]:
    public = Article.objects.public().in_language(code).order_by()
    for slug in Category.objects.values_list("slug", flat=True):
        yield reverse("category", args=[slug])
        yield reverse("category-feed", args=[slug])
    for slug in (
        Tag.objects.filter(tagged__content_object__in=public)
        .distinct()
        .values_list("slug", flat=True)
    ):
        yield reverse("tag", args=[slug])
    for name, model, found in (
        ("source", Source, public.values("source")),
        ("person", Person, public.values("bylines__person")),
    ):
        for slug in model.objects.filter(pk__in=found).values_list("slug", flat=True):
            yield reverse(name, args=[slug])
    days = {day for day in public.values_list("day", flat=True).distinct() if day}
    for year in sorted({day.year for day in days}):
        yield reverse("year", args=[year])
    for year, month in sorted({(day.year, day.month) for day in days}):
        yield reverse("month", args=[year, month])
    for day in sorted(days):
        yield reverse("day", args=[day.year, day.month, day.day])
