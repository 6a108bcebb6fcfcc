"""Which stories: the one rule of what is public, and the cuts that lists are made of."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, Value
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

    def hidden(self, now: datetime.datetime | None = None) -> ArticleQuerySet:
        """Stories a reader may not see at `now`: exactly those that `public` leaves out.

        Each reason is written so that an index answers it; most stories of an archive are public.
        """
        now = now or timezone.now()
        return self.filter(
            Q(live=Value(False))
            | Q(live=Value(True), published_at=None)
            | Q(live=Value(True), published_at__gt=now)
            | Q(embargo_until__gt=now)
            | Q(expire_at__lte=now)
        )

    def in_date_order(self) -> ArticleQuerySet:
        """For cuts into which many stories fall: SQLite walks its indexes by date.

        Django writes `live=True` as `WHERE live`, which none of the indexes that begin with it can
        serve; then everything is read and sorted. Not for a byline's or a tag's stories: they are
        few, and there the walk would be the longer way.
        """
        return self.filter(live=Value(True))

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
        """Stories of a year, a month or a day in the newsroom's time zone.

        Raises `ValueError` for a date that no calendar has.
        """
        first = datetime.date(year, month or 1, day or 1)
        if day:
            return self.filter(day=first)
        last = 31 if not month else calendar.monthrange(year, month)[1]
        # A range and not `day__month`: that is a function, and no index serves it.
        return self.filter(day__range=(first, datetime.date(year, month or 12, last)))

    def for_entries(self) -> ArticleQuerySet:
        """With what a ▼ entry prints, in the same query; the body stays in the database."""
        return self.select_related("locale", "source", "category").defer("body")
