"""Which stories: the one rule of what is public, and the cuts that lists are made of."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from kawaraban.articles.models import (
        Article,  # noqa: F401 - named as text in the class statement
        Category,
        Person,
        Source,
        Tag,
    )


class ArticleQuerySet(models.QuerySet["Article"]):
    """Chainable cuts of the archive."""

    def public(self, now: datetime.datetime | None = None) -> ArticleQuerySet:
        """Stories a reader may see at `now` (default: this moment).

        Schedule, embargo and expiry are asked here and not only when the scheduler acts: a
        scheduler that is late or dead must not show a story too early or too long.
        """
        now = now or timezone.now()
        return self.filter(
            Q(embargo_until=None) | Q(embargo_until__lte=now),
            Q(expire_at=None) | Q(expire_at__gt=now),
            live=True,
            published_at__lte=now,
        )

    def newest_first(self) -> ArticleQuerySet:
        """By publication date, newest first; the number decides between equal dates."""
        return self.order_by("-published_at", "-id")

    def in_language(self, code: str) -> ArticleQuerySet:
        """Stories written in the language `code`."""
        return self.filter(locale__language_code=code)

    def in_category(self, category: Category) -> ArticleQuerySet:
        """Stories of a category and of all below it."""
        from kawaraban.articles.categories import numbers_below

        return self.filter(category__in=numbers_below(category))

    def by_source(self, source: Source) -> ArticleQuerySet:
        """Stories of one source."""
        return self.filter(source=source)

    def by_person(self, person: Person) -> ArticleQuerySet:
        """Stories with this byline."""
        return self.filter(bylines__person=person)

    def tagged(self, tag: Tag) -> ArticleQuerySet:
        """Stories with this tag."""
        return self.filter(tagged_items__tag=tag)

    def on(self, year: int, month: int | None = None, day: int | None = None) -> ArticleQuerySet:
        """Stories of a year, a month or a day in the newsroom's time zone."""
        cut: dict[str, int] = {"day__year": year}
        if month:
            cut["day__month"] = month
        if day:
            cut["day__day"] = day
        return self.filter(**cut)

    def for_entries(self) -> ArticleQuerySet:
        """With what a ▼ entry prints, in the same query; the body stays in the database."""
        return self.select_related("locale", "source", "category").defer("body")
