"""Atom feeds (RFC 4287) of an edition and of each category, as far as the rights go."""

from __future__ import annotations

import datetime
import re
import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from kawaraban.articles.models import Article
from kawaraban.articles.rights import Carries, Output, carries
from kawaraban.articles.seen import updated_at
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.delivery.recording import Warmth, changes_at, reads, storable
from kawaraban.reading import editions
from kawaraban.reading.headers import reader_page
from kawaraban.reading.metadata import absolute
from kawaraban.reading.moments import until_a_story_appears
from kawaraban.reading.navigation import Navigation

NEWEST = 30
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
# Control characters that XML 1.0 can't hold, and code points that are no characters.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
OF_THIS_SITE = re.compile(r'(\s(?:src|href)=")/(?!/)')


class StoryFeed(Atom1Feed):
    """Atom with the full text beside the summary where an item has it."""

    def latest_post_date(self) -> datetime.datetime:
        """Return when the newest story was updated; of an empty feed not the present moment.

        Else it would be another feed each time it is asked for.
        """
        return super().latest_post_date() if self.items else NEVER

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write the usual elements, then `content`."""
        super().add_item_elements(handler, item)
        if content := item.get("content"):
            handler.addQuickElement("content", content, {"type": "html"})


@storable(warm=Warmth.FEED)
@reader_page
def latest(request: HttpRequest) -> HttpResponse:
    """The newest stories of the edition."""
    home = editions.current().path
    reads(f"in:language:{editions.current().code}")
    return answer(
        request, settings.KAWARABAN.site_name, home, Article.objects.public().in_date_order()
    )


@storable(warm=Warmth.FEED)
@reader_page
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories of a category and of all below it."""
    navigation = Navigation.of(request)
    branch = navigation.branch(slug)
    if branch is None:
        raise Http404("No such category.")
    reads(f"in:category:{branch.category.pk}")
    title = f"{settings.KAWARABAN.site_name}: {navigation.name(branch.category)}"
    path = reverse("category", args=[slug])
    stories = (
        Article.objects.public().in_date_order().filter(category__in=navigation.numbers(branch))
    )
    return answer(request, title, path, stories)


def answer(request: HttpRequest, title: str, path: str, stories: ArticleQuerySet) -> HttpResponse:
    """Return the feed of the newest of `stories` in the edition whose language is active."""
    until_a_story_appears()
    edition = editions.current()
    feed = StoryFeed(
        title=title,
        link=absolute(path),
        description="",
        subtitle=_("News in %(language)s") % {"language": edition.name},
        language=edition.code,
        feed_url=absolute(request.path),
        feed_guid=absolute(request.path),
        author_name=settings.KAWARABAN.site_name,
    )
    newest = stories.in_language(edition.code).newest_first()
    navigation = Navigation.of(request)
    for story in complete(newest)[:NEWEST]:
        add(feed, story, navigation)
    content = feed.writeString("utf-8")
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def complete(stories: ArticleQuerySet) -> ArticleQuerySet:
    """Return the same stories with everything that `add` prints."""
    return stories.select_related("locale", "source", "category", "picture").prefetch_related(
        "picture__renditions", "bylines__person", "tagged_items__tag"
    )


def add(feed: SyndicationFeed, story: Article, navigation: Navigation) -> None:
    """Add what the story's rights let into feeds: all of it, a summary, or nothing."""
    reads(f"article:{story.pk}", f"source:{story.source_id}")
    changes_at(story.expire_at)
    carried = carries(story, Output.FEED)
    if carried is Carries.NOTHING:
        return
    people = [byline.person for byline in story.bylines.all()]
    tags = [item.tag for item in story.tagged_items.all()]
    reads(*(f"person:{person.pk}" for person in people), *(f"tag:{tag.slug}" for tag in tags))
    feed.add_item(
        title=clean(story.headline),
        link=story.full_url,
        description=clean(story.lede),
        unique_id=identity(story),
        pubdate=story.published_at,
        updateddate=updated_at(story) or story.published_at,
        author_name=clean(", ".join(person.name for person in people) or story.source.name),
        categories=[
            clean(name) for name in (navigation.name(story.category), *(tag.name for tag in tags))
        ],
        item_copyright=clean(story.credit_line) or None,
        content=full_text(story) if carried is Carries.FULL_TEXT else "",
    )


def identity(story: Article) -> str:
    """Return an id that stays when the address changes, and when the site moves."""
    return identity_of(story.translation_key, story.language)


def identity_of(translation_key: uuid.UUID, language: str) -> str:
    """Return the id of whatever has translations in one language."""
    return uuid.uuid5(translation_key, language).urn


def full_text(story: Article) -> str:
    """Return the lede, the body and the credit as HTML with absolute addresses."""
    html = render_to_string("reading/feed_story.html", {"article": story, "feed": True})
    site = settings.KAWARABAN.site_url
    return clean(OF_THIS_SITE.sub(rf"\1{site}/", html))


def clean(text: str) -> str:
    """Return `text` without what XML can't hold."""
    return NOT_IN_XML.sub("", text)
