"""Fills a site with an archive: `python -m benchmarks.search.fill TEXTS NUMBER`.

A process of its own, on the site that KAWARABAN_DATA names. The database has what pages of results
print of a story; the texts go to the index alone. Prints the seconds that the index took.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.search.archive import SECTIONS, SOURCES, published, read
from kawaraban.config.command.management import start_django
from kawaraban.search.contract import Document

AT_ONCE = 5_000


def main() -> None:
    """Fill the site and build its index."""
    start_django()
    texts, number = Path(sys.argv[1]), int(sys.argv[2])
    _fill(read(texts, number), number)
    spent = _build(texts, number)
    print(f"{spent:.2f}")


def _build(texts: Path, number: int) -> float:
    from kawaraban.outbox import log
    from kawaraban.search.engine import engine

    begin = time.perf_counter()
    found = engine().rebuild(read(texts, number), log.head())
    spent = time.perf_counter() - begin
    if found != number:
        raise RuntimeError(f"The index has {found} of {number} articles.")
    return spent


def _fill(documents: Iterable[Document], number: int) -> None:
    from django.db import transaction

    from kawaraban.articles.models import Article

    stories = _stories(documents, number)
    while some := list(islice(stories, AT_ONCE)):
        with transaction.atomic():
            Article.objects.bulk_create(some, batch_size=500)


def _stories(documents: Iterable[Document], number: int) -> Iterator:  # type: ignore[type-arg]
    from wagtail.models import Locale

    from kawaraban.articles.models import Article, Category, Source

    locale = Locale.objects.get(language_code="en")
    categories = [
        Category.objects.get_or_create(slug=slug, defaults={"name": slug.title()})[0]
        for slug in SECTIONS
    ]
    sources = [
        Source.objects.get_or_create(slug=slug, defaults={"name": slug})[0] for slug in SOURCES
    ]
    for place, document in enumerate(documents):
        at = published(place, number)
        yield Article(
            pk=place + 1,
            headline=document.headline,
            slug=f"{place + 1}",
            lede=document.lede,
            body=[],
            category=categories[place % len(SECTIONS)],
            source=sources[place % len(SOURCES)],
            locale=locale,
            live=True,
            published_at=at,
            first_published_at=at,
            last_published_at=at,
            day=at.date(),
        )


if __name__ == "__main__":
    main()
