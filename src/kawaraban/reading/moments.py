"""When time alone changes a page: a story on it expires, another becomes public, midnight comes."""

from __future__ import annotations

import datetime

from django.db.models import Min, Q
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.delivery.recording import changes_at, is_recording


def until_a_story_appears() -> None:
    """Note the next moment at which any story becomes public without being published.

    It need not be one of the page's list: there are few such moments, and asking for the exact
    one would cost each list a query of its own. One query, none outside a recording.
    """
    if not is_recording():
        return
    now = timezone.now()
    embargoed, dated = Q(embargo_until__gt=now), Q(published_at__gt=now)
    coming = Article.objects.filter(embargoed | dated, live=True).aggregate(
        embargo=Min("embargo_until", filter=embargoed), date=Min("published_at", filter=dated)
    )
    for moment in coming.values():
        changes_at(moment)


def until_midnight() -> None:
    """Note the end of the newsroom's day."""
    zone = timezone.get_default_timezone()
    tomorrow = timezone.localdate(timezone=zone) + datetime.timedelta(days=1)
    changes_at(datetime.datetime.combine(tomorrow, datetime.time(), zone))
