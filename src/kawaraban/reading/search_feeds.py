"""A search that is followed: the newest of what it finds, as Atom (RFC 4287) and as RSS 2.0.

Both say how much there is and where the search is described (OpenSearch 1.1, response elements).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from kawaraban.articles.models import Article
from kawaraban.kit.text import truncate
from kawaraban.reading import editions, feeds
from kawaraban.reading.asked import Asked
from kawaraban.reading.feeds import NEVER, NEWEST, StoryFeed, clean
from kawaraban.reading.found import Found, answer_to, found_of
from kawaraban.reading.headers import reader_page
from kawaraban.reading.metadata import absolute
from kawaraban.reading.models import TextPage
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.search import LONGEST_TITLE, private, unavailable
from kawaraban.search.contract import Hit, Results

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"


class FoundAtom(StoryFeed):
    """What was found as Atom."""

    def root_attributes(self) -> dict[str, str]:
        """Return the usual attributes and the namespace of OpenSearch."""
        return {**super().root_attributes(), "xmlns:opensearch": OPENSEARCH}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write the usual elements, then those of OpenSearch."""
        super().add_root_elements(handler)
        _describe(handler, "link", self.feed)


class FoundRss(Rss201rev2Feed):
    """What was found as RSS 2.0, with the full text where an item has it."""

    def rss_attributes(self) -> dict[str, str]:
        """Return the usual attributes and the namespaces of OpenSearch and of full texts."""
        spaces = {"xmlns:opensearch": OPENSEARCH, "xmlns:content": CONTENT}
        return {**super().rss_attributes(), **spaces}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write the usual elements, then those of OpenSearch."""
        super().add_root_elements(handler)
        _describe(handler, "atom:link", self.feed)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write the usual elements, then the full text. What identifies it is no address."""
        super().add_item_elements(handler, {**item, "unique_id_is_permalink": False})
        if content := item.get("content"):
            handler.addQuickElement("content:encoded", content)

    def latest_post_date(self) -> datetime.datetime:
        """Return when the newest story was updated; of an empty feed not the present moment."""
        return super().latest_post_date() if self.items else NEVER


Kind = type[FoundAtom] | type[FoundRss]


@reader_page
def atom(request: HttpRequest) -> HttpResponse:
    """The newest of what `/search/` finds for the same parameters, as Atom."""
    return _answer(request, FoundAtom, "search-feed")


@reader_page
def rss(request: HttpRequest) -> HttpResponse:
    """The newest of what `/search/` finds for the same parameters, as RSS."""
    return _answer(request, FoundRss, "search-rss")


def _answer(request: HttpRequest, kind: Kind, view: str) -> HttpResponse:
    asked = Asked.of(request).sorted(newest=True)
    if not asked:
        raise Http404("A feed of no search.")
    answer = answer_to(asked.query(NEWEST))
    if answer is None:
        words = _("The search is not available at this moment.")
        broken = HttpResponse(words, status=503, content_type="text/plain; charset=utf-8")
        return unavailable(private(broken))
    feed = _feed(kind, asked, answer, absolute(asked.path(view)))
    _fill(feed, answer.hits, Navigation.of(request))
    # The type of Atom without Django's charset, as in the other feeds of the site.
    content_type = f"{kind.content_type.partition(';')[0]}; charset=utf-8"
    return private(HttpResponse(feed.writeString("utf-8"), content_type=content_type))


def _feed(kind: Kind, asked: Asked, answer: Results, url: str) -> SyndicationFeed:
    words = clean(truncate(asked.text, LONGEST_TITLE)) or _("Search")
    title = f"{settings.KAWARABAN.site_name}: {words}"
    edition = editions.current()
    return kind(
        title=title,
        link=absolute(asked.sorted(newest=True).path()),
        description=title,
        language=edition.code,
        feed_url=url,
        feed_guid=url,
        author_name=settings.KAWARABAN.site_name,
        total=answer.total,
        described=absolute(reverse("opensearch")),
    )


def _fill(feed: SyndicationFeed, hits: Sequence[Hit], navigation: Navigation) -> None:
    """Add what is public now, as far as its rights go, in the order of the hits."""
    found = found_of(hits, navigation.section)
    stories = feeds.complete(Article.objects.public()).in_bulk(_numbers(found, "article"))
    pages = TextPage.objects.select_related("locale").in_bulk(_numbers(found, "page"))
    for one in found:
        if story := stories.get(one.number) if one.kind == "article" else None:
            feeds.add(feed, story, navigation)
        elif page := pages.get(one.number) if one.kind == "page" else None:
            _add_page(feed, page, one)


def _numbers(found: Sequence[Found], kind: str) -> list[int]:
    return [one.number for one in found if one.kind == kind]


def _add_page(feed: SyndicationFeed, page: TextPage, one: Found) -> None:
    feed.add_item(
        title=clean(page.title),
        link=absolute(one.path),
        description=clean(page.search_description),
        unique_id=feeds.identity_of(page.translation_key, one.language),
        pubdate=page.first_published_at,
        updateddate=page.last_published_at,
        author_name=settings.KAWARABAN.site_name,
    )


def _describe(handler: SimplerXMLGenerator, link: str, feed: dict[str, Any]) -> None:
    description = "application/opensearchdescription+xml"
    handler.addQuickElement(
        link, None, {"rel": "search", "type": description, "href": feed["described"]}
    )
    handler.addQuickElement("opensearch:totalResults", str(feed["total"]))
    handler.addQuickElement("opensearch:startIndex", "1")
    handler.addQuickElement("opensearch:itemsPerPage", str(NEWEST))
