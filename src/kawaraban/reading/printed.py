"""The texts that stand on a story's page, ready for its templates (`moulded`)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from kawaraban.articles.models import Article
from kawaraban.articles.seen import updated_at
from kawaraban.conversation.counts import Counts
from kawaraban.kit.languages import LANGUAGES
from kawaraban.reading.dates import time_element
from kawaraban.reading.material import Material
from kawaraban.reading.metadata import Metadata
from kawaraban.reading.neighbours import Link
from kawaraban.reading.prose import prose

Texts = dict[str, Any]


def texts_of(made: Material, section: tuple[str, str], counts: Counts) -> Texts:
    """Return the texts of a story and of those beside it. Its language is active."""
    story, beside = made.article, made.beside
    language = LANGUAGES.get(story.language)
    earlier, later = beside.earlier, beside.later
    return {
        "language": story.language,
        "direction": language.direction if language else "ltr",
        "section": {"name": section[0], "path": section[1]},
        "translations": [_translation(link) for link in beside.translations],
        "headline": story.headline,
        "lede": story.lede,
        "people": [
            {"path": one.get_absolute_url(), "name": one.name, "role": one.role}
            for one in made.people
        ],
        "source": {"path": story.source.get_absolute_url(), "name": story.source.name},
        "dateline": story.dateline,
        "published": time_element(story.published_at, clock=True),
        "updated": time_element(updated_at(story), clock=True),
        "event": time_element(story.event_date),
        "prose": prose(story.body, "h2"),
        "credit": story.credit_line,
        "day": time_element(story.published_at),
        "tags": [{"path": tag.get_absolute_url(), "name": tag.name} for tag in made.tags],
        "comments": counts.comments,
        "trackbacks": counts.trackbacks,
        "related": [
            {"path": link.path, "headline": link.headline, "day": time_element(link.published_at)}
            for link in beside.related
        ],
        "earlier": {"path": earlier.path, "headline": earlier.headline} if earlier else None,
        "later": {"path": later.path, "headline": later.headline} if later else None,
    }


def for_readers(
    story: Article, meta: Metadata, ping_url: str, rdf: SafeString, empty: SafeString | None
) -> Texts:
    """Return what a preview does not have; `empty` is a conversation that nobody has begun."""
    moment = timezone.localtime(story.published_at).isoformat() if story.published_at else ""
    return {
        "permalink": story.get_absolute_url(),
        "canonical": meta.canonical,
        "image": meta.image,
        "json_ld": meta.json_ld,
        "site_name": settings.KAWARABAN.site_name,
        "published_time": moment,
        "ping_url": ping_url,
        "rdf": rdf,
        "empty": empty or "",
    }


def _translation(link: Link) -> Texts:
    known = LANGUAGES.get(link.language)
    return {
        "path": link.path,
        "url": link.url,
        "language": link.language,
        "name": known.native_name if known else link.language,
    }
