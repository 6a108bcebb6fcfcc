"""A story's own page, the part of it that opens in a list, and where old addresses lead."""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation

from kawaraban.articles.models import Article, FormerAddress
from kawaraban.conversation import thread
from kawaraban.conversation.counts import Counts, count
from kawaraban.conversation.protocols.trackback import discovery
from kawaraban.reading import metadata
from kawaraban.reading.archives import date_or_404
from kawaraban.reading.entries import Entry
from kawaraban.reading.errors import gone
from kawaraban.reading.headers import reader_page
from kawaraban.reading.lists import known
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.neighbours import Neighbours, neighbours_of
from kawaraban.reading.pictures import pictures_of

TOKEN = re.compile(rb'name="token" value="[^"]*"')


@reader_page
def article(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The story with its conversation, in the interface of its own language."""
    date, slug = date_or_404(year, month, day), unicodedata.normalize("NFC", known(slug))
    story = _public(date, slug)
    if story is None:
        return elsewhere(request, "article", date, slug)
    with translation.override(story.language):
        response = render(request, "reading/story.html", context_of(story, request))
        response.headers["Content-Language"] = story.language
    response.headers["ETag"] = _etag(response.content)
    return response


@reader_page
def entry(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The rest of a ▼ entry, as a fragment of HTML: body, corrections, credit, date, counts."""
    date, slug = date_or_404(year, month, day), unicodedata.normalize("NFC", known(slug))
    story = _public(date, slug)
    if story is None:
        return elsewhere(request, "entry", date, slug)
    with translation.override(story.language):
        context = {**parts_of(story), "counts": count([story.pk])[story.pk]}
        response = render(request, "reading/entry_rest.html", context)
        response.headers["Content-Language"] = story.language
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _etag(page: bytes) -> str:
    """Return a weak ETag: two pages that differ in the comment form's token only are one.

    The token is renewed with the date in the masthead, long before it would be out of date.
    """
    digest = hashlib.blake2b(TOKEN.sub(b"", page), digest_size=16).hexdigest()
    return f'W/"{digest}"'


def _public(date: datetime.date, slug: str) -> Article | None:
    stories = Article.objects.public().select_related("locale", "source", "category", "picture")
    return stories.filter(day=date, slug=slug).first()


def elsewhere(request: HttpRequest, name: str, date: datetime.date, slug: str) -> HttpResponse:
    """Send the reader on to a story's new address, or say that its time is over (410).

    Raises `Http404` for everything else: what was never public is not told from what never was.
    """
    former = FormerAddress.objects.filter(day=date, slug=slug).first()
    stories = Article.objects.select_related("locale")
    if former is not None:
        moved = stories.filter(pk=former.article_id)
        if (story := moved.public().first()) and story.day:
            path = reverse(name, args=[story.day.year, story.day.month, story.day.day, story.slug])
            return HttpResponsePermanentRedirect(path)
    else:
        moved = stories.filter(day=date, slug=slug)
    story = moved.first()
    if story is None or not has_ended(story):
        raise Http404("No such story.")
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


def context_of(story: Article, request: HttpRequest) -> dict[str, Any]:
    """Return what `reading/story.html` prints of a public story."""
    parts = parts_of(story)
    conversation = thread.context_of(story, request)
    beside = neighbours_of(story, parts["tags"])
    navigation = Navigation.of(request)
    return {
        **parts,
        "entry": Entry(story, navigation.name(story.category), conversation.counts),
        "counts": conversation.counts,
        "thread": conversation,
        "beside": beside,
        "meta": metadata.of_story(story, parts, navigation, conversation.counts),
        "trackback_url": discovery.ping_url(story),
        "trackback_rdf": discovery.rdf(story),
    }


def preview_context_of(story: Article, request: HttpRequest) -> dict[str, Any]:
    """Return what `reading/story.html` prints of a draft: nothing that only readers bring."""
    name = Navigation.of(request).name(story.category)
    return {
        **parts_of(story),
        "entry": Entry(story, name),
        "counts": Counts(),
        "beside": Neighbours(),
    }


def parts_of(story: Article) -> dict[str, Any]:
    """Return the story with its bylines, tags, corrections and pictures made ready."""
    corrections = list(story.corrections.all())
    _make_pictures_ready(story)
    return {
        "article": story,
        "people": [byline.person for byline in story.bylines.select_related("person")],
        "tags": [item.tag for item in story.tagged_items.select_related("tag")],
        "notices": [notice for notice in corrections if notice.matters],
        "later_notices": [notice for notice in corrections if not notice.matters],
    }


def _make_pictures_ready(story: Article) -> None:
    """Read the renditions of all pictures of the page in one query."""
    pictures = pictures_of(story)
    if pictures:
        prefetch_related_objects(pictures, "renditions")
