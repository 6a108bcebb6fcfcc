"""The whole archive in memory: which stories stand beside which, for many stories at once.

Read once for thousands of pages. It holds numbers and dates only: about 500 bytes a story.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kawaraban.articles.models import Article, ArticleTag
from kawaraban.reading.neighbours import (
    PRINTED,
    RELATED,
    Link,
    Neighbours,
    Place,
    choose,
    place_of,
)

Shelf = list[Place]
"""Stories in the order of their dates."""


class Numbers(NamedTuple):
    """The neighbours of a story by their numbers."""

    earlier: int | None
    later: int | None
    related: Sequence[int]


class Archive:
    """All stories that are public at `now`, by language, category and tag. Two queries."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now
        self._languages: dict[int, Shelf] = defaultdict(list)
        self._categories: dict[tuple[int, int], Shelf] = defaultdict(list)
        self._tags: dict[tuple[int, int], Shelf] = defaultdict(list)
        self._tags_of: dict[int, set[int]] = defaultdict(set)
        where: dict[int, tuple[int, Place]] = {}
        columns = ("pk", "locale_id", "category_id", "published_at")
        public = Article.objects.public(now).order_by("published_at", "pk")
        for number, locale, category, at in public.values_list(*columns).iterator():
            place = (at, number)
            where[number] = (locale, place)
            self._languages[locale].append(place)
            self._categories[locale, category].append(place)
        uses = ArticleTag.objects.order_by().values_list("tag_id", "content_object_id")
        for tag, number in uses.iterator():
            if number in where:
                locale, place = where[number]
                self._tags[locale, tag].append(place)
                self._tags_of[number].add(tag)
        for shelf in self._tags.values():
            shelf.sort()

    def neighbours_of(self, articles: Sequence[Article]) -> dict[int, Neighbours]:
        """Return the stories beside each of `articles`, which are public. Two queries."""
        found = {article.pk: self._numbers(article) for article in articles}
        wanted = {number for one in found.values() for number in (one.earlier, one.later)}
        wanted.update(number for one in found.values() for number in one.related)
        links = self._links(wanted)
        translations = self._translations(articles)
        return {
            article.pk: Neighbours(
                earlier=links.get(found[article.pk].earlier),
                later=links.get(found[article.pk].later),
                related=[links[n] for n in found[article.pk].related if n in links],
                translations=[
                    link
                    for locale, link in translations[article.translation_key]
                    if locale != article.locale_id
                ],
            )
            for article in articles
        }

    def _numbers(self, article: Article) -> Numbers:
        own, locale = place_of(article), article.locale_id
        before, after = _around(self._languages[locale], own, 1)
        filling, _ = _around(self._categories[locale, article.category_id], own, RELATED)
        related = choose(
            own, self._sharing(article, own), [(place, place[1]) for place in filling[::-1]]
        )
        return Numbers(before[0][1] if before else None, after[0][1] if after else None, related)

    def _sharing(self, article: Article, own: Place) -> Iterable[tuple[int, Place, int]]:
        tags = self._tags_of.get(article.pk, set())
        earlier: set[Place] = set()
        later: set[Place] = set()
        for tag in tags:
            before, after = _around(self._tags[article.locale_id, tag], own, RELATED)
            earlier.update(before)
            later.update(after)
        for place in (*sorted(earlier)[-RELATED:], *sorted(later)[:RELATED]):
            yield len(tags & self._tags_of[place[1]]), place, place[1]

    def _links(self, numbers: Iterable[int | None]) -> dict[int | None, Link]:
        public = Article.objects.public(self.now).filter(pk__in=[n for n in numbers if n])
        return {row[0]: Link(*row) for row in public.order_by().values_list(*PRINTED)}

    def _translations(self, articles: Sequence[Article]) -> dict[Any, list[tuple[int, Link]]]:
        found: dict[Any, list[tuple[int, Link]]] = defaultdict(list)
        others = Article.objects.public(self.now).newest_first()
        keys = [article.translation_key for article in articles]
        columns = ("translation_key", "locale_id", *PRINTED)
        for key, locale, *printed in others.filter(translation_key__in=keys).values_list(*columns):
            found[key].append((locale, Link(*printed)))
        return found


def _around(shelf: Shelf, own: Place, number: int) -> tuple[Shelf, Shelf]:
    """Return the `number` places before and after `own`, nearest last and nearest first."""
    at = bisect_left(shelf, own)
    after = at + 1 if at < len(shelf) and shelf[at] == own else at
    return shelf[max(0, at - number) : at], shelf[after : after + number]
