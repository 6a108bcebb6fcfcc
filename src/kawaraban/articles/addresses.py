"""A story's address: its day and slug, unique, and remembered when they change."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, DateField, IntegerField, QuerySet
from django.utils import timezone

from kawaraban.articles.prepared import Parameter, Prepared, Together
from kawaraban.articles.seen import Facts
from kawaraban.kit.slugs import slugify

if TYPE_CHECKING:
    from kawaraban.articles.models import Article

LONGEST = 100


@dataclass(frozen=True)
class Seen:
    """What readers saw of a story before it was saved.

    A story that was taken back has no facts, but it keeps the day and slug that readers knew.
    """

    live: bool = False
    day: datetime.date | None = None
    slug: str = ""
    facts: Facts | None = None

    @classmethod
    def of(cls, article: Article) -> Seen:
        """Return what the stored row showed."""
        if article.pk is None:
            return cls()
        stored = STORED.first(number=article.pk)
        if stored is None or stored.day is None:  # only publishing gives a story its day
            return cls()
        facts = Facts.of(stored) if stored.live else None
        return cls(stored.live, stored.day, stored.slug, facts)


def settle(article: Article) -> None:
    """Give a live story its publication date, its day in the newsroom's zone and a free slug."""
    article.slug = article.slug or slugify(article.headline, LONGEST) or "story"
    if not article.live:
        return
    article.published_at = article.published_at or timezone.now()
    article.day = day_of(article.published_at)
    article.slug = free_slug(article, article.day)


def day_of(moment: datetime.datetime) -> datetime.date:
    """Return the newsroom's day; the editor who publishes may have chosen another time zone."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def free_slug(article: Article, day: datetime.date) -> str:
    """Return the story's slug, with a number behind it if another story of the day has it."""
    slug, number = article.slug, 2
    while is_taken(article, day, slug):
        slug = f"{slugify(article.slug, LONGEST)}-{number}"
        number += 1
    return slug


def is_taken(article: Article, day: datetime.date, slug: str) -> bool:
    """Whether another story has, or was once public under, this day and slug."""
    holders = HOLDERS.rows(day=day, slug=slug)
    return any(number != article.pk for rows in holders for (number,) in rows)


def keep_former(article: Article, seen: Seen) -> None:
    """Let the address that readers knew lead to the new one."""
    from kawaraban.articles.models import FormerAddress

    if not article.live or article.day is None:
        return
    if seen.day and (seen.day, seen.slug) != (article.day, article.slug):
        FormerAddress.objects.update_or_create(
            day=seen.day, slug=seen.slug, defaults={"article_id": article.pk}
        )
    _now, formerly = HOLDERS.rows(day=article.day, slug=article.slug)
    if formerly:
        # A story that returned to an address it once had must not redirect to itself.
        FormerAddress.objects.filter(day=article.day, slug=article.slug).delete()


def _stories() -> QuerySet[Article]:
    from kawaraban.articles.models import Article

    return Article._default_manager.order_by()


def _formerly() -> QuerySet[Any]:
    from kawaraban.articles.models import FormerAddress

    return FormerAddress.objects.order_by()


DAY, SLUG = Parameter("day", DateField()), Parameter("slug", CharField())
NUMBER = Parameter("number", IntegerField())
STORED = Prepared(
    lambda: (
        _stories().filter(pk=NUMBER).select_related("locale", "category").defer("body")  # type: ignore[misc]
    )
)
# By number of the story: the one that has an address, and the one that had it. An address has at
# most one of each, so the story itself is left out here and not in SQL.
HOLDERS = Together(
    lambda: _stories().filter(day=DAY, slug=SLUG).values_list("pk"),  # type: ignore[misc]
    lambda: _formerly().filter(day=DAY, slug=SLUG).values_list("article_id"),
)
