"""A story's own page, the part of it that opens in a list, and where old addresses lead."""

from __future__ import annotations

import datetime
import unicodedata
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone, translation

from kawaraban.articles.models import Article, FormerAddress
from kawaraban.conversation import thread
from kawaraban.conversation.counts import Counts, count
from kawaraban.delivery.recording import Warmth, reads, storable
from kawaraban.kit.paths import path_of
from kawaraban.reading import material, whole
from kawaraban.reading.archives import date_or_404
from kawaraban.reading.entries import entry_of
from kawaraban.reading.errors import gone
from kawaraban.reading.headers import reader_page
from kawaraban.reading.lists import known
from kawaraban.reading.material import Material
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.rows import Row
from kawaraban.reading.shell import shell_of


@reader_page
@storable("reply", warm=Warmth.ARTICLE)
def article(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The story with its conversation, in the interface of its own language.

    `?reply=N` puts the comment with that number above the form, if it is one of the page's.
    """
    date, slug = date_or_404(year, month, day), unicodedata.normalize("NFC", known(slug))
    now = timezone.now()
    story = material.find(date, slug, now)
    if story is None:
        return elsewhere(request, "article", date, slug)
    with translation.override(story.language):
        made = material.page_of(story, now)
        return whole.page_of(made, thread.context_of(story, request), shell_of())


@reader_page
@storable(warm=Warmth.LIST)
def entry(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The rest of a ▼ entry, as a fragment of HTML: body, corrections, credit, date, counts."""
    date, slug = date_or_404(year, month, day), unicodedata.normalize("NFC", known(slug))
    story = material.find(date, slug, timezone.now())
    if story is None:
        return elsewhere(request, "entry", date, slug)
    with translation.override(story.language):
        made = material.text_of(story)
        made.note()
        reads(f"counts:{story.pk}")
        context = {**_parts(made), "counts": count([story.pk])[story.pk]}
        response = render(request, "reading/entry_rest.html", context)
        response.headers["Content-Language"] = story.language
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def elsewhere(request: HttpRequest, name: str, date: datetime.date, slug: str) -> HttpResponse:
    """Send the reader on to a story's new address, or say that its time is over (410).

    Raises `Http404` for everything else: what was never public is not told from what never was.
    """
    reads("absent")
    former = FormerAddress.objects.filter(day=date, slug=slug).first()
    stories = Article.objects.select_related("locale")
    if former is not None:
        reads(f"article:{former.article_id}")
        moved = stories.filter(pk=former.article_id)
        if (story := moved.public().first()) and story.day:
            path = path_of(name, story.day.year, story.day.month, story.day.day, story.slug)
            return HttpResponsePermanentRedirect(path)
    else:
        moved = stories.filter(day=date, slug=slug)
    story = moved.first()
    if story is None or not has_ended(story):
        raise Http404("No such story.")
    reads(f"article:{story.pk}")
    with translation.override(story.language):
        return gone(request)


def has_ended(article: Article, now: datetime.datetime | None = None) -> bool:
    """Whether readers could once see the story, and its time is over."""
    now = now or timezone.now()
    was_public = (
        article.first_published_at is not None
        and article.published_at is not None
        and article.published_at <= now
        and (article.embargo_until is None or article.embargo_until <= now)
    )
    over = article.expire_at is not None and article.expire_at <= now
    return was_public and over and (article.live or article.expired)


def preview_of(request: HttpRequest, story: Article, mode: str) -> HttpResponse:
    """Return a draft as readers would see it; for the mode `entry` its ▼ entry, open.

    Its bylines, tags and corrections are those of the form it was made from. Its language is
    active.
    """
    made = Material(
        story,
        people=[byline.person for byline in story.bylines.select_related("person")],
        tags=[item.tag for item in story.tagged_items.select_related("tag")],
        corrections=list(story.corrections.all()),
    )
    if mode != "entry":
        return whole.preview_of(made)
    entry = entry_of(Row.of(story), Navigation.of(request))
    context = {**_parts(made), "entry": entry, "counts": Counts()}
    return render(request, "reading/preview_entry.html", context)


def _parts(made: Material) -> dict[str, Any]:
    """Return what `reading/entry_rest.html` prints."""
    return {
        "article": made.article,
        "people": made.people,
        "notices": made.notices,
        "later_notices": made.later_notices,
    }
