"""The whole archive in memory: which stories stand beside which, for many stories at once.

Read once for thousands of pages. It holds numbers and dates only: about 300 bytes a story.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kawaraban.articles.models import Article
from kawaraban.articles.related import stored
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
    """The neighbours of a story by their numbers; `filling` are places, nearest first."""

    earlier: int | None
    later: int | None
    filling: Sequence[Place]
    listed: Sequence[int]


class Archive:
    """All stories that are public at `now`, by language and category. One query."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now
        self._languages: dict[int, Shelf] = defaultdict(list)
        self._categories: dict[tuple[int, int], Shelf] = defaultdict(list)
        columns = ("pk", "locale_id", "category_id", "published_at")
        public = Article.objects.public(now).order_by("published_at", "pk")
        for number, locale, category, at in public.values_list(*columns).iterator():
            place = (at, number)
            self._languages[locale].append(place)
            self._categories[locale, category].append(place)

    def neighbours_of(self, articles: Sequence[Article]) -> dict[int, Neighbours]:
        """Return the stories beside each of `articles`, which are public. Three queries."""
        related = stored(article.pk for article in articles)
        found = {
            article.pk: self._numbers(article, [number for number, _score in related[article.pk]])
            for article in articles
        }
        links = self._links({number for one in found.values() for number in _all_of(one)})
        translations = self._translations(articles)
        return {
            article.pk: _made(
                article,
                found[article.pk],
                links,
                [
                    link
                    for locale, link in translations[article.translation_key]
                    if locale != article.locale_id
                ],
            )
            for article in articles
        }

    def _numbers(self, article: Article, listed: Sequence[int]) -> Numbers:
        own, locale = place_of(article), article.locale_id
        before, after = _around(self._languages[locale], own, 1)
        filling, _ = _around(self._categories[locale, article.category_id], own, RELATED)
        return Numbers(
            before[0][1] if before else None, after[0][1] if after else None, filling[::-1], listed
        )

    def _links(self, numbers: Iterable[int]) -> dict[int | None, Link]:
        public = Article.objects.public(self.now).filter(pk__in=list(numbers))
        return {row[0]: Link(*row) for row in public.order_by().values_list(*PRINTED)}

    def _translations(self, articles: Sequence[Article]) -> dict[Any, list[tuple[int, Link]]]:
        found: dict[Any, list[tuple[int, Link]]] = defaultdict(list)
        others = Article.objects.public(self.now).newest_first()
        keys = [article.translation_key for article in articles]
        columns = ("translation_key", "locale_id", *PRINTED)
        for key, locale, *printed in others.filter(translation_key__in=keys).values_list(*columns):
            found[key].append((locale, Link(*printed)))
        return found


def _all_of(one: Numbers) -> Iterator[int]:
    """Yield the number of everything that may be printed."""
    yield from (number for number in (one.earlier, one.later) if number)
    yield from (number for _at, number in one.filling)
    yield from one.listed


def _made(
    article: Article,
    one: Numbers,
    links: Mapping[int | None, Link],
    translations: Sequence[Link],
) -> Neighbours:
    listed = [links[number] for number in one.listed if number in links]
    related = [link for link in listed if link.language == article.language]
    filling = [links[number] for _at, number in one.filling if number in links]
    return Neighbours(
        earlier=links.get(one.earlier),
        later=links.get(one.later),
        related=choose(
            [(link.place, link) for link in related], [(link.place, link) for link in filling]
        ),
        translations=translations,
        waiting=sorted({*one.listed} - {link.number for link in related}),
    )


def _around(shelf: Shelf, own: Place, number: int) -> tuple[Shelf, Shelf]:
    """Return the `number` places before and after `own`, nearest last and nearest first."""
    at = bisect_left(shelf, own)
    after = at + 1 if at < len(shelf) and shelf[at] == own else at
    return shelf[max(0, at - number) : at], shelf[after : after + number]
