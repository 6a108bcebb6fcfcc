"""What entries and links print of stories, read as plain rows by queries that are written once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, IntegerField

from kawaraban.articles.models import Article
from kawaraban.articles.prepared import Parameter, Prepared
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.kit.paths import path_of

PRINTED = (
    *("id", "headline", "lede", "slug", "day", "published_at", "expire_at", "category"),
    *("source", "source__name", "source__slug", "locale__language_code"),
)
AT_ONCE = 200
"""Stories that are asked for in one query; SQLite takes at least 999 parameters."""
Place = tuple[datetime.datetime, int]

NOW, LANGUAGE = Parameter("now", DateTimeField()), Parameter("language", CharField())
CATEGORY = Parameter("category", IntegerField())


class Row(NamedTuple):
    """A story as lists need it; the fields are the columns of `PRINTED`."""

    number: int
    headline: str
    lede: str
    slug: str
    day: datetime.date | None
    published_at: datetime.datetime | None
    expire_at: datetime.datetime | None
    category: int
    source: int
    source_name: str
    source_slug: str
    language: str

    @classmethod
    def of(cls, story: Article) -> Row:
        """Return the row of a story that is in memory, such as a draft."""
        return cls(
            number=story.pk,
            headline=story.headline,
            lede=story.lede,
            slug=story.slug,
            day=story.day,
            published_at=story.published_at,
            expire_at=story.expire_at,
            category=story.category_id,
            source=story.source_id,
            source_name=story.source.name,
            source_slug=story.source.slug,
            language=story.language,
        )

    def path(self, name: str) -> str:
        """Return the path of the view `name` of this story; empty while it has no day."""
        if self.day is None:
            return ""
        return path_of(name, self.day.year, self.day.month, self.day.day, self.slug)


def rows_of(stories: ArticleQuerySet) -> list[Row]:
    """Return the rows of a queryset. One query."""
    return [Row._make(row) for row in stories.values_list(*PRINTED)]


def public_rows(numbers: Sequence[int], now: datetime.datetime) -> dict[int, Row]:
    """Return the stories with these primary keys that are public at `now`. One query for each
    `AT_ONCE`."""
    found: dict[int, Row] = {}
    for begin in range(0, len(numbers), AT_ONCE):
        part = numbers[begin : begin + AT_ONCE]
        places = _rounded(len(part))
        # A query has a fixed number of places; the last number fills those that are left.
        values = {f"number{place}": part[min(place, len(part) - 1)] for place in range(places)}
        for row in _by_number(places).rows(now=now, **values):
            found[row[0]] = Row._make(row)
    return found


def newest(
    language: str, most: int, now: datetime.datetime, categories: Iterable[int] | None = None
) -> list[int]:
    """Return the primary keys of the newest stories of a language that are public at `now`.

    Of all categories, or of those with the primary keys `categories`: one short walk along an
    index for each.
    """
    limit = _rounded(most)
    if categories is None:
        found: Iterable[Place] = _newest(limit).rows(language=language, now=now)
    else:
        each = (
            _newest_of_category(limit).rows(language=language, now=now, category=number)
            for number in categories
        )
        found = merge(*each, reverse=True)
    return [number for _at, number in islice(found, most)]


def _rounded(number: int) -> int:
    """Return the next power of two, so that few queries are written."""
    return 1 << max(number - 1, 0).bit_length()


def _listed(limit: int, **cut: Any) -> Callable[[], Any]:
    def build() -> Any:
        public = Article.objects.public(NOW)  # type: ignore[arg-type]
        stories = public.in_date_order().in_language(LANGUAGE).filter(**cut)  # type: ignore[arg-type]
        return stories.newest_first().values_list("published_at", "pk")[:limit]

    return build


@cache
def _newest(limit: int) -> Prepared[Place]:
    return Prepared(_listed(limit))


@cache
def _newest_of_category(limit: int) -> Prepared[Place]:
    return Prepared(_listed(limit, category=CATEGORY))


@cache
def _by_number(places: int) -> Prepared[Any]:
    numbers = [Parameter(f"number{place}", IntegerField()) for place in range(places)]
    return Prepared(
        lambda: (
            Article.objects.public(NOW)  # type: ignore[arg-type]
            .filter(pk__in=numbers)
            .order_by()
            .values_list(*PRINTED)
        )
    )
