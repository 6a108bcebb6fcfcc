"""What the page of a story prints of it, read for one story or for many.

One story is read with prepared queries, many with a query for each kind of thing; both come to
the same `Material`, and one template makes the page of it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    IntegerField,
    QuerySet,
    prefetch_related_objects,
)

from kawaraban.articles.models import Article, ArticleByline, ArticleTag, Correction, Person, Tag
from kawaraban.articles.prepared import Parameter, Prepared
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.conversation import thread
from kawaraban.conversation.models import Response
from kawaraban.delivery.recording import changes_at, reads
from kawaraban.reading.archive import Archive
from kawaraban.reading.beside_one import neighbours_of
from kawaraban.reading.neighbours import Neighbours
from kawaraban.reading.pictures import pictures_of

# Of the editor's desk only; a page that needed one of these would ask for it by itself.
UNREAD = (
    *("created_at", "go_live_at", "locked", "locked_at", "locked_by", "origin_url"),
    *("latest_revision", "live_revision", "has_unpublished_changes"),
)
STORY = Parameter("story", IntegerField())
Thing = TypeVar("Thing", Person, Tag)


@dataclass
class Material:
    """A public story with everything that belongs to its page."""

    article: Article
    people: list[Person] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    beside: Neighbours = field(default_factory=Neighbours)

    @property
    def notices(self) -> list[Correction]:
        """The corrections that stand above the text."""
        return [notice for notice in self.corrections if notice.matters]

    @property
    def later_notices(self) -> list[Correction]:
        """The corrections that stand below the text."""
        return [notice for notice in self.corrections if not notice.matters]

    def note(self) -> None:
        """Note what the story's own text shows, and when its time is over."""
        story = self.article
        reads(f"article:{story.pk}", f"source:{story.source_id}")
        reads(*(f"person:{person.pk}" for person in self.people))
        reads(*(f"tag:{tag.slug}" for tag in self.tags))
        changes_at(story.expire_at)


def find(date: datetime.date, slug: str, now: datetime.datetime) -> Article | None:
    """Return the story that is public at this address. One query."""
    return FOUND.first(day=date, slug=slug, now=now)


def text_of(article: Article) -> Material:
    """Return what the ▼ rest of a story prints. Three queries, one more with pictures."""
    _read_pictures([article])
    return Material(
        article,
        people=PEOPLE.rows(story=article.pk),
        tags=TAGS.rows(story=article.pk),
        corrections=CORRECTIONS.rows(story=article.pk),
    )


def page_of(article: Article, now: datetime.datetime) -> Material:
    """Return what the page of a story prints, but for its conversation. Four or five queries."""
    made = text_of(article)
    made.beside = neighbours_of(article, now)
    return made


def many(numbers: Sequence[int], archive: Archive) -> list[Material]:
    """Return what the pages of these stories print, in no order, without those not public.

    A dozen queries however many they are; a few hundred at once are right.
    """
    public = Article.objects.public(archive.now).filter(pk__in=numbers).order_by()
    stories = list(public.defer(*UNREAD).prefetch_related("locale", "source", "picture"))
    _read_pictures(stories)
    bylines = ArticleByline.objects.filter(article__in=stories).order_by("sort_order", "pk")
    people = _named(Person, bylines.values_list("article_id", "person_id"))
    uses = ArticleTag.objects.filter(content_object__in=stories).order_by("pk")
    tags = _named(Tag, uses.values_list("content_object_id", "tag_id"))
    corrections: dict[int, list[Correction]] = defaultdict(list)
    for notice in _corrections().filter(article__in=stories):
        corrections[notice.article_id].append(notice)
    responses = thread.shown_of(stories)
    beside = archive.neighbours_of(stories)
    return [
        Material(
            story,
            people=people[story.pk],
            tags=tags[story.pk],
            corrections=corrections[story.pk],
            responses=responses.get(story.pk, []),
            beside=beside[story.pk],
        )
        for story in stories
    ]


def has_pictures(article: Article) -> bool:
    """Whether a picture belongs to the story, without making anything of its body."""
    body = article.body.raw_data
    return article.picture_id is not None or any(block["type"] == "picture" for block in body)


def _read_pictures(articles: Iterable[Article]) -> None:
    """Read the renditions of all the pictures in one query."""
    pictures = [one for story in articles if has_pictures(story) for one in pictures_of(story)]
    if pictures:
        prefetch_related_objects(pictures, "renditions")


def _named(model: type[Thing], pairs: Iterable[tuple[int, int]]) -> dict[int, list[Thing]]:
    """Return the things of each story; those that many stories have are read once."""
    listed = list(pairs)
    things = model._default_manager.in_bulk({number for _story, number in listed})
    found: dict[int, list[Thing]] = defaultdict(list)
    for story, number in listed:
        if number in things:
            found[story].append(things[number])
    return found


def _corrections() -> QuerySet[Correction]:
    return Correction.objects.order_by("corrected_at", "pk")


def _found() -> ArticleQuerySet:
    public = Article.objects.public(Parameter("now", DateTimeField()))  # type: ignore[arg-type]
    address = public.filter(
        day=Parameter("day", DateField()),  # type: ignore[misc]
        slug=Parameter("slug", CharField()),  # type: ignore[misc]
    )
    return address.select_related("locale", "source", "picture").defer(*UNREAD).order_by()[:1]


FOUND = Prepared(_found)
PEOPLE = Prepared(
    lambda: Person.objects.filter(bylines__article=STORY).order_by(  # type: ignore[misc]
        "bylines__sort_order", "bylines__pk"
    )
)
TAGS = Prepared(
    lambda: Tag.objects.filter(tagged__content_object=STORY).order_by("tagged__pk")  # type: ignore[misc]
)
CORRECTIONS = Prepared(lambda: _corrections().filter(article=STORY))  # type: ignore[misc]
