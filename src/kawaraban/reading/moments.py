"""When time alone changes a page: a story on it expires, another becomes public, midnight comes."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import DateTimeField
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.articles.prepared import Parameter, Together
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.delivery.recording import changes_at, is_recording

NOW = Parameter("now", DateTimeField())


def _next(stories: ArticleQuerySet, field: str) -> Any:
    """Return the first moment after now in `field`; an index leads to it."""
    return stories.filter(**{f"{field}__gt": NOW}).order_by(field).values_list(field)[:1]


COMING: Together[Any] = Together(
    # Not in date order: the few with an embargo have an index of their own.
    lambda: _next(Article.objects.filter(live=True), "embargo_until"),
    lambda: _next(Article.objects.in_date_order(), "published_at"),
)


def until_a_story_appears() -> None:
    """Note the next moment at which any story becomes public without being published.

    It need not be one of the page's list: there are few such moments, and asking for the exact
    one would cost each list a query of its own. One short query, none outside a recording.
    """
    if not is_recording():
        return
    now = timezone.now()
    for found in COMING.rows(now=now):
        for (moment,) in found:
            changes_at(moment)


def until_midnight() -> None:
    """Note the end of the newsroom's day."""
    zone = timezone.get_default_timezone()
    tomorrow = timezone.localdate(timezone=zone) + datetime.timedelta(days=1)
    changes_at(datetime.datetime.combine(tomorrow, datetime.time(), zone))
