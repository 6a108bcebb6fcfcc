"""Which parts of the site a story stands in: the tags of the log of changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawaraban.articles.models import Article


def tags_of(article: Article) -> Iterator[str]:
    """Yield the tags of a story as it stands: itself, and every list that shows it."""
    yield f"article:{article.pk}"
    yield "front"
    yield f"language:{article.language}"
    yield f"category:{article.category_id}"
    for above in article.category.ancestors():
        yield f"category:{above.pk}"
    yield f"source:{article.source_id}"
    for person in article.bylines.values_list("person_id", flat=True):
        yield f"person:{person}"
    for slug in article.tags.values_list("slug", flat=True):
        yield f"tag:{slug}"
    if article.day:
        yield f"day:{article.day:%Y-%m-%d}"
