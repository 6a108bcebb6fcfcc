"""Sitemaps (sitemaps.org 0.9): an index, a file a month, the lists, and Google's news sitemap.

When a story was changed is told by the day: else every edit would touch the file of its month.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation

from kawaraban.articles.models import Article
from kawaraban.articles.seen import changed_on
from kawaraban.delivery.recording import changes_at, reads, storable
from kawaraban.reading import editions
from kawaraban.reading.archives import date_or_404
from kawaraban.reading.headers import reader_page
from kawaraban.reading.metadata import absolute
from kawaraban.reading.moments import until_a_story_appears
from kawaraban.reading.navigation import Navigation

NEWS_DAYS = 2
NEWS_MOST = 1000
MOST = 50_000


@storable()
@reader_page
def index(request: HttpRequest) -> HttpResponse:
    """The index: one file for each month that has stories, one for the lists, one for news."""
    reads("sitemap")
    until_a_story_appears()
    months = (
        Article.objects.public()
        .order_by()
        .annotate(month=TruncMonth("day"))
        .values("month")
        .annotate(changed=Max("last_published_at"))
        .order_by("-month")
    )
    files = [
        {
            "loc": absolute(reverse("sitemap-month", args=[row["month"].year, row["month"].month])),
            "changed": row["changed"],
        }
        for row in months
        if row["month"]
    ]
    files += [{"loc": absolute(reverse(name))} for name in ("sitemap-lists", "sitemap-news")]
    return _xml(request, "reading/sitemap_index.xml", {"files": files})


@storable()
@reader_page
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The stories of a month, in all languages."""
    first = date_or_404(year, month)
    reads(f"sitemap:{first:%Y-%m}")
    until_a_story_appears()
    stories = Article.objects.public().on(year, month).order_by("published_at", "pk")
    pages = []
    for story in stories.defer("body", "lede")[:MOST]:
        changes_at(story.expire_at)
        pages.append({"loc": story.full_url, "changed": changed_on(story)})
    if not pages:
        raise Http404("No story in this month.")
    return _xml(request, "reading/sitemap.xml", {"pages": pages})


@storable()
@reader_page
def lists(request: HttpRequest) -> HttpResponse:
    """The front page, the latest and the categories of every edition."""
    pages: list[dict[str, Any]] = []
    navigation = Navigation.of(request)
    for edition in editions.editions():
        with translation.override(edition.code):
            paths = [edition.path, reverse("latest")]
            paths += [path for _name, path in navigation.sections()]
        pages += [{"loc": absolute(path)} for path in paths]
    return _xml(request, "reading/sitemap.xml", {"pages": pages})


@storable()
@reader_page
def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last two days, in all languages."""
    since = timezone.now() - datetime.timedelta(days=NEWS_DAYS)
    recent = Article.objects.public().filter(published_at__gt=since).newest_first()
    stories = list(recent.for_entries()[:NEWS_MOST])
    reads("sitemap", *(f"link:{story.pk}" for story in stories))
    until_a_story_appears()
    for story in stories:
        changes_at(story.expire_at)
    if stories and stories[-1].published_at:
        changes_at(stories[-1].published_at + datetime.timedelta(days=NEWS_DAYS))
    context = {
        "stories": stories,
        "site_name": settings.KAWARABAN.site_name,
    }
    return _xml(request, "reading/sitemap_news.xml", context)


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
