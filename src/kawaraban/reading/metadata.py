"""What machines read in a story's page: schema.org, Open Graph, canonical and alternate links."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from kawaraban.articles.models import Article, Correction, Person
from kawaraban.conversation.counts import Counts
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.pictures import share_url

# Inside <script> only these can end the element or begin a comment; JSON takes them escaped.
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Metadata:
    """Metadata of a story. All addresses are absolute."""

    canonical: str
    image: str
    json_ld: SafeString


def absolute(path: str) -> str:
    """Return the address of a path of this site; what is an address already stays as it is."""
    return urljoin(f"{settings.KAWARABAN.site_url}/", path)


def of_story(
    article: Article, parts: dict[str, Any], navigation: Navigation, counts: Counts
) -> Metadata:
    """Return the metadata of a public story. `parts` are those of `story.parts_of`."""
    image = share_url(article.picture) if article.picture else ""
    data = news_article(article, parts, navigation, counts)
    if image:
        data["image"] = [absolute(image)]
    return Metadata(article.full_url, absolute(image) if image else "", as_script(data))


def news_article(
    article: Article, parts: dict[str, Any], navigation: Navigation, counts: Counts
) -> dict[str, Any]:
    """Return the story as a schema.org NewsArticle."""
    site = {
        "@type": "NewsMediaOrganization",
        "name": settings.KAWARABAN.site_name,
        "url": f"{settings.KAWARABAN.site_url}/",
        "logo": absolute("/icon.svg"),
    }
    source = {"@type": "Organization", "name": article.source.name}
    if article.source.home_page:
        source["url"] = article.source.home_page
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.lede,
        "url": article.full_url,
        "mainEntityOfPage": article.full_url,
        "datePublished": _stamp(article.published_at),
        "dateModified": _stamp(updated_at(article) or article.published_at),
        "inLanguage": article.language,
        "articleSection": navigation.name(article.category),
        "keywords": [tag.name for tag in parts["tags"]],
        "author": [_person(person) for person in parts["people"]] or source,
        "publisher": site,
        "copyrightHolder": source,
        "creditText": article.credit_line,
        "isAccessibleForFree": True,
        "commentCount": counts.comments,
        "discussionUrl": f"{article.full_url}#responses",
        "correction": [_correction(c) for c in (*parts["notices"], *parts["later_notices"])],
    }
    if article.dateline:
        data["dateline"] = article.dateline
    if article.event_date:
        data["temporalCoverage"] = article.event_date.isoformat()
    return {name: value for name, value in data.items() if value not in ("", [], None)}


def updated_at(article: Article) -> datetime.datetime | None:
    """Return when readers got a changed text, or None if the first one stands.

    A story that is entered long after its date was not updated by that.
    """
    first, last = article.first_published_at, article.last_published_at
    if first is None or last is None or last - first < datetime.timedelta(minutes=1):
        return None
    return max(last, article.published_at or last)


def as_script(data: dict[str, Any]) -> SafeString:
    """Return JSON that is safe inside a `<script>` element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(UNSAFE))  # noqa: S308 - nothing left can end the element


def _stamp(moment: Any) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _person(person: Person) -> dict[str, str]:
    return {"@type": "Person", "name": person.name, "url": absolute(person.get_absolute_url())}


def _correction(notice: Correction) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "text": notice.text,
        "datePublished": _stamp(notice.corrected_at),
    }
