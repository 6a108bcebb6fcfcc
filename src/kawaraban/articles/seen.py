"""What readers can see of a story besides its text, so that two states can be compared."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import IntegerField, QuerySet
from django.utils import timezone

from kawaraban.articles.prepared import Parameter, Prepared

if TYPE_CHECKING:
    from kawaraban.articles.models import Article


@dataclass(frozen=True)
class Facts:
    """A story as it stands in lists, links and feeds. `above` are its category's parents."""

    number: int
    translation_key: uuid.UUID
    locale: int
    language: str
    headline: str
    lede: str
    slug: str
    day: datetime.date | None
    published_at: datetime.datetime | None
    embargo_until: datetime.datetime | None
    expire_at: datetime.datetime | None
    category: int
    above: tuple[int, ...]
    source: int
    picture: int | None
    people: frozenset[int]
    tags: frozenset[str]
    dated: tuple[datetime.date | None, ...]

    @classmethod
    def of(cls, article: Article) -> Facts:
        """Return the facts of `article` as it is in memory. Two queries, one more a parent."""
        people, tags = _names_of(article)
        return cls(
            number=article.pk,
            translation_key=article.translation_key,
            locale=article.locale_id,
            language=article.language,
            headline=article.headline,
            lede=article.lede,
            slug=article.slug,
            day=article.day,
            published_at=article.published_at,
            embargo_until=article.embargo_until,
            expire_at=article.expire_at,
            category=article.category_id,
            above=tuple(category.pk for category in article.category.ancestors()),
            source=article.source_id,
            picture=article.picture_id,
            people=people,
            tags=tags,
            dated=(changed_on(article), _day(article.last_published_at)),
        )

    @property
    def address(self) -> tuple[object, ...]:
        """Where the story is."""
        return self.day, self.slug

    @property
    def link(self) -> tuple[object, ...]:
        """What a link to the story prints; rails name the category, too."""
        return self.headline, self.language, self.published_at, self.category, *self.address

    @property
    def entry(self) -> tuple[object, ...]:
        """What a ▼ entry or a lead prints, without the names of what it is filed under."""
        return *self.link, self.lede, self.source, self.picture

    @property
    def time(self) -> tuple[object, ...]:
        """When the story is public."""
        return self.embargo_until, self.expire_at

    @property
    def company(self) -> tuple[object, ...]:
        """What decides beside which stories it stands, see `beside`."""
        return self.published_at, self.locale, self.category, self.translation_key


def _names_of(article: Article) -> tuple[frozenset[int], frozenset[str]]:
    """Return whose names a story carries, and the slugs of its tags."""
    if article.bylines.is_deferring or article.tagged_items.is_deferring:
        people = article.bylines.values_list("person_id", flat=True)
        return frozenset(people), frozenset(article.tags.values_list("slug", flat=True))
    return (
        frozenset(person for (person,) in PEOPLE.rows(number=article.pk)),
        frozenset(slug for (slug,) in TAGS.rows(number=article.pk)),
    )


def _bylines() -> QuerySet[Any, tuple[int]]:
    from kawaraban.articles.models import ArticleByline

    bylines = ArticleByline.objects.filter(article=NUMBER).order_by()  # type: ignore[misc]
    return bylines.values_list("person_id")


def _tags() -> QuerySet[Any, tuple[str]]:
    from kawaraban.articles.models import ArticleTag

    items = ArticleTag.objects.filter(content_object=NUMBER).order_by()  # type: ignore[misc]
    return items.values_list("tag__slug")


NUMBER = Parameter("number", IntegerField())
PEOPLE, TAGS = Prepared(_bylines), Prepared(_tags)


def updated_at(article: Article) -> datetime.datetime | None:
    """Return when readers got a changed text, or None if the first one stands.

    A story that is entered long after its date was not updated by that.
    """
    first, last = article.first_published_at, article.last_published_at
    if first is None or last is None or last - first < datetime.timedelta(minutes=1):
        return None
    return max(last, article.published_at or last)


def changed_on(article: Article) -> datetime.date | None:
    """Return the day of the newest text, as sitemaps print it. None for a story without date."""
    return _day(updated_at(article) or article.published_at)


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    """Return the newsroom's day, whichever time zone the editor at work has chosen."""
    return timezone.localdate(moment, timezone.get_default_timezone()) if moment else None
